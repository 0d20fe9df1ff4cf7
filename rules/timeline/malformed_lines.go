package timeline

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var (
	longYear = regexp.MustCompile(`(?:^|[\s:(])(\d{5,6}-\d\d-\d\d)\b`)
	noHour   = regexp.MustCompile(`^(?:2[4-9]|[3-9]\d):(?:[0-5]\d|[Xx?]{2})`)
)

// checkBeside looks at what stands among the entries and milestones of a timeline
// and is none, since its date or time cannot be: it would be lost without a word.
func checkBeside(p *lint.Pass, t *postmortem.Timeline) {
	for _, b := range beside(t) {
		line, ok := lineOf(b)
		if !ok {
			continue
		}
		prose := p.Doc.ProseAt(line)
		if m := longYear.FindStringSubmatchIndex(prose.Text); m != nil {
			reportLost(p, prose, m[2], m[3], "has a year of more than four digits")
		} else if m := noHour.FindStringIndex(prose.Text); m != nil && !strings.HasPrefix(prose.Text, "24:00") {
			reportLost(p, prose, m[0], m[1], "is no time: the hours of a day end with 23")
		}
	}
}

func lineOf(b *postmortem.Block) (line text.Span, ok bool) {
	if b.Kind == postmortem.BlockItem {
		b = b.First()
	}
	if b == nil || len(b.Lines) == 0 {
		return line, false
	}
	return b.Lines[0], true
}

// beside are the items and paragraphs that stand in one list or section with the
// events of a timeline and are no events.
func beside(t *postmortem.Timeline) []*postmortem.Block {
	var out []*postmortem.Block
	seen := make(map[*postmortem.Block]bool)
	for _, e := range t.Events {
		seen[e.Block] = true
	}
	add := func(list []*postmortem.Block) {
		for _, b := range list {
			if !seen[b] && (b.Kind == postmortem.BlockItem || b.Kind == postmortem.BlockParagraph) {
				seen[b] = true
				out = append(out, b)
			}
		}
	}
	for _, e := range t.Events {
		if e.Block != nil && e.Block.Parent != nil && !seen[e.Block.Parent] {
			seen[e.Block.Parent] = true
			add(e.Block.Parent.Children)
		}
	}
	if t.Section != nil {
		add(t.Section.Blocks)
	}
	return out
}

func reportLost(p *lint.Pass, prose *postmortem.Prose, from, to int, why string) {
	p.Report(lint.Diagnostic{
		Span:    prose.Source(from, to),
		Anchor:  lint.Anchor("event", prose.Text),
		Message: fmt.Sprintf("%q %s", prose.Text[from:to], why),
		Hint:    "write dates as YYYY-MM-DD and times as HH:MM of a 24-hour clock",
	})
}

// checkTwoMonths reports a day with two months ("24 February March 2026").
func checkTwoMonths(p *lint.Pass, t *postmortem.Timeline) {
	for _, e := range t.Events {
		words := strings.Fields(e.Text.Plain)
		if e.Start.HasTime || len(words) == 0 || len(words) > 2 || !e.OwnDate || chrono.MonthOf(words[0]) == 0 || len(words[0]) < 3 {
			continue
		}
		if chrono.MonthOf(words[0]) == int(e.Start.Local.Month()) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    place(e),
			Anchor:  anchor(e),
			Message: fmt.Sprintf("%q names two months", e.Stamp.Plain+" "+e.Text.Plain),
			Hint:    "write dates as YYYY-MM-DD and times as HH:MM of a 24-hour clock",
		})
	}
}
