package moments

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// Verbs of what people say, see, think and where they go are few, and listed; those of
// what they do to a system are not. A word of which nothing is known is such a deed
// where it is inflected as a verb and stands where one does.

// deeds gives the words that nobody knows their classes: figures that are levels, and
// verbs.
func (t *table) deeds(tokens []token, unknown uint64) {
	for i := range tokens {
		if unknown&(1<<i) == 0 {
			continue
		}
		switch text := tokens[i].text; {
		case ascii.IsDigit(text[0]):
			tokens[i].set = t.figure(tokens, i)
		case text[0] == 'v' && len(text) > 1 && ascii.IsDigit(text[1]):
			tokens[i].set = t.special.change
		case t.isDeed(tokens, i):
			tokens[i].set = t.special.deed
		}
	}
}

// figure is what a figure tells where it stands: a level, "below 250 ms", or at the
// beginning a version, "5.12 misses the key"; "at 10:40" is neither.
func (t *table) figure(tokens []token, i int) set {
	behind := ""
	if i+1 < len(tokens) {
		if tokens[i+1].stop == ':' {
			return 0
		}
		behind = strings.ToLower(tokens[i+1].text)
	}
	switch sp := &t.special; {
	case i == 0 && slices.Contains(t.lists["units"], behind):
		return sp.level
	case i == 0 && strings.Contains(tokens[i].text, "."):
		return sp.change
	case i == 0 || tokens[i].stop != 0 || slices.Contains(t.lists["clocks"], behind):
		return 0
	case slices.Contains(t.lists["lows"], strings.ToLower(tokens[i-1].text)):
		return sp.level | sp.normal
	case slices.Contains(t.lists["levels"], strings.ToLower(tokens[i-1].text)):
		return sp.level
	}
	return 0
}

// isDeed reports whether the unknown word at i is a verb: a participle with what it
// needs behind it, "pool enlarged to 400", or what somebody does, "Sam lowers the limit".
func (t *table) isDeed(tokens []token, i int) bool {
	text := tokens[i].text
	past := len(text) > 4 && strings.HasSuffix(text, "ed")
	first := i == 0 || tokens[i].stop != 0
	if past && (first || t.closed(tokens, i+1)) {
		return i == 0 || !tokens[i-1].set.has(t.special.article)
	}
	if first || ascii.IsUpper(text[0]) || !tokens[i-1].set.has(t.special.person) {
		return false
	}
	return past || strings.HasSuffix(text, "s") || strings.EqualFold(tokens[i-1].text, "we")
}

// closed reports whether no noun stands at i to which the word before belongs.
func (t *table) closed(tokens []token, i int) bool {
	return i >= len(tokens) || tokens[i].stop != 0 || tokens[i].set.has(t.special.article|t.special.joins|t.special.aside) ||
		slices.Contains(t.lists["particles"], strings.ToLower(tokens[i].text))
}

// inherit gives a clause without a subject that of the clause before it in the same
// sentence: "a visitor stood at the door and asked what was wrong".
func (t *table) inherit(part []token, before, c *clause) {
	if part[0].stop == '.' || part[0].stop == ':' || c.who&^(t.special.joins|t.special.article) != 0 {
		return
	}
	start := 0
	for start < len(part) && part[start].set.has(t.special.joins) {
		start++
	}
	if start < len(part) && part[start].set.has(t.verbs) {
		c.who |= before.who & t.special.subject
		c.all |= before.who & t.special.subject
	}
}

// turns reports whether a clause tells the contrary of what stands before it, or that
// something happens once more.
func (t *table) turns(part []token) bool {
	return hasAny(part, t.special.again) || slices.Contains(t.lists["contrast"], strings.ToLower(part[0].text))
}

// relapse takes the steps that an entry tells before trouble that goes on: "restarted,
// then latency climbs again".
func relapse(items []item) {
	for i := len(items) - 1; i > 0; i-- {
		if !items[i].turns {
			continue
		}
		for k := range items[:i] {
			for kind := mitigated; kind < kinds; kind++ {
				items[k].weight[kind] = 0
			}
		}
		return
	}
}
