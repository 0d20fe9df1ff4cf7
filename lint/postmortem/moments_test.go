package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/chrono"
)

func TestMoments(t *testing.T) {
	for _, c := range []struct{ event, want string }{
		{"Version 2.4 deployed to production", "trigger"},
		{"Certificate expires", "trigger"},
		{"First 5xx errors", "symptom"},
		{"Error rate rises to 30 %", "symptom"},
		{"Checkout goes down", "symptom"},
		{"Alert fired: p99 above 2 s", "detected"},
		{"A customer reported late mail", "detected"},
		{"On-call is paged", "detected"},
		{"On-call acknowledged the page", "acknowledged"},
		{"Incident declared, war room opened", "triage"},
		{"Root cause identified: a missing index", "cause"},
		{"Rolled back to 2.3", "mitigated"},
		{"Failed over to the replica", "mitigated"},
		{"Error rate back to normal", "restored"},
		{"Incident resolved", "resolved"},
		{"Ana noticed the queue and restarted the workers", "detected mitigated"},

		{"Not yet resolved", ""},
		{"The incident was not resolved by this", ""},
		{"Unable to roll back", "symptom"},
		{"Tried to restart the workers", ""},
		{"We decided to roll back", ""},
		{"The fix will be deployed tomorrow", ""},
		{"Attempted to fail over", ""},
		{"Waiting until the service is restored", ""},
		{"Ben writes to the customers", ""},
		{"", ""},
	} {
		t.Run(c.event, func(t *testing.T) {
			e := &Event{Text: Text{Plain: c.event}}
			if got := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(momentsOf(e, ""))), " "), "[]"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestMilestoneLabels(t *testing.T) {
	for _, c := range []struct{ label, want string }{
		{"First detected", "[detected]"},
		{"Incident declared", "[triage]"},
		{"Repaired", "[mitigated]"},
		{"Resolved", "[resolved]"},
		{"Start of impact", "[symptom]"},
		{"End", "[resolved]"},
		{"Service restored", "[restored]"},
	} {
		if got := fmt.Sprint(momentsOf(&Event{}, c.label)); got != c.want || !isMilestone(c.label) {
			t.Errorf("%s: got %s, milestone %v; want %s", c.label, got, isMilestone(c.label), c.want)
		}
	}
}

func TestParseLength(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1h 30m", "1h30m0s"},
		{"1h30", "1h30m0s"},
		{"35h 36m", "35h36m0s"},
		{"90 min", "1h30m0s"},
		{"about 45 minutes", "45m0s approx"},
		{"~2 days", "48h0m0s approx"},
		{"3.5 hours", "3h30m0s"},
		{"1,5 hours", "1h30m0s"},
		{"1½ hours", "1h30m0s"},
		{"2 hours and 15 minutes", "2h15m0s"},
		{"2 hours, 15 minutes", "2h15m0s"},
		{"an hour and a half", "1h30m0s"},
		{"half an hour", "30m0s"},
		{"two weeks", "336h0m0s"},
		{"1 hr. 5 min.", "1h5m0s"},
		{"00:45", "45m0s"},
		{"01:05:30", "1h5m30s"},
		{"45-minute outage", "45m0s"},
		{"less than 5 minutes", "5m0s approx"},
		{"103 minutes of errors", "1h43m0s"},
		{"5-10 minutes", "unknown"},
		{"30 minutes to 2 hours", "unknown"},
		{"4+ hours", "unknown"},
		{"N/A", "unknown"},
		{"TBD", "unknown"},
		{"?", "unknown"},
		{"[X minutes]", "unknown"},
		{"3 nodes", "unknown"},
		{"99999999999 hours", "unknown"},
		{"", "unknown"},
	} {
		t.Run(c.in, func(t *testing.T) {
			v, _ := chrono.ParseLength(c.in)
			got := "unknown"
			if v.Known {
				got = v.Value.String()
			}
			if v.Approx {
				got += " approx"
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

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
	first := make(map[DurationKind]string)
	for _, c := range Parse("x.md", []byte(doc), Options{}).Durations.Computed {
		if first[c.Kind] == "" {
			first[c.Kind] = fmt.Sprintf("%v from %s to %s", c.Value, c.From.Stamp.Plain, c.To.Stamp.Plain)
		}
	}
	for kind, want := range map[DurationKind]string{
		TimeToDetect:   "10m0s from 14:05 to 14:15",
		TimeToMitigate: "25m0s from 14:15 to 14:40",
		TimeToResolve:  "50m0s from 14:15 to 15:05",
		TotalDuration:  "1h0m0s from 14:05 to 15:05",
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
	for _, c := range Parse("x.md", []byte(doc), Options{}).Durations.Computed {
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
