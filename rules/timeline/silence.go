package timeline

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var silence = &lint.Rule{
	Name:     "timeline/silence",
	Summary:  "A long stretch of the outage in which nothing is written is explained",
	Severity: lint.Off, // see its figures
	Check:    checkSilence,
}

// What makes a silence: how long it is, and its part of the outage in percent.
const (
	longSilence  = time.Hour
	silentShare  = 40
	leastEntries = 4
)

func checkSilence(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		if out := outageOf(t); len(t.Events) >= leastEntries && len(out) > 1 && reportSilence(p, out) {
			return
		}
	}
}

// outageOf are the entries from the detection to the first end, each with a time of
// day; nil where one of the two is not known, or the order cannot be.
func outageOf(t *postmortem.Timeline) []*postmortem.Event {
	from, to := -1, -1
	for i, e := range t.Events {
		switch {
		case e.Slot || e.Ambiguous || e.Malformed != "":
			continue
		case from < 0 && e.Is(postmortem.MomentDetected):
			from = i
		case from >= 0 && to < 0 && isEnd(e):
			to = i
		}
	}
	if from < 0 || to < 0 {
		return nil
	}
	out := t.Events[from : to+1]
	for i, e := range out {
		if !e.Start.HasTime || i > 0 && gap(out[i-1], e) < 0 {
			return nil // an entry without a time may fill the silence
		}
	}
	return out
}

// gap is the time between two entries; negative where it is not known.
func gap(a, b *postmortem.Event) time.Duration {
	start := a.Start
	if !a.End.IsZero() {
		start = a.End
	}
	d, ok := postmortem.Elapsed(start, b.Start)
	if !ok {
		return -1
	}
	return d
}

// reportSilence reports the longest silence of an outage, and whether it did.
func reportSilence(p *lint.Pass, out []*postmortem.Event) bool {
	at, longest := 0, time.Duration(0)
	for i := 1; i < len(out); i++ {
		if d := gap(out[i-1], out[i]); d > longest {
			at, longest = i, d
		}
	}
	total := gap(out[0], out[len(out)-1])
	if longest < longSilence || total <= 0 || 100*longest < silentShare*total {
		return false
	}
	from, to := out[at-1], out[at]
	s := said.Of(p)
	waits := len(s.At(said.Waiting, from.Text.Span)) > 0 || len(s.At(said.Waiting, to.Text.Span)) > 0
	if waits || textBetween(p.Doc, from, to) {
		return false
	}
	p.Report(lint.Diagnostic{
		Span: place(from), Anchor: anchor(from),
		Message: fmt.Sprintf("nothing is written from %s to %s, %s of the %s of the outage", from.Stamp.Plain, to.Stamp.Plain,
			chrono.FormatDuration(longest), chrono.FormatDuration(total)),
		Hint:    "what was tried, who was on the way, what were you waiting for?",
		Related: []lint.Related{{Span: place(to), Message: "the next entry"}},
	})
	return true
}

// textBetween reports whether a sentence stands between two entries.
func textBetween(doc *postmortem.Document, from, to *postmortem.Event) bool {
	for _, s := range doc.Sentences() {
		if at := s.Span(); at.Start >= from.Span.End && at.End <= to.Span.Start {
			return true
		}
	}
	return false
}

func isEnd(e *postmortem.Event) bool {
	return e.Is(postmortem.MomentMitigated) || e.Is(postmortem.MomentRestored) || e.Is(postmortem.MomentResolved)
}
