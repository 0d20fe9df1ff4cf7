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
