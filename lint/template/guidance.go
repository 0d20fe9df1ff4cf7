package template

import (
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

// isExample tells that the words under a heading call what follows examples
// ("These are only sample subheadings").
func isExample(guidance string) bool {
	g := words.Normal(guidance)
	return (strings.Contains(g, "sample") || strings.Contains(g, "example") || strings.Contains(g, "suggested")) &&
		(strings.Contains(g, "heading") || strings.Contains(g, "subsection") || strings.Contains(g, "sections"))
}

// startsOptional tells that the first words under a heading make its section
// optional: "Optional.", "If applicable, ...".
func startsOptional(guidance string) bool {
	g := words.Normal(guidance)
	for _, start := range []string{"optional", "if applicable", "if any", "if needed", "if relevant"} {
		if strings.HasPrefix(g, start) {
			return true
		}
	}
	return leavesOut.MatchString(g)
}

// leavesOut finds the start of a sentence that lets a section go: "Delete this section
// if nobody was hurt", "Only for SEV-1".
var leavesOut = regexp.MustCompile(`^(only (if|for|when|where) |` +
	`(please )?(delete|remove|skip|omit|drop|leave( it| this)? out)` +
	`( (this|it|the|whole|entire|section|part|heading))* (if|when|where|unless|otherwise)\b)`)

// guidance is what the template says under a heading before any list or table.
func (d *deriver) guidance(sec *postmortem.Section) string {
	for _, b := range sec.Blocks {
		if s := d.words(b); s != "" && !isFrame(s) {
			return s
		}
	}
	return ""
}

// isFrame tells a line that stays when its blanks are filled in ("All times in
// [zone].", "**Duration:** [X hours]"); it tells the writer nothing.
func isFrame(s string) bool {
	spots := words.Blanks(s)
	if len(spots) == 0 {
		return false
	}
	first := spots[0]
	return strings.TrimSpace(s[:first.Start]) != "" && words.HasWords(words.WithoutBlanks(s)) || first.Start == 0 && len(spots) > 1
}

// words is the text of a paragraph, quotation or comment.
func (d *deriver) words(b *postmortem.Block) string {
	switch b.Kind {
	case postmortem.BlockParagraph:
		return d.doc.Prose(b).Text
	case postmortem.BlockQuote:
		for _, c := range b.Children {
			if s := d.words(c); s != "" {
				return s
			}
		}
	case postmortem.BlockHTML:
		return commentText(d.doc.File.Text(b.Span))
	}
	return ""
}

// commentText is what an HTML comment says; "" for other HTML.
func commentText(html string) string {
	s, ok := strings.CutPrefix(strings.TrimSpace(html), "<!--")
	if !ok {
		return ""
	}
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "-->"))
}

// atLeast reads a number from "at least 2", "minimum of three"; 0 without one.
func atLeast(guidance string) int {
	list := strings.Fields(words.Normal(guidance))
	for i, w := range list {
		if (w == "least" && i > 0 && list[i-1] == "at" || w == "minimum" || w == "min") && i+1 < len(list) {
			next := list[i+1]
			if next == "of" && i+2 < len(list) {
				next = list[i+2]
			}
			if n := smallNumber(next); n > 0 {
				return n
			}
		}
	}
	return 0
}

func smallNumber(s string) int {
	for n, word := range []string{"one", "two", "three", "four", "five", "six", "seven"} {
		if s == word || len(s) == 1 && s[0] == byte('1'+n) {
			return n + 1
		}
	}
	return 0
}
