package analysis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

//go:embed taxonomy.txt
var TaxonomyData string

// Aspect is one place to look for contributing factors.
type Aspect struct {
	Category FactorCategory // "technical/code"
	Question string         // what to ask: "What code contributed?"
}

// Aspects are the domains and aspects of contributing factors with their
// guiding questions, in the order technical, process, organisational.
func Aspects() []Aspect {
	return append([]Aspect(nil), factorTaxonomy().aspects...)
}

// Domain is the first half of a category: technical, process, organisational.
func (c FactorCategory) Domain() string {
	domain, _, _ := strings.Cut(string(c), "/")
	return domain
}

// taxonomy is the data file, read once.
type taxonomy struct {
	aspects []Aspect
	names   map[string]FactorCategory // of labels, in lower case
	cues    map[string][]cue          // by the first word, or its first four letters
	begins  outline.WordBegins        // of the cues
}

// cue is a phrase that tells an aspect.
type cue struct {
	words  []string // a trailing "*" stands for any ending
	aspect int
	weight int
}

var factorTaxonomy = sync.OnceValue(func() *taxonomy { return lexicon.Must(ReadTaxonomy(TaxonomyData)) })

func ReadTaxonomy(data string) (*taxonomy, error) {
	t := &taxonomy{names: map[string]FactorCategory{}, cues: map[string][]cue{}}
	err := lexicon.Each("lint/postmortem/internal/analysis/taxonomy.txt", data, t.read)
	return t, err
}

// read takes in an entry of the data file: what tells an aspect, what asks for it,
// how labels name it or its domain.
func (t *taxonomy) read(e lexicon.Entry) error {
	name, what, _ := strings.Cut(e.Head, " ")
	aspect := slices.IndexFunc(t.aspects, func(a Aspect) bool { return string(a.Category) == name })
	switch {
	case what == "names" && !strings.Contains(name, "/"):
		t.name(e, FactorCategory(name))
	case what == "question" && strings.Contains(name, "/") && aspect < 0:
		t.aspects = append(t.aspects, Aspect{FactorCategory(name), e.Text})
		t.names[name] = FactorCategory(name)
	case aspect < 0:
		return e.Errorf("unknown head %q; an aspect begins with \"DOMAIN/ASPECT question: ...\"", e.Head)
	case what == "names":
		t.name(e, FactorCategory(name))
	case what == "":
		for _, p := range e.Phrases() {
			t.add(strings.Fields(p), aspect)
		}
	default:
		return e.Errorf("unknown head %q; known are question, names and none behind an aspect", e.Head)
	}
	return nil
}

func (t *taxonomy) name(e lexicon.Entry, c FactorCategory) {
	for _, n := range e.Phrases() {
		t.names[n] = c
	}
}

func (t *taxonomy) add(words []string, aspect int) {
	if len(words) == 0 {
		return
	}
	weight := len(words)
	if w, double := strings.CutPrefix(words[0], "+"); double {
		words[0], weight = w, 2*weight
	}
	key := words[0]
	if strings.HasSuffix(key, "*") {
		key = key[:4]
	}
	t.cues[key] = append(t.cues[key], cue{words, aspect, weight})
	t.begins.Add(key)
}

// named reads a label such as "Monitoring" or "Process (review)".
func (t *taxonomy) named(label string) FactorCategory {
	label = strings.ToLower(strings.TrimSpace(label))
	if c, ok := t.names[label]; ok {
		return c
	}
	best := FactorCategory("")
	for _, part := range strings.FieldsFunc(label, func(r rune) bool { return strings.ContainsRune("/()-–:,", r) }) {
		part = strings.TrimSpace(part)
		part = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(part, "factors"), "factor"))
		c := t.names[part]
		if strings.Contains(string(c), "/") {
			return c
		}
		if best == "" {
			best = c
		}
	}
	return best
}

// classifyWords bounds what of a factor's text is read for its aspect: what
// comes later is detail.
const classifyWords = 24

// Classify tells the aspect that most words of the text speak for; "" where
// none does. Longer phrases weigh more, and of equal ones the first counts.
func (t *taxonomy) classify(s string) FactorCategory {
	var buf [classifyWords]string
	words := lowerWords(s, buf[:0])
	var score [16]int
	best := -1
	for i := range words {
		for _, a := range t.at(words[i:]) {
			if a.aspect >= len(score) {
				continue
			}
			score[a.aspect] += a.weight
			if best < 0 || score[a.aspect] > score[best] {
				best = a.aspect
			}
		}
	}
	if best < 0 {
		return ""
	}
	return t.aspects[best].Category
}

// At are the cues that match at the first of the words.
func (t *taxonomy) at(words []string) []cue {
	w := words[0]
	if !t.begins.Has(w) {
		return nil
	}
	var hits []cue
	keys := [2]string{w, ""}
	if len(w) >= 4 {
		keys[1] = w[:4]
	}
	if keys[1] == w {
		keys[1] = ""
	}
	for _, key := range keys {
		for _, c := range t.cues[key] {
			if c.matches(words) {
				hits = append(hits, c)
			}
		}
	}
	return hits
}

func (c cue) matches(words []string) bool {
	if len(c.words) > len(words) {
		return false
	}
	for i, w := range c.words {
		if stem, open := strings.CutSuffix(w, "*"); !strings.HasPrefix(words[i], stem) || !open && words[i] != w {
			return false
		}
	}
	return true
}

// lowerWords appends the words of s in lower case to buf, up to its capacity.
// Hyphens, plus signs and apostrophes belong to words.
func lowerWords(s string, buf []string) []string {
	start := -1
	for i := 0; i <= len(s) && len(buf) < cap(buf); i++ {
		in := i < len(s) && (ascii.IsAlnum(s[i]) || s[i] >= 0x80 || s[i] == '-' || s[i] == '+' || s[i] == '\'')
		if in && start < 0 {
			start = i
		}
		if !in && start >= 0 {
			if w := strings.Trim(s[start:i], "-'"); w != "" {
				buf = append(buf, strings.ToLower(w))
			}
			start = -1
		}
	}
	return buf
}
