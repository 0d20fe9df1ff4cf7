package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// FindingsSchema names the form of the json format. Fields may be added under
// the same name; none is renamed, removed or given another meaning.
const FindingsSchema = "pmlint.findings/v1"

type jsonReport struct {
	Schema   string        `json:"schema"`
	Version  string        `json:"version,omitempty"`
	Findings []jsonFinding `json:"findings"`
	Summary  Summary       `json:"summary"`
}

type jsonFinding struct {
	Rule        string        `json:"rule"`
	Severity    string        `json:"severity"`
	Path        string        `json:"path"`
	Start       jsonPosition  `json:"start"`
	End         jsonPosition  `json:"end"`
	Message     string        `json:"message"`
	Hint        string        `json:"hint"`
	URL         string        `json:"url"`
	Fingerprint string        `json:"fingerprint"`
	Fixes       []jsonFix     `json:"fixes"`
	Related     []jsonRelated `json:"related,omitempty"`
}

// jsonPosition counts lines and columns (in code points) from 1, bytes from 0.
type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Safe    bool       `json:"safe"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
	New   string       `json:"new"`
}

type jsonRelated struct {
	Path    string       `json:"path"`
	Start   jsonPosition `json:"start"`
	End     jsonPosition `json:"end"`
	Message string       `json:"message"`
}

// JSON writes one object: the findings and the summary.
func JSON(w io.Writer, r *Report) error { return whole(newObjectStream(w, r), r) }

// JSONLines writes each finding as an object on a line of its own.
func JSONLines(w io.Writer, r *Report) error { return whole(newJSONStream(w, r), r) }

type jsonStream struct {
	w   io.Writer
	src *sources
}

func newJSONStream(w io.Writer, r *Report) Stream { return jsonStream{w, r.sources()} }

// Add implements Stream.
func (j jsonStream) Add(findings []lint.Finding) error {
	for i := range findings {
		if err := writeJSON(j.w, newJSONFinding(&findings[i], j.src), ""); err != nil {
			return err
		}
	}
	return nil
}

// End implements Stream.
func (jsonStream) End(*Report) error { return nil }

func newJSONFinding(f *lint.Finding, src *sources) jsonFinding {
	j := jsonFinding{
		Rule: f.Rule, Severity: f.Severity.String(), Path: f.Path,
		Start: newJSONPosition(f.Start), End: newJSONPosition(f.End),
		Message: f.Message, Hint: f.Hint, URL: f.URL, Fingerprint: f.Fingerprint,
		Fixes: []jsonFix{},
	}
	for _, fix := range f.Fixes {
		j.Fixes = append(j.Fixes, newJSONFix(fix, src.of(f.Path)))
	}
	for _, rel := range f.Related {
		path := rel.Path
		if path == "" {
			path = f.Path
		}
		j.Related = append(j.Related, jsonRelated{path, newJSONPosition(rel.Start), newJSONPosition(rel.End), rel.Message})
	}
	return j
}

func newJSONFix(fix lint.Fix, file *text.File) jsonFix {
	j := jsonFix{Message: fix.Message, Safe: fix.Safe, Edits: []jsonEdit{}}
	for _, e := range fix.Edits {
		j.Edits = append(j.Edits, jsonEdit{positionIn(file, e.Span.Start), positionIn(file, e.Span.End), e.New})
	}
	return j
}

// positionIn is the position of an offset; without the file only the offset is
// known and line and column are 0.
func positionIn(file *text.File, offset int) jsonPosition {
	if file == nil {
		return jsonPosition{Offset: offset}
	}
	return newJSONPosition(file.Position(offset))
}

func newJSONPosition(p text.Position) jsonPosition {
	return jsonPosition{Line: p.Line, Column: p.Column, Offset: p.Offset}
}

// writeJSON writes a value and a line feed.
func writeJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(HarmlessJSON(b.Bytes()))
	return err
}
