// Package review asks what no rule can answer: for the reviewer of a postmortem,
// and for the meeting about it. A question is asked only where its condition
// holds, quotes the places of the document that it is about, and is dropped where
// the document answers it.
package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

// Schema names the form of Review as JSON. Fields may be added under the same
// name; none is renamed, removed or given another meaning without a new one.
const Schema = "pmlint.review/v1"

// MostQuestions is how many questions a review asks.
const MostQuestions = 5

// Review is what a reviewer is handed.
type Review struct {
	Schema    string     `json:"schema"`
	Path      string     `json:"path"`
	Title     string     `json:"title"`
	Questions []Question `json:"questions"` // the best first, MostQuestions at most
	Answered  []Answer   `json:"answered"`  // what the document says of questions by their names
	Findings  []Finding  `json:"findings"`
	// Earlier are older postmortems that have to do with this one.
	Earlier []Earlier `json:"earlier"`
	// Since is what changed since somebody reviewed the document; nil where no commit
	// tells that somebody did.
	Since *Since `json:"since,omitempty"`
	// Aspects are the places to look for contributing factors of which the document
	// names none, with what to ask.
	Aspects []Aspect `json:"aspects"`
	// Unseen is what could not be read or is not there, a sentence each.
	Unseen []string `json:"unseen"`
}

// Question is one question with the places that it is about.
type Question struct {
	ID     string  `json:"id"` // permanent: "change-safe"
	Ask    string  `json:"question"`
	Part   Part    `json:"part"` // of the meeting
	Places []Place `json:"places"`
	// Share is the part of the incident, from 0 to 1, that the question is about;
	// 0 where no times tell.
	Share float64 `json:"share"`
}

// Place is a line of the document that a question quotes.
type Place struct {
	Line int    `json:"line"` // from 1
	Text string `json:"text"`
}

// Finding is what a rule says of the document.
type Finding struct {
	Rule     string        `json:"rule"`
	Severity lint.Severity `json:"severity" jsonschema:"type=string,enum=notice,enum=warning,enum=error"`
	Line     int           `json:"line"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint,omitempty"`
}

// Aspect is a place to look for factors: "technical/code".
type Aspect struct {
	Category string `json:"category"`
	Question string `json:"question"`
}

// Input is what a review is made from.
type Input struct {
	*lint.Reading
	Findings []lint.Finding
	Earlier  []Earlier
	Since    *Since
}

// Asked are the questions that a review of the document asks: the best first, without
// those that it answers by their names, MostQuestions at most.
func Asked(in Input) []Question {
	answers := Answers(in.Reading)
	out := slices.DeleteFunc(Questions(in), func(q Question) bool {
		return slices.ContainsFunc(answers, func(a Answer) bool { return a.ID == q.ID })
	})
	return out[:min(len(out), MostQuestions)]
}

// Of makes the review of a document from what was read and found. The path is the
// document's name in the output.
func Of(in Input, path string) *Review {
	r := in.Reading
	v := &Review{
		Schema: Schema, Path: path, Title: r.Doc.Title.Plain, Questions: []Question{}, Findings: []Finding{}, Aspects: emptyAspects(r),
		Unseen: unseen(r), Answered: Answers(r), Earlier: []Earlier{}, Since: in.Since,
	}
	v.Earlier = append(v.Earlier, in.Earlier...)
	for i := range in.Findings {
		f := &in.Findings[i]
		v.Findings = append(v.Findings, Finding{f.Rule, f.Severity, f.Start.Line, f.Message, f.Hint})
	}
	v.Questions = append(v.Questions, Asked(in)...)
	return v
}

// Questions are all questions whose conditions hold, the one about the largest part
// of the incident first.
func Questions(in Input) []Question {
	if in.Doc.Language != "en" || len(in.Doc.Guards) > 0 {
		return nil
	}
	a := newAccount(in)
	var out []Question
	for _, k := range questions {
		if q := k.ask(a); q != nil {
			q.ID, q.Part = k.id, k.part
			out = append(out, *q)
		}
	}
	// Those of one share stay in the order of the table.
	slices.SortStableFunc(out, func(x, y Question) int { return cmp.Compare(y.Share, x.Share) })
	return onceALine(out)
}

// onceALine leaves out a question that begins at the line of an earlier one: its
// author is asked one thing about a line.
func onceALine(list []Question) []Question {
	seen := map[int]bool{}
	return slices.DeleteFunc(list, func(q Question) bool {
		at := q.Places[0].Line
		twice := seen[at]
		seen[at] = true
		return twice
	})
}

// account is what the questions ask the document.
type account struct {
	*lint.Reading
	said     *said.Said
	findings []lint.Finding
	earlier  []Earlier
	events   []*postmortem.Event // of the longest timeline, those with a time of day
	days     bool                // they are of several days
}

func newAccount(in Input) *account {
	a := &account{Reading: in.Reading, said: said.Read(in.Doc, in.Binding), findings: in.Findings, earlier: in.Earlier}
	for _, t := range in.Doc.Timelines {
		var timed []*postmortem.Event
		for _, e := range t.Events {
			if e.Start.HasTime && !e.Slot && e.Malformed == "" {
				timed = append(timed, e)
			}
		}
		if len(timed) > len(a.events) {
			a.events = timed
		}
	}
	for _, e := range a.events {
		a.days = a.days || e.Start.HasDate && e.Start.Local.YearDay() != a.events[0].Start.Local.YearDay()
	}
	return a
}

// place quotes a stretch of the source.
func (a *account) place(at text.Span, words string) Place {
	return Place{a.Doc.File.Position(at.Start).Line, oneLine(words)}
}

func (a *account) eventPlace(e *postmortem.Event) Place {
	return Place{e.Line, oneLine(a.when(e) + " " + e.Text.Plain)}
}

func (a *account) hitPlace(h said.Hit) Place { return a.place(h.Sentence.Span(), h.Sentence.Text()) }

// oneLine is a text without its line ends, and cut where it is long.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	const most = 160
	if len(s) <= most {
		return s
	}
	cut := strings.LastIndexByte(s[:most], ' ')
	if cut < most/2 {
		cut = most
		for cut > 0 && s[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return s[:cut] + " ..."
}

// emptyAspects are the aspects that no factor is of; none where the document has no
// factors at all: another rule's to say.
func emptyAspects(r *lint.Reading) []Aspect {
	out := []Aspect{}
	named := map[postmortem.FactorCategory]bool{}
	for _, f := range r.Doc.Factors {
		named[f.Category] = true
		named[postmortem.FactorCategory(f.Category.Domain())] = true
	}
	domains := map[string]bool{}
	for _, x := range postmortem.Aspects() {
		if d := x.Category.Domain(); !named[x.Category] && !named[postmortem.FactorCategory(d)] || domains[d] {
			domains[d] = true
			out = append(out, Aspect{string(x.Category), x.Question})
		}
	}
	return out
}

// unseen tells what the program could not see.
func unseen(r *lint.Reading) []string {
	out := []string{}
	if r.Doc.Language != "en" {
		out = append(out, "the prose is not in English: no questions were asked of it")
	}
	for _, s := range r.Doc.Sections {
		if !s.Title.IsZero() && r.Binding.Substance(s) == template.Nothing && len(s.Children) == 0 {
			out = append(out, "the section \""+oneLine(s.Title.Plain)+"\" holds no word")
		}
	}
	for _, u := range r.Doc.Unparsed {
		out = append(out, "the line \""+oneLine(u.Text.Plain)+"\" could not be read")
	}
	return append(out, unseenTimes(r.Doc)...)
}

// unseenTimes tells which entries and moments have no time.
func unseenTimes(doc *postmortem.Document) []string {
	var out []string
	entries, untimed := 0, 0
	seen := map[postmortem.MomentKind]bool{}
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			entries++
			if !e.Start.HasTime && !e.IsRelative {
				untimed++
				continue
			}
			for _, m := range e.Moments() {
				seen[m] = true
			}
		}
	}
	switch {
	case entries == 0:
		return append(out, "there is no timeline")
	case untimed > 0:
		out = append(out, fmt.Sprintf("%d of the %d entries of the timeline have no time of day", untimed, entries))
	}
	if !seen[postmortem.MomentDetected] {
		out = append(out, "no entry with a time was read as the detection")
	}
	if !seen[postmortem.MomentRestored] && !seen[postmortem.MomentResolved] && !seen[postmortem.MomentMitigated] {
		out = append(out, "no entry with a time was read as the end")
	}
	return out
}
