package markdown

import (
	"strings"
	"testing"
)

// bomb fills up to size bytes with repetitions of a piece.
func bomb(piece string, size int) string { return strings.Repeat(piece, size/len(piece)) }

func TestGuards(t *testing.T) {
	for _, c := range []struct{ name, in, message string }{
		{"long line", "# T\n\n" + bomb("word ", 70<<10), "line of 71680 bytes is longer than 65536"},
		{"list markers", bomb("- ", 1000), "500 quote marks and list markers on one line are more than 100"},
		{"quote marks", "text\n\n" + bomb(">", 1000) + " x", "1000 quote marks and list markers on one line are more than 100"},
		{"references", bomb("[a]: b\n", 40000), "more than 2000 link references in a row"},
		{"numbers", bomb("1. ", 600) + "x", "200 quote marks and list markers on one line are more than 100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parse(c.in)
			if len(d.Guards) != 1 || d.Guards[0].Message != c.message {
				t.Fatalf("guards %+v, want %q", d.Guards, c.message)
			}
			if len(d.Blocks) != 0 {
				t.Error("the body was read in spite of the guard")
			}
			if s := d.Guards[0].Span; s.Len() == 0 || s.End > d.File.Len() {
				t.Errorf("span %v", s)
			}
		})
	}
	if d := parse("# T\n\n" + bomb("- x\n", 4000) + strings.Repeat("> ", 90) + "quoted\n"); len(d.Guards) != 0 {
		t.Errorf("harmless text trips %q", d.Guards[0].Message)
	}
}
