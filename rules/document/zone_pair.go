package document

import (
	"fmt"
	"regexp"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/leaves"
)

var zonePair = &lint.Rule{
	Name:     "document/zone-pair",
	Summary:  "A time that is given in two zones is one time",
	Severity: lint.Notice,
	Check:    checkZonePairs,
}

// twoZones is a time with its zone, and behind a sign the same in another zone.
var twoZones = regexp.MustCompile(`(?:(\d{4}-\d{2}-\d{2})[ T])?\b(\d{1,2}:\d{2}(?::\d{2})?) ?(UTC|[A-Z]{3,5})\b` +
	` ?[(（/=,][ =]*(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}:\d{2}(?::\d{2})?) ?(UTC|[A-Z]{3,5})\b`)

// mayHoldTwo reports whether a text holds two times of day: hardly any does.
func mayHoldTwo(s string) bool {
	n := 0
	for i := 1; i+1 < len(s) && n < 2; i++ {
		if s[i] == ':' && ascii.IsDigit(s[i-1]) && ascii.IsDigit(s[i+1]) {
			n++
		}
	}
	return n == 2
}

func checkZonePairs(p *lint.Pass) {
	for _, l := range leaves.Of(p) {
		if !mayHoldTwo(l.Prose.Text) {
			continue
		}
		for _, m := range twoZones.FindAllStringSubmatchIndex(l.Prose.Text, -1) {
			if !l.Prose.In(postmortem.MarkCode, m[0]) {
				checkPair(p, l.Prose, m)
			}
		}
	}
}

// stated is a time with its zone.
type stated struct {
	at     time.Time // in UTC, of the year 1 where no day is given
	dated  bool
	exact  time.Duration // what it is rounded to
	offset time.Duration
	ok     bool
}

func checkPair(p *lint.Pass, prose *postmortem.Prose, m []int) {
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return prose.Text[m[2*i]:m[2*i+1]]
	}
	a, b := readStated(part(1), part(2), part(3)), readStated(part(4), part(5), part(6))
	if !a.ok || !b.ok || a.offset == b.offset {
		return
	}
	off := b.at.Sub(a.at)
	if !a.dated || !b.dated {
		off = ((off % day) + day + day/2) % day
		off -= day / 2
	}
	if off.Abs() < max(a.exact, b.exact) {
		return
	}
	right := a.at.Add(b.offset).Format("15:04")
	if a.dated {
		right = a.at.Add(b.offset).Format("2006-01-02 15:04")
	}
	other := part(5)
	if b.dated {
		other = part(4) + " " + other
	}
	p.Report(lint.Diagnostic{
		Span: prose.Source(m[0], m[1]), Anchor: lint.Anchor("zones", prose.Text[m[0]:m[1]]),
		Message: fmt.Sprintf("%s %s is %s %s, and not %s", part(2), part(3), right, part(6), other),
		Hint:    "which of the two did the clock show?",
	})
}

const day = 24 * time.Hour

func readStated(date, clock, in string) stated {
	minutes, ok := zone.FixedOffset(in)
	if !ok {
		return stated{}
	}
	s := stated{dated: date != "", exact: time.Minute, offset: time.Duration(minutes) * time.Minute}
	layout := "15:04"
	if len(clock) > len("00:00") {
		layout = "15:04:05"
	}
	at, err := time.Parse(layout, clock)
	if err != nil {
		return stated{}
	}
	if s.dated {
		d, err := time.Parse(time.DateOnly, date)
		if err != nil {
			return stated{}
		}
		at = d.Add(at.Sub(at.Truncate(day)))
	}
	s.at, s.ok = at.Add(-s.offset), true
	return s
}
