package history

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var rowMissing = &lint.Rule{
	Name:     "history/row-missing",
	Summary:  "The document history has a row for each day on which the text changed",
	Severity: lint.Notice,
	Options:  &rowOptions{Days: 7},
	Check:    checkRowMissing,
}

func checkRowMissing(p *lint.Pass) {
	life := lifeOf(p)
	newest := newestRow(p.Doc)
	if life == nil || newest.IsZero() || p.Status == lint.Final {
		return // of a final document history/final-edited speaks
	}
	slack := time.Duration(p.Options.(*rowOptions).Days) * 24 * time.Hour
	var missing []history.Commit
	for i := 1; i < len(life.Versions); i++ {
		before, now := life.Versions[i-1], life.Versions[i]
		if now.Rest != before.Rest && !now.Bulk && !now.Deleted && now.Commit.When.Sub(newest) > slack {
			missing = append(missing, now.Commit)
		}
	}
	if len(missing) == 0 {
		return
	}
	message := fmt.Sprintf("the newest row of the document history is of %s, and commit %s changed the text since",
		newest.Format(time.DateOnly), at(missing[0]))
	if n := len(missing); n > 1 {
		message = fmt.Sprintf("the newest row of the document history is of %s, and %d commits changed the text since, the newest %s",
			newest.Format(time.DateOnly), n, at(missing[n-1]))
	}
	p.Report(lint.Diagnostic{
		Span: sectionOr(p, postmortem.KindHistory), Anchor: "section:history", Message: message,
		Hint: "add a row: the day, who, and what changed", Fixes: addRows(p.Doc, missing),
	})
}

func newestRow(d *postmortem.Document) time.Time {
	var newest time.Time
	for _, r := range d.History {
		if r.Date.Day.After(newest) {
			newest = r.Date.Day
		}
	}
	return newest
}

// addRows writes a row for each commit below the last one, where the rows are
// those of a table with a date, an author and the changes, in this order.
func addRows(d *postmortem.Document, commits []history.Commit) []lint.Fix {
	last := d.History[len(d.History)-1]
	ordered := last.Date.Text.Span.Start < last.Author.Span.Start && last.Author.Span.Start < last.Changes.Span.Start
	line := d.File.LineSpan(d.File.LineAt(last.Span.Start))
	if !ordered || !strings.HasPrefix(strings.TrimSpace(d.File.Text(line)), "|") {
		return nil
	}
	var b strings.Builder
	for _, c := range commits {
		fmt.Fprintf(&b, "\n| %s | %s | %s |", c.When.Format(time.DateOnly), cell(c.Author), cell(c.Subject))
	}
	return []lint.Fix{{
		Message: "add the rows from the commits",
		Edits:   []text.Edit{{Span: text.Span{Start: line.End, End: line.End}, New: b.String()}},
	}}
}

// cell keeps a text from ending its cell.
func cell(s string) string { return strings.ReplaceAll(text.Visible(s, 0), "|", `\|`) }
