package moments

import (
	_ "embed"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/english"
	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed moments.txt
var wordsFile string

// set holds classes of words, or moments, by their numbers.
type set uint64

func (s set) has(other set) bool { return s&other != 0 }

// table is what moments.txt says.
type table struct {
	classes map[string]set // by name
	verbs   set            // the classes whose words are verbs
	special special
	words   map[string]*meaning
	rows    []row
	labels  map[[2]byte][]beginning // by their first letters, the longest first
	filler  map[string]bool         // what else stands in labels
	lists   map[string][]string     // other short lists, by their heads
	signs   []sign                  // words of languages that are written without blanks
	past    map[string][]string
}

// meaning is what a word may be.
type meaning struct {
	set     set      // as a noun or whatever else
	verb    set      // as a verb, which it is not behind an article
	phrases []phrase // that begin with it
}

// beginning is how words begin that name a moment in a label.
type beginning struct {
	text   []byte
	kind   int
	weight int
}

// sign is a word in the labels of a language that is written without blanks.
type sign struct {
	text string
	kind int
}

// phrase is a word that follows another one and the class of both.
type phrase struct {
	rest  []string
	set   set
	apart bool // other words may stand between: "rolled the change back"
}

// rank is greater for what is tried first: long phrases, and those that stand together.
func (p *phrase) rank() int {
	if p.apart {
		return 2 * len(p.rest)
	}
	return 2*len(p.rest) + 1
}

// row is a line of the table: what holds all of its classes is evidence for a
// moment.
type row struct {
	kind           int
	weight         int8
	any, who, whom set // in the clause, before its verb, behind it
	// what must not stand there
	not, notWho, notWhom set
}

// field is what an atom of a pattern adds its class to, and the class.
func (r *row) field(atom string) (class string, into *set) {
	for _, f := range [...]struct {
		prefix string
		into   *set
	}{
		{"!who.", &r.notWho}, {"!whom.", &r.notWhom}, {"!", &r.not}, {"who.", &r.who}, {"whom.", &r.whom},
	} {
		if class, ok := strings.CutPrefix(atom, f.prefix); ok {
			return class, f.into
		}
	}
	return atom, &r.any
}

var words = sync.OnceValue(func() *table { return lexicon.Must(readWords(wordsFile)) })

// readWords reads the words and the table; see the head of moments.txt.
func readWords(data string) (*table, error) {
	t := &table{classes: map[string]set{}, words: map[string]*meaning{},
		labels: map[[2]byte][]beginning{}, filler: map[string]bool{},
		past: map[string][]string{}, lists: map[string][]string{}}
	entries, err := lexicon.Parse("lint/postmortem/internal/moments/moments.txt", data)
	for i := 0; i < len(entries) && err == nil; i++ {
		err = t.read(entries[i])
	}
	t.special = t.specials()
	return t, err
}

func (t *table) read(e lexicon.Entry) error {
	sort, name, _ := strings.Cut(e.Head, " ")
	switch sort {
	case "irregular":
		for _, p := range e.Phrases() {
			forms := strings.Fields(p)
			t.past[forms[0]] = forms[1:]
		}
	case "noun", "verb", "word":
		class, err := t.class(e, name)
		if err != nil {
			return err
		}
		if sort == "verb" {
			t.verbs |= class
		}
		for _, p := range e.Phrases() {
			t.add(sort, p, class)
		}
	case "levels", "lows", "statuses", "units", "clocks", "informed", "particles", "contrast":
		t.lists[sort] = append(t.lists[sort], e.Phrases()...)
	case "filler":
		for _, w := range e.Words() {
			t.filler[w] = true
		}
	case "label", "faint":
		return t.label(e, sort, name)
	default:
		return t.row(e, sort, name)
	}
	return nil
}

// class is the number of a class, which its first head gives it.
func (t *table) class(e lexicon.Entry, name string) (set, error) {
	if c, ok := t.classes[name]; ok {
		return c, nil
	}
	if len(t.classes) == 64 || name == "" {
		return 0, e.Errorf("a class has a name, and there are 64 at most")
	}
	c := set(1) << len(t.classes)
	t.classes[name] = c
	return c, nil
}

// add takes a word or phrase in all its forms.
func (t *table) add(sort, p string, class set) {
	first, rest, _ := strings.Cut(p, " ")
	forms := []string{first}
	switch sort {
	case "noun": // the last word has the plural
		i := strings.LastIndexByte(p, ' ') + 1
		t.phrase(p, class, false)
		t.phrase(p[:i]+english.Third(p[i:]), class, false)
		return
	case "verb":
		forms = t.forms(first)
	}
	for _, f := range forms {
		t.phrase(strings.TrimSpace(f+" "+rest), class, sort == "verb")
	}
}

// forms are those of a verb.
func (t *table) forms(verb string) []string {
	forms := []string{verb, english.Third(verb), english.Ing(verb, false)}
	if past, ok := t.past[verb]; ok {
		forms = append(forms, past...)
	} else {
		forms = append(forms, english.Past(verb, false))
	}
	if endsShort(verb) {
		forms = append(forms, english.Past(verb, true), english.Ing(verb, true))
	}
	return forms
}

// endsShort reports whether the last consonant of a verb may be doubled: "stop".
func endsShort(verb string) bool {
	n := len(verb)
	isVowel := func(i int) bool { return strings.IndexByte("aeiou", verb[i]) >= 0 }
	return n > 2 && !isVowel(n-1) && strings.IndexByte("wxy", verb[n-1]) < 0 && isVowel(n-2) && !isVowel(n-3)
}

func (t *table) phrase(p string, class set, verb bool) {
	fields := strings.Fields(p)
	m := t.words[fields[0]]
	if m == nil {
		m = &meaning{}
		t.words[fields[0]] = m
	}
	switch {
	case len(fields) == 1 && verb:
		m.verb |= class
		return
	case len(fields) == 1:
		m.set |= class
		return
	}
	m.phrases = append(m.phrases, phrase{fields[1:], class, verb && len(fields) == 2})
	slices.SortStableFunc(m.phrases, func(a, b phrase) int { return b.rank() - a.rank() })
}

// label reads the words of labels.
func (t *table) label(e lexicon.Entry, sort, name string) error {
	kind := slices.Index(Kinds[:], Kind(name))
	if kind < 0 {
		return e.Errorf("unknown moment %q; known are %q", name, Kinds)
	}
	weight := sure
	if sort == "faint" {
		weight = unsure
	}
	for _, w := range e.Words() {
		switch {
		case signed[e.Lang]:
			t.signs = append(t.signs, sign{w, kind})
		case len(w) < 2:
			return e.Errorf("%q is too short for the beginning of a word", w)
		default:
			key := [2]byte([]byte(w))
			t.labels[key] = append(t.labels[key], beginning{[]byte(w), kind, weight})
			slices.SortStableFunc(t.labels[key], func(a, b beginning) int { return len(b.text) - len(a.text) })
		}
	}
	slices.SortStableFunc(t.signs, func(a, b sign) int { return len(b.text) - len(a.text) })
	return nil
}

// signed are the languages that are written without blanks.
var signed = map[string]bool{"ja": true, "zh": true}

// row reads "MOMENT WEIGHT: patterns".
func (t *table) row(e lexicon.Entry, moment, weight string) error {
	kind := slices.Index(Kinds[:], Kind(moment))
	n, err := strconv.Atoi(weight)
	if kind < 0 || err != nil || n < 1 || n > 9 {
		return e.Errorf("%q is neither a class of words nor a moment with a weight from 1 to 9; moments are %q", e.Head, Kinds)
	}
	for _, p := range e.Phrases() {
		r := row{kind: kind, weight: int8(n)}
		for _, atom := range strings.Fields(p) {
			atom, into := r.field(atom)
			class, ok := t.classes[atom]
			if !ok {
				return e.Errorf("no class %q stands above", atom)
			}
			*into |= class
		}
		if bits.OnesCount64(uint64(r.any|r.who|r.whom)) == 0 {
			return e.Errorf("%q asks for nothing", p)
		}
		t.rows = append(t.rows, r)
	}
	return nil
}
