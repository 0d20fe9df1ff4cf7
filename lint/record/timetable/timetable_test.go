package timetable

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/record"
)

var two = time.Date(2026, 3, 1, 14, 0, 0, 0, time.UTC)

func event(after time.Duration, text string) *record.Event {
	at := two.Add(after)
	return &record.Event{At: at, Text: text, Origin: record.Origin{Kind: "slack", ID: record.NamedBy(text, at.String()), Stamp: at.Format(time.RFC3339)}}
}

func read(src []byte) (*postmortem.Document, error) {
	return postmortem.Parse("a.md", src, postmortem.Options{}), nil
}

func TestWordFiles(t *testing.T) {
	if err := actLists.Check(); err != nil {
		t.Error(err)
	}
}

// What a tool wrote reads as it was, whatever markup it would be.
func TestTextsReadAsTheyWere(t *testing.T) {
	for _, s := range []string{
		"a | b", "*bold* _it_ snake_case __x__", "`code` ``", "<script>alert(1)</script> <!-- x -->", "[x](http://e.com) ![y](z)", "a \\ b \\| c",
		"AT&T &lt; &#39; & b", "$5 and $6", "~~no~~", "# not a heading", "1. item", "--> ends", "12:30 is later", "T+5m", "http://example.com/a_b_c?d=e&f=g",
	} {
		section, err := Section([]*record.Event{event(0, s)}, Style{})
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := read([]byte("# T\n\n" + section))
		if len(doc.Timelines) != 1 || len(doc.Timelines[0].Events) != 1 {
			t.Errorf("%q: not one entry in\n%s", s, section)
			continue
		}
		e := doc.Timelines[0].Events[0]
		if got := strings.TrimSpace(e.Text.Plain); got != s || !e.Start.UTC.Equal(two) {
			t.Errorf("%q reads as %q at %s", s, got, e.Start)
		}
	}
}

func TestKnown(t *testing.T) {
	e := event(0, "x")
	e.Origin = record.Origin{Kind: "csv", ID: "CHG1/x", Stamp: "2026-03-01 14:00 --> | <!--; y"}
	e.Also = []record.Origin{{Kind: "log", ID: "abc", Stamp: "1"}}
	known := Known([]byte("# T\n\n| 14:00 | x " + Provenance(e) + " |\n"))
	if len(known) != 2 || known["csv CHG1/x"] != 3 || known["log abc"] != 3 {
		t.Errorf("%s gives %v", Provenance(e), known)
	}
}

func TestOffsets(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "T+0", 5 * time.Minute: "T+5m", -24 * time.Hour: "T-24h", 130 * time.Minute: "T+2h10m", -90 * time.Minute: "T-1h30m",
	} {
		if got := offset(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}

// forms are documents in whose timelines events go, each in a form of its own; %s is
// where the rows of the form stand.
var forms = []struct{ name, head, row, stamp string }{
	{"table", "All times in UTC.\n\n| Time | Event |\n|---|---|\n", "| %s | %s |\n", "15:04"},
	{"table with dates", "All times in UTC.\n\n| When | What | Who |\n|---|---|---|\n", "| %s | %s | ana |\n", "2006-01-02 15:04"},
	{"bold table", "Times are UTC.\n\n| Time (UTC) | Event |\n|---|---|\n", "| **%s** | %s |\n", "15:04"},
	{"date and time", "All times in UTC.\n\n| Date | Time | Event |\n|---|---|---|\n", "| %s | %s |\n", "2006-01-02 | 15:04"},
	{"list", "All times in UTC.\n\n", "- %s %s\n", "15:04"},
	{"bold list", "All times in UTC.\n\n", "* **%s** - %s\n", "15:04"},
	{"zones in each", "", "- %s UTC: %s\n", "15:04"},
	{"seconds", "All times in UTC.\n\n", "- %s %s\n", "15:04:05"},
	{"paragraphs", "All times in UTC.\n\n", "**%s** %s\n\n", "15:04"},
	{"lines", "All times in UTC.\n\n", "%s - %s\n", "15:04"},
	{"headings", "All times in UTC.\n\n", "### %s %s\n\nIn short.\n\n", "15:04"},
}

// TestMerge puts events into timelines of every form, at random: each is read at its
// time, what was there is there byte for byte, and a second time nothing changes.
func TestMerge(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, f := range forms {
		for _, eol := range []string{"\n", "\r\n"} {
			for n := range 6 {
				t.Run(fmt.Sprintf("%s %q %d", f.name, eol, n), func(t *testing.T) { testMerge(t, r, f.head, f.row, f.stamp, eol, n) })
			}
		}
	}
}

func testMerge(t *testing.T, r *rand.Rand, head, row, stamp, eol string, n int) {
	src := "# Checkout was slow\n\n**Date:** 2026-03-01\n\n## Timeline\n\n" + head
	at := two
	for i := range 4 {
		at = at.Add(time.Duration(3+r.IntN(20)) * time.Minute)
		src += fmt.Sprintf(row, at.Format(stamp), fmt.Sprintf("The person number %d looked around", i))
	}
	src = strings.ReplaceAll(src+"\n## Impact\n\nSome.\n", "\n", eol)
	var events []*record.Event
	for i := range n {
		events = append(events, event(time.Duration(r.IntN(5400))*time.Second, fmt.Sprintf("Widget %d was replaced", i)))
	}
	m, err := Merge(read, []byte(src), events, Style{})
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	if len(m.Added) != n {
		t.Fatalf("%d of %d added", len(m.Added), n)
	}
	var kept []string
	for line := range strings.Lines(string(m.Source)) {
		if !strings.Contains(line, "<!-- from: ") {
			kept = append(kept, line)
		} else if !strings.HasSuffix(line, eol) || eol == "\n" && strings.HasSuffix(line, "\r\n") {
			t.Errorf("line end of %q", line)
		}
	}
	if got := withoutBlanks(strings.Join(kept, "")); got != withoutBlanks(src) {
		t.Errorf("what was there is now\n%s", got)
	}
	again, err := Merge(read, m.Source, events, Style{})
	if err != nil || string(again.Source) != string(m.Source) || again.Known != n {
		t.Errorf("a second time: %v, %d known", err, again.Known)
	}
}

// withoutBlanks drops blank lines: rows that stand apart bring some.
func withoutBlanks(s string) string {
	return regexp.MustCompile(`(?m)^\r?\n`).ReplaceAllString(s, "")
}

// An entry whose text stands below its heading is known by what stands there.
func TestMergeHeadings(t *testing.T) {
	src := "# T\n\n**Date:** 2026-03-01\n\n## Timeline\n\n### 14:10\n\nWe looked.\n\n### 14:30\n\nIt was over.\n"
	events := []*record.Event{event(20*time.Minute, "Widget 1 was replaced"), event(40*time.Minute, "Widget 2 was replaced")}
	m, err := Merge(read, []byte(src), events, Style{})
	if err != nil {
		t.Fatal(err)
	}
	want := "### 14:20 UTC\n\nWidget 1 was replaced "
	if got := string(m.Source); !strings.Contains(got, want) || strings.Index(got, want) > strings.Index(got, "### 14:30") || strings.Contains(got, "All times") {
		t.Errorf("got\n%s", got)
	}
	again, err := Merge(read, m.Source, events, Style{})
	if err != nil || string(again.Source) != string(m.Source) {
		t.Errorf("a second time: %v\n%s", err, again.Source)
	}
}

// A merge that would change the time of what people wrote is refused.
func TestMergeRefuses(t *testing.T) {
	src := "# T\n\n**Date:** 2026-03-01\n\n## Timeline\n\nAll times in UTC.\n\n| Time | Event |\n|---|---|\n| 14:10 | We looked |\n"
	if _, err := Merge(read, []byte(src), []*record.Event{event(-72*time.Hour, "Deployed")}, Style{}); err == nil {
		t.Error("a row of another day stands before one without a date")
	}
	if _, err := Merge(read, []byte("# T\n\n## Impact\n"), []*record.Event{event(0, "x")}, Style{}); err != ErrNoTimeline {
		t.Errorf("error is %v", err)
	}
}

// FuzzMerge holds for any document: either nothing is written, or what was written
// is there, the rest is untouched, and a second time nothing changes.
func FuzzMerge(f *testing.F) {
	for _, form := range forms {
		f.Add("# T\n\n**Date:** 2026-03-01\n\n## Timeline\n\n" + form.head + fmt.Sprintf(form.row, two.Format(form.stamp), "We looked around") + "\n## Impact\n")
	}
	f.Add("# T\n\n## Timeline")
	f.Add("# T\r\n\r\n## Timeline\r\n\r\n| Time | Event |\r\n|---|---|\r\n| HH:MM | [what] |\r\n")
	f.Fuzz(func(t *testing.T, src string) {
		if strings.Contains(src, "<!-- from:") {
			return
		}
		events := []*record.Event{event(time.Minute, "Widget 1 was replaced"), event(time.Hour, "Widget 2 was replaced")}
		m, err := Merge(read, []byte(src), events, Style{})
		if err != nil {
			return
		}
		again, err := Merge(read, m.Source, events, Style{})
		if err != nil || string(again.Source) != string(m.Source) {
			t.Errorf("a second time: %v\n%s\n%s", err, m.Source, again.Source)
		}
	})
}
