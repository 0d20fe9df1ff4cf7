package moments

import (
	"fmt"
	"strings"
	"testing"
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

		{"Pool enlarged to 400", "mitigated"},
		{"Tiles below 250 ms", "restored"},
		{"Declines back at 2 %", "restored"},
		{"Two shops write to support that their invoices look odd", "detected"},
		{"A visitor stood at the door and asked what was wrong", "detected"},
		{"Aoife (Billing) has a look.", "acknowledged"},
		{"Monitoring - The disk has been enlarged.", "mitigated"},
		{"5.12 misses the key", "symptom"},

		{"Three schools are on the phone", "detected"},
		{"The log shows a full table", "cause"},
		{"DNS record missing", "symptom"},

		{"We look at the disks", ""},
		{"Sam thinks the CDN is to blame", ""},
		{"Breaker reset; compressor starts and trips again", "symptom"},
		{"Ana looks for the cause", "triage"},
		{"Rollout of 5.12 done", "trigger"},
		{"Customers told", ""},
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
			if got := strings.Trim(fmt.Sprint(momentsOf(Entry{Text: c.event})[0]), "[]"); got != c.want {
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
		if got := fmt.Sprint(momentsOf(Entry{Label: c.label})[0]); got != c.want {
			t.Errorf("%s: got %s, want %s", c.label, got, c.want)
		}
	}
}

// momentsOf are the moments of entries, whether told clearly or not.
func momentsOf(entries ...Entry) [][]Kind {
	all, _ := Told(entries)
	return all
}
