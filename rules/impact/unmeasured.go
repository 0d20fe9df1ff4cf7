package impact

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules/internal/owed"
)

var unmeasured = &lint.Rule{
	Name:     "impact/unmeasured",
	Summary:  "Whom the incident hurt is told as a number, and for how long",
	Severity: lint.Off, // see its figures
	Subsumes: []string{"summary/impact@section:summary"},
	Check:    checkUnmeasured,
}

// promised are the kinds of sections that speak of what comes, or of what was
// learned: a number there is none of the impact.
var promised = []postmortem.Kind{
	postmortem.KindActions, postmortem.KindPrevention, postmortem.KindLessons, postmortem.KindWentWell, postmortem.KindWentPoorly,
	postmortem.KindLucky, postmortem.KindAppendix, postmortem.KindHistory, postmortem.KindParticipants,
}

func checkUnmeasured(p *lint.Pass) {
	if !asksImpact(p) {
		return
	}
	a := &account{p: p, said: said.Of(p)}
	switch {
	case len(a.said.Of(said.Unused)) > 0 || len(a.outside(said.None)) > 0:
	case !a.counted():
		a.reportUncounted()
	case !a.timed():
		p.Report(lint.Diagnostic{
			Span: a.place(), Anchor: "impact",
			Message: "nothing says for how long it lasted",
			Hint:    "from when to when could they not do it, or for how many minutes?",
		})
	}
}

// fewestWords is the length of the prose below which a document is hardly begun.
const fewestWords = 12

// asksImpact reports whether the document owes its impact, and no rule about its
// form asks for that already.
func asksImpact(p *lint.Pass) bool {
	doc := p.Doc
	if doc.Language != "en" || len(doc.Guards) > 0 || p.Status == lint.Draft || owed.Intrusion(doc) {
		return false
	}
	words := 0
	for _, s := range doc.Sentences() {
		words += (s.End - s.Start) / 6 // a word in the mean, with its blank
	}
	if written, left := p.Binding.Progress(); words < fewestWords || written < 2*left || !owed.By(doc, words) {
		return false
	}
	wanted := p.Binding.Schema != nil
	for _, s := range doc.Sections {
		if s.Kind != postmortem.KindImpact {
			continue
		}
		wanted = false
		if p.Binding.Substance(s) == template.Placeholder {
			return false
		}
	}
	return !wanted
}

// account is what a document says of its impact.
type account struct {
	p    *lint.Pass
	said *said.Said
}

// counted reports whether it is said how many were hurt, that all or none were, or
// that nobody can tell.
func (a *account) counted() bool {
	i := &a.p.Doc.Impact
	if i.Users.Known || i.Revenue.Known || i.Tickets.Known && i.Users.Text.IsZero() {
		return true
	}
	for _, c := range [...]said.Class{said.Counted, said.Share, said.Things, said.All, said.Whole, said.Uncount} {
		if len(a.said.In(c, postmortem.KindImpact)) > 0 {
			return true
		}
	}
	for _, c := range [...]said.Class{said.Counted, said.All, said.Whole, said.Uncount} {
		if a.ofHarm(c) {
			return true
		}
	}
	return false
}

// ofHarm reports whether a class is said outside the impact in a sentence that
// tells of harm; in the course of events each entry has numbers of its own, and
// those of people count alone.
func (a *account) ofHarm(c said.Class) bool {
	for _, h := range a.outside(c) {
		course := h.Sentence.Section.Within(postmortem.KindTimeline) && c != said.Counted
		if !course && a.said.Beside(h, said.Harm) {
			return true
		}
	}
	return false
}

// outside are the turns of phrase that stand in no promise and no lesson.
func (a *account) outside(c said.Class) []said.Hit { return a.said.Outside(c, promised...) }

// timed reports whether a length of time is told, or a start and an end.
func (a *account) timed() bool {
	if !a.p.Doc.Impact.Duration.IsZero() || len(a.outside(said.Length)) > 0 || len(a.p.Doc.Durations.Computed()) > 0 {
		return true
	}
	for _, d := range a.p.Doc.Durations.Stated {
		if d.Known {
			return true
		}
	}
	from, to := a.span()
	return from != nil && from != to || len(a.outside(said.Clock)) > 1 || a.p.Doc.Meta.Get(postmortem.FieldEnd) != nil || a.dated() > 1
}

// dated is how many fields of the metadata hold a day.
func (a *account) dated() int {
	n := 0
	for _, f := range a.p.Doc.Meta.All {
		if _, _, end := chrono.FindDate(f.Value.Plain, chrono.OrderUnknown); end > 0 {
			n++
		}
	}
	return n
}

// span is the first and the last entry of the timelines with a time of day.
func (a *account) span() (from, to *postmortem.Event) {
	for _, t := range a.p.Doc.Timelines {
		for _, e := range t.Events {
			if !e.Start.HasTime && !e.Start.HasDate {
				continue
			}
			if from == nil {
				from = e
			}
			to = e
		}
	}
	return from, to
}

// reportUncounted quotes the words that stand for the number, those of the impact
// before those of the summary.
func (a *account) reportUncounted() {
	d := lint.Diagnostic{Anchor: "impact"}
	d.Hint = "which counter or log gives the number" + a.between() + "?"
	if h := a.first(said.Some); h != nil {
		d.Span, d.Message = h.Span(), fmt.Sprintf("%q does not say how many were affected", lint.Short(h.Text()))
		a.p.Report(d)
		return
	}
	for _, c := range [...]said.Class{said.Who, said.What} {
		if h := a.first(c); h != nil {
			d.Span, d.Message = h.Span(), fmt.Sprintf("nothing says how many %s were affected", plural(h.Text()))
			a.p.Report(d)
			return
		}
	}
	if len(a.said.In(said.Harm, postmortem.KindImpact)) > 0 {
		d.Span, d.Message = a.place(), "nothing says how many users or requests were affected"
		a.p.Report(d)
		return
	}
	if a.silent() && !a.p.Doc.Title.IsZero() {
		d.Span, d.Anchor, d.Message = a.p.Doc.Title.Span, "impact:nobody", "nothing in the document says whom this hurt"
		d.Hint = "who could not do what" + a.between() + `, and how many were they? "Nobody noticed" is an answer, too`
		a.p.Report(d)
	}
}

// silent reports whether no sentence names anybody, or any harm.
func (a *account) silent() bool {
	return len(a.outside(said.Harm)) == 0 && len(a.outside(said.Who)) == 0 && len(a.outside(said.What)) == 0
}

// first finds the words where a number could stand, in a sentence that tells of
// harm: those of the impact before those of the summary.
func (a *account) first(c said.Class) *said.Hit {
	for _, kind := range [...]postmortem.Kind{postmortem.KindImpact, postmortem.KindSummary} {
		for _, h := range a.said.In(c, kind) {
			if kind == postmortem.KindImpact || a.said.Beside(h, said.Harm) {
				return &h
			}
		}
	}
	return nil
}

// plural is a noun in lower case for more than one.
func plural(noun string) string {
	noun = strings.ToLower(noun)
	if strings.HasSuffix(noun, "s") || noun == "people" {
		return noun
	}
	return noun + "s"
}

// place is where the impact is missing: the title of its section, else that of the
// summary, else the document's.
func (a *account) place() text.Span {
	at := a.p.Doc.Title.Span
	for _, s := range a.p.Doc.Sections {
		if s.Kind == postmortem.KindImpact && s.Title.Span.Len() > 0 {
			return s.Title.Span
		}
		if s.Kind == postmortem.KindSummary && s.Title.Span.Len() > 0 && at == a.p.Doc.Title.Span {
			at = s.Title.Span
		}
	}
	return at
}

// between names the times of the first and the last entry; empty where they are
// not known.
func (a *account) between() string {
	from, to := a.span()
	if from == nil || from == to || !from.Start.HasTime || !to.Start.HasTime {
		return ""
	}
	form := "15:04"
	if from.Start.HasDate && to.Start.HasDate && !from.Start.Local.Truncate(24*60*60*1e9).Equal(to.Start.Local.Truncate(24*60*60*1e9)) {
		form = "2006-01-02 15:04"
	}
	return " between " + from.Start.Local.Format(form) + " and " + to.Start.Local.Format(form)
}
