package wording

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// place is what the section of a sentence says about how to read it.
type place struct {
	unknown     bool // no section is known
	excluded    bool // lists of people, the document's history
	prospective bool // action items: what shall be done, not what was
	wellOrLucky bool
	lessons     bool
	poorly      bool // what went badly
	cause       bool // root cause, contributing factors, five whys
	timeline    bool // facts only
}

func placeOf(s postmortem.Sentence) place {
	if s.Section == nil {
		return place{unknown: true}
	}
	var p place
	switch s.Section.Effective() {
	case postmortem.KindParticipants, postmortem.KindHistory:
		p.excluded = true
	case postmortem.KindActions, postmortem.KindPrevention:
		// A paragraph under such a title tells what was; items tell what shall be.
		b := s.Block
		p.prospective = b == nil || b.Kind == postmortem.BlockTable || b.Within(postmortem.BlockItem)
	case postmortem.KindWentWell, postmortem.KindLucky:
		p.wellOrLucky = true
	case postmortem.KindLessons, postmortem.KindWentPoorly:
		p.lessons = true
		p.poorly = s.Section.Effective() == postmortem.KindWentPoorly
	case postmortem.KindRootCause, postmortem.KindFactors, postmortem.KindTrigger:
		p.cause = true
	case postmortem.KindTimeline:
		p.timeline = true
	}
	return p
}

// grade is how plainly a class blames here; 0 where it does not.
func (p place) grade(c Class, s Sort) Grade {
	switch {
	case p.prospective && c != Judgement && c != BeCareful && c != Fault:
		return 0
	case p.wellOrLucky && (c == CounterfactualPerson || c == CounterfactualPassive || c == OmissionWe || c == OmissionPerson ||
		c == Hindsight):
		return 0
	}
	g := baseGrade(c, s)
	named := s == Name || s == Role || s == Pronoun
	if g == Plain && p.cause && (c == PersonCause && named || c == HumanError) {
		return Grave
	}
	if g == Slight && p.timeline && (c == CounterfactualPassive || c == Hindsight) {
		return Plain
	}
	return g
}

// chat tells that the sentence is somebody's words in a pasted conversation:
// "[13:26] @ana: we forgot".
func (a *analysis) chat() bool {
	for i := range a.t {
		t := &a.t[i]
		switch {
		case t.kind == number, a.sign(i, "[]()-"):
		case t.kind == handle, t.upper && len(t.word) <= 3:
			return a.sign(i+1, ":")
		default:
			return false
		}
	}
	return false
}

// said tells that the sentence is what its writer says of themselves or of us, in a
// conversation that stands in the timeline: "12.50 MV I shipped it". The entry's
// initials are the speaker's, and what people said then is evidence.
func (a *analysis) said(h *Hit, s postmortem.Sentence) bool {
	if !a.place.timeline || h.Sort != We && h.Sort != First {
		return false
	}
	entry := s.Prose.Text[:s.Start]
	entry = s.Prose.Text[strings.LastIndexByte(entry, '\n')+1 : s.End]
	words := strings.FieldsFunc(entry, func(c rune) bool { return c == ' ' || c == '[' || c == ']' || c == '(' || c == ')' })
	if len(words) < 3 || !strings.ContainsAny(words[0][:1], "0123456789") {
		return false
	}
	who := strings.TrimSuffix(words[1], ":")
	if who == strings.ToLower(who) && len(words) > 3 {
		who = strings.TrimSuffix(words[2], ":") // "12:50 UTC MV", "1:05 pm MV"
	}
	return len(who) >= 2 && len(who) <= 3 && who == strings.ToUpper(who) && capital(who) || strings.HasPrefix(who, "@")
}

func baseGrade(c Class, s Sort) Grade {
	switch c {
	case Fault:
		if s == We || s == First {
			return Slight
		}
		return Grave
	case HumanError, WhyPerson, BeCareful:
		return Plain
	case CounterfactualPassive, Hindsight, OmissionWe, NamedPerson:
		return Slight
	case Judgement:
		if s == We || s == First {
			return Slight
		}
		return Plain
	case Mistake:
		if s == Unknown || s == We || s == First {
			return Slight
		}
		return Plain
	}
	if s == We || s == First || s == Unknown || s == Indefinite || s == Vendor || s == They {
		return Slight
	}
	return Plain
}

// silent tells that the sentence is a policy, a template's text, or stands
// where nobody is spoken of.
func (a *analysis) silent() bool {
	if a.place.excluded || len(a.t) == 0 {
		return true
	}
	for i := range a.t {
		if a.is(i, tPolicy) {
			return true
		}
		switch a.word(i) {
		case "blame", "blaming", "fault", "blames":
			if a.leftIn(i, 6, lNoBlame) >= 0 {
				return true
			}
		}
	}
	return false
}

// question tells whether the sentence asks something.
func (a *analysis) question() bool {
	return a.sign(len(a.t)-1, "?") || len(a.t) > 1 && a.sign(len(a.t)-2, "?")
}

// whyPerson reads "Why did the engineer forget ...?" and "Who deleted ...?".
func (a *analysis) whyPerson() {
	if a.place.prospective {
		return
	}
	i := 0
	for i < len(a.t) && i < 6 && !a.is(i, tWhy) && !a.is(i, tWho) {
		i++
	}
	switch {
	case a.is(i, tWhy):
		a.whyDid(i)
	case a.is(i, tWho) && (i == 0 || a.sign(i-1, ":.)-") || a.t[i-1].kind == number):
		a.whoDid(i)
	}
}

// whyDid reads the question after "why": an auxiliary, a person, a verb.
func (a *analysis) whyDid(i int) {
	k := i + 1
	if !a.is(k, tAux) && !a.is(k, tModal) {
		return
	}
	for k++; a.is(k, tNeg) && !a.is(k, tDet) && !a.is(k, tIndef); k++ {
	}
	s := a.phraseFrom(k)
	if s.sort == Unknown && a.newName(s) {
		s.sort = Name
	}
	if !s.sort.Individual() && s.sort != Team && !(s.sort == We && a.is(s.head, tTeam)) || s.sort == They || a.supported(s.end) {
		return
	}
	a.emit(WhyPerson, s, i, s.end)
}

// supported tells that the question is about what was at hand: "why did the
// operator not have access".
func (a *analysis) supported(i int) bool {
	k := i + 1
	for a.is(k, tNeg) || a.adverb(k) {
		k++
	}
	return a.in(k, lAtHand)
}

// whoDid reads "who deleted the table?".
func (a *analysis) whoDid(i int) {
	k := i + 1
	for a.adverb(k) {
		k++
	}
	t := a.t[min(k, len(a.t)-1)].tags
	if t.has(tPast) && (t.has(tCause) || t.has(tBreak) || t.has(tDest) || t.has(tMis) || t.has(tOmit) || t.has(tAct) || t.has(tBreakObj)) {
		a.emit(WhyPerson, noSubject, i, k)
	}
}
