package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem/internal/actions"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

func parseActions(src string) *Document {
	return Parse("2026-01-15-queue.md", []byte(src), Options{})
}

// describeAction writes an action as one line: what differs from an open item with
// nothing but a text.
func describeAction(a *actions.Action) string {
	var b strings.Builder
	b.WriteString(a.Text.Plain)
	add := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, " | %s=%s", name, value)
		}
	}
	add("id", a.ID.Plain)
	var owners []string
	for _, o := range a.Owners {
		owners = append(owners, string(o.Kind)+":"+o.Text.Plain)
	}
	add("owners", strings.Join(owners, ","))
	add("due", strings.TrimSpace(a.Due.Text.Plain+" "+strings.TrimSpace(strings.TrimSuffix(showDue(a.Due), " blank"))))
	if a.Status != task.StatusOpen {
		add("status", string(a.Status))
	}
	add("horizon", string(a.Horizon))
	add("priority", a.Priority.Plain)
	add("group", a.Group.Plain)
	if a.CategoryStated {
		add("category", string(a.Category))
	}
	if a.Tracked {
		add("tracked", "yes")
	}
	for _, n := range a.Notes {
		add("note", n.Plain)
	}
	return b.String()
}

func checkActions(t *testing.T, doc *Document, want []string) {
	t.Helper()
	var got []string
	for _, a := range doc.Actions {
		got = append(got, describeAction(a))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestActionForms(t *testing.T) {
	const head = "# Queue stalled\n\n**Date:** 2026-01-15\n**Author:** Petra Nowak\n\n## Action items\n\n"
	for _, c := range []struct {
		name string
		in   string
		want []string
	}{
		{"bullets", "- Add an alert\n- Raise the limit\n  to 40\n", []string{"Add an alert", "Raise the limit to 40"}},
		{"numbered", "1. Add an alert\n2. Raise the limit\n", []string{"Add an alert", "Raise the limit"}},
		{"boxes", "- [ ] Add an alert\n- [x] Raise the limit\n", []string{"Add an alert", "Raise the limit | status=done"}},
		{"inline fields", "1. [ ] Add an alert - Owner: @ana - Due: 2026-01-20\n", []string{"Add an alert | owners=handle:@ana | due=2026-01-20 2026-01-20 exact"}},
		{"fields in brackets", "- Add an alert (Owner: Bo, Due: Jan 20, 2026)\n", []string{"Add an alert | owners=person:Bo | due=Jan 20, 2026 2026-01-20 exact"}},
		{"bold labels", "- Add an alert. **Owner:** Platform team **Due:** 2026-01-20 **Status:** in progress\n", []string{"Add an alert. | owners=team:Platform team | due=2026-01-20 2026-01-20 exact | status=active"}},
		{"fields on their own lines", "- Add an alert\n  Owner: @ana\n  Due: 20 Jan 2026\n", []string{"Add an alert | owners=handle:@ana | due=20 Jan 2026 2026-01-20 exact"}},
		{"fields as nested items", "- Add an alert\n  - Owner: @ana\n  - Due: 2026-01-20\n  - Ticket: OPS-42\n  - Keep it quiet at night\n", []string{"Add an alert | owners=handle:@ana | due=2026-01-20 2026-01-20 exact | tracked=yes | note=Keep it quiet at night"}},
		{"trailing handle", "- Add an alert @ana\n- Add a test (@bo)\n- Add a check - @chi @dan\n- Talk to @eve\n", []string{"Add an alert | owners=handle:@ana", "Add a test | owners=handle:@bo", "Add a check | owners=handle:@chi,handle:@dan", "Talk to @eve"}},
		{"handle and date", "- Add an alert (@ana, 2026-01-20)\n- Add a test — @bo — Feb 1\n- Add a check (due Q2 2026)\n", []string{"Add an alert | owners=handle:@ana | due=2026-01-20 2026-01-20 exact", "Add a test | owners=handle:@bo | due=Feb 1 2026-02-01 exact", "Add a check | due=due Q2 2026 2026-04-01..2026-06-30"}},
		{"leading owner", "- @ana: add an alert\n- @bo to add a test\n- [Maria] add a check\n- SRE: raise the limit\n- Platform team to drain the node\n- Maria and Tom will write the runbook\n", []string{
			"add an alert | owners=handle:@ana", "add a test | owners=handle:@bo", "add a check | owners=person:Maria", "raise the limit | owners=team:SRE", "drain the node | owners=team:Platform team", "write the runbook | owners=person:Maria,person:Tom"}},
		{"author's initials and name", "- Add an alert (PN)\n- Add a test (Petra)\n- Use the new API (v2)\n- Move to the cloud (AWS)\n", []string{"Add an alert | owners=initials:PN", "Add a test | owners=person:Petra", "Use the new API (v2)", "Move to the cloud (AWS)"}},
		{"no owner in the text", "- Switch to verify mode\n- Migrate to Kafka\n- Redis to be upgraded\n- Alerts: add one for depth\n", []string{"Switch to verify mode", "Migrate to Kafka", "Redis to be upgraded", "Alerts: add one for depth"}},
		{"date in the text", "- Add an alert by 2026-01-20\n- Reduce the queue by March 2026.\n- Repair what was broken by Friday\n- Cut latency by 20%\n- Remove the 2025-12-01 backup\n", []string{
			"Add an alert | due=2026-01-20 2026-01-20 exact", "Reduce the queue | due=March 2026 2026-03-01..2026-03-31", "Repair what was broken by Friday", "Cut latency by 20%", "Remove the 2025-12-01 backup"}},
		{"not a date", "- Add an alert - Due: ASAP\n- Add a test - Due: next sprint\n", []string{"Add an alert | due=ASAP", "Add a test | due=next sprint"}},
		{"nobody", "- Add an alert - Owner: TBD\n- Add a test - Owner: everyone\n", []string{"Add an alert | owners=nobody:TBD", "Add a test | owners=nobody:everyone"}},
		{"states", "- Add an alert - DONE\n- ✅ Add a test\n- ~~Add a check~~\n- Raise the limit (in progress)\n- Drain the node - won't do\n- Added a dashboard\n- ⛔ Buy a rack\n", []string{
			"Add an alert | status=done", "Add a test | status=done", "Add a check | status=done", "Raise the limit | status=active", "Drain the node | status=dropped", "Added a dashboard | status=done", "Buy a rack | status=blocked"}},
		{"numbers and priorities", "- A1: Add an alert\n- [AI-2] Add a test\n- P1: Add a check\n- **[P0]** Raise the limit\n- HIGH - drain the node\n- Action 3. Buy a rack\n", []string{
			"Add an alert | id=A1", "Add a test | id=AI-2", "Add a check | priority=P1", "Raise the limit | priority=P0", "drain the node | priority=HIGH", "Buy a rack | id=Action 3"}},
		{"links", "- Add an alert ([#12](https://github.com/acme/web/issues/12))\n- Add a test https://acme.atlassian.net/browse/OPS-42\n- Add a check, OPS-43\n- Read [the book](https://sre.google/books)\n- Add a probe [ticket][t]\n\n[t]: https://example.org/9\n", []string{
			"Add an alert (#12) | tracked=yes", "Add a test https://acme.atlassian.net/browse/OPS-42 | tracked=yes", "Add a check, OPS-43 | tracked=yes", "Read the book", "Add a probe ticket | tracked=yes"}},
		{"an example's link is no tracker", "- Add a template, for example https://github.com/acme/web/issues/12\n", []string{"Add a template, for example https://github.com/acme/web/issues/12"}},
		{"horizons", "### Immediate (< 1 week)\n\n- Add an alert\n\n### Short-term\n\n- Add a test\n\n### Next quarter\n\n- Buy a rack\n", []string{"Add an alert | horizon=immediate", "Add a test | horizon=short_term", "Buy a rack | horizon=long_term | group=Next quarter"}},
		{"under a name", "### Maria\n\n- Add an alert\n\n### Storage team\n\n- Add a test\n\n### Storage\n\n- Add a check\n", []string{"Add an alert | owners=person:Maria | group=Maria", "Add a test | owners=team:Storage team | group=Storage team", "Add a check | group=Storage"}},
		{"under a bold name", "**Maria**\n\n- Add an alert\n\n**@bo**\n\n- Add a test\n", []string{"Add an alert | owners=person:Maria | group=Maria", "Add a test | owners=handle:@bo | group=@bo"}},
		{"under an item with a name", "- Maria:\n  - Add an alert\n- Detection\n  - Add a probe\n- Database\n  - Say what grew\n", []string{"Add an alert | owners=person:Maria | group=Maria:", "Add a probe | group=Detection | category=detect", "Database | note=Say what grew"}},
		{"themes that are sections elsewhere", "### Detection\n\n- Add an alert\n\n**Incident response:**\n\n- Write a runbook\n", []string{"Add an alert | group=Detection | category=detect", "Write a runbook | group=Incident response"}},
		{"heading done", "### Immediate actions (completed)\n\n- Restart of the workers\n\n### Planned\n\n- Restart of the brokers\n", []string{"Restart of the workers | status=done | horizon=immediate", "Restart of the brokers | group=Planned"}},
		{"line above says done", "Already done:\n\n- Restart of the workers\n\nStill to do:\n\n- Restart of the brokers\n", []string{"Restart of the workers | status=done | group=Already done:", "Restart of the brokers | group=Still to do:"}},
		{"heading as action", "### Add an alert on depth\n\n- **Owner:** @ana\n- **Due:** 2026-01-20\n- **Status:** Open\n\nIt pages at 500.\n", []string{"Add an alert on depth | owners=handle:@ana | due=2026-01-20 2026-01-20 exact"}},
		{"plain lines with boxes", "[ ] Add an alert\n[x] Add a test\n", []string{"Add an alert", "Add a test | status=done"}},
		{"plain lines with numbers", "A1: Add an alert - Owner: @ana\nA2: Add a test\n", []string{"Add an alert | id=A1 | owners=handle:@ana", "Add a test | id=A2"}},
		{"prose only", "We will look at the alerts again and raise the limit.\n", nil},
		{"table", "| Action | Owner | Due date | Status |\n|---|---|---|---|\n| Add an alert | @ana | 2026-01-20 | In progress |\n| Add a test | | TBD | |\n", []string{"Add an alert | owners=handle:@ana | due=2026-01-20 2026-01-20 exact | status=active", "Add a test | due=TBD"}},
		{"table in another order", "| # | DRI | ETA | What | Ticket | Type |\n|---|---|---|---|---|---|\n| 1 | Bo, Chi | Q2 2026 | Add an alert | OPS-42 | Detect |\n", []string{"Add an alert | id=1 | owners=person:Bo,person:Chi | due=Q2 2026 2026-04-01..2026-06-30 | category=detect | tracked=yes"}},
		{"table with an empty first header", "| | Owner | Bug |\n|---|---|---|\n| Add an alert | @ana | [#12](https://github.com/acme/web/issues/12) |\n", []string{"Add an alert | owners=handle:@ana | tracked=yes"}},
		{"table with a group row", "| Action | Owner |\n|---|---|\n| **Detection** | |\n| Add an alert | @ana |\n", []string{"Add an alert | owners=handle:@ana | group=Detection | category=detect"}},
		{"table with a short row", "| ID | Action | Owner |\n|---|---|---|\n| A1 | Add an alert\n", []string{"Add an alert | id=A1"}},
		{"due struck and replaced", "| Action | Due |\n|---|---|\n| Add an alert | ~~2026-01-20~~ 2026-02-01 |\n", []string{"Add an alert | due=2026-02-01 2026-02-01 exact"}},
		{"seed's template", "### Immediate (< 1 week)\n\n| ID | Action | Owner | Due Date | Status |\n|----|--------|-------|----------|--------|\n| A1 | [Specific action to prevent recurrence] | [Name] | [Date] | Open |\n", []string{"[Specific action to prevent recurrence] | id=A1 | owners=nobody:[Name] | due=[Date] | horizon=immediate"}},
		{"task metadata", "- [ ] Add an alert 📅 2026-01-20\n- [ ] Add a test [due:: 2026-01-21] [owner:: Maria]\n", []string{"Add an alert | due=2026-01-20 2026-01-20 exact", "Add a test | owners=person:Maria | due=2026-01-21 2026-01-21 exact"}},
		{"bold head", "- **Add an alert**: it pages at 500. Owner: @ana\n", []string{"Add an alert: it pages at 500. | owners=handle:@ana"}},
		{"fields behind a dash", "- Add an alert\n  - Owner – Maria\n  - Deadline - 20.01.2026\n", []string{"Add an alert | owners=person:Maria | due=20.01.2026 2026-01-20 exact"}},
		{"priority behind a long dash", "- **P2** – Add an alert. _Owner: Lena Vogt_, _ETA: mid-March_\n", []string{"Add an alert. | owners=person:Lena Vogt | due=mid-March 2026-03-11..2026-03-21 | priority=P2"}},
		{"accents", "- Add an alert (Tomás)\n- Add a test (Nowak)\n", []string{"Add an alert | owners=person:Tomás", "Add a test | owners=person:Nowak"}},
		{"a state with a remark", "- [ ] Add an alert - Status: WIP (50%)\n", []string{"Add an alert | status=active"}},
		{"long term label", "- Long term: buy a rack\n", []string{"buy a rack | horizon=long_term"}},
		{"parent ending in a colon", "- Make sure that alerts exist for:\n  - depth\n  - age\n", []string{"Make sure that alerts exist for: | note=depth | note=age"}},
		{"unindented bullets between numbers", "1. Add alerts:\n\n- depth\n- age\n\n2. Add a test\n", []string{"Add alerts: | note=depth | note=age", "Add a test"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkActions(t, parseActions(head+c.in), c.want)
		})
	}
}

func TestActionsElsewhere(t *testing.T) {
	for _, c := range []struct {
		name string
		in   string
		want []string
	}{
		{"declared in a paragraph", "# X\n\n## Lessons\n\nWe were slow.\n\n**Action item:** Declare incidents at once. Owner: @ana\n", []string{"Declare incidents at once. | owners=handle:@ana"}},
		{"declared in an item", "# X\n\n## Lessons\n\n- We were slow\n- **Action item:** declare incidents at once\n", []string{"declare incidents at once"}},
		{"a table that can be nothing else", "# X\n\n## Wrap-up\n\n| Action item | Owner | Due |\n|---|---|---|\n| Add an alert | @ana | 2026-01-20 |\n", []string{"Add an alert | owners=handle:@ana | due=2026-01-20 2026-01-20 exact"}},
		{"a table of actions under prevention", "# X\n\n## Prevention\n\n| Action | Owner | Due Date | Status |\n|---|---|---|---|\n| Add a check | Data team | 2026-01-20 | To do |\n", []string{"Add a check | owners=team:Data team | due=2026-01-20 2026-01-20 exact"}},
		{"github actions", "# X\n\n## GitHub Actions\n\n- The runner was full\n", nil},
		{"actions taken", "# X\n\n## Actions taken\n\n- Restarted the workers\n", nil},
		{"resolution steps", "# X\n\n## Resolution steps\n\n- Restart the workers\n", nil},
		{"a timeline's action", "# X\n\n## Timeline\n\n| Time | Action | Owner |\n|---|---|---|\n| 10:00 | Restarted the workers | Bo |\n", nil},
		{"prevention boxes", "# X\n\n## Prevention Measures\n\n### Prevention Controls\n\n- [ ] Add a gate\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkActions(t, parseActions(c.in), c.want)
		})
	}
}

func TestUnparsedActions(t *testing.T) {
	doc := parseActions("# X\n\n## Action items\n\n| ID | Action | Owner |\n|---|---|---|\n| A1 | | @ana |\n| | | |\n\n- [ ] \n- [ ] Add an alert\n")
	if len(doc.Actions) != 1 || len(doc.Unparsed) != 2 {
		t.Fatalf("got %d actions, %d unparsed", len(doc.Actions), len(doc.Unparsed))
	}
	if got := doc.Unparsed[0]; got.As != "action" || got.Text.Plain != "| A1 | | @ana |" {
		t.Errorf("unparsed: %+v", got)
	}
}

// TestFormsInPlace reads every owner and due form in a table, in a task list
// and inline.
func TestFormsInPlace(t *testing.T) {
	const head = "# X\n\nDate: 2026-01-15\n\n## Action items\n\n"
	places := map[string]string{
		"table":   "| Action | Owner | Due |\n|---|---|---|\n| Add an alert | %s | %s |\n",
		"inline":  "1. [ ] Add an alert - Owner: %s - Due: %s\n",
		"bracket": "- Add an alert (Owner: %s; Due: %s)\n",
		"nested":  "- [ ] Add an alert\n  - Owner: %s\n  - Due: %s\n",
	}
	for place, form := range places {
		for _, c := range ownerForms {
			doc := parseActions(head + fmt.Sprintf(form, c.in, "2026-01-20"))
			if got := placedOwners(doc); got != c.want && !strings.Contains(c.in, "<") && !strings.Contains(c.in, " - ") {
				t.Errorf("%s, owner %q: got %q, want %q", place, c.in, got, c.want)
			}
		}
		for _, c := range dueForms {
			doc := parseActions(head + fmt.Sprintf(form, "@ana", c.in))
			if len(doc.Actions) != 1 {
				t.Errorf("%s, due %q: %d actions", place, c.in, len(doc.Actions))
			} else if got := showDue(doc.Actions[0].Due); got != c.want {
				t.Errorf("%s, due %q: got %q, want %q", place, c.in, got, c.want)
			}
		}
	}
}

func placedOwners(doc *Document) string {
	if len(doc.Actions) != 1 {
		return fmt.Sprintf("%d actions", len(doc.Actions))
	}
	var out []string
	for _, o := range doc.Actions[0].Owners {
		out = append(out, fmt.Sprintf("%s:%s", o.Kind, o.Text.Plain))
	}
	return strings.Join(out, " | ")
}

// TestActionSpans holds every text of an action against the source.
func TestActionSpans(t *testing.T) {
	doc := parseActions("# X\n\n## Action items\n\n- **A1:** Add an alert on `depth` - Owner: [Ana](https://example.org) - Due: **2026-01-20** (done)\n\n| Action | Owner |\n|---|---|\n| **Add** a _test_ | Bo & Chi |\n")
	check := func(name string, got Text) {
		t.Helper()
		if want := doc.Text(got.Span); got.Plain != want.Plain {
			t.Errorf("%s says %q, its span %q", name, got.Plain, want.Plain)
		}
	}
	for _, a := range doc.Actions {
		check("text", a.Text)
		check("id", a.ID)
		check("due", a.Due.Text)
		check("status", a.StatusText)
		for _, o := range a.Owners {
			check("owner", o.Text)
		}
	}
	if len(doc.Actions) != 2 {
		t.Errorf("got %d actions", len(doc.Actions))
	}
}

// TestImpossibleDateInBrackets reads the owner beside a day that does not exist,
// and keeps the day as it is written.
func TestImpossibleDateInBrackets(t *testing.T) {
	d := parse("## Action items\n\n- Add an alert on queue depth (@ana, 2026-13-45)\n- Use TLS 1.3 (see 10.0.0.1)\n")
	a := d.Actions[0]
	if a.Text.Plain != "Add an alert on queue depth" || len(a.Owners) != 1 || a.Owners[0].Text.Plain != "@ana" {
		t.Errorf("text %q, owners %v", a.Text.Plain, a.Owners)
	}
	if a.Due.Text.Plain != "2026-13-45" || a.Due.Known() {
		t.Errorf("due %q, known %v", a.Due.Text.Plain, a.Due.Known())
	}
	if b := d.Actions[1]; b.Text.Plain != "Use TLS 1.3 (see 10.0.0.1)" || !b.Due.Text.IsZero() {
		t.Errorf("text %q, due %q", b.Text.Plain, b.Due.Text.Plain)
	}
}
