package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/pmlint/pmlint/lint"
)

// objectStream writes the one object of the json format piece by piece.
type objectStream struct {
	w    io.Writer
	r    *Report
	src  *sources
	some bool // findings were written
}

func newObjectStream(w io.Writer, r *Report) Stream {
	return &objectStream{w: w, r: r, src: r.sources()}
}

// Add implements Stream.
func (s *objectStream) Add(findings []lint.Finding) error {
	var b bytes.Buffer
	for i := range findings {
		before := ","
		if !s.some {
			before = s.head()
		}
		s.some = true
		b.WriteString(before + "\n    ")
		if err := appendIndented(&b, newJSONFinding(&findings[i], s.src), "    "); err != nil {
			return err
		}
	}
	_, err := b.WriteTo(s.w)
	return err
}

// head is what stands before the first finding.
func (s *objectStream) head() string {
	head := "{\n  \"schema\": \"" + FindingsSchema + "\",\n"
	if s.r.Version != "" {
		var version bytes.Buffer
		_ = appendIndented(&version, s.r.Version, "") // a text can be written
		head += "  \"version\": " + version.String() + ",\n"
	}
	return head + "  \"findings\": ["
}

// End implements Stream.
func (s *objectStream) End(r *Report) error {
	var b bytes.Buffer
	if s.some {
		b.WriteString("\n  ")
	} else {
		b.WriteString(s.head())
	}
	b.WriteString("],\n  \"summary\": ")
	if err := appendIndented(&b, r.Summary, "  "); err != nil {
		return err
	}
	b.WriteString("\n}\n")
	_, err := b.WriteTo(s.w)
	return err
}

// appendIndented writes a value as it stands behind a prefix, without a line
// feed after it.
func appendIndented(b *bytes.Buffer, v any, prefix string) error {
	var one bytes.Buffer
	e := json.NewEncoder(&one)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	b.Write(HarmlessJSON(bytes.TrimRight(one.Bytes(), "\n")))
	return nil
}
