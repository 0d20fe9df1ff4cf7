package timeline

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/claims"
)

var milestoneMismatch = &lint.Rule{
	Name:     "timeline/milestone-mismatch",
	Summary:  "A milestone has the time that the chronology gives for it",
	Severity: lint.Notice,
	Check:    checkMilestones,
}

func checkMilestones(p *lint.Pass) {
	ledger := claims.Of(p)
	for _, about := range [...]claims.About{claims.Detected, claims.Declared, claims.Repaired, claims.Resolved} {
		milestones, entries := claims.From(ledger, about, claims.Milestone), claims.From(ledger, about, claims.Entry)
		if len(milestones) != 1 || len(entries) == 0 || !milestones[0].Moment.HasTime {
			continue // of two nobody knows which the entry means
		}
		if other := contradicting(milestones[0], entries, about == claims.Detected); other != nil {
			reportMilestone(p, milestones[0], *other)
		}
	}
}

// contradicting is the first entry about the milestone's moment, if none of them
// has its time. What was detected is detected by the first who reports it: later
// reports contradict nothing.
func contradicting(milestone claims.Claim, entries []claims.Claim, first bool) *claims.Claim {
	var found *claims.Claim
	for i, e := range entries {
		d, ok := apart(milestone, e)
		switch {
		case !ok:
		case d.Abs() <= slack(milestone, e):
			return nil
		case first && d > 0:
		case found == nil:
			found = &entries[i]
		}
	}
	return found
}

// apart is the time from a to b. A clock without a day is compared as a clock,
// and means another day where it is hours off.
func apart(a, b claims.Claim) (time.Duration, bool) {
	if !b.Moment.HasTime {
		return 0, false
	}
	if b.Moment.HasDate {
		return postmortem.Elapsed(a.Moment, b.Moment)
	}
	d := sinceMidnight(b.Moment.Local) - sinceMidnight(a.Moment.Local)
	return d, d.Abs() < 3*time.Hour
}

// sinceMidnight is a clock reading without its day.
func sinceMidnight(t time.Time) time.Duration { return t.Sub(claims.DayOf(t)) }

// slack is what two claims of one moment may lie apart.
func slack(a, b claims.Claim) time.Duration {
	if a.Approx || b.Approx {
		return approxTolerance
	}
	return max(a.Precision, b.Precision)
}

func reportMilestone(p *lint.Pass, milestone, entry claims.Claim) {
	at := entry.Moment.Local.Format("15:04")
	if day := entry.Day(); !day.IsZero() && !day.Equal(milestone.Day()) {
		at = entry.Moment.Local.Format("2006-01-02 15:04")
	}
	p.Report(lint.Diagnostic{
		Span:   milestone.Span,
		Anchor: lint.Anchor("milestone", string(milestone.About)),
		Message: fmt.Sprintf("%q is at %q, and the chronology has %q at %s",
			milestone.Text, p.Doc.File.Text(milestone.Span), lint.Short(entry.Text), at),
		Hint:    "which of the two times is right?",
		Related: []lint.Related{{Span: entry.Span, Message: "the entry of the chronology"}},
	})
}
