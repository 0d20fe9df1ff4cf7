package review

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// question is one that may be asked: ask gives nil where its condition does not
// hold, or the document answers it.
type question struct {
	id   string
	part Part
	ask  func(a *account) *Question
}

// questions in the order in which those of one share are asked: the ones that were
// good most often on real documents first.
var questions = [...]question{
	{"decision-delay", TimelineReview, askDecision},
	{"joined", TimelineReview, askJoined},
	{"change-safe", ContributingFactors, askChange},
	{"fix-failed", TimelineReview, askFixFailed},
	{"signal", ContributingFactors, askSignal},
	{"before", ContributingFactors, askBefore},
	{"actions-repair", ActionItems, askActions},
	{"exposure", ContributingFactors, askExposure},
	{"obstacle", TimelineReview, askObstacle},
	{"measure", ContributingFactors, askMeasure},
	{"person", ContributingFactors, askPerson},
	{"deeper", ContributingFactors, askDeeper},
	{"gap", TimelineReview, askGap},
}

// explaining are the sections in which a question is answered.
var explaining = []postmortem.Kind{
	postmortem.KindRootCause, postmortem.KindFactors, postmortem.KindLessons, postmortem.KindWentPoorly, postmortem.KindWentWell,
	postmortem.KindLucky, postmortem.KindTrigger, postmortem.KindDetection,
}

// coming are the sections that speak of what is to be done.
var coming = []postmortem.Kind{
	postmortem.KindActions, postmortem.KindPrevention, postmortem.KindAppendix, postmortem.KindHistory, postmortem.KindParticipants,
}

// treated reports whether what explains, or an action, speaks of the same as a text.
func (a *account) treated(words string) bool {
	const enough = 3 // words of meaning in common
	set := terms.Of(words)
	for i := range a.Doc.Sentences() {
		s := &a.Doc.Sentences()[i]
		if !isWithin(s.Section, explaining) && !isWithin(s.Section, coming) {
			continue
		}
		if set.Common(terms.Of(s.Text())) >= min(enough, max(len(set), 1)) {
			return true
		}
	}
	return false
}

func isWithin(s *postmortem.Section, kinds []postmortem.Kind) bool {
	return slices.ContainsFunc(kinds, func(k postmortem.Kind) bool { return s.Within(k) })
}

// askChange asks what made a change look safe that began the incident.
func askChange(a *account) *Question {
	if len(a.said.In(said.Safety, explaining...)) > 0 {
		return nil
	}
	const ask = "%s. What made this step look safe at that moment? Which check saw it before, " +
		"and how could it have met one node or 1 %% first?"
	before := a.detection()
	for i, e := range a.events {
		if i > 0 && i >= before {
			break
		}
		if ends(e) || len(a.said.At(said.Change, e.Text.Span)) == 0 {
			continue
		}
		q := &Question{Ask: fmt.Sprintf(ask, "At "+a.when(e)+" "+quote(e.Text.Plain)), Places: []Place{a.eventPlace(e)}}
		if before > i {
			q.Share = a.share(a.between(i, before))
		}
		return q
	}
	for _, h := range a.said.In(said.Change, postmortem.KindTrigger, postmortem.KindRootCause) {
		if h.Frame == "rolled-out" && !describes(h) {
			return &Question{Ask: fmt.Sprintf(ask, quote(h.Sentence.Text())), Places: []Place{a.hitPlace(h)}}
		}
	}
	return nil
}

// describes reports whether a participle tells what a thing is, and not what was done:
// "each pod deployed in the cluster".
func describes(h said.Hit) bool {
	if !strings.HasSuffix(strings.ToLower(h.Text()), "ed") {
		return false
	}
	before := strings.Fields(strings.ToLower(h.Sentence.Prose.Text[h.Sentence.Start:h.Start]))
	if len(before) == 0 {
		return false
	}
	switch before[len(before)-1] {
	case "was", "were", "been", "we", "had", "and", "then", "got", "i", "being", "recently", "team":
		return false
	}
	return true
}

// ends reports whether an event mends something.
func ends(e *postmortem.Event) bool {
	return e.Is(postmortem.MomentMitigated) || e.Is(postmortem.MomentRestored) || e.Is(postmortem.MomentResolved)
}

// quote sets a text in quotation marks, without its full stop.
func quote(s string) string {
	s = strings.ReplaceAll(oneLine(s), "\"", "'")
	if !strings.HasSuffix(s, "...") {
		s = strings.TrimRight(s, ".:")
	}
	return "\"" + s + "\""
}

// askFixFailed asks about a fix that did not hold: the last one before the entry that
// says so. What failed is no moment of the model.
func askFixFailed(a *account) *Question {
	fix := -1
	for i, e := range a.events {
		failed := len(a.said.At(said.NoEffect, e.Text.Span)) > 0
		if failed && fix >= 0 && !a.treated(e.Text.Plain) {
			t := a.events[fix]
			return &Question{
				Ask: fmt.Sprintf("At %s %s; at %s %s. What told you after %s that it was healthy? "+
					"Is it known why it did not hold, and what would have shown that earlier?",
					a.when(t), quote(t.Text.Plain), a.when(e), quote(e.Text.Plain), a.when(t)),
				Places: []Place{a.eventPlace(t), a.eventPlace(e)}, Share: a.share(a.between(fix, i)),
			}
		}
		if i > 0 && i >= a.detection() && (ends(e) || len(a.said.At(said.Change, e.Text.Span)) > 0) {
			fix = i
		}
	}
	return askFixBroke(a)
}

// askFixBroke asks about a fix that broke something else, as one sentence tells it.
func askFixBroke(a *account) *Question {
	for _, h := range a.said.Outside(said.FixBroke, coming...) {
		return &Question{
			Ask: fmt.Sprintf("%s. What did that change, is it known why it did more than it should, and which check would have shown it first?",
				quote(h.Sentence.Text())),
			Places: []Place{a.hitPlace(h)},
		}
	}
	return nil
}

// askDecision asks what the step to mend waited for, once the cause was known.
func askDecision(a *account) *Question {
	cause := a.first(1, postmortem.MomentCause)
	if cause < 0 {
		return nil
	}
	fix := a.first(cause+1, postmortem.MomentMitigated, postmortem.MomentRestored, postmortem.MomentResolved)
	if fix < 0 {
		return nil
	}
	d := a.between(cause, fix)
	if share := a.share(d); d >= 15*time.Minute && share >= 0.25 {
		return &Question{
			Ask: fmt.Sprintf("The cause was known at %s, %s came at %s, %s later. What did the decision wait for, "+
				"who could take it, and why was going back not the first step?",
				a.when(a.events[cause]), quote(a.events[fix].Text.Plain), a.when(a.events[fix]), length(d)),
			Places: []Place{a.eventPlace(a.events[cause]), a.eventPlace(a.events[fix])}, Share: share,
		}
	}
	return nil
}

// leastGap is how long a silence is that is asked about, and leastShare its part of
// the incident.
// A stretch that is nearly all of it lies before the incident, or behind it.
const (
	leastGap   = 30 * time.Minute
	leastShare = 0.30
	mostShare  = 0.95
)

// askGap asks about the longest stretch of which nothing is written.
func askGap(a *account) *Question {
	if len(a.events) < 4 {
		return askDays(a)
	}
	if a.found("timeline/silence") != nil {
		return nil
	}
	at, longest := -1, time.Duration(0)
	end := a.first(1, postmortem.MomentRestored, postmortem.MomentResolved)
	if end < 0 {
		end = a.end()
	}
	for i := max(a.detection(), 0); i < end; i++ {
		if d := a.between(i, i+1); d > longest {
			at, longest = i, d
		}
	}
	if share := a.share(longest); at >= 0 && longest >= leastGap && share >= leastShare && share <= mostShare {
		from, to := a.events[at], a.events[at+1]
		return &Question{
			Ask: fmt.Sprintf("Between %s and %s (%s, %s of the incident) nothing is written. "+
				"What was tried, who was there, and what did users see meanwhile?",
				a.when(from), a.when(to), length(longest), percent(share)),
			Places: []Place{a.eventPlace(from), a.eventPlace(to)}, Share: share / 2, // an unwritten hour is often a quiet one
		}
	}
	return nil
}

// What makes a silence of days: how long it is, and its part of what is told.
const (
	leastDays  = 7 * 24 * time.Hour
	leastDated = 4
)

// askDays asks about the longest stretch between the entries of a course of days.
func askDays(a *account) *Question {
	for _, t := range a.Doc.Timelines {
		var dated []*postmortem.Event
		for _, e := range t.Events {
			if e.Start.HasDate && !e.Slot && e.Malformed == "" && !e.Ambiguous {
				dated = append(dated, e)
			}
		}
		if len(dated) < leastDated {
			continue
		}
		at, longest := 0, time.Duration(0)
		for i := 1; i < len(dated); i++ {
			d := dated[i].Start.Local.Sub(dated[i-1].Start.Local)
			if d < 0 {
				return nil // out of order: another rule's to say
			}
			if d > longest {
				at, longest = i, d
			}
		}
		share := float64(longest) / float64(max(1, dated[len(dated)-1].Start.Local.Sub(dated[0].Start.Local)))
		// Before the second entry the fault slept: what began is not what was waited for.
		if at < 2 || longest < leastDays || share < leastShare {
			continue
		}
		from, to := dated[at-1], dated[at]
		return &Question{
			Ask: fmt.Sprintf("Between %s (%s) and %s (%s) lie %s, %s of what is told. What was waited for, "+
				"who could have gone on, and what did users see meanwhile?", from.Stamp.Plain, quote(from.Text.Plain), to.Stamp.Plain,
				quote(to.Text.Plain), lint.Count(int(longest/(24*time.Hour)), "day"), percent(share)),
			Places: []Place{{from.Line, oneLine(from.Text.Plain)}, {to.Line, oneLine(to.Text.Plain)}}, Share: share / 2,
		}
	}
	return nil
}

// shortCause is how many words a cause has at most that explains hardly more than that
// something failed.
const shortCause = 25

// askDeeper asks what made a cause possible that is told in a sentence, and that no
// factor and no why goes behind.
func askDeeper(a *account) *Question {
	if len(a.Doc.Factors) > 1 || len(a.Doc.Chains) > 0 {
		return nil
	}
	var told []*postmortem.Sentence
	words := 0
	for i := range a.Doc.Sentences() {
		s := &a.Doc.Sentences()[i]
		if isWithin(s.Section, causes) {
			told = append(told, s)
			words += len(strings.Fields(s.Text()))
		}
	}
	if len(told) == 0 || len(told) > 2 || words > shortCause || words < 4 || len(a.said.In(said.CauseOpen, causes...)) > 0 {
		return nil
	}
	return &Question{
		Ask: fmt.Sprintf("%s. What made that possible, which other conditions had to come together, and what would have shown it before?",
			quote(told[0].Text())),
		Places: []Place{a.place(told[0].Span(), told[0].Text())},
	}
}

// causes are the sections that tell why.
var causes = []postmortem.Kind{postmortem.KindRootCause, postmortem.KindFactors, postmortem.KindTrigger}

// soon is how many entries later what somebody found counts as theirs.
const soon = 3

// askJoined asks what those knew who joined before the cause was found.
func askJoined(a *account) *Question {
	for i, e := range a.events {
		hits := a.said.At(said.Join, e.Text.Span)
		if len(hits) == 0 || i == 0 {
			continue
		}
		at := a.first(i+1, postmortem.MomentCause, postmortem.MomentMitigated)
		if at < 0 || at > i+soon {
			continue
		}
		d := a.between(i, at)
		return &Question{
			Ask: fmt.Sprintf("At %s %s; %s came %s later. What did they know or have access to, "+
				"and how does the next responder get it at the beginning?",
				a.when(e), quote(e.Text.Plain), quote(a.events[at].Text.Plain), length(d)),
			Places: []Place{a.eventPlace(e), a.eventPlace(a.events[at])}, Share: a.share(a.between(0, i)) / 2,
		}
	}
	return nil
}

// found is the first finding of a rule; nil for none.
func (a *account) found(rule string) *lint.Finding {
	for i := range a.findings {
		if a.findings[i].Rule == rule {
			return &a.findings[i]
		}
	}
	return nil
}

// acted reports whether an action speaks of the same as a text.
func (a *account) acted(words string) bool {
	set := terms.Of(words)
	for _, x := range a.Doc.Actions {
		if set.Shares(terms.Of(x.Text.Plain)) {
			return true
		}
	}
	return false
}
