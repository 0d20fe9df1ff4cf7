package postmortem_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// review is a document with something of everything that is read when first
// asked for: paragraphs, quoted lines, items and cells, with and without markup.
func review(n int) []byte {
	return fmt.Appendf(nil, `# Queue %[1]d stalled

**Status:** Final

## Summary

The *queue* of service%[1]d stalled. **Nobody** was paged for %[1]d minutes,
see the [dashboard](https://example.com/%[1]d).

> Quoted lines are *one*
> paragraph of two lines.

## Timeline (UTC)

| Time | Event |
| --- | --- |
| 2026-03-01 10:%02[1]d | Queue `+"`q%[1]d`"+` fills |
| 2026-03-01 10:59 | **Mended** by a restart |

## Action items

- [ ] Add an alert on queue %[1]d (owner: @ana%[1]d, due: 2026-04-01)
- [x] Write a runbook for queue %[1]d (owner: @bo)
`, n)
}

// TestDocumentsAreKept collects the actions of several documents, read from one
// buffer that is used again, and looks at them afterwards.
func TestDocumentsAreKept(t *testing.T) {
	var buffer []byte
	var promised []*postmortem.Action
	var docs []*postmortem.Document
	for n := range 20 {
		buffer = append(buffer[:0], review(n)...)
		d := postmortem.Parse("x.md", buffer, postmortem.Options{})
		docs = append(docs, d)
		promised = append(promised, d.Actions...)
		clear(buffer)
	}
	if len(promised) != 40 {
		t.Fatalf("%d actions, want 40", len(promised))
	}
	for n := range 20 {
		want := fmt.Sprintf("Add an alert on queue %d by @ana%d", n, n)
		if a := promised[2*n]; a.Text.Plain+" by "+a.Owners[0].Text.Plain != want {
			t.Errorf("%q by %q, want %q", a.Text.Plain, a.Owners[0].Text.Plain, want)
		}
		if got, want := digest(t, docs[n]), digest(t, postmortem.Parse("x.md", review(n), postmortem.Options{})); got != want {
			t.Errorf("document %d changed after it was read:\n%s\nwant\n%s", n, got, want)
		}
	}
}

// TestDocumentIsReadByMany asks one document from several goroutines for all
// that it reads when first asked. It is for the race detector, too.
func TestDocumentIsReadByMany(t *testing.T) {
	src := review(7)
	want := digest(t, postmortem.Parse("x.md", src, postmortem.Options{}))
	for range 20 {
		d := postmortem.Parse("x.md", src, postmortem.Options{})
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				if got := digest(t, d); got != want {
					t.Errorf("one of many reads\n%s\nwant\n%s", got, want)
				}
			})
		}
		wg.Wait()
	}
}

// digest is all that a document says, asked by every way there is.
func digest(t *testing.T, d *postmortem.Document) string {
	var b strings.Builder
	for _, s := range d.Sentences() {
		fmt.Fprintln(&b, s.Span(), s.Text())
	}
	visit := func(block *postmortem.Block) bool {
		p := d.Prose(block)
		fmt.Fprintln(&b, block.Span, p.Text, p.Marks)
		if block.Table != nil {
			for _, row := range block.Table.Rows {
				for _, cell := range row.Cells {
					fmt.Fprintln(&b, d.ProseAt(cell).Text, d.Text(cell))
				}
			}
		}
		return true
	}
	for _, block := range d.Blocks {
		block.Walk(visit)
	}
	x, err := json.MarshalIndent(d.Export("x.md"), "", "\t")
	if err != nil {
		t.Error(err)
	}
	b.Write(x)
	return b.String()
}

// TestParseDependsOnNothingRead holds that a document is the same whatever was
// read before it.
func TestParseDependsOnNothingRead(t *testing.T) {
	first := postmortem.Parse("x.md", review(1), postmortem.Options{})
	for n := range 5 {
		postmortem.Parse("y.md", []byte(strings.Repeat("- 14:0"+fmt.Sprint(n)+" *a* `b`\n", 3000)), postmortem.Options{})
	}
	again := postmortem.Parse("x.md", review(1), postmortem.Options{})
	if digest(t, first) != digest(t, again) {
		t.Error("the document differs after others were read")
	}
}
