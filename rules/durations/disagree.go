package durations

import (
	"fmt"
	"slices"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/claims"
)

var disagree = &lint.Rule{
	Name:     "durations/disagree",
	Summary:  "A length or a time that a sentence states is the one that the timeline gives",
	Severity: lint.Notice,
	Check:    checkDisagree,
}

// mostClaims is how many lengths and times the sentences of an incident's story state at
// most: a text with more is a log of many stretches. Each is held against all others and
// against all entries, so that this bounds the cost, too.
const mostClaims = 100

func checkDisagree(p *lint.Pass) {
	said := claims.InSentences(p)
	if n := len(said.Lengths) + len(said.Clocks); n == 0 || n > mostClaims || !certainTimes(p.Doc) {
		return
	}
	reported := checkLengths(p, said.Lengths)
	if !reported {
		checkEachOther(p, said.Lengths)
	}
	for i := range said.Clocks {
		checkClock(p, &said.Clocks[i])
	}
}

// certainTimes reports whether no entry could be of another day or half of the day.
func certainTimes(doc *postmortem.Document) bool {
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Ambiguous || e.Unsure || e.IsRelative && !e.Start.HasTime {
				return false
			}
		}
	}
	return true
}

// ends are the moments that a stretch runs between, whichever the writer counts from.
type ends struct {
	from, to []postmortem.MomentKind
	measured []postmortem.DurationKind // what the timeline calls it, likeliest first
}

var before = []postmortem.MomentKind{postmortem.MomentTrigger, postmortem.MomentSymptom, postmortem.MomentDetected,
	postmortem.MomentAcknowledged, postmortem.MomentTriage, postmortem.MomentCause}

var after = []postmortem.MomentKind{postmortem.MomentMitigated, postmortem.MomentRestored, postmortem.MomentResolved}

var stretches = map[claims.Stretch]ends{
	claims.Outage: {before, after, []postmortem.DurationKind{postmortem.TotalDuration}},
	claims.Repair: {append(before, after...), after, []postmortem.DurationKind{postmortem.TimeToResolve, postmortem.TimeToMitigate}},
	claims.Noticing: {before[:2], []postmortem.MomentKind{postmortem.MomentDetected, postmortem.MomentAcknowledged,
		postmortem.MomentTriage}, []postmortem.DurationKind{postmortem.TimeToDetect}},
}

// checkLengths holds lengths in sentences against the timeline and reports whether one
// does not agree. Where several stretches are told it cannot know which is the whole.
func checkLengths(p *lint.Pass, lengths []claims.Length) (reported bool) {
	for i := range lengths {
		l := &lengths[i]
		if several(lengths, l) || labelled(p.Doc, l) {
			continue
		}
		c := measure(p.Doc, stretches[l.About].measured)
		if c == nil || !comparable(l, c) || holds(l, c.Value, slackOf(c.From, c.To)) || anyHolds(p.Doc, l) {
			continue
		}
		reported = true
		p.Report(lint.Diagnostic{
			Span:   l.Span,
			Anchor: lint.Anchor("length", string(l.About)),
			Message: fmt.Sprintf("%q here, and the timeline gives %s from %q to %q", l.Text, chrono.FormatDuration(c.Value),
				c.From.Stamp.Plain, c.To.Stamp.Plain),
			Hint:    "correct the one that is wrong; if another part of the incident is meant, say which",
			Related: []lint.Related{{Span: eventPlace(c.From), Message: "it begins here"}, {Span: eventPlace(c.To), Message: "it ends here"}},
		})
	}
	return reported
}

// comparable reports whether a length can be meant to be the measured one: of another
// size it tells of a part of the incident, if it does not say that it is the whole.
func comparable(l *claims.Length, c *postmortem.ComputedDuration) bool {
	const most = 3
	if l.Whole {
		return c.From.Start.HasTime
	}
	return c.From.Start.HasTime && l.Value < most*c.Value && c.Value < most*l.Value
}

// several reports whether sentences state other lengths of the same stretch, of which
// one that agrees with this one only by rounding is none.
func several(lengths []claims.Length, l *claims.Length) bool {
	for i := range lengths {
		other := &lengths[i]
		if other != l && other.About == l.About && !same(other, l) {
			return true
		}
	}
	return false
}

func same(a, b *claims.Length) bool { return holds(a, b.Value, 0) || holds(b, a.Value, 0) }

// labelled reports whether a labelled field states the length: what is wrong with it is
// said there.
func labelled(doc *postmortem.Document, l *claims.Length) bool {
	return slices.ContainsFunc(doc.Durations.Stated, func(s *postmortem.StatedDuration) bool {
		return s.Known && (s.Text.Span.Overlaps(l.Span) || holds(l, s.Value, 0))
	})
}

func measure(doc *postmortem.Document, kinds []postmortem.DurationKind) *postmortem.ComputedDuration {
	for _, kind := range kinds {
		for _, c := range doc.Durations.Computed() {
			if c.Kind == kind {
				return c
			}
		}
	}
	return nil
}

// holds reports whether a length says the same as an exact one: rounded, or as a bound.
func holds(l *claims.Length, exact, slack time.Duration) bool {
	s := postmortem.StatedDuration{Value: l.Value, Unit: l.Unit, Approx: l.Approx}
	off := l.Value - exact
	switch {
	case off.Abs() <= tolerance(&s, exact)+slack:
		return true
	case l.Bound < 0:
		return off > 0
	case l.Bound > 0:
		return off < 0 && exact < 3*l.Value // "over an hour" is not said of a day
	}
	return false
}

func slackOf(a, b *postmortem.Event) time.Duration {
	if a.Approx || b.Approx {
		return 15 * time.Minute
	}
	return 0
}

// anyHolds reports whether any moments that the stretch can run between lie as far
// apart as the length says.
func anyHolds(doc *postmortem.Document, l *claims.Length) bool {
	e := stretches[l.About]
	starts, stops := told(doc, e.from), told(doc, e.to)
	for _, a := range starts {
		for _, b := range stops {
			if d, ok := postmortem.Elapsed(a.Start, b.Start); ok && d > 0 && holds(l, d, slackOf(a, b)) {
				return true
			}
			if b.End.HasTime {
				if d, ok := postmortem.Elapsed(a.Start, b.End); ok && d > 0 && holds(l, d, slackOf(a, b)) {
					return true
				}
			}
		}
	}
	return false
}

// told are the events of any timeline that are one of the moments at a known time.
func told(doc *postmortem.Document, kinds []postmortem.MomentKind) []*postmortem.Event {
	var out []*postmortem.Event
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Start.HasTime && slices.ContainsFunc(kinds, e.Is) {
				out = append(out, e)
			}
		}
	}
	return out
}

// checkEachOther reports the second of two sentences that give the outage two lengths
// where the timeline gives none, or agrees with one of them.
func checkEachOther(p *lint.Pass, lengths []claims.Length) {
	var first *claims.Length
	for i := range lengths {
		l := &lengths[i]
		switch {
		case l.About != claims.Outage || l.Bound != 0:
		case first == nil:
			first = l
		case !same(first, l):
			wrong, right, gives := l, first, ""
			if c := measure(p.Doc, stretches[claims.Outage].measured); c != nil && c.From.Start.HasTime && holds(l, c.Value, 0) {
				wrong, right = first, l
				gives = fmt.Sprintf("; the timeline gives %s from %q to %q", chrono.FormatDuration(c.Value), c.From.Stamp.Plain, c.To.Stamp.Plain)
			}
			p.Report(lint.Diagnostic{
				Span:    wrong.Span,
				Anchor:  lint.Anchor("length", string(claims.Outage)),
				Message: fmt.Sprintf("%q here, and %q elsewhere%s", wrong.Text, right.Text, gives),
				Hint:    "correct the one that is wrong; if they are of different parts of the incident, say which",
				Related: []lint.Related{{Span: right.Span, Message: "the other length"}},
			})
			return
		}
	}
}

// moments are those that a time in a sentence can be of.
var momentsOf = map[claims.About][]postmortem.MomentKind{
	claims.Start:    {postmortem.MomentSymptom, postmortem.MomentTrigger},
	claims.End:      after,
	claims.Detected: {postmortem.MomentDetected},
}

var momentNames = map[claims.About]string{claims.Start: "the beginning", claims.End: "the end", claims.Detected: "the detection"}

// checkClock holds a time of day in a sentence against the moment that its words name.
// A time at which any entry stands is what the sentence means.
func checkClock(p *lint.Pass, c *claims.Clock) {
	if anyAt(p.Doc, c) {
		return
	}
	var nearest *postmortem.Event
	for _, e := range told(p.Doc, momentsOf[c.About]) {
		if c.Zone != "" && c.Zone != e.Zone.Plain {
			return
		}
		if nearest == nil || apart(c, e) < apart(c, nearest) {
			nearest = e
		}
	}
	if nearest == nil || apart(c, nearest) > farthest || apart(c, nearest)%time.Hour == 0 {
		return // another event, or a clock of another zone
	}
	p.Report(lint.Diagnostic{
		Span:   c.Span,
		Anchor: lint.Anchor("time", string(c.About)),
		Message: fmt.Sprintf("%q here is %s, and the timeline has it at %q", c.Text, momentNames[c.About],
			nearest.Stamp.Plain),
		Hint:    "which of the two does the log give?",
		Related: []lint.Related{{Span: eventPlace(nearest), Message: "the entry of the timeline"}},
	})
}

// farthest is how far apart two times of one moment lie at most.
const farthest = 3 * time.Hour

func apart(c *claims.Clock, e *postmortem.Event) time.Duration {
	return (c.Since - clockOf(e.Start)).Abs()
}

func clockOf(m postmortem.Moment) time.Duration { return m.Local.Sub(claims.DayOf(m.Local)) }

func anyAt(doc *postmortem.Document, c *claims.Clock) bool {
	slack := time.Minute
	if c.Approx {
		slack = 15 * time.Minute
	}
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			for _, m := range [...]postmortem.Moment{e.Start, e.End} {
				if m.HasTime && (c.Since-clockOf(m)).Abs() <= slack {
					return true
				}
			}
		}
	}
	return false
}
