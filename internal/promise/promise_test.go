package promise

import (
	"strings"
	"testing"
)

// judged reads a text as an action's.
func judged(t *testing.T, s string) Promise { return Read(marked(t, s)) }

// marked is a text with code spans and bold words.
func marked(t *testing.T, s string) *Text {
	t.Helper()
	text := &Text{}
	for s != "" {
		i := strings.IndexAny(s, "`*")
		if i < 0 {
			break
		}
		mark, kind := s[i:i+1], MarkCode
		if mark == "*" {
			mark, kind = "**", MarkStrong
		}
		inside, rest, ok := strings.Cut(s[i+len(mark):], mark)
		if !ok {
			t.Fatalf("%q: a mark stays open", s)
		}
		text.Plain += s[:i]
		text.Marks = append(text.Marks, Mark{kind, len(text.Plain), len(text.Plain) + len(inside)})
		text.Plain += inside
		s = rest
	}
	text.Plain += s
	return text
}

// Kinds of promises, each with a near miss.
func TestKinds(t *testing.T) {
	for kind, pair := range map[string][2][]string{
		"wrapped": {
			{"Raise a ticket: look at the queue", "Add a story for understanding the bill", "Backlog item: think about the rota"},
			{"Raise a ticket: delete the old queue", "Add a story for removing the old proxy", "Backlog item: drop `seats_tmp`"},
		},
		"habit": {
			{"From now on: test first", "Ensure that each release comes with a rollback", "Next time ask earlier"},
			{"Ensure that each ward has a phone list", "Give every driver a second key"},
		},
		"comparison": {{"Make the login smoother", "Make checkout nicer for guests"}, {"Make the login fit on one page"}},
		"amount":     {{"Create some docs around incidents", "Add various dashboards"}, {"Add a dashboard for queue depth"}},
		"praise":     {{"Adopt a standardised approach", "Implement proper rollback tracking"}, {"Adopt the deploy template of the payments team"}},
		"bare noun":  {{"Alerts for teams", "Server move"}, {"Alert with the lag of each replica per region", "Move of the server from rack 2 to `eu-1`"}},
		"two verbs": {
			{"Plan and organise the clean-up", "Teach the groups how to scan and secure their images"},
			{"Plan the clean-up for 3 May", "Review the change, and merge it on Monday", "Clean up the list: delete all rules without an owner"},
		},
		"figure":  {{"Find out more about labels", "Determine how we can help"}, {"Determine how many labels were printed twice"}},
		"purpose": {{"Rebuild the feed so that it is easier to read", "Change the rule such that it makes sense"}, {"Rebuild the feed so that it never drops a line"}},
		"statement": {
			{"The importer will be looked at", "The board discussed shorter contracts", "Old badges are being reviewed"},
			{"The importer will be changed to read `a.csv` once", "All stewards can open the door", "The drill moves to Monday"},
		},
		"behaviour": {
			{"Alerts need care", "The team meets more"},
			{"Ledger treats negative amounts as errors", "Loader asks for the checksum and stops without it", "Crash on a missing key instead of guessing"},
		},
		"wish": {
			{"Implement measures to prevent similar incidents", "We will make sure that this does not reoccur"},
			{"Add a lock on the batch row so that this cannot reoccur"},
		},
		"some day": {{"Switch the traffic back at a better time"}, {"Switch the traffic back on 3 May"}},
		"deed":     {{"Unblock progress", "Reintroduce good habits"}, {"Unfreeze rack-7", "Re-hang the uplink on switch 3"}},
		"question": {{"How the proxy tells tenants apart", "Why the pager was quiet that night"}, {"Document how the proxy tells tenants apart"}},
		"sentence": {{"Find out why it was quiet. It was Sunday"}, {"Find out why it was quiet. Fix the route of the alert"}},
		"paper":    {{"Write down our strategy"}, {"Write down our strategy in an ADR"}},
	} {
		for i, texts := range pair {
			for _, s := range texts {
				if p := judged(t, s); p.Vague() != (i == 0) {
					t.Errorf("%s: %q: score %d, reason %q", kind, s, p.score, p.Reason)
				}
			}
		}
	}
}

// A title is what its sub-items say.
func TestTitleIsReadWithItsItems(t *testing.T) {
	deed := &Text{Plain: "Action: set `heater.on=24` in all basins"}
	story := &Text{Plain: "It was cold."}
	for _, c := range []struct {
		title string
		notes []*Text
		vague bool
	}{
		{"Signals:", []*Text{story, deed}, false},
		{"**Tune the heater** (Low)", []*Text{deed}, false},
		{"**Tune the heater**", []*Text{story}, true},
		{"Tune the heater", []*Text{deed}, true},
		{"Be more careful:", []*Text{deed}, true},
	} {
		if p := Read(marked(t, c.title), c.notes...); p.Vague() != c.vague {
			t.Errorf("%q: vague %v, reason %q", c.title, p.Vague(), p.Reason)
		}
	}
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
		"Tune the garbage collector", "Bring the ward tablets up to modern standards", "Keep watching the fibre link for a while", "Sync with finance about refunds",
		"Fix the root cause", "Remove old flags where it makes sense", "A warm standby should be considered", "Restores need to be faster",
		"Add further safeguards around bulk edits", "Introduce additional monitoring for the broker", "Release hygiene in the mobile group", "Alert fatigue on the night shift",
		"Create a ticket to look at connection pooling", "The SRE group to review quotas", "Improvement of the handover", "Evaluation of other brokers",
		"A second region might help", "Everybody must keep dashboards tidy", "Take a look at pooling in the proxy", "Have a chat with the carrier",
		"Improve handling of clients that are slow to close", "Something about clock drift", "Process for handling vendor failures",
		"Reduce the time it takes to bring up a node", "Increase our confidence in restores", "Create awareness of the new rota", "Get rid of flakiness in the emulator",
		"Rebalance priorities between teams", "Set up a meeting to discuss peering", "Simplify the deployment process", "Develop a plan for growth", "Validate our assumptions about quotas",
		"Start thinking about a second site", "Move towards immutable hosts", "Verify that everything is working", "Update outdated runbooks", "Add appropriate error handling",
		"Ensure the proxy is stable", "Keep the wiki tidy", "Make the pharmacy module resilient", "Rotate keys more often", "Declare outages earlier", "Sort out the permissions",
		"Examine and fix the root cause", "Charts need to be cleaned up", "Move away from the shared broker", "Training on the new console", "Ask around whether others saw it", "Check that nothing else is broken",
		"Communicate changes earlier", "Prioritize the upgrade of Postgres", "Improve observability of the payment service",
	} {
		if v := judged(t, s); !v.Vague() {
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
		"Increase test coverage of the parser to 80%", "Subscribe to the vendor's status page", "Drop the `orders_old` index",
		"Tune the heap of the importer to 6 GB", "Ana to add a contract test between basket and prices", "The storage squad to replace the failed disk in bay 7",
		"Circuit breaker around the credit check", "Feature flag for the new tariff engine", "Yearly restore test of the archive", "Commit hook that rejects plain-text secrets",
		"Solder the loose sensor wire in cabinet 4", "Encode the unit in the HL7 message", "Have the scheduler skip nodes with less than 5% free disk",
		"Teach the bot to refuse merges on Sunday", "Removal of the old proxy from the mobile build", "The gateway must reject calls without a tenant header",
		"Create a ticket to move the broker to its own disk", "Retries have to stop after 3 attempts", "Agree on a target of 99.9% for login",
		"Simplify the release script to a single target", "Turn the handover into a checklist", "Daily export of the waiting list to a laptop", "Add a `--force` option to the tool",
		"Alert when the proxy is not healthy", "Raise an alert to see full disks earlier", "Platform: raise the quota of the registry", "Reduce toil by generating the tables", "Track availability of the proxy",
		"Test restoring the index from last night's backup", "Fix logic that counts retries twice", "Passwords of service accounts are to be rotated",
		"Canary deploy for ranking models", "Examine and fix the leak in the tile cache",
		"Add an additional test for /api/v2 to the nightly suite", "**Split the node group**: one per zone",
	} {
		if v := judged(t, s); v.Vague() {
			t.Errorf("%q: score %d, want more than 0", s, v.score)
		}
	}
}

// What has no verb, or nothing behind it, is judged all the same.
func TestOddTexts(t *testing.T) {
	for _, s := range []string{"must", "start", "start thinking", "get rid", "get rid of", "Ana:", "Ana: rotate", "we should", "Ana to", "create a ticket to", "removal of", "it should", "could be", "before a, b", "the a an", "have the", "release management", "additional", "is to be", "1"} {
		judged(t, s)
	}
}

func TestMissingIsNamed(t *testing.T) {
	for s, want := range map[string]string{
		"Improve monitoring":              "no particular object, no threshold or condition and no end state",
		"Fix the bug":                     "no particular object and no threshold or condition",
		"Look into Redis when it is full": "no end state",
		"Tune the JVM settings":           "no threshold or condition and no end state",
		"Sync with finance about refunds": "no threshold or condition and no end state",
		"Look into liveness probes":       "no threshold or condition and no end state",
	} {
		v := judged(t, s)
		if got := v.Missing(); got != want {
			t.Errorf("%q names %s, want %s", s, got, want)
		}
	}
}

func TestHintAsksForWhatIsMissing(t *testing.T) {
	for s, want := range map[string]string{
		"Streamline our pipelines":                    "which step changes",
		"Tune the JVM settings":                       "which setting",
		"Refine the release process":                  "who does what",
		"Better alerts for the deploy pipeline":       "which signal",
		"Improve test coverage in the release branch": "which case is tested",
		"Look into why the pipeline stalled":          "what will there be to read",
		"Consider more tests":                         "what will have been decided",
		"Sync with the vendor about alerts":           "what shall come of it",
		"Optimise the queries of the report":          "from which value",
		"More redundancy between the sites":           "which failure must it survive",
		"Pay more attention to alerts":                "what would have caught it",
		"Harden the login flow":                       "what will be different about \"the login flow\"",
	} {
		v := judged(t, s)
		if got := v.Hint(s); !strings.HasPrefix(got, want) {
			t.Errorf("%q: asks %q, want %q", s, got, want)
		}
	}
}
