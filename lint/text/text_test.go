package text

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestPosition(t *testing.T) {
	tests := []struct {
		name   string
		src    string
		offset int
		want   Position
	}{
		{"start", "ab", 0, Position{1, 1, 1, 0}},
		{"second line", "a\nb", 2, Position{2, 1, 1, 2}},
		{"at the line end", "ab\nc", 2, Position{1, 3, 3, 2}},
		{"crlf", "a\r\nbc", 4, Position{2, 2, 2, 4}},
		{"between cr and lf", "a\r\nb", 2, Position{1, 3, 3, 2}},
		{"lone cr ends no line", "a\rb", 2, Position{1, 3, 3, 2}},
		{"byte order mark has no column", "\xef\xbb\xbfab", 4, Position{1, 2, 2, 4}},
		{"inside the byte order mark", "\xef\xbb\xbfab", 1, Position{1, 1, 1, 1}},
		{"two bytes", "éa", 2, Position{1, 2, 2, 2}},
		{"inside a code point", "éa", 1, Position{1, 1, 1, 1}},
		{"beyond the basic plane", "😀a", 4, Position{1, 2, 3, 4}},
		{"combining", "e\u0301a", 3, Position{1, 3, 3, 3}},
		{"tab is one column", "\ta", 1, Position{1, 2, 2, 1}},
		{"invalid bytes count one each", "\xff\xfea", 2, Position{1, 3, 3, 2}},
		{"end without final newline", "a\nbc", 4, Position{2, 3, 3, 4}},
		{"end after final newline", "a\n", 2, Position{2, 1, 1, 2}},
		{"past the end", "ab", 9, Position{1, 3, 3, 2}},
		{"before the start", "ab", -1, Position{1, 1, 1, 0}},
		{"empty", "", 0, Position{1, 1, 1, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := NewFile("f", []byte(tt.src)).Position(tt.offset); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	f := NewFile("f", []byte("\xef\xbb\xbfone\r\n\r\ntwo\nlast"))
	var lines []string
	for n := 1; n <= f.Lines(); n++ {
		lines = append(lines, f.Text(f.LineSpan(n)))
	}
	if diff := cmp.Diff([]string{"\xef\xbb\xbfone", "", "two", "last"}, lines); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, n := range []int{-1, 0, 99} {
		if s := f.LineSpan(n); s.Len() != 0 {
			t.Errorf("line %d has the span %v", n, s)
		}
	}
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{"abc": 3, "日本": 4, "e\u0301": 1, "😀": 2, "": 0} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestVisible(t *testing.T) {
	tests := []struct {
		name, in string
		column   int
		want     string
	}{
		{"plain", "a b", 0, "a b"},
		{"letters of any script", "Übung 日本", 0, "Übung 日本"},
		{"escape sequence", "\x1b[31mred", 0, `\x1b[31mred`},
		{"carriage return", "a\rb", 0, `a\x0db`},
		{"line feed", "a\nb", 0, `a\x0ab`},
		{"c1 control", "\u009b31m", 0, `\u009b31m`},
		{"bidi override", "a\u202eb", 0, `a\u202eb`},
		{"zero width space", "a\u200bb", 0, `a\u200bb`},
		{"line separator", "a\u2028b", 0, `a\u2028b`},
		{"tag characters", "a\U000e0041", 0, `a\U000e0041`},
		{"invalid byte", "a\xffb", 0, `a\xffb`},
		{"family emoji stays one", "👩\u200d👩", 0, "👩\u200d👩"},
		{"tab to the next stop", "a\tb", 0, "a   b"},
		{"tab from a column", "\tb", 6, "  b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Visible(tt.in, tt.column); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestApply(t *testing.T) {
	const src = "abcdef"
	tests := []struct {
		name  string
		edits []Edit
		want  string // "" for an error
	}{
		{"none", nil, "abcdef"},
		{"replace and insert", []Edit{{Span{4, 6}, "X"}, {Span{0, 0}, ">"}}, ">abcdX"},
		{"insertions at one place keep their order", []Edit{{Span{3, 3}, "1"}, {Span{3, 3}, "2"}}, "abc12def"},
		{"touching", []Edit{{Span{0, 2}, "x"}, {Span{2, 4}, "y"}}, "xyef"},
		{"overlap", []Edit{{Span{0, 3}, ""}, {Span{2, 4}, ""}}, ""},
		{"outside", []Edit{{Span{5, 9}, ""}}, ""},
		{"backwards", []Edit{{Span{4, 2}, ""}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Apply([]byte(src), tt.edits)
			if (err != nil) != (tt.want == "") {
				t.Fatalf("error %v", err)
			}
			if string(got) != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzPosition holds the columns against the text itself, and Offset against
// Position.
func FuzzPosition(f *testing.F) {
	f.Add([]byte("a\r\nb\xff😀\n"), 4)
	f.Add([]byte("\xef\xbb\xbf# T\n"), 5)
	f.Fuzz(func(t *testing.T, src []byte, offset int) {
		file := NewFile("f", src)
		p := file.Position(offset)
		line := file.LineSpan(p.Line)
		if p.Offset < line.Start {
			t.Fatalf("offset %d lies before line %d at %v", p.Offset, p.Line, line)
		}
		start := line.Start
		if p.Line == 1 {
			start = min(file.BOM(), p.Offset)
		}
		if at := min(p.Offset, line.End); utf8.Valid(src[start:at]) && p.Offset <= line.End {
			runes := []rune(string(src[start:at]))
			if p.Column != len(runes)+1 || p.UTF16 != len(utf16.Encode(runes))+1 {
				t.Fatalf("offset %d of %q is %+v", p.Offset, src, p)
			}
		}
		if back := file.Offset(p.Line, p.Column); back > p.Offset && p.Offset >= file.BOM() {
			t.Fatalf("Offset(%d, %d) = %d, after %d", p.Line, p.Column, back, p.Offset)
		}
	})
}
