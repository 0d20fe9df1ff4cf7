package promise

import "strings"

// redeemed is what a later clause promises where the first one promises nothing that
// anybody could see: "straighten out the report, and send it as one mail at 06:00". It
// is nil where no later clause does.
func (r *reading) redeemed(exhortation string) *Promise {
	taught := false // "how to scan and secure" is one clause
	for k := r.after + 1; k+1 < len(r.terms); k++ {
		if r.terms[k-1].sign != 0 {
			taught = false
		}
		taught = taught || r.terms[k-1].low == "how" && r.terms[k].low == "to"
		if taught || !r.beginsClause(k) {
			continue
		}
		words := r.terms[k:]
		p := readOne(takeApart(joined(words), words), exhortation)
		if p.score > 0 && p.act && (!p.NoObject || len(words) > 3 && isPronoun(words[1].low)) {
			return &p
		}
	}
	return nil
}

// beginsClause reports whether a clause of its own begins at a word, with its verb.
func (r *reading) beginsClause(k int) bool {
	const verbs = classAct | classMix
	before, t, next := r.terms[k-1], r.terms[k], r.terms[k+1].low
	if arranging.Has(t.low) && !anyQuantity(r.terms[k:]) {
		return false
	}
	if before.sign == 0 && before.low != "and" && before.low != "then" || t.class&verbs == 0 && !isVerbBefore(t, next) {
		return false
	}
	if t.class&classNoun == 0 {
		return !isGerund(t.low)
	}
	return isArticle(next) || isPronoun(next) || next == "if" || next == "when"
}

// isVerbBefore reports whether a word that nobody knows stands where only a verb does.
func isVerbBefore(t term, next string) bool {
	return isArticle(next) && t.class == 0 && !t.code && isVerbLike(t.low) && !isConditionStart(t.low) && !isCondition(t.low)
}

func isPronoun(w string) bool { return w == "it" || w == "them" || w == "those" || w == "these" }

// joined is the text of words in lower case, with a blank at each end, as turns of
// phrase are looked for.
func joined(words []term) string {
	var b strings.Builder
	for _, t := range words {
		b.WriteByte(' ')
		b.WriteString(t.low)
	}
	b.WriteByte(' ')
	return b.String()
}

// purpose is what stands behind "so that" or "such that"; before are the words that
// stand in front of it.
func purpose(rest []term) (before, behind []term) {
	for i, t := range rest {
		if t.low != "so" && t.low != "such" || i == 0 || i+1 == len(rest) {
			continue
		}
		if next := rest[i+1].low; next == "that" {
			return rest[:i], rest[i+2:]
		}
		if t.low == "so" && rest[i-1].comma {
			return rest[:i], rest[i+1:]
		}
	}
	return rest, nil
}

// isFinal reports whether words say that something will be so for good: "it never
// emits half a ticket", "is no longer a single point of failure".
func isFinal(words []term) bool {
	for i, t := range words {
		if finals.Has(t.low) || i+1 < len(words) && finals.Has(t.low+" "+words[i+1].low) {
			return true
		}
	}
	return false
}

// isCompared reports whether words hold a comparative without a figure: "smoother".
func isCompared(words []term) bool {
	for i, t := range words {
		if t.class&classLoose != 0 && strings.HasSuffix(t.low, "er") && !anyQuantity(words[i:]) {
			return true
		}
	}
	return false
}

// isLoose reports whether words name only something better, easier or tidier.
func isLoose(words []term) bool {
	for i, t := range words {
		if isQuantity(words, i) || t.code {
			return false
		}
	}
	for i, t := range words {
		switch {
		case t.class&classLoose != 0, t.low == "everybody" || t.low == "everyone", t.low == "sense" || t.low == "needs":
			return true
		case t.class&classState != 0 && saysThatItIs(words[max(0, i-3):i]):
			return true
		}
	}
	return false
}
