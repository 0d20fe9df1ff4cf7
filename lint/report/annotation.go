package report

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
)

// Annotation is a finding as GitHub shows it beside the lines of a change.
type Annotation struct {
	Severity lint.Severity
	Path     string // from the repository's root
	// Line and EndLine count from 1. Column and EndColumn are 0 where the lines
	// differ: GitHub would drop them, and the place with them.
	Line, EndLine     int
	Column, EndColumn int
	Title             string
	Message           string
}

const (
	// MaxAnnotations is how many annotations of one severity GitHub keeps of a
	// step. It keeps the first.
	MaxAnnotations = 10
	// maxAnnotationText is where GitHub cuts a message, in characters.
	maxAnnotationText = 4096
)

// Annotations chooses what GitHub shall show: the gravest first, and no more
// than most of each severity (at most MaxAnnotations), one a file in turn, so that
// no file takes the places of all others, and on changed lines first. What a base or baseline
// knows is no finding of the report, so all of them are new. The last one of a
// severity says how many there are, when some are left out.
func Annotations(r *Report, most int) []Annotation {
	most = min(most, MaxAnnotations)
	sorted := dealt(bySeverity(r.Findings), r.Changed)
	total := [lint.Error + 1]int{}
	for i := range sorted {
		total[sorted[i].Severity]++
	}
	var shown []Annotation
	count := [lint.Error + 1]int{}
	for i := range sorted {
		f := &sorted[i]
		if count[f.Severity]++; count[f.Severity] > most {
			continue
		}
		note := ""
		if count[f.Severity] == most && total[f.Severity] > most {
			note = fmt.Sprintf("%d of %d %ss shown, the rest is in the job's summary and log", most, total[f.Severity], f.Severity)
		}
		shown = append(shown, newAnnotation(f, note))
	}
	return shown
}

// dealt orders findings, which are sorted by severity, anew within each severity:
// of each file the next one in turn. Of a file, findings on lines that the change
// wrote come first, those about the document as a whole, at its first line, last.
func dealt(findings []lint.Finding, changed func(path string, line int) bool) []lint.Finding {
	rank := func(f *lint.Finding) int {
		switch {
		case changed != nil && changed(f.Path, f.Start.Line):
			return 0
		case f.Start.Line > 1:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(findings, func(a, b lint.Finding) int {
		return cmp.Or(int(b.Severity)-int(a.Severity), cmp.Compare(a.Path, b.Path), cmp.Compare(rank(&a), rank(&b)))
	})
	type hand struct {
		severity lint.Severity
		path     string
	}
	count := map[hand]int{}
	round := make([]int, len(findings))
	order := make([]int, len(findings))
	for i := range findings {
		h := hand{findings[i].Severity, findings[i].Path}
		round[i], order[i] = count[h], i
		count[h]++
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(int(findings[b].Severity)-int(findings[a].Severity), cmp.Compare(round[a], round[b]))
	})
	out := make([]lint.Finding, len(findings))
	for i, at := range order {
		out[i] = findings[at]
	}
	return out
}

func newAnnotation(f *lint.Finding, note string) Annotation {
	a := Annotation{
		Severity: f.Severity, Path: visible(f.Path), Title: "pmlint: " + visible(f.Rule),
		Line: max(f.Start.Line, 1), EndLine: max(f.End.Line, f.Start.Line, 1),
	}
	if a.Line == a.EndLine {
		a.Column, a.EndColumn = f.Start.Column, f.End.Column
	}
	message := visible(f.Message)
	if f.Hint != "" {
		message += "\n" + visible(f.Hint)
	}
	if note != "" {
		note = "\n\n" + note
	}
	a.Message = noLegacyCommand(cutRunes(message, maxAnnotationText/2-utf8.RuneCountInString(note)) + note)
	return a
}

// cutRunes cuts s to at most n code points. Callers stay well below GitHub's
// limit, since escapes are counted there too.
func cutRunes(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	count := 0
	for i := range s {
		if count++; count == n {
			return s[:i] + "…"
		}
	}
	return s
}
