package metadata

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules/internal/claims"
)

var endBeforeStart = &lint.Rule{
	Name:     "metadata/end-before-start",
	Summary:  "The stated end of the incident is not before its start",
	Severity: lint.Notice,
	Options:  &endBeforeStartOptions{Agreement: 80},
	Check:    checkEnd,
	Collect:  collectEnds,
	Data:     statedEnd{},
	CheckAll: checkEnds,
}

type endBeforeStartOptions struct {
	Agreement int `yaml:"agreement" doc:"how many in a hundred must end after the date of their front matter" min:"0" max:"100"`
}

// checkEnd compares the fields that say that they are start and end.
func checkEnd(p *lint.Pass) {
	start, end, ok := pair(p, claims.Start, claims.End)
	if ok && isBefore(end, start) {
		reportEnd(p, start, end, "the incident ends before it starts")
	}
}

// pair gives the only claims about two things that fields state.
func pair(p *lint.Pass, a, b claims.About) (x, y claims.Claim, ok bool) {
	ledger := claims.Of(p)
	first := claims.From(ledger, a, claims.Field, claims.FrontMatter)
	second := claims.From(ledger, b, claims.Field, claims.FrontMatter)
	if len(first) != 1 || len(second) != 1 {
		return x, y, false
	}
	return first[0], second[0], true
}

// isBefore compares instants where both are known, clocks of one zone where both state
// a time, else days.
func isBefore(a, b claims.Claim) bool {
	x, y := a.Moment, b.Moment
	switch {
	case !x.UTC.IsZero() && !y.UTC.IsZero():
		return x.UTC.Before(y.UTC)
	case x.HasTime && y.HasTime && a.Zone == b.Zone:
		return x.Local.Before(y.Local)
	}
	return claims.DayOf(x.Local).Before(claims.DayOf(y.Local))
}

func reportEnd(p *lint.Pass, first, second claims.Claim, what string) {
	p.Report(lint.Diagnostic{
		Span:    second.Span,
		Anchor:  "field:" + string(second.About),
		Message: fmt.Sprintf("%s: %q, and %q", what, first.Text, second.Text),
		Hint:    "which of the two is right?",
		Related: []lint.Related{{Span: first.Span, Message: "the other one"}},
	})
}

// statedEnd is an end beside the date of a front matter, which may be a start or
// the day of publication: how the other documents have it tells.
type statedEnd struct {
	Before bool       `json:"before"`
	End    string     `json:"end"`
	Date   string     `json:"date"`
	At     lint.Place `json:"at"`
}

func collectEnds(p *lint.Pass) any {
	ledger := claims.Of(p)
	dates, ends := claims.From(ledger, claims.Incident, claims.FrontMatter), claims.From(ledger, claims.End, claims.FrontMatter)
	if len(dates) != 1 || len(ends) != 1 || len(claims.From(ledger, claims.Start, claims.FrontMatter, claims.Field)) > 0 {
		return nil
	}
	return statedEnd{
		Before: isBefore(ends[0], dates[0]),
		End:    strings.Clone(ends[0].Text), Date: strings.Clone(dates[0].Text), At: p.Place(ends[0].Span),
	}
}

// fewestEnds is how many documents make a habit.
const fewestEnds = 5

func checkEnds(p *lint.CorpusPass) {
	after := 0
	for _, d := range p.Docs {
		if !d.Data.(statedEnd).Before {
			after++
		}
	}
	if after < fewestEnds || after*100 < p.Options.(*endBeforeStartOptions).Agreement*len(p.Docs) {
		return
	}
	for _, d := range p.Docs {
		s := d.Data.(statedEnd)
		if !s.Before {
			continue
		}
		p.ReportAt(d.Path, s.At, lint.Diagnostic{
			Anchor:  "field:end",
			Message: fmt.Sprintf("%q is before %q", s.End, s.Date),
			Hint:    "which of the two is right? in the other documents the end is the later one",
		})
	}
}
