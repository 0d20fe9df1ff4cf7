package postmortem

import "testing"

// TestCourses holds the days and halves of the day that entries mean beside one
// another.
func TestCourses(t *testing.T) {
	checkForms(t, eventLines, []form{
		{"halves in the headings of groups, which are no entries", `# Mail lost

**Date:** 2026-03-01

## Timeline

### 9:40-11:10 AM: Search

- 9:40 Queue grows
- 11:05 Pager rings

### 11:50 AM-1:10 PM: Repair

- 12:15 Queue is emptied
- 1:05 Queue grows again
`, `
9 2026-03-01T09:40: Queue grows
10 2026-03-01T11:05: Pager rings
14 2026-03-01T12:15: Queue is emptied
15 2026-03-01T13:05: Queue grows again
`},
		{"parts of the day over entries", `# Mail lost on March 1, 2026

## Timeline

**Morning**

- 8:50 Queue grows

**Afternoon**

- 2:05 Pager rings
- 5:15 Queue is empty
`, `
7 2026-03-01T08:50: Queue grows
11 2026-03-01T14:05: Pager rings
12 2026-03-01T17:15: Queue is empty
`},
		{"halves written at some entries", `# Mail lost on March 1, 2026

## Timeline

- 9:58am Queue grows
- 12:40pm Pager rings
- 1:15-1:40 Queue is emptied
- 11:30 Night job runs
`, `
5 2026-03-01T09:58: Queue grows
6 2026-03-01T12:40: Pager rings
7 2026-03-01T13:15 to 2026-03-01T13:40: Queue is emptied
8 2026-03-01T23:30: Night job runs
`},
		{"a working day without halves", `# Mail lost on March 1, 2026

## Timeline

- 10:12 Queue grows
- 11:30 Pager rings
- 1:04 Queue is empty
`, `
5 2026-03-01T10:12: Queue grows
6 2026-03-01T11:30: Pager rings
7 2026-03-01T13:04: Queue is empty
`},
		{"an entry that looks back, and the day of the title", `# Mail lost on March 10, 2026

## Timeline

| Time | Event |
|---|---|
| ~2026-03-01 | Second queue stops |
| 19:10 | First queue stops |
| 20:15 | Both run |
`, `
7 2026-03-01 ~: Second queue stops
8 2026-03-10T19:10: First queue stops
9 2026-03-10T20:15: Both run
`},
		{"a day of its own, and a document dated later", `# Mail lost

**Date:** 2026-03-10

## Timeline

| Time | Event |
|---|---|
| 2026-03-01 | Second queue stops |
| 19:10 | First queue stops |
| 20:15 | Both run |
`, `
9 2026-03-01: Second queue stops
10 2026-03-01T19:10: First queue stops
11 2026-03-01T20:15: Both run
`},
		{"the newest first, past midnight", `# Mail lost

## Timeline

- 2026-03-02 00:40 Queue is empty
- 00:10 Second worker starts
- 23:50 Pager rings
- 22:10 Queue grows
`, `
5 2026-03-02T00:40: Queue is empty
6 2026-03-02T00:10: Second worker starts
7 2026-03-01T23:50: Pager rings
8 2026-03-01T22:10: Queue grows
`},
		{"the zone of the stretch that the metadata state", `# Mail lost on March 1, 2026

- Window: 14:05–15:20 UTC

## Timeline

- 14:05 Queue grows
- 15:20 Queue is empty
`, `
7 2026-03-01T14:05 UTC: Queue grows
8 2026-03-01T15:20 UTC: Queue is empty
`},
	})
}
