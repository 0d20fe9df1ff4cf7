package timeline

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// quote reads the entries of a timeline that is written as block quotes. Beside
// entries that are none, a quotation is what somebody said.
func (c *collector) quote(b *markdown.Block) {
	if len(b.Children) == 0 || !c.beginsWithStamp(b.Children[0]) {
		return
	}
	if in := c.doc.SectionOf(b); in != nil && in != c.cur.quotesIn {
		c.cur.quotesIn = in
		c.cur.quotesHold = c.clocked() == c.cur.quoted && !slices.ContainsFunc(in.Blocks, c.beginsWithStamp)
	}
	if !c.cur.quotesHold {
		return
	}
	before := c.clocked()
	for _, child := range b.Children {
		if child.Kind == markdown.BlockParagraph || child.Kind == markdown.BlockList {
			c.inside(child)
		}
	}
	c.cur.quoted += c.clocked() - before
}

// clocked is the number of entries of the run that have a time.
func (c *collector) clocked() int {
	for ; c.cur.counted < len(c.cur.entries); c.cur.counted++ {
		if c.cur.entries[c.cur.counted].st.HasClock {
			c.cur.clocked++
		}
	}
	return c.cur.clocked
}

// beginsWithStamp reports whether the first text of a paragraph, a list or a table
// is a time or a day.
func (c *collector) beginsWithStamp(b *markdown.Block) bool {
	switch {
	case b.Kind == markdown.BlockTable && len(b.Table.Rows) > 0 && len(b.Table.Rows[0].Cells) > 0:
		_, next := chrono.ScanStamp(c.doc.ProseAt(b.Table.Rows[0].Cells[0]).Text, chrono.OrderUnknown, c.style)
		return next > 0
	case b.Kind == markdown.BlockList && len(b.Children) > 0, b.Kind == markdown.BlockParagraph:
		if b.Kind == markdown.BlockList {
			b = b.Children[0]
		}
		_, next := chrono.ScanStamp(c.doc.Prose(b).Text, chrono.OrderUnknown, c.style)
		return next > 0
	}
	return false
}

// list reads the items of a list.
func (c *collector) list(b *markdown.Block) {
	before := c.slots
	c.slots = c.isSlots(b)
	for _, item := range b.Children {
		c.item(item, false)
	}
	c.slots = before
}

// Item reads an item that begins with a stamp. Below an entry everything is
// continuation; below a day or an item without a stamp there may be entries.
func (c *collector) item(b *markdown.Block, nested bool) {
	if c.depth > 8 {
		return
	}
	p := c.doc.Prose(b)
	e := c.scan(p, 0, formItem, b)
	if e == nil {
		e = c.milestone(p, b)
	}
	if e == nil {
		e = c.update(p, formItem, b)
	}
	if e == nil && c.bareBetween(p) {
		return
	}
	defer c.daysBehind(b)
	if e != nil {
		e.span = b.Span
		if e.next >= len(p.Text) && !e.slot {
			e.body = childText(b)
		}
		if e.slot || e.next < len(p.Text) || e.st.HasClock || e.st.IsRelative || !hasNestedStamps(c, b) {
			return
		}
	}
	before := len(c.cur.entries)
	c.depth++
	for _, child := range b.Children {
		if child.Kind == markdown.BlockList {
			for _, item := range child.Children {
				c.item(item, true)
			}
		}
	}
	c.depth--
	if e == nil && len(c.cur.entries) == before {
		c.note(p)
		c.untimedItem(b, p, nested)
	}
}

// bareBetween tells of four figures that would be the next time in a list of others,
// if a colon stood between them: "1025 restarted".
func (c *collector) bareBetween(p *markdown.Prose) bool {
	n := len(c.cur.entries)
	if n == 0 || c.cur.entries[n-1].form != formItem || !c.cur.entries[n-1].st.HasClock || ascii.CountDigits(p.Text) != 4 {
		return false
	}
	st, next := chrono.ScanStamp(p.Text[:4], chrono.OrderUnknown, chrono.ClockStyle{Bare: true})
	gap := st.Clock.Offset() - c.cur.entries[n-1].st.Clock.Offset()
	if next == 0 || !st.HasClock || gap < 0 || gap > time.Hour {
		return false
	}
	c.unread(p.Source(0, 4), "a time lacks its colon, or a number stands where the time should")
	return true
}

// daysBehind reads the bold stamps on lines that Markdown adds to the item above
// them, since no blank line stands between the two.
func (c *collector) daysBehind(item *markdown.Block) {
	first := item.First()
	if first == nil {
		return
	}
	for _, line := range first.Lines[min(1, len(first.Lines)):] {
		if !bytes.HasPrefix(c.doc.File.Bytes()[line.Start:line.End], []byte("**")) {
			continue
		}
		p := c.doc.ProseAt(line)
		if st, next := chrono.ScanStamp(p.Text, chrono.OrderUnknown, c.style); next >= len(p.Text) && st.HasDate && allStrong(p) {
			if e := c.add(p, st, 0, next, formLine, first); e != nil {
				e.span = line
			}
		}
	}
}

// childText is the first paragraph below an item's own text.
func childText(item *markdown.Block) text.Span {
	for _, child := range item.Children[min(1, len(item.Children)):] {
		if child.Kind == markdown.BlockParagraph {
			return child.Span
		}
	}
	return text.Span{}
}

// hasNestedStamps tells that items below b begin with times, so that b is a day.
func hasNestedStamps(c *collector, b *markdown.Block) bool {
	for _, child := range b.Children {
		if child.Kind != markdown.BlockList {
			continue
		}
		for _, item := range child.Children {
			st, next := chrono.ScanStamp(c.doc.Prose(item).Text, chrono.OrderUnknown, c.style)
			return next > 0 && st.HasClock
		}
	}
	return false
}

// untimedItem keeps an item without a stamp: it is an event where the timeline
// has no times at all.
func (c *collector) untimedItem(b *markdown.Block, p *markdown.Prose, nested bool) {
	if b.First() != nil && c.bodyOf(b.First().Span) {
		return
	}
	if from := strings.IndexAny(p.Text, "0123456789("); c.slots && from >= 0 {
		c.unread(p.Source(from, len(p.Text)), "neither a date nor a time can be read")
		return
	}
	if nested || b.First() == nil || strings.TrimSpace(p.Text) == "" || c.wasUnreadable(b) {
		return
	}
	c.damaged(p)
	e := &entry{form: formItem, block: b, span: b.Span, prose: p, phase: c.phase, section: c.root}
	if st, from := chrono.TrailingStamp(p.Text); from > 0 {
		e.st, e.from, e.next, e.trailing = st, from, len(p.Text), true
	} else if st, from, next := chrono.LabelledStamp(p.Text); from > 0 {
		e.st, e.from, e.next, e.trailing = st, from, next, true
	}
	c.cur.untimed = append(c.cur.untimed, e)
}

// wasUnreadable tells that the item was kept as one that cannot be read.
func (c *collector) wasUnreadable(b *markdown.Block) bool {
	k := len(c.cur.unread)
	return k > 0 && b.Span.Contains(c.cur.unread[k-1].Text.Span)
}
