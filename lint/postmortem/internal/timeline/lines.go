package timeline

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/placeholders"
	"github.com/pmlint/pmlint/lint/text"
)

// paragraph reads a paragraph: one entry, several with one a line, a day, or a
// sentence about the timeline.
func (c *collector) paragraph(b *markdown.Block) {
	if b.Kind == markdown.BlockHeading || len(b.Lines) == 1 {
		c.single(b)
		return
	}
	if c.mayUpdate(b) {
		if e := c.update(c.doc.Prose(b), formLine, b); e != nil {
			e.span = b.Span
			return
		}
	}
	first, free := len(c.cur.entries), c.linesStamped(b)
	noted := false
	for i, line := range b.Lines {
		if c.isJump(line) {
			continue
		}
		p := c.doc.ProseAt(line)
		before := lineBefore(c.doc, b, i)
		if free && len(c.cur.entries) == first {
			before = ""
		}
		e := c.scanLine(p, b, before, first)
		if e == nil && i == 0 {
			c.damaged(p)
		}
		if e == nil && !noted && len(c.cur.entries) == first {
			c.note(c.doc.Prose(b))
			c.bodyOf(b.Span)
			noted = true
		}
		if e != nil {
			e.span = line
		} else if len(c.cur.entries) > first {
			c.extend(line)
		}
	}
}

// linesStamped tells a paragraph whose first line leads to others that begin with
// times: "alerts channel:" over what came in there.
func (c *collector) linesStamped(b *markdown.Block) bool {
	n := 0
	for _, line := range b.Lines[1:] {
		if !c.mayBeStamped(line) {
			continue
		}
		p := c.doc.ProseAt(line)
		if st, next := chrono.ScanStamp(p.Text, chrono.OrderUnknown, c.style); next > 0 && st.HasClock && st.Clock.Known() && !st.Lead {
			n++
		}
	}
	return n >= 2 && 2*n >= len(b.Lines)-1
}

// isJump tells a line of a table of contents: a link to a place in the document,
// or to nowhere.
func (c *collector) isJump(line text.Span) bool {
	s := strings.TrimSuffix(strings.TrimSpace(c.doc.File.Text(line)), "<br>")
	s = strings.TrimRight(s, " \\")
	i := strings.Index(s, "](")
	return i > 0 && s[0] == '[' && s[len(s)-1] == ')' && strings.Count(s, "](") == 1 && (s[i+2] == '#' || s[i+2:] == ")")
}

// lineBefore is the line before line i of a paragraph; empty for the first.
func lineBefore(d *outline.Document, b *markdown.Block, i int) string {
	if i == 0 {
		return ""
	}
	return d.File.Text(b.Lines[i-1])
}

// runsOnInto tells a line whose last word goes on with a time on the next one.
func runsOnInto(line string) bool {
	line = strings.TrimRight(line, " \t\r")
	return runOns.Has(strings.ToLower(line[strings.LastIndexByte(line, ' ')+1:]))
}

// single reads a paragraph of one line.
func (c *collector) single(b *markdown.Block) {
	if b.Kind != markdown.BlockHeading && c.isJump(b.Span) {
		return
	}
	p := c.doc.Prose(b)
	e := c.scan(p, 0, formLine, b)
	if e != nil && c.speaksOfZone(e, p) {
		e.next = len(p.Text)
		c.note(p)
	}
	if e == nil {
		e = c.milestone(p, b)
	}
	if e == nil {
		e = c.update(p, formLine, b)
	}
	if e == nil {
		if allStrong(p) || strings.HasSuffix(p.Text, ":") {
			c.group = partOfDay(p.Text)
		}
		c.note(p)
		if !c.bodyOf(b.Span) {
			c.damaged(p)
		}
		return
	}
	e.span = b.Span
}

// speaksOfZone tells a day with nothing behind it but the zone of what follows:
// "2026-03-01 (all times UTC)".
func (c *collector) speaksOfZone(e *entry, p *markdown.Prose) bool {
	if !e.st.HasDate || e.st.HasClock || e.next >= len(p.Text) || len(p.Text)-e.st.End > 48 {
		return false
	}
	rest := strings.ToLower(strings.Trim(p.Text[e.st.End:], " -–—:,;"))
	if !placeholders.IsEnclosed([]byte(rest), '(', ')') && !placeholders.IsEnclosed([]byte(rest), '[', ']') &&
		!strings.HasPrefix(rest, "all times") {
		return false
	}
	name, _ := zone.Find(p.Text[e.st.End:])
	return name != ""
}

// damaged keeps the stamp of a text that was meant to have one, for the case
// that its timeline has others.
func (c *collector) damaged(p *markdown.Prose) {
	if from, to := chrono.ScanDamaged(p.Text); to > 0 {
		c.cur.damaged = append(c.cur.damaged, &outline.Unparsed{Text: c.doc.Text(p.Source(from, to)), As: "event",
			Reason: "neither a date nor a time can be read"})
	}
}

// extend adds a line to the last entry.
func (c *collector) extend(line text.Span) {
	last := c.cur.entries[len(c.cur.entries)-1]
	last.span.End, last.extended = line.End, true
	if last.form == formLine && last.next >= len(last.prose.Text) {
		if last.body.Len() == 0 {
			last.body.Start = line.Start
		}
		last.body.End = line.End
	}
}

// bodyOf gives a stamp that stands alone on its line what follows it as text;
// false where the last entry is none.
func (c *collector) bodyOf(span text.Span) bool {
	n := len(c.cur.entries)
	if n == 0 {
		return false
	}
	last := c.cur.entries[n-1]
	if last.form != formLine || last.next < len(last.prose.Text) || last.body.Len() > 0 || !last.st.OK() || last.divider {
		return false
	}
	last.body, last.span.End = span, span.End
	return true
}

// scanLine reads a line of a paragraph. A later line is an entry only where
// the first one is and both begin alike: a wrapped line can begin with a time.
func (c *collector) scanLine(p *markdown.Prose, b *markdown.Block, before string, first int) *entry {
	st, next := chrono.ScanStamp(p.Text, chrono.OrderUnknown, c.style)
	if next == 0 {
		return c.milestone(p, b)
	}
	later := before != ""
	separated := strings.ContainsAny(p.Text[st.End:next], ":-–—])|")
	if later && !separated && runsOnInto(before) {
		return nil
	}
	if later && (st.Lead || st.HasDate && st.Date.Weak) {
		return nil
	}
	if later && len(c.cur.entries) == first && !separated && !(next >= len(p.Text) && allStrong(p)) {
		return nil
	}
	if later && len(c.cur.entries) > first {
		prev := c.cur.entries[len(c.cur.entries)-1].st
		if prev.HasClock && !st.HasClock && next < len(p.Text) || prev.Lead {
			return nil
		}
	}
	return c.add(p, st, 0, next, formLine, b)
}

// Scan reads the stamp at the start of p and adds an entry for it; nil where
// there is none.
func (c *collector) scan(p *markdown.Prose, from int, form entryForm, b *markdown.Block) *entry {
	from = len(p.Text) - len(chrono.DropDayLabel(p.Text[from:]))
	st, next := chrono.ScanStamp(p.Text[from:], chrono.OrderUnknown, c.style)
	if next == 0 {
		return c.dayLabel(p, form, b)
	}
	if st.Lead && form == formLine && beginsSentence(p.Text[from:], &st, next) {
		return nil
	}
	if st.MonthOnly && (from+next >= len(p.Text) || form == formHeading) {
		return nil // the name of a group
	}
	if st.IsRelative && st.Relative == 0 && form == formLine {
		if _, ok := chrono.ScanOrigin(p.Text, chrono.OrderUnknown); ok {
			return nil // "T+0 is 14:05" explains the times below
		}
	}
	return c.add(p, st, from, from+next, form, b)
}

// beginsSentence tells a stamp behind words that a sentence goes on from: "On March 5
// we ...", "between 4pm and 5pm the proxy ...".
func beginsSentence(s string, st *chrono.Stamp, next int) bool {
	if !st.HasClock {
		return next < len(s) && s[next-1] == ' ' && st.End == next-1
	}
	return s != "" && s[0] >= 'a' && ascii.CountLetters(s) > 3 && !strings.ContainsAny(s[st.End:next], ":-–—])|")
}

// dayLabel reads a day that is named by its weekday or number alone:
// "Monday", "Day 2:".
func (c *collector) dayLabel(p *markdown.Prose, form entryForm, b *markdown.Block) *entry {
	if st, next := unknownLead(p.Text); next > 0 && form == formItem {
		return c.add(p, st, 0, next, form, b)
	}
	st, ok := chrono.DayLabel(p.Text)
	if !ok || form == formRow {
		return nil
	}
	e := c.add(p, st, 0, len(p.Text), form, b)
	e.divider = true
	return e
}

// unknownLead reads a word that stands where a time should, set apart from the
// text: "unknown - the disk fills".
func unknownLead(s string) (st chrono.Stamp, next int) {
	for _, sign := range [...]string{" - ", " – ", " — ", ": "} {
		if i := strings.Index(s[:min(len(s), 24)], sign); i > 0 {
			if st, ok := vagueStamp(s[:i]); ok && !st.Vague || ok && isUnknown.Has(strings.ToLower(s[:i])) {
				return st, i + len(sign)
			}
		}
	}
	return st, 0
}
