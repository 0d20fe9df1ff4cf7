package postmortem

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/internal/samples"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// violations checks what holds for every document: spans lie within the file,
// a block within its parent and behind the one before it, a section within its
// parent, and each Text says what stands at its span.
func violations(d *Document) []string {
	v := &verifier{doc: d, size: d.File.Len(), seen: make(map[any]bool)}
	v.blocks(d.Blocks, text.Span{Start: 0, End: v.size}, "document")
	if d.Root != nil {
		v.sections(d.Root)
	}
	v.value(reflect.ValueOf(d).Elem(), "Document")
	for i, s := range d.Sentences() {
		v.span(s.Span(), fmt.Sprintf("sentence %d", i))
	}
	last := 0
	for _, p := range d.Placeholders {
		if p.Text.Span.Start < last {
			v.report("placeholder %v is out of order", p.Text)
		}
		last = p.Text.Span.End
	}
	return v.found
}

type verifier struct {
	doc   *Document
	size  int
	seen  map[any]bool
	found []string
}

func (v *verifier) report(format string, args ...any) {
	if len(v.found) < 20 {
		v.found = append(v.found, fmt.Sprintf(format, args...))
	}
}

func (v *verifier) span(s text.Span, where string) {
	if s.Start < 0 || s.End < s.Start || s.End > v.size {
		v.report("%s: span [%d, %d) of %d bytes", where, s.Start, s.End, v.size)
	}
}

func (v *verifier) blocks(blocks []*Block, within text.Span, where string) {
	last := within.Start
	for i, b := range blocks {
		at := fmt.Sprintf("%s/%d(kind %d)", where, i, b.Kind)
		v.span(b.Span, at)
		if !within.Contains(b.Span) {
			v.report("%s: %v is outside its parent %v", at, b.Span, within)
		}
		if b.Span.Start < last {
			v.report("%s: %v begins before the end %d of the block before it", at, b.Span, last)
		}
		last = b.Span.End
		lineEnd := b.Span.Start
		for _, l := range b.Lines {
			v.span(l, at+" line")
			if l.Start < lineEnd || l.End > b.Span.End {
				v.report("%s: line %v is out of order or outside %v", at, l, b.Span)
			}
			lineEnd = l.End
		}
		v.blocks(b.Children, b.Span, at)
	}
}

func (v *verifier) sections(s *outline.Section) {
	last := s.Span.Start
	for _, c := range s.Children {
		if c.Parent != s {
			v.report("section %q has another parent", c.Title.Plain)
		}
		if !s.Span.Contains(c.Span) || c.Span.Start < last {
			v.report("section %q %v is outside %v or before %d", c.Title.Plain, c.Span, s.Span, last)
		}
		if !c.Span.Contains(c.Head) || !c.Head.Contains(c.Title.Span) {
			v.report("section %q: title %v, head %v, span %v", c.Title.Plain, c.Title.Span, c.Head, c.Span)
		}
		last = c.Span.Start
		v.sections(c)
	}
}

// Value visits every Text and span that the document holds.
func (v *verifier) value(x reflect.Value, where string) {
	switch x.Kind() {
	case reflect.Pointer:
		if x.IsNil() || v.seen[x.Interface()] {
			return
		}
		v.seen[x.Interface()] = true
		switch x.Interface().(type) {
		case *text.File, *Prose:
		default:
			v.value(x.Elem(), where)
		}
	case reflect.Slice:
		for i := range x.Len() {
			v.value(x.Index(i), fmt.Sprintf("%s[%d]", where, i))
		}
	case reflect.Struct:
		switch s := x.Interface().(type) {
		case Text:
			v.text(s, where)
			return
		case text.Span:
			v.span(s, where)
			return
		}
		for i := range x.NumField() {
			if f := x.Type().Field(i); f.IsExported() {
				v.value(x.Field(i), where+"."+f.Name)
			}
		}
	}
}

func (v *verifier) text(t Text, where string) {
	v.span(t.Span, where)
	if t.Span.Len() > 0 && t.Span.Start < v.doc.Front.Span.End {
		return // YAML and TOML are decoded in their own way
	}
	if got := v.doc.ProseAt(t.Span).Text; got != t.Plain {
		v.report("%s: %q stands at %v, Plain is %q", where, got, t.Span, t.Plain)
	}
}

// eachCorpusDocument calls f with the real documents, where they are at hand.
func eachCorpusDocument(t *testing.T, f func(path string, src []byte)) {
	root := filepath.FromSlash("../../../shared/corpus")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no corpus here")
	}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.Contains(e.Name(), ".md") {
			return err
		}
		src, err := os.ReadFile(path)
		if err == nil {
			f(path, src)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestInvariantsOverCorpus(t *testing.T) {
	n := 0
	eachCorpusDocument(t, func(path string, src []byte) {
		n++
		d := Parse(path, src, Options{})
		for _, problem := range violations(d) {
			t.Errorf("%s: %s", path, problem)
		}
		crlf := []byte(strings.ReplaceAll(string(src), "\n", "\r\n"))
		for _, problem := range violations(Parse(path, crlf, Options{})) {
			t.Errorf("%s with CRLF: %s", path, problem)
		}
	})
	if n == 0 {
		t.Error("the corpus holds no document")
	}
}

func TestInvariantsOverForms(t *testing.T) {
	for i, src := range samples.Forms {
		for _, problem := range violations(parse(src)) {
			t.Errorf("form %d: %s", i, problem)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range samples.Forms {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d := Parse("x.md", src, Options{DateOrder: "dmy", Zone: "UTC"})
		if problems := violations(d); len(problems) > 0 {
			t.Errorf("%s\n%q", strings.Join(problems, "\n"), src)
		}
	})
}
