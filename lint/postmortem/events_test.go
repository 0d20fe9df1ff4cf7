package postmortem

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// events writes the events of all timelines, one a line: number of the
// timeline where there are several, line, start, end, zone, flags, text.
func events(d *Document) string {
	var b strings.Builder
	for i, t := range d.Timelines {
		if len(d.Timelines) > 1 {
			fmt.Fprintf(&b, "[%d]\n", i+1)
		}
		for _, e := range t.Events {
			fields := []string{fmt.Sprint(e.Line), e.Start.String()}
			if !e.End.IsZero() {
				fields = append(fields, "to "+e.End.String())
			}
			if e.Zone.Plain != "" {
				fields = append(fields, e.Zone.Plain)
			}
			for _, flag := range []struct {
				on   bool
				name string
			}{{e.Approx, "~"}, {e.Slot, "slot"}, {e.IsRelative, e.Relative.String()}, {e.Ambiguous, "ambiguous"}, {e.Malformed != "", "malformed"}, {e.Phase != "", string(e.Phase)}} {
				if flag.on {
					fields = append(fields, flag.name)
				}
			}
			fmt.Fprintf(&b, "%s: %s\n", strings.Join(fields, " "), e.Text.Plain)
		}
	}
	for _, u := range d.Unparsed {
		fmt.Fprintf(&b, "unread %s: %s\n", u.Text.Plain, u.Reason)
	}
	return b.String()
}

func TestTimelines(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{"table with date and time in one column", `# Lost mail

## Timeline (UTC)

| When | What happened |
|------|---------------|
| 2026-03-01 14:05 | Queue grows |
| 2026-03-01 14:20 - 14:40 | Drained |
| 2026-03-02 HH:mm | Closed |
`, `
7 2026-03-01T14:05 UTC: Queue grows
8 2026-03-01T14:20 to 2026-03-01T14:40 UTC: Drained
9 2026-03-02 UTC: Closed
`},
		{"table with two columns, zone in the header, day in the first row only", `# Lost mail

## Timeline

| Date (2026) | Time (CET) | Who | Event |
|---|---|---|---|
| Mar 1 | 23:50 | ana | Queue grows |
| | 23:58 | ana | Still grows |
| Mar 2 | 00:10 | ben | Drained |
`, `
7 2026-03-01T23:50 CET: Queue grows
8 2026-03-01T23:58 CET: Still grows
9 2026-03-02T00:10 CET: Drained
`},
		{"table with start and end columns and the event first", `# Lost mail (2026-03-01)

Lost mail.

## Timeline

| Activity | Start | End |
|---|---|---|
| Queue grows | 9:05 | 9:20 |
| Drained | 9:20 | |
`, `
9 2026-03-01T09:05 to 2026-03-01T09:20: Queue grows
10 2026-03-01T09:20: Drained
`},
		{"table without a header of its own", `# Lost mail 2026-03-01

## Timeline

| 14:05 | Queue grows |
|---|---|
| 14:20 | Drained |
`, `
5 2026-03-01T14:05: Queue grows
7 2026-03-01T14:20: Drained
`},
		{"table of data is no timeline", `# Lost mail

## Timeline

- 14:05 Queue grows

| Host | Load |
|---|---|
| mx1 | 99.51 |
`, `
5 14:05: Queue grows
`},
		{"bullets with bold times, day in the title", `# March 1, 2026: lost mail

## Timeline

All times are in CEST.

- **14:05** - Queue grows
  - mx1 first
- **14:20**: Drained
- See the [dashboard](https://example.com)
`, `
7 2026-03-01T14:05 CEST: Queue grows
9 2026-03-01T14:20 CEST: Drained
`},
		{"midnight without dates", `# Lost mail 2026-03-01

## Timeline

1. 23:40 Queue grows
2. 00:10 Paged
3. 07:00 Drained
`, `
5 2026-03-01T23:40: Queue grows
6 2026-03-02T00:10: Paged
7 2026-03-02T07:00: Drained
`},
		{"a clock that goes back by minutes stays on its day", `# Lost mail 2026-03-01

## Timeline

- 14:40 Queue grows
- 14:10 Paged
- 14:50 Drained
`, `
5 2026-03-01T14:40: Queue grows
6 2026-03-01T14:10: Paged
7 2026-03-01T14:50: Drained
`},
		{"the next morning", `# Lost mail 2026-03-01

## Timeline

- 18:40 Queue grows
- 09:10 Looked at again
- 09:50 Drained
`, `
5 2026-03-01T18:40: Queue grows
6 2026-03-02T09:10: Looked at again
7 2026-03-02T09:50: Drained
`},
		{"day dividers as heading, bold line and plain line", `# Lost mail

## Timeline (times in UTC)

### 2026-03-01

- 14:05 Queue grows

**2026-03-02**

- 14:05 Grows again

2026-03-03

- 14:05 Drained
`, `
7 2026-03-01T14:05 UTC: Queue grows
11 2026-03-02T14:05 UTC: Grows again
15 2026-03-03T14:05 UTC: Drained
`},
		{"day dividers beside the timeline's heading", `# Lost mail 2026-05-12

## Timeline

## May 12

### 20:15

Queue grows

### 20:57

Paged

## May 13

### 14:30

Drained

## Actions
`, `
7 2026-05-12T20:15: Queue grows
11 2026-05-12T20:57: Paged
17 2026-05-13T14:30: Drained
`},
		{"one heading an entry", `# Lost mail

## Timeline

### 2026-03-01 14:05 PST - queue grows

Text with 15:00 in it.

1. step at 16:00

### 14:20

Drained.
`, `
5 2026-03-01T14:05 PST: queue grows
11 2026-03-01T14:20 PST: Drained.
`},
		{"plain lines in one paragraph", `# Lost mail 2026-03-01

## Timeline

14:05 UTC: Queue grows
14:20 UTC: Paged, and
  looked at
14:40 UTC: Drained
`, `
5 2026-03-01T14:05 UTC: Queue grows
6 2026-03-01T14:20 UTC: Paged, and looked at
8 2026-03-01T14:40 UTC: Drained
`},
		{"a wrapped line that begins with a time", `# Lost mail 2026-03-01

## Timeline

The queue grew from
14:05 on, as the graph shows.

At 14:20, somebody looked.
`, `
8 2026-03-01T14:20: somebody looked.
`},
		{"time before the date, twelve hours", `# Lost mail

## Timeline (all times approximate)

2:05 PM PST Sunday March 1st, 2026: Queue grows

11:10 PM PST Sunday March 1st, 2026: Drained
`, `
5 2026-03-01T14:05 PST ~: Queue grows
7 2026-03-01T23:10 PST ~: Drained
`},
		{"dotted times and code spans", "# Lost mail 2026-03-01\n\n## Timeline\n\n- `14.05` Queue grows\n- `9.20` looks odd\n- 14.20: Drained\n", `
5 2026-03-01T14:05: Queue grows
6 2026-03-01T09:20: looks odd
7 2026-03-01T14:20: Drained
`},
		{"brackets, handles, unknown", `# Lost mail 2026-03-01

## Timeline

* [???] Queue begins to grow
* [14:05] @ana reports it
* [14:??] @ben looks
`, `
5 2026-03-01: Queue begins to grow
6 2026-03-01T14:05: @ana reports it
7 2026-03-01: @ben looks
`},
		{"stamps with offset", `# Lost mail

## Timeline

- 2026-03-01T14:05:30+02:00 Queue grows
- 2026-03-01T12:20:00Z Drained
`, `
5 2026-03-01T14:05:30 +02:00: Queue grows
6 2026-03-01T12:20:00 Z: Drained
`},
		{"relative times and phases", `# Lost mail

T+0 is 2026-03-01 14:00 UTC.

## Detailed Timeline

T+0 is 2026-03-01 14:00 UTC.

### Pre-Incident

- **[T-1h]** New version

### Incident Active

- **[T+0]** Queue grows
- **[T+5m]** Paged

### Post-Incident

- **[T+24h]** Review
`, `
11 2026-03-01T13:00 UTC -1h0m0s pre-incident: New version
15 2026-03-01T14:00 UTC 0s active: Queue grows
16 2026-03-01T14:05 UTC 5m0s active: Paged
20 2026-03-02T14:00 UTC 24h0m0s post-incident: Review
`},
		{"relative times without T+0", `# Lost mail

## Timeline

- T+0 Queue grows
- T+15m Paged
`, `
5  0s: Queue grows
6  15m0s: Paged
`},
		{"milestones", `# Lost mail 2026-03-01

## Key events

- First detected: 2026-03-01 14:05 UTC
- **Repaired:** 2026-03-01 14:40 UTC
`, `
5 2026-03-01T14:05 UTC slot: First detected
6 2026-03-01T14:40 UTC slot: Repaired
`},
		{"two timelines", `# Lost mail 2026-03-01

## Timeline

- 14:05 Queue grows

## Impact

None.

## Timeline of the repair

- 11:00 Patched
`, `
[1]
5 2026-03-01T14:05: Queue grows
[2]
13 2026-03-01T11:00: Patched
`},
		{"two tables", `# Lost mail 2026-03-01

## Timeline

| Time | Mail |
|---|---|
| 14:05 | Queue grows |

| Time | Web |
|---|---|
| 14:01 | Slow |
`, `
[1]
7 2026-03-01T14:05: Queue grows
[2]
11 2026-03-01T14:01: Slow
`},
		{"day first, decided by another date", `# Lost mail

## Timeline

- 03/04/2026 14:05 Queue grows
- 20/04/2026 14:05 Drained
`, `
5 2026-04-03T14:05: Queue grows
6 2026-04-20T14:05: Drained
`},
		{"day or month first, not decided", `# Lost mail

## Timeline

- 03/04/2026 14:05 Queue grows
`, `
5 2026-03-04T14:05 ambiguous: Queue grows
`},
		{"month first, decided by the title", `# Lost mail 2026-03-04

## Timeline

- 03/04/2026 14:05 Queue grows
- 03/05/2026 14:05 Drained
`, `
5 2026-03-04T14:05: Queue grows
6 2026-03-05T14:05: Drained
`},
		{"the year around new year", `# Lost mail 2026-01-02

## Timeline

- Dec 31 23:50 Queue grows
- Jan 1 00:10 Drained
`, `
5 2025-12-31T23:50: Queue grows
6 2026-01-01T00:10: Drained
`},
		{"mistakes", `# Lost mail 2026-03-01

## Timeline

- 14:05 Queue grows
- 17:14pm Paged
- 25:61 Drained
`, `
5 2026-03-01T14:05: Queue grows
6 2026-03-01T17:14 malformed: Paged
unread 25:61: there is no time 25:61
`},
		{"an unreadable row", `# Lost mail 2026-03-01

## Timeline

| Time | Event |
|---|---|
| 14:05 | Queue grows |
| soonish | Paged |
| later | Drained |
`, `
7 2026-03-01T14:05: Queue grows
9 2026-03-01 ~: Drained
unread soonish: neither a date nor a time can be read
`},
		{"no times at all", `# Lost mail

## Timeline

- The queue grew
- It was drained
`, `
5 : The queue grew
6 : It was drained
`},
		{"not events", `# Lost mail 2026-03-01

## Timeline

- 14:05 Queue grows
- v1.10.8 is what ran
- $10.50 were lost
- 10.0.0.1 was the host
- 99.95% before

` + "```\n14:06 log line\n```\n\n> 14:07 quoted\n", `
5 2026-03-01T14:05: Queue grows
`},
		{"a label as the timeline's title", `# Lost mail 2026-03-01

- **Impact**: some
- **Timeline**:
  - 14:05 Queue grows
  - 14:20 Drained
- **Cause**: a loop at 13:00
`, `
5 2026-03-01T14:05: Queue grows
6 2026-03-01T14:20: Drained
`},
		{"days as items", `# Lost mail

## Timeline

- March 1, 2026
  - 14:05 Queue grows
- March 2, 2026
  - 09:00 Drained
`, `
6 2026-03-01T14:05: Queue grows
8 2026-03-02T09:00: Drained
`},
		{"weekdays and numbered days", `# Lost mail on Monday, 2026-03-02

## Timeline

**Monday**

- 14:05 Queue grows

**Wednesday**

- 09:00 Patched
- Fri 10:00 Reviewed

### Day 2

- 11:00 Drained
`, `
7 2026-03-02T14:05: Queue grows
11 2026-03-04T09:00: Patched
12 2026-03-06T10:00: Reviewed
16 2026-03-03T11:00: Drained
`},
		{"stamps behind the text and behind labels", `# Lost mail 2026-03-01

## Timeline

- Queue begins to grow at 14:05
- Paged (14:20 UTC)

## Timeline of the repair

1. **Detection (14:05 UTC)**: alert
2. **Repair (14:40 UTC)**: drained
`, `
[1]
5 2026-03-01T14:05: Queue begins to grow
6 2026-03-01T14:20 UTC: Paged
[2]
10 2026-03-01T14:05 UTC: alert
11 2026-03-01T14:40 UTC: drained
`},
		{"milestones without a colon, in a log of incidents", `# Incident log

## Lost mail

- **Key events**
  - First detected 2026-03-01 14:05
  - Repaired 2026-03-01 14:40
- **Time to repair**: 35m
`, `
6 2026-03-01T14:05 slot: First detected
7 2026-03-01T14:40 slot: Repaired
`},
		{"a time alone over its text", `# Lost mail 2026-03-01

## Timeline

**14:05**

Queue grows.

- 14:20

  Paged.
`, `
5 2026-03-01T14:05: Queue grows.
9 2026-03-01T14:20: Paged.
`},
		{"a bold day with words, and a day later", `# Lost mail

## Timeline

**March 1, 2026 (first try)**

- 14:05 Queue grows
- +1d Reviewed
`, `
7 2026-03-01T14:05: Queue grows
8 2026-03-02 24h0m0s: Reviewed
`},
		{"dates without a year in a column of their own", `# Lost mail on May 5, 2026

## Timeline

| Date | Time | Event |
|---|---|---|
| 5/5 | 8:12 PM | Queue grows |
| | 8:15 PM | Paged |
| 5/6 | 9:00 AM | Drained |
`, `
7 2026-05-05T20:12: Queue grows
8 2026-05-05T20:15: Paged
9 2026-05-06T09:00: Drained
`},
		{"a column that counts from the start", `# Lost mail 2026-03-01

## Timeline

| Elapsed | Time | Event |
|---|---|---|
| 00:00 | 14:05 | Queue grows |
| 00:15 | 14:20 | Paged |
`, `
7 2026-03-01T14:05: Queue grows
8 2026-03-01T14:20: Paged
`},
		{"phases in tables of their own", `# Lost mail

## Detailed timeline

### Pre-incident

| Time | Event |
|---|---|
| T-1h | New version |

### Incident active

| Time | Event |
|---|---|
| T+0 (2026-03-01 14:05 UTC) | Queue grows |
| T+15m | Paged |
`, `
9 2026-03-01T13:05 -1h0m0s pre-incident: New version
15 2026-03-01T14:05 UTC 0s active: Queue grows
16 2026-03-01T14:20 15m0s active: Paged
`},
		{"a chat folded away", `# Lost mail 2026-03-01

## Timeline

- 14:05 Queue grows

<details>

[14:06] @ana hm

</details>

- 14:20 Paged
`, `
5 2026-03-01T14:05: Queue grows
13 2026-03-01T14:20: Paged
`},
		{"a timeline that is one block of text", "# Lost mail 2026-03-01\n\n## Timeline\n\n```\n14:05 Queue grows\n14:20 Paged\n14:40 Drained\n```\n", `
6 2026-03-01T14:05: Queue grows
7 2026-03-01T14:20: Paged
8 2026-03-01T14:40: Drained
`},
		{"two zones in an entry", `# Lost mail 2026-03-01

## Timeline

- 13:14 EDT (17:14 UTC): Queue grows
- 14:00 Paged
`, `
5 2026-03-01T13:14 EDT: Queue grows
6 2026-03-01T14:00 EDT: Paged
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Parse("x.md", []byte(c.doc), Options{})
			if got := "\n" + events(d); got != c.want {
				t.Errorf("got:%s\nwant:%s", got, c.want)
			}
		})
	}
}

func TestInstants(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{"fixed offsets", "- 2026-07-01 14:00 CET a\n- 2026-07-01 14:00 PST b\n- 2026-07-01 14:00 UTC+5:30 c\n", "13:00 22:00 08:30"},
		{"a place in summer and in winter", "- 2026-07-01 14:00 Europe/Zurich a\n- 2026-12-01 14:00 Europe/Zurich b\n", "12:00 13:00"},
		{"a zone's name", "- 2026-07-01 14:00 Eastern: a\n- 2026-12-01 14:00 PT: b\n", "18:00 22:00"},
		{"the hour that occurs twice", "- 2026-10-25 01:50 Europe/Berlin a\n- 2026-10-25 02:30 Europe/Berlin b\n- 2026-10-25 02:50 Europe/Berlin c\n- 2026-10-25 02:10 Europe/Berlin d\n- 2026-10-25 03:10 Europe/Berlin e\n",
			"23:50 00:30 00:50 01:10 02:10"},
		{"an unknown place", "- 2026-07-01 14:00 Europe/Nowhere a\n", "-"},
		{"no zone", "- 2026-07-01 14:00 a\n", "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Parse("x.md", []byte("# T\n\n## Timeline\n\n"+c.doc), Options{})
			var got []string
			for _, e := range d.Timelines[0].Events {
				if e.Start.UTC.IsZero() {
					got = append(got, "-")
				} else {
					got = append(got, e.Start.UTC.Format("15:04"))
				}
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Errorf("got %s, want %s", g, c.want)
			}
		})
	}
}

// TestTimelineSpans holds the promise that a text is what stands at its span,
// over the corpus.
func TestTimelineSpans(t *testing.T) {
	root := "../../../shared/corpus/docs"
	if _, err := os.Stat(root); err != nil {
		t.Skip("no corpus")
	}
	_ = filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		d := Parse(path, src, Options{})
		for _, tl := range d.Timelines {
			for _, e := range tl.Events {
				for _, x := range []Text{e.Stamp, e.Text, e.Zone} {
					if got := d.Text(x.Span).Plain; got != x.Plain {
						t.Errorf("%s:%d: %q stands at the span of %q", path, e.Line, got, x.Plain)
					}
				}
			}
		}
		return nil
	})
}

func FuzzStampInDocument(f *testing.F) {
	for _, s := range []string{"2026-03-01 14:05 UTC - x", "[T+5m] x", "~9:00 AM (17:14 UTC) / 3", "06-13-2026 11:00 pm–", "14:05 (approx", "2026-05-?? HH:mm", "T−", "\xff12:30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := Parse("x.md", []byte("# T\n\n## Timeline\n\n- "+s+"\n\n"+s), Options{})
		for _, tl := range doc.Timelines {
			for _, e := range tl.Events {
				if e.Span.End > doc.File.Len() || e.Text.Span.End > doc.File.Len() {
					t.Fatalf("%q: event at %v", s, e.Span)
				}
			}
		}
	})
}
