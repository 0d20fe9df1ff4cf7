package actions

import (
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// judged reads a text as an action's.
func judged(t *testing.T, s string) verdict {
	t.Helper()
	doc := postmortem.Parse(text.NewFile("x.md", []byte("# X\n\n## Action items\n\n- "+s+"\n")), postmortem.Options{})
	if len(doc.Actions) != 1 {
		t.Fatalf("%q: %d actions", s, len(doc.Actions))
	}
	prose := doc.ProseAt(doc.Actions[0].Text.Span)
	return judge(prose, lowerOf(prose.Text), nil)
}

func TestVagueTexts(t *testing.T) {
	for _, s := range []string{
		"Improve monitoring", "Be more careful", "Review code better", "Fix the bug", "Document the process",
		"Better tests", "Add more tests", "Improve error handling", "Update documentation", "Add monitoring", "caching",
		"Ensure this does not happen again", "Make the deployment more reliable", "Work with the vendor to find a solution",
		"Improve the deployment process", "Train engineers", "Investigate why the alert did not fire", "Look into sharding the orders table",
		"Consider moving to Kafka", "We should think about a second region", "Discuss limits with the storage team", "Explore options for Redis",
		"Better alerting on disk usage", "We need better dashboards", "Add some logging to the worker", "Define a rollout strategy",
		"Come up with guidelines for releases", "Keep an eye on the queue", "Can we cache this?", "Evaluate whether we need a WAF",
		"Optimize queries", "Streamline the release process", "Find a way to limit memory", "More robust failover", "Check whether backups work",
		"Increase test coverage", "Reduce technical debt", "Prevent this from happening again", "Train the whole team",
		"Make sure we have proper monitoring in place", "Implement improved monitoring and alerting", "Monitor the situation",
		"Add additional monitoring", "Implement comprehensive testing", "Conduct regular audits", "Decide how to proceed with the old cluster",
		"Do a deeper analysis of the logs", "Make sure everyone knows the runbook", "Double check the config before a deploy", "Clean up the codebase",
		"Communicate changes earlier", "Prioritize the upgrade of Postgres", "Improve observability of the payment service",
	} {
		if v := judged(t, s); v.score > 0 {
			t.Errorf("%q: score %d, want at most 0", s, v.score)
		}
	}
}

func TestConcreteTexts(t *testing.T) {
	for _, s := range []string{
		"Add alert for error rate > 1% on /api/auth", "Add pre-deploy checklist to CI pipeline", "Require 2 approvers for changes to payment module",
		"Add null check in UserService.getProfile()", "Create runbook for database failover by [date]",
		"Upgrade Postgres to 15.4", "Alert when replication lag exceeds 30 s", "Document how to drain a node in the on-call wiki",
		"Remove the legacy cron job", "Set memory limits on worker pods", "Rotate the leaked key", "Write a runbook for certificate renewal",
		"Move the queue to its own broker", "Implement circuit breaker for tax service", "Run a game day on zone loss every quarter",
		"Increase connection pool size from 20 to 50", "Switch DNS TTL to 60 seconds", "Automate database backups",
		"Improve checkout latency by caching the price list", "Investigate and fix the memory leak in the exporter",
		"Adding a canary stage to the deploy", "We will disable `autovacuum` on the events table", "Pin the base image of the worker",
		"Ensure that alerts of the staging cluster go to #alerts-test", "Make the timeout configurable per tenant",
		"If a pod does not start in time, kill it", "Back up the data directory every night", "Reject uploads above 50 MB",
		"Teach the linter to reject unpinned images", "Have the deploy job post to #releases", "Train support on the refund tool before June",
		"Increase test coverage of the parser to 80%", "Subscribe to the vendor's status page", "Drop the `orders_old` index", "**Split the node group**: one per zone",
	} {
		if v := judged(t, s); v.score <= 0 {
			t.Errorf("%q: score %d, want more than 0", s, v.score)
		}
	}
}

func TestMissingIsNamed(t *testing.T) {
	for s, want := range map[string]string{
		"Improve monitoring":              "no particular object, no threshold or condition and no end state",
		"Fix the bug":                     "no particular object and no threshold or condition",
		"Look into Redis when it is full": "no end state",
	} {
		v := judged(t, s)
		if got := v.missing(); got != want {
			t.Errorf("%q names %s, want %s", s, got, want)
		}
	}
}
