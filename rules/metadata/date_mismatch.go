package metadata

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var dateMismatch = &lint.Rule{
	Name:     "metadata/date-mismatch",
	Summary:  "The date of the incident is that of the file's name and of the title",
	Severity: lint.Notice,
	Options:  &dateMismatchOptions{Agreement: 80},
	Collect:  collectDates,
	CheckAll: checkDateMismatch,
}

type dateMismatchOptions struct {
	Agreement int `yaml:"agreement" doc:"how many in a hundred file names must agree with their documents for the others to be reported" min:"0" max:"100"`
}

// statedDate is the date of a document and that of its file's name.
type statedDate struct {
	day, fileDay time.Time
	span         text.Span
	plain        string
}

func collectDates(p *lint.Pass) any {
	d := p.Doc.Meta.Date
	if d.Day.IsZero() || d.Ambiguous || d.Text.Span.Len() == 0 {
		return nil
	}
	fileDay := dateOfName(fileName(p.Doc.File.Path()))
	if fileDay.IsZero() || fromTitle(p.Doc, d.Text.Span) {
		return nil
	}
	return statedDate{day: d.Day, fileDay: fileDay, span: d.Text.Span, plain: strings.Clone(d.Text.Plain)}
}

// fromTitle tells that the date was read from the title and not stated for
// itself.
func fromTitle(doc *postmortem.Document, span text.Span) bool {
	return doc.Title.Span.Contains(span)
}

func checkDateMismatch(p *lint.CorpusPass) {
	agree := 0
	for _, d := range p.Docs {
		if s := d.Data.(statedDate); s.day.Equal(s.fileDay) {
			agree++
		}
	}
	if agree*100 < p.Options.(*dateMismatchOptions).Agreement*len(p.Docs) {
		return // here file names carry another date, of publication perhaps
	}
	for _, d := range p.Docs {
		s := d.Data.(statedDate)
		if s.day.Equal(s.fileDay) {
			continue
		}
		p.ReportAt(d.Path, lint.Finding{
			Span:    s.span,
			Anchor:  "field:date",
			Message: fmt.Sprintf("date %q is not the %s of the file's name", s.plain, s.fileDay.Format(time.DateOnly)),
			Hint:    "which of the two is right? in the other documents they are the same",
		})
	}
}

// dateOfName reads the date that a file's name starts with: 2026-03-01,
// 2026_03_01 or 20260301; the zero time where it has none.
func dateOfName(name string) time.Time {
	for _, layout := range []string{"2006-01-02", "2006_01_02", "2006.01.02", "20060102"} {
		n := len(layout)
		if len(name) <= n || name[n] >= '0' && name[n] <= '9' {
			continue
		}
		if day, err := time.Parse(layout, name[:n]); err == nil {
			return day
		}
	}
	return time.Time{}
}
