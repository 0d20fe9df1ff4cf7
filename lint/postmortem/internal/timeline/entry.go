package timeline

import (
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// entryForm is how an entry of a timeline is written.
type entryForm uint8

const (
	formLine entryForm = iota // a line or paragraph of its own
	formItem
	formHeading
	formRow
)

// entry is something in a timeline that begins with a stamp, or an item of a
// timeline that has none at all.
type entry struct {
	form  entryForm
	block *markdown.Block
	span  text.Span       // the whole entry
	prose *markdown.Prose // the text that begins with the stamp
	st    chrono.Stamp
	from  int // where the stamp was looked for in prose.Text
	next  int // where the entry's own text begins in prose.Text
	// body is the entry's own text where it stands apart from the stamp: in
	// another cell, or below a heading.
	body text.Span
	// dateText is a row's date where it has a cell of its own, chrono.DateAt its place;
	// stampCells is then both cells.
	dateText   string
	dateAt     text.Span
	stampCells text.Span
	zone       string        // of the table's column
	year       int           // of the table's column
	label      markdown.Text // of a milestone: "First detected"
	slot       bool
	trailing   bool // the stamp stands behind the text or a label
	extended   bool // further lines belong to a line
	divider    bool // a day that holds for the entries below
	phase      Phase
	group      *group // what the heading over it says of its time
	section    *outline.Section
}

// run is a timeline before its dates are resolved.
type run struct {
	section *outline.Section
	span    text.Span
	entries []*entry
	untimed []*entry           // items without a stamp
	notes   []*markdown.Prose  // what stands between the entries: sentences on the zone or T+0
	titles  []*outline.Section // the headings that lead to the run
	table   *markdown.Block    // the table that the run consists of
	fence   *markdown.Block    // the only code block of the run
	zone    string             // of a table's header
	zoned   *markdown.Block    // the table whose header has the zone
	unread  []*outline.Unparsed
	// elsewhere tells that it stands under a heading that names no timeline.
	elsewhere bool
	damaged   []*outline.Unparsed // what begins like a stamp and is none, where others are

	// quotesHold says that block quotes of the section quotesIn are the entries.
	quotesIn   *outline.Section
	quotesHold bool
	// counted entries hold clocked ones with a time, of which quoted stand in quotes.
	counted, clocked, quoted int
}

func (c *collector) add(p *markdown.Prose, st chrono.Stamp, from, next int, form entryForm, b *markdown.Block) *entry {
	if st.Bad != "" {
		c.unread(p.Source(from+st.Start, from+st.End), st.Bad)
		return nil
	}
	if st.HasClock && st.Clock.Bare {
		c.style.Bare = true
	}
	if st.HasClock && st.Clock.Dotted {
		c.style.Dotted = true
	}
	e := c.entries.Next()
	*e = entry{form: form, block: b, prose: p, st: st, from: from, next: next, phase: c.phase, group: c.group, section: c.root}
	c.cur.entries = append(c.cur.entries, e)
	return e
}

// timed counts the lines of a span. A long one is counted by lines that were
// counted once for the whole document: many timelines may reach to its end.
func (c *collector) timed(span text.Span) chrono.TimedLines {
	file := c.doc.File
	first, last := file.LineAt(span.Start), file.LineAt(span.End)
	if last-first < 100 {
		return chrono.CountLines(file.Bytes()[span.Start:span.End])
	}
	if c.timedTo == nil {
		c.timedTo = make([]chrono.TimedLines, file.Lines()+1)
		for i := 1; i <= file.Lines(); i++ {
			line := file.LineSpan(i)
			n := chrono.CountLines(file.Bytes()[line.Start:min(line.End+1, file.Len())])
			c.timedTo[i] = c.timedTo[i-1].With(n, 1)
		}
	}
	head := chrono.CountLines(file.Bytes()[span.Start:file.LineSpan(first+1).Start])
	tail := chrono.CountLines(file.Bytes()[file.LineSpan(last).Start:span.End])
	return head.With(tail, 1).With(c.timedTo[last-1], 1).With(c.timedTo[first], -1)
}

// dottedLines tells that three lines or more begin with a time such as "8.48 ", or
// two of hardly more, and few with one such as "8:48".
func (c *collector) dottedLines(span text.Span) bool {
	n := c.timed(span)
	return (n.Dotted >= 3 || n.Dotted == 2 && n.Others <= 2) && n.Dotted >= n.Colons
}

// dateSource is the text that begins with the entry's date.
func (e *entry) dateSource() string {
	if e.dateText != "" {
		return e.dateText
	}
	if i := e.from + e.st.DateAt; i < len(e.prose.Text) {
		return e.prose.Text[i:]
	}
	return ""
}
