package promise

// unwrap passes over the ticket, plan or list that a promise is wrapped in: "create a
// ticket to move ...", "raise a card: delete ...", "backlog item: drop ...". What such
// a thing is for, is the promise.
func unwrap(terms []term, i int) int {
	for k := i; k+1 < len(terms) && k < i+6; k++ {
		switch t := terms[k]; {
		case containers.Has(t.low):
			if inside := contents(terms, i, k); inside > 0 {
				return inside
			}
		case k == i && !opensContainer(t), k > i && t.comma, k > i && t.class&anyVerb != 0 && t.class&classNoun == 0:
			return i
		}
	}
	return i
}

// contents is where that begins which the ticket or plan at k is for; 0 where it does
// not say.
func contents(terms []term, i, k int) int {
	t := terms[k]
	if t.sign == ':' || t.sign == '-' && k < i+3 {
		return k + 1
	}
	next := terms[k+1].low
	if k+2 >= len(terms) || k == i && t.class&anyVerb != 0 || next != "to" && (next != "for" || !isGerund(terms[k+2].low)) {
		return 0
	}
	if _, class := verbOf(terms[k+2]); class == 0 {
		return 0
	}
	return k + 2
}

// opensContainer reports whether a word may stand before the name of a ticket or plan.
func opensContainer(t term) bool {
	return wrapping.Has(t.low) || isArticle(t.low) || t.low == "new" || containers.Has(t.low)
}
