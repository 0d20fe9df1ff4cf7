package command

import (
	"bytes"
	"io"

	"github.com/pmlint/pmlint/lint/report"
)

// guard writes lines from which no command of a CI system can be read. It is
// the last thing that all standard output goes through in a CI job, so that a
// command of pmlint that forgets to make a text harmless does no harm. Our own
// annotations, and documents that were asked for as they are, go around it.
type guard struct {
	w    io.Writer
	line []byte // what no line feed has ended yet
}

// Write implements io.Writer; the rest of a line is kept for the next call.
func (g *guard) Write(p []byte) (int, error) {
	g.line = append(g.line, p...)
	end := bytes.LastIndexByte(g.line, '\n') + 1
	if end == 0 {
		return len(p), nil
	}
	done := g.line[:end]
	if _, err := io.WriteString(g.w, report.NoCommands(string(done))); err != nil {
		return 0, err
	}
	g.line = append(g.line[:0], g.line[end:]...)
	return len(p), nil
}

// flush writes a last line that has no end.
func (g *guard) flush() error {
	if len(g.line) == 0 {
		return nil
	}
	_, err := io.WriteString(g.w, report.NoCommands(string(g.line)))
	g.line = nil
	return err
}
