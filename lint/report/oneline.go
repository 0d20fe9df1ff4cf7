package report

import (
	"bytes"
	"fmt"
	"io"
)

// OneLine writes "path:line:column: severity: message [rule]" for each finding,
// as compilers do and editors read.
func OneLine(w io.Writer, r *Report) error {
	var b bytes.Buffer
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s [%s]\n", r.display(f.Path), f.Start.Line, f.Start.Column,
			f.Severity, harmlessLine(f.Message), harmlessLine(f.Rule))
	}
	_, err := w.Write(b.Bytes())
	return err
}
