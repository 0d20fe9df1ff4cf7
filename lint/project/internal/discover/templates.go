package discover

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/template"
)

// maxTemplates is how many files that may be templates are looked at.
const maxTemplates = 50

// TemplateFiles are the Markdown files of the work tree that are called templates or
// lie where templates do, hidden ones among them.
func (f *Finder) TemplateFiles() []string {
	var found []string
	w := walker{
		hidden: true,
		leave:  func(name string) bool { return IsLeftOut(name) && name != ".github" && name != ".gitlab" },
		file: func(p place, mode fs.FileMode) {
			if mode.IsRegular() && len(found) < maxTemplates && markdown.IsFile(p.rel) && mayBeTemplate(p.rel) {
				found = append(found, p.rel)
			}
		},
	}
	if err := w.walk(place{tree: f.Tree, at: "."}, f.above(f.Root), false); err != nil {
		return nil // what cannot be read holds none
	}
	return found
}

func mayBeTemplate(name string) bool {
	dir, base := path.Split(strings.ToLower(name))
	if template.IsName(stemOf(strings.TrimLeft(base, "._"))) {
		return true
	}
	return slices.ContainsFunc(strings.Split(dir, "/"), func(folder string) bool {
		switch folder {
		case "templates", "template", "_templates", ".templates", "archetypes":
			return true
		}
		return false
	})
}
