package git

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/history"
)

// fed runs git with a standard input.
func (s *sandbox) fed(stdin string, args ...string) string {
	s.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Stdin = s.dir, strings.NewReader(stdin)
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// TestTreeBombs holds that a few objects that stand for very many paths, or for one
// of any length, are refused with the limit's name, whatever walks over them.
func TestTreeBombs(t *testing.T) {
	s := newSandbox(t)
	blob := s.fed("# P\n", "hash-object", "-w", "--stdin")
	leaf := s.fed("100644 blob "+blob+"\ta.md\n", "mktree")
	wide, deep := leaf, leaf
	for range 7 {
		var tree strings.Builder
		for i := range 10 {
			fmt.Fprintf(&tree, "040000 tree %s\td%d\n", wide, i)
		}
		wide = s.fed(tree.String(), "mktree")
	}
	for range 20 {
		deep = s.fed("040000 tree "+deep+"\t"+strings.Repeat("n", 250)+"\n", "mktree")
	}
	markdown := Filter{File: func(path string) bool { return strings.HasSuffix(path, ".md") }}
	nothing := Filter{File: func(string) bool { return false }}
	for _, tt := range []struct {
		name, tree, want string
		filter           Filter
	}{
		{"files", wide, "more than 250000", markdown},
		{"paths", wide, "more than 10000000 paths", nothing},
		{"depth", deep, "more than 4096 bytes in a path", markdown},
	} {
		for how, walk := range map[string]func(*Repo, *Commit) error{
			"files":   func(r *Repo, c *Commit) error { _, err := r.Files(c, tt.filter); return err },
			"diff":    func(r *Repo, c *Commit) error { _, err := r.Diff(nil, c, tt.filter); return err },
			"history": func(r *Repo, c *Commit) error { _, err := r.History(c, tt.filter); return err },
		} {
			r := open(t, s.dir)
			c, err := r.Resolve(s.git("commit-tree", tt.tree, "-m", "bomb"))
			if err != nil {
				t.Fatal(err)
			}
			var limit *LimitError
			if tt.name == "paths" && how != "diff" {
				continue // ten million take a second
			}
			if err := walk(r, c); !errors.As(err, &limit) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s, %s: %v", tt.name, how, err)
			}
		}
	}
}

// TestManyRenames holds that documents that most lines of a template stand in are
// known again under other names, however many move at once.
func TestManyRenames(t *testing.T) {
	s := newSandbox(t)
	random := rand.New(rand.NewPCG(1, 2))
	document := func(i int, edited string) string {
		var b strings.Builder
		for line := range 12 {
			fmt.Fprintf(&b, "line %d of the template\n", line)
		}
		for line := range 12 {
			fmt.Fprintf(&b, "what happened %d in %d\n", line, i)
		}
		return b.String() + edited
	}
	const many = 300
	for i := range many {
		s.write(fmt.Sprintf("old/%d.md", i), document(i, ""))
	}
	s.git("add", "-A")
	s.git("commit", "-q", "-m", "old")
	s.git("rm", "-rq", "old")
	order := random.Perm(many)
	for i, j := range order {
		s.write(fmt.Sprintf("new/%d.md", j), document(i, "another line\n"))
	}
	s.git("add", "-A")
	s.git("commit", "-q", "-m", "new")
	r := open(t, s.dir)
	from, _ := r.Resolve("HEAD~1")
	to, _ := r.Resolve("HEAD")
	changes, err := r.Diff(from, to, Filter{})
	if err != nil || len(changes) != many {
		t.Fatalf("%d changes, %v", len(changes), err)
	}
	for _, c := range changes {
		var i, j int
		fmt.Sscanf(c.OldPath, "old/%d.md", &i)
		fmt.Sscanf(c.Path, "new/%d.md", &j)
		if c.OldPath == "" || order[i] != j {
			t.Errorf("%s was %q", c.Path, c.OldPath)
		}
	}
}

// TestPanicInHistory holds that a panic in what reads versions, in a goroutine of its
// own, is an error of the walk.
func TestPanicInHistory(t *testing.T) {
	s := newSandbox(t)
	for i := range 3 {
		s.commit("a.md", fmt.Sprint(i))
	}
	r := open(t, s.dir)
	head, _ := r.Resolve("HEAD")
	_, err := r.Record(head, RecordOptions{Snap: func(Version) (*history.Snapshot, error) { panic("oh") }})
	if err == nil || !strings.HasPrefix(err.Error(), "internal error: oh\n") {
		t.Error(err)
	}
}
