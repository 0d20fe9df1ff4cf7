package lint

import (
	"io/fs"
	"path"
	"slices"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

// loadSchemas reads every template that the configuration names.
func (l *Linter) loadSchemas() error {
	l.schemas = map[string]*template.Schema{}
	names := []string{l.config.Template}
	for _, o := range l.config.Overrides {
		names = append(names, o.Template)
	}
	for _, name := range names {
		schema, err := template.Load(l.config.Files, name, l.parse)
		if err != nil {
			return err
		}
		l.schemas[name] = schema
	}
	return nil
}

// templateBeside is the template that lies with the document at doc, where the
// configuration names none; l.mu is held.
func (l *Linter) templateBeside(name, doc string) *template.Schema {
	if name != "" || doc == "" || l.config.Files == nil || !fs.ValidPath(doc) {
		return nil
	}
	return template.Beside(l.config.Files, path.Dir(doc), l.parse, l.beside)
}

// Unchosen reports whether documents were met for which nobody chose a template:
// the configuration names none, not even "none", and none lies with them. They
// were held against nothing. It is to be asked after the run.
func (l *Linter) Unchosen() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.unchosen
}

// TemplatesBeside are the paths of the templates that were found with the
// documents and used, in their order. It is to be asked after the run.
func (l *Linter) TemplatesBeside() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var names []string
	for _, s := range l.beside {
		if s != nil && !slices.Contains(names, s.Name) {
			names = append(names, s.Name)
		}
	}
	slices.Sort(names)
	return names
}

// Template is what the configuration, or what lies beside it, makes the template of
// a document at a path; nil for none.
func (l *Linter) Template(path string) (*template.Schema, error) {
	p, err := l.plan(path)
	if err != nil {
		return nil, err
	}
	return p.schema, nil
}

// ParseOptions are those that documents are read with, but for the date order that
// a template may have.
func (l *Linter) ParseOptions() postmortem.Options { return l.parse }
