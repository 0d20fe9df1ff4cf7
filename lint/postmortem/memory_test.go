package postmortem

import (
	"reflect"
	"testing"

	"github.com/pmlint/pmlint/lint/text"
)

// TestParserLeavesNothing holds that a document does not depend on those read
// before it in the same memory.
func TestParserLeavesNothing(t *testing.T) {
	var p Parser
	compare := func(t *testing.T, path string, src []byte) {
		file := text.NewFile(path, src)
		used, fresh := p.Parse(file, Options{}), Parse(file, Options{})
		used.Sentences()
		fresh.Sentences()
		u, f := reflect.ValueOf(used).Elem(), reflect.ValueOf(fresh).Elem()
		for i := range u.NumField() {
			if name := u.Type().Field(i); name.IsExported() && !reflect.DeepEqual(u.Field(i).Interface(), f.Field(i).Interface()) {
				t.Errorf("%s: %s differs in used memory", path, name.Name)
			}
		}
		if len(used.Sentences())+len(fresh.Sentences()) > 0 && !reflect.DeepEqual(used.Sentences(), fresh.Sentences()) {
			t.Errorf("%s: the sentences differ in used memory", path)
		}
	}
	t.Run("forms", func(t *testing.T) {
		for range 3 {
			for _, src := range forms {
				compare(t, "x.md", []byte(src))
			}
			w := &writer{n: 7}
			for range 5 {
				compare(t, "x.md", []byte(w.document()))
			}
		}
	})
	t.Run("corpus", func(t *testing.T) {
		eachCorpusDocument(t, func(path string, src []byte) { compare(t, path, src) })
	})
}

// TestMemoryOfAHugeDocument holds that little of it stays.
func TestMemoryOfAHugeDocument(t *testing.T) {
	var p Parser
	var src []byte
	for range 60_000 {
		src = append(src, "- a *b* `c`. D\n"...)
	}
	p.Parse(text.NewFile("x.md", src), Options{}).Sentences()
	p.Parse(text.NewFile("x.md", []byte("# T\n")), Options{})
	if n := len(p.mem.blocks.chunks); n > slabChunks {
		t.Errorf("%d chunks of blocks are kept", n)
	}
	for _, c := range p.mem.nodes.chunks {
		if n := len(c) * 8; n > slabMost {
			t.Errorf("a chunk of %d bytes is kept", n)
		}
	}
	if n := cap(p.mem.sentences.all); n > stackLen {
		t.Errorf("room for %d sentences is kept", n)
	}
}
