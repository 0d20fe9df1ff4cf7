package document

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules/internal/leaves"
)

var placeholder = &lint.Rule{
	Name:     "document/placeholder",
	Summary:  "No gap is left in what is written",
	Severity: lint.Notice,
	Check:    checkGaps,
}

// checkGaps reports the gaps of a written document in one finding. A document
// that is mostly gaps is a template that somebody began to fill in.
func checkGaps(p *lint.Pass) {
	gaps := gapsOf(p)
	if len(gaps) == 0 || !mostlyWritten(p) {
		return
	}
	quoted := p.Doc.File.Text(gaps[0])
	f := lint.Diagnostic{
		Span:    gaps[0],
		Anchor:  "placeholders",
		Message: fmt.Sprintf("%q is left to be filled in", lint.Short(quoted)),
		Hint:    "write what belongs there, or take it out",
	}
	if n := len(gaps) - 1; n > 0 {
		f.Message += fmt.Sprintf(", and so are %d more", n)
	}
	for _, at := range gaps[1:] {
		f.Related = append(f.Related, lint.Related{Span: at, Message: "left to be filled in"})
	}
	p.Report(f)
}

// mostlyWritten reports whether most sections that hold anything were written.
func mostlyWritten(p *lint.Pass) bool {
	written, left := p.Binding.Progress()
	return written >= 2*left
}

func gapsOf(p *lint.Pass) []text.Span {
	var gaps []text.Span
	for _, l := range leaves.Of(p) {
		gaps = append(gaps, gapsIn(p, l)...)
	}
	return gaps
}

var (
	inSquare   = regexp.MustCompile(`\[([^\[\]\n]{3,60})\]`)
	inAngles   = regexp.MustCompile(`<([A-Za-z][^<>\n@:/=]{2,60} [^<>\n@:/=]{1,40})>`)
	inRound    = regexp.MustCompile(`\(([^()\n]{3,60})\)`)
	inCapitals = regexp.MustCompile(`\b([A-Z]{3,})((?: [A-Z]{3,})+)\b`)
	inCurls    = regexp.MustCompile(`\{\{[^{}\n]+\}\}`)
)

// gapsIn are the gaps of one text, in the source.
func gapsIn(p *lint.Pass, l leaves.Leaf) []text.Span {
	var gaps []text.Span
	s := l.Prose.Text
	add := func(sign string, re *regexp.Regexp, asks func(words string) bool) {
		if !strings.Contains(s, sign) {
			return // looking for the sign first costs a tenth of the expression
		}
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			words := s[m[0]:m[1]]
			if len(m) > 2 {
				words = s[m[2]:m[3]]
			}
			at := l.Prose.Source(m[0], m[1])
			if marked(l.Prose, m[0]) || !asks(words) || overlapsAny(gaps, at) {
				continue
			}
			gaps = append(gaps, at)
		}
	}
	add("[", inSquare, asksInBrackets)
	add("<", inAngles, asksForOne)
	add("(", inRound, func(words string) bool { return isPromised(words) || isTask(words) })
	if shouts(s) {
		add(" ", inCapitals, func(words string) bool { return insert.Has(strings.ToLower(words)) })
	}
	add("{{", inCurls, func(string) bool { return true })
	if end := openLead(s); end > 0 && !marked(l.Prose, 0) && !listsWork(p, l.Block) {
		gaps = append(gaps, l.Prose.Source(0, end))
	}
	return gaps
}

// openLead gives the end of the word in capitals that a text is, or begins with before
// what somebody is to write: "TBD", "TBA: the numbers", "TODO - fill in".
func openLead(s string) int {
	end := 0
	for end < len(s) && isCapital(s[end]) {
		end++
	}
	if end < 3 || !toWrite.Has(strings.ToLower(s[:end])) {
		return 0
	}
	rest := strings.TrimSpace(s[end:])
	if rest == "" || strings.ContainsAny(rest[:1], ":.-(,;") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") {
		return end
	}
	return 0
}

// listsWork reports whether a text stands among actions, or in a table, whose cells
// mostly belong to one: "TODO" is a state there, and an owner to come is told as such.
func listsWork(p *lint.Pass, b *postmortem.Block) bool {
	sec := p.Doc.SectionOf(b)
	if sec == nil || b.Kind == postmortem.BlockHeading || sec.Within(postmortem.KindActions) || sec.Within(postmortem.KindPrevention) {
		return true
	}
	return b.Kind == postmortem.BlockTable && !sec.Within(postmortem.KindTimeline)
}

// shouts reports whether a text holds two words of capitals beside each other, or
// what looks so at a glance.
func shouts(s string) bool {
	for i := 3; i+3 < len(s); i++ {
		if s[i] == ' ' && isCapital(s[i-1]) && isCapital(s[i-2]) && isCapital(s[i+1]) && isCapital(s[i+2]) {
			return true
		}
	}
	return false
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

// marked reports whether a place is code, a quotation or a link: there brackets are
// what they are.
func marked(p *postmortem.Prose, i int) bool {
	return p.In(postmortem.MarkCode, i) || p.In(postmortem.MarkQuote, i) || p.In(postmortem.MarkLink, i) || p.In(postmortem.MarkStrike, i)
}

func overlapsAny(list []text.Span, at text.Span) bool {
	for _, s := range list {
		if s.Overlaps(at) {
			return true
		}
	}
	return false
}

func asksInBrackets(words string) bool {
	return asksForOne(words) || isRole(words) || isTask(words) || isPromised(words)
}

// asksForOne reports whether words in brackets begin by asking for something
// ("add your name", "link to the change").
func asksForOne(words string) bool {
	list := strings.Fields(strings.ToLower(words))
	return len(list) >= 2 && (askWords.Has(list[0]) || askNouns.Has(list[0]) && toCome.Has(list[1]))
}

// isRole reports whether words stand for whoever has a role ("Team Lead", "Head of
// group").
func isRole(words string) bool {
	list := strings.Fields(strings.ToLower(words))
	if len(list) < 2 || len(list) > 4 {
		return false
	}
	return roles.Has(list[len(list)-1]) || roles.Has(list[0]) && list[1] == "of"
}

// isTask reports whether a note says who is still to write what ("Ana to fill in
// the numbers").
func isTask(words string) bool {
	low := " " + strings.ToLower(words)
	return strings.Contains(low, " to fill in ") || strings.Contains(low, " to add ") && isTitle(words)
}

// isPromised reports whether a note ends in "TBC" or the like.
func isPromised(words string) bool {
	list := strings.Fields(strings.ToLower(words))
	return len(list) <= 3 && promised.Has(list[len(list)-1])
}
