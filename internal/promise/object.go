package promise

import (
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/internal/ascii"
)

// namesObject tells that the object of the verb, or a noun phrase, is narrowed
// down to something: "liveness probes", not "monitoring".
func namesObject(rest []term) bool {
	nouns, narrow := 0, 0
	for i, t := range rest {
		switch {
		case t.class&(classFiller|classLoose|classHedge) != 0, len(t.low) < 3, isConditionStart(t.low), isOpening(t.low), isStop(t.low):
		case t.class&(classGeneric|classQuality|classPaper|classTopic) != 0:
			nouns++
		case t.class&anyVerb == 0 || i > 0 && t.class&classNoun != 0:
			nouns++
			narrow++
		}
		if narrow > 0 && nouns > 1 {
			return true
		}
	}
	return false
}

// isGenericObject tells that the object of the verb names no thing in
// particular and nothing narrows it: "the bug", "monitoring", "the process".
func isGenericObject(rest []term) bool {
	found := false
	for _, t := range rest {
		if t.class&classFiller != 0 {
			continue
		}
		if t.class&classGeneric == 0 {
			return found && (t.low == "to" || t.low == "in" || t.low == "with" || t.low == "around")
		}
		found = true
		if t.comma {
			return true
		}
	}
	return found
}

// specificsOf counts the kinds of things by which the object can be pointed at.
func specificsOf(rest []term, lead string) int {
	var code, name, identifier, number, artefact, condition bool
	for i, t := range rest {
		switch {
		case t.code:
			code = true
		case isIdentifier(t.text):
			identifier = true
		case isName(t.text) && (i > 0 || lead != ""):
			name = true
		}
		number = number || !t.code && isQuantity(rest, i)
		artefact = artefact || t.class&classArtefact != 0 && i > 0 && isModifier(rest[i-1])
		condition = condition || isCondition(t.low) && i > 0 && i+1 < len(rest)
	}
	n := 0
	for _, b := range [...]bool{code, name, identifier, number, artefact, condition} {
		if b {
			n++
		}
	}
	return n
}

// provesThing reports whether a noun for a test goes on with what it is to prove:
// "load testing to validate the behaviour of the pool".
func provesThing(phrase []term) bool {
	for i := 1; i+2 < len(phrase) && i < 6; i++ {
		if phrase[i].low == "to" {
			return testNouns.Has(phrase[i-1].low) && proving.Has(phrase[i+1].low) && specificsOf(phrase[i+2:], phrase[i+1].low)+
				boolInt(namesObject(phrase[i+2:])) > 0
		}
	}
	return false
}

// isModifier tells a word that narrows the noun behind it.
func isModifier(t term) bool {
	if t.class&(classHedge|classGeneric|classFiller) != 0 {
		return false
	}
	switch t.low {
	case "down", "missing", "internal", "to", "for", "with", "on", "in", "of", "own", "old":
		return false
	}
	return true
}

// isCondition tells words that begin a condition or a purpose.
func isCondition(w string) bool {
	return conditions.Has(w)
}

// isConditionStart tells the prepositions that end the object of a verb.
func isConditionStart(w string) bool {
	return prepositions.Has(w)
}

// isIdentifier tells names of the sort that software has: inner capitals,
// underscores, paths, dots, figures.
func isIdentifier(w string) bool {
	switch {
	case isPlainWord(w):
		return false
	case strings.ContainsAny(w, "_=") || strings.Contains(w, "::") || strings.HasPrefix(w, "--"):
		return true
	case strings.HasPrefix(w, "/") && len(w) > 2, hasInnerDot(w), hasInnerSigns(w):
		return true
	}
	return strings.Contains(w, "-") && isComponent(w)
}

// hasInnerDot reports whether a full stop stands between letters that is none of an
// abbreviation: "fares.csv".
func hasInnerDot(w string) bool {
	i := strings.IndexByte(w[1:], '.') + 1
	return i > 0 && i < len(w)-1 && !strings.EqualFold(w, "e.g") && !strings.EqualFold(w, "i.e")
}

// hasInnerSigns reports whether a word has a capital behind a small letter, or both
// small letters and figures without beginning with one: "UserService", "eu1".
func hasInnerSigns(w string) bool {
	lower, inner, digit := false, false, false
	for _, r := range w {
		switch {
		case unicode.IsLower(r):
			lower = true
		case unicode.IsUpper(r):
			inner = inner || lower
		case r >= '0' && r <= '9':
			digit = true
		}
	}
	return inner && !strings.Contains(w, "/") || digit && lower && !ascii.IsDigit(w[0])
}

// isPlainWord tells a word of small letters, which may begin with a capital.
func isPlainWord(w string) bool {
	for i := range len(w) {
		if c := w[i]; (c < 'a' || c > 'z') && (i > 0 || c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// isComponent tells "kafka-exporter" from "third-party".
func isComponent(w string) bool {
	if strings.Count(w, "-") > 2 || w != strings.ToLower(w) {
		return false
	}
	first, _, _ := strings.Cut(w, "-")
	last := w[strings.LastIndexByte(w, '-')+1:]
	return !compoundHeads.Has(first) && !compoundTails.Has(last) && len(first) > 1 && len(last) > 2
}

// isName tells a proper noun or a product, which is not the first word.
func isName(w string) bool {
	if len(w) < 2 || w[0] < 'A' || w[0] > 'Z' {
		return false
	}
	return !commonNames.Has(w)
}

// isQuantity tells a number that measures something: with a unit, a percent
// sign, a comparison or a thing that is counted.
func isQuantity(terms []term, i int) bool {
	w := terms[i].text
	if w == "" {
		return false
	}
	if c := w[0] | 0x20; c >= 'a' && c <= 'z' {
		switch terms[i].low {
		case "half", "double", "twice", "zero":
			return i+1 < len(terms)
		}
		return i+1 < len(terms) && numerals.Has(terms[i].low)
	}
	w = strings.TrimLeft(w, "<>=~≥≤")
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

// anyQuantity tells that a number says how much.
func anyQuantity(terms []term) bool {
	for i := range terms {
		if isQuantity(terms, i) {
			return true
		}
	}
	return false
}

// headIs tells the class of the object's last word, which says what it is.
func headIs(rest []term, class wordClass) bool {
	for i, t := range rest {
		ends := isConditionStart(t.low) || isCondition(t.low) || isPlace(t.low)
		if ends && i == 0 {
			return false
		}
		if ends {
			return rest[i-1].class&class != 0
		}
		if t.comma || i == len(rest)-1 {
			return t.class&class != 0
		}
	}
	return false
}

// onlyTopic tells an object that is a field of work and no thing: "release
// hygiene", "the login code".
func onlyTopic(rest []term) bool {
	return headIs(rest, classTopic|classQuality|classMass)
}
