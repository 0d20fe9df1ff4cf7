package promise

import (
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// askFigure is for verbs that say no more than which way.
const askFigure = "from which value to which?"

// Hint asks for what is missing, in the words of the promise itself; it is empty
// where no question fits. The text is the one that was read.
func (p *Promise) Hint(text string) string {
	switch {
	case p.exhorts:
		return "what would have caught it without anybody thinking of it: a check, a limit, a default?"
	case p.Reason == "habit":
		return "what will make it happen without anybody remembering it, and where will that be seen?"
	case p.Reason == "question":
		return "what will be done once the answer is known, and by when will it be?"
	case p.Inquiry || p.light == workInquiry:
		return "what will there be to read" + p.about() + ", and by when? Say who needs the answer, and for which decision"
	case p.talks || talking.Has(p.Verb):
		return "what shall come of it, from whom, and by when?"
	case pondering.Has(p.Verb):
		return "what will have been decided" + p.about() + ", and by when?"
	}
	if p.Verb != "limit" && !p.act || p.Verb == "document" {
		if h := subjectHint(p.Verb); h != "" {
			return h
		}
	}
	if h := objectHint(text, p.Verb); h != "" {
		return h
	}
	switch {
	case p.object == "":
		return ""
	case p.NoObject && !p.NoEnd:
		return "which " + bare(p.object) + ", and where?"
	case p.NoMeasure && isMeasured(p.Verb):
		return askFigure
	}
	return "what will be different" + p.about() + " when it is done, and how will anybody see it?"
}

// about names the object; empty where there is none.
func (p *Promise) about() string {
	if p.object == "" {
		return ""
	}
	return " about " + strconv.Quote(p.object)
}

// bare is an object without the article before it.
func bare(object string) string {
	first, rest, more := strings.Cut(object, " ")
	if more && isArticle(strings.ToLower(first)) {
		return strconv.Quote(rest)
	}
	return strconv.Quote(object)
}

// maxObject is how many words of an object are told.
const maxObject = 5

// phraseOf is the object as it stands, up to what follows it.
func phraseOf(rest []term) string {
	var words []string
	for i, t := range rest {
		ends := endsObject(t.low)
		if len(words) == maxObject || ends && (len(words) > 0 || i > 1) || i > 0 && t.endsPhrase() {
			break
		}
		if !ends {
			words = append(words, t.text)
		}
		if t.comma {
			break
		}
	}
	if len(words) == 1 && (pointsBack(strings.ToLower(words[0])) || isArticle(strings.ToLower(words[0]))) {
		return ""
	}
	return strings.Join(words, " ")
}

// endsObject reports whether a word begins what follows an object.
func endsObject(w string) bool {
	return isConditionStart(w) || isCondition(w) || isPlace(w) || isStop(w) || w == "such"
}

// endsPhrase reports whether a word is the key of a ticket, or says only that something
// be better.
func (t *term) endsPhrase() bool {
	if t.class&(classLoose|classHedge) != 0 {
		return true
	}
	return t.text == strings.ToUpper(t.text) && ascii.IsDigit(t.text[len(t.text)-1])
}

// subjectHint is what to ask about a word; empty where it says nothing.
func subjectHint(w string) string {
	for n := len(w); n > 0; n-- {
		if hint, ok := subjects.Find(w[:n]); ok && (n == len(w) || n > 3) {
			return hint
		}
	}
	return ""
}

// isMeasured reports whether a verb wants a figure.
func isMeasured(verb string) bool { return tuning.Has(verb) || isDegree(verb) }

// objectHint asks about the thing that the text is about: the last word for one
// before a preposition, since in "release process" it is the process. The verb
// is none.
func objectHint(s, verb string) string {
	hint, seen := "", 0
	for i, w := range strings.Fields(strings.ToLower(s)) {
		word := strings.Trim(w, ".,:;()*`\"")
		h := subjectHint(word)
		switch {
		case i == 0 && word == verb:
			continue
		case word == "should" || word == "must" || word == "needs":
			return hint
		case isConditionStart(word) || isCondition(word):
			if seen > 1 || hint != "" {
				return hint
			}
			continue
		case h != "":
			hint = h
		}
		if i > 0 {
			seen++
		}
		if hint != "" && strings.ContainsAny(w[len(w)-1:], ".,:;)") {
			return hint
		}
	}
	return hint
}
