//go:build unix

package rules_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules"
)

// shape is a kind of text of any size, to see how the work grows with it.
type shape struct {
	name  string
	piece string // over and over; {i} and {w} are a number and a word that differ each time
	title string // the section that it stands in; "" for none
	width int    // of the lines that pieces are put into; 0 for as they are
}

// shapes are texts whose cost once grew faster than they did, or that look as if
// it might.
var shapes = []shape{
	{name: "headings", piece: "# a\n"},
	{name: "headings that differ", piece: "## Date {i}\n\n"},
	{name: "closed headings", piece: "# {w} ######\n"},
	{name: "setext headings", piece: "a\n=\n\n"},
	{name: "one heading over many lines", piece: "a\n"},
	{name: "nested headings", piece: "# a\n## b\n### c\n#### d\n"},
	{name: "label bullets", piece: "- **Timeline**:\n  - 14:0{i} x\n"},
	{name: "labels", piece: "**Impact:** {w}\n\n"},
	{name: "metadata", piece: "**Date:** 2026-03-01\n"},
	{name: "metadata table", piece: "| Date | 2026-03-01 |\n", title: "Summary"},
	{name: "overdue actions", piece: "- [ ] Add alert {w} (owner: @a{i}, due: 2020-04-01)\n", title: "Action items"},
	{name: "actions that are the same", piece: "- [ ] Add an alert (owner: @ana, due: 2026-04-01)\n", title: "Action items"},
	{name: "actions without all", piece: "- {w}\n", title: "Action items"},
	{name: "action table", piece: "| Add {w} | @a{i} | 2026-04-01 | open |\n", title: "Action items\n\n| Action | Owner | Due | Status |\n|-|-|-|-|"},
	{name: "factors", piece: "- Factor {i}\n  - Why it mattered: x\n  - Evidence: [log](l{i})\n", title: "Contributing factors"},
	{name: "whys", piece: "1. Why did {w} fail? Since {i} failed.\n", title: "Five whys"},
	{name: "lessons", piece: "## What went well\n\n- {w}\n\n", title: "Lessons learned"},
	{name: "timeline list", piece: "- 14:05 UTC {w} was paged\n", title: "Timeline"},
	{name: "timeline table", piece: "| 14:05 | {w} |\n", title: "Timeline\n\n| Time | Event |\n|-|-|"},
	{name: "timeline of days", piece: "**2026-03-01**\n\n- 14:05 {w}\n\n", title: "Timeline"},
	{name: "participants", piece: "- Incident commander: Ana{i} Silva\n", title: "Participants"},
	{name: "history", piece: "| 2026-03-01 | Ana | {w} |\n", title: "Document history\n\n| Date | Author | Change |\n|-|-|-|"},
	{name: "references", piece: "[r{i}]: /u{i}\n"},
	{name: "indented references", piece: "  [r{i}]: /u{i}\n"},
	{name: "quoted references", piece: "> [r{i}]: /u{i}\n"},
	{name: "references apart", piece: "[r{i}]: /u{i}\n\nsee [r{i}]\n\n"},
	{name: "suppressed findings", piece: "<!-- pmlint-disable-next-line blameless: x -->\nHe forgot {w}.\n\n", title: "Root cause"},
	{name: "comments in long lines", piece: "a <!-- pmlint-disable-line blameless: x --> ", width: 60_000},
	{name: "unknown names", piece: "<!-- pmlint-disable-file q{i}, q{w}: x -->\n\n"},
	{name: "findings in long lines", piece: "He forgot to check it. ", title: "Root cause", width: 60_000},
	{name: "placeholders in long lines", piece: "TBD [NAME] <insert> {{x}} TODO: ... YYYY-MM-DD ", title: "Impact", width: 60_000},
	{name: "placeholders", piece: "[describe {w}]\n\n", title: "Impact"},
	{name: "brackets", piece: "[", width: 60_000},
	{name: "open links", piece: "[a](", width: 60_000},
	{name: "emphasis", piece: "*a_ ", width: 60_000},
	{name: "code spans", piece: "`a` ``b ", width: 60_000},
	{name: "html", piece: "<a href='{w}'>x</a> <!-- y\n"},
	{name: "footnotes", piece: "a[^{i}]\n\n[^{i}]: b\n\n"},
	{name: "lists", piece: "- a\n  - b\n    - c\n"},
	{name: "quotes", piece: "> a\n>> b\n\n"},
	{name: "dates in long lines", piece: "2026-03-01 14:05 UTC, ", width: 60_000},
	{name: "names in long lines", piece: "Ana{i} Silva paged Bob, ", title: "Root cause", width: 60_000},
	{name: "numbers", piece: "{i} users lost 3% for 5 minutes. ", title: "Impact", width: 4000},
	{name: "durations", piece: "It took 45 minutes to detect and 2 hours to resolve.\n\n", title: "Impact"},
	{name: "sentences", piece: "The operator did not check the {w} and the queue was not drained. ", title: "Root cause", width: 4000},
	{name: "links", piece: "[x](http://example.org/{w}) [y]({w}.md)\n\n", title: "Supporting data"},
	{name: "front matter", piece: ""},
}

// text is about n bytes of the shape.
func (s shape) text(n int) string {
	var b strings.Builder
	if s.name == "front matter" {
		b.WriteString("---\n")
		for i := 0; b.Len() < min(n, 60_000); i++ {
			fmt.Fprintf(&b, "k%d: [a, b]\n", i)
		}
		b.WriteString("---\n\n")
	}
	if s.title != "" {
		b.WriteString("# Postmortem: INC-1 x\n\n**Date:** 2026-03-01\n**Status:** Final\n\n## Summary\n\nThe queue stopped.\n\n## " + s.title + "\n")
		if !strings.Contains(s.title, "|") {
			b.WriteString("\n")
		}
	}
	line := 0
	for i := 0; b.Len() < n && s.piece != ""; i++ {
		word := fmt.Sprintf("w%x", uint32(i)*2654435761)
		piece := strings.NewReplacer("{i}", fmt.Sprint(i), "{w}", word).Replace(s.piece)
		if line += len(piece); s.width > 0 && line > s.width {
			b.WriteByte('\n')
			line = len(piece)
		}
		b.WriteString(piece)
	}
	return b.String()
}

// cpu is the time that the process has computed.
func cpu(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Skip("the time of the process is not known here:", err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestGrowth holds that twice the text takes about twice the time, for every
// shape: at the size where it takes 20 ms, at twice and at four times that, which may
// take nine times as long (four is linear, sixteen is quadratic). Times are those of
// the processor without the collector, and the least of several runs, since machines
// are shared. It runs where PMLINT_GROWTH is set, as in .ci/run; PMLINT_GROWTH=table
// prints all times.
func TestGrowth(t *testing.T) {
	if os.Getenv("PMLINT_GROWTH") == "" {
		t.Skip("measures time, for a minute or two: set PMLINT_GROWTH=1")
	}
	linter, err := lint.New(rules.All(), lint.Config{Limits: lint.Limits{Seconds: 600, Memory: 8192}})
	if err != nil {
		t.Fatal(err)
	}
	// When the collector runs is not the text's doing: it waits until a run is over.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for _, s := range shapes {
		measure := func(n, runs int) time.Duration {
			src := []byte(s.text(n))
			least := time.Duration(1 << 62)
			for range runs {
				runtime.GC()
				before := cpu(t)
				if _, err := linter.Run(context.Background(), []lint.Source{lint.BytesSource("a.md", src)}, lint.Options{Jobs: 1}); err != nil {
					t.Fatal(err)
				}
				least = min(least, cpu(t)-before)
			}
			return least
		}
		checkGrowth(t, s.name, measure)
	}
}

func checkGrowth(t *testing.T, name string, measure func(n, runs int) time.Duration) {
	t.Helper()
	const enough, most, limit = 20 * time.Millisecond, 1 << 20, 9.0
	n := 16 << 10
	for n < most/4 && measure(n, 2) < enough {
		n *= 2
	}
	for try := 0; ; try++ {
		times := []time.Duration{measure(n, 3), measure(2*n, 3), measure(4*n, 2)}
		grown := ratio(times[2], times[0])
		if os.Getenv("PMLINT_GROWTH") == "table" {
			t.Logf("%-28s %4d KiB %v, ratio of the last to the first %.2f", name, n>>10, times, grown)
		}
		if grown < limit || times[2] < 3*enough {
			return
		}
		if try == 2 {
			t.Errorf("%s: four times the text takes %.1f times the time: %d KiB %v, then %v, then %v",
				name, grown, n>>10, times[0], times[1], times[2])
			return
		}
	}
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(max(b, time.Microsecond)) }

// TestMemoryOfBombs holds that a run over documents that each take as much memory as
// the guard lets pass, four at once, stays below 300 MiB. The process is the test's,
// which is larger than the command by the shapes.
func TestMemoryOfBombs(t *testing.T) {
	if os.Getenv("PMLINT_GROWTH") == "" {
		t.Skip("takes a minute: set PMLINT_GROWTH=1")
	}
	linter, err := lint.New(rules.All(), lint.Config{Limits: lint.Limits{Seconds: 600}})
	if err != nil {
		t.Fatal(err)
	}
	var sources []lint.Source
	for i, s := range shapes {
		size := int(min(4<<20, (4<<20)*(150<<20)/postmortem.Memory([]byte(s.text(4<<20)))))
		sources = append(sources, lint.Source{Path: fmt.Sprintf("%d.md", i), Open: func() (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(s.text(size))), nil
		}})
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(230 << 20)) // as the command does
	const mapped, returned = "/memory/classes/total:bytes", "/memory/classes/heap/released:bytes"
	var peak uint64
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, err = linter.Run(context.Background(), sources, lint.Options{Jobs: 4})
	}()
	for running := true; running; {
		select {
		case <-done:
			running = false
		case <-time.After(5 * time.Millisecond):
		}
		m := []metrics.Sample{{Name: mapped}, {Name: returned}}
		metrics.Read(m)
		peak = max(peak, m[0].Value.Uint64()-m[1].Value.Uint64())
	}
	t.Logf("%d documents, at most %d MiB", len(sources), peak>>20)
	if err != nil || peak > 300<<20 {
		t.Errorf("%d MiB, %v", peak>>20, err)
	}
}
