package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem/internal/timeline"
)

func TestStatedDurations(t *testing.T) {
	doc := `# Lost mail 2026-03-01

**Duration:** 14:05 – 15:20 (1 h 15 min)
**Time to Detect:** ~10 min
- **Time to resolve**: 2 days of support hours

## Impact

- **Duration of Impact:** 1 hour 15 minutes (14:05 - 15:20 UTC)

## Stats

| Metric | Value |
|---|---|
| TTR | 75 minutes |
| Time to mitigate | N/A |

Of its duration nobody spoke: it took 3 hours.
`
	var got []string
	for _, s := range Parse("x.md", []byte(doc), Options{}).Durations.Stated {
		line := fmt.Sprintf("%s %v", s.Kind, s.Value)
		for _, flag := range []struct {
			on   bool
			name string
		}{{s.Approx, "approx"}, {s.Qualified, "qualified"}, {!s.Known, "unknown"}, {s.From.HasTime, "from " + s.From.String() + " to " + s.To.String()}} {
			if flag.on {
				line += " " + flag.name
			}
		}
		got = append(got, line)
	}
	want := `total 1h15m0s from 2026-03-01T14:05 to 2026-03-01T15:20
time_to_detect 10m0s approx
time_to_resolve 48h0m0s qualified
impact 1h15m0s from 2026-03-01T14:05 to 2026-03-01T15:20
time_to_resolve 1h15m0s
time_to_mitigate 0s unknown`
	if g := strings.Join(got, "\n"); g != want {
		t.Errorf("got:\n%s\nwant:\n%s", g, want)
	}
}

func TestComputedDurations(t *testing.T) {
	doc := `# Lost mail 2026-03-01

## Timeline (UTC)

- 14:00 Version 2.4 deployed
- 14:05 Requests start failing
- 14:15 Alert fired
- 14:40 Rolled back
- 15:05 Incident resolved
`
	first := make(map[timeline.DurationKind]string)
	for _, c := range Parse("x.md", []byte(doc), Options{}).Durations.Computed() {
		if first[c.Kind] == "" {
			first[c.Kind] = fmt.Sprintf("%v from %s to %s", c.Value, c.From.Stamp.Plain, c.To.Stamp.Plain)
		}
	}
	for kind, want := range map[timeline.DurationKind]string{
		timeline.TimeToDetect:   "10m0s from 14:05 to 14:15",
		timeline.TimeToMitigate: "35m0s from 14:05 to 14:40",
		timeline.TimeToResolve:  "1h0m0s from 14:05 to 15:05",
		timeline.TotalDuration:  "1h0m0s from 14:05 to 15:05",
	} {
		if first[kind] != want {
			t.Errorf("%s: got %s, want %s", kind, first[kind], want)
		}
	}
}

// TestComputedDurationsOnce holds that two events give a duration once, however
// many moments each of them is.
func TestComputedDurationsOnce(t *testing.T) {
	doc := "# T\n\n## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 2026-03-01 09:00 | First 5xx errors, alert fired: p99 above 2 s |\n| 2026-03-01 09:06 | On-call acknowledged the page, incident declared |\n"
	seen := map[string]bool{}
	for _, c := range Parse("x.md", []byte(doc), Options{}).Durations.Computed() {
		pair := fmt.Sprint(c.Kind, c.From.Line, c.To.Line)
		if seen[pair] {
			t.Errorf("%s from line %d to line %d is given twice", c.Kind, c.From.Line, c.To.Line)
		}
		seen[pair] = true
	}
	if len(seen) == 0 {
		t.Error("nothing was computed")
	}
}
