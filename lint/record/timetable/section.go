package timetable

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/record"
)

// Style says how events are written.
type Style struct {
	// Zone is the zone that times are written in, by the name that the document
	// shall show; UTC where it is empty.
	Zone string
	// Eol ends lines; a line feed where it is empty.
	Eol string
}

func (s Style) zone() string {
	if s.Zone == "" {
		return "UTC"
	}
	return s.Zone
}

func (s Style) eol() string {
	if s.Eol == "" {
		return "\n"
	}
	return s.Eol
}

// clock gives the clock reading of instants in the style's zone, held in UTC.
func (s Style) clock() (func(time.Time) time.Time, error) { return zone.Clock(s.zone()) }

// Section writes events as a whole section: its heading, the zone, a table. Where
// all are of one day the day is stated once, else with every time.
func Section(events []*record.Event, s Style) (string, error) {
	clock, err := s.clock()
	if err != nil {
		return "", err
	}
	day, one := oneDay(events, clock)
	form, where := "2006-01-02 15:04", "All times in "+s.zone()+"."
	if one {
		form, where = "15:04", "All times in "+s.zone()+" on "+day.Format(time.DateOnly)+"."
	}
	var b strings.Builder
	b.WriteString("## Timeline\n\n" + where + "\n\n")
	b.WriteString("| Time  | Event |\n|-------|-------|\n")
	for _, e := range events {
		fmt.Fprintf(&b, "| %s | %s |\n", clock(e.At).Format(form), textOf(e, clock))
	}
	return strings.ReplaceAll(b.String(), "\n", s.eol()), nil
}

// oneDay is the day of all events, if they are of one.
func oneDay(events []*record.Event, clock func(time.Time) time.Time) (day time.Time, ok bool) {
	for _, e := range events {
		d := dayOf(clock(e.At))
		if !day.IsZero() && !d.Equal(day) {
			return time.Time{}, false
		}
		day = d
	}
	return day, !day.IsZero()
}

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Relative writes events by their distance from an instant, T+0, in the three
// phases of a detailed timeline; what comes after the end is the third. A zero end
// leaves it out.
func Relative(events []*record.Event, begin, end time.Time, s Style) (string, error) {
	clock, err := s.clock()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "## Detailed Timeline\n\nT+0 is %s %s.\n", clock(begin).Format("2006-01-02 15:04"), s.zone())
	phase := ""
	for _, e := range events {
		at := "Incident Active"
		switch {
		case e.At.Truncate(time.Minute).Before(begin.Truncate(time.Minute)):
			at = "Pre-Incident"
		case !end.IsZero() && e.At.After(end):
			at = "Post-Incident"
		}
		if at != phase {
			phase = at
			b.WriteString("\n### " + at + "\n\n")
		}
		distance := e.At.Truncate(time.Minute).Sub(begin.Truncate(time.Minute))
		fmt.Fprintf(&b, "- **[%s]** %s\n", offset(distance), textOf(e, clock))
	}
	return strings.ReplaceAll(b.String(), "\n", s.eol()), nil
}

// offset writes a distance in whole minutes as the template does: "T+0", "T-1h", "T+2h10m".
func offset(d time.Duration) string {
	sign := "+"
	if d < 0 {
		sign, d = "-", -d
	}
	hours, minutes := int(d.Hours()), int(d.Minutes())%60
	switch {
	case d == 0:
		return "T+0"
	case hours == 0:
		return fmt.Sprintf("T%s%dm", sign, minutes)
	case minutes == 0:
		return fmt.Sprintf("T%s%dh", sign, hours)
	}
	return fmt.Sprintf("T%s%dh%dm", sign, hours, minutes)
}
