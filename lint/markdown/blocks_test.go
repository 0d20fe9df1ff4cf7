package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outline writes the blocks as "kind(span)[children]".
func outline(d *Doc, blocks []*Block) string {
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
			d := parse(tt.src)
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
			d := parse("| h | i |\n|---|---|\n" + tt.row + "\n")
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
