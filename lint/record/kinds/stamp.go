package kinds

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
)

// stamp is a time as an export writes it, and the instant that it means.
type stamp struct {
	text  string // "" where the export has none
	utc   time.Time
	local bool // written without a zone
}

// zoned are the forms of stamps with a zone, zoneless those without.
var (
	zoned = []string{
		time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02 15:04:05.999999999Z07:00",
		"2006-01-02 15:04:05.999999999Z0700", "2006-01-02 15:04:05.999999999 -0700", "2006-01-02 15:04:05.999999999 -07:00",
		"2006-01-02 15:04:05.999999999 MST", "02/Jan/2006:15:04:05 -0700", time.RFC1123Z, time.RFC1123, "2006-01-02T15:04Z07:00",
		"2006-01-02 15:04:05.999999999 -0700 MST", time.RubyDate, time.UnixDate,
	}
	zoneless = []string{
		"2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999", "2006-01-02 15:04", "2006-01-02T15:04",
		"2006/01/02 15:04:05.999999999", "2006/01/02 15:04", time.ANSIC,
	}
)

// stamp reads a time. An empty one, and the zero of programs, is none.
func (in *input) stamp(s string) (stamp, error) {
	s = strings.TrimSpace(s)
	if s == "" || strings.HasPrefix(s, "0001-01-01T00:00:00") {
		return stamp{}, nil
	}
	if t, ok := sinceEpoch(s); ok {
		if t.Year() < 1990 || t.Year() > 2100 {
			return stamp{}, fmt.Errorf("%q is in the year %d as a time since 1970", s, t.Year())
		}
		return stamp{text: s, utc: t}, nil
	}
	plain := strings.Replace(s, ",", ".", 1) // as the loggers of Java and Python write parts of a second
	if strings.Count(s, ",") != 1 || strings.Contains(s, ", ") {
		plain = s
	}
	for _, form := range zoned {
		if len(form) > 0 && form[0] == '2' && (plain[0] < '0' || plain[0] > '9') {
			continue
		}
		if t, err := time.Parse(form, plain); err == nil {
			return in.named(s, t)
		}
	}
	for _, form := range zoneless {
		if t, err := time.Parse(form, plain); err == nil {
			return in.local(s, t, "")
		}
	}
	return in.written(s)
}

// named makes sure of the zone of a stamp: one that the system does not know by
// its abbreviation was taken for UTC.
func (in *input) named(s string, t time.Time) (stamp, error) {
	name, offset := t.Zone()
	if offset == 0 && name != "UTC" && name != "GMT" && name != "" {
		return in.local(s, t, name)
	}
	return stamp{text: s, utc: t.UTC()}, nil
}

// local turns a clock reading into an instant, by the zone that stands beside it,
// else by that of the options.
func (in *input) local(s string, t time.Time, name string) (stamp, error) {
	without := name == ""
	if without {
		name = in.options.Zone
	}
	if name == "" {
		name = "UTC"
	}
	utc, ok := in.clocks.Instant(time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC),
		name, time.Time{})
	if !ok {
		return stamp{}, fmt.Errorf("the zone of %q is not known", s)
	}
	return stamp{text: s, utc: utc.Add(time.Duration(t.Nanosecond())), local: without}, nil
}

// written reads a stamp as people write them.
func (in *input) written(s string) (stamp, error) {
	st, _ := chrono.ScanStamp(s, in.options.Order, chrono.ClockStyle{})
	switch {
	case !st.Whole() || st.Bad != "" || !st.Date.Full():
		return stamp{}, fmt.Errorf("%q is no date with a time", s)
	case st.Date.Ambiguous && in.options.Order == chrono.OrderUnknown:
		return stamp{}, fmt.Errorf("day and month of %q could be swapped: say which by --dates dmy or mdy", s)
	}
	return in.local(s, st.Date.Time().Add(st.Clock.Offset()), st.Zone)
}

// sinceEpoch reads seconds, milli-, micro- or nanoseconds since 1970, told by their size.
func sinceEpoch(s string) (time.Time, bool) {
	whole, part, dotted := strings.Cut(s, ".")
	if len(whole) < 9 || len(whole) > 19 {
		return time.Time{}, false
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || n < 0 {
		return time.Time{}, false
	}
	switch {
	case len(whole) >= 18:
		return time.Unix(0, n).UTC(), true
	case len(whole) >= 15:
		return time.UnixMicro(n).UTC(), true
	case len(whole) >= 12:
		return time.UnixMilli(n).UTC(), true
	}
	var nano int64
	if dotted {
		frac := (part + "000000000")[:9]
		if nano, err = strconv.ParseInt(frac, 10, 64); err != nil || nano < 0 {
			return time.Time{}, false
		}
	}
	return time.Unix(n, nano).UTC(), true
}

// compact is an instant as part of a name.
func compact(at stamp) string {
	if at.text == "" {
		return ""
	}
	return at.utc.Format("20060102T150405")
}

// after is the stamp that lies so many milliseconds behind another.
func after(at stamp, milliseconds string) (stamp, bool) {
	n, err := strconv.ParseInt(milliseconds, 10, 64)
	if err != nil || n <= 0 || n > int64(10*366*24*time.Hour/time.Millisecond) || at.text == "" {
		return stamp{}, false
	}
	utc := at.utc.Add(time.Duration(n) * time.Millisecond)
	return stamp{text: utc.Format(time.RFC3339Nano), utc: utc, local: at.local}, true
}
