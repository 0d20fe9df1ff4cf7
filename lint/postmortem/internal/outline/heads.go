package outline

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed heads.txt
var headsData string

// head is a noun that says what a section is about.
type head struct {
	meaning
	plain bool // only with modest modifiers
	early bool // it stands in front of its modifiers
}

// answer is what a question asks for: the words that follow the question word.
type answer struct {
	words []string
	meaning
}

// grammar reads titles that no phrase holds: their head noun, what a verb does to
// the incident, what a question asks for.
type grammar struct {
	heads   map[string]head
	doing   map[string]meaning
	asks    map[string][]string // question words, by the word
	answers map[string][]answer // by the question word's class
	roles   map[string]map[string]bool
	signs   map[string]meaning // heads of languages without blanks
}

// titleGrammar is the grammar of heads.txt, made when the first title that no
// phrase holds is read.
var titleGrammar = sync.OnceValue(func() *grammar { return lexicon.Must(readGrammar(headsData)) })

// questions are the classes of question words.
var questions = [...]string{"how", "what", "why", "who", "where"}

// wordRoles are the classes of words that bind a title together.
var wordRoles = [...]string{"joint", "and", "bearer", "modest", "lead"}

func readGrammar(data string) (*grammar, error) {
	g := &grammar{heads: make(map[string]head, 600), doing: make(map[string]meaning), asks: make(map[string][]string),
		answers: make(map[string][]answer), roles: make(map[string]map[string]bool), signs: make(map[string]meaning, 200)}
	for _, role := range wordRoles {
		g.roles[role] = make(map[string]bool)
	}
	return g, lexicon.Each("lint/postmortem/internal/outline/heads.txt", data, g.read)
}

func (g *grammar) read(e lexicon.Entry) error {
	if role := g.roles[e.Head]; role != nil {
		for _, phrase := range e.Items() {
			role[headPhrase(phrase)] = true
		}
		return nil
	}
	class, name, two := strings.Cut(e.Head, " ")
	if !two {
		class, name = "", e.Head
	}
	if class == "asks" && slices.Contains(questions[:], name) {
		for _, phrase := range e.Phrases() {
			phrase = headPhrase(phrase)
			g.asks[phrase] = append(g.asks[phrase], name)
		}
		return nil
	}
	kind, part, _ := strings.Cut(name, "/")
	m := meaning{Kind: Kind(kind), Part: part}
	if !slices.Contains(kinds[:], m.Kind) || part != "" && !slices.Contains(sectionParts[:], part) {
		return e.Errorf("unknown kind of section in %q; known are %q", e.Head, kinds)
	}
	return g.define(e, class, m)
}

// define adds the words of a class that belongs to a kind.
func (g *grammar) define(e lexicon.Entry, class string, m meaning) error {
	for _, phrase := range e.Phrases() {
		phrase = headPhrase(phrase)
		switch {
		case class == "doing":
			g.doing[phrase] = m
		case slices.Contains(questions[:], class):
			words := strings.Fields(phrase)
			if n := len(words) - 1; words[n] == "$" {
				words = words[:n]
			} else {
				words = append(words, "*")
			}
			g.answers[class] = append(g.answers[class], answer{words, m})
		case class != "" && class != "plain" && class != "early":
			return e.Errorf("unknown class %q; known are plain, early, doing, asks, %q, %q", class, questions, wordRoles)
		case isSigns(phrase):
			g.signs[phrase] = m
		default:
			g.heads[phrase] = head{m, class != "", class == "early"}
		}
	}
	return nil
}

// headPhrase brings a phrase of the grammar into the form of TitleWords.
func headPhrase(phrase string) string {
	return NormalisePhrase(strings.ReplaceAll(phrase, "-", " "))
}

// isSigns reports whether a word is Chinese or Japanese, which have no blanks.
func isSigns(word string) bool {
	for _, c := range word {
		if unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			return true
		}
	}
	return false
}

// maxHead is the number of words of the longest phrase in the grammar.
const maxHead = 4

// classifyByHead classifies a title that no phrase of titles.txt holds, by the
// grammar; the themes that actions are grouped by are no sections among them. parts
// are its words, as TitleParts cuts them.
func classifyByHead(title string, parts [][]string, parent Kind) (meaning, bool) {
	for _, part := range append(slices.Clip(parts), bracketWords(title)) {
		m, ok := titleGrammar().meaning(part)
		if ok && (parent == KindActions || parent == KindPrevention) && isTheme(m.Kind) {
			break
		}
		if ok {
			return m, true
		}
	}
	return meaning{Kind: KindOther}, false
}

// meaning reads a title's words by the grammar.
func (g *grammar) meaning(words []string) (meaning, bool) {
	for len(words) > 1 && g.roles["lead"][words[0]] {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > maxTitleWords {
		return meaning{}, false
	}
	if last := words[len(words)-1]; isSigns(last) {
		return g.bySigns(strings.Join(words, ""))
	}
	if m, ok := g.byQuestion(words); ok {
		return m, true
	}
	return g.byPhrase(words)
}

// bySigns finds the longest head that a title without blanks ends with, be it in
// front of a word that says nothing itself.
func (g *grammar) bySigns(title string) (meaning, bool) {
	for i := range title {
		if m, ok := g.signs[title[i:]]; ok {
			return m, true
		}
		if i > 0 && g.roles["bearer"][title[i:]] {
			return g.bySigns(strings.TrimRight(title[:i], "の的"))
		}
	}
	return meaning{}, false
}

// byQuestion finds the longest phrase that a question asks for.
func (g *grammar) byQuestion(words []string) (m meaning, found bool) {
	longest := 0
	for n := min(3, len(words)-1); n > 0; n-- {
		for _, class := range g.asks[strings.Join(words[:n], " ")] {
			for _, a := range g.answers[class] {
				if len(a.words) > longest && a.asked(words[n:]) {
					m, found, longest = a.meaning, true, len(a.words)
				}
			}
		}
	}
	return m, found
}

// asked reports whether the answer's words stand somewhere in a question.
func (a *answer) asked(words []string) bool {
	for i := range words {
		if matchWords(a.words, words[i:]) {
			return true
		}
	}
	return false
}

// byPhrase reads "X and Y", "X of Y", "A B".
func (g *grammar) byPhrase(words []string) (meaning, bool) {
	if i := g.find("and", words); i > 0 {
		left, ok := g.byPhrase(words[:i])
		right, too := g.byPhrase(words[i+1:])
		switch {
		case ok && too && right.Kind == KindTimeline:
			return right, true
		case ok && (too || len(words)-i <= maxLead):
			return left, true
		}
	}
	if m, ok := g.byDeed(words); ok {
		return m, true
	}
	i := g.joint(words)
	if i == 0 {
		return g.byNoun(words)
	}
	of := words[i+1:]
	if h, ok := g.noun(words[:i]); ok && (!h.plain || g.modest(of)) {
		return h.meaning, true
	}
	if g.saysNothing(words[:i]) && len(of) > 0 {
		return g.byPhrase(of)
	}
	return meaning{}, false
}

// find is the place of the first word of a role between others; 0 where there is
// none.
func (g *grammar) find(role string, words []string) int {
	for i := 1; i+1 < len(words); i++ {
		if g.roles[role][words[i]] {
			return i
		}
	}
	return 0
}

// joint is the place of the word between a head and what it is of; a head may hold
// such a word itself ("linha do tempo do incidente").
func (g *grammar) joint(words []string) int {
	for n := min(maxHead, len(words)-2); n > 0; n-- {
		if _, ok := g.heads[strings.Join(words[:n], " ")]; ok && g.roles["joint"][words[n]] {
			return n
		}
	}
	if _, ok := g.heads[strings.Join(words, " ")]; ok {
		return 0
	}
	return g.find("joint", words)
}

// byDeed reads "solving it", "noticed by", "following up the measures".
func (g *grammar) byDeed(words []string) (meaning, bool) {
	for n := min(2, len(words)); n > 0; n-- {
		m, ok := g.doing[strings.Join(words[:n], " ")]
		if !ok {
			continue
		}
		object := words[n:]
		if len(object) > 0 && g.roles["joint"][object[0]] {
			object = object[1:]
		}
		return m, g.modest(object)
	}
	return meaning{}, false
}

func (g *grammar) byNoun(words []string) (meaning, bool) {
	h, ok := g.noun(words)
	return h.meaning, ok
}

// noun finds the head among words without a joint: the last ones, the first ones
// in a language that has them there.
func (g *grammar) noun(words []string) (head, bool) {
	for n := min(maxHead, len(words)); n > 0; n-- {
		if h, ok := g.heads[strings.Join(words[len(words)-n:], " ")]; ok {
			if fits(h, len(words)-n, g.modest(words[:len(words)-n])) {
				return h, true
			}
			return head{}, false
		}
	}
	for n := min(maxHead, len(words)-1); n > 0; n-- {
		if h, ok := g.heads[strings.Join(words[:n], " ")]; ok && h.early {
			return h, fits(h, len(words)-n, len(words)-n == 1 || g.modest(words[n:]))
		}
	}
	if n := len(words) - 1; n > 0 && g.roles["bearer"][words[n]] {
		return g.noun(words[:n])
	}
	return head{}, false
}

// fits reports whether a head keeps its meaning with some modifiers.
func fits(h head, modifiers int, modest bool) bool {
	return modest || !h.plain && modifiers <= maxLead
}

// modest reports whether words add nothing that makes a title one of something
// else: modest ones, and heads.
func (g *grammar) modest(words []string) bool { return g.covered(words, true) }

// saysNothing reports whether words leave a title's meaning to what they are of.
func (g *grammar) saysNothing(words []string) bool { return g.covered(words, false) }

func (g *grammar) covered(words []string, heads bool) bool {
	for len(words) > 0 {
		n := min(maxHead, len(words))
		for ; n > 0; n-- {
			phrase := strings.Join(words[:n], " ")
			_, known := g.heads[phrase]
			if g.roles["modest"][phrase] || heads && known || !heads && g.roles["bearer"][phrase] {
				break
			}
		}
		if n == 0 {
			return false
		}
		words = words[n:]
	}
	return true
}
