package timeline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var duplicate = &lint.Rule{
	Name:     "timeline/duplicate",
	Summary:  "No entry of a timeline stands there twice",
	Severity: lint.Notice,
	Check:    checkDuplicate,
}

func checkDuplicate(p *lint.Pass) {
	type entry struct {
		start clock
		stamp string // where no time is known: "20:XX" is not "21:XX"
		words uint64
		slot  bool // of a list of milestones, which may tell what an entry tells
	}
	for _, t := range p.Doc.Timelines {
		if allDiffer(t) {
			continue
		}
		seen := make(map[entry]*postmortem.Event, len(t.Events))
		for i, e := range t.Events {
			words, n := hashWords(e.Text.Plain)
			if n < shortest && !repeats(t.Events, i) || e.Start.IsZero() || strings.HasPrefix(strings.TrimSpace(e.Text.Plain), "[") {
				continue // placeholders of a template are equal by nature
			}
			key := entry{start: clockOf(e.Start), words: words, slot: e.Slot}
			if !e.Start.HasTime {
				key.stamp = e.Stamp.Plain
			}
			first := seen[key]
			if first == nil {
				seen[key] = e
				continue
			}
			p.Report(lint.Diagnostic{
				Span:    place(e),
				Anchor:  anchor(e),
				Message: fmt.Sprintf("the entry of %q stands in the timeline twice", e.Stamp.Plain),
				Hint:    "remove one, or correct the one that was meant to say something else",
				Related: []lint.Related{{Span: place(first), Message: "the same entry"}},
			})
		}
	}
}

// repeats reports whether an entry is, word for word, the one before it or behind it: of
// neighbours that are equal a short text says enough.
func repeats(events []*postmortem.Event, i int) bool {
	e := events[i]
	same := func(k int) bool {
		return k >= 0 && k < len(events) && events[k].Text.Plain == e.Text.Plain && events[k].Stamp.Plain == e.Stamp.Plain
	}
	return len(e.Text.Plain) > 3 && e.Start.HasTime && (same(i-1) || same(i+1))
}

// clock is what a moment states, and nothing more.
type clock struct {
	at                  int64
	date, time, seconds bool
}

func clockOf(m postmortem.Moment) clock {
	const day = 24 * 60 * 60
	c := clock{m.Local.Unix(), m.HasDate, m.HasTime, m.HasTime && m.Seconds}
	switch {
	case !m.HasTime:
		c.at -= mod(c.at, day)
	case !m.Seconds:
		c.at -= mod(c.at, 60)
	}
	if !m.HasDate {
		c.at = mod(c.at, day)
	}
	return c
}

// mod is the rest of a division that rounds down, for years before 1970 too.
func mod(n, by int64) int64 { return (n%by + by) % by }

// allDiffer tells that no two events have the same words, as in most timelines:
// their texts differ in the sum of their bytes already.
func allDiffer(t *postmortem.Timeline) bool {
	var room [64]int
	sums := room[:0]
	for i, e := range t.Events {
		if s := e.Text.Plain; len(s) >= shortest || repeats(t.Events, i) {
			sums = append(sums, sumBytes(s))
		}
	}
	slices.Sort(sums)
	return len(slices.Compact(sums)) == len(sums)
}

// sumBytes is the same for capitals and small letters and for any blanks.
func sumBytes(s string) int {
	sum := 0
	for i := range len(s) {
		if s[i] > ' ' {
			sum += int(s[i]|0x20) << 8 // of the bytes, and below it of their number
			sum++
		}
	}
	return sum
}

// shortest is the number of bytes below which equal texts say little.
const shortest = 12

// hashWords is a hash of the words of s, the same for capitals and small letters
// and for any blanks between them, and the number of bytes hashed.
func hashWords(s string) (h uint64, n int) {
	h = 14695981039346656037
	blank := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c <= ' ' {
			blank = true
			continue
		}
		if blank && n > 0 {
			h = (h ^ ' ') * 1099511628211
			n++
		}
		blank = false
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		h = (h ^ uint64(c)) * 1099511628211
		n++
	}
	return h, n
}
