package task

import (
	"strings"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
)

// DueOf reads a text that states a due date and nothing else: a cell, or what
// follows "Due:". The result holds the text as written also where it is no
// date.
func DueOf(r chrono.DueReader, t markdown.Text) Due {
	due := Due{Text: t}
	d, ok := r.Read(t.Plain)
	if !ok {
		return due
	}
	due.Start, due.End = d.Start, d.End
	due.Exact, due.Relative, due.Ambiguous, due.Loose = d.Exact, d.Relative, d.Ambiguous, d.Loose
	return due
}

// Blank tells that the text says that there is no date yet: a dash, "TBD", an
// unfilled placeholder.
func (d Due) Blank() bool {
	s := strings.ToLower(strings.Trim(d.Text.Plain, " .!*_`()"))
	if SaysNothing(s) || strings.Trim(s, "?") == "" || strings.HasPrefix(s, "{{") {
		return true
	}
	if len(s) > 2 && IsBracketed(s) {
		return !d.Known()
	}
	return blankDates.Has(s)
}
