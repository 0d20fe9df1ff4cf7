package moments

import (
	"slices"
	"strings"
)

// clause is a piece of an entry with one verb.
type clause struct {
	all       set
	who, whom set // before its verb and behind it; of a passive the other way round
	verbless  bool
	turns     bool // it tells the contrary of what stands before it, or that something comes back
}

// weigh adds what the clause is evidence for.
func (c *clause) weigh(weight *[kinds]int8) {
	if c.all|c.who|c.whom == 0 {
		return
	}
	t := words()
	for i := range t.rows {
		r := &t.rows[i]
		if weight[r.kind] < r.weight && r.holds(c) {
			weight[r.kind] = r.weight
		}
	}
	if c.verbless && weight[symptom] == least {
		weight[symptom] = likely // "500s on /transfer" says nothing else
	}
	if c.all.has(t.special.said) { // what is told to the public tells of its end at most
		clear(weight[:restored])
	}
}

// holds reports whether a clause is what the row asks for.
func (r *row) holds(c *clause) bool {
	return r.any&^c.all == 0 && r.who&^c.who == 0 && r.whom&^c.whom == 0 && !c.all.has(r.not) && !c.who.has(r.notWho) && !c.whom.has(r.notWhom)
}

// special are the classes that change what other words mean.
type special struct {
	not, intent, lack, be, by, joins, aside set
	event, vain                             set // what holds for an entry, a sentence
	said, elsewhere, prod                   set
	name, article                           set
	person, fires, stops, signal            set
	bad, good, calm, lacks                  set
	steps                                   set // what is done against the trouble
	plain, speech, outside                  set // no nouns; what is said and looked for
	deed, level, again, change, normal      set
	tells                                   set
	subject                                 set // what a subject tells of its verb
}

// specials names them, when all words are read.
func (t *table) specials() special {
	of := func(names ...string) (s set) {
		for _, n := range names {
			s |= t.classes[n]
		}
		return s
	}
	sp := special{not: of("not"), intent: of("intent"), lack: of("unable"), joins: of("joins"), aside: of("aside"), vain: of("vain")}
	sp.be, sp.by, sp.fires, sp.stops, sp.signal = of("be"), of("by"), of("fires"), of("stops"), of("signal", "measure")
	sp.event, sp.person = of("said", "elsewhere", "prod", "vain"), of("responder", "name")
	sp.said, sp.elsewhere, sp.prod, sp.name, sp.article = of("said"), of("elsewhere"), of("prod"), of("name"), of("article")
	sp.states(of)
	sp.deed, sp.level, sp.again = of("deed"), of("level"), of("again")
	sp.steps = of("acts", "undone", "fix")
	sp.outside = of("outsider", "trouble", "flow")
	sp.speech = of("looks", "tells", "reports", "learns", "finds", "searches", "acks", "fires", "said", "intent", "not", "confirms")
	sp.plain = t.verbs | of("be", "by", "article", "joins", "aside", "not", "intent", "responder", "name")
	sp.plain |= of("whole", "first", "normal", "bad", "again", "back")
	sp.change, sp.normal, sp.tells = of("change"), of("normal"), of("tells", "reports")
	sp.subject = of("outsider", "responder", "name", "signal")
	return sp
}

// states are how a system can be, which a "not" turns round.
func (sp *special) states(of func(...string) set) {
	sp.bad, sp.calm = of("fails", "trouble", "bad", "rises"), of("calm")
	sp.good, sp.lacks = of("recovers", "normal", "works", "ends"), of("lacks")
}

// read cuts a text into clauses.
func (w *weigher) read(s string) {
	t := words()
	w.tokens = tokensOf(w.tokens[:0], s)
	t.classify(w.tokens)
	sp := &t.special
	tokens, clauses := w.tokens, w.clauses[:0]
	var whole, told set // what holds for all of the entry, and from a clause on
	first, main := 0, 0 // clause of the sentence, and the last that stands for itself
	for from := 0; from < len(tokens); {
		to := t.end(tokens, from, sp)
		part := tokens[from:to]
		if part[0].stop == '.' {
			first = len(clauses)
		}
		says := t.deny(part)
		clauses = append(clauses, t.roles(part, sp))
		if main < first {
			main = first
		}
		if n := len(clauses) - 1; n > first {
			t.inherit(part, &clauses[main], &clauses[n])
		}
		if !part[0].was.has(sp.aside) {
			main = len(clauses) - 1
		}
		clauses[len(clauses)-1].turns = t.turns(part)
		for i := range clauses[first:] { // what did not help was told before it
			clauses[first+i].all |= says & sp.vain
		}
		told |= says & sp.said
		clauses[len(clauses)-1].all |= told // and what follows
		whole |= says &^ (sp.vain | sp.said)
		from = to
	}
	if whole.has(sp.prod) {
		whole &^= sp.elsewhere // "from the test system to production"
	}
	for i := range clauses {
		clauses[i].all = clauses[i].all&^sp.elsewhere | whole&^sp.prod
	}
	w.clauses = clauses
}

// lead is how many words in front of a colon say who or what tells the rest: "Forum
// post: the map is empty".
const lead = 3

// leads reports whether what stands before a colon says who or what tells the rest.
func leads(before []token, sp *special) bool {
	return len(before) <= lead || len(before) <= 2*lead && hasAny(before, sp.tells|sp.fires|sp.subject)
}

// end is where the clause that begins at from ends.
func (t *table) end(tokens []token, from int, sp *special) int {
	verb := false
	for i := from; i < len(tokens); i++ {
		tok := &tokens[i]
		if i > from && tok.stop != 0 && !(tok.stop == ':' && leads(tokens[from:i], sp)) {
			return i
		}
		if verb && tok.set.has(sp.joins|sp.aside) && t.verbAhead(tokens[i+1:]) || i > from && t.isJoined(tokens, from, i) {
			return i
		}
		verb = verb || tok.set.has(t.verbs)
	}
	return len(tokens)
}

// isJoined reports whether the word at i joins what is nothing but a verb: "and asked".
func (t *table) isJoined(tokens []token, from, i int) bool {
	sp := &t.special
	if !tokens[i].set.has(sp.joins) || i+1 == len(tokens) || tokens[i+1].stop != 0 {
		return false
	}
	next := tokens[i+1].set
	return next != 0 && next&^t.verbs == 0 && hasAny(tokens[from:i], sp.subject|sp.aside|t.verbs)
}

// verbAhead reports whether a verb follows soon, in the same clause.
func (t *table) verbAhead(tokens []token) bool {
	for i := range tokens[:min(len(tokens), 6)] {
		if tokens[i].stop != 0 {
			return false
		}
		if tokens[i].set.has(t.verbs) {
			return true
		}
	}
	return false
}

// deny takes the classes from what is denied, only intended or told beside the main
// thing, and gives what concerns the whole entry.
func (t *table) deny(tokens []token) (whole set) {
	sp := &t.special
	for i := range tokens {
		tok := &tokens[i]
		whole |= tok.set & sp.event
		switch {
		case tok.set.has(sp.intent) && sp.inName(tokens, i):
			continue
		case tok.set.has(sp.intent):
			blank(tokens)
			return whole
		case tok.set.has(sp.aside):
			blank(t.beside(tokens[i+1:]))
			return whole
		case tok.set.has(sp.stops) && i+1 < len(tokens) && strings.HasSuffix(tokens[i+1].text, "ing"):
			sp.stop(tok, &tokens[i+1])
		case tok.set.has(sp.stops) && i > 0 && i == len(tokens)-1 && !hasAny(tokens[:i], sp.bad|sp.person|sp.fires|sp.signal):
			tok.set = sp.lacks // "the feed stops"
		case tok.set.has(sp.lack):
			if !hasAny(tokens[:i], sp.person) {
				tok.set = sp.lacks
				i++
			}
			blank(tokens[i:])
			return whole
		case tok.set.has(sp.not):
			sp.negate(tok, tokens[i+1:])
			return whole
		}
	}
	return whole
}

// inName reports whether the word at i only tells which thing is meant: "the planning tool".
func (sp *special) inName(tokens []token, i int) bool {
	return i > 0 && i+1 < len(tokens) && tokens[i-1].set.has(sp.article) && !tokens[i+1].set.has(sp.steps)
}

// beside is how much of the tokens behind an "after" belongs to it: up to the verb of
// the main sentence, where that follows without a comma.
func (t *table) beside(tokens []token) []token {
	verbs := 0
	for i := range tokens {
		if tokens[i].set.has(t.verbs) {
			if verbs++; verbs > 1 && i > 2 {
				return tokens[:i]
			}
		}
	}
	return tokens
}

// stop reads "stops serving" and "stops failing"; an alert that stops firing has ended.
func (sp *special) stop(verb, what *token) {
	switch {
	case what.set.has(sp.bad):
		what.set, verb.set = sp.calm, 0
	case !what.set.has(sp.fires):
		what.set, verb.set = sp.lacks, 0
	}
}

// negate reads what stands behind a "not".
func (sp *special) negate(not *token, rest []token) {
	for i := range rest {
		switch tok := &rest[i]; {
		case tok.set&^sp.be == 0:
			continue
		case tok.set.has(sp.bad):
			tok.set = sp.calm
		case tok.set.has(sp.good):
			tok.set = sp.lacks
			blank(rest[i+1:])
		default:
			blank(rest[i:])
		}
		return
	}
	not.set |= sp.lacks
}

func blank(tokens []token) {
	for i := range tokens {
		tokens[i].set = 0
	}
}

func hasAny(tokens []token, s set) bool {
	for i := range tokens {
		if tokens[i].set.has(s) {
			return true
		}
	}
	return false
}

// roles finds the clause's verb and says what stands on its sides.
func (t *table) roles(tokens []token, sp *special) clause {
	var c clause
	verb := t.verb(tokens)
	c.verbless = verb == len(tokens)
	for i := range tokens {
		s := tokens[i].set
		c.all |= s
		if i < verb {
			c.who |= s
		} else if i > verb || verb == len(tokens) {
			c.whom |= s
		}
	}
	if verb < len(tokens) && (t.passive(tokens, verb) || verb > 0 && verb == len(tokens)-1 && t.suffered(&tokens[verb])) {
		c.who, c.whom = agent(tokens[verb+1:], sp), c.who|c.whom
	}
	return c
}

// suffered reports whether a verb at the end of its clause tells what was done to its
// subject: "on-call paged", "customers told".
func (t *table) suffered(verb *token) bool {
	sp := &t.special
	return verb.set.has(sp.fires) || verb.set.has(sp.tells) && slices.Contains(t.lists["informed"], strings.ToLower(verb.text))
}

// verb is the place of the main verb: the first word that is nothing else, else the
// first that may be one; the number of tokens where there is none.
func (t *table) verb(tokens []token) int {
	first := len(tokens)
	for i := range tokens {
		if !tokens[i].set.has(t.verbs) {
			continue
		}
		if tokens[i].set&^t.verbs == 0 {
			return i
		}
		first = min(first, i)
	}
	return first
}

// passive reports whether the verb at a place is one: "was reported", not "is on the phone".
func (t *table) passive(tokens []token, verb int) bool {
	if slices.Contains(t.lists["particles"], strings.ToLower(tokens[verb].text)) {
		return false
	}
	for i := verb - 1; i >= 0 && i >= verb-2; i-- {
		if tokens[i].set.has(t.special.be) {
			return true
		}
	}
	return false
}

// agent is who did what a passive tells: "... by a customer".
func agent(behind []token, sp *special) (who set) {
	by := false
	for i := range behind {
		by = by || behind[i].set.has(sp.by)
		if by {
			who |= behind[i].set
		}
	}
	return who
}
