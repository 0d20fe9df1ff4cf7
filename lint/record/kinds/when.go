package kinds

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
)

// ParseTime reads a time as the command line gives one, in the zone of the options
// where it states none. What has a clock reading alone is of the day of near.
func ParseTime(s string, o Options, near time.Time) (time.Time, error) {
	in := &input{options: o}
	if !near.IsZero() {
		if st, _ := chrono.ScanStamp(s, o.Order, chrono.ClockStyle{}); st.HasClock && !st.HasDate && st.Clock.Known() {
			zone := o.Zone
			if st.Zone != "" {
				zone = st.Zone
			}
			in.options.Zone = zone
			s = near.Format(time.DateOnly) + " " + time.Time{}.Add(st.Clock.Offset()).Format(time.TimeOnly)
		}
	}
	at, err := in.stamp(s)
	switch {
	case err != nil:
		return time.Time{}, err
	case at.text == "":
		return time.Time{}, fmt.Errorf("no time is given; write it as 2026-03-01T14:05Z")
	}
	return at.utc, nil
}

// Window reads a stretch of time: "START..END", of which the end may be a length
// ("+2h") or a clock reading of the same day, and either may be left out.
func Window(s string, o Options) (from, to time.Time, err error) {
	first, last, ok := strings.Cut(s, "..")
	if !ok {
		return from, to, fmt.Errorf("%q has no \"..\" between its start and its end", s)
	}
	if first = strings.TrimSpace(first); first != "" {
		if from, err = ParseTime(first, o, time.Time{}); err != nil {
			return from, to, err
		}
	}
	switch last = strings.TrimSpace(last); {
	case last == "":
		return from, to, nil
	case last[0] == '+' && !from.IsZero():
		d, err := time.ParseDuration(last[1:])
		if err != nil {
			return from, to, fmt.Errorf("%q is no length of time, such as +2h30m", last)
		}
		to = from.Add(d)
	default:
		if to, err = ParseTime(last, o, from); err != nil {
			return from, to, err
		}
	}
	if !from.IsZero() && to.Before(from) {
		return from, to, fmt.Errorf("it ends before it begins")
	}
	return from, to, nil
}
