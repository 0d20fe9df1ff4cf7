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
		{"start", "ab", 0, Position{1, 1, 1, 1, 0}},
		{"second line", "a\nb", 2, Position{2, 1, 1, 1, 2}},
		{"at the line end", "ab\nc", 2, Position{1, 3, 3, 3, 2}},
		{"crlf", "a\r\nbc", 4, Position{2, 2, 2, 2, 4}},
		{"between cr and lf", "a\r\nb", 2, Position{1, 3, 3, 3, 2}},
		{"lone cr ends no line", "a\rb", 2, Position{1, 3, 3, 3, 2}},
		{"byte order mark has no column", "\xef\xbb\xbfab", 4, Position{1, 2, 2, 2, 4}},
		{"inside the byte order mark", "\xef\xbb\xbfab", 1, Position{1, 1, 1, 1, 1}},
		{"two bytes", "éa", 2, Position{1, 2, 2, 3, 2}},
		{"inside a code point", "éa", 1, Position{1, 1, 1, 1, 1}},
		{"beyond the basic plane", "😀a", 4, Position{1, 2, 3, 5, 4}},
		{"combining", "e\u0301a", 3, Position{1, 3, 3, 4, 3}},
		{"tab is one column", "\ta", 1, Position{1, 2, 2, 2, 1}},
		{"invalid bytes count one each", "\xff\xfea", 2, Position{1, 3, 3, 3, 2}},
		{"end without final newline", "a\nbc", 4, Position{2, 3, 3, 3, 4}},
		{"end after final newline", "a\n", 2, Position{2, 1, 1, 1, 2}},
		{"past the end", "ab", 9, Position{1, 3, 3, 3, 2}},
		{"before the start", "ab", -1, Position{1, 1, 1, 1, 0}},
		{"empty", "", 0, Position{1, 1, 1, 1, 0}},
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

// TestColumnsLeadBack counts the columns of places as editors do, and back.
func TestColumnsLeadBack(t *testing.T) {
	file := NewFile("f", []byte("\xef\xbb\xbfa😀é\r\n\xff日"))
	tests := []struct {
		name                string
		offset              int
		column, utf16, byte int
		line                int
	}{
		{"behind the byte order mark", 3, 1, 1, 1, 1},
		{"before the emoji", 4, 2, 2, 2, 1},
		{"behind it", 8, 3, 4, 6, 1},
		{"at the line's end", 10, 4, 5, 8, 1},
		{"the second line", 12, 1, 1, 1, 2},
		{"behind an invalid byte", 13, 2, 2, 2, 2},
		{"the file's end", 16, 3, 3, 5, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := Position{Line: tt.line, Column: tt.column, UTF16: tt.utf16, Byte: tt.byte, Offset: tt.offset}
			if got := file.Position(tt.offset); got != want {
				t.Errorf("Position(%d) = %+v, want %+v", tt.offset, got, want)
			}
			for unit, got := range map[string]int{
				"code points": file.Offset(tt.line, tt.column), "UTF-16": file.OffsetUTF16(tt.line, tt.utf16), "bytes": file.OffsetByte(tt.line, tt.byte),
			} {
				if got != tt.offset {
					t.Errorf("counted in %s it is offset %d, want %d", unit, got, tt.offset)
				}
			}
		})
	}
}

// TestColumnsOutside takes what lies outside a line or the file to the nearest
// place inside it.
func TestColumnsOutside(t *testing.T) {
	file := NewFile("f", []byte("\xef\xbb\xbfa😀b\r\ncd"))
	tests := []struct {
		name         string
		line, column int
		want         int // counted in any unit
	}{
		{"a line before the file", 0, 1, 0},
		{"a line behind the file", 9, 1, 13},
		{"a column before the line", 1, 0, 3},
		{"a negative column", 2, -4, 11},
		{"a column behind the line stays before its line feed", 1, 99, 9},
		{"a column behind the last line", 2, 99, 13},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for unit, at := range map[string]func(int, int) int{"code points": file.Offset, "UTF-16": file.OffsetUTF16, "bytes": file.OffsetByte} {
				if got := at(tt.line, tt.column); got != tt.want {
					t.Errorf("counted in %s: %d, want %d", unit, got, tt.want)
				}
			}
		})
	}
	if got := file.OffsetUTF16(1, 3); got != 4 {
		t.Errorf("inside a surrogate pair: %d, want the emoji's start 4", got)
	}
	if got := file.OffsetByte(1, 4); got != 4 {
		t.Errorf("inside a code point: %d, want its start 4", got)
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
		if p.Offset < file.BOM() {
			return
		}
		back := file.Offset(p.Line, p.Column)
		if back > p.Offset {
			t.Fatalf("Offset(%d, %d) = %d, after %d", p.Line, p.Column, back, p.Offset)
		}
		// Whatever columns are counted in, they lead back to the same place.
		if u, b := file.OffsetUTF16(p.Line, p.UTF16), file.OffsetByte(p.Line, p.Byte); u != back || b != back {
			t.Fatalf("of offset %d of %q, %+v, code points lead back to %d, UTF-16 to %d, bytes to %d", offset, src, p, back, u, b)
		}
	})
}
