package promise

// BeginsWithVerb reports whether a text says first what is to be done, or says of
// something what must be, will be or can be: what may be the text of an action. A name
// or a record does neither.
func BeginsWithVerb(text string) bool {
	t := Text{Plain: text}
	var room [maxTerms]term
	s := sentence(text)
	words := termsOf(&t, lowerOf(text), 0, len(s), room[:0])
	if len(words) == 0 {
		return false
	}
	c := readClause(words)
	return c.class != 0 && !c.state || c.doubted
}

// Names reports whether a text is a name of one or two words that says nothing of
// work: "Lending", not "Monitoring".
func Names(text string) bool {
	t := Text{Plain: text}
	var room [maxTerms]term
	words := termsOf(&t, lowerOf(text), 0, len(text), room[:0])
	for _, w := range words {
		if _, verb := verbOf(w); w.class != 0 || verb != 0 {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 2
}
