package timeline

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// mayUpdate tells a paragraph that begins with a state, whatever follows it.
func (c *collector) mayUpdate(b *markdown.Block) bool {
	s := c.doc.File.Text(b.Span)
	s = strings.TrimLeft(s[:min(len(s), 32)], "*_")
	return outline.StateLen(s, func(string) bool { return true }) > 0
}

// update reads what a status page publishes: a state, a text, and the time right
// behind the state or at the end.
func (c *collector) update(p *markdown.Prose, form entryForm, b *markdown.Block) *entry {
	n := outline.UpdateState(p.Text)
	if n == 0 && form == formLine && len(b.Lines) > 1 { // the state has a line of its own
		n = outline.UpdateState(c.doc.ProseAt(b.Lines[0]).Text + ":")
	}
	if n == 0 {
		return nil
	}
	s := strings.TrimRight(p.Text, " .\n")
	from := n + len(p.Text[n:]) - len(strings.TrimLeft(p.Text[n:], " -–—:([|\n"))
	if st, next := chrono.ScanStamp(p.Text[from:], chrono.OrderUnknown, chrono.ClockStyle{}); next > 0 && st.HasClock && st.Bad == "" {
		e := c.add(p, st, from, from+next, form, b)
		e.trailing = true
		return e
	}
	lastLine := ""
	if form == formLine && len(b.Lines) > 1 {
		lastLine = strings.TrimRight(c.doc.ProseAt(b.Lines[len(b.Lines)-1]).Text, " .")
	}
	for _, sign := range [...]string{lastLine, "\n", ". ", " - ", " – ", " — ", " (", " ["} {
		i := strings.LastIndex(s, sign)
		if sign == "" || i < n {
			continue
		}
		if sign != lastLine {
			i += len(sign)
		}
		st, next := chrono.ScanStamp(s[i:], chrono.OrderUnknown, chrono.ClockStyle{})
		if next > 0 && i+next >= len(s) && st.HasClock && st.Clock.Known() && !st.Clock.Bare && st.Bad == "" {
			e := c.add(p, st, i, len(p.Text), form, b)
			e.trailing = true
			return e
		}
	}
	return nil
}

// milestone reads a labelled stamp: "First detected: 2026-03-01 14:05".
func (c *collector) milestone(p *markdown.Prose, b *markdown.Block) *entry {
	colon := strings.IndexByte(p.Text, ':')
	if e := c.bareMilestone(p, b); e != nil {
		return e
	}
	if colon < 2 || colon > 48 || colon+2 >= len(p.Text) || strings.Count(p.Text[:colon], " ") > 5 ||
		ascii.IsDigit(p.Text[colon-1]) && ascii.IsDigit(p.Text[colon+1]) { // of a time
		return nil
	}
	label := strings.Trim(p.Text[:colon], " *_")
	if !c.slots && !isMilestone(label) {
		return nil
	}
	from := colon + 1
	st, next := chrono.ScanStamp(p.Text[from:], chrono.OrderUnknown, chrono.ClockStyle{Dotted: c.style.Dotted})
	if next == 0 || !st.HasClock && !st.HasDate || st.Bad != "" {
		return nil
	}
	if rest := strings.TrimSpace(p.Text[from+next:]); rest != "" && rest[0] != '(' && !st.Whole() {
		return nil
	}
	e := c.add(p, st, from, from+next, formItem, b)
	if e != nil {
		e.slot = true
		e.label = markdown.Text{Span: p.Source(0, colon), Plain: p.Text[:colon]}
	}
	return e
}

// bareMilestone reads a milestone without its colon: "Resolved 2026-03-01 14:05".
func (c *collector) bareMilestone(p *markdown.Prose, b *markdown.Block) *entry {
	from := strings.IndexAny(p.Text, "0123456789")
	if from < 4 || from > 48 || p.Text[from-1] != ' ' {
		return nil
	}
	label := strings.TrimRight(p.Text[:from], " -–—")
	if strings.IndexByte(label, ':') >= 0 || strings.Count(label, " ") > 3 || !c.slots && !isMilestone(label) {
		return nil
	}
	st, next := chrono.ScanStamp(p.Text[from:], chrono.OrderUnknown, chrono.ClockStyle{})
	if next == 0 || !st.Whole() && !c.slots || st.Bad != "" || from+next < len(p.Text) && (!c.slots || p.Text[from+next] != '(') {
		return nil
	}
	e := c.add(p, st, from, from+next, formItem, b)
	if e != nil {
		e.slot, e.label = true, markdown.Text{Span: p.Source(0, len(label)), Plain: label}
	}
	return e
}

// isSlots tells a list of milestones: nearly all its items are words with a date and
// a time behind them, and some of the words are known to name a moment.
func (c *collector) isSlots(b *markdown.Block) bool {
	known, whole := 0, 0
	for _, item := range b.Children {
		first := item.First()
		if first == nil || first.Span.Len() > 120 {
			return false
		}
		s := c.doc.Prose(item).Text
		from := strings.IndexAny(s, "0123456789")
		if from < 3 {
			return false
		}
		label := strings.TrimRight(s[:from], " :-–—")
		if st, next := chrono.ScanStamp(s[from:], chrono.OrderUnknown, chrono.ClockStyle{}); next > 0 && st.Whole() && from+next >= len(s) {
			whole++
			if isMilestone(label) {
				known++
			}
		}
	}
	return known > 0 && whole >= 2 && 3*whole >= 2*len(b.Children)
}
