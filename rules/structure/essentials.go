package structure

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/rules/internal/owed"
)

//go:embed essentials.txt
var essentialsText string

var (
	essentialWords = lexicon.New("essentials.txt", essentialsText)
	harmStems      = essentialWords.Set("harm")
	causeStems     = essentialWords.Set("cause")
	changeStems    = essentialWords.Set("change")
)

var essentials = &lint.Rule{
	Name:     "structure/essentials",
	Summary:  "A postmortem says what happened, whom it hurt, when, why and what will change",
	Severity: lint.Notice,
	Subsumes: []string{"impact/unmeasured@impact:nobody"},
	Check:    checkEssentials,
}

// essential is one of the things that every postmortem owes, whatever its form.
type essential struct {
	name  string // continues "the postmortem does not say"
	kinds []postmortem.Kind
	told  func(*account) bool
}

var allEssentials = []essential{
	{"what happened",
		[]postmortem.Kind{
			postmortem.KindSummary, postmortem.KindTimeline, postmortem.KindBackground, postmortem.KindResponse, postmortem.KindDetection,
		},
		func(a *account) bool { return a.words >= 40 || len(a.doc.Timelines) > 0 }},
	{"whom it hurt and how much",
		[]postmortem.Kind{postmortem.KindImpact},
		func(a *account) bool {
			return a.doc.Meta.Get(postmortem.FieldCustomerImpact) != nil || a.speaksOf(harmStems)
		}},
	{"when it happened",
		[]postmortem.Kind{postmortem.KindTimeline},
		func(a *account) bool { return tellsDay(a.doc) || len(a.doc.Timelines) > 0 || a.tellsWhen() }},
	{"why it happened",
		[]postmortem.Kind{postmortem.KindRootCause, postmortem.KindFactors, postmortem.KindTrigger},
		func(a *account) bool {
			return len(a.doc.Factors) > 0 || len(a.doc.Chains) > 0 || a.doc.RootCause.Plain != "" || a.speaksOf(causeStems)
		}},
	{"what will change",
		[]postmortem.Kind{postmortem.KindActions, postmortem.KindPrevention},
		func(a *account) bool {
			return len(a.doc.Actions) > 0 || len(a.doc.Controls) > 0 || a.speaksOf(changeStems)
		}},
}

// checkEssentials asks where no template does: with one, the sections that it has
// are the team's own answer to what a postmortem owes.
func checkEssentials(p *lint.Pass) {
	if p.Binding.Schema != nil || p.Doc.Language == "" || len(p.Doc.Guards) > 0 {
		return
	}
	a := newAccount(p)
	if !owed.By(p.Doc, a.words) {
		return
	}
	var missing []string
	for _, e := range allEssentials {
		if !a.holds(e.kinds) && !e.told(a) {
			missing = append(missing, e.name)
		}
	}
	if len(missing) == 0 {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    top(p.Doc),
		Anchor:  "essentials",
		Message: "the postmortem does not say " + list(missing),
		Hint:    "say it in any form and place: who reads this a year from now knows only what stands here",
	})
}

// list joins names: "a, b or c".
func list(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// account is what a document tells, in the text that somebody wrote.
type account struct {
	doc       *postmortem.Document
	sentences []string // with the title
	words     int
}

func newAccount(p *lint.Pass) *account {
	all := p.Doc.Sentences()
	a := &account{doc: p.Doc, sentences: make([]string, 1, len(all)+1)}
	a.sentences[0] = p.Doc.Title.Plain
	for _, s := range all {
		if p.Binding.Value(postmortem.Text{Span: s.Span(), Plain: s.Text()}) != template.Written {
			continue
		}
		a.sentences = append(a.sentences, s.Text())
		for range strings.FieldsSeq(s.Text()) {
			a.words++
		}
	}
	return a
}

// holds reports whether a section of one of the kinds is there. An empty one is
// section-empty's to tell.
func (a *account) holds(kinds []postmortem.Kind) bool {
	for _, s := range a.doc.Sections {
		for _, k := range kinds {
			if s.Kind == k {
				return true
			}
		}
	}
	return false
}

// speaksOf reports whether a sentence holds a word that begins with one of the
// stems, or the stem itself where it is a phrase.
func (a *account) speaksOf(stems *lexicon.Set) bool {
	return slices.ContainsFunc(a.sentences, func(s string) bool { return stems.Begins(strings.ToLower(s)) })
}

// tellsDay reports whether a day of the incident is stated, be it in the title or
// in the name of the file.
func tellsDay(doc *postmortem.Document) bool {
	if !doc.Meta.Date.Text.IsZero() || doc.Meta.Get(postmortem.FieldStart) != nil || doc.Meta.Get(postmortem.FieldDate) != nil {
		return true
	}
	for _, s := range [...]string{doc.File.Path(), doc.Title.Plain} {
		if _, start, end := chrono.FindDate(s, chrono.Order(0)); end > start {
			return true
		}
	}
	return false
}

// tellsWhen reports whether a sentence holds a date, a month, a weekday or a year.
func (a *account) tellsWhen() bool {
	separates := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ':' }
	for _, s := range a.sentences {
		for w := range strings.FieldsFuncSeq(strings.ToLower(s), separates) {
			if chrono.MonthOf(w) > 0 || chrono.IsWeekday(w) || isClock(w) || len(w) == 4 && strings.HasPrefix(w, "20") {
				return true
			}
		}
	}
	return false
}

func isClock(w string) bool {
	h, m, ok := strings.Cut(w, ":")
	return ok && len(h) > 0 && len(h) <= 2 && len(m) >= 2 && unicode.IsDigit(rune(h[0])) && unicode.IsDigit(rune(m[0]))
}
