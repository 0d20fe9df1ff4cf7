package report

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// The Reviewdog Diagnostic Format. Its columns count bytes of UTF-8 from 1.
type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Source      rdSource       `json:"source"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
}

type rdLocation struct {
	Path  string   `json:"path"`
	Range *rdRange `json:"range,omitempty"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column,omitempty"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

// RDJSONLines writes the Reviewdog Diagnostic Format, a line a finding. A fix
// of one edit becomes a suggestion; several edits that belong together cannot
// be told there, since a reader may take one alone.
func RDJSONLines(w io.Writer, r *Report) error {
	src := r.sources()
	for i := range r.Findings {
		f := &r.Findings[i]
		if err := writeJSON(w, newRDDiagnostic(f, src.of(f.Path)), ""); err != nil {
			return err
		}
	}
	return nil
}

func newRDDiagnostic(f *lint.Finding, file *text.File) rdDiagnostic {
	d := rdDiagnostic{
		Message:  mdText(sentence(f)), // reviewdog posts it as a comment
		Severity: rdSeverity(f.Severity),
		Location: rdLocation{Path: f.Path, Range: newRDRange(file, f.Span, f.Start.Line, f.End.Line)},
		Source:   rdSource{"pmlint", informationURI},
		Code:     rdCode{f.Rule, f.URL},
	}
	if file == nil {
		return d
	}
	for _, fix := range f.Fixes {
		if len(fix.Edits) == 1 && utf8.ValidString(fix.Edits[0].New) {
			e := fix.Edits[0]
			at := newRDRange(file, e.Span, 0, 0)
			d.Suggestions = append(d.Suggestions, rdSuggestion{*at, e.New})
		}
	}
	return d
}

// newRDRange is the range of a span; without the file only lines are known.
func newRDRange(file *text.File, s text.Span, startLine, endLine int) *rdRange {
	if file == nil {
		return &rdRange{rdPosition{Line: startLine}, rdPosition{Line: max(endLine, startLine)}}
	}
	return &rdRange{rdPositionIn(file, s.Start), rdPositionIn(file, s.End)}
}

func rdPositionIn(file *text.File, offset int) rdPosition {
	line := file.LineAt(offset)
	return rdPosition{line, max(offset-file.LineSpan(line).Start, 0) + 1}
}

func rdSeverity(s lint.Severity) string {
	if s == lint.Notice {
		return "INFO"
	}
	return strings.ToUpper(s.String())
}
