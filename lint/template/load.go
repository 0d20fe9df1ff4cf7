package template

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// maxSize is the size in bytes above which a template is surely something
// else.
const maxSize = 1 << 20

// Load returns the schema that a configuration names: a built-in one, nil for
// "none" and for "", or else the Markdown file at that path of files, which may
// be nil where there is no repository. Who names no template has chosen none:
// documents are then held against nothing.
func Load(files fs.FS, name string, opts postmortem.Options) (*Schema, error) {
	if name == "" {
		name = None
	}
	if !isPath(name) {
		return Builtin(name)
	}
	clean := strings.TrimPrefix(path.Clean(name), "./")
	if files == nil {
		return nil, fmt.Errorf("template %s: there is no repository to read it from", name)
	}
	src, err := fs.ReadFile(files, clean)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("template %s: no such file in the repository; give its path from the root, or a built-in one: %s", name,
			strings.Join(Names(), ", "))
	} else if err != nil {
		return nil, fmt.Errorf("template %s: cannot be read: %w", name, err)
	}
	if len(src) > maxSize {
		return nil, fmt.Errorf("template %s: %d bytes are more than the %d that a template may have", name, len(src), maxSize)
	}
	s, fenced := Page(clean, src, opts)
	if !fenced { // who names a page means all of it, unless it shows the form
		s = Derive(clean, text.NewFile(clean, src), opts)
	}
	if s.Empty() {
		return nil, fmt.Errorf("template %s: it has no headings and no labelled fields, so it asks for nothing; use \"none\" for that", name)
	}
	return s, nil
}

// isPath tells a path from the name of a built-in template.
func isPath(name string) bool { return strings.ContainsAny(name, "/.\\") }
