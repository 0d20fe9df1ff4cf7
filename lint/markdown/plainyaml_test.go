package markdown

import (
	"reflect"
	"testing"

	"github.com/pmlint/pmlint/internal/samples"
	"github.com/pmlint/pmlint/lint/text"
)

// plainForms are front matter that may or may not be plain.
var plainForms = []string{
	"id: INC-1\ndate: 2026-03-01\ntags: [a, b c]\nnone:\nempty: []\nq: \"x: y\"\nr: 'z'\n",
	"authors:\n- ana\n- bo li\ntags:\n  - \"a\"\n  - 'b'\n# note\n\nend: 1\n",
	"a:\n- b\n  - c\n", "a: b\n  c\n", "a: b\n- c\n", "a:\n\n- b\nc:\r\n- d\r\n", "null: a\nb: Null\n", "a: [b, , c]\n", "a: [b,]\n", "a: [ ]\n",
	"a: [-1, b]\n", "a: -1\nb: --x\nc: =\n", "a: b # c\nd: e#f\n", "a: 'b''c'\n", "a: \"\"\n", "a b: c d\nÉ: é\n", "a: 10:30\nb: c:d\n", "a:\n  - b: c\n", "- a\n", "",
	"a:   b  \nc:\td\n", "a: b\na: c\n", "a: ''\nb:\n", "a: [x y]   \n", "a: b]\n", "a: {b}\n", "a: -\n", "a: - b\n", "a:\n  - - b\n", "a: b\x85c\n", "a: <<\n", "a:\n-\n- b\n",
}

// checkPlain holds what plainYAML reads against the decoder.
func checkPlain(t *testing.T, src string) {
	t.Helper()
	file := text.NewFile("x.md", []byte(src))
	content := text.Span{Start: 0, End: file.Len()}
	fields, ok := plainYAML(file, content)
	if !ok {
		return
	}
	want, _, err := decodeYAML(file, content)
	if err != nil || len(fields) != len(want) {
		t.Errorf("%q: %d fields; the decoder has %d, %v", src, len(fields), len(want), err)
		return
	}
	for i := range want {
		want[i].Value.Span = placed(want[i].Value.Span, fields[i].Value.Span)
		for n := range min(len(want[i].Values), len(fields[i].Values)) {
			want[i].Values[n].Span = placed(want[i].Values[n].Span, fields[i].Values[n].Span)
		}
		if !reflect.DeepEqual(fields[i], want[i]) {
			t.Errorf("%q: %+v; the decoder reads %+v", src, fields[i], want[i])
		}
	}
}

// placed is the span of the decoder's; for nothing, which it has no place for,
// that of the other.
func placed(decoded, plain text.Span) text.Span {
	if decoded.Len() == 0 && plain.Len() == 0 {
		return plain
	}
	return decoded
}

func TestPlainYAMLReadsAsTheDecoder(t *testing.T) {
	for _, src := range plainForms {
		checkPlain(t, src)
	}
	for _, src := range plainForms[:2] {
		if _, ok := plainYAML(text.NewFile("x.md", []byte(src)), text.Span{End: len(src)}); !ok {
			t.Errorf("%q is left to the decoder", src)
		}
	}
}

func TestPlainYAMLOverCorpus(t *testing.T) {
	for path, src := range samples.Corpus(t) {
		file := text.NewFile(path, src)
		if format, content, end := frontMatterAt(file, file.BOM()); format == FormatYAML && end >= 0 {
			checkPlain(t, file.Text(content))
		}
	}
}

func FuzzPlainYAML(f *testing.F) {
	for _, src := range plainForms {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) { checkPlain(t, src) })
}
