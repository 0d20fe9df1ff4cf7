package postmortem

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// TestTimelineForms holds forms of other organisations' documents, in our own
// words.
func TestTimelineForms(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{"a sentence gives the day of all entries but those with their own", `---
title: Mail lost
---

## Timeline

Unless said otherwise everything happened on 2026-03-02, and all times are UTC.

- 2026-03-01 00:55: The disk fills
- 01:38: Pager rings
- 02:06: Disk cleared
`, `
9 2026-03-01T00:55 UTC: The disk fills
10 2026-03-02T01:38 UTC: Pager rings
11 2026-03-02T02:06 UTC: Disk cleared
`},
		{"month and day before an approximate time, and parts of a day", `# Mail lost

**Date:** 2026-10-02

## Timeline (UTC)

| Time | Event |
|------|-------|
| 10-01 09:45 | Proxy rebuilt |
| 10-01 ~15:00 | Found in a check |
| 10-01 evening | Diagnosis |
| 10-02 ~07:01 | New key |
`, `
9 2026-10-01T09:45 UTC: Proxy rebuilt
10 2026-10-01T15:00 UTC ~: Found in a check
11 2026-10-01 UTC: Diagnosis
12 2026-10-02T07:01 UTC ~: New key
`},
		{"the introduction gives the day", `# Mail lost

This is about the outage of January 21, 2026.

## Timeline (all times West African Time)

- 9:03 AM: Push begins
- 9:31 AM: Rolled back
`, `
7 2026-01-21T09:03 West African Time: Push begins
8 2026-01-21T09:31 West African Time: Rolled back
`},
		{"a subtitle of its own gives the day", `# Mail lost
## Report of March 3, 2026

Some words.

### Timeline (EAT)

- 09:03: Push begins
`, `
8 2026-03-03T09:03 EAT: Push begins
`},
		{"a bold stamp over a list is an entry, a bold day divides", `# Mail lost

- **Date Range:** January 12-13, 2026

## Timeline
(All times PST)
**Monday Jan 12 - 10:45PM**
1. The change was merged
2. Then the first users saw it
**Tuesday Jan 13**
1. 2:04 PM: Confirmed
2. 3:00 PM: Cause found
`, `
7 2026-01-12T22:45 PST: The change was merged
11 2026-01-13T14:04 PST: Confirmed
12 2026-01-13T15:00 PST: Cause found
`},
		{"hours of one digit before a dot, where lines begin so", `# Mail lost

**Date:** 2026-03-02

## Timeline

2 March 2026

8.48 AB made a new index<br>
Then an alert came
8.52 CD reports it down

9.06 AB sees nothing
9.36 All good
`, `
9 2026-03-02T08:48: AB made a new index
 Then an alert came
11 2026-03-02T08:52: CD reports it down
13 2026-03-02T09:06: AB sees nothing
14 2026-03-02T09:36: All good
`},
		{"days and parts of a day in brackets", `# Mail lost

## Timeline

[2026-06-09]
[19:27] An alarm goes off
[2026-06-10]
[The morning] Ana mends it
`, `
6 2026-06-09T19:27: An alarm goes off
8 2026-06-10: Ana mends it
`},
		{"a table of contents is no event", `# Mail lost

## Timeline

[Saturday 7 March](#saturday-7-march-2026)
[Monday 9 March]()

Some words.

### Saturday 7 March 2026

- 09.03 An alarm goes off
`, `
12 2026-03-07T09:03: An alarm goes off
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := "\n" + events(Parse("x.md", []byte(c.doc), Options{})); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestSectionForms holds titles and sections of other organisations' documents.
func TestSectionForms(t *testing.T) {
	for _, c := range []struct{ name, doc, title, want string }{
		{"a plain first line names the incident", "Postmortem: mail lost\n\nIssue Summary:\n\nMail was lost.\n\nTimeline:\n\n10:00 Lost\n", "Postmortem: mail lost", "summary timeline"},
		{"a bold first line names the incident", "**Outage postmortem: the slow queue**\n\n**Summary:**\nIt was slow.\n\n**Impact:**\nMuch.\n", "Outage postmortem: the slow queue", "summary impact"},
		{"a first sentence is no title", "The incident began at ten.\n\n## Summary\n\nText.\n", "", "summary"},
		{"italic titles", "# Mail lost\n\n*Issue Summary:*\n\nText.\n\n*Timeline:*\n\n- 10:00 Lost\n\n_Lessons learned_\n\n- Watch it\n", "Mail lost", "summary timeline lessons"},
		{"a sentence about the resolution is none", "# Mail lost\n\n## Resolution\n\nResolution involved:\n\n1. Deleting keys\n", "Mail lost", "resolution"},
		{"what is required at once", "# Mail lost\n\n## Preventive Measures\n\n### Immediate Actions Required\n\n1. Add a rule\n\n### Longer-Term Improvements\n\n1. Review it\n", "Mail lost", "prevention actions actions"},
		{"the kind of document before a name is its title", "# Incident retro - ingestors\n\n## Timeline\n\n10:00 Lost\n", "Incident retro - ingestors", "timeline"},
		{"a sign in front", "# Mail lost\n\n## ℹ️ Summary\n\nText.\n", "Mail lost", "summary"},
		{"a team over its actions", "# Mail lost\n\n## Actions\n\n**Team**\nInvestigate\n- the cache\n\n**Ana**\n- Add an alert\n", "Mail lost", "actions"},
		{"Norwegian", "# Post borte\n\n## Sammendrag\n\n## Tidslinje\n\n## Rotårsak\n\n## Aksjonspunkter\n\n## Hva gikk bra\n\n## Hva gikk dårlig\n\n## Hva lærte vi?\n", "Post borte", "summary timeline root_cause actions went_well went_poorly lessons"},
		{"Portuguese and Spanish", "# Correio\n\n## Resumo\n\n## Linha do tempo\n\n## Causa raiz\n\n## Impacto\n\n## Plan de acción\n\n## Lecciones aprendidas\n", "Correio", "summary timeline root_cause impact actions lessons"},
		{"German and French", "# Post\n\n## Zusammenfassung\n\n## Zeitlicher Ablauf\n\n## Ursache\n\n## Maßnahmen\n\n## Résumé\n\n## Chronologie\n\n## Cause racine\n\n## Leçons apprises\n", "Post", "summary timeline root_cause actions summary timeline root_cause lessons"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Parse("x.md", []byte(c.doc), Options{})
			if got := d.Title.Plain; got != c.title {
				t.Errorf("title %q, want %q", got, c.title)
			}
			var kinds []string
			for _, s := range d.Sections {
				if s.Kind != outline.KindOther {
					kinds = append(kinds, string(s.Kind))
				}
			}
			if got := strings.Join(kinds, " "); got != c.want {
				t.Errorf("sections %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestOwnerSubjects holds owners that are the subject of the sentence, and
// initials over a list.
func TestOwnerSubjects(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{"a role that is to do it", "## Actions\n\n- Developers to agree on a way to answer alarms\n", "Developers"},
		{"two people", "## Actions\n\n- Ed and Caroline to write it down\n", "Ed Caroline"},
		{"a handle that will", "## Actions\n\n- @ana will add a test\n", "@ana"},
		{"a thing that is to be done is nobody", "## Actions\n\n- DNS to be moved to the new zone\n", ""},
		{"a role within the work is nobody", "## Actions\n\n- Ask engineers to review it\n", ""},
		{"initials of those who speak in the timeline", "## Timeline\n\n16.35 DM: deployed\n\n16.39 JP rolls back\n\n## Actions\n\n**DM**\n- Add tests\n", "DM"},
		{"capitals of a theme", "## Timeline\n\n16.35 DM: deployed\n\n## Actions\n\n**API**\n- Add tests\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, a := range Parse("x.md", []byte(c.doc), Options{}).Actions {
				for _, o := range a.Owners {
					got = append(got, o.Text.Plain)
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("owners %q, want %q", s, c.want)
			}
		})
	}
}

// TestDamagedStamps holds that nothing which looks like an event is dropped.
func TestDamagedStamps(t *testing.T) {
	for _, c := range []struct{ entry, want string }{
		{"14;10 the disk fills", "14;10"},
		{"14: the disk fills", "14:"},
		{"**14:2O** the disk fills", "14:2O"},
		{"14:5 - the disk fills", "14:5"},
		{"T+5x: the disk fills", "T+5x"},
		{"Mar 32 10:00 the disk fills", "Mar 32"},
		{"1:1 with the vendor", ""},
		{"30 hosts are down", ""},
		{"10.0.0.1 is down", ""},
		{"T-shirts arrive", ""},
		{"March ends", ""},
	} {
		t.Run(c.entry, func(t *testing.T) {
			d := Parse("x.md", []byte("# X\n\n## Timeline\n\n- 14:05 Alert\n- "+c.entry+"\n- 14:20 Mended\n"), Options{})
			got := ""
			for _, u := range d.Unparsed {
				got += u.Text.Plain
			}
			if got != c.want {
				t.Errorf("unread %q, want %q", got, c.want)
			}
		})
	}
}

// TestDamagedFirstLine holds that the first line of a paragraph is not dropped.
func TestDamagedFirstLine(t *testing.T) {
	d := Parse("x.md", []byte("# X\n\n## Timeline\n\n14:00 Alert\n\n14:0…? Ana tries to mend it\nand fails\n\n14:20 Mended\n"), Options{})
	if len(d.Unparsed) != 1 || d.Unparsed[0].Text.Plain != "14:0…?" {
		for _, u := range d.Unparsed {
			t.Errorf("unread %q", u.Text.Plain)
		}
		t.Errorf("%d unread, want one", len(d.Unparsed))
	}
}

// TestDueBehindOwner holds due dates without a label of their own.
func TestDueBehindOwner(t *testing.T) {
	for _, c := range []struct{ item, want string }{
		{"Add a test (owner: @ana, ETA 3/20)", "Add a test | @ana | 2026-03-20"},
		{"Add a test (owner: @ana, due 3/20)", "Add a test | @ana | 2026-03-20"},
		{"Add a test (owner: @ana by 3/20)", "Add a test | @ana | 2026-03-20"},
		{"Add a test (owner: @ana), due 2026-03-20", "Add a test | @ana | 2026-03-20"},
		{"Add a test (@ana, ETA 3/20)", "Add a test | @ana | 2026-03-20"},
		{"Add a test - Owner: Ana due next Friday", "Add a test | Ana | due next Friday"},
		{"Add a test - Owner: Ana, by March 20", "Add a test | Ana | 2026-03-20"},
		{"Add a test - Owner: Ana, March 20, 2026", "Add a test | Ana | 2026-03-20"},
		{"Add a test | Owner: Ana | due 2026-03-20", "Add a test | Ana | 2026-03-20"},
		{"Add a test | Owner: Ana | 2026-03-20", "Add a test | Ana | 2026-03-20"},
		{"Add a test (owner: @ana, target Q2)", "Add a test | @ana | target Q2"},
		{"Add a test, ETA April 4", "Add a test |  | 2026-04-04"},
		{"Add a test - ETA 2026-03-20", "Add a test |  | 2026-03-20"},
		{"Add a test. Owner: Ana Roe. By March 20 we know more", "Add a test. | Ana Roe | "},
		{"Add a test. Owner: Ana, 2 others", "Add a test. | Ana 2 others | "},
	} {
		t.Run(c.item, func(t *testing.T) {
			d := Parse("x.md", []byte("# X\n\n**Date:** 2026-03-02\n\n## Actions\n\n- "+c.item+"\n"), Options{})
			if len(d.Actions) != 1 {
				t.Fatalf("%d actions", len(d.Actions))
			}
			a := d.Actions[0]
			var owners []string
			for _, o := range a.Owners {
				owners = append(owners, o.Text.Plain)
			}
			due := a.Due.Text.Plain
			if a.Due.Exact {
				due = a.Due.Start.Format("2006-01-02")
			}
			if got := a.Text.Plain + " | " + strings.Join(owners, " ") + " | " + due; got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// TestSingleDash holds that one dash below a label is no underline.
func TestSingleDash(t *testing.T) {
	d := Parse("x.md", []byte("# X\n\n## Timeline\n\nwords\n\n**Ana**\n- \n\n## Impact\n"), Options{})
	if len(d.Sections) != 2 {
		t.Errorf("%d sections, want 2", len(d.Sections))
	}
}

// TestOrderByFileName holds that the date of a file's name decides how numeric
// dates are read, and is no date of any event.
func TestOrderByFileName(t *testing.T) {
	const doc = "# X\n\n## Timeline (UTC)\n\n- 03/04/2026 10:00 Alert\n- 11:00 Mended\n"
	for name, want := range map[string]string{
		"2026-04-03-mail.md": "2026-04-03T10:00", "2026-03-04_mail.md": "2026-03-04T10:00", "mail.md": "2026-03-04T10:00",
	} {
		if got := events(Parse("postmortems/"+name, []byte(doc), Options{})); !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if got := events(Parse("2026-04-03-mail.md", []byte("# X\n\n## Timeline (UTC)\n\n- 10:00 Alert\n"), Options{})); strings.Contains(got, "2026") {
		t.Errorf("day from the name: %s", got)
	}
}

// form is a document and what is read of it.
type form struct{ name, in, want string }

// checkForms holds what is read of each form.
func checkForms(t *testing.T, read func(*Document) string, forms []form) {
	t.Helper()
	for _, c := range forms {
		t.Run(c.name, func(t *testing.T) {
			if got := read(parse(c.in)); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
		})
	}
}
