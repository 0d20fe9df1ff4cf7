package said

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/frame"
	"github.com/pmlint/pmlint/internal/lexicon"
)

type found = frame.Found

//go:embed frames.txt
var framesFile string

//go:embed words.txt
var wordsFile string

// lists are the words that frames ask for as "%name"; words.txt says what each
// class is.
var lists = lexicon.New("internal/said/words.txt", wordsFile)

var (
	numerals = lists.Set("numeral")
	function = lists.Set("function")
)

// class is what an element of a pattern can ask of a token.
type class struct {
	name string
	is   func(*word) bool
	list *lexicon.Set // nil for an open class
}

func listed(head string) class {
	set := lists.Set(head)
	return class{"%" + head, func(w *word) bool { return set.Has(w.low) }, set}
}

// phraseClasses are what frames may ask for beside single words.
var phraseClasses = [...]class{
	{"~number", func(w *word) bool { return w.kind == number }, nil},
	{"~word", func(w *word) bool { return w.kind == code || w.kind == plain && !function.Has(w.low) }, nil},
	{"~clock", isClock, nil},
	{"~status", isStatus, nil},
	{"~code", func(w *word) bool { return w.kind == code }, nil},
	{"~ing", func(w *word) bool { return len(w.low) > 5 && strings.HasSuffix(w.low, "ing") }, nil},
	{"~past", func(w *word) bool { return len(w.low) > 3 && strings.HasSuffix(w.low, "ed") }, nil},
	{"~adverb", func(w *word) bool { return len(w.low) > 4 && strings.HasSuffix(w.low, "ly") }, nil},
	{"~not", func(w *word) bool {
		return w.low == "not" || w.low == "never" || w.low == "cannot" || strings.HasSuffix(w.low, "n't")
	}, nil},
	listed("who"),
	listed("what"),
	listed("thing"),
	listed("harm"),
	listed("down"),
	listed("money"),
	listed("be"),
}

// tables hold the frames of each class, and the sieve by which they are looked for.
type tables struct {
	all     *frame.Table
	classes map[Class]*classTable
	sieve   sieve
}

// classTable is the frames of one class, and their marks in the sieve.
type classTable struct {
	*frame.Table
	marks marks
}

var table = sync.OnceValue(func() *tables {
	t := &tables{all: lexicon.Must(frame.Parse("internal/said/frames.txt", framesFile, classOf)), classes: map[Class]*classTable{}}
	t.classes[Clock] = &classTable{&frame.Table{}, clockMark}
	for _, f := range t.all.Frames {
		ct := t.classes[Class(f.Class)]
		if ct == nil {
			ct = &classTable{Table: &frame.Table{}}
			t.classes[Class(f.Class)] = ct
		}
		ct.Frames = append(ct.Frames, f)
		m := t.sieve.next()
		ct.marks |= m
		alone := &frame.Table{Frames: []frame.Frame{f}}
		alone.Index(weigher{})
		alone.Anchors(func(first, second []string, _ bool) { t.sieve.add(m, first, second) })
	}
	for _, ct := range t.classes {
		ct.Index(weigher{})
	}
	return t
})

// classOf is the number of a class by its name.
func classOf(name string) (int, bool) {
	for i, c := range phraseClasses {
		if c.name == name {
			return i, true
		}
	}
	return 0, false
}

// weigher tells by which words frames are looked for.
type weigher struct{}

// Weight is great for the words of which sentences consist.
func (weigher) Weight(w string) int {
	if function.Has(w) {
		return 1000
	}
	return 1
}

// Words are those of a list.
func (weigher) Words(class int) []string {
	if set := phraseClasses[class].list; set != nil {
		return set.All()
	}
	return nil
}

// Somebody reports that no frame here asks for a person.
func (weigher) Somebody(int) bool { return false }

// isClock reports whether a token is a time of day: "09:41".
func isClock(w *word) bool {
	return len(w.low) >= 4 && w.low[0] <= '9' && strings.IndexByte(w.low, ':') > 0
}

// isStatus reports whether a figure can be a status of HTTP that tells of a failure.
func isStatus(w *word) bool {
	return len(w.low) == 3 && (w.low[0] == '4' || w.low[0] == '5') && w.kind == number
}
