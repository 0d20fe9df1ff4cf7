package project

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint"
)

// Create writes a file, at a path relative to the root, that is not there yet, and
// makes the folders above it. What is there is never overwritten: that is an error
// which wraps fs.ErrExist.
func (p *Project) Create(path string, data []byte) error {
	err := p.tree.Create(path, data, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already, and is not overwritten: %w", p.Display(path), fs.ErrExist)
	case err != nil:
		return fmt.Errorf("%s: cannot be written: %w", p.Display(path), rootfs.Cause(err))
	}
	return nil
}

// ReadFile is a file of the repository at a path relative to the root, of at most
// lint.MaxSize bytes.
func (p *Project) ReadFile(path string) ([]byte, error) { return p.tree.ReadFile(path, lint.MaxSize) }

// Templates are the files that may be the team's template: called so, or lying
// where templates do, also in hidden folders; and the guides in folders of
// documents, which may show one. Those near the documents come first.
func (p *Project) Templates(docs []string) []string {
	found := p.finder.TemplateFiles()
	for _, name := range docs {
		for _, guide := range []string{"README.md", "index.md"} {
			if full := path.Join(path.Dir(name), guide); !slices.Contains(found, full) && !slices.Contains(docs, full) {
				if info, err := p.tree.Lstat(full); err == nil && info.Mode().IsRegular() {
					found = append(found, full)
				}
			}
		}
	}
	return found
}
