package git

import (
	"bufio"
	"container/heap"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// Commit is a commit as far as pmlint needs it.
type Commit struct {
	ID      ID
	Tree    ID
	Parents []ID
	Author  Person
	When    time.Time // the author's date, in its own zone
	Commit  time.Time // the committer's date
	Message string
}

// Short is the abbreviated name, for messages.
func (c *Commit) Short() string { return c.ID.String()[:10] }

// Subject is the first line of the message.
func (c *Commit) Subject() string {
	subject, _, _ := strings.Cut(strings.TrimSpace(c.Message), "\n")
	return strings.TrimSpace(subject)
}

// Person is an author as git knows one.
type Person struct {
	Name  string
	Email string
}

// ErrMissing tells that history needed for an answer is not in the clone.
var ErrMissing = errors.New("that commit is not in this clone")

// Commit reads a commit; ErrMissing is what a shallow clone says of those that
// it lacks.
func (r *Repo) Commit(id ID) (*Commit, error) {
	r.commitsMu.Lock()
	known, ok := r.commits[id]
	r.commitsMu.Unlock()
	if ok {
		return known, nil
	}
	out, err := r.store.commit(id)
	if errors.Is(err, errNotFound) {
		return nil, fmt.Errorf("%s: %w", id.String()[:10], ErrMissing)
	} else if err != nil {
		return nil, fmt.Errorf("commit %s: %w", id.String()[:10], err)
	}
	r.commitsMu.Lock()
	defer r.commitsMu.Unlock()
	if len(r.commits) < keptCommits {
		r.commits[id] = out
	}
	return out, nil
}

// keptCommits bounds how many commits are kept: history, messages and authors
// each walk over all of them.
const keptCommits = 50000

// Shallow tells whether the clone lacks older history.
func (r *Repo) Shallow() bool { return len(r.shallow()) > 0 }

// shallow is the set of commits whose parents were not fetched.
func (r *Repo) shallow() map[ID]bool {
	f, err := rootfs.OpenNamed(filepath.Join(r.commonDir, "shallow"))
	if err != nil {
		return nil
	}
	defer f.Close()
	ids := map[ID]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if id, ok := parseID(strings.TrimSpace(lines.Text())); ok {
			ids[id] = true
		}
	}
	return ids
}

// Resolve finds the commit that a revision names: HEAD or @, a branch, a tag, a
// remote branch, a full or abbreviated commit, each with any number of ~N and
// ^N behind it.
func (r *Repo) Resolve(rev string) (*Commit, error) {
	name, steps := rev, ""
	if i := strings.IndexAny(rev, "~^"); i >= 0 {
		name, steps = rev[:i], rev[i:]
	}
	id, err := r.lookUp(name)
	if err != nil {
		return nil, fmt.Errorf("revision %q: %w", rev, err)
	}
	c, err := r.Commit(id)
	for err == nil && steps != "" {
		c, steps, err = r.step(c, steps)
	}
	if err != nil {
		return nil, fmt.Errorf("revision %q: %w", rev, err)
	}
	return c, nil
}

// step follows the first of the steps, ~N or ^N.
func (r *Repo) step(c *Commit, steps string) (*Commit, string, error) {
	kind, digits := steps[0], 1
	for digits < len(steps) && steps[digits] >= '0' && steps[digits] <= '9' {
		digits++
	}
	n := 1
	if digits > 1 {
		var err error
		if n, err = strconv.Atoi(steps[1:digits]); err != nil {
			return nil, "", err
		}
	}
	rest := steps[digits:]
	if rest != "" && rest[0] != '~' && rest[0] != '^' {
		return nil, "", fmt.Errorf("%q is not understood: use ~N or ^N", rest)
	}
	if kind == '^' {
		if n == 0 {
			return c, rest, nil
		}
		c, err := r.parent(c, n)
		return c, rest, err
	}
	for ; n > 0; n-- {
		var err error
		if c, err = r.parent(c, 1); err != nil {
			return nil, "", err
		}
	}
	return c, rest, nil
}

func (r *Repo) parent(c *Commit, n int) (*Commit, error) {
	if len(c.Parents) == 0 {
		return nil, fmt.Errorf("commit %s is the first one: nothing comes before it", c.Short())
	}
	if n > len(c.Parents) {
		return nil, fmt.Errorf("commit %s has no parent %d", c.Short(), n)
	}
	return r.Commit(c.Parents[n-1])
}

// lookUp finds a name among the references, then among the commits.
func (r *Repo) lookUp(name string) (ID, error) {
	if name == "@" || name == "" {
		name = "HEAD"
	}
	if id, ok := parseID(name); ok {
		return id, nil
	}
	if strings.ContainsAny(name, ": ") || strings.Contains(name, "..") || strings.Contains(name, "@{") {
		return ID{}, errors.New("this is not understood: name a branch, a tag or a commit, with ~N or ^N behind it")
	}
	for _, pattern := range []string{"%s", "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD"} {
		if id, err := r.store.reference(fmt.Sprintf(pattern, name)); err == nil && !id.IsZero() {
			return r.peel(id), nil
		}
	}
	if name == "HEAD" {
		return ID{}, r.headless()
	}
	return r.abbreviated(name)
}

// peel follows an annotated tag to what it names.
func (r *Repo) peel(id ID) ID {
	for range 10 {
		t, ok := r.store.tag(id)
		if !ok {
			return id
		}
		id = t.target
	}
	return id
}

// tag is an annotated tag as far as pmlint needs it.
type tag struct {
	target ID
	when   time.Time
}

func (r *Repo) abbreviated(name string) (ID, error) {
	prefix, odd, ok := hexPrefix(name)
	if !ok {
		return ID{}, errors.New("there is no such branch, tag or commit")
	}
	ids, err := r.store.objects.withPrefix(prefix)
	if err != nil {
		return ID{}, err
	}
	var found []ID
	for _, id := range ids {
		if odd && !strings.HasPrefix(id.String(), strings.ToLower(name)) {
			continue
		}
		if c, err := r.Commit(r.peel(id)); err == nil && !slices.Contains(found, c.ID) {
			found = append(found, c.ID)
		}
	}
	switch len(found) {
	case 0:
		return ID{}, errors.New("there is no such branch, tag or commit")
	case 1:
		return found[0], nil
	}
	return ID{}, fmt.Errorf("it is short for %d commits; write more of it", len(found))
}

// hexPrefix decodes an abbreviated name of 4 digits or more; of an odd number of
// digits the last one is left off.
func hexPrefix(name string) (prefix []byte, odd, ok bool) {
	if len(name) < 4 || len(name) > 40 {
		return nil, false, false
	}
	for i := 0; i+1 < len(name); i += 2 {
		v, err := strconv.ParseUint(name[i:i+2], 16, 8)
		if err != nil {
			return nil, false, false
		}
		prefix = append(prefix, byte(v))
	}
	if odd = len(name)%2 == 1; odd {
		if _, err := strconv.ParseUint(name[len(name)-1:], 16, 8); err != nil {
			return nil, false, false
		}
	}
	return prefix, odd, true
}

// Which side of a merge base a commit was reached from.
const (
	fromA = 1 << iota
	fromB
	stale // below a merge base
)

// MergeBase is the best common ancestor of two commits. It returns ErrMissing
// where a shallow clone lacks the history to tell.
func (r *Repo) MergeBase(a, b *Commit) (*Commit, error) {
	c, err := r.mergeBase(a, b)
	if !errors.Is(err, ErrMissing) {
		return c, err
	}
	switch { // what is missing does not matter where one comes from the other
	case r.contains(b, a.ID.String()):
		return a, nil
	case r.contains(a, b.ID.String()):
		return b, nil
	}
	return nil, err
}

func (r *Repo) mergeBase(a, b *Commit) (*Commit, error) {
	if a.ID == b.ID {
		return a, nil
	}
	flags := map[ID]int{a.ID: fromA, b.ID: fromB}
	queue := &byDate{a, b}
	heap.Init(queue)
	var best *Commit
	for queue.Len() > 0 && queue.anyFresh(flags) {
		c := heap.Pop(queue).(*Commit)
		f := flags[c.ID]
		if f&(fromA|fromB) == fromA|fromB && f&stale == 0 {
			if best == nil {
				best = c
			}
			f |= stale
		}
		for _, id := range c.Parents {
			if flags[id]&f == f {
				continue
			}
			flags[id] |= f
			p, err := r.Commit(id)
			if err != nil {
				return nil, err
			}
			heap.Push(queue, p)
		}
	}
	if best == nil {
		return nil, fmt.Errorf("%s and %s have no common ancestor", a.Short(), b.Short())
	}
	return best, nil
}

// byDate is a queue of commits, the newest first.
type byDate []*Commit

func (q byDate) Len() int           { return len(q) }
func (q byDate) Less(i, j int) bool { return q[i].Commit.After(q[j].Commit) }
func (q byDate) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *byDate) Push(x any)        { *q = append(*q, x.(*Commit)) }
func (q *byDate) Pop() any {
	old := *q
	c := old[len(old)-1]
	*q = old[:len(old)-1]
	return c
}

func (q byDate) anyFresh(flags map[ID]int) bool {
	for _, c := range q {
		if flags[c.ID]&stale == 0 {
			return true
		}
	}
	return false
}
