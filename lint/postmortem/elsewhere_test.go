package postmortem

import "testing"

// TestStampedRunsElsewhere holds stamps in order to be a timeline under whatever
// heading they stand, and what only looks like one to be none.
func TestStampedRunsElsewhere(t *testing.T) {
	checkForms(t, eventLines, []form{
		{"a list under a heading of another kind", `# Mail lost

**Date:** 2026-03-01

## Background

The queue holds what is to be sent.

- 14:51 Queue grows
- 14:53 Pager rings
- 15:10 Queue is emptied by hand
`, `
9 2026-03-01T14:51: Queue grows
10 2026-03-01T14:53: Pager rings
11 2026-03-01T15:10: Queue is emptied by hand
`},
		{"a table below a line that says its day and zone", `# Mail lost

## Walkthrough

**1 March 2026, all times in EST**

| When | What we saw |
|---|---|
| 14:51 | Queue grows |
| 14:53 | Pager rings |
| 15:10 | Queue is empty |
`, `
9 2026-03-01T14:51 EST: Queue grows
10 2026-03-01T14:53 EST: Pager rings
11 2026-03-01T15:10 EST: Queue is empty
`},
		{"paragraphs, and what stands between them", `# Mail lost on March 1, 2026

## How it went

14:51 – Queue grows

14:53 – Pager rings:

* for the mail team
* for the web team

15:10 – Queue is empty

We then went home.
`, `
5 2026-03-01T14:51: Queue grows
7 2026-03-01T14:53: Pager rings:
12 2026-03-01T15:10: Queue is empty
`},
		{"lines of one paragraph, and its end", `# Mail lost on March 1, 2026

## How it went

14:51 – Queue grows<br>
14:53 – Pager rings<br>
15:10 – Queue is empty
`, `
5 2026-03-01T14:51: Queue grows
6 2026-03-01T14:53: Pager rings
7 2026-03-01T15:10: Queue is empty
`},
		{"the same section goes on behind a sentence", `# Mail lost on March 1, 2026

## Detection

- 14:51 Queue grows
- 14:53 Pager rings
- 14:55 Team meets

Then the second queue:

- 15:10 Second queue grows
- 15:40 Both are empty
`, `
5 2026-03-01T14:51: Queue grows
6 2026-03-01T14:53: Pager rings
7 2026-03-01T14:55: Team meets
11 2026-03-01T15:10: Second queue grows
12 2026-03-01T15:40: Both are empty
`},
		{"releases, plans and other incidents", `# Mail lost on March 1, 2026

## Background

- 2025-06-01: version 3
- 2025-09-14: version 4
- 2026-01-20: version 5

Releases of the week:

- 2026-02-27: version 5.1
- 2026-02-28: version 5.2
- 2026-03-01: version 5.3

## What else

Similar trouble:

- 2026-02-26 10:00 queue full
- 2026-02-27 11:00 queue full
- 2026-02-28 12:00 queue full

## Actions

- 2026-03-02 09:00 Add an alert on the queue
- 2026-03-03 09:00 Add a limit to the queue
- 2026-03-04 09:00 Add a second queue
`, "\n"},
		{"figures by the hour", `# Mail lost on March 1, 2026

## Impact

| Time | Mails | Share |
|---|---|---|
| 14:00 | 1200 | 10 % |
| 15:00 | 4000 | 30 % |
| 16:00 | 200 | 2 % |
`, "\n"},
		{"two stamps are a remark", `# Mail lost on March 1, 2026

## Impact

- 14:51 to 15:10: all mails
- 15:10 to 15:20: half of them
`, "\n"},
	})
}
