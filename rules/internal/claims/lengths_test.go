package claims

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// TestInSentences holds what lengths and times are tied to, and what is none.
func TestInSentences(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"The site was down for 50 minutes.", "outage 50m0s"},
		{"Uploads were unavailable for about two hours.", "outage ~2h0m0s"},
		{"The outage lasted 1 hour and 20 minutes.", "outage 1h20m0s"},
		{"This led to an outage of 35 min for all tenants.", "outage 35m0s"},
		{"A 40-minute outage of the API followed.", "outage 40m0s"},
		{"After 90 minutes of downtime the shop was back.", "outage 1h30m0s"},
		{"For 25 minutes, no order was accepted.", ""},
		{"No order was accepted for 25 minutes.", "outage 25m0s"},
		{"The service was completely offline for less than 10 minutes.", "outage <10m0s"},
		{"Search was degraded for more than 3 hours.", "outage >3h0m0s"},
		{"It was fixed in about 40 minutes.", "repair ~40m0s"},
		{"Service was restored within 20 minutes of the report.", "repair <20m0s"},
		{"It took 2 hours to restore all data.", "repair 2h0m0s"},
		{"The team resolved it after 3h 15m.", "repair 3h15m0s"},
		{"The fault went unnoticed for six hours.", "noticing 6h0m0s"},
		{"It was detected after 12 minutes by a user.", "noticing 12m0s"},
		{"It took us 30 minutes to notice.", "noticing 30m0s"},
		{"Traffic failed from 10:05 until 10:40 UTC.", "start 10:05 UTC end 10:40 UTC"},
		{"Errors began at 14:02 and were noticed at 14:10.", "start 14:02 detected 14:10"},
		{"Service was fully restored by around 16:30.", "end ~16:30"},

		{"The outage lasted for 55 minutes.", "outage 55m0s"},
		{"The API was down for 48 minutes, from 16:58 to 17:46 UTC.", "start 16:58 UTC end 17:46 UTC"},

		{"Requests time out after 30 seconds.", ""},
		{"Each retry waits for 5 minutes.", ""},
		{"The incident was resolved 2 days ago.", ""},
		{"Tokens are valid for 12 hours.", ""},
		{"There were no further errors for 24 hours.", ""},
		{"The job runs every 15 minutes.", ""},
		{"We agreed to answer within 4 hours.", ""},
		{"The cache was down per design for 5 minutes per day.", ""},
		{"Logs are kept for 30 days.", ""},
		{"The meeting at 10:30 was moved.", ""},
		{"We saw 3 hours of lost writes.", ""},
		{"Release 2.4 took 20 minutes.", ""},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			doc := postmortem.Parse("x.md", []byte("# Late mail\n\n## Summary\n\n"+c.sentence+"\n"), postmortem.Options{})
			s := &Said{}
			for _, sentence := range doc.Sentences() {
				s.read(sentence.Prose, sentence.Start, sentence.End)
			}
			if got := s.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func (s *Said) String() string {
	var out []string
	for _, l := range s.Lengths {
		out = append(out, fmt.Sprintf("%s %s%s%v", l.About, mark(l.Approx, "~"), [...]string{"<", "", ">"}[l.Bound+1], l.Value))
	}
	for _, c := range s.Clocks {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s%02d:%02d %s", c.About, mark(c.Approx, "~"), int(c.Since.Hours()),
			int(c.Since.Minutes())%60, c.Zone)))
	}
	return strings.Join(out, " ")
}

func mark(on bool, s string) string {
	if on {
		return s
	}
	return ""
}
