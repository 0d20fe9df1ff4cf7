package postmortem

import "testing"

// TestFormsOfEntries holds where the time of an entry can stand, and what stands in
// its place.
func TestFormsOfEntries(t *testing.T) {
	checkForms(t, eventLines, []form{
		{"a day over a sentence, which is the entry", `# Mail lost

## Timeline

### 2026-03-01

The queue is moved.

### [2026-03-04]
[14:05] Queue is full \
[15:10] Queue is empty
`, `
7 2026-03-01: The queue is moved.
10 2026-03-04T14:05: Queue is full
11 2026-03-04T15:10: Queue is empty
`},
		{"days with numbers over lists, under a heading of another kind", `# Mail lost on March 1, 2026

## Chronicle

### Day 1 (a Sunday)

- 22:15 Queue grows
- 23:50 Disk is full

### Day 2

- 06:05 Queue is emptied
- 06:30 Disk is cleaned
- 07:05 All is well
`, `
7 2026-03-01T22:15: Queue grows
8 2026-03-01T23:50: Disk is full
12 2026-03-02T06:05: Queue is emptied
13 2026-03-02T06:30: Disk is cleaned
14 2026-03-02T07:05: All is well
`},
		{"headings of a tool", `# Mail lost

## Incident events

### 2026-03-01T14:05:26.574Z - opened by Ana

### 2026-03-01T14:06:45.987Z - joined by Ben

### 2026-03-01T14:20:50.042Z - closed by Ana
`, `
5 2026-03-01T14:05:26 Z: opened by Ana
7 2026-03-01T14:06:45 Z: joined by Ben
9 2026-03-01T14:20:50 Z: closed by Ana
`},
		{"phases of a timeline over headings with times are one run", `# Mail lost on March 1, 2026

## Timeline

### Mail

#### 14:05 Queue grows

#### 14:06 Disk is slow

#### 14:07 Disk is full

### Disk

#### 15:05 Queue is empty

#### 15:06 Disk is cleaned

#### 15:07 All is well
`, `
7 2026-03-01T14:05: Queue grows
9 2026-03-01T14:06: Disk is slow
11 2026-03-01T14:07: Disk is full
15 2026-03-01T15:05: Queue is empty
17 2026-03-01T15:06: Disk is cleaned
19 2026-03-01T15:07: All is well
`},
		{"the history of a document", `# Mail lost

## Document history

### 2026-03-01 - first version by Ana

### 2026-03-02 - reviewed by Ben

### 2026-03-03 - published by Ana
`, "\n"},
		{"dates inside of sentences", `# Mail lost on April 14, 2026

## Timeline

- The mail team announced on February 16th that the queue would move
- Queue was moved on March 2nd
- On April 14th, Ana noticed that no mail had come
`, `
5 2026-02-16: The mail team announced on February 16th that the queue would move
6 2026-03-02: Queue was moved on March 2nd
7 2026-04-14: Ana noticed that no mail had come
`},
		{"the clock in the words behind the date", `# Mail lost

## Timeline

- 2026-03-01: a note was sent
- 2026-03-04: At 16:41:20 UTC, the queue is full
- 2026-03-05: Around 8:15 it is empty
`, `
5 2026-03-01: a note was sent
6 2026-03-04T16:41:20 UTC: the queue is full
7 2026-03-05T08:15 UTC ~: it is empty
`},
		{"lines below one that leads to them", `# Mail lost on March 1, 2026

## Timeline

mail-alerts channel: <br>
10.22 queue is full <br>
10.23 second queue is full <br>
10.27 queue is full

10.41 ML asks for a second node

11.05 PT sees mails again
`, `
6 2026-03-01T10:22: queue is full
7 2026-03-01T10:23: second queue is full
8 2026-03-01T10:27: queue is full
10 2026-03-01T10:41: ML asks for a second node
12 2026-03-01T11:05: PT sees mails again
`},
		{"milestones in any words, and one with a slip", `# Mail lost

- **Key events**
  - Trouble begins 2026-03-01 06:12
  - Crew informed 2026-03-01 06:30
  - Bridge opened: 22026-03-01 06:41
  - Service back 2026-03-01 07:47
`, `
4 2026-03-01T06:12 slot: Trouble begins
5 2026-03-01T06:30 slot: Crew informed
7 2026-03-01T07:47 slot: Service back
unread 22026-03-01 06:41: neither a date nor a time can be read
`},
		{"a word in the place of a time", `# Mail lost

## Timeline

### 2026-03-01

- unknown - Disk begins to fail
- 14:05 Queue is full
`, `
7 2026-03-01 ~: Disk begins to fail
8 2026-03-01T14:05: Queue is full
`},
		{"cities behind the times", `# Mail lost

## Timeline - March 1, 2026

* 16:37 Denver - Jobs restarted
* 16:55 Denver - Queue is full
* 17:15 Denver - Queue is empty
`, `
5 2026-03-01T16:37 Denver: Jobs restarted
6 2026-03-01T16:55 Denver: Queue is full
7 2026-03-01T17:15 Denver: Queue is empty
`},
		{"names of cities among those of others speak", `# Mail lost

## Timeline - March 1, 2026

* 16:37 Paris - I restart the jobs
* 16:55 Ana - Queue is full
* 17:15 Ben - Queue is empty
`, `
5 2026-03-01T16:37: Paris - I restart the jobs
6 2026-03-01T16:55: Ana - Queue is full
7 2026-03-01T17:15: Ben - Queue is empty
`},
		{"two columns of zones, and cells where nothing is known", `# Mail lost

## Timeline

| Time (JST) | UTC | Event |
|---|---|---|
| 2026-03-01 02:56:36 | 2026-02-28 17:56:36 | Queue is full |
| 2026-03-01 | - | Disk is cleaned |
| 2026-03-01 | - | Report is written |
`, `
7 2026-03-01T02:56:36 JST: Queue is full
8 2026-03-01 JST: Disk is cleaned
9 2026-03-01 JST: Report is written
`},
		{"a table of something else", `# Mail lost on March 1, 2026

## Timeline (UTC)

15:24 Ana asks for the images

part | image now | image then | commit
--- | --- | --- | ---
queue | c41d9e0 | - | -
disks | ------- | none found | -

15:40 Queue is empty
`, `
5 2026-03-01T15:24 UTC: Ana asks for the images
12 2026-03-01T15:40 UTC: Queue is empty
`},
		{"a sentence on all times in another language", `# Mail weg am 1. März 2026

## Ablauf

Alle Zeiten in MESZ.

- 07:55 Uhr: Queue wächst
- gegen 08:30 Uhr: Queue ist leer
`, `
7 2026-03-01T07:55 MESZ: Queue wächst
8 2026-03-01T08:30 MESZ ~: Queue ist leer
`},
		{"a reading that clocks skipped", `# Mail lost on 2026-03-29

## Timeline (Europe/Berlin)

- 01:55 Queue grows
- 02:30 Queue is full
- 03:10 Queue is empty
`, `
5 2026-03-29T01:55 Europe/Berlin: Queue grows
6 2026-03-29T02:30 Europe/Berlin malformed: Queue is full
7 2026-03-29T03:10 Europe/Berlin: Queue is empty
`},
	})
}
