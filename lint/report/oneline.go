package report

import (
	"fmt"
	"io"
)

// OneLine writes "path:line:column: severity: message [rule]" for each finding,
// as compilers do and editors read.
func OneLine(w io.Writer, r *Report) error {
	for i := range r.Findings {
		f := &r.Findings[i]
		_, err := fmt.Fprintf(w, "%s:%d:%d: %s: %s [%s]\n", r.display(f.Path), f.Start.Line, f.Start.Column,
			f.Severity, harmlessLine(f.Message), harmlessLine(f.Rule))
		if err != nil {
			return err
		}
	}
	return nil
}
