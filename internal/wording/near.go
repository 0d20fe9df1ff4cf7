package wording

import "strings"

// object finds a word of the kind in what follows the verb within its clause.
func (a *analysis) object(v int, x tag, reach int) int {
	for k := v + 1; k < len(a.t) && k <= v+reach; k++ {
		if a.t[k].kind == sign || a.is(k, tSub) || a.is(k, tRel) && !a.is(k, tDet) || a.is(k, tWho) || a.is(k, tAux) || a.is(k, tModal) {
			return -1
		}
		if a.is(k, x) {
			return k
		}
	}
	return -1
}

// hasWord tells whether the word qualifies the phrase's head.
func (a *analysis) hasWord(s subject, w string) bool {
	for k := s.start; k < s.head; k++ {
		if a.word(k) == w {
			return true
		}
	}
	return false
}

// verbLeft is the nearest verb in the past before i, within its clause.
func (a *analysis) verbLeft(i int) int {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		if a.sign(k, ",") && k == i-1 && a.sign(i+1, ",") {
			continue // "assumed, incorrectly, that"
		}
		if a.sign(k, ",;:.(-") || a.is(k, tSub) {
			return -1
		}
		if a.pastLike(k) && !a.is(k, tAux) && !a.nounBefore(k) {
			return k
		}
	}
	return -1
}

// isNegated tells that a negation stands between the tokens.
func (a *analysis) isNegated(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if a.is(k, tNeg) {
			return true
		}
	}
	return false
}

// anyWord tells whether the sentence holds one of the words.
func (a *analysis) anyWord(words ...string) bool {
	for k := range a.t {
		for _, w := range words {
			if a.t[k].word == w {
				return true
			}
		}
	}
	return false
}

// near tells whether the word stands within n tokens after i.
func (a *analysis) near(i, n int, w string) bool {
	for k := i + 1; k < len(a.t) && k <= i+n; k++ {
		if strings.EqualFold(a.t[k].word, w) {
			return true
		}
	}
	return false
}

func (a *analysis) wordIn(g group, w string) bool {
	for k := g.start; k < g.verb; k++ {
		if a.word(k) == w {
			return true
		}
	}
	return false
}

func (a *analysis) particle(v int, words ...string) int {
	for k := v + 1; k < len(a.t) && k < v+8 && a.t[k].kind != sign; k++ {
		for _, w := range words {
			if a.word(k) == w {
				return k
			}
		}
	}
	return -1
}

// negated tells that the word at i is denied or asked for in its own phrase.
func (a *analysis) negated(i int) bool {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if a.sign(k, ",;:.(") {
			return false
		}
		if a.is(k, tNeg) || a.is(k, tWithout) {
			return true
		}
	}
	return false
}

func (a *analysis) leftWord(i, reach int, words ...string) int {
	for k := i - 1; k >= 0 && k > i-reach; k-- {
		for _, w := range words {
			if a.word(k) == w {
				return k
			}
		}
	}
	return -1
}

// bareEnd tells that the clause ends at i.
func (a *analysis) bareEnd(i int) bool {
	return i >= len(a.t) || a.t[i].kind == sign || a.is(i, tPrep) && a.word(i) != "by" || a.is(i, tConj) || a.is(i, tSub)
}

// endsPhrase tells that nothing at i says more of the participle before it.
func (a *analysis) endsPhrase(i int) bool {
	return a.t[i].kind == sign || a.is(i, tPrep) || a.is(i, tSub) || a.is(i, tConj) || a.adverb(i)
}
