package timeline

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var order = &lint.Rule{
	Name:     "timeline/order",
	Summary:  "The entries of a timeline stand in the order of their times",
	Severity: lint.Notice,
	Check:    checkOrder,
}

func checkOrder(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		if ascends(t) || tellsOrder(p.Doc, t) {
			continue
		}
		list, ok := instants(t)
		if !ok {
			continue
		}
		typos := typosOf(t)
		list = slices.DeleteFunc(list, func(i instant) bool { return typos[i.event] != nil || i.event.Malformed != "" })
		kept := longestOrder(list)
		if misplaced := count(kept, false); misplaced == 0 || 3*misplaced > len(list) && misplaced > 1 {
			continue // in order, or in an order of another kind: newest first, by subject
		}
		reportRuns(p, list, kept)
	}
}

// tellsOrder reports whether a sentence of the section says in which order the entries
// stand, or that one is out of it.
func tellsOrder(doc *postmortem.Document, t *postmortem.Timeline) bool {
	if t.Section == nil {
		return false
	}
	from, to := doc.SentencesIn(t.Section.Span)
	for _, s := range doc.Sentences()[from:to] {
		if s.Section == t.Section && orderTold().In(strings.ToLower(s.Text())).Has(0) {
			return true
		}
	}
	return false
}

var orderTold = sync.OnceValue(func() *terms.Phrases { return terms.NewPhrases([][]string{ordered.All()}) })

func count(list []bool, want bool) int {
	n := 0
	for _, v := range list {
		if v == want {
			n++
		}
	}
	return n
}

// reportRuns reports each run of entries that are out of place once, at its
// first entry.
func reportRuns(p *lint.Pass, list []instant, kept []bool) {
	for i := 0; i < len(list); i++ {
		if kept[i] {
			continue
		}
		first := i
		for i+1 < len(list) && !kept[i+1] {
			i++
		}
		reportMisplaced(p, list, kept, first, i)
	}
}

func reportMisplaced(p *lint.Pass, list []instant, kept []bool, first, last int) {
	e := list[first].event
	near, where := neighbour(list, kept, first)
	if near == nil {
		return
	}
	message := fmt.Sprintf("%q stands %s %q", e.Stamp.Plain, where, near.Stamp.Plain)
	if !localDay(e).Equal(localDay(near)) {
		message = fmt.Sprintf("%s stands %s %s", quoteTime(e), where, quoteTime(near))
	}
	if last > first {
		message += fmt.Sprintf(", and so do %d more entries", last-first)
		if last == first+1 {
			message = strings.TrimSuffix(message, "do 1 more entries") + "does the next entry"
		}
	}
	p.Report(lint.Diagnostic{
		Span:    place(e),
		Anchor:  anchor(e),
		Message: message,
		Hint:    "move the entry to its place, or correct its time or day",
		Related: []lint.Related{{Span: place(near), Message: "the entry that it contradicts"}},
	})
}

// neighbour is the entry in order that entry i contradicts: a later one above
// it, or an earlier one below.
func neighbour(list []instant, kept []bool, i int) (*postmortem.Event, string) {
	for j := i - 1; j >= 0; j-- {
		if kept[j] && list[i].before(list[j]) {
			return list[j].event, "after"
		}
	}
	for j := i + 1; j < len(list); j++ {
		if kept[j] && list[j].before(list[i]) {
			return list[j].event, "before"
		}
	}
	return nil, ""
}

// quoteTime names an event by its stamp and, where the stamp lacks the date, by
// its day.
func quoteTime(e *postmortem.Event) string {
	if e.OwnDate || !e.Start.HasDate {
		return fmt.Sprintf("%q", e.Stamp.Plain)
	}
	return fmt.Sprintf("%q (%s)", e.Stamp.Plain, e.Start.Local.Format("2006-01-02"))
}

// maxOrdered bounds the work on one timeline.
const maxOrdered = 2000

// longestOrder marks a longest subsequence whose entries are in order. Of two
// such the one that keeps the earlier entries wins, so that the later entry of
// a contradiction is the one reported.
func longestOrder(list []instant) []bool {
	kept := make([]bool, len(list))
	if len(list) > maxOrdered {
		for i := range kept {
			kept[i] = true
		}
		return kept
	}
	length, prev := make([]int, len(list)), make([]int, len(list))
	best := -1
	for i := range list {
		length[i], prev[i] = 1, -1
		for j := range i {
			if length[j]+1 > length[i] && !list[i].before(list[j]) {
				length[i], prev[i] = length[j]+1, j
			}
		}
		if best < 0 || length[i] > length[best] {
			best = i
		}
	}
	for i := best; i >= 0; i = prev[i] {
		kept[i] = true
	}
	return kept
}
