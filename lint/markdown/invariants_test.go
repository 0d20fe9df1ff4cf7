package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/internal/samples"
	"github.com/pmlint/pmlint/lint/text"
)

// violations checks what holds for every file: spans lie within it, a block
// within its parent and behind the one before it, a line within its block, a mark
// within the text and the source; the numbers of blocks are their own.
func violations(d *Doc) []string {
	v := &verifier{doc: d, seen: map[int]bool{}}
	v.blocks(d.Blocks, nil, text.Span{Start: d.Body, End: d.File.Len()}, "file")
	for _, f := range d.Front.Fields {
		for _, t := range append([]Text{f.Label, f.Value}, f.Values...) {
			if t.Span.Len() > 0 && !d.Front.Span.Contains(t.Span) {
				v.report("%q at %v is outside the front matter %v", t.Plain, t.Span, d.Front.Span)
			}
			v.span(t.Span, "front matter")
		}
	}
	return v.found
}

type verifier struct {
	doc   *Doc
	seen  map[int]bool // the numbers of blocks
	found []string
}

func (v *verifier) report(format string, args ...any) {
	if len(v.found) < 20 {
		v.found = append(v.found, fmt.Sprintf(format, args...))
	}
}

func (v *verifier) span(s text.Span, where string) {
	if s.Start < 0 || s.End < s.Start || s.End > v.doc.File.Len() {
		v.report("%s: span [%d, %d) of %d bytes", where, s.Start, s.End, v.doc.File.Len())
	}
}

func (v *verifier) blocks(blocks []*Block, parent *Block, within text.Span, where string) {
	last := within.Start
	for i, b := range blocks {
		at := fmt.Sprintf("%s/%d(kind %d)", where, i, b.Kind)
		if v.span(b.Span, at); !within.Contains(b.Span) || b.Span.Start < last {
			v.report("%s: %v is outside %v or begins before %d", at, b.Span, within, last)
		}
		if b.Parent != parent || b.Index < 0 || b.Index >= v.doc.Count || v.seen[b.Index] {
			v.report("%s: parent %p instead of %p, number %d of %d", at, b.Parent, parent, b.Index, v.doc.Count)
		}
		v.seen[b.Index] = true
		last = b.Span.End
		v.lines(b, at)
		v.prose(v.doc.Prose(b), at)
		v.cells(b, at)
		v.blocks(b.Children, b, b.Span, at)
	}
}

func (v *verifier) lines(b *Block, where string) {
	last := b.Span.Start
	for _, l := range b.Lines {
		if v.span(l, where+" line"); l.Start < last || l.End > b.Span.End {
			v.report("%s: line %v is out of order or outside %v", where, l, b.Span)
		}
		last = l.End
	}
}

func (v *verifier) cells(b *Block, where string) {
	if b.Table == nil {
		return
	}
	for _, row := range append([]Row{b.Table.Header}, b.Table.Rows...) {
		for _, c := range row.Cells {
			if v.span(c, where+" cell"); !row.Span.Contains(c) || !b.Span.Contains(row.Span) {
				v.report("%s: cell %v, row %v, table %v", where, c, row.Span, b.Span)
			}
			v.prose(v.doc.ProseAt(c), where+" cell")
		}
	}
}

func (v *verifier) prose(p *Prose, where string) {
	for _, m := range p.Marks {
		if v.span(m.Span, where+" mark"); m.Start < 0 || m.End < m.Start || m.End > len(p.Text) {
			v.report("%s: mark [%d, %d) of %d bytes", where, m.Start, m.End, len(p.Text))
		}
	}
	for i := range len(p.Text) + 1 {
		v.span(p.Source(i, min(i+1, len(p.Text))), where+" source")
	}
}

func TestInvariantsOverForms(t *testing.T) {
	for i, src := range samples.Forms {
		for _, problem := range violations(parse(src)) {
			t.Errorf("form %d: %s", i, problem)
		}
	}
}

func TestInvariantsOverCorpus(t *testing.T) {
	for path, src := range samples.Corpus(t) {
		for _, src := range [][]byte{src, bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n"))} {
			for _, problem := range violations(Parse(text.NewFile(path, src), Options{})) {
				t.Errorf("%s: %s", path, problem)
			}
		}
	}
}

func TestAnyBytes(t *testing.T) {
	for _, src := range []string{"", "\n", "\x00", "\xff\xfe", "---", "+++\n", "---\n---", "{", "{}", "{\"a\":1}", "\ufeff", "\r\r\r", "#", "|", "- ", "**", "[", "<", "`"} {
		for _, problem := range violations(parse(src)) {
			t.Errorf("%q: %s", src, problem)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range samples.Forms {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if problems := violations(Parse(text.NewFile("x.md", src), Options{})); len(problems) > 0 {
			t.Errorf("%s\n%q", strings.Join(problems, "\n"), src)
		}
	})
}
