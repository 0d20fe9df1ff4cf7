package terms

import (
	"strings"
	"testing"
)

func TestStemJoinsTheFormsOfAWord(t *testing.T) {
	for _, forms := range []string{
		"retry retries retried retrying",
		"deploy deployed deploying deployment deployments deploys",
		"alert alerts alerting alerted",
		"migrate migration migrations migrated migrating",
		"rotate rotation rotated rotating",
		"replica replicas",
		"certificate certificates",
		"configure configuration configured",
		"stop stopped stopping",
	} {
		words := strings.Fields(forms)
		for _, w := range words[1:] {
			if a, b := string(stem([]byte(words[0]))), string(stem([]byte(w))); a != b {
				t.Errorf("%q is %q, %q is %q", words[0], a, w, b)
			}
		}
	}
}

func TestShares(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Log rotation was off", "Rotate the logs of the proxy", true},
		{"Clients retried without a limit", "Cap retries in the client", true},
		{"The DNS record was stale", "Alert on DNS age", true},
		{"`max_conns` was 10", "Raise max_conns to 50", true},
		{"It happened at night", "Add an alert for the queue", false},
		{"The incident was an outage of the service", "Improve the system after an incident", false},
		{"", "", false},
	} {
		if got := Of(c.a).Shares(Of(c.b)); got != c.want {
			t.Errorf("%q and %q: %v, want %v (%v, %v)", c.a, c.b, got, c.want, Of(c.a), Of(c.b))
		}
	}
}
