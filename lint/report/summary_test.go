package report

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

const incident = `# Checkout was slow

**Status:** Final
**Severity:** SEV-2

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 2026-03-01 10:00 | The queue <b>filled</b> up |
| 2026-03-01 10:05 | The alert fired and the on-call engineer acknowledged it |
| 2026-03-01 11:30 | Checkout was fast again; resolved |

## Action items

| ID | Action | Owner | Due | Status |
| --- | --- | --- | --- | --- |
| A1 | Alert on the queue's length | @ana | 2026-03-08 | Open |
| A2 | Add a limit to the queue | @bo | 2026-06-01 | Open |
| A3 | Write the runbook | @cy | 2026-03-04 | Done |
`

func TestJobSummary(t *testing.T) {
	r := sample()
	file := text.NewFile("postmortems/checkout.md", []byte(incident))
	r.Now = time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	r.Reading = func(path string) *lint.Reading {
		if path != file.Path() {
			return nil
		}
		return read(file)
	}
	golden(t, "summary", JobSummary(r))
}

// TestJobSummaryFits fills a summary with more than GitHub takes.
func TestJobSummaryFits(t *testing.T) {
	long := strings.Repeat("|<b>@a #1 `", 500)
	r := &Report{Summary: Summary{Documents: 3000, Errors: 30000}}
	for doc := range 3000 {
		for range 10 {
			r.Findings = append(r.Findings, lint.Finding{
				Rule: "pack/rule", Severity: lint.Error, Path: fmt.Sprintf("%04d%s.md", doc, long), Diagnostic: lint.Diagnostic{Message: long, Hint: long},
			})
		}
	}
	got := JobSummary(r)
	if len(got) > MaxSummary {
		t.Errorf("the summary has %d bytes, more than the %d that GitHub takes", len(got), MaxSummary)
	}
	if !strings.Contains(got, "more documents with findings") && !strings.Contains(got, "documents more with findings") {
		t.Errorf("the summary does not tell what it leaves out: %q", got[max(0, len(got)-200):])
	}
}

// TestSummaryOfMany holds that the summary of many documents is no wall: the worst comes
// first, each is folded, what is said of most is said once, and lines are links.
func TestSummaryOfMany(t *testing.T) {
	r := &Report{Link: func(path string, line int) string { return fmt.Sprintf("https://x/%s#L%d", path, line) }}
	for i := range 12 {
		path := fmt.Sprintf("pm/%02d.md", i)
		r.Findings = append(r.Findings, lint.Finding{Rule: "a/b", Path: path, Severity: lint.Warning, Diagnostic: lint.Diagnostic{Message: "no template"}})
		if i == 7 {
			r.Findings = append(r.Findings, lint.Finding{Rule: "a/c", Path: path, Severity: lint.Error, Start: text.Position{Line: 3}, Diagnostic: lint.Diagnostic{Message: "wrong"}})
		}
	}
	got := JobSummary(r)
	if strings.Count(got, "no template") != 1 || !strings.Contains(got, "- **warning** in 12 of 12 documents: no template") {
		t.Errorf("what is said of all is not said once: %s", got)
	}
	if strings.Count(got, "<details>") != 12 || strings.Count(got, "</details>") != 12 {
		t.Error("not each document is folded")
	}
	if first := strings.Index(got, "pm/07.md"); first < 0 || first > strings.Index(got, "pm/00.md") {
		t.Error("the worst does not come first")
	}
	if !strings.Contains(got, "- **error** [line 3](https://x/pm/07.md#L3): wrong") || !strings.Contains(got, "| [`pm/07.md`](https://x/pm/07.md#L0) |") {
		t.Errorf("no links: %s", got)
	}
	var page strings.Builder
	if err := HTML(&page, r); err != nil {
		t.Fatal(err)
	}
	if first := strings.Index(page.String(), "pm/07.md"); first < 0 || first > strings.Index(page.String(), "pm/00.md") {
		t.Error("the worst does not come first on the page")
	}
	if !strings.Contains(page.String(), `<a href="https://x/pm/07.md#L3">line 3</a>`) || strings.Count(page.String(), " open>") != 5 {
		t.Error("the page has no links, or folds nothing")
	}
}
