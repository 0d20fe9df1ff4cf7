package report

import (
	"bytes"
	"io"
	"strconv"

	"github.com/pmlint/pmlint/lint"
)

// OneLine writes "path:line:column: severity: message [rule]" for each finding,
// as compilers do and editors read.
func OneLine(w io.Writer, r *Report) error { return whole(newLineStream(w, r), r) }

type lineStream struct {
	w io.Writer
	r *Report
	b bytes.Buffer // used again for each document
}

func newLineStream(w io.Writer, r *Report) Stream { return &lineStream{w: w, r: r} }

// Add implements Stream.
func (l *lineStream) Add(findings []lint.Finding) error {
	l.b.Reset()
	path := ""
	for i := range findings {
		f := &findings[i]
		if i == 0 || f.Path != findings[i-1].Path {
			path = l.r.display(f.Path)
		}
		for _, s := range [...]string{
			path, ":", strconv.Itoa(f.Start.Line), ":", strconv.Itoa(f.Start.Column), ": ",
			f.Severity.String(), ": ", harmlessLine(f.Message), " [", harmlessLine(f.Rule), "]\n",
		} {
			l.b.WriteString(s)
		}
	}
	_, err := l.w.Write(l.b.Bytes())
	return err
}

// End implements Stream.
func (*lineStream) End(*Report) error { return nil }
