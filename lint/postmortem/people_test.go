package postmortem_test

import (
	"fmt"
	"testing"
)

func TestParticipants(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"seed form": {`
### Participants

- **Incident Commander:** Ana Gil
- **Investigators:** @bo, Cy Day and Dee
- **Postmortem Author:** [Name]
- **Reviewers:**
`, `
incident commander|Ana Gil
other|@bo
other|Cy Day
other|Dee
author|
reviewer|`},
		"role behind the name": {`
### Participants

- Ana Gil (Incident Commander)
- Bo Lee - scribe
- Cy Day
`, `
incident commander|Ana Gil
other|Bo Lee
|Cy Day`},
		"a list on a line":        {"## Attendees\n\n- AG, BL, CD\n", "|AG\n|BL\n|CD"},
		"initials without commas": {"## Attendees\n\n- AG BL CD\n", "|AG\n|BL\n|CD"},
		"what is no role":         {"## Participants\n\n- Recording: held by the team lead\n- Scribe: Ana\n", "other|Ana"},
		"roles over names":        {"### Participants\n\n- Reviewers\n  - Ana\n  - Bo\n- Scribe: Cy\n", "reviewer|Ana\nreviewer|Bo\nother|Cy"},
		"table": {"### Participants\n\n| Name | Role |\n|---|---|\n| Ana | IC |\n| Bo | Scribe |\n",
			"incident commander|Ana\nother|Bo"},
	} {
		t.Run(name, func(t *testing.T) {
			var out []string
			for _, p := range parse(c.src).People {
				out = append(out, fmt.Sprintf("%s|%s", p.Kind(), p.Name.Plain))
			}
			compare(t, out, c.want)
		})
	}
}

func TestHistory(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"table": {"### Document History\n\n| Date | Author | Changes |\n|---|---|---|\n| 2026-03-02 | Ana | First draft |\n| [Date] | [Name] | More |\n",
			"2026-03-02|Ana|First draft\n0001-01-01|[Name]|More"},
		"list": {"### Document History\n\n- 2026-03-02: First draft\n- 2026-03-04 - Reviewed\n",
			"2026-03-02||First draft\n2026-03-04||Reviewed"},
	} {
		t.Run(name, func(t *testing.T) {
			var out []string
			for _, r := range parse(c.src).History {
				out = append(out, fmt.Sprintf("%s|%s|%s", r.Date.Day.Format("2006-01-02"), r.Author.Plain, r.Changes.Plain))
			}
			compare(t, out, c.want)
		})
	}
}

func TestSupportingLinks(t *testing.T) {
	d := parse("## Appendix\n\n### Supporting Data\n\n- [Logs](logs/a.txt)\n- see <https://example.com/m>\n- [graph][g]\n\n[g]: ../g.png\n")
	var out []string
	for _, l := range d.Links {
		out = append(out, l.Text.Plain+"|"+l.Target)
	}
	compare(t, out, "Logs|logs/a.txt\nhttps://example.com/m|https://example.com/m\ngraph|../g.png")
}

func TestRootCause(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"summary before chain": {"## Root Cause Analysis\n\n### The Five Whys\n\n1. Why? The disk.\n\n### Root Cause Summary\n\nLogs were\nkept for ever.\n",
			"Logs were kept for ever."},
		"own section":          {"## Root cause\n\nThe disk was full.\n\nMore.\n", "The disk was full."},
		"list":                 {"## Root causes\n\n- The disk was full\n- So was the queue\n", "The disk was full"},
		"label":                {"### Quick Summary\n\n- **What happened:** x\n- **Root cause:** a full disk\n", "a full disk"},
		"label behind a chain": {"## Root Cause (5 Whys)\n\n1. **Why?** The disk.\n2. **Why?** Logs.\n\n**Root Cause:** No limit on logs.\n", "No limit on logs."},
		"label in its section": {"## Root Cause\n\n**Root cause:** No limit on logs.\n", "No limit on logs."},
		"none":                 {"## Summary\n\nIt failed.\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := parse(c.src).RootCause.Plain; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
