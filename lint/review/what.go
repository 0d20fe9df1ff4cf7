package review

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// askSignal asks whether the promised signal would have shown what people saw.
func askSignal(a *account) *Question {
	action := a.detecting()
	if action == nil {
		return nil
	}
	at := a.detection()
	noticed := a.said.In(said.Noticed, postmortem.KindDetection, postmortem.KindSummary)
	who, share := "", 0.0
	var places []Place
	switch {
	case at >= 0 && (len(a.said.At(said.Noticed, a.events[at].Text.Span)) > 0 ||
		a.events[at].Is(postmortem.MomentDetected) && a.between(0, at) >= 15*time.Minute):
		who = fmt.Sprintf("At %s %s", a.when(a.events[at]), quote(a.events[at].Text.Plain))
		places, share = append(places, a.eventPlace(a.events[at])), a.share(a.between(0, at))
	case len(noticed) > 0:
		who = quote(noticed[0].Sentence.Text())
		places = append(places, a.hitPlace(noticed[0]))
	default:
		return nil
	}
	onset := ""
	if at > 0 {
		onset = " at " + a.when(a.events[0]) + " (" + quote(a.events[0].Text.Plain) + ")"
	}
	places = append(places, a.place(action.Text.Span, action.Text.Plain))
	return &Question{
		Ask: fmt.Sprintf("%s. Which signal existed already%s? Would %s have fired on it, at which threshold, and how much earlier?",
			who, onset, quote(action.Text.Plain)),
		Places: places, Share: share,
	}
}

// detecting is the first action that shall detect.
func (a *account) detecting() *postmortem.Action {
	for _, x := range a.Promises() {
		if x.Category == postmortem.CategoryDetect {
			return x
		}
	}
	return nil
}

// askBefore asks about earlier incidents and known issues that the document names.
func askBefore(a *account) *Question {
	for i := range a.earlier {
		e := &a.earlier[i]
		line := a.Doc.File.LineSpan(e.Line)
		return &Question{
			Ask: fmt.Sprintf("%s (%s) came before: %s. %s What is different this time, or why were they not enough? "+
				"What decided that it could wait?", quote(e.Title), e.Path, e.Why, e.states()),
			Places: []Place{a.place(line, a.Doc.File.Text(line))},
		}
	}
	if len(a.said.Of(said.BeforeAnswered)) > 0 {
		return nil
	}
	for _, h := range a.said.Outside(said.Before, coming...) {
		return &Question{
			Ask: fmt.Sprintf("%s. Since when was it known, what was done about it then, and why was that not enough? "+
				"What decided that it could wait?",
				quote(h.Sentence.Text())),
			Places: []Place{a.hitPlace(h)},
		}
	}
	return nil
}

// askObstacle asks about what stood in the way of the responders and is in no factor
// and no action.
func askObstacle(a *account) *Question {
	for _, h := range a.said.In(said.Obstacle, postmortem.KindTimeline, postmortem.KindResponse) {
		if a.treated(h.Sentence.Text()) {
			continue
		}
		when := ""
		for _, e := range a.events {
			if e.Span.Contains(h.Span()) {
				when = a.when(e) + ": "
			}
		}
		return &Question{
			Ask: fmt.Sprintf("%s%s. Did this slow or widen the incident? If so it is a factor of its own: which action answers it?",
				when, quote(h.Sentence.Text())),
			Places: []Place{a.hitPlace(h)},
		}
	}
	return nil
}

// askExposure asks about what was open, and about risks that remain.
func askExposure(a *account) *Question {
	if len(a.said.Of(said.Rotated)) > 0 || len(a.said.Of(said.Unused)) > 0 {
		return nil
	}
	for _, h := range a.said.Outside(said.Exposure, coming...) {
		return &Question{
			Ask: fmt.Sprintf("%s. What is the worst that could have happened, how was that ruled out, "+
				"until when does the remaining risk stand, and who accepts it?",
				quote(h.Sentence.Text())),
			Places: []Place{a.hitPlace(h)},
		}
	}
	return nil
}

// askMeasure asks for the number that the rule about impact misses.
func askMeasure(a *account) *Question {
	f := a.found("impact/unmeasured")
	if f == nil {
		return nil
	}
	between := ""
	if n := len(a.events); n > 1 {
		between = " between " + a.when(a.events[0]) + " and " + a.when(a.events[a.end()])
	}
	q := &Question{
		Ask:    "Which log or counter gives the number of failed requests, users or jobs" + between + "?",
		Places: []Place{a.place(f.Span, a.sentenceAt(f.Span))},
	}
	var numbers []string
	for _, c := range [...]said.Class{said.Counted, said.Share} {
		for _, h := range a.said.In(c, postmortem.KindTimeline) {
			if len(numbers) < 3 {
				numbers = append(numbers, quote(h.Text()))
				q.Places = append(q.Places, a.hitPlace(h))
			}
		}
	}
	if len(numbers) > 0 {
		q.Ask += " The timeline names " + strings.Join(numbers, ", ") + ": are they it?"
	}
	return q
}

// askActions asks for what would have shortened the incident, where all actions
// mend the fault, or all are done, or there are none.
func askActions(a *account) *Question {
	promises := a.Promises()
	if len(promises) == 0 && len(a.Doc.Controls) > 0 || len(a.Doc.Sentences()) == 0 {
		return nil
	}
	lead := allMend(promises)
	if lead == "" {
		return nil
	}
	q := &Question{}
	if len(promises) > 0 {
		q.Places = append(q.Places, a.place(promises[0].Text.Span, promises[0].Text.Plain))
	} else {
		q.Places = append(q.Places, a.place(a.Doc.Title.Span, a.Doc.Title.Plain))
	}
	phase, share := a.longestPhase()
	q.Ask = lead + phase + " What would have halved the incident, and which action is that?"
	q.Share = share / 2
	if left := a.leftAlone(); left != "" {
		q.Ask += " Nothing answers " + left + "."
	}
	return q
}

// allMend says what is common to all the actions; empty where one of them does more
// than to mend this fault.
func allMend(promises []*postmortem.Action) string {
	done, repair := 0, 0
	for _, x := range promises {
		if x.Done() {
			done++
		}
		if x.Category == postmortem.CategoryRepair {
			repair++
		}
	}
	switch n := len(promises); {
	case n == 0:
		return "The document promises no action."
	case n == 1 && repair == 1:
		return "The only action mends this fault."
	case n == 1 && done == 1:
		return "The only action is done."
	case repair == n:
		return fmt.Sprintf("All %d actions mend this fault.", n)
	case done == n:
		return fmt.Sprintf("All %d actions are done.", n)
	}
	return ""
}

// longestPhase tells which part of the incident took longest, as a sentence.
func (a *account) longestPhase() (says string, share float64) {
	marks := []struct {
		name string
		at   int
	}{
		{"Detection", a.detection()},
		{"Finding the cause", a.first(0, postmortem.MomentCause)},
		{"Repair", a.end()},
	}
	from := 0
	var longest time.Duration
	for _, m := range marks {
		if m.at <= from || m.at >= len(a.events) {
			continue
		}
		if d := a.between(from, m.at); d > longest && d <= a.total() {
			longest = d
			says = fmt.Sprintf(" %s took %s of %s.", m.name, length(d), length(a.total()))
		}
		from = m.at
	}
	if share = a.share(longest); share == 0 {
		return "", 0
	}
	return says, share
}

// leftAlone names a thing that went poorly and that no action speaks of.
func (a *account) leftAlone() string {
	for _, l := range a.Doc.Lessons {
		if l.Kind == postmortem.LessonPoorly && !a.acted(l.Text.Plain) {
			return quote(l.Text.Plain)
		}
	}
	return ""
}

// impersonal are the rules about blame that name nobody.
var impersonal = map[string]bool{
	"blameless/be-careful": true, "blameless/counterfactual-passive": true, "blameless/hindsight": true,
}

// askPerson asks what somebody saw whose deed the document tells as a cause.
func askPerson(a *account) *Question {
	const ask = "%s. What did they see then, what made it the sensible step, and what would have stopped the same step by anybody else?"
	for i := range a.findings {
		if f := &a.findings[i]; strings.HasPrefix(f.Rule, "blameless/") && !impersonal[f.Rule] {
			words := a.sentenceAt(f.Span)
			return &Question{Ask: fmt.Sprintf(ask, quote(words)), Places: []Place{a.place(f.Span, words)}}
		}
	}
	kinds := []postmortem.Kind{postmortem.KindTrigger, postmortem.KindFactors, postmortem.KindWentPoorly, postmortem.KindRootCause}
	for _, h := range a.said.In(said.Deed, kinds...) {
		return &Question{Ask: fmt.Sprintf(ask, quote(h.Sentence.Text())), Places: []Place{a.hitPlace(h)}}
	}
	return nil
}

// sentenceAt is the sentence that a place stands in, else the words at the place.
func (a *account) sentenceAt(at text.Span) string {
	for _, s := range a.Doc.Sentences() {
		if s.Span().Contains(at) {
			return s.Text()
		}
	}
	return a.Doc.File.Text(at)
}
