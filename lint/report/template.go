package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/template"
)

// Template writes a report through the Go text/template of r.Template. Its data
// is that of the json format, with Go's names (.Findings, .Start.Line); texts
// of documents and names of files are harmless already, wherever they stand. Beside the usual functions it has json,
// upper, lower and replace.
//
// A template runs as the user who wrote it: it comes from the command line, and
// never from the config of a repository.
func Template(w io.Writer, r *Report) error {
	if r.Template == "" {
		return errors.New("the format template needs a template: give one with --report-template")
	}
	t, err := template.New("template").Funcs(template.FuncMap{
		"json": templateJSON, "upper": strings.ToUpper, "lower": strings.ToLower,
		"replace": func(old, with, s string) string { return strings.ReplaceAll(s, old, with) },
	}).Parse(r.Template)
	if err != nil {
		return fmt.Errorf("the template cannot be read: %w", err)
	}
	data := jsonReport{Schema: FindingsSchema, Version: r.Version, Findings: []jsonFinding{}, Summary: r.Summary}
	src := r.sources()
	for i := range r.Findings {
		data.Findings = append(data.Findings, harmlessFinding(newJSONFinding(&r.Findings[i], src)))
	}
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return fmt.Errorf("the template fails: %w", err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// harmlessFinding makes all texts of a finding harmless.
func harmlessFinding(f jsonFinding) jsonFinding {
	f.Path, f.Message, f.Hint = harmlessPath(f.Path), harmlessLine(f.Message), harmlessLine(f.Hint)
	for i := range f.Related {
		r := &f.Related[i]
		r.Path, r.Message = harmlessPath(r.Path), harmlessLine(r.Message)
	}
	for i := range f.Fixes {
		fix := &f.Fixes[i]
		fix.Message = harmlessLine(fix.Message)
		for j := range fix.Edits {
			fix.Edits[j].New = Harmless(fix.Edits[j].New)
		}
	}
	return f
}

func templateJSON(v any) (string, error) {
	var b bytes.Buffer
	if err := writeJSON(&b, v, ""); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}
