package zone_test

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint/chrono/zone"
)

func ExampleClocks_Instant() {
	var zones zone.Clocks
	local := time.Date(2026, time.July, 1, 14, 5, 0, 0, time.UTC)
	utc, ok := zones.Instant(local, "Europe/Berlin", time.Time{})
	fmt.Println(utc.Format(time.DateTime), ok)
	// Output: 2026-07-01 12:05:00 true
}
