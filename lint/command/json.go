package command

import (
	"bytes"
	"encoding/json"

	"github.com/pmlint/pmlint/lint/report"
)

// printJSON prints a value as indented JSON with a final line feed.
func (a *app) printJSON(v any) error { return a.encode(v, "  ") }

// printJSONLine prints a value as JSON on a line of its own.
func (a *app) printJSONLine(v any) error { return a.encode(v, "") }

func (a *app) encode(v any, indent string) error {
	var b bytes.Buffer
	if err := encodeJSON(&b, v, indent); err != nil {
		return err
	}
	_, err := a.Out.Write(report.HarmlessJSON(b.Bytes()))
	return err
}

func encodeJSON(b *bytes.Buffer, v any, indent string) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}
