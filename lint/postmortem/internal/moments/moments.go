// Package moments says what each entry of a course of events was for the
// incident: what set it off, the first symptom, its detection, ... its end.
//
// It does so in two steps. First every clause of an entry is weighed for itself:
// its words belong to classes (moments.txt), who or what they speak of (a change, a
// signal, a user, trouble) and what happens (goes out, is undone, fires, fails,
// recovers), and a table of such pairs says what moment a clause may be, and how
// surely. Then the course is decided as a whole: an incident has one trigger, one
// first symptom, one detection and so on, in that order, so that a deployment before
// the trouble is what set it off and one after its detection is the mitigation. The
// choice with the most evidence wins.
//
// Labels of milestones ("First detected: ...") are read for themselves; they are
// what the author says.
package moments

import (
	"slices"
	"unicode/utf8"
)

// Kind is a key moment of an incident.
type Kind string

// The key moments, in the order in which they are expected.
const (
	Trigger      Kind = "trigger"
	Symptom      Kind = "symptom"
	Detected     Kind = "detected"
	Acknowledged Kind = "acknowledged"
	Triage       Kind = "triage"
	Cause        Kind = "cause"
	Mitigated    Kind = "mitigated"
	Restored     Kind = "restored"
	Resolved     Kind = "resolved"
)

// Kinds are the key moments in the order in which they are expected.
var Kinds = [...]Kind{Trigger, Symptom, Detected, Acknowledged, Triage, Cause, Mitigated, Restored, Resolved}

// The places of moments in Kinds.
const (
	trigger = iota
	symptom
	detected
	acknowledged
	triage
	cause
	mitigated
	restored
	resolved
	kinds // how many there are
)

// Entry is an entry of a course of events.
type Entry struct {
	Text string
	// Label is what a milestone's label says; the text does not count then.
	Label string
	// Before and After say that the author files the entry before or behind the
	// incident itself.
	Before, After bool
}

// Told gives the moments of each entry, which stand in the order of time, and which
// of these are told clearly enough to measure by; nil for an entry that is none.
func Told(entries []Entry) (all, sure [][]Kind) {
	found, clear := make([]set, len(entries)), make([]set, len(entries))
	w := weigher{told: make([]set, len(entries))}
	for i := range entries {
		if e := &entries[i]; e.Label != "" {
			found[i] = ofLabel(e.Label)
			clear[i] = found[i]
		} else {
			w.weigh(e, i)
		}
	}
	w.echo()
	decide(w.items, func(kind int, it *item) {
		found[it.entry] |= 1 << kind
		if it.weight[kind] > likely || it.weight[kind] == likely && alone(w.items, kind) {
			clear[it.entry] |= 1 << kind
		}
	})
	w.beside(found)
	for i := range found {
		clear[i] |= found[i] & (1 << symptom)
	}
	all, sure = make([][]Kind, len(entries)), make([][]Kind, len(entries))
	for i := range entries {
		all[i], sure[i] = found[i].kinds(), clear[i].kinds()
	}
	return all, sure
}

// alone reports whether no more than one item is likely to be the moment.
func alone(items []item, kind int) bool {
	n := 0
	for i := range items {
		if items[i].weight[kind] >= likely {
			n++
		}
	}
	return n == 1
}

// kinds are the moments whose places are in the set; those of one moment share
// their array.
func (s set) kinds() []Kind {
	var out []Kind
	for i := range Kinds {
		if s&(1<<i) == 0 {
			continue
		}
		if out == nil {
			out = Kinds[i : i+1 : i+1]
		} else {
			out = append(out, Kinds[i])
		}
	}
	return out
}

// item is a clause of an entry that may be a key moment.
type item struct {
	entry  int
	weight [kinds]int8
	sick   bool // it says that the trouble goes on
	turns  bool // ... or comes back
	fine   bool // it tells of nothing bad
	fault  bool // it tells what is wrong, without anybody's saying so
}

// best is the moment that the clause most likely is; of equal ones the first.
func (it *item) best() int {
	best := 0
	for k, w := range it.weight {
		if w > it.weight[best] {
			best = k
		}
	}
	return best
}

// weigher weighs the entries of a course one after the other.
type weigher struct {
	items    []item
	tokens   []token // of the entry that is weighed
	clauses  []clause
	subjects []subject // of all entries
	told     []set     // the classes of each entry
}

// weigh adds the clauses of an entry that may be moments, in the order in which
// moments are expected: "restarted the workers after Ana had noticed the queue".
func (w *weigher) weigh(e *Entry, at int) {
	before := len(w.items)
	text := e.Text
	found, rest := cutLabel(text)
	text = text[rest:]
	if found |= tailLabel(text); found != 0 {
		for k := range kinds {
			if found.has(1 << k) {
				it := item{entry: at}
				it.weight[k] = says
				w.items = append(w.items, it)
			}
		}
	}
	told := found.has(1<<detected | 1<<cause)
	if foreign(text) {
		return
	}
	vain := words().special.vain
	w.read(text)
	for i := range w.clauses {
		w.told[at] |= w.clauses[i].all
	}
	for i := range w.clauses {
		c := &w.clauses[i]
		it := item{entry: at}
		c.weigh(&it.weight)
		it.sick = it.weight[symptom] >= max(likely, it.weight[restored], it.weight[cause]) || c.all.has(vain)
		it.turns, it.fine, it.fault = it.sick && c.turns, c.fine(), c.fault()
		if it.weight == [kinds]int8{} && !it.sick && !it.fine {
			continue
		}
		filed(e, &it.weight)
		it.search()
		if told = told || it.weight[detected] >= likely || it.weight[cause] > likely; told {
			it.weight[symptom] = 0 // it is what was detected or found
		}
		w.items = append(w.items, it)
	}
	w.note(at)
	relapse(w.items[before:])
	added := withoutHints(w.items[before:])
	slices.SortStableFunc(added, func(a, b item) int { return a.best() - b.best() })
	w.items = w.items[:before+len(added)]
}

// says is the weight of what the author says in a label.
const says = 8

// filed leaves what can be where the author files the entry.
func filed(e *Entry, weight *[kinds]int8) {
	for k := range weight {
		if e.Before && k > detected || e.After && k != resolved {
			weight[k] = 0
		}
	}
}

// foreign reports whether a text is written in letters that the words do not know;
// the English in it is names.
func foreign(text string) bool {
	other := 0
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			other++
		}
	}
	return 4*other > len(text)
}

// search leaves of a clause that tells of the search, and what it found, nothing that
// is less sure.
func (it *item) search() {
	sought := max(it.weight[triage], it.weight[cause])
	for k, w := range it.weight {
		if w < sought && sought > likely && k != triage && k != cause {
			it.weight[k] = 0
		}
	}
}

// withoutHints leaves out the clauses that only hint at a moment, where the entry has
// one that says more.
func withoutHints(items []item) []item {
	sure := slices.ContainsFunc(items, func(it item) bool { return it.weight[it.best()] > likely })
	return slices.DeleteFunc(items, func(it item) bool { return sure && !it.sick && it.weight[it.best()] < likely })
}
