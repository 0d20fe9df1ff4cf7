package terms

import (
	"testing"
)

func TestShares(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Log rotation was off", "Rotate the logs of the proxy", true},
		{"The queue's length grew", "Alert when the queue is full", true},
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
