package lint

import "github.com/pmlint/pmlint/lint/template"

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
