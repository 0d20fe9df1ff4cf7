package metadata

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules/internal/claims"
)

var dateMismatch = &lint.Rule{
	Name:     "metadata/date-mismatch",
	Summary:  "The date of the incident is that of the file's name and of the title",
	Severity: lint.Notice,
	Options:  &dateMismatchOptions{Agreement: 80},
	Check:    checkTitleDates,
	Collect:  collectDates,
	Data:     statedDate{},
	CheckAll: checkDateMismatch,
}

type dateMismatchOptions struct {
	Agreement int `yaml:"agreement" doc:"how many in a hundred file names must agree with their documents for the others to be reported" min:"0" max:"100"`
}

func checkTitleDates(p *lint.Pass) {
	checkTitleDate(p)
	checkFileDate(p)
}

// checkFileDate compares the date in the title with that of the file's name.
func checkFileDate(p *lint.Pass) {
	ledger := claims.Of(p)
	title, file := claims.From(ledger, claims.Incident, claims.Title), claims.From(ledger, claims.Incident, claims.FileName)
	if len(title) != 1 || len(file) != 1 || title[0].Day().Equal(file[0].Day()) {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    title[0].Span,
		Anchor:  "title:date",
		Message: fmt.Sprintf("%q in the title is not the %s of the file's name", title[0].Text, file[0].Text),
		Hint:    "which of the two is right?",
	})
}

// checkTitleDate compares the date that the text states with one in the title.
// The front matter is left out: its date is often that of publication.
func checkTitleDate(p *lint.Pass) {
	var title, stated *postmortem.Field
	for i := range p.Doc.Meta.All {
		f := &p.Doc.Meta.All[i]
		switch {
		case f.Key != postmortem.FieldDate || f.Source == postmortem.SourceFrontMatter:
		case f.Source == postmortem.SourceTitle && title == nil:
			title = f
		case f.Source != postmortem.SourceTitle && stated == nil:
			stated = f
		}
	}
	if title == nil || stated == nil {
		return
	}
	inTitle, inText := dayIn(title.Value.Plain), dayIn(stated.Value.Plain)
	if inTitle.IsZero() || inText.IsZero() || inTitle.Equal(inText) {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    stated.Value.Span,
		Anchor:  "field:date",
		Message: fmt.Sprintf("date %q is not the %s of the title", stated.Value.Plain, title.Value.Plain),
		Hint:    "which of the two is right?",
		Related: []lint.Related{{Span: title.Value.Span, Message: "the date in the title"}},
	})
}

// dayIn is the first full date of a text; the zero time where it has none, or one that
// can be read in two ways.
func dayIn(s string) time.Time {
	d, _, end := chrono.FindDate(s, chrono.OrderUnknown)
	if end == 0 || !d.Full() || d.Ambiguous || d.Fault != "" {
		return time.Time{}
	}
	return d.Time()
}

// statedDate is the date of a document and that of its file's name.
type statedDate struct {
	Day     time.Time  `json:"day"`
	FileDay time.Time  `json:"file_day"`
	Plain   string     `json:"plain"` // as written
	At      lint.Place `json:"at"`
}

func collectDates(p *lint.Pass) any {
	d := p.Doc.Meta.Date
	if d.Day.IsZero() || d.Ambiguous || d.Text.Span.Len() == 0 {
		return nil
	}
	fileDay := dateOfName(fileName(p.Doc.File.Path()))
	if fileDay.IsZero() && !inFrontMatter(p.Doc, d.Text.Span) {
		fileDay = dateWithin(fileName(p.Doc.File.Path()), d.Day)
	}
	if fileDay.IsZero() || fromTitle(p.Doc, d.Text.Span) {
		return nil
	}
	return statedDate{Day: d.Day, FileDay: fileDay, Plain: strings.Clone(d.Text.Plain), At: p.Place(d.Text.Span)}
}

// fromTitle tells that the date was read from the title and not stated for
// itself.
func fromTitle(doc *postmortem.Document, span text.Span) bool {
	return doc.Title.Span.Contains(span)
}

func checkDateMismatch(p *lint.CorpusPass) {
	agree := 0
	for _, d := range p.Docs {
		if s := d.Data.(statedDate); s.Day.Equal(s.FileDay) {
			agree++
		}
	}
	if agree*100 < p.Options.(*dateMismatchOptions).Agreement*len(p.Docs) {
		return // here file names carry another date, of publication perhaps
	}
	for _, d := range p.Docs {
		s := d.Data.(statedDate)
		if s.Day.Equal(s.FileDay) {
			continue
		}
		p.ReportAt(d.Path, s.At, lint.Diagnostic{
			Anchor:  "field:date",
			Message: fmt.Sprintf("date %q is not the %s of the file's name", s.Plain, s.FileDay.Format(time.DateOnly)),
			Hint:    "which of the two is right? in the other documents they are the same",
		})
	}
}

// inFrontMatter reports whether a date is that of the front matter, which is often the
// day of publication.
func inFrontMatter(doc *postmortem.Document, span text.Span) bool {
	for i := range doc.Meta.All {
		if f := &doc.Meta.All[i]; f.Value.Span == span {
			return f.Source == postmortem.SourceFrontMatter
		}
	}
	return false
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

// dateWithin reads a date among the words of a file's name: "outage-03-mar-2026" or, of
// the year nearest to the stated day, "fix_16_dec".
func dateWithin(name string, stated time.Time) time.Time {
	stem, _, _ := strings.Cut(name, ".")
	words := strings.FieldsFunc(stem, func(r rune) bool { return r == '_' || r == '-' || r == ' ' })
	for i := range words {
		d, n := chrono.ScanDate(strings.Join(words[i:], " "), chrono.OrderUnknown)
		if n > len(words[i]) && d.Day > 0 && d.Month > 0 && !d.Ambiguous && !d.Weak {
			return d.Near(stated)
		}
	}
	return time.Time{}
}
