package document

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/leaves"
)

var unfinished = &lint.Rule{
	Name:     "document/unfinished-sentence",
	Summary:  "No sentence breaks off",
	Severity: lint.Notice,
	Check:    checkUnfinished,
}

func checkUnfinished(p *lint.Pass) {
	if p.Doc.Language != "en" {
		return
	}
	texts := leaves.Of(p)
	for i, l := range texts {
		checkStops(p, l.Prose)
		checkBetween(p, l.Prose)
		if l.Block.Kind != postmortem.BlockParagraph || l.Cell {
			continue
		}
		checkOpenEnd(p, l)
		if followsNothing(p.Doc, texts, i) {
			checkColon(p, l)
		}
	}
}

// checkStops looks at the word before each full stop.
func checkStops(p *lint.Pass, prose *postmortem.Prose) {
	s := prose.Text
	for i := 1; i < len(s); i++ {
		n := strings.IndexByte(s[i:], '.')
		if n < 0 {
			return
		}
		if i += n; s[i-1] == '.' || !endsSentence(s[i+1:]) || prose.In(postmortem.MarkCode, i-1) {
			continue
		}
		head := strings.TrimRight(s[:i], " ")
		word := lastWord(head)
		if word == "" || prose.In(postmortem.MarkCode, len(head)-1) || prose.In(postmortem.MarkQuote, i) {
			continue
		}
		low := strings.ToLower(word)
		if unending.Has(low) && !isTitle(word) && strings.Contains(head, " ") || len(head) < i && hanging.Has(low) {
			reportUnfinished(p, prose, len(head)-len(word), i+1, word)
		}
	}
}

var betweenOne = regexp.MustCompile(`\b[Bb]etween ([~$\x{20ac}\x{00a3}]?\d[\w.,:%]*)`)

// checkBetween looks for a range whose second end nobody wrote: "between ~1700 installs a
// minute."
func checkBetween(p *lint.Pass, prose *postmortem.Prose) {
	if !strings.Contains(prose.Text, "etween ") {
		return
	}
	for _, m := range betweenOne.FindAllStringSubmatchIndex(prose.Text, -1) {
		rest := prose.Text[m[3]:]
		if strings.HasSuffix(prose.Text[:m[3]], ".") || prose.In(postmortem.MarkCode, m[0]) || prose.In(postmortem.MarkQuote, m[0]) {
			continue
		}
		if end := stop.FindStringIndex(rest); end != nil {
			rest = rest[:end[0]]
		}
		if !secondEnd.MatchString(rest) {
			reportUnfinished(p, prose, m[2], m[3], prose.Text[m[2]:m[3]])
		}
	}
}

var (
	stop      = regexp.MustCompile(`[.!?](\s|$)`)
	secondEnd = regexp.MustCompile(`\b(and|to|or|until|through)\b|[-&/\x{2013}\x{2014}\x{2192}]`)
)

// endsSentence reports whether what follows a full stop is nothing or another
// sentence: "users with a . in their name" goes on.
func endsSentence(rest string) bool {
	next := strings.TrimLeft(rest, " \n")
	return next == "" || len(next) < len(rest) && (next[0] < 'a' || next[0] > 'z')
}

// isTitle reports whether a word is written as a name is.
func isTitle(word string) bool { return word[0] >= 'A' && word[0] <= 'Z' }

// lastWord is the word that a text ends in; empty where it ends in something else.
func lastWord(s string) string {
	i := len(s)
	for i > 0 && isLetter(s[i-1]) {
		i--
	}
	if i > 0 && s[i-1] != ' ' && s[i-1] != '\n' {
		return ""
	}
	return s[i:]
}

// fewest is the number of words that make a paragraph a sentence and no label.
const fewest = 5

// checkOpenEnd looks at a paragraph without a full stop: there a list or a code
// block may go on, and words of chats end in anything.
func checkOpenEnd(p *lint.Pass, l leaves.Leaf) {
	s := strings.TrimRight(l.Prose.Text, " \n")
	word := lastWord(s)
	if !openEnd.Has(word) && !joining.Has(word) || l.Block.Within(postmortem.BlockItem) || len(strings.Fields(s)) < fewest {
		return
	}
	if openEnd.Has(word) && endsAlone(p.Doc, l.Block) || joining.Has(word) && endsSection(p.Doc, l.Block) {
		reportUnfinished(p, l.Prose, len(s)-len(word), len(s), word)
	}
}

// endsSection reports whether a heading or nothing follows a block: what one paragraph
// leaves open the next can bring, and a heading cannot.
func endsSection(doc *postmortem.Document, b *postmortem.Block) bool {
	i := slices.Index(doc.Blocks, b)
	return i >= 0 && (i+1 == len(doc.Blocks) || doc.Blocks[i+1].Kind == postmortem.BlockHeading)
}

// endsAlone reports whether a heading, a paragraph or nothing follows a block.
func endsAlone(doc *postmortem.Document, b *postmortem.Block) bool {
	for i, other := range doc.Blocks {
		if other != b {
			continue
		}
		if i+1 == len(doc.Blocks) {
			return true
		}
		kind := doc.Blocks[i+1].Kind
		return kind == postmortem.BlockHeading || kind == postmortem.BlockParagraph
	}
	return false
}

// followsNothing reports whether text i is the last of the document.
func followsNothing(doc *postmortem.Document, texts []leaves.Leaf, i int) bool {
	last := doc.Blocks[len(doc.Blocks)-1]
	return i == len(texts)-1 && last == texts[i].Block
}

// checkColon looks at the colon at the document's end, behind which nothing stands.
func checkColon(p *lint.Pass, l leaves.Leaf) {
	s := strings.TrimRight(l.Prose.Text, " \n")
	if !strings.HasSuffix(s, ":") || len(strings.Fields(s)) < fewest {
		return
	}
	from := strings.LastIndexByte(s, ' ') + 1
	reportUnfinished(p, l.Prose, from, len(s), s[from:])
}

func reportUnfinished(p *lint.Pass, prose *postmortem.Prose, from, to int, word string) {
	p.Report(lint.Diagnostic{
		Span:    prose.Source(from, to),
		Anchor:  lint.Anchor("sentence", prose.Text[max(0, from-40):from]+word),
		Message: fmt.Sprintf("the sentence breaks off behind %q", word),
		Hint:    "write what should follow",
	})
}
