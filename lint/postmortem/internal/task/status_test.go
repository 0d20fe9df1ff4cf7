package task

import (
	"strings"
	"testing"
)

func TestReadStatus(t *testing.T) {
	for want, cells := range map[Status][]string{
		StatusOpen:    {"Open", "TODO", "To do", "Not started", "pending", "Planned", "new", "backlog", "🔴", "🔴 Open", "0%", ":red_circle:", "**Open**", "[Open]", "not done"},
		StatusActive:  {"In progress", "WIP", "ongoing", "started", "In Review", "🟡", "🚧 in progress", "in progress (60%)", "50%", "on track", ":construction:", "In progress - see board"},
		StatusDone:    {"Done", "DONE", "complete", "Completed", "closed", "fixed", "Merged", "✅", "✅ complete (PR #12)", "☑️", "Done 2026-02-01", "done, see wiki", "100%", ":white_check_mark: shipped", "Done!"},
		StatusDropped: {"won't do", "Won’t fix", "WONTFIX", "cancelled", "declined", "duplicate", "❌", "obsolete", "Superseded by A4"},
		StatusBlocked: {"blocked", "Blocked on vendor", "on hold", "deferred", "⛔ waiting for access", "postponed"},
		StatusUnknown: {"purple", "see notes", "42"},
		"":            {"", "-", " — "},
	} {
		for _, cell := range cells {
			if got := StatusOf(cell); got != want {
				t.Errorf("readStatus(%q) = %q, want %q", cell, got, want)
			}
		}
	}
}

func TestStatusInText(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Status
		rest string
	}{
		{"Add an alert - DONE", StatusDone, "Add an alert"},
		{"Add an alert (done)", StatusDone, "Add an alert"},
		{"Add an alert (DONE in #12)", StatusDone, "Add an alert"},
		{"Add an alert [in progress]", StatusActive, "Add an alert"},
		{"Add an alert — won't do", StatusDropped, "Add an alert"},
		{"Add an alert ✔️", StatusDone, "Add an alert"},
		{"Add an alert. DONE", StatusDone, "Add an alert"},
		{"Add an alert DONE", StatusDone, "Add an alert"},
		{"Add an alert (blocked on legal)", StatusBlocked, "Add an alert"},
		{"✅ Add an alert", StatusDone, "Add an alert"},
		{"[DONE] Add an alert", StatusDone, "Add an alert"},
		{"DONE: add an alert", StatusDone, "add an alert"},
		{"(already planned) Add an alert", StatusOpen, "Add an alert"},
		{":white_check_mark: Add an alert", StatusDone, "Add an alert"},
		{"Add an alert", "", "Add an alert"},
		{"Add an alert (optional)", "", "Add an alert (optional)"},
		{"Define what done means", "", "Define what done means"},
		{"Monitoring: add an alert", "", "Monitoring: add an alert"},
		{"Move the job to the new cluster (next)", "", "Move the job to the new cluster (next)"},
	} {
		got, rest := Status(""), c.in
		if st, ok := LeadingStatus(c.in); ok {
			got, rest = st.Status, strings.TrimSpace(c.in[st.End:])
		} else if st, ok := TrailingStatus(c.in); ok {
			got, rest = st.Status, strings.TrimSpace(c.in[:st.Start])
		}
		if got != c.want || rest != c.rest {
			t.Errorf("%q: got %q and %q, want %q and %q", c.in, got, rest, c.want, c.rest)
		}
	}
}

func TestTellsDone(t *testing.T) {
	for _, s := range []string{
		"Added an alert on queue depth", "We tweaked the pull limit", "We've advised the teams to scale out", "Reverted the change and released 1.2.3",
		"Already raised the timeout", "The on-call role has been documented", "The certificate was renewed by hand", "Sent a notice to all customers",
		"Increased the timeout to 30s", "Connections were drained.", "We have moved the job to another queue",
	} {
		if !TellsDone(s) {
			t.Errorf("%q: want done", s)
		}
	}
	for _, s := range []string{
		"Add an alert", "Improved runbooks for engine limits", "Automated rollback of failed deploys", "Need an alert for queue depth", "Ensure that access has been revoked",
		"We need to add a test", "Check whether the certificate was renewed", "Set limits on the worker pods", "Speed up the build", "Document what was changed", "Increased test coverage",
		"Alert when a backup has been missed", "",
	} {
		if TellsDone(s) {
			t.Errorf("%q: want not done", s)
		}
	}
}

func TestTellCategory(t *testing.T) {
	for want, texts := range map[Category][]string{
		CategoryDetect: {"Add alert for error rate > 1% on /api/auth", "Alert when backup fails", "We should monitor the queue", "Create a dashboard of pod restarts", "Set up synthetic probes for login", "Better monitoring of namespaces",
			"Track the length of the queue", "Page on-call when the disk is full", "Add logs to the gateway", "More logging in the batch"},
		CategoryPrevent:     {"Require 2 approvers for changes to the payment module", "Add pre-deploy checklist to CI pipeline", "Add validation of the config schema", "Write end-to-end tests for checkout", "Pin the base image", "Purge rows older than 30 days every night", "Delete old log rows automatically"},
		CategoryMitigate:    {"Add a circuit breaker around the tax service", "Increase the replica count to 4", "Implement rate limiting for anonymous users", "Add Redis read replicas"},
		CategoryRespond:     {"Create runbook for database failover", "Write an alert runbook", "Train the on-call engineers on failover", "Document how to drain a node"},
		CategoryRepair:      {"Backfill the events of 3 March", "Refund the customers that were charged twice", "Purge the broken rows"},
		CategoryInvestigate: {"Investigate why the cache was cold", "Look into memory usage of the agent", "Figure out how to shard"},
		CategoryNone: {
			"Talk to Bo", "", "Put a landing page in front of the form when mail is down", "Log a ticket with the landlord", "Track the parcel",
			"Draw the graph of dependencies", "Monitor the vendor's notes", "Print the page again",
		},
	} {
		for _, s := range texts {
			if got := CategoryOf(s); got != want {
				t.Errorf("tellCategory(%q) = %q, want %q", s, got, want)
			}
		}
	}
}

func TestFindKeys(t *testing.T) {
	for in, want := range map[string]string{
		"see #123":                        "#123",
		"OPS-42 and OPS-43":               "OPS-42 OPS-43",
		"(acme/infra#7)":                  "#7",
		"merge request !57":               "!57",
		"Use UTF-8 and SHA-256, see A-1":  "",
		"on 2026-01-02 at #general, ok!1": "",
		"release v1-2, colour #ff0000":    "",
		"PROJ_X-9":                        "PROJ_X-9",
		"us-east-1 and m5-2":              "",
	} {
		if got := strings.Join(FindKeys(in, func(int) bool { return false }), " "); got != want {
			t.Errorf("findKeys(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestIsTrackerURL(t *testing.T) {
	for _, u := range []string{
		"https://github.com/acme/web/issues/12", "https://github.com/acme/web/pull/12", "https://gitlab.com/a/b/-/merge_requests/3", "https://acme.atlassian.net/browse/OPS-42",
		"https://jira.example.org/browse/OPS-42", "https://trello.com/c/AbC/2-x", "https://linear.app/acme/issue/ENG-3/x", "https://bugs.example.org/show_bug.cgi?id=3", "../issues/12",
	} {
		if !IsTrackerURL(u) {
			t.Errorf("%s: want a tracker's", u)
		}
	}
	for _, u := range []string{"https://example.org/docs", "https://github.com/acme/web", "https://github.com/acme/web/blob/main/a.md", "https://github.com/acme/web/issues", "https://grafana.example.org/d/abc", "https://github.com/acme/web/commit/abc", ""} {
		if IsTrackerURL(u) {
			t.Errorf("%s: want no tracker's", u)
		}
	}
}
