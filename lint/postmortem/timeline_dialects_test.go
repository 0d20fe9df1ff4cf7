package postmortem

import "testing"

// TestTimelineDialects holds ways to write timelines that status pages, banks,
// public bodies and teams of other languages have.
func TestTimelineDialects(t *testing.T) {
	checkForms(t, eventLines, []form{
		{"updates of a status page with the time at the end", `# Late mails on March 1, 2026

## Updates

**Resolved** - All mails have been sent. *Mar 1, 17:42 UTC*

**Investigating** - Some mails are late. *Mar 1, 15:49 UTC*
`, `
5 2026-03-01T17:42 UTC: Resolved - All mails have been sent.
7 2026-03-01T15:49 UTC: Investigating - Some mails are late.
`},
		{"updates of a status page with the time on a line of its own", `# Late mails on March 1, 2026

## Status updates

**Resolved**
All mails have been sent.
Mar 1, 17:42 UTC

**Monitoring** (Mar 1, 16:58 UTC) We watch the queue.
`, `
5 2026-03-01T17:42 UTC: Resolved All mails have been sent.
9 2026-03-01T16:58 UTC: We watch the queue.
`},
		{"figures beside the course, and times without a colon", `# Rows lost on 2026-03-01

## Timeline (UTC)

| Host | Shard | Rows |
|---|---|---|
| db-1 | 4 | 1200 |
| db-2 | 5 | 1800 |

| Event | Time |
|---|---|
| Alert | 1524 |
| Restart | 1540 |
`, `
12 2026-03-01T15:24 UTC: Alert
13 2026-03-01T15:40 UTC: Restart
`},
		{"a day with the zone of what follows", `# Mail lost

## Timeline

2026-03-01 *(all times UTC)*

* 14:51 Queue grows
* 14:53 Pager rings
`, `
7 2026-03-01T14:51 UTC: Queue grows
8 2026-03-01T14:53 UTC: Pager rings
`},
		{"noon beside twelve", `# Mail lost on March 1, 2026

## Timeline

| When | What |
|---|---|
| 9:22am | First call |
| 12 noon | Team told |
| 12:40pm | Switched off |
`, `
7 2026-03-01T09:22: First call
8 2026-03-01T12:00: Team told
9 2026-03-01T12:40: Switched off
`},
		{"the next day in words", `# Mail lost on March 1, 2026

## Timeline

- At 14:05 UTC, the job was moved.
- The next day at 07:30 UTC, the old host was shut down.
`, `
5 2026-03-01T14:05 UTC: the job was moved.
6 2026-03-02T07:30 UTC: the old host was shut down.
`},
		{"French months, hours and place", `# Incident du 10 mars 2026

## Chronologie (heure de Paris)

- **14h05** : première alerte
- **14h12** : appel
`, `
5 2026-03-10T14:05 heure de Paris: première alerte
6 2026-03-10T14:12 heure de Paris: appel
`},
		{"Spanish months", `# Caída

## Cronología

- 5 de mayo de 2026, 14:05: primera alerta
`, `
5 2026-05-05T14:05: primera alerta
`},
		{"German months with an umlaut", `# Ausfall vom 3. März 2026

## Zeitlicher Ablauf

- 08:12 Uhr: erste Meldung
`, `
5 2026-03-03T08:12: erste Meldung
`},
		{"dates and times with the signs of Japanese", `# 2026年5月20日 障害

## タイムライン

| 時刻 (JST) | 内容 |
|---|---|
| 10:05 | デプロイ |
| 10時40分 | 復旧 |
`, `
7 2026-05-20T10:05 JST: デプロイ
8 2026-05-20T10:40 JST: 復旧
`},
		{"a bold line that leads to plain lines", `# Summary of the June 8, 2026 outage

## What happened

A change set off a bug.

**Here's a timeline of the day's activity (all times are in UTC):**

09:47 Errors begin
09:58 Status post
`, `
9 2026-06-08T09:47 UTC: Errors begin
10 2026-06-08T09:58 UTC: Status post
`},
	})
}

// TestOddTimelines holds rarer ways to write a timeline.
func TestOddTimelines(t *testing.T) {
	checkForms(t, eventLines, []form{
		{"a block explorer's stamps", `# Bridge halt

## Timeline

| Block | Time | Event |
|---|---|---|
| 17,211,000 | Apr-11-2026 09:14:23 PM +UTC | First bad message |
| 17,212,702 | Apr-12-2026 02:57:59 AM +UTC | Bridge resumes |
`, `
7 2026-04-11T21:14:23 UTC: First bad message
8 2026-04-12T02:57:59 UTC: Bridge resumes
`},
		{"Dutch days between lists", `# Storing

## Tijdlijn

**Maandag 2 maart 2026**

- 14.05 uur: eerste meldingen
- 14.20 uur: team opgeroepen

**Dinsdag, 3 maart 2026**

- 09.30 uur: evaluatie
`, `
7 2026-03-02T14:05: eerste meldingen
8 2026-03-02T14:20: team opgeroepen
12 2026-03-03T09:30: evaluatie
`},
		{"T0 in brackets in a sentence", `# Downlink lost on 17 February 2026

## Sequence of events

Acquisition (T0) was at 17:42:10 UTC.

- T+00:00:00 — Signal acquired
- T+00:03:25 — Signal lost
`, `
7 2026-02-17T17:42:10 UTC 0s: Signal acquired
8 2026-02-17T17:45:35 UTC 3m25s: Signal lost
`},
		{"a line before a table whose header has the zone", `# Mail lost on 1 March 2026

## Timeline

09:00: Shift begins

| Time (UTC) | Event |
|---|---|
| 14:05 | Queue grows |
`, `
5 2026-03-01T09:00 UTC: Shift begins
9 2026-03-01T14:05 UTC: Queue grows
`},
		{"phases as headings", `# Login down – 3 Sep 2026

## Phases

### 09:00 – 09:30 BST — Discovery

Support saw tickets.

### 09:30 – 10:45 BST — Diagnosis

The store was read-only.
`, `
5 2026-09-03T09:00 to 2026-09-03T09:30 BST: Discovery
9 2026-09-03T09:30 to 2026-09-03T10:45 BST: Diagnosis
`},
		{"a question over times", `# Outage of 9 July 2026

**When did it happen?**

- 06:12 CEST: change applied
- 07:02 CEST: change undone
`, `
5 2026-07-09T06:12 CEST: change applied
6 2026-07-09T07:02 CEST: change undone
`},
		{"Chinese with a date above", `# 故障复盘

- 日期：2026-05-20

## 时间线

- 14:05 监控报警
`, `
7 2026-05-20T14:05: 监控报警
`},
	})
}

func TestOrdinaryTimelines(t *testing.T) {
	checkForms(t, eventLines, []form{
		{"short halves of the day", `# Outage of 1 March 2026

## Timeline (EST)

- 9:12a queue grows
- 1:40p queue is empty
- 2:05 p.m. a review begins
`, `
5 2026-03-01T09:12 EST: queue grows
6 2026-03-01T13:40 EST: queue is empty
7 2026-03-01T14:05 EST: a review begins
`},
		{"entries under what happened", `# Outage of 1 March 2026

## What happened?

- Sun 1 March, 10:30 - disk fails
- Sun 1 March, 14:10 - second disk fails
- Mon 2 March, 09:15 - all is well
`, `
5 2026-03-01T10:30: disk fails
6 2026-03-01T14:10: second disk fails
7 2026-03-02T09:15: all is well
`},
		{"a table under the long story", `# Outage of 1 March 2026

## The long story

| When | What |
|---|---|
| 10:30 | disk fails |
| 14:10 | second disk fails |
| 15:15 | all is well |
`, `
7 2026-03-01T10:30: disk fails
8 2026-03-01T14:10: second disk fails
9 2026-03-01T15:15: all is well
`},
		{"what happened in a list of facts", `# Outage of 1 March 2026

## What happened

- 10:30 was when the disk failed
- Nobody noticed
- 12 users called
`, "\n"},
	})
}

// eventLines are the events of a document, below an empty line.
func eventLines(d *Document) string { return "\n" + events(d) }
