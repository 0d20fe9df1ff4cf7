package wording

import "strings"

// reminded reads "remind everybody to check the region", as a lesson or an
// action.
func (a *analysis) reminded(i int) {
	if !a.exhorts(i) || i > 0 && !a.sign(i-1, ":-]") {
		return
	}
	s := a.phraseFrom(i + 1)
	if w := a.word(s.end + 1); (a.someone(s.sort) && s.sort != Vendor || s.sort == We && a.word(s.head) != "us") && (w == "to" ||
		w == "about" || w == "of") {
		a.emit(BeCareful, noSubject, i, s.end+1)
	}
}

// beCareful reads "be more careful", "pay more attention", "double check".
func (a *analysis) beCareful(i int) {
	w := a.word(i)
	if k := i - 1; a.word(i+1) == "enough" {
		if a.is(k, tNeg) {
			k--
		}
		if a.is(k, tBe) {
			a.notEnough(i, k)
			return
		}
	}
	if a.negated(i) || a.leftWord(i, 9, "not", "n't", "never", "rather", "instead") >= 0 {
		return
	}
	if a.in(i, lCareful) {
		a.exhorted(i)
		return
	}
	switch w {
	case "carefully", "cautiously", "diligently", "thoroughly":
		if a.word(i-1) == "more" && !a.pastClause(i) {
			a.emit(BeCareful, noSubject, i-1, i)
		}
	case "attention":
		k := a.leftWord(i, 5, "pay", "paying")
		if k == i-1 && k >= 0 && a.word(k) == "pay" && a.place.prospective && (k == 0 || a.sign(k-1, ":-") || a.exhortative(k)) {
			a.emit(BeCareful, noSubject, k, i)
		} else if k >= 0 && (a.word(i-1) == "more" || a.word(i-1) == "closer" || a.word(i-1) == "better" || a.word(i-1) == "close" ||
			a.word(i-1) == "careful") {
			a.emit(BeCareful, noSubject, k, i)
		} else if a.comparative(i-1) && a.is(i+1, tModal) && a.near(i, 4, "paid") {
			a.emit(BeCareful, noSubject, i-1, i)
		}
	case "caution":
		if k := a.leftWord(i, 5, "exercise", "use", "take", "exercising"); k >= 0 && a.word(i-1) != "with" && a.exhorts(k) {
			a.emit(BeCareful, noSubject, k, i)
		}
	case "care":
		if k := a.leftWord(i, 4, "take", "taking"); k >= 0 && a.comparative(i-1) && a.exhorts(k) {
			a.emit(BeCareful, noSubject, k, i)
		} else if a.comparative(i-1) && a.is(i+1, tModal) && a.near(i, 4, "taken") {
			a.emit(BeCareful, noSubject, i-1, i)
		}
	case "discipline", "rigor", "rigour", "diligence", "vigilance":
		if k := a.leftWord(i, 4, "have", "need", "show", "require", "requires", "needs"); k >= 0 && a.comparative(i-1) && a.exhorts(k) {
			a.emit(BeCareful, noSubject, k, i)
		}
	case "double-check", "doublecheck", "triple-check":
		if a.exhortative(i) {
			a.emit(BeCareful, noSubject, i, i)
		}
	case "double":
		if a.word(i+1) == "check" && a.exhortative(i) {
			a.emit(BeCareful, noSubject, i, i+1)
		}
	}
}

// notEnough reads "we were not careful enough", "our review was not thorough
// enough".
func (a *analysis) notEnough(i, k int) {
	g := a.group(k)
	if !g.neg && !a.is(k+1, tNeg) || a.word(k) != "was" && a.word(k) != "were" || g.modal >= 0 || a.place.prospective {
		return
	}
	s := a.subjectLeft(g.start-1, 0)
	switch {
	case s.none():
	case s.sort.Individual() && s.sort != They && !a.negPhrase(s), s.sort == We, s.sort == First, s.sort == Team:
		a.emit(Judgement, s, s.start, i)
	case a.word(s.start) == "our" && (a.in(s.head, lCareWork) || a.in(s.head, lDeed)):
		a.emit(Judgement, subject{We, s.start, s.start, s.start}, s.start, i)
	}
}

// comparative tells that more of it is asked for.
func (a *analysis) comparative(i int) bool {
	switch strings.ToLower(a.word(i)) {
	case "more", "greater", "better", "extra", "special", "closer":
		return true
	}
	return false
}

// exhorted reads "be (more) careful", "needs to be extra vigilant", and
// "should have been more careful".
func (a *analysis) exhorted(i int) {
	k := i - 1
	more := false
	for k >= 0 && (a.adverb(k) || a.word(k) == "more" || a.word(k) == "extra" || a.word(k) == "especially" || a.word(k) == "particularly") {
		more = more || a.word(k) == "more" || a.word(k) == "extra"
		k--
	}
	if a.outsiderBefore(k) || a.word(i) == "aware" && !more {
		return
	}
	switch a.word(k) {
	case "be", "remain", "stay", "become":
		if more || a.exhorts(k) || k == 1 && a.word(0) == "Please" {
			a.emit(BeCareful, noSubject, k, i)
		}
	case "being":
		if more && a.word(k-1) == "by" {
			a.emit(BeCareful, noSubject, k, i)
		}
	case "been":
		s := a.subjectOf(a.group(k))
		if more && (s.none() || s.sort == Unknown) {
			a.emit(BeCareful, s, k, i)
		}
	}
}

// exhorts tells that "be careful" at k is meant for ourselves: a lesson, an
// action, or a sentence whose subject is one of us.
func (a *analysis) exhorts(k int) bool {
	if a.place.prospective || a.place.lessons || a.place.unknown {
		return true
	}
	for n := 0; n < k; n++ {
		if a.is(n, tWe) || a.is(n, tRole) || a.is(n, tTeam) || a.is(n, tIndef) {
			return true
		}
	}
	return false
}

// outsiderBefore tells that it is users who are told to take care.
func (a *analysis) outsiderBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if a.is(k, tUser) {
			return true
		}
	}
	return false
}

// exhortative tells that the verb at i is asked for: an imperative, "should",
// "to", "let's".
func (a *analysis) exhortative(i int) bool {
	k := i - 1
	for k >= 0 && a.adverb(k) {
		k--
	}
	if k < 0 {
		return a.place.prospective || a.place.lessons || a.place.unknown || a.word(0) == "always"
	}
	switch a.word(k) {
	case "always", "should", "must", "to", "please", "and":
		return a.word(k) != "to" || a.word(k-1) == "need" || a.word(k-1) == "have" || a.word(k-1) == "remember" || a.word(k-1) == "needs"
	}
	return (a.sign(k, ":-") || k < 0) && (a.place.prospective || a.place.lessons)
}

func (a *analysis) pastClause(i int) bool {
	return a.verbLeft(i) >= 0 && a.leftWord(i, 14, "should", "need", "must", "to") < 0
}
