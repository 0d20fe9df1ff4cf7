package baseline

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pmlint/pmlint/lint"
)

// Scope is what a run looked at. Entries outside it are neither stale nor
// changed. A nil function holds for everything.
type Scope struct {
	Linted func(path string) bool // the document was linted
	Ran    func(rule string) bool // the rule ran
	// Exists tells whether the repository still has the document. Without it no
	// document counts as renamed.
	Exists func(path string) bool
}

func (s *Scope) linted(path string) bool { return s.Linted == nil || s.Linted(path) }

func (s *Scope) gone(path string) bool { return s.Exists != nil && !s.Exists(path) }

func (s *Scope) ran(rule string) bool { return s.Ran == nil || s.Ran(rule) }

// covers tells whether an entry that nothing matches is stale.
func (s *Scope) covers(e Entry) bool {
	return s.ran(e.Rule) && (s.linted(e.Path) || s.gone(e.Path))
}

// Match compares a baseline with what a run found. It is a lint.Baseline: give it
// to the run as Options.Baseline, then ask it for what is stale.
type Match struct {
	baseline *Baseline
	scope    Scope
	findings []lint.Finding
	// entry is, for each finding, the index of its entry, or -1.
	entry []int
	used  []bool // by entry
	// raised are the entries whose finding has become graver, which is new.
	raised []bool
}

// Match prepares a comparison.
func (b *Baseline) Match(scope Scope) *Match { return &Match{baseline: b, scope: scope} }

// Holds implements lint.Baseline. Each entry stands for one finding that is no
// graver: for the one with its fingerprint at its path, then for any with its
// fingerprint (several documents may share an incident id), then for the one with
// its anchor at its path (the id was added or corrected), then, if its document is
// gone, for the one like it in the document that took its place.
func (m *Match) Holds(findings []lint.Finding) []bool {
	m.findings = slices.Clone(findings)
	m.entry = make([]int, len(findings))
	for i := range m.entry {
		m.entry[i] = -1
	}
	m.used = make([]bool, len(m.baseline.entries))
	m.raised = make([]bool, len(m.baseline.entries))
	m.pair(func(e Entry) string { return e.Path + "\x00" + e.Fingerprint }, nil)
	m.pair(func(e Entry) string { return e.Fingerprint }, nil)
	m.pair(byPlace, nil)
	m.pairRenamed()
	known := make([]bool, len(findings))
	for i, e := range m.entry {
		known[i] = e >= 0
	}
	return known
}

// byPlace is where an entry was found.
func byPlace(e Entry) string { return e.Path + "\x00" + e.Rule + "\x00" + e.Anchor }

// pair matches free entries and findings with equal keys; with a map of renamed
// documents, old path to new, only entries of those.
func (m *Match) pair(key func(Entry) string, renamed map[string]string) {
	free := map[string][]int{}
	for i, e := range m.baseline.entries {
		if m.used[i] {
			continue
		}
		if renamed != nil {
			if e.Path = renamed[e.Path]; e.Path == "" {
				continue
			}
		}
		k := key(e)
		free[k] = append(free[k], i)
	}
	for i := range m.findings {
		if m.entry[i] < 0 {
			k := key(entryOf(&m.findings[i]))
			for len(free[k]) > 0 && m.used[free[k][0]] {
				free[k] = free[k][1:]
			}
			m.take(i, free[k][:min(len(free[k]), maxAlike)])
		}
	}
}

// maxAlike bounds how many entries of one place are tried for a finding.
const maxAlike = 1000

// take gives a finding the first of the entries that is free and stands for it.
func (m *Match) take(finding int, entries []int) {
	for _, e := range entries {
		switch {
		case m.used[e]:
		case m.baseline.entries[e].stands(m.findings[finding].Severity):
			m.entry[finding], m.used[e], m.raised[e] = e, true, false
			return
		default:
			m.raised[e] = true
		}
	}
}

// pairRenamed matches the entries of documents that are gone.
func (m *Match) pairRenamed() {
	if m.scope.Exists == nil {
		return
	}
	m.pair(byPlace, m.renamed())
}

type place struct{ rule, anchor string }

// maxPairs bounds the pairs of documents, one gone and one new, that are compared.
const maxPairs = 200_000

// renamed guesses which new document each gone one became: one of which the
// baseline knows nothing and that has more than half of its findings, of the rules
// that ran.
// Even a wrong guess lets no more findings pass than the baseline held before.
func (m *Match) renamed() map[string]string {
	gone := map[string]map[place]int{}
	knows := map[string]bool{}
	for _, e := range m.baseline.entries {
		knows[e.Path] = true
		if m.scope.gone(e.Path) && m.scope.ran(e.Rule) {
			add(gone, e.Path, place{e.Rule, e.Anchor})
		}
	}
	fresh := map[string]map[place]int{}
	for i := range m.findings {
		if f := &m.findings[i]; m.entry[i] < 0 && !knows[f.Path] {
			add(fresh, f.Path, place{f.Rule, f.Anchor})
		}
	}
	out := map[string]string{}
	if len(gone)*len(fresh) > maxPairs {
		return out // so much is gone that none of it is guessed
	}
	names := sortedKeys(fresh)
	for _, old := range sortedKeys(gone) {
		best, most := "", 0
		for _, now := range names {
			if n := common(gone[old], fresh[now]); n > most {
				best, most = now, n
			}
		}
		if best != "" && most*2 > size(gone[old]) {
			out[old] = best
			delete(fresh, best)
		}
	}
	return out
}

func add(to map[string]map[place]int, path string, p place) {
	if to[path] == nil {
		to[path] = map[place]int{}
	}
	to[path][p]++
}

func common(a, b map[place]int) int {
	n := 0
	for p, count := range a {
		n += min(count, b[p])
	}
	return n
}

func size(m map[place]int) int {
	n := 0
	for _, count := range m {
		n += count
	}
	return n
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare)
	return keys
}

// Stale are the entries within the scope that no finding matches: what they
// stand for was mended. It is to be asked after the run.
func (m *Match) Stale() []Entry {
	var stale []Entry
	for i, e := range m.baseline.entries {
		if !m.used[i] && !m.raised[i] && m.scope.covers(e) {
			stale = append(stale, e)
		}
	}
	return stale
}

// New are the findings that the baseline does not know.
func (m *Match) New() []lint.Finding {
	var out []lint.Finding
	for i, f := range m.findings {
		if m.entry[i] < 0 {
			out = append(out, f)
		}
	}
	return out
}

// Prune returns the baseline without its stale entries; those of renamed
// documents get their new paths. It never adds a finding.
func (m *Match) Prune() *Baseline { return m.prune(true) }

// prune is Prune; without raised, entries whose finding has become graver are
// dropped too.
func (m *Match) prune(raised bool) *Baseline {
	b := &Baseline{}
	for i, e := range m.baseline.entries {
		if !m.used[i] && (m.raised[i] && raised || !m.raised[i] && !m.scope.covers(e)) {
			b.entries = append(b.entries, e)
		}
	}
	for i, e := range m.entry {
		if e >= 0 {
			b.entries = append(b.entries, entryOf(&m.findings[i]))
		}
	}
	b.sort()
	return b
}

// GrowthError tells that an update would add findings where that is not
// allowed.
type GrowthError struct{ Findings []lint.Finding }

// Error says how many there are and names the first.
func (e *GrowthError) Error() string {
	f := e.Findings[0]
	count := "1 finding is new:"
	if n := len(e.Findings); n > 1 {
		count = fmt.Sprintf("%d findings are new, the first:", n)
	}
	return fmt.Sprintf("the baseline can only shrink here, but %s %s at %s:%d; mend what is new, or run pmlint baseline "+
		"update by hand and have the change reviewed",
		count, f.Rule, f.Path, f.Start.Line)
}

// Update returns the baseline of what the run found, with the entries outside
// its scope as they were. Unless it may grow (as in CI) new findings are a
// *GrowthError.
func (m *Match) Update(mayGrow bool) (*Baseline, error) {
	fresh := m.New()
	if len(fresh) > 0 && !mayGrow {
		return nil, &GrowthError{Findings: fresh}
	}
	b := m.prune(false)
	for i := range fresh {
		b.entries = append(b.entries, entryOf(&fresh[i]))
	}
	b.sort()
	return b, nil
}
