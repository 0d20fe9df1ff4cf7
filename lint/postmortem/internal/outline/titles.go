package outline

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed titles.txt
var TitlesData string

// meaning is what a section's title says of its content.
type meaning struct {
	Kind Kind
	Part string
}

// pattern is a title with "*" in it, as words.
type pattern struct {
	words   []string
	literal int // words that are not "*"
	meaning
}

// titleTable finds the meaning of titles. Patterns are kept under their first
// word, under their last where they begin with "*", or under the one behind that
// where they end with "*" as well.
type titleTable struct {
	Exact  map[string]meaning
	Within map[Kind]map[string]meaning
	first  map[string][]pattern
	last   map[string][]pattern
	inner  map[string][]pattern
}

// Titles is the table of titles.txt, made when the first heading is read.
var Titles = sync.OnceValue(func() *titleTable { return lexicon.Must(ReadTitles(TitlesData)) })

func ReadTitles(data string) (*titleTable, error) {
	t := &titleTable{
		Exact:  make(map[string]meaning, 800),
		Within: make(map[Kind]map[string]meaning),
		first:  make(map[string][]pattern, 100),
		last:   make(map[string][]pattern, 20),
		inner:  make(map[string][]pattern, 4),
	}
	return t, lexicon.Each("lint/postmortem/internal/outline/titles.txt", data, t.read)
}

// read adds the titles of "KIND[/PART] [in KIND]: title, title".
func (t *titleTable) read(e lexicon.Entry) error {
	name, parent, within := strings.Cut(e.Head, " in ")
	kind, part, _ := strings.Cut(name, "/")
	switch {
	case !slices.Contains(kinds[:], Kind(kind)) || within && !slices.Contains(kinds[:], Kind(parent)):
		return e.Errorf("unknown kind of section in %q; known are %q", e.Head, kinds)
	case part != "" && !slices.Contains(sectionParts[:], part):
		return e.Errorf("unknown part %q; known are %q", part, sectionParts)
	}
	for _, phrase := range e.Phrases() {
		t.add(Kind(parent), NormalisePhrase(phrase), meaning{Kind(kind), part})
	}
	return nil
}

// kinds is the closed list of what a section can be.
var kinds = [...]Kind{KindSummary, KindImpact, KindDetection, KindTimeline, KindResponse, KindResolution, KindRootCause, KindFactors,
	KindLessons, KindWentWell, KindWentPoorly, KindLucky, KindActions, KindPrevention, KindBackground, KindTrigger, KindParticipants,
	KindAppendix, KindHistory, KindOther}

// sectionParts are the finer kinds.
var sectionParts = [...]string{"quick_summary", "user_impact", "business_impact", "technical_impact", "pre_incident", "incident_active",
	"post_incident", "five_whys", "root_cause_summary", "primary_factors", "secondary_factors", "environmental_factors", "immediate",
	"short_term", "long_term", "detection_improvements", "prevention_controls", "response_improvements", "supporting_data"}

func (t *titleTable) add(parent Kind, phrase string, m meaning) {
	switch {
	case parent != "":
		if t.Within[parent] == nil {
			t.Within[parent] = make(map[string]meaning)
		}
		t.Within[parent][phrase] = m
	case !strings.Contains(phrase, "*"):
		if _, taken := t.Exact[phrase]; !taken || m.Part != "" {
			t.Exact[phrase] = m
		}
	default:
		p := pattern{words: strings.Fields(phrase), meaning: m}
		p.literal = len(p.words) - strings.Count(phrase, "*")
		switch first, last := p.words[0], p.words[len(p.words)-1]; {
		case first != "*":
			t.first[first] = append(t.first[first], p)
		case last != "*":
			t.last[last] = append(t.last[last], p)
		default:
			t.inner[p.words[1]] = append(t.inner[p.words[1]], p)
		}
	}
}

// maxLead is the number of words that "*" at a pattern's start stands for at
// most: "customer impact", not a sentence that ends in "impact".
const maxLead = 3

// lookup finds the meaning of normalised words, below a section of the kind
// parent.
func (t *titleTable) lookup(words []string, parent Kind) (meaning, bool) {
	phrase := strings.Join(words, " ")
	if m, ok := t.Within[parent][phrase]; ok {
		return m, true
	}
	if m, ok := t.Exact[phrase]; ok {
		return m, true
	}
	first, last := longest(t.first[words[0]], words), (*pattern)(nil)
	if len(words) <= maxLead+2 {
		last = longest(t.last[words[len(words)-1]], words)
	}
	for i := 1; first == nil && last == nil && i <= min(maxLead, len(words)-1); i++ {
		last = longest(t.inner[words[i]], words)
	}
	switch {
	case first == nil && last == nil:
		return meaning{}, false
	case last == nil || first != nil && (first.literal > last.literal ||
		first.literal == last.literal && (last.Kind == KindSummary || hasPreposition(words))):
		return first.meaning, true
	}
	return last.meaning, true // "recovery timeline" is a timeline
}

// longest is the pattern that matches words with most words of its own.
func longest(list []pattern, words []string) (best *pattern) {
	for i := range list {
		if (best == nil || list[i].literal > best.literal) && list[i].matches(words) {
			best = &list[i]
		}
	}
	return best
}

// hasPreposition tells a title whose first word is its head: "timeline of customer
// impact".
func hasPreposition(words []string) bool {
	for _, w := range words {
		switch w {
		case "of", "for", "in", "on", "to", "during", "and", "after", "before", "from", "with":
			return true
		}
	}
	return false
}

// matches holds words against the pattern; "*" at its end stands for any number
// of words, elsewhere for at least one.
func (p *pattern) matches(words []string) bool {
	return matchWords(p.words, words)
}

func matchWords(pattern, words []string) bool {
	for i, p := range pattern {
		if p != "*" {
			if i >= len(words) || words[i] != p {
				return false
			}
			continue
		}
		rest := pattern[i+1:]
		if len(rest) == 0 {
			return true
		}
		for j := i + 1; j < len(words) && j <= i+maxLead+2; j++ {
			if matchWords(rest, words[j:]) {
				return true
			}
		}
		return false
	}
	return len(pattern) == len(words)
}

// maxTitleWords is the length above which a heading is a sentence and no title.
const maxTitleWords = 14

// ClassifyTitle tells what a section with the title is about, by the title's
// own wording; parent is the kind of the section that it stands in. Aliases are
// the team's own titles, normalised.
func ClassifyTitle(title string, parent Kind, aliases map[string]Kind) (meaning, bool) {
	return classifyParts(TitleParts(title), parent, aliases)
}

func classifyParts(parts [][]string, parent Kind, aliases map[string]Kind) (meaning, bool) {
	for _, part := range parts {
		if len(part) == 0 || len(part) > maxTitleWords {
			continue
		}
		if len(aliases) > 0 {
			if k, ok := aliases[strings.Join(part, " ")]; ok {
				return meaning{Kind: k}, true
			}
		}
		if m, ok := meaningOf(part, parent); ok {
			return m, true
		}
	}
	return meaning{Kind: KindOther}, false
}

// meaningOf tries the words as they are, then without the words that say
// nothing here ("incident", "detailed").
func meaningOf(words []string, parent Kind) (meaning, bool) {
	t := Titles()
	if m, ok := t.lookup(words, parent); ok {
		if m.Kind != KindTimeline && joinsTimeline(words) {
			return meaning{Kind: KindTimeline}, true
		}
		return m, true
	}
	if bare := WithoutWords(words, SubjectWords); len(bare) > 0 && len(bare) < len(words) {
		if m, ok := t.lookup(bare, parent); ok {
			return m, true
		}
		words = bare
	}
	if bare := WithoutWords(words, DecorationWords); len(bare) > 0 && len(bare) < len(words) {
		if m, ok := t.lookup(bare, parent); ok {
			return m, true
		}
	}
	return joinedTitle(t, words, parent)
}

// joinsTimeline tells "incident timeline and impact": a timeline beside
// something else that its section holds as well.
func joinsTimeline(words []string) bool {
	for i, w := range words {
		if w == "and" && i > 0 && i <= 3 && words[i-1] == "timeline" && i+1 < len(words) {
			return true
		}
	}
	return false
}

// joinedTitle reads "resolution and recovery": two known titles, of which the
// first counts, but for a timeline, which is one wherever it stands.
func joinedTitle(t *titleTable, words []string, parent Kind) (meaning, bool) {
	for i, w := range words {
		if w != "and" || i == 0 || i+1 == len(words) {
			continue
		}
		first, ok := t.lookup(words[:i], parent)
		if !ok {
			return meaning{}, false
		}
		second, ok := t.lookup(words[i+1:], parent)
		if second.Kind == KindTimeline {
			return second, ok
		}
		return first, ok
	}
	return meaning{}, false
}

// SubjectWords name what every section of a postmortem is about.
var SubjectWords = Words.Set("subject")

// DecorationWords change nothing about what a section is.
var DecorationWords = Words.Set("decoration")

func WithoutWords(words []string, drop *lexicon.Set) []string {
	kept := make([]string, 0, len(words))
	for _, w := range words {
		if !drop.Has(w) {
			kept = append(kept, w)
		}
	}
	for len(kept) > 0 && (kept[len(kept)-1] == "of" || kept[len(kept)-1] == "for" || kept[len(kept)-1] == "to") {
		kept = kept[:len(kept)-1]
	}
	return kept
}
