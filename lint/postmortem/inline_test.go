package postmortem

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// parseString parses a document of the test's own.
func parseString(src string) *Document {
	return Parse("test.md", []byte(src), Options{})
}

// describe writes prose with its marks as "text | kind "marked" [source]".
func describe(d *Document, p *Prose) string {
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
			d := parseString(tt.src)
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

// outline writes the blocks as "kind(span)[children]".
func outline(d *Document, blocks []*Block) string {
	names := map[BlockKind]string{BlockHeading: "h", BlockParagraph: "p", BlockList: "list", BlockItem: "item", BlockTable: "table",
		BlockCode: "code", BlockQuote: "quote", BlockHTML: "html", BlockBreak: "break", BlockFootnote: "note"}
	var parts []string
	for _, b := range blocks {
		s := fmt.Sprintf("%s %q", names[b.Kind], d.File.Text(b.Span))
		if b.Kind == BlockItem && b.Box.Len() > 0 {
			s += fmt.Sprint(" box ", b.Ticked)
		}
		if len(b.Children) > 0 {
			s += " {" + outline(d, b.Children) + "}"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

func TestBlocks(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"atx", "## Impact ##\ntext", `h "## Impact ##", p "text"`},
		{"setext", "Impact\n------\n", `h "Impact\n------"`},
		{"bullets", "- a\n- b\n  more\n", `list "- a\n- b\n  more" {item "- a" {p "a"}, item "- b\n  more" {p "b\n  more"}}`},
		{"nested", "1. a\n   - b\n", `list "1. a\n   - b" {item "1. a\n   - b" {p "a", list "- b" {item "- b" {p "b"}}}}`},
		{"tasks", "- [x] a\n- [ ] b\n- [] c\n", `list "- [x] a\n- [ ] b\n- [] c" {item "- [x] a" box true {p "a"}, item "- [ ] b" box false {p "b"}, item "- [] c" box false {p "c"}}`},
		{"empty item", "-\n- a\n", `list "-\n- a" {item "-", item "- a" {p "a"}}`},
		{"fence", "```sh\nls\n```\nafter", "code \"```sh\\nls\\n```\", p \"after\""},
		{"empty fence", "```\n```\n", "code \"```\\n```\""},
		{"unclosed fence", "```\nls\n", "code \"```\\nls\""},
		{"comment", "<!-- a\nb -->\n\nx", `html "<!-- a\nb -->", p "x"`},
		{"placeholder line", "<Your name goes here>\n", `p "<Your name goes here>"`},
		{"table", "| a | b |\n|---|---|\n| 1 | 2 |\n", `table "| a | b |\n|---|---|\n| 1 | 2 |"`},
		{"paragraph then table", "Intro\n| a |\n|---|\n| 1 |\n", `p "Intro", table "| a |\n|---|\n| 1 |"`},
		{"no table without equal columns", "| a | b |\n|---|\n", `p "| a | b |\n|---|"`},
		{"table in item", "- x\n\n  | a |\n  |---|\n  | 1 |\n", `list "- x\n\n  | a |\n  |---|\n  | 1 |" {item "- x\n\n  | a |\n  |---|\n  | 1 |" {p "x", table "| a |\n  |---|\n  | 1 |"}}`},
		{"footnote", "[^1]: Details here.\n", `note "[^1]: Details here." {p "[^1]: Details here."}`},
		{"quote", "> a\n> b\n", `quote "> a\n> b" {p "a\n> b"}`},
		{"byte order mark", "\xef\xbb\xbf# T\n", `h "# T"`},
		{"crlf", "# T\r\n\r\na\r\nb\r\n", `h "# T", p "a\r\nb"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := parseString(tt.src)
			if diff := cmp.Diff(tt.want, outline(d, d.Blocks)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestTableCells(t *testing.T) {
	tests := []struct{ name, row, want string }{
		{"plain", "| 14:05 | Down |", "14:05|Down"},
		{"no outer pipes", "14:05 | Down", "14:05|Down"},
		{"empty", "| | x |", "|x"},
		{"escaped pipe", `| a \| b | c |`, `a \| b|c`},
		{"escaped last pipe", `| a | b \|`, `a|b \|`},
		{"trailing backslash", `| a | b\`, `a|b\`},
		{"short", "| a |", "a"},
		{"long", "| a | b | c | d |", "a|b|c|d"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := parseString("| h | i |\n|---|---|\n" + tt.row + "\n")
			var cells []string
			for _, c := range d.Blocks[0].Table.Rows[0].Cells {
				cells = append(cells, d.File.Text(c))
			}
			if got := strings.Join(cells, "|"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// corpus gives the real documents to a test and skips it where they are absent.
func corpus(t testing.TB) map[string][]byte {
	t.Helper()
	root := filepath.Join("..", "..", "..", "shared", "corpus", "docs")
	docs := map[string][]byte{}
	_ = filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if b, err := os.ReadFile(path); err == nil {
				docs[path] = b
			}
		}
		return nil
	})
	if len(docs) == 0 {
		t.Skip("the corpus of real documents is not here")
	}
	return docs
}

// TestProseMapsToSource holds every piece of prose against the bytes that it
// says it comes from.
func TestProseMapsToSource(t *testing.T) {
	for path, src := range corpus(t) {
		d := Parse(path, src, Options{})
		for _, b := range d.Blocks {
			b.Walk(func(b *Block) bool {
				checkProse(t, d, d.Prose(b))
				return true
			})
		}
	}
}

func checkProse(t *testing.T, d *Document, p *Prose) {
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
