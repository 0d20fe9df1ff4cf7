package history

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// Happening is one thing that a commit did to a document.
type Happening struct {
	Commit Commit
	Kind   string // first, renamed, deleted, status, added, slipped, closed, reopened, vanished, owners, proved, unproved
	Action string // the action's id, else its words; empty for the document itself
	Text   string // in a few words, for people
}

// Happenings tells the document's life in the order of the commits.
func (r *Record) Happenings(l *Life) []Happening {
	t := &teller{order: map[string]int{}}
	for i, v := range l.Versions {
		t.order[v.Commit.ID] = i
		t.version(l, i)
	}
	for _, c := range l.Statuses[min(1, len(l.Statuses)):] {
		t.add(c.Commit, "status", "", fmt.Sprintf("status %s → %s", stated(c.From), stated(c.To)))
	}
	for _, a := range l.Actions {
		t.action(l, a)
	}
	for _, p := range r.Proofs {
		if id := l.Latest().ID; id != "" && strings.EqualFold(p.Document, id) {
			t.proof(p)
		}
	}
	slices.SortStableFunc(t.out, func(a, b Happening) int {
		if i, j, ok := t.both(a.Commit, b.Commit); ok {
			return i - j
		}
		return a.Commit.When.Compare(b.Commit.When)
	})
	return t.out
}

type teller struct {
	order map[string]int // of the commits that changed the document
	out   []Happening
}

// both gives the places of two commits among the versions, where both have one.
func (t *teller) both(a, b Commit) (i, j int, ok bool) {
	i, okA := t.order[a.ID]
	j, okB := t.order[b.ID]
	return i, j, okA && okB
}

func (t *teller) add(c Commit, kind, action, text string) {
	t.out = append(t.out, Happening{c, kind, action, text})
}

func (t *teller) version(l *Life, i int) {
	v := l.Versions[i]
	switch {
	case i == 0 && l.Shallow:
		t.add(v.Commit, "first", "", "the clone's history begins here, with "+v.sum())
	case i == 0:
		t.add(v.Commit, "first", "", "first committed, with "+v.sum())
	case v.Deleted:
		t.add(v.Commit, "deleted", "", "deleted")
	case v.OldPath != "":
		t.add(v.Commit, "renamed", "", "renamed from "+v.OldPath)
	}
}

// sum is what a version holds, in a few words.
func (s *Snapshot) sum() string {
	n := fmt.Sprintf("%d actions", s.promised)
	if s.promised == 1 {
		n = "1 action"
	}
	if s.Status != "" {
		return "status " + s.Status + " and " + n
	}
	return n
}

func stated(status string) string {
	if status == "" {
		return "(none)"
	}
	return status
}

func (a *ActionLife) name() string {
	if a.ID != "" {
		return a.ID
	}
	return a.Text
}

func (t *teller) action(l *Life, a *ActionLife) {
	name := a.name()
	if a.Since.ID != l.First().Commit.ID {
		t.add(a.Since, "added", name, "action added")
	}
	for _, s := range a.Slips {
		t.add(s.Commit, "slipped", name, fmt.Sprintf("due %s → %s, %s later", s.From.Format(time.DateOnly), s.To.Format(time.DateOnly),
			days(s.Days())))
	}
	for _, c := range a.Closed {
		if c.ID != a.Since.ID || a.Status != postmortem.StatusDone {
			t.add(c, "closed", name, "closed")
		}
	}
	for _, c := range a.Reopens {
		t.add(c, "reopened", name, "reopened")
	}
	for _, c := range a.Owned {
		t.add(c.Commit, "owners", name, fmt.Sprintf("owner %s → %s", stated(c.From), stated(c.To)))
	}
	if a.Vanished != nil {
		t.add(*a.Vanished, "vanished", name, "vanished while "+string(a.Status))
	}
}

func (t *teller) proof(p *Proof) {
	t.add(p.Commit, "proved", p.Action, "done, says this commit: "+p.Commit.Subject)
	if p.Reverted != nil {
		t.add(*p.Reverted, "unproved", p.Action, "the commit that did it was reverted")
	}
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}
