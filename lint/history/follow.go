package history

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// Follower sorts snapshots, as they come, into the lives of documents. A
// document keeps its life when its file is renamed.
type Follower struct {
	byPath map[string]*Life
	ended  []*Life
	told   map[string]bool // texts of actions, as written in any document so far
}

// Add takes the next snapshot; they come oldest first. What a snapshot says of
// actions is in the lives then, and dropped from it: of all versions together it
// would be most of what is kept.
func (f *Follower) Add(s *Snapshot) {
	if f.byPath == nil {
		f.byPath, f.told = map[string]*Life{}, map[string]bool{}
	}
	from := s.Path
	if s.OldPath != "" {
		from = s.OldPath
	}
	life := f.byPath[from]
	begins := life == nil
	if begins {
		life = &Life{Shallow: s.Boundary}
	}
	delete(f.byPath, from)
	life.Path = s.Path
	life.add(s)
	if begins {
		for _, a := range life.Actions {
			a.copied = f.told[a.Text]
		}
	}
	for i := range s.Actions {
		f.told[s.Actions[i].Text] = true
	}
	s.promised, s.Actions = len(s.Actions), nil
	if s.Deleted {
		f.ended = append(f.ended, life)
	} else {
		f.byPath[s.Path] = life
	}
}

// Lives are the documents followed so far. Those that were deleted come after
// those that are there; both in the order of their paths.
func (f *Follower) Lives() []*Life {
	lives := make([]*Life, 0, len(f.byPath)+len(f.ended))
	for _, l := range f.byPath {
		lives = append(lives, l)
	}
	order := func(a, b *Life) int { return strings.Compare(a.Path, b.Path) }
	slices.SortFunc(lives, order)
	slices.SortStableFunc(f.ended, order)
	return append(lives, f.ended...)
}

// Follow sorts snapshots, oldest first, into the lives of documents.
func Follow(snapshots []*Snapshot) []*Life {
	var f Follower
	for _, s := range snapshots {
		f.Add(s)
	}
	return f.Lives()
}

// add takes the next version of the document into its life.
func (l *Life) add(s *Snapshot) {
	l.Versions = append(l.Versions, s)
	if s.Deleted || s.Unread {
		return
	}
	if n := len(l.Statuses); n == 0 || l.Statuses[n-1].To != s.Status {
		from := ""
		if n > 0 {
			from = l.Statuses[n-1].To
		}
		l.Statuses = append(l.Statuses, Change{s.Commit, from, s.Status})
	}
	matched := l.match(s)
	for i := range s.Actions {
		if a := matched[i]; a != nil {
			a.update(&s.Actions[i], s)
		} else {
			l.Actions = append(l.Actions, begin(s.Actions[i], s.Commit))
		}
	}
	kept := map[*ActionLife]bool{}
	for _, a := range matched {
		kept[a] = true
	}
	for _, a := range l.Actions {
		if !kept[a] && !a.gone && a.Since.ID != s.Commit.ID {
			a.vanish(s)
		}
	}
}

func begin(a Action, c Commit) *ActionLife {
	life := &ActionLife{Action: a, Since: c}
	if a.Status == postmortem.StatusDone {
		life.Closed = append(life.Closed, c)
	}
	return life
}

// update takes the action's next version.
func (a *ActionLife) update(next *Action, s *Snapshot) {
	a.gone, a.Vanished = false, nil
	if a.open() && next.open() && !s.Bulk && !a.Due.IsZero() && next.Due.After(a.Due) {
		a.Slips = append(a.Slips, Slip{s.Commit, a.Due, next.Due})
	}
	switch {
	case a.open() && next.Status == postmortem.StatusDone:
		a.Closed = append(a.Closed, s.Commit)
	case a.Status == postmortem.StatusDone && next.open():
		a.Reopens = append(a.Reopens, s.Commit)
	}
	a.copied = a.copied && a.Text == next.Text
	if from, to := strings.Join(a.Owners, ", "), strings.Join(next.Owners, ", "); from != to {
		a.Owned = append(a.Owned, Change{s.Commit, from, to})
	}
	a.Action = *next
}

// vanish notes that a version lacks the action. A rewritten document proves
// nothing about one item, but it is no longer followed as present. Nor was it
// promised here what a document brought along that began as a copy of another.
func (a *ActionLife) vanish(s *Snapshot) {
	a.gone = true
	if a.open() && !s.Bulk && !a.copied {
		c := s.Commit
		a.Vanished = &c
	}
}

// match finds, for each action of the version, the life that it continues: by
// id, then by the same text, then by text that is alike within the same
// section. An action of another id is never the same.
func (l *Life) match(s *Snapshot) []*ActionLife {
	m := &matcher{taken: map[*ActionLife]bool{}, out: make([]*ActionLife, len(s.Actions))}
	m.unique(l.Actions, s.Actions, func(a *Action) string { return a.ID })
	m.unique(l.Actions, s.Actions, func(a *Action) string { return normal(a.Text) })
	m.alike(l.Actions, s.Actions)
	return m.out
}

type matcher struct {
	taken map[*ActionLife]bool
	out   []*ActionLife
}

// unique pairs actions whose key is the same and stands once on each side.
func (m *matcher) unique(old []*ActionLife, next []Action, key func(*Action) string) {
	lives := map[string]*ActionLife{}
	count := map[string]int{}
	for _, a := range old {
		k := key(&a.Action)
		if k == "" || m.taken[a] {
			continue
		}
		if prior := lives[k]; prior != nil && !prior.gone && !a.gone {
			count[k] = 2
		}
		if prior := lives[k]; prior == nil || prior.gone {
			lives[k] = a
		}
	}
	seen := map[string]int{}
	for i := range next {
		seen[key(&next[i])]++
	}
	for i := range next {
		k := key(&next[i])
		a := lives[k]
		if m.out[i] == nil && a != nil && !m.taken[a] && seen[k] == 1 && count[k] < 2 && sameID(&a.Action, &next[i]) {
			m.out[i], m.taken[a] = a, true
		}
	}
}

// sameID tells that two ids do not contradict each other.
func sameID(a, b *Action) bool { return a.ID == "" || b.ID == "" || a.ID == b.ID }

const (
	// alikeShare is how alike, in percent, two texts must be to be one action.
	// Below it the chain breaks: a guess would be an accusation.
	alikeShare = 80
	// maxAlike bounds the comparison of texts with each other.
	maxAlike = 200
)

// alike pairs what is left by likeness of words, the most alike first.
func (m *matcher) alike(old []*ActionLife, next []Action) {
	type pair struct {
		life  *ActionLife
		i     int
		score int
	}
	var pairs []pair
	if len(old)*len(next) > maxAlike*maxAlike {
		return
	}
	for i := range next {
		if m.out[i] != nil {
			continue
		}
		own := words(next[i].Text)
		for _, a := range old {
			if m.taken[a] || !sameID(&a.Action, &next[i]) || a.Section != next[i].Section {
				continue
			}
			if score := dice(own, words(a.Text)); score >= alikeShare {
				pairs = append(pairs, pair{a, i, score})
			}
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return y.score - x.score })
	for _, p := range pairs {
		if m.out[p.i] == nil && !m.taken[p.life] {
			m.out[p.i], m.taken[p.life] = p.life, true
		}
	}
}

// normal is a text without case, punctuation and spacing.
func normal(s string) string { return strings.Join(words(s), " ") }

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// dice is the likeness of two lists of words, in percent: twice the shared ones
// by all.
func dice(a, b []string) int {
	if len(a)+len(b) == 0 {
		return 0
	}
	count := map[string]int{}
	for _, w := range a {
		count[w]++
	}
	shared := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			shared++
		}
	}
	return 200 * shared / (len(a) + len(b))
}
