package timeline

import (
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// clockIn is a time of day in the words of an entry.
type clockIn struct {
	since  time.Duration // since midnight
	text   string
	span   text.Span
	before []string // the words before it in its sentence, in lower case
	last   bool     // nothing follows in its sentence
	first  bool     // it stands in the first sentence of the entry
	// otherZone tells that a zone is written beside it, and none at the entry.
	otherZone bool
}

// clocksOf are the times of day in the words of an entry that can be in its zone, but
// for those in code or in somebody else's words.
func clocksOf(doc *postmortem.Document, e *postmortem.Event) []clockIn {
	if !ascii.HasDigit(e.Text.Plain) {
		return nil
	}
	var out []clockIn
	from, to := doc.SentencesIn(e.Text.Span)
	for k := from; k < to; k++ {
		s := &doc.Sentences()[k]
		for i := s.Start; i < s.End; {
			c, next := clockAt(s, i, e.Zone.Plain)
			if c != nil && e.Text.Span.Contains(c.span) {
				c.first = k == from
				out = append(out, *c)
			}
			i = max(next, i+1)
		}
	}
	return out
}

// clockAt reads the time of day that stands at a place of a sentence, and where it
// ends; nil for none that is meant to be in the zone.
func clockAt(s *postmortem.Sentence, i int, zone string) (c *clockIn, next int) {
	words := s.Prose.Text[:s.End]
	if !ascii.IsDigit(words[i]) {
		return nil, i
	}
	if i > s.Start && strings.IndexByte(" (,~\n", words[i-1]) < 0 {
		return nil, i + ascii.CountDigitsAt(words, i)
	}
	before := strings.Fields(strings.ToLower(words[s.Start:i]))
	written := single(words[i:], before)
	style := chrono.ClockStyle{Dotted: len(before) > 0 && atTime.Has(before[len(before)-1])}
	st, _ := chrono.ScanStamp(written, chrono.OrderUnknown, style)
	next = i + max(st.End, ascii.CountDigitsAt(words, i))
	if !isTime(&st, written) || st.Zone != "" && zone != "" && st.Zone != zone || opaque(s.Prose, i) {
		return nil, next
	}
	end := i + st.ClockEnd
	return &clockIn{
		since: st.Clock.Offset(), text: words[i:end], span: s.Prose.Source(i, end),
		before: before, otherZone: st.Zone != zone,
		last: strings.Trim(words[i+st.End:], " .)") == "",
	}, next
}

// single is a text that begins with a time, without a second one that "and" joins to
// it, as it does not behind "between".
func single(s string, before []string) string {
	const clock = len("00:00:00 pm")
	if k := strings.Index(s, " and "); k > 0 && k <= clock && !slices.Contains(before, "between") {
		return s[:k]
	}
	return s
}

// isTime reports whether a stamp is a time of day alone, written so that it is nothing
// else: with a colon, a half of the day, or a dot where that was asked for.
func isTime(st *chrono.Stamp, written string) bool {
	if !st.HasClock || !st.Clock.Known() || st.HasDate || st.IsRange || st.IsRelative || st.Bad != "" || st.Fault != "" {
		return false
	}
	rest := strings.TrimLeft(written[st.ClockEnd:], " ")
	if ascii.HasAnyPrefix(rest, "%", "h ", "hours", "min", "local", ".0", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9") {
		return false
	}
	return strings.IndexByte(written[st.ClockAt:st.ClockEnd], ':') > 0 || st.Clock.HasHalf() || st.Clock.Dotted
}

// opaque reports whether a place lies in code, or in somebody else's words.
func opaque(p *postmortem.Prose, i int) bool {
	return p.In(postmortem.MarkCode, i) || p.In(postmortem.MarkQuote, i) || p.In(postmortem.MarkLink, i) || p.In(postmortem.MarkURL, i)
}

// farAhead is how much later than its own time an entry tells of something at most:
// what lies farther ahead is a time of the day before.
const farAhead = 6 * time.Hour

// latest is the time in the words of an entry that lies farthest behind the entry's
// own; nil where it tells of no later one, or only of plans.
func latest(e *postmortem.Event, clocks []clockIn) *clockIn {
	own := sinceMidnight(e.Start.Local)
	if e.End.HasTime {
		own = sinceMidnight(e.End.Local)
	}
	slack := time.Minute
	if e.Approx {
		slack = approxTolerance
	}
	var found *clockIn
	for i := range clocks {
		c := &clocks[i]
		d := c.since - own
		if !c.first || d <= slack || d > farAhead || c.otherZone && d%time.Hour == 0 || slices.ContainsFunc(c.before, ahead.Has) {
			continue
		}
		if found == nil || c.since > found.since {
			found = c
		}
	}
	return found
}

// mostOwn is how many words before a time say what was done at it, and nothing else.
const mostOwn = 12

// ownTime is the time that the words of an entry give to what it tells, where it is not
// the entry's own: "A customer wrote around 9.15". Nil for none.
func ownTime(e *postmortem.Event, clocks []clockIn) *clockIn {
	for i := range clocks {
		c := &clocks[i]
		if !c.first || !c.last || len(c.before) == 0 || len(c.before) > mostOwn || !atTime.Has(c.before[len(c.before)-1]) {
			continue
		}
		off := (c.since - sinceMidnight(e.Start.Local)).Abs()
		slack := time.Minute
		if e.Approx || roughly.Has(c.before[len(c.before)-1]) {
			slack = approxTolerance
		}
		if c.otherZone && off%time.Hour == 0 {
			continue
		}
		if off > slack && off < farAhead && !slices.ContainsFunc(c.before, ahead.Has) && !slices.ContainsFunc(c.before, another.Has) {
			return c
		}
	}
	return nil
}
