package markdown

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/internal/samples"
	"github.com/pmlint/pmlint/lint/text"
)

// parse reads a document of the test's own.
func parse(src string) *Doc {
	return Parse(text.NewFile("test.md", []byte(src)), Options{})
}

// describe writes prose with its marks as "text | kind "marked" [source]".
func describe(d *Doc, p *Prose) string {
	names := map[MarkKind]string{MarkCode: "code", MarkLink: "link", MarkURL: "url", MarkImage: "image", MarkComment: "comment",
		MarkStrong: "strong", MarkEmphasis: "em", MarkStrike: "strike", MarkQuote: "quote", MarkFootnote: "footnote"}
	parts := []string{p.Text}
	for _, m := range p.Marks {
		s := fmt.Sprintf("%s %q %q", names[m.Kind], p.Text[m.Start:m.End], d.File.Text(m.Span))
		if m.Target != "" {
			s += " -> " + m.Target
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " | ")
}

func TestProse(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"plain", "The queue filled up.", "The queue filled up."},
		{"soft wrap", "The queue\n  filled up.", "The queue filled up."},
		{"soft wrap crlf", "The queue\r\nfilled up.", "The queue filled up."},
		{"hard break", "one  \ntwo", "one\ntwo"},
		{"backslash break", "one\\\ntwo", "one\ntwo"},
		{"br", "one<br/>two", "one\ntwo"},
		{"strong", "**Status:** Final", `Status: Final | strong "Status:" "**Status:**"`},
		{"strong before colon", "**Status**: Final", `Status: Final | strong "Status" "**Status**"`},
		{"em", "an *old* _key_", `an old key | em "old" "*old*" | em "key" "_key_"`},
		{"strong em", "***both***", `both | em "both" "***both***" | strong "both" "**both**"`},
		{"nested", "**a *b* c**", `a b c | strong "a b c" "**a *b* c**" | em "b" "*b*"`},
		{"rule of three", "**foo*bar**", `foo*bar | strong "foo*bar" "**foo*bar**"`},
		{"not emphasis", "5 * 3 * 2 and a_b_c", "5 * 3 * 2 and a_b_c"},
		{"unclosed", "**open", "**open"},
		{"strike", "~~gone~~ ~5 min", `gone ~5 min | strike "gone" "~~gone~~"`},
		{"code", "run `kubectl **get**` now", "run kubectl **get** now | code \"kubectl **get**\" \"`kubectl **get**`\""},
		{"code double", "`` a ` b ``", "a ` b | code \"a ` b\" \"`` a ` b ``\""},
		{"code across lines", "`a\nb`", "a b | code \"a b\" \"`a\\nb`\""},
		{"code unclosed", "a ` b `` c", "a ` b `` c"},
		{"link", "see [the log](https://x.example/a_b \"t\").", `see the log. | link "the log" "[the log](https://x.example/a_b \"t\")" -> https://x.example/a_b`},
		{"link with parens", "[a](x(y)z)", `a | link "a" "[a](x(y)z)" -> x(y)z`},
		{"reference", "[OPS-1] and [x][ops-1] and [none]\n\n[ops-1]: https://t.example/1", `OPS-1 and x and [none] | link "OPS-1" "[OPS-1]" -> https://t.example/1 | link "x" "[x][ops-1]" -> https://t.example/1`},
		{"image", "a ![alt *x](p.png) b*", `a  b* | image "" "![alt *x](p.png)" -> p.png`},
		{"bare address", "at https://x.example/a_b_c). Then", `at https://x.example/a_b_c). Then | url "https://x.example/a_b_c" "https://x.example/a_b_c" -> https://x.example/a_b_c`},
		{"autolink", "<https://x.example>", `https://x.example | url "https://x.example" "<https://x.example>" -> https://x.example`},
		{"mail", "Ana <ana@x.example>", `Ana ana@x.example | url "ana@x.example" "<ana@x.example>" -> ana@x.example`},
		{"comment", "a<!-- hidden -->b", `ab | comment "" "<!-- hidden -->"`},
		{"tag", "a <b>bold</b> move", "a bold move"},
		{"placeholder is no tag", "by <your name>", "by <your name>"},
		{"entity", "a &amp; b&nbsp;c &bogus;", "a & b c &bogus;"},
		{"escape", `\*not\* \[x\](y)`, "*not* [x](y)"},
		{"quote", `He said "it is down" twice.`, `He said "it is down" twice. | quote "\"it is down\"" "\"it is down\""`},
		{"curly quote", "“down”", `“down” | quote "“down”" "“down”"`},
		{"inch", `a 5" pipe`, `a 5" pipe`},
		{"footnote", "down[^1].", `down. | footnote "" "[^1]"`},
		{"quote block", "> one **two\n> three** four", `one two three four | strong "two three" "**two\n> three**"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := parse(tt.src)
			b := d.Blocks[0]
			for b.Kind == BlockQuote {
				b = b.Children[0]
			}
			if diff := cmp.Diff(tt.want, describe(d, d.Prose(b))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestProseMapsToSource holds every piece of prose against the bytes that it
// says it comes from.
func TestProseMapsToSource(t *testing.T) {
	for path, src := range samples.Corpus(t) {
		d := Parse(text.NewFile(path, src), Options{})
		for _, b := range d.Blocks {
			b.Walk(func(b *Block) bool {
				checkProse(t, d, d.Prose(b))
				return true
			})
		}
	}
}

func checkProse(t *testing.T, d *Doc, p *Prose) {
	t.Helper()
	for i, r := range p.Text {
		if r == utf8.RuneError || r == ' ' || r == '\n' {
			continue
		}
		span := p.Source(i, i+utf8.RuneLen(r))
		if got := d.File.Text(span); got != string(r) && !strings.HasPrefix(got, "&") {
			t.Fatalf("%s: byte %d of %q is %q, and comes from %q", d.File.Path(), i, p.Text, r, got)
		}
	}
}
