package promise

import (
	"strings"

	"github.com/pmlint/pmlint/internal/english"
)

// clause is how an action's text is built: who or what shall do it, the verb,
// and what follows it. Its words are told by their places, so that they can be
// kept on the stack.
type clause struct {
	first   string // the word that it begins with
	lead    string // the verb in its base form; empty for a noun phrase
	class   wordClass
	at      int  // where it begins
	subject int  // where the subject of a demand ends: "the gateway must reject ..."; 0 for none
	after   int  // where that begins which follows the verb, or a noun phrase
	doubted bool // the demand is a guess: "could", "might"
	passive bool // it is demanded that the subject be changed
	state   bool // what will be so is told, and not demanded
}

// readClause finds the verb of what is promised.
func readClause(terms []term) clause {
	i := skipOpening(terms, openingPhrase(terms))
	i = skipLabel(terms, skipAgent(terms, i))
	i = skipOpening(terms, unwrap(terms, i))
	if i >= len(terms) {
		return clause{at: i, after: i}
	}
	c := clause{first: terms[i].low, at: i, after: i + 1}
	c.lead, c.class = verbOf(terms[i])
	if i+1 < len(terms) {
		c.readPair(terms, terms[i+1].low)
	}
	switch {
	case c.isNominal(terms):
		c = clause{first: c.first, at: i, after: i}
	case c.class == 0 && i+1 < len(terms):
		c.readNoun(terms)
	}
	if c.lead == "" || c.lead != terms[i].low || terms[i].class&classNoun != 0 {
		c.readStatement(terms)
	}
	return c
}

// skipOpening passes over the words before the verb: "we should also".
func skipOpening(terms []term, i int) int {
	for i < len(terms) {
		w, next := terms[i].low, ""
		if i+1 < len(terms) {
			next = terms[i+1].low
		}
		if !isOpening(w) && (w != "try" || next != "to") || w == "have" && isArticle(next) {
			return i
		}
		i++
	}
	return i
}

// isArticle tells the words that only a noun follows.
func isArticle(w string) bool {
	return articles.Has(w)
}

// isOpening tells words before the verb.
func isOpening(w string) bool {
	return opening.Has(w)
}

// openingPhrase is the length of a phrase before a comma that says when or
// where.
func openingPhrase(terms []term) int {
	switch terms[0].low {
	case "before", "after", "for", "in", "if", "when", "during", "until", "once", "on":
	default:
		return 0
	}
	for i := 0; i < len(terms)-1 && i < 12; i++ {
		if terms[i].comma {
			return i + 1
		}
	}
	return 0
}

// skipAgent passes over who is to do it: "Ana to add", "the SRE team to write".
func skipAgent(terms []term, i int) int {
	if i >= len(terms) || isStop(terms[i].low) || isConditionStart(terms[i].low) || terms[i].class&anyVerb != 0 && !isGroup(terms[i].low) {
		return i
	}
	for k := i + 1; k < len(terms)-1 && k < i+5; k++ {
		if !isAgent(terms[k-1]) && k > i+1 {
			continue
		}
		if terms[k].low == "to" {
			next := skipOpening(terms, k+1)
			if next < len(terms) && terms[next].class&anyVerb != 0 && isAgent(terms[k-1]) {
				return next
			}
			return i
		}
	}
	return i
}

// skipLabel passes over a word or two before a colon: "Ana: rotate the keys".
func skipLabel(terms []term, i int) int {
	for k := i; k+1 < len(terms) && k < i+3; k++ {
		if terms[k].class&anyVerb != 0 || isConditionStart(terms[k].low) {
			return i
		}
		if terms[k].comma {
			if terms[k+1].class&anyVerb != 0 && terms[k+1].class&classNoun == 0 {
				return k + 1
			}
			return i
		}
	}
	return i
}

// isAgent tells the last word of those who are to do something.
func isAgent(t term) bool {
	const things = classArtefact | classPaper | classGeneric | classQuality | classLoose | classHedge | classTopic
	return isGroup(t.low) || isCapital(t.text) && t.class&things == 0
}

func isCapital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// isGroup tells the words for those who can be given work.
func isGroup(w string) bool {
	return groups.Has(w)
}

// readPair reads verbs of two words, whose second one makes another of the
// first: "sort out", "start thinking".
func (c *clause) readPair(terms []term, next string) {
	switch {
	case c.lead == "start" && isGerund(next):
		if lead, class := verbOf(terms[c.at+1]); class&(classThink|classSoft) != 0 {
			c.lead, c.class, c.after = lead, class, c.at+2
		}
	case c.lead == "get" && next == "rid":
		c.lead, c.class, c.after = "remove", classAct, min(c.at+3, len(terms))
	case figuring.Has(c.lead + " " + next):
		c.lead, c.class = "figure", classThink
	case terms[c.at].low == "training" && (next == "on" || next == "for" || next == "about"):
		c.lead, c.class, c.after = "", 0, c.at
	case bettering.Has(c.lead + " " + next):
		c.class = classSoft
	}
}

// isNominal tells a noun that only looks like the verb: "release management",
// "load shedding".
func (c *clause) isNominal(terms []term) bool {
	t, rest := &terms[c.at], terms[c.after:]
	if t.class&classNoun == 0 || t.low != c.lead || len(rest) == 0 {
		return false
	}
	next := &rest[0]
	ends := len(rest) == 1 || isConditionStart(rest[1].low) || rest[1].low == "and" || isPlace(rest[1].low)
	if next.class&(classTopic|classQuality) != 0 {
		return ends
	}
	return isGerund(next.low) && next.class&classFiller == 0 && (next.class&classGeneric != 0 || ends)
}

func isGerund(w string) bool { return len(w) > 5 && strings.HasSuffix(w, "ing") }

// readNoun reads a verb from its noun ("removal of the old proxy"), or takes a
// word for one that an article follows, as none follows a noun ("encode the
// unit").
func (c *clause) readNoun(terms []term) {
	first, next := &terms[c.at], terms[c.at+1].low
	if next == "of" || next == "into" {
		if lead, class := verbOfNoun(first.low); class != 0 {
			c.lead, c.class, c.after = lead, class, c.at+2
			return
		}
	}
	if isArticle(next) && isVerbLike(first.low) && !first.code && !first.comma {
		c.lead, c.class = first.low, classMix
		return
	}
	c.after = c.at
}

// nounEndings are how nouns of action are made from verbs.
var nounEndings = [...]struct{ from, to string }{
	{"ication", "ify"}, {"ation", "ate"}, {"ation", "e"}, {"ation", ""}, {"uction", "uce"}, {"ion", "e"}, {"ion", ""},
	{"ment", ""}, {"al", "e"}, {"al", ""}, {"ysis", "yse"}, {"", ""},
}

// verbOfNoun is the verb that a noun of action is made from.
func verbOfNoun(w string) (string, wordClass) {
	words := lexicon()
	for _, e := range nounEndings {
		if stem, ok := strings.CutSuffix(w, e.from); ok && len(stem) > 2 {
			if c := words[stem+e.to] & anyVerb; c != 0 {
				return stem + e.to, c
			}
		}
	}
	return "", 0
}

// isVerbLike tells a word that can stand before an article as a verb does.
func isVerbLike(w string) bool {
	if len(w) < 3 || strings.HasSuffix(w, "ly") || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return false
	}
	for i := range len(w) {
		if c := w[i]; (c < 'a' || c > 'z') && c != '-' {
			return false
		}
	}
	return !noVerbs.Has(w)
}

// isUniversal tells a subject that is everything or everybody: what it should
// do is a rule, and nobody makes it so.
func isUniversal(subject []term) bool {
	for i, t := range subject {
		if universal.Has(t.low) {
			return i == 0 || i == len(subject)-1
		}
	}
	return false
}

// verbOf reads a lead word as a verb in its base form, also from a gerund or a
// past form. A noun that looks like one of the list is none where the list does
// not say so.
func verbOf(t term) (string, wordClass) {
	if c := t.class & anyVerb; c != 0 {
		return t.low, c
	}
	words := lexicon()
	for _, base := range english.BaseForms(t.low) {
		if c := words[base] & anyVerb; c != 0 {
			return base, c
		}
	}
	if base, ok := withoutPrefix(t.low); ok && words[base]&classAct != 0 {
		return t.low, classAct
	}
	return "", 0
}

// withoutPrefix is the verb that a word undoes or does again: "unfreeze", "re-hang".
func withoutPrefix(w string) (string, bool) {
	for _, prefix := range [...]string{"un", "re", "de", "dis"} {
		if base, ok := strings.CutPrefix(w, prefix); ok {
			return strings.TrimPrefix(base, "-"), true
		}
	}
	return "", false
}
