package actions

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/pmlint/pmlint/lint"
	words "github.com/pmlint/pmlint/lint/lexicon"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/terms"
)

//go:embed lexicon.txt
var lexiconText string

// wordClass is what a word says of how concrete an action is.
type wordClass uint32

const (
	classAct wordClass = 1 << iota
	classMix
	classSoft
	classThink
	classHedge
	classLoose
	classPaper
	classArtefact
	classGeneric
	classQuality
	classNoun
	classTopic
	classTalk
	classFiller
	classAbstract
	classState
	classMass
)

// lexicon reads the word list when first asked for.
var lexicon = sync.OnceValue(func() map[string]wordClass { return words.Must(readLexicon(lexiconText)) })

// wordClasses are the heads of the word list.
var wordClasses = map[string]wordClass{"act": classAct, "mix": classMix, "soft": classSoft, "think": classThink, "hedge": classHedge,
	"loose": classLoose, "paper": classPaper, "artefact": classArtefact, "generic": classGeneric, "quality": classQuality, "noun": classNoun,
	"topic": classTopic, "talk": classTalk, "filler": classFiller, "abstract": classAbstract, "state": classState, "mass": classMass}

func readLexicon(data string) (map[string]wordClass, error) {
	known := make(map[string]wordClass, 2048)
	return known, words.Each("rules/actions/lexicon.txt", data, func(e words.Entry) error {
		class := wordClasses[e.Head]
		if class == 0 {
			return e.Errorf("unknown class %q", e.Head)
		}
		for _, w := range e.Words() {
			known[w] |= class
			if class == classArtefact {
				known[pluralOf(w)] |= class
			}
		}
		return nil
	})
}

// pluralOf is the plural of a noun.
func pluralOf(w string) string {
	switch last := w[len(w)-1]; {
	case last == 's' || last == 'x' || last == 'h':
		return w + "es"
	case last == 'y' && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

// term is a word of an action's text.
type term struct {
	text  string // as written, without the marks around it
	low   string
	class wordClass
	code  bool // inside a code span or a quotation
	comma bool // a comma or full stop follows
}

// verdict is what an action's words promise.
type verdict struct {
	score int
	first string // the word that it begins with
	lead  string // the verb in its base form; empty for a noun phrase
	class wordClass
	// What is missing, as the message names it.
	object, measure, end bool
	question             bool
	research             bool   // something is to be found out
	light                work   // what a verb like "do" does
	talks                bool   // people are to talk
	deliverable          bool   // and what comes of it is named
	exhortation          string // the call to do better in the whole text; empty for none
	exhorts              bool   // what is to be done is such a call
	onlyLinks            bool
	words                int
}

// weighedAction is an open action and what its words promise.
type weighedAction struct {
	*postmortem.Action
	verdict verdict
}

type judgedKey struct{}

// judgeOpen judges the open actions of a document, once for all rules.
func judgeOpen(p *lint.Pass) []weighedAction {
	return lint.Memo(p, judgedKey{}, func() []weighedAction {
		actions := open(p)
		out := make([]weighedAction, len(actions))
		var room [maxTerms]term
		for i, a := range actions {
			prose := p.Doc.ProseAt(a.Text.Span)
			low := lowerOf(prose.Text)
			out[i] = weighedAction{a, judge(prose, low, room[:0])}
		}
		return out
	})
}

// judge weighs the words of an action: a verb with an end, an object that can
// be pointed at, a condition or a number count for it; verbs of good
// intention, questions and hedges against.
func judge(p *postmortem.Prose, low lowered, room []term) verdict {
	s, detail := headOf(p)
	terms := termsOf(p, low, 0, len(s), room)
	v := verdict{exhortation: exhortationIn(low.text)}
	if len(terms) == 0 {
		v.onlyLinks = linksOnly(p)
		return v
	}
	head := low.of(s, 0)
	v.exhorts = v.exhortation != "" && exhortationIn(head) != ""
	v.weigh(head, terms)
	if detail > 0 && (v.class == 0 || len(terms) <= 4 && v.object) {
		behind := sentence(p.Text[detail:])
		d := verdict{exhortation: v.exhortation}
		if terms := termsOf(p, low, detail, detail+len(behind), room); len(terms) > 0 {
			words := low.of(behind, detail)
			d.exhorts = exhortationIn(words) != ""
			if d.weigh(words, terms); d.class != 0 && d.score > v.score {
				return d
			}
		}
	}
	return v
}

// lowered is a text in lower case.
type lowered struct {
	text    string
	aligned bool // each byte stands where its capital does
}

func lowerOf(s string) lowered {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return lowered{text: strings.ToLower(s)}
		}
	}
	return lowered{strings.ToLower(s), true}
}

// of is a piece of the text, which stands at a byte of it, in lower case.
func (l lowered) of(piece string, at int) string {
	if l.aligned {
		return l.text[at : at+len(piece)]
	}
	return strings.ToLower(piece)
}

// headOf is the part of the text that says what is to be done: a bold head or
// the first sentence. Behind a head, detail is where the rest begins.
func headOf(p *postmortem.Prose) (head string, detail int) {
	for _, m := range p.Marks {
		if m.Kind == postmortem.MarkStrong && m.Start <= 1 && m.End > m.Start && m.End+2 < len(p.Text) {
			rest := strings.TrimLeft(p.Text[m.End:], " :.–—-*")
			return p.Text[:m.End], len(p.Text) - len(rest)
		}
	}
	return sentence(p.Text), 0
}

// sentence is the first sentence of s. A short one before a colon is a label.
func sentence(s string) string {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case '.', '!', '?':
			if s[i+1] == ' ' && i > 8 && !strings.HasSuffix(s[:i], "e.g") && !strings.HasSuffix(s[:i], "i.e") && !strings.HasSuffix(s[:i], "etc") && (i+2 >= len(s) || s[i+2] < 'a' || s[i+2] > 'z') {
				return s[:i+1]
			}
		}
	}
	return s
}

// linksOnly tells a text that is nothing but links.
func linksOnly(p *postmortem.Prose) bool {
	for _, m := range p.Marks {
		if m.Kind == postmortem.MarkURL || m.Kind == postmortem.MarkLink {
			return true
		}
	}
	return strings.HasPrefix(strings.TrimSpace(p.Text), "#")
}

// maxTerms bounds the words that are weighed: what is to be done stands in the
// first of them.
const maxTerms = 60

// termsOf splits a stretch of the prose into words. Addresses, issue references
// and parentheses that hold nothing else are left out. They are put into room,
// where it is large enough.
func termsOf(p *postmortem.Prose, lower lowered, start, end int, room []term) []term {
	out := room[:0]
	words := lexicon()
	for i := start; i < end && len(out) < maxTerms; {
		if p.Text[i] == '#' && !isChannel(p.Text[i+1:end]) || p.In(postmortem.MarkURL, i) {
			i = skipWord(p.Text, i, end)
			continue
		}
		if isEdge(p.Text[i]) {
			if c := p.Text[i]; len(out) > 0 && (c == ',' || c == '.' || c == ';' || c == ':') {
				out[len(out)-1].comma = true
			}
			i++
			continue
		}
		stop := skipWord(p.Text, i, end)
		if w := trimRight(p.Text[i:stop]); w != "" && !isReference(w) {
			low := lower.of(w, i)
			out = append(out, term{text: w, low: low, class: words[low],
				code: p.In(postmortem.MarkCode, i) || p.In(postmortem.MarkQuote, i) || p.Text[i] == '#', comma: strings.ContainsAny(p.Text[i+len(w):stop], ",.;:)")})
		}
		i = stop
	}
	return out
}

// isChannel tells "#deploys", where people talk, from "#123".
func isChannel(s string) bool {
	return len(s) > 2 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z'
}

func skipWord(s string, i, end int) int {
	for i < end && s[i] != ' ' && s[i] != '\n' {
		i++
	}
	return i
}

// isEdge tells the marks that may stand before a word.
func isEdge(c byte) bool {
	return (c|0x20 < 'a' || c|0x20 > 'z') && strings.IndexByte(" \n\t([{\"'*_,.;:-+&>", c) >= 0
}

// trimRight takes off the marks that may stand behind a word.
func trimRight(w string) string {
	if c := w[len(w)-1] | 0x20; c >= 'a' && c <= 'z' {
		return w
	}
	return strings.TrimRight(w, ".,;:!?)]}\"'*")
}

// isReference tells words that only say where the work is tracked.
func isReference(w string) bool {
	switch w {
	case "Issue", "PR", "Ticket", "–", "—", "→":
		return true
	}
	return false
}

// weigh sums up what the words say of a text in lower case.
func (v *verdict) weigh(low string, terms []term) {
	c := readClause(terms)
	v.first, v.lead, v.class = c.first, c.lead, c.class
	rest, subject := terms[c.rest:], []term(nil)
	if c.subject > 0 {
		subject = terms[c.at:c.subject]
	}
	said := turns().In(low)
	conditional := openingPhrase(terms) > 0
	specifics := v.specifics(rest) + boolInt(conditional)
	if len(subject) > 1 {
		specifics += v.specifics(subject[1:])
	}
	v.words = len(terms)
	v.question = strings.HasSuffix(strings.TrimRight(low, " "), "?")
	v.research = isResearch(v.lead) || v.question
	v.light = lightWork(v.lead, rest)
	v.talks = v.light == workTalk || isTalk(v.lead, rest)
	v.measure = !conditional && !said.Has(turnCondition) && !anyQuantity(rest)
	v.deliverable = said.Has(turnDeliverable) && !endsGeneric(rest) || isAgreement(v.lead) && anyQuantity(rest)
	method := said.Has(turnMethod) || said.Has(turnBy) && byMethod(low)
	v.object = specifics == 0 && !namesObject(rest) && !namesObject(subject)
	v.end = v.class&classAct == 0 || v.talks || c.doubted || isUniversal(subject)
	v.score = v.leadScore(subject, rest, method) + min(specifics, 3) - countHedges(rest) - said.Count(turnHedge) - 2*said.Count(turnOpen)
	if method {
		v.score++
	}
	if v.question && v.class&(classAct|classMix) == 0 {
		v.score -= 2
	}
	if specifics == 0 && (isGenericObject(rest) || c.passive && v.measure && (len(subject) == 1 || isGenericObject(subject))) {
		v.score -= 2
	}
	if v.score > 0 && v.isCapped(c.doubted, method, rest, specifics, low, said) {
		v.score = min(v.score, 0)
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// leadScore is what the verb promises.
func (v *verdict) leadScore(subject, rest []term, method bool) int {
	switch {
	case isUniversal(subject):
		return 0
	case v.class&classThink != 0:
		if v.deliverable || followedByWork(rest) || v.lead == "teach" && teachesTool(rest) {
			return 2
		}
		return -2
	case v.class&classAct != 0:
		return 2
	case v.class&classMix != 0:
		return 1
	case v.class&classSoft != 0:
		if saysTo(rest) || method || saysHowMuch(rest) {
			return 1
		}
		return -2
	case isThing(rest):
		return 1
	case !v.measure:
		return 0
	}
	return -1
}

// followedByWork tells "investigate and fix": the second verb has an end, unless
// it is "and fix the issue".
func followedByWork(rest []term) bool {
	i := secondVerb(rest)
	if i == 0 {
		return false
	}
	_, c := verbOf(rest[i])
	return c&(classAct|classMix) != 0 && rest[i].class&classGeneric == 0 && !endsGeneric(rest)
}

// endsGeneric tells "and fix the issue": the second verb has no thing either.
func endsGeneric(rest []term) bool {
	i := secondVerb(rest)
	return i > 0 && isGenericObject(rest[i+1:])
}

// secondVerb is where a word stands that "and" joins to the verb; 0 for none.
func secondVerb(rest []term) int {
	for i := 0; i+1 < len(rest) && i < 3; i++ {
		if rest[i].low == "and" {
			return i + 1
		}
	}
	return 0
}

// followedByThought tells "document and think about".
func followedByThought(rest []term) bool {
	if len(rest) < 2 || rest[0].low != "and" {
		return false
	}
	_, c := verbOf(rest[1])
	return c&classThink != 0
}

// saysTo tells "improve X to run in batches": what becomes of X is named. "Slow
// to stop" names nothing.
func saysTo(rest []term) bool {
	for i := 1; i+1 < len(rest); i++ {
		if rest[i].low == "to" && !leansOnTo(rest[i-1].low) {
			_, c := verbOf(rest[i+1])
			return c&classAct != 0
		}
	}
	return false
}

// leansOnTo tells adjectives that go with "to".
func leansOnTo(w string) bool {
	switch w {
	case "slow", "able", "unable", "hard", "easy", "easier", "harder", "likely", "difficult", "ready", "safe", "safer", "quick", "quicker", "faster", "slower", "due", "able-to", "how", "prone", "simple", "simpler", "need", "needs", "way", "ways":
		return true
	}
	return false
}

// saysHowMuch tells what is to be reached: "to 50 ms", "below 1%", "into a
// checklist".
func saysHowMuch(rest []term) bool {
	for i := 1; i+1 < len(rest); i++ {
		switch rest[i].low {
		case "below", "under", "above", "over", "within", "by", "than", "least", "most", "from":
			if isQuantity(rest, i+1) {
				return true
			}
		case "to", "into":
			if isQuantity(rest, i+1) {
				return true
			}
			switch rest[i+1].low {
			case "a", "an", "one", "single":
				return !leansOnTo(rest[i-1].low)
			}
		}
	}
	return false
}

// isAgreement tells verbs whose end is a figure that was settled.
func isAgreement(lead string) bool {
	switch lead {
	case "agree", "decide", "settle":
		return true
	}
	return false
}

// isThing tells a noun phrase for something that will be there to look at, and
// where: "circuit breaker around the fraud check".
func isThing(phrase []term) bool {
	for k, t := range phrase {
		if k > 6 || t.class&(classLoose|classHedge) != 0 {
			return false
		}
		if k == 0 || !isConditionStart(t.low) && !isCondition(t.low) && !isPlace(t.low) {
			continue
		}
		head := phrase[k-1]
		if k > 1 && (isOften(phrase[0].low) || isDeed(head) && isModifier(phrase[k-2])) && head.class&(classTalk|classGeneric|classQuality|classTopic) == 0 {
			return true
		}
		if head.class&classArtefact == 0 || head.class&classPaper != 0 {
			return false
		}
		for _, t := range phrase[k+1:] {
			if t.class&(classFiller|classGeneric|classQuality|classTopic) == 0 {
				return true
			}
		}
		return false
	}
	return false
}

// isDeed tells a noun for a thing done that can be seen: "canary deploy".
func isDeed(t term) bool {
	return t.class&classNoun != 0 && t.low != "review" && t.low != "work" && t.low != "change"
}

// isOften tells words that say how often.
func isOften(w string) bool {
	switch w {
	case "hourly", "daily", "nightly", "weekly", "fortnightly", "monthly", "quarterly", "yearly", "annual":
		return true
	}
	return false
}

// isPlace tells prepositions that say where.
func isPlace(w string) bool {
	switch w {
	case "about", "around", "against", "between", "behind", "above", "below", "across", "over":
		return true
	}
	return false
}

// namesObject tells that the object of the verb, or a noun phrase, is narrowed
// down to something: "liveness probes", not "monitoring".
func namesObject(rest []term) bool {
	const verbs = classAct | classMix | classSoft | classThink
	nouns, narrow := 0, 0
	for i, t := range rest {
		switch {
		case t.class&(classFiller|classLoose|classHedge) != 0, len(t.low) < 3, isConditionStart(t.low), isOpening(t.low), isStop(t.low):
		case t.class&(classGeneric|classQuality|classPaper|classTopic) != 0:
			nouns++
		case t.class&verbs == 0 || i > 0 && t.class&classNoun != 0:
			nouns++
			narrow++
		}
		if narrow > 0 && nouns > 1 {
			return true
		}
	}
	return false
}

// isCapped tells texts that no detail makes concrete: a thought to think, an
// object that is only compared ("more alerts"), a lone word or two.
func (v *verdict) isCapped(doubted, method bool, rest []term, specifics int, low string, said terms.Found) bool {
	switch {
	case v.question && asks(low):
		return true
	case v.exhorts, said.Has(turnAgain):
		return true
	case v.class&classThink != 0:
		return !v.deliverable && !followedByWork(rest) && !(v.lead == "teach" && teachesTool(rest)) || v.lead == "decide" && asksHow(rest)
	case v.lead == "prevent" && len(rest) > 0 && pointsBack(rest[0].low):
		return true
	case v.light != workNone && !v.deliverable, (v.lead == "make" || v.lead == "ensure") && asksToKnow(rest):
		return true
	case isDegree(v.lead) && onlyQuality(rest) && !method, v.lead == "train" && !hasTopic(rest):
		return true
	case asksWhether(rest) && v.class&classAct == 0:
		return true
	case doubted, v.talks && !v.deliverable, goesOn(v.lead, rest) && v.measure:
		return true
	case v.class&classAct == 0 && onlyTopic(rest) && v.measure && !method && specifics < 2:
		return true
	case isDirection(rest), isAssurance(v.lead) && ofEverything(rest):
		return true
	case v.measure && !method && (changesQuality(v.lead, rest) && specifics == 0 || isState(v.lead, rest) || endsLoose(rest)):
		return true
	case startsMoreOf(rest) && specifics < 2:
		return true
	case startsLoose(rest), v.lead == "keep" && said.Has(turnEye):
		return true
	case followedByThought(rest), said.Has(turnLoose):
		return true
	case v.class&(classAct|classMix) != 0 && makesPaper(v.lead, rest) && specifics < 2:
		return true
	}
	return specifics == 0 && v.words-emptyWords(rest) <= 2
}

// isDirection tells "move towards" and "away from": nobody arrives.
func isDirection(rest []term) bool {
	return len(rest) > 0 && (rest[0].low == "towards" || rest[0].low == "toward" || rest[0].low == "away")
}

// isAssurance tells verbs by which somebody looks whether something is so.
func isAssurance(lead string) bool {
	switch lead {
	case "ensure", "make", "verify", "validate", "check", "test", "confirm", "guarantee":
		return true
	}
	return false
}

// ofEverything tells "that everything works".
func ofEverything(rest []term) bool {
	for i, t := range rest {
		switch t.low {
		case "sure", "that", "whether", "if":
		case "everything", "nothing", "things", "it", "all":
			if i+1 < len(rest) && rest[i+1].low == "else" {
				return true
			}
			return i+1 == len(rest) || rest[i+1].low == "is" || rest[i+1].low == "works" || rest[i+1].low == "work" || rest[i+1].low == "are"
		default:
			return false
		}
	}
	return false
}

// emptyWords counts the words that add nothing to "update runbooks": "outdated",
// "regularly". An article points at something.
func emptyWords(rest []term) int {
	n := 0
	for _, t := range rest {
		if t.class&(classFiller|classHedge) != 0 && !isArticle(t.low) && t.low != "this" && t.low != "that" && t.low != "your" {
			n++
		}
	}
	return n
}

// isTalk tells verbs that "with" makes a talk: "sync with legal".
func isTalk(lead string, rest []term) bool {
	if lexicon()[lead]&classTalk == 0 {
		return false
	}
	for i := 0; i < len(rest) && i < 3; i++ {
		switch rest[i].low {
		case "with":
			return true
		case "up", "in", "out", "internally", "again", "back":
		default:
			return false
		}
	}
	return false
}

// goesOn tells work that is already being done and has no end: "keep watching".
func goesOn(lead string, rest []term) bool {
	return lead == "keep" && len(rest) > 0 && isGerund(rest[0].low)
}

// onlyTopic tells an object that is a field of work and no thing: "release
// hygiene", "the login code".
func onlyTopic(rest []term) bool {
	return headIs(rest, classTopic|classQuality|classMass)
}

// startsMoreOf tells "additional monitoring" and "proper checks", of which nobody
// knows how much; "an additional test" is one.
func startsMoreOf(rest []term) bool {
	for i, t := range rest {
		if i+1 == len(rest) || isQuantity(rest, i+1) {
			return false
		}
		switch t.low {
		case "additional", "extra", "further":
			return i == 0
		case "appropriate", "proper", "adequate", "sufficient", "suitable", "sensible", "reasonable", "necessary", "relevant":
			return true
		case "a", "an", "the":
		default:
			return false
		}
	}
	return false
}

// teachesTool tells "teach the linter to reject" from teaching people.
func teachesTool(rest []term) bool {
	to := false
	for i, t := range rest {
		to = to || t.low == "to" && i > 0
		switch t.low {
		case "team", "teams", "engineers", "developers", "people", "everyone", "staff", "users", "operators", "nurses", "owners", "customers", "how":
			return false
		}
	}
	return to
}

// asksHow tells "decide how to proceed".
func asksHow(rest []term) bool {
	if len(rest) == 0 {
		return false
	}
	switch rest[0].low {
	case "how", "what", "whether", "if", "where", "who", "when":
		return true
	}
	return false
}

// work is what a verb that says little by itself does.
type work uint8

const (
	workNone    work = iota
	workInquiry      // "do a deeper analysis", "take a look": its end is an answer
	workTalk         // "have a chat"
)

// lightWork reads the noun behind a verb that says little by itself.
func lightWork(lead string, rest []term) work {
	switch lead {
	case "do", "perform", "conduct", "start", "run", "have", "take", "give", "hold", "carry", "set", "setup", "schedule", "arrange", "organise", "organize", "book":
	default:
		return workNone
	}
	for i, t := range rest {
		switch t.low {
		case "analysis", "investigation", "research", "deep-dive", "study", "evaluation", "assessment", "analyses", "investigations", "look", "think":
			return workInquiry
		case "chat", "discussion", "discussions", "conversation", "conversations", "talk", "brainstorm":
			return workTalk
		case "meeting", "meetings", "workshop", "session", "sync":
			if anyQuantity(rest) {
				return workNone
			}
			return workTalk
		case "review", "dive", "examination":
			if i > 0 && lead != "schedule" && lead != "run" && lead != "set" && !anyQuantity(rest) {
				return workInquiry
			}
		}
		if isConditionStart(t.low) || i > 4 || isOften(t.low) {
			return workNone
		}
	}
	return workNone
}

// asksToKnow tells "make sure everyone knows": nobody can see when they do.
func asksToKnow(rest []term) bool {
	for i, t := range rest {
		switch t.low {
		case "knows", "know", "aware", "understands", "understand", "understood", "familiar":
			return true
		}
		if i > 7 {
			return false
		}
	}
	return false
}

// pointsBack tells words for the incident itself: "prevent this".
func pointsBack(w string) bool {
	switch w {
	case "this", "it", "these", "such", "similar", "recurrence", "future", "reoccurrence":
		return true
	}
	return false
}

// isDegree tells the verbs that say no more than which way.
func isDegree(lead string) bool {
	switch lead {
	case "increase", "decrease", "reduce", "raise", "lower", "extend":
		return true
	}
	return false
}

// onlyQuality tells that the object is a quality, and nothing says how much:
// "increase test coverage".
func onlyQuality(rest []term) bool {
	for i := range rest {
		if isQuantity(rest, i) {
			return false
		}
	}
	for i, t := range rest {
		if isConditionStart(t.low) || i > 4 {
			return false
		}
		if t.class&classQuality != 0 {
			return true
		}
	}
	return false
}

// hasTopic tells that what is taught is named: "train support on refunds".
func hasTopic(rest []term) bool {
	for i, t := range rest {
		switch t.low {
		case "on", "in", "how", "for", "to", "about", "with":
			return i+1 < len(rest)
		}
	}
	return false
}

// asks tells a question by its first word.
func asks(low string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(low, " *_\"'"), " ")
	switch first {
	case "can", "could", "should", "shall", "do", "does", "is", "are", "would", "will", "what", "how", "why", "which", "who", "when", "where":
		return true
	}
	return false
}

// asksWhether tells "check if", "test why".
func asksWhether(rest []term) bool {
	if len(rest) == 0 {
		return false
	}
	switch rest[0].low {
	case "why", "if", "whether":
		return true
	}
	return false
}

// startsLoose tells an object that begins with a word of no measure: "more
// alerts", "a better way".
func startsLoose(rest []term) bool {
	seen := 0
	for i, t := range rest {
		switch t.low {
		case "a", "an", "the", "our", "up", "and", "even", "much", "down", "be", "become", "get":
			continue
		}
		if t.class&classLoose != 0 && !(t.low == "more" && i+1 < len(rest) && (rest[i+1].low == "than" || isQuantity(rest, i+1))) {
			return true
		}
		if seen++; seen > 1 {
			return false
		}
		if c := t.class; c&(classAct|classMix|classSoft|classThink) == 0 {
			return false
		}
	}
	return false
}

// makesPaper tells that what is made is a plan, a strategy, guidelines.
func makesPaper(lead string, rest []term) bool {
	switch lead {
	case "create", "define", "establish", "implement", "add", "set", "setup", "make", "build", "introduce", "have", "provide", "prepare", "write", "develop", "design", "draft", "formulate", "adopt", "put", "get", "bring", "produce":
	default:
		return false
	}
	for i, t := range rest {
		if isConditionStart(t.low) || i > 5 || t.code {
			return false
		}
		if t.class&classPaper != 0 || lead == "define" && (t.low == "roles" || t.low == "responsibilities") {
			return true
		}
	}
	return false
}

// changesQuality tells that what is made, mended or taken away is a quality:
// "fix performance", "build confidence".
func changesQuality(lead string, rest []term) bool {
	switch lead {
	case "create", "add", "build", "bring", "give", "restore", "remove", "eliminate", "cut", "fix", "resolve", "drop", "introduce", "generate", "provide":
		return headIs(rest, classQuality|classAbstract)
	}
	return headIs(rest, classAbstract)
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

// isState tells that all that is wanted is a state nobody measures: "make sure
// that the API is stable", "keep the wiki tidy".
func isState(lead string, rest []term) bool {
	asks := isAssurance(lead) || lead == "keep"
	for i, t := range rest {
		if i > 0 && isStop(t.low) && t.low != "that" {
			return false
		}
		if t.class&classState == 0 {
			continue
		}
		if last := i == len(rest)-1 || t.comma || isConditionStart(rest[i+1].low); !last {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-3; k-- {
			switch w := rest[k].low; {
			case w == "is" || w == "are" || w == "be" || w == "remains" || w == "remain" || w == "stays" || w == "stay":
				return asks
			case strings.HasSuffix(w, "ly") || w == "as" || w == "always" || w == "more" || w == "and" || rest[k].class&(classState|classHedge) != 0:
				continue
			}
			break
		}
		if (lead == "make" || lead == "keep") && i > 0 && i == len(rest)-1 {
			return true
		}
	}
	return false
}

// endsLoose tells "rotate keys more often": how often is left open. What comes
// of a thing is no measure of it: "add an alert, to see it earlier".
func endsLoose(rest []term) bool {
	for i, t := range rest {
		switch t.low {
		case "to", "so", "that", "which", "because", "for", "when", "if":
			if i > 0 {
				return false
			}
		case "more":
			if i+1 < len(rest) && (rest[i+1].low == "often" || strings.HasSuffix(rest[i+1].low, "ly")) {
				return true
			}
		case "better", "earlier", "sooner", "faster", "quicker", "harder", "closer":
			if i > 0 && (i == len(rest)-1 || t.comma) {
				return true
			}
		}
	}
	return false
}

// isConditionStart tells the prepositions that end the object of a verb.
func isConditionStart(w string) bool {
	switch w {
	case "for", "to", "on", "of", "in", "that", "which", "when", "if", "by", "with", "so", "using", "from", "at":
		return true
	}
	return false
}

// isResearch tells verbs whose end is an answer.
func isResearch(lead string) bool {
	switch lead {
	case "look", "dig", "delve", "survey", "debug", "troubleshoot", "investigate", "explore", "identify", "figure", "spike", "diagnose", "research", "evaluate", "assess", "analyse", "analyze", "determine", "examine", "study", "understand":
		return true
	}
	return false
}

// specifics counts the kinds of things by which the object can be pointed at.
func (v *verdict) specifics(rest []term) int {
	var code, name, identifier, number, artefact, condition bool
	for i, t := range rest {
		switch {
		case t.code:
			code = true
		case isIdentifier(t.text):
			identifier = true
		case isName(t.text) && (i > 0 || v.lead != ""):
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
	switch w {
	case "when", "if", "whenever", "per", "unless", "before", "after", "until", "while", "without", "so", "during", "from", "into", "through":
		return true
	}
	return false
}

// isIdentifier tells names of the sort that software has: inner capitals,
// underscores, paths, dots, figures.
func isIdentifier(w string) bool {
	if isPlainWord(w) {
		return false
	}
	if strings.ContainsAny(w, "_=") || strings.Contains(w, "::") || strings.HasPrefix(w, "/") && len(w) > 2 || strings.HasPrefix(w, "--") {
		return true
	}
	lower, upper, digit := false, 0, false
	for i, r := range w {
		switch {
		case unicode.IsLower(r):
			lower = true
		case unicode.IsUpper(r):
			if i > 0 && lower {
				upper++
			}
		case r >= '0' && r <= '9':
			digit = true
		case r == '.' && i > 0 && i < len(w)-1:
			if !strings.EqualFold(w, "e.g") && !strings.EqualFold(w, "i.e") {
				return true
			}
		}
	}
	if lower && upper > 0 && !strings.Contains(w, "/") {
		return true
	}
	if digit && lower && !strings.ContainsAny(w[:1], "0123456789") {
		return true
	}
	return strings.Count(w, "-") > 0 && isComponent(w)
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
	switch first {
	case "pre", "post", "re", "non", "auto", "end", "long", "short", "mid", "on", "off", "self", "multi", "high", "low", "well", "real", "third", "first", "follow", "up", "roll", "read", "write", "best", "day", "e", "cross", "co", "so", "in", "out", "de", "semi",
		"sub", "super", "over", "under", "anti", "all", "one", "two", "three", "user", "customer", "per", "step", "go", "copy", "trade", "work", "fail", "back", "time", "hard", "soft", "full", "large", "small", "old", "new", "top", "bottom", "build", "check", "fine", "deep", "open", "early", "late":
		return false
	}
	switch last {
	case "in", "up", "down", "off", "out", "time", "term", "based", "level", "wide", "specific", "related", "free", "friendly", "ready", "aware", "driven", "like", "party", "end", "by", "case", "cases", "side", "facing", "to", "termed", "trip", "known", "quality", "date":
		return false
	}
	return len(first) > 1 && len(last) > 2
}

// isName tells a proper noun or a product, which is not the first word.
func isName(w string) bool {
	if len(w) < 2 || w[0] < 'A' || w[0] > 'Z' {
		return false
	}
	switch w {
	case "I", "We", "PR", "Issue", "TBD", "TODO", "OK", "ASAP", "FAQ", "API", "UI", "CI", "CD", "CI/CD", "QA", "HA", "DR", "The", "This", "It", "SLA", "SLO", "SLI", "KPI", "KPIs", "SLAs", "SLOs", "A", "If", "When", "For", "Create", "Consider", "Ensure":
		return w == "CI" || w == "API" || w == "CI/CD"
	}
	return true
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
		case "two", "three", "four", "five", "half", "double", "twice", "zero":
			return i+1 < len(terms)
		}
		return false
	}
	w = strings.TrimLeft(w, "<>=~≥≤")
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

// Turns of phrase, by what they say of an action.
const (
	turnCondition   = iota // how much, or when
	turnMethod             // how
	turnBy                 // how, if a verb follows
	turnDeliverable        // something is handed over at the end of an inquiry
	turnHedge              // the promise is taken back
	turnAgain
	turnEye
	turnLoose
	turnOpen // nobody knows of how much it is said
)

var turns = sync.OnceValue(func() *terms.Phrases {
	return terms.NewPhrases([][]string{
		turnCondition:   {" when ", " if ", " before ", " after ", " until ", " unless ", " per "},
		turnMethod:      {" using ", " via ", " with a "},
		turnBy:          {" by "},
		turnDeliverable: {"write up", "write-up", "writeup", "decide", "adr", "rfc", "timebox", "time-box", "time box", "report back", "present ", "proposal", "design doc", "findings", "and fix", "and implement", "and document"},
		turnHedge:       {"if possible", "where possible", "as needed", "in the future", "in future", "as much as possible", "a way to", "some kind of", "if needed", "certain threshold", "going forward", "and so on", "at some point"},
		turnAgain:       {"happen again"},
		turnEye:         {" an eye "},
		turnLoose:       {"something more ", "somewhere more ", "something better", "something about", "modern standards", " up to s", "up to par", " the bar ", "a priority", "more attention", "more focus", "first-class", "in mind"},
		turnOpen:        {"where it makes sense", "where app", "where ne", "as appropriate", "over time", "wherever possible"},
	})
})

// anyQuantity tells that a number says how much.
func anyQuantity(terms []term) bool {
	for i := range terms {
		if isQuantity(terms, i) {
			return true
		}
	}
	return false
}

// byMethod tells that the text says how: "by alerting on ...".
func byMethod(low string) bool {
	for i := strings.Index(low, " by "); i >= 0; {
		word, _, _ := strings.Cut(low[i+4:], " ")
		if strings.HasSuffix(word, "ing") && len(word) > 5 && word != "ensuring" && word != "making" && word != "improving" {
			return true
		}
		next := strings.Index(low[i+4:], " by ")
		if next < 0 {
			return false
		}
		i += 4 + next
	}
	return false
}

// countHedges counts the words that take the promise back. "More" with a
// number is none.
func countHedges(terms []term) int {
	n := 0
	for i, t := range terms {
		if t.class&(classHedge|classLoose) == 0 || t.code || i > 8 {
			continue
		}
		if t.low == "more" && i+1 < len(terms) && (terms[i+1].low == "than" || isQuantity(terms, i+1)) {
			continue
		}
		n++
	}
	return n
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

// exhortations are calls to do better that name no thing: nobody can say when
// one is done. The first word of each is its verb, or what makes it one; they
// stand by their first letters.
var exhortations = [...][]string{
	'b' - 'a': {"be more careful", "be careful", "be more aware", "be aware of", "be more vigilant", "be vigilant", "be more diligent", "be diligent", "be more mindful", "be mindful", "be more cautious", "be cautious", "be more thorough", "be more attentive", "be extra careful", "better communication"},
	'c' - 'a': {"communicate better"},
	'd' - 'a': {"double check", "double-check", "don't forget", "don’t forget", "do not forget"},
	'e' - 'a': {"exercise caution", "exercise more caution", "exercise more care"},
	'i' - 'a': {"improve communication", "increase awareness"},
	'm' - 'a': {"more carefully"},
	'p' - 'a': {"pay more attention", "pay attention", "pay closer attention"},
	'r' - 'a': {"remember to", "raise awareness"},
	's' - 'a': {"stay vigilant"},
	't' - 'a': {"try harder", "take more care", "take care to"},
}

// exhortationIn finds such a call near the beginning of a text in lower case, or
// "".
func exhortationIn(low string) string {
	for i := 0; i < min(len(low), 60); i++ {
		if c := int(low[i]) - 'a'; c < 0 || c >= len(exhortations) || i > 0 && isWordByte(low[i-1]) {
			continue
		}
		for _, e := range exhortations[low[i]-'a'] {
			if strings.HasPrefix(low[i:], e) && !strings.Contains(low[:i], "not ") {
				return e
			}
		}
	}
	who, ok := strings.CutPrefix(low, "remind ")
	if !ok {
		return ""
	}
	for _, everybody := range [...]string{"everyone", "everybody", "the team", "all teams", "engineers", "developers", "people", "staff", "all engineers", "the engineers", "all developers"} {
		if strings.HasPrefix(who, everybody) {
			return "remind"
		}
	}
	return ""
}
