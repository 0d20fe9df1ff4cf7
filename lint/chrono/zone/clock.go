package zone

import (
	"fmt"
	"time"
)

// Clock gives what clocks of a zone show at instants; the readings are held in UTC. It
// is the inverse of Clocks.Instant. The error names a zone that is not known.
func Clock(name string) (func(time.Time) time.Time, error) {
	if minutes, ok := FixedOffset(name); ok {
		return func(t time.Time) time.Time { return t.UTC().Add(time.Duration(minutes) * time.Minute) }, nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return nil, fmt.Errorf("the zone %q is not known; name it as UTC, CET, +02:00 or Europe/Berlin", name)
	}
	return func(t time.Time) time.Time {
		t = t.In(loc)
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	}, nil
}
