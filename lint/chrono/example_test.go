package chrono_test

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
)

func ExampleScanStamp() {
	const entry = "2026-03-01 14:05–14:20 UTC: the first alert"
	st, next := chrono.ScanStamp(entry, chrono.OrderUnknown, chrono.ClockStyle{})
	fmt.Println(st.Date.Time().Format(time.DateOnly), st.Clock.Offset(), "to", st.EndClock.Offset(), st.Zone)
	fmt.Println(entry[next:])
	// Output:
	// 2026-03-01 14h5m0s to 14h20m0s UTC
	// the first alert
}

func ExampleScanDate() {
	for _, s := range []string{"1 March 2026", "03/04/2026", "30.02.2026", "2026-02-30"} {
		d, n := chrono.ScanDate(s, chrono.OrderUnknown)
		fmt.Printf("%d bytes: %d-%d-%d, ambiguous: %v, fault: %q\n", n, d.Year, d.Month, d.Day, d.Ambiguous, d.Fault)
	}
	// Output:
	// 12 bytes: 2026-3-1, ambiguous: false, fault: ""
	// 10 bytes: 2026-3-4, ambiguous: true, fault: ""
	// 0 bytes: 0-0-0, ambiguous: false, fault: ""
	// 10 bytes: 2026-2-30, ambiguous: false, fault: "there is no day 30 in February"
}

func ExampleDueReader() {
	r := chrono.DueReader{Base: time.Date(2026, time.March, 2, 0, 0, 0, 0, time.UTC)}
	for _, s := range []string{"2026-04-01", "end of Q2", "in 2 weeks", "soon"} {
		d, ok := r.Read(s)
		fmt.Println(s, ok, d.Start.Format(time.DateOnly), d.End.Format(time.DateOnly))
	}
	// Output:
	// 2026-04-01 true 2026-04-01 2026-04-01
	// end of Q2 true 2026-05-31 2026-06-30
	// in 2 weeks true 2026-03-02 2026-03-16
	// soon false 0001-01-01 0001-01-01
}

func ExampleParseLength() {
	v, rest := chrono.ParseLength("about 1h 30m (customer-facing)")
	fmt.Println(v.Value, v.Approx, rest)
	// Output: 1h30m0s true (customer-facing)
}
