package actions

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules/internal/owed"
)

// lateDetection tells why detection was late, from the stated or else the
// computed time to detect.
func lateDetection(doc *postmortem.Document, limit time.Duration) string {
	for _, d := range doc.Durations.Stated {
		if d.Kind == postmortem.TimeToDetect && d.Known {
			if d.Value > limit {
				return fmt.Sprintf("it took %s", d.Text.Plain)
			}
			return ""
		}
	}
	for _, d := range doc.Durations.Computed() {
		// What mends the incident as well is no detection, whatever its words.
		if d.Kind == postmortem.TimeToDetect && d.Value > limit && !d.To.Is(postmortem.MomentMitigated) {
			return "the timeline shows that it took " + spoken(d.Value)
		}
	}
	return ""
}

// spoken writes a duration in the unit that people would say it in.
func spoken(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return lint.Count(int(d/(24*time.Hour)), "day")
	case d >= 2*time.Hour:
		return lint.Count(int(d/time.Hour), "hour")
	}
	return lint.Count(int(d/time.Minute), "minute")
}

// foundByUsers tells that users or customers reported the incident first.
func foundByUsers(doc *postmortem.Document) string {
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Is(postmortem.MomentDetected) && reportedByUsers(e.Text.Plain) {
				return "the incident was detected by its users"
			}
			if e.Is(postmortem.MomentDetected) || e.Is(postmortem.MomentTriage) || e.Is(postmortem.MomentAcknowledged) {
				return "" // responders knew before users told them
			}
		}
	}
	return ""
}

// reportedByUsers tells "a customer reports ...", "reported by a user".
func reportedByUsers(s string) bool {
	low := strings.ToLower(s)
	user := strings.Contains(low, "user") || strings.Contains(low, "customer") || strings.Contains(low, "client reported")
	return user && (strings.Contains(low, "report") || strings.Contains(low, "complain") || strings.Contains(low,
		"support ticket") || strings.Contains(low, "contacted"))
}

// outside is that somebody outside, or chance, showed the incident first.
type outside struct {
	says string // continues "though"
	at   text.Span
}

// tellingKinds are the sections that tell how an incident was noticed.
var tellingKinds = []postmortem.Kind{
	postmortem.KindDetection, postmortem.KindSummary, postmortem.KindTimeline, postmortem.KindBackground, postmortem.KindResponse,
	postmortem.KindOther,
}

// foundOutside finds the first sentence of that kind, where no signal of one's own is
// told of before it; nil for none.
func foundOutside(p *lint.Pass) *outside {
	s := said.Of(p)
	hits := s.In(said.Outsiders, tellingKinds...)
	if len(hits) == 0 {
		return nil
	}
	first := hits[0]
	for _, x := range p.Doc.Sentences() {
		if x.Span().Start > first.Sentence.Span().Start {
			break
		}
		if x.Section != nil && signal().In(strings.ToLower(x.Text())).Has(0) {
			return nil
		}
	}
	for _, t := range p.Doc.Timelines {
		for _, e := range t.Events {
			if e.Span.End <= first.Span().Start && (e.Is(postmortem.MomentDetected) || e.Is(postmortem.MomentAcknowledged)) {
				return nil
			}
		}
	}
	return &outside{fmt.Sprintf("people outside, or chance, showed it: %q", lint.Short(first.Sentence.Text())), first.Span()}
}

var signal = sync.OnceValue(func() *terms.Phrases { return terms.NewPhrases([][]string{signalled.All()}) })

// knownSoon reports whether the detection took no longer than the limit, as stated or
// as the timeline shows.
func knownSoon(doc *postmortem.Document, limit time.Duration) bool {
	for _, d := range doc.Durations.Stated {
		if d.Kind == postmortem.TimeToDetect && d.Known {
			return d.Value <= limit
		}
	}
	for _, d := range doc.Durations.Computed() {
		if d.Kind == postmortem.TimeToDetect {
			return d.Value <= limit
		}
	}
	return false
}

// reportNothingWill reports a document without actions that tells of an incident found
// late, or by people outside, and of nothing that will show the like.
func reportNothingWill(p *lint.Pass, limit time.Duration) {
	doc := p.Doc
	if len(doc.Controls) > 0 || len(doc.Sections) == 0 || p.Status == lint.Draft || owed.Intrusion(doc) || promisesSignal(doc) {
		return
	}
	why, related := lateDetection(doc, limit), []lint.Related(nil)
	if who := foundOutside(p); why == "" && who != nil {
		why, related = who.says, []lint.Related{{Span: who.at, Message: "who noticed it"}}
	}
	if why == "" {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    doc.Title.Span,
		Anchor:  "actions",
		Message: "nothing in the document will show it sooner the next time, though " + why,
		Hint:    "which number was wrong from the first minute, and who would look when it is?",
		Related: related,
	})
}

// promisesSignal reports whether a sentence outside of the course of events speaks of
// what detects.
func promisesSignal(doc *postmortem.Document) bool {
	for _, s := range doc.Sentences() {
		if s.Section != nil && !s.Section.Within(postmortem.KindTimeline) && detecting().In(strings.ToLower(s.Text())).Has(0) {
			return true
		}
	}
	return false
}

// disclosed reports whether somebody outside showed a weakness, and no incident: its
// first entries, or the title, tell of a researcher or a report to a bounty.
func disclosed(doc *postmortem.Document) bool {
	if weakness().In(strings.ToLower(doc.Title.Plain)).Has(0) {
		return true
	}
	for _, t := range doc.Timelines {
		for _, e := range t.Events[:min(len(t.Events), 3)] {
			if weakness().In(strings.ToLower(e.Text.Plain)).Has(0) {
				return true
			}
		}
	}
	return false
}

var weakness = sync.OnceValue(func() *terms.Phrases { return terms.NewPhrases([][]string{weaknesses.All()}) })
