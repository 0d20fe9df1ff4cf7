package chrono

import "testing"

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
			v, _ := ParseLength(c.in)
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
