package report

import (
	"fmt"
	"io"

	"github.com/pmlint/pmlint/lint"
)

// OneLine writes "path:line:column: severity: message [rule]" for each finding,
// as compilers do and editors read.
func OneLine(w io.Writer, r *Report) error { return whole(newLineStream(w, r), r) }

type lineStream struct {
	w io.Writer
	r *Report
}

func newLineStream(w io.Writer, r *Report) Stream { return lineStream{w, r} }

// Add implements Stream.
func (l lineStream) Add(findings []lint.Finding) error {
	for i := range findings {
		f := &findings[i]
		_, err := fmt.Fprintf(l.w, "%s:%d:%d: %s: %s [%s]\n", l.r.display(f.Path), f.Start.Line, f.Start.Column,
			f.Severity, harmlessLine(f.Message), harmlessLine(f.Rule))
		if err != nil {
			return err
		}
	}
	return nil
}

// End implements Stream.
func (lineStream) End(*Report) error { return nil }
