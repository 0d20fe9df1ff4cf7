package postmortem

import (
	"strings"
	"testing"
)

// ownersOf shows what is to be done and by whom, an action a line.
func ownersOf(d *Document) string {
	var lines []string
	for _, a := range d.Actions {
		line := a.Text.Plain
		for i, o := range a.Owners {
			line += [...]string{" | owners=", ","}[min(i, 1)] + string(o.Kind) + ":" + o.Text.Plain
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// Names that no list holds are owners where the other items of a section give theirs
// in the same place; what stands there and is no name is none.
func TestOwnersByPlace(t *testing.T) {
	checkForms(t, ownersOf, []form{
		{"in brackets at the end", "## Action items\n\n- Add an alert (Ana Gil)\n- Add a test (Ylva)\n- Add a lock (Zorgh, ops)\n- Move the queue (Kubernetes)\n- Drop the job (P2)\n",
			"Add an alert | owners=person:Ana Gil\nAdd a test | owners=person:Ylva\nAdd a lock | owners=person:Zorgh,team:ops\nMove the queue (Kubernetes)\nDrop the job"},
		{"in brackets in front", "## Action items\n\n- [Ana] Add an alert\n- [Ylva] Add a test\n- [optional] Add a lock\n- [done] Drop the job\n",
			"Add an alert | owners=person:Ana\nAdd a test | owners=person:Ylva\n[optional] Add a lock\nDrop the job"},
		{"behind a dash", "## Action items\n\n- Add an alert - Ana\n- Add a test - Ylva/Odd\n- Add a lock - Help desk\n- Review the caches - Q4\n",
			"Add an alert | owners=person:Ana\nAdd a test | owners=person:Ylva,person:Odd\nAdd a lock | owners=person:Help desk\nReview the caches"},
		{"in front of a dash", "## Action items\n\n- ana - add an alert\n- ylva - add a test\n- nobody yet - add a lock\n",
			"add an alert | owners=person:ana\nylva - add a test\nnobody yet - add a lock"},
		{"in front of a verb", "## Action items\n\n- Ana to add an alert\n- Ylva and Ana to add a test\n- Help desk to prepare a banner\n- Talk to the vendor\n",
			"add an alert | owners=person:Ana\nadd a test | owners=person:Ylva,person:Ana\nprepare a banner | owners=person:Help desk\nTalk to the vendor"},
		{"in a last sentence", "## Action items\n\n- Add an alert. Ana, by 2026-03-01.\n- Add a test. Ylva, done.\n- Add a lock. Not planned.\n",
			"Add an alert | owners=person:Ana\nAdd a test | owners=person:Ylva\nAdd a lock"},
		{"topics in front", "## Action items\n\n- DNS: lower the limit\n- Database: add an index\n- Ana: add a test\n",
			"DNS: lower the limit\nDatabase: add an index\nadd a test | owners=person:Ana"},
	})
}

// A column whose cells are names holds the owners under whatever title.
func TestOwnersByColumn(t *testing.T) {
	checkForms(t, ownersOf, []form{
		{"names under a letter", "## Action items\n\n| Improvement | R | ETA\n|---|---|---|\n| Add an alert | Ana | 2026-03-01\n| Add a test | Zorgh | 2026-03-02\n",
			"Add an alert | owners=person:Ana\nAdd a test | owners=person:Zorgh"},
		{"names of components", "## Action items\n\n| Component | Improvement | ETA\n|---|---|---|\n| Payments | Add an alert | 2026-03-01\n",
			"Add an alert"},
		{"by whom", "## Action items\n\n| Action | By whom | By when\n|---|---|---|\n| Add an alert | Store IT | 24 Nov 2026 (done)\n",
			"Add an alert | owners=person:Store IT"},
	})
}

// Owners stand in titles, in sentences and in records as well.
func TestOwnersAround(t *testing.T) {
	checkForms(t, ownersOf, []form{
		{"a label in the title of a group", "## Recommendations\n\n**Detect** (owner: Network)\n\n- Add an alert\n\n### Prevent (owner: Ana Gil)\n\n- Add a test\n",
			"Add an alert | owners=team:Network\nAdd a test | owners=person:Ana Gil"},
		{"a sentence below the list", "## Action items\n\n1. Add an alert\n2. Add a test\n\nAll of these are owned by Ana Gil and tracked in the epic.\n",
			"Add an alert | owners=person:Ana Gil\nAdd a test | owners=person:Ana Gil"},
		{"a sentence about something else", "## Action items\n\n1. Add an alert\n2. Add a test\n\nThe service is owned by Ana Gil.\n", "Add an alert\nAdd a test"},
		{"a sentence of the item", "## Action items\n\n- **Limits in one place.** The platform group owns this.\n- **Paging of tables.** Led by Ana Gil. In design.\n",
			"Limits in one place. The platform group owns this. | owners=team:platform group\nPaging of tables. Led by Ana Gil. In design. | owners=person:Ana Gil"},
		{"a heading over a table of fields", "## Action items\n\n### AI-1: Add an alert\n\n| | |\n|---|---|\n| Owner | Ana Gil |\n| Due | 2026-03-01 |\n", "Add an alert | owners=person:Ana Gil"},
		{"a table that is one action", "## Action items\n\n| Action | Add an alert |\n|---|---|\n| Owner | Ana Gil |\n| Due | 2026-03-01 |\n", "Add an alert | owners=person:Ana Gil"},
		{"a section that only its items tell", "## Decisions\n\n- Ana will add an alert.\n- The board will pay for it.\n- We will look for a lock.\n",
			"add an alert. | owners=person:Ana\nThe board will pay for it.\nWe will look for a lock."},
		{"a section of something else", "## Observations\n\n- Ana added an alert.\n- The board will pay for it.\n- Logs were short.\n", ""},
	})
}

// Handles are owners with a date, a state or a remark behind them, too.
func TestOwnersBeforeDates(t *testing.T) {
	checkForms(t, ownersOf, []form{
		{"a date", "## Action items\n\n- Add an alert @ana 2026-04-01\n", "Add an alert | owners=handle:@ana"},
		{"a date and a remark", "## Action items\n\n- Add an alert @ana due 2026-04-01, blocked by the vendor\n", "Add an alert | owners=handle:@ana"},
		{"a bracket and a state", "## Action items\n\n- Add an alert (@ana, due 2026-04-01) PR in review\n", "Add an alert | owners=handle:@ana"},
		{"a tick and a day", "## Action items\n\n- Add an alert @ana ✅ 2026-03-15\n", "Add an alert | owners=handle:@ana"},
		{"no handle", "## Action items\n\n- Add an alert 2026-04-01\n- Ask @ana for the limits of 2026\n", "Add an alert 2026-04-01\nAsk @ana for the limits of 2026"},
	})
}

// A label bullet without text holds what stands below its list at the margin.
func TestLabelsHoldTheirText(t *testing.T) {
	d := Parse("x.md", []byte("# T\n\n- **Detection**:\n\nBy a user\n\n- **Impact**:\n\n- **Remarks**:\n\nSome\n\n- **Review actions**:\n\n1. Keep a spare disk\n2. Write it down\n"), Options{})
	var got []string
	for _, s := range d.Sections {
		got = append(got, string(s.Kind)+":"+strings.Repeat("+", len(s.Blocks)))
	}
	if s := strings.Join(got, " "); s != "detection:+ impact: actions:+" || len(d.Actions) != 2 {
		t.Errorf("sections %s, %d actions", s, len(d.Actions))
	}
}

// What Markdown takes for something else: lettered lines, definitions, a mention before
// a date, teams that are categories as well.
func TestOwnersInOddForms(t *testing.T) {
	checkForms(t, ownersOf, []form{
		{"lettered paragraphs", "## Action items\n\na) Add an alert (responsible: M. Garnier, due: 2026-10-15)\n\nb) Add a test (responsible: Field Operations, due: open)\n",
			"a) Add an alert | owners=person:M. Garnier\nb) Add a test | owners=team:Field Operations"},
		{"definitions", "## Action items\n\nImage size gate\n: Ewa Lis, 14 Feb 2026\n\nTest rack\n: Hardware lab, ongoing\n",
			"Image size gate | owners=person:Ewa Lis\nTest rack | owners=person:Hardware lab"},
		{"mentions before a date", "## Action items\n\n- [ ] Add an alert **@Ylva Lund** October 18, 2026\n", "Add an alert | owners=person:Ylva Lund"},
		{"a team that is a category", "## Action items\n\n- Add an alert — Edge team — 2026-04-18\n- Add a probe — Observability — 2026-04-25\n",
			"Add an alert | owners=team:Edge team\nAdd a probe | owners=team:Observability"},
	})
}

// A numbered line over dashes is a heading to its author; entries make a timeline of a
// section whose title says nothing.
func TestSectionsByForm(t *testing.T) {
	d := Parse("x.md", []byte("# T\n\n1. SUMMARY\n----------\n\nAll was slow.\n\n2. ROOT CAUSE\n-------------\n\nA limit.\n\n"+
		"## When\n\n- 10:00 slow\n- 10:05 page\n- 10:20 well\n\n## What went ok\n\nThe page.\n"), Options{})
	var got []string
	for _, s := range d.Sections {
		got = append(got, string(s.Kind))
	}
	if s := strings.Join(got, " "); s != "summary root_cause timeline went_well" {
		t.Errorf("sections %s", s)
	}
}

// Whose actions are, by a title or line above them, or by what is not marked at all.
func TestOwnersByBelonging(t *testing.T) {
	checkForms(t, ownersOf, []form{
		{"a line for two", "## Action items\n\nFor Ana and Ben:\n\n- Add an alert\n\nLater:\n\n- Add a test\n",
			"Add an alert | owners=person:Ana,person:Ben\nAdd a test"},
		{"a title of somebody's work", "## Action items\n\n### Ana's tasks\n\n- Add an alert\n\n### Action items for the Mail team\n\n- Add a test\n",
			"Add an alert | owners=person:Ana\nAdd a test | owners=team:Mail team"},
		{"a title of work on something", "## Action items\n\n### Work on the database\n\n- Add an alert\n\n### Tasks for later\n\n- Add a test\n", "Add an alert\nAdd a test"},
		{"behind a comma", "## Action items\n\n- Add an alert, Ana\n- Add a test, Ben + Ana by 2026-05-01\n- Thank Ben, Ana\n- Raise limits of disks, files, and mail\n",
			"Add an alert | owners=person:Ana\nAdd a test | owners=person:Ben,person:Ana\nThank Ben, Ana\nRaise limits of disks, files, and mail"},
		{"behind an emoji", "## Action items\n\n- 🧑‍💻 Ana: add an alert\n- 📈 Show the delays\n", "add an alert | owners=person:Ana\n📈 Show the delays"},
		{"paragraphs", "## Action items\n\n*Ana* will add an alert.\n\nThe Mail team will take these actions:\n\n- Add a test\n",
			"add an alert. | owners=person:Ana\nAdd a test | owners=team:Mail team"},
		{"paragraphs under names", "## Action items\n\n**Ana**: add an alert.\n\n**Open**: who pays.\n", "add an alert. | owners=person:Ana\nwho pays. | owners=nobody:Open"},
		{"a column of goals", "## Action items\n\n| Action | Target | Owner | Due |\n|---|---|---|---|\n| Cut the delay | half | Ana | when possible |\n", "Cut the delay | owners=person:Ana"},
		{"who does what", "## Who does what\n\n- Ana: add an alert\n", "add an alert | owners=person:Ana"},
	})
}

// In a list of labels that are titles, each is one that holds text, be a heading of the
// same kind elsewhere or not.
func TestLabelsBesideHeadings(t *testing.T) {
	d := Parse("x.md", []byte("# T\n\n- **Key events**\n  - First detected 2026-03-01 08:56\n\n- **Identified**: by a user\n\n- **Impact**:\n  Mail was late.\n\n"+
		"- **Context**: a move\n\n## Timeline\n\n- 2026-03-01 08:50 moved\n\n## Solution applied\n\nMoved back.\n"), Options{})
	var got []string
	for _, s := range d.Sections {
		got = append(got, string(s.Kind))
	}
	if s := strings.Join(got, " "); s != "timeline detection impact background timeline resolution" {
		t.Errorf("sections %s", s)
	}
}

// Who nobody is, and whose initials somebody's are, a document says in its language.
func TestOwnersByWords(t *testing.T) {
	checkForms(t, ownersOf, []form{
		{"initials that are introduced", "People: Olga Petrova (OP), Daniel Mensah (DM)\n\n## Actions\n\n- OP: add an alert\n- OP/DM: add a test\n- DB: vacuum first\n",
			"add an alert | owners=initials:OP\nadd a test | owners=initials:OP,initials:DM\nDB: vacuum first"},
		{"a sentence above the list", "## Actions\n\nAll of these sit with Ana unless noted.\n\n- Add an alert\n- Add a test (Ben)\n", "Add an alert | owners=person:Ana\nAdd a test | owners=person:Ben"},
		{"a question as a column", "## Maßnahmen\n\n| Maßnahme | Wer kümmert sich |\n|---|---|\n| Alarm einrichten | Jörg |\n| Plan üben | noch offen |\n",
			"Alarm einrichten | owners=person:Jörg\nPlan üben | owners=nobody:noch offen"},
		{"nobody in French", "## Actions à mener\n\n- Documenter (Responsable : à définir)\n", "Documenter | owners=nobody:à définir"},
		{"a remark", "## Actions\n\n- Ana: add an alert\n- Ben: add a test\n- Note: the contract allows it\n", "add an alert | owners=person:Ana\nadd a test | owners=person:Ben\nNote: the contract allows it"},
		{"comments of code", "## Actions\n\n- TODO(mkowalski): add an alert\n- TODO: add a test\n", "add an alert | owners=person:mkowalski\nadd a test"},
		{"a line above the list", "## Actions\n\nOwner: Mail team\n\n1. Add an alert\n2. Add a test\n", "Add an alert | owners=team:Mail team\nAdd a test | owners=team:Mail team"},
		{"who looks into it", "## Actions\n\n- We need a spare. Ana is looking into this.\n- Keep the buffer; Ben to check with the vendor.\n- Alarm. Nobody has taken this yet.\n",
			"We need a spare. Ana is looking into this. | owners=person:Ana\nKeep the buffer; Ben to check with the vendor. | owners=person:Ben\nAlarm. Nobody has taken this yet."},
		{"thanks", "## Actions\n\n- Read the report (thanks @zara!)\n- Add a test (@ana)\n", "Read the report (thanks @zara!)\nAdd a test | owners=handle:@ana"},
		{"a name beside another", "## Actions\n\n- Mark old data grey; Ragnhild, Ana; by 15 May 2026\n", "Mark old data grey | owners=person:Ragnhild,person:Ana"},
		{"nobody yet", "## Actions\n\n- Ask for logs\n  - assignee: none yet\n", "Ask for logs | owners=nobody:none yet"},
	})
}
