package postmortem

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// bomb fills up to size bytes with repetitions of a piece.
func bomb(piece string, size int) string { return strings.Repeat(piece, size/len(piece)) }

// TestBombs parses what is known to take Markdown parsers very long. The limit
// is generous, since machines differ: quadratic work takes far longer.
func TestBombs(t *testing.T) {
	const size, limit = 100 << 10, time.Minute
	lines := func(piece string) string {
		return strings.Repeat(bomb(piece, 1000)+"\n", size/1000)
	}
	for name, src := range map[string]string{
		"emphasis":         lines("*a_ "),
		"links":            lines("[a]("),
		"angle links":      lines("[](<"),
		"brackets":         lines("["),
		"backticks":        lines("`a``b"),
		"comments":         lines("<!-- "),
		"table":            "|" + bomb("a|", 6000) + "\n|" + bomb("-|", 6000) + "\n" + bomb("|b\n", size),
		"setext":           bomb("a b c\n---\n", size),
		"bold lines":       bomb("**Impact**\n", size),
		"labels":           bomb("**Impact:** x\n", size),
		"label bullets":    bomb("- **Impact**: x\n", size),
		"bold runs":        lines("**a** "),
		"nested bullets":   nestedBullets(300),
		"headings":         bomb("# T\n", size),
		"deep headings":    bomb("# T\n## U\n### V\n", size),
		"references":       bomb("[a]: b\n", 35000),
		"open references":  bomb("[a\n", size),
		"times":            bomb("- 10:00 x\n", size),
		"dates":            lines("1/2/2026 "),
		"front matter":     "---\n" + bomb("a: b\n", 60<<10) + "---\n",
		"many keys":        "---\n" + uniqueKeys(4000) + "---\n",
		"quotes":           lines(`"a `),
		"moustaches":       lines("{{ "),
		"entities":         lines("&a"),
		"timeline":         "# Timeline\n" + bomb("## 10:00\nx\n", size),
		"stamped label":    "**Impact:** x\n\n**Summary:** y\n\n" + bomb("**a:**", 60000),
		"actions":          "# Action items\n" + bomb("- do @a by 2026-03-01 (#1)\n", size),
		"indented code":    bomb("    x\n", size),
		"lazy quotes":      "> " + bomb("a\n", size),
		"fences":           bomb("```\n", size),
		"footnotes":        bomb("[^a]: b\n\n", size),
		"whys":             "# Five whys\n" + bomb("1. Why?\n   Because\n", size),
		"one long section": "# Summary\n" + bomb("It broke. ", 1000) + bomb("\nIt broke e.g. here", size),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			d := parse(src)
			d.Sentences()
			if took := time.Since(start); took > limit {
				t.Errorf("%d bytes took %v", len(src), took)
			} else if took > limit/10 {
				t.Logf("%d bytes took %v", len(src), took)
			}
		})
	}
}

func nestedBullets(depth int) string {
	var b bytes.Buffer
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	return b.String()
}

func uniqueKeys(n int) string {
	var b bytes.Buffer
	for i := range n {
		b.WriteString("k" + strings.Repeat("x", i%10) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)) + ": v\n")
	}
	return b.String()
}

func TestAnyBytes(t *testing.T) {
	for _, src := range []string{"", "\n", "\x00", "\xff\xfe", "---", "+++\n", "---\n---", "\ufeff", "\r\r\r", "#", "|", "- ", "**", "[", "<", "`"} {
		for _, problem := range violations(Parse("x.md", []byte(src), Options{})) {
			t.Errorf("%q: %s", src, problem)
		}
	}
}

// TestGuardsSeeThroughMarkers holds that blanks, quote marks and lines between do
// not lead round a guard, and that ordinary lists do not run into one.
func TestGuardsSeeThroughMarkers(t *testing.T) {
	deep := func(step int, line string) string {
		var b strings.Builder
		for i := range 300 {
			b.WriteString(strings.Repeat(" ", step*i) + line)
		}
		return b.String()
	}
	for name, src := range map[string]string{
		"indented":       strings.Repeat("  [a]: b\n", 3000),
		"quoted":         strings.Repeat("> [a]: b\n", 3000),
		"over two lines": strings.Repeat("[a]:\nb\n", 3000),
		"nested":         deep(2, "- a\n\n"),
		"numbered":       deep(3, "1. a\n"),
		"several a line": deep(6, "- - - a\n"),
		"quotes":         deep(2, "- > a\n"),
	} {
		if doc := Parse("a.md", []byte("# P\n\n"+src), Options{}); len(doc.Guards) == 0 {
			t.Errorf("%s: no guard trips", name)
		}
	}
	for name, src := range map[string]string{
		"tasks":       strings.Repeat("- [ ] a\n", 5000),
		"two levels":  strings.Repeat("- a\n  - b\n", 5000),
		"code":        "```\n" + deep(2, "x\n") + "```\n",
		"links apart": strings.Repeat("[a]: b\n\n", 5000),
	} {
		if doc := Parse("a.md", []byte("# P\n\n"+src), Options{}); len(doc.Guards) > 0 {
			t.Errorf("%s: %v", name, doc.Guards)
		}
	}
}
