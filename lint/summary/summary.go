// Package summary tells a postmortem in short, for those who were not there: what
// happened, its impact, how long it took, why; what was learned; what is to be done
// first. It takes the document's own words and makes up none: what the document does not
// say is named as missing.
package summary

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// Schema names the form of Summary as JSON. Fields may be added under the same name; none
// is renamed, removed or given another meaning without a new one.
const Schema = "pmlint.summary/v1"

// How much of a postmortem a summary holds, unless all of it is asked for.
const (
	MostLearnings = 3
	MostActions   = 3
)

// Summary is a postmortem in short.
type Summary struct {
	Schema       string `json:"schema"`
	Path         string `json:"path"`
	Title        string `json:"title"`
	Date         string `json:"date"`     // YYYY-MM-DD; empty where none is stated
	Severity     string `json:"severity"` // as written
	Status       string `json:"status"`   // as written
	WhatHappened Said   `json:"what_happened"`
	Impact       Said   `json:"impact"`
	Duration     Said   `json:"duration"`
	RootCause    Said   `json:"root_cause"`
	Learnings    []Said `json:"learnings"`
	// Actions are those still to be done, the most urgent first: by priority, horizon
	// and due date.
	Actions []Action `json:"actions"`
	// Open and Done count all actions of the document; dropped ones are in neither.
	Open int `json:"open"`
	Done int `json:"done"`
	// Missing names what the document does not say, in the words of the summary.
	Missing []string `json:"missing"`
}

// Said is what the document says about something.
type Said struct {
	Text string `json:"text"` // without markup; empty where it says nothing
	Line int    `json:"line"` // where it begins, from 1; 0 where it says nothing
}

// Action is something to be done.
type Action struct {
	Text   string   `json:"text"`
	Owners []string `json:"owners"`
	Due    string   `json:"due"` // YYYY-MM-DD where that day is stated, else as written; empty without one
	Line   int      `json:"line"`
}

// Of tells a document in short; with all set it holds every learning and every open
// action. The path is the document's name in the output.
func Of(r *lint.Reading, path string, all bool) *Summary {
	w := &writer{Reading: r, doc: r.Doc}
	s := &Summary{
		Schema: Schema, Path: path, Title: w.doc.Title.Plain, Severity: w.doc.Meta.Severity.Plain, Status: w.doc.Meta.Status.Plain,
		WhatHappened: w.whatHappened(), Impact: w.impact(), Duration: w.duration(), RootCause: w.rootCause(),
		Learnings: w.learnings(), Actions: []Action{}, Missing: []string{},
	}
	if d := w.doc.Meta.Date; !d.Day.IsZero() && !d.Ambiguous {
		s.Date = d.Day.Format(time.DateOnly)
	}
	w.actions(s)
	s.missing()
	if !all {
		s.Learnings = s.Learnings[:min(len(s.Learnings), MostLearnings)]
		s.Actions = s.Actions[:min(len(s.Actions), MostActions)]
	}
	return s
}

// missing names what is not there.
func (s *Summary) missing() {
	for _, f := range []struct {
		name string
		said bool
	}{
		{"what happened", s.WhatHappened.Line > 0}, {"impact", s.Impact.Line > 0}, {"duration", s.Duration.Line > 0},
		{"root cause", s.RootCause.Line > 0}, {"learnings", len(s.Learnings) > 0}, {"actions", s.Open+s.Done > 0},
	} {
		if !f.said {
			s.Missing = append(s.Missing, f.name)
		}
	}
}

type writer struct {
	*lint.Reading
	doc *postmortem.Document
}

func (w *writer) said(words string, at int) Said {
	words = strings.Join(strings.Fields(words), " ")
	if words == "" {
		return Said{}
	}
	return Said{words, w.doc.File.LineAt(at)}
}

// whatHappened is how the summary begins, else the introduction before the first heading.
func (w *writer) whatHappened() Said {
	if s := w.beginning(func(sec *postmortem.Section) bool { return sec.Effective() == postmortem.KindSummary }); s.Line > 0 {
		return s
	}
	return w.beginning(func(sec *postmortem.Section) bool { return sec.Level == 0 })
}

// longest is after how many bytes no further sentence of a text is taken.
const longest = 240

// beginning is the first sentences of the first section of a sort that says something.
func (w *writer) beginning(is func(*postmortem.Section) bool) Said {
	var in *postmortem.Section
	var last *postmortem.Block
	words, at := "", 0
	for _, s := range w.doc.Sentences() {
		if s.Section == nil || !is(s.Section) || in != nil && s.Section != in || !w.tells(&s) {
			continue
		}
		if in == nil {
			in, at = s.Section, s.Span().Start
		}
		if words = joined(words, s.Text(), last == s.Block); len(words) > longest {
			break
		}
		last = s.Block
	}
	return w.said(words, at)
}

// joined adds a sentence to a text; behind an item without a full stop a semicolon stands.
func joined(words, sentence string, sameBlock bool) string {
	words = strings.TrimSpace(words)
	if words == "" {
		return sentence
	}
	if !sameBlock && !strings.ContainsAny(words[len(words)-1:], ".!?:;") {
		words += ";"
	}
	return words + " " + sentence
}

// tells reports whether a sentence is prose that somebody wrote: no labelled value, no
// cell and nothing that is still to be filled in.
func (w *writer) tells(s *postmortem.Sentence) bool {
	at := s.Span()
	if s.Block.Kind == postmortem.BlockTable || s.Block.Kind == postmortem.BlockHTML || len(strings.Fields(s.Text())) < 3 {
		return false
	}
	for i := range w.doc.Meta.All {
		if w.doc.Meta.All[i].Value.Span.Overlaps(at) {
			return false
		}
	}
	return !w.open(at)
}

// open reports whether a piece of the document is, or holds, what nobody filled in.
func (w *writer) open(at text.Span) bool {
	return slices.ContainsFunc(w.doc.Placeholders, func(p postmortem.Placeholder) bool { return p.Text.Span.Overlaps(at) })
}

// impact is what the document calls the customers' impact, else how its impact section
// begins, else the first values that it labels there.
func (w *writer) impact() Said {
	if f := w.doc.Meta.Get(postmortem.FieldCustomerImpact); f != nil && f.Value.Plain != "" && !w.open(f.Value.Span) {
		return w.said(f.Value.Plain, f.Value.Span.Start)
	}
	if s := w.beginning(func(sec *postmortem.Section) bool { return sec.Effective() == postmortem.KindImpact }); s.Line > 0 {
		return s
	}
	words, at := "", 0
	for i := range w.doc.Impact.Fields {
		f := &w.doc.Impact.Fields[i]
		if f.Value.Plain == "" || w.open(f.Value.Span) {
			continue
		}
		if words == "" {
			at = f.Value.Span.Start
		} else {
			words += "; "
		}
		if words += strings.TrimRight(f.Label.Plain, ": ") + ": " + f.Value.Plain; len(words) > longest/2 {
			break
		}
	}
	return w.said(words, at)
}

// duration is what the document states as the length of the incident, else what its
// timeline gives, with its ends.
func (w *writer) duration() Said {
	for _, s := range w.doc.Durations.Stated {
		if (s.Kind == postmortem.TotalDuration || s.Kind == postmortem.ImpactDuration) && s.Known {
			return w.said(s.Text.Plain, s.Text.Span.Start)
		}
	}
	for _, kind := range []postmortem.DurationKind{postmortem.TotalDuration, postmortem.TimeToResolve} {
		for _, c := range w.doc.Durations.Computed() {
			if c.Kind == kind && c.Value > 0 {
				return w.said(chrono.FormatDuration(c.Value)+", from "+c.From.Stamp.Plain+" to "+c.To.Stamp.Plain, c.From.Span.Start)
			}
		}
	}
	return Said{}
}

// rootCause is the root cause as stated, else the factors by their titles, else what the
// last why ends at.
func (w *writer) rootCause() Said {
	if t := w.doc.RootCause; t.Plain != "" && !w.open(t.Span) {
		return w.said(firstSentences(t.Plain), t.Span.Start)
	}
	words, at := "", 0
	for _, f := range w.doc.Factors {
		if f.Title.Plain == "" || w.open(f.Title.Span) || len(words) > longest/2 {
			continue
		}
		if words == "" {
			at = f.Title.Span.Start
		} else {
			words += "; "
		}
		words += strings.TrimRight(f.Title.Plain, ".:")
		if len(strings.Fields(f.Title.Plain)) < 3 && f.Description.Plain != "" && !w.open(f.Description.Span) {
			words += ": " + firstSentences(f.Description.Plain)
		}
	}
	if words != "" {
		return w.said(words, at)
	}
	for _, c := range w.doc.Chains {
		for _, why := range c.Leaves() {
			if why.Answer.Plain != "" && !w.open(why.Answer.Span) {
				return w.said(why.Answer.Plain, why.Answer.Span.Start)
			}
		}
	}
	return Said{}
}

// firstSentences cuts a text behind the sentence in which it grows too long.
func firstSentences(s string) string {
	for i := longest; i < len(s); i++ {
		if (s[i-1] == '.' || s[i-1] == '!' || s[i-1] == '?') && s[i] == ' ' {
			return s[:i]
		}
	}
	return s
}

// learnings are the lessons: those that are called so first, then what went poorly, what
// was luck, what went well.
func (w *writer) learnings() []Said {
	list := slices.Clone(w.doc.Lessons)
	rank := []postmortem.LessonKind{postmortem.LessonOther, postmortem.LessonPoorly, postmortem.LessonLucky, postmortem.LessonWell}
	slices.SortStableFunc(list, func(a, b *postmortem.Lesson) int {
		return cmp.Compare(slices.Index(rank, a.Kind), slices.Index(rank, b.Kind))
	})
	out := []Said{}
	for _, l := range list {
		if s := w.said(l.Text.Plain, l.Text.Span.Start); s.Line > 0 && !w.open(l.Text.Span) {
			out = append(out, s)
		}
	}
	return out
}

// actions counts the actions and gives those to be done, the most urgent first.
func (w *writer) actions(s *Summary) {
	var open []*postmortem.Action
	for _, a := range w.doc.Actions {
		switch {
		case a.SameAs != nil || a.Text.Plain == "" || w.Binding.IsPlaceholder(a):
		case a.Done():
			s.Done++
		case a.Open():
			open = append(open, a)
		}
	}
	s.Open = len(open)
	slices.SortStableFunc(open, moreUrgent)
	for _, a := range open {
		out := Action{Text: strings.Join(strings.Fields(a.Text.Plain), " "), Owners: []string{}, Due: a.Due.Text.Plain, Line: a.Line}
		if a.Due.Exact && !a.Due.Relative && !a.Due.Ambiguous {
			out.Due = a.Due.End.Format(time.DateOnly)
		}
		for _, o := range a.Owners {
			out.Owners = append(out.Owners, o.Text.Plain)
		}
		s.Actions = append(s.Actions, out)
	}
}

// moreUrgent orders by stated priority, then by horizon, then by due date; what states
// none comes behind what does.
func moreUrgent(a, b *postmortem.Action) int {
	return cmp.Or(
		cmp.Compare(priorityRank(a.Priority.Plain), priorityRank(b.Priority.Plain)),
		cmp.Compare(horizonRank(a.Horizon), horizonRank(b.Horizon)),
		compareDue(a.Due, b.Due),
	)
}

// priorityRank orders priorities by the words and figures that trackers use, 0 being the
// highest.
func priorityRank(s string) int {
	low := strings.ToLower(s)
	if i := strings.IndexAny(low, "0123456789"); i >= 0 && len(low) < 6 {
		return int(low[i] - '0')
	}
	for rank, words := range []string{"critical blocker urgent highest", "high major", "medium normal moderate", "low minor lowest trivial"} {
		if low != "" && slices.Contains(strings.Fields(words), low) {
			return rank
		}
	}
	return 9
}

func horizonRank(h postmortem.Horizon) int {
	return slices.Index([]postmortem.Horizon{
		postmortem.HorizonImmediate, postmortem.HorizonShort, postmortem.HorizonNone, postmortem.HorizonLong}, h)
}

func compareDue(a, b postmortem.Due) int {
	switch {
	case a.Known() && b.Known():
		return a.End.Compare(b.End)
	case a.Known():
		return -1
	case b.Known():
		return 1
	}
	return 0
}
