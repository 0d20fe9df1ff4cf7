package git

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sandbox is a real repository made by the git command.
type sandbox struct {
	t    *testing.T
	dir  string
	when int
}

func newSandbox(t *testing.T, init ...string) *sandbox {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("the git command is not here")
	}
	s := &sandbox{t: t, dir: t.TempDir()}
	s.git(append([]string{"init", "-q", "-b", "main"}, init...)...)
	return s
}

func (s *sandbox) git(args ...string) string {
	s.t.Helper()
	return gitIn(s.t, s.dir, s.when, args...)
}

func gitIn(t *testing.T, dir string, when int, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	date := "2026-03-01T10:00:00Z"
	if when > 0 {
		date = "2026-03-01T10:" + string(rune('0'+when/10)) + string(rune('0'+when%10)) + ":00Z"
	}
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@example.com",
		"GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=ana@example.com", "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date,
		"GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=protocol.file.allow", "GIT_CONFIG_VALUE_0=always")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (s *sandbox) write(path, content string) {
	s.t.Helper()
	full := filepath.Join(s.dir, path)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// commit writes a file, commits everything and returns the commit's name.
func (s *sandbox) commit(path, content string) string {
	s.t.Helper()
	s.write(path, content)
	s.when++
	s.git("add", "-A")
	s.git("commit", "-qm", "write "+path)
	return s.git("rev-parse", "HEAD")
}

func open(t *testing.T, dir string) *Repo {
	t.Helper()
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func paths(entries []Entry) (out []string) {
	for _, e := range entries {
		out = append(out, e.Path)
	}
	return out
}

// stagedText is the staged content by path.
func stagedText(t *testing.T, r *Repo) map[string]string {
	t.Helper()
	entries, err := r.Staged()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		b, err := r.Blob(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		out[e.Path] = string(b)
	}
	return out
}

func TestStaged(t *testing.T) {
	tests := []struct {
		name  string
		setUp func(s *sandbox) (dir string)
		want  map[string]string
	}{
		{"partial staging", func(s *sandbox) string {
			s.commit("a.md", "one\n")
			s.write("a.md", "two\n")
			s.git("add", "a.md")
			s.write("a.md", "three\n")
			return s.dir
		}, map[string]string{"a.md": "two\n"}},
		{"nothing yet", func(s *sandbox) string { return s.dir }, map[string]string{}},
		{"intent to add is left out", func(s *sandbox) string {
			s.write("a.md", "x")
			s.git("add", "-N", "a.md")
			return s.dir
		}, map[string]string{}},
		{"symbolic link is left out", func(s *sandbox) string {
			if err := os.Symlink("/etc/passwd", filepath.Join(s.dir, "a.md")); err != nil {
				s.t.Skip(err)
			}
			s.git("add", "-A")
			return s.dir
		}, map[string]string{}},
		{"conflict is left out", func(s *sandbox) string {
			s.commit("a.md", "base\n")
			s.git("checkout", "-qb", "side")
			s.commit("a.md", "side\n")
			s.git("checkout", "-q", "main")
			s.commit("a.md", "main\n")
			cmd := exec.Command("git", "merge", "-q", "side")
			cmd.Dir = s.dir
			_ = cmd.Run()
			return s.dir
		}, map[string]string{}},
		{"version 4", func(s *sandbox) string {
			s.commit("docs/a.md", "1")
			s.commit("docs/ab.md", "2")
			s.git("update-index", "--index-version", "4")
			return s.dir
		}, map[string]string{"docs/a.md": "1", "docs/ab.md": "2"}},
		{"split index", func(s *sandbox) string {
			s.commit("a.md", "1")
			s.commit("b.md", "2")
			s.commit("c.md", "3")
			s.git("update-index", "--split-index")
			s.write("b.md", "two")
			s.write("d.md", "4")
			s.git("rm", "-q", "--cached", "c.md")
			s.git("add", "b.md", "d.md")
			return s.dir
		}, map[string]string{"a.md": "1", "b.md": "two", "d.md": "4"}},
		{"sparse index", func(s *sandbox) string {
			s.commit("docs/a.md", "1")
			s.commit("src/b.md", "2")
			s.git("sparse-checkout", "set", "--cone", "--sparse-index", "docs")
			return s.dir
		}, map[string]string{"docs/a.md": "1"}},
		{"linked work tree", func(s *sandbox) string {
			s.commit("a.md", "1")
			dir := filepath.Join(s.t.TempDir(), "linked")
			s.git("worktree", "add", "-q", dir, "-b", "other")
			if err := os.WriteFile(filepath.Join(dir, "b.md"), []byte("2"), 0o644); err != nil {
				s.t.Fatal(err)
			}
			gitIn(s.t, dir, 0, "add", "-A")
			return dir
		}, map[string]string{"a.md": "1", "b.md": "2"}},
		{"submodule", func(s *sandbox) string {
			s.commit("a.md", "1")
			outer := newSandbox(s.t)
			outer.git("submodule", "add", "-q", s.dir, "inner")
			return filepath.Join(outer.dir, "inner")
		}, map[string]string{"a.md": "1"}},
		{"from a folder inside", func(s *sandbox) string {
			s.commit("docs/a.md", "1")
			return filepath.Join(s.dir, "docs")
		}, map[string]string{"docs/a.md": "1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSandbox(t)
			s.t = t
			dir := tt.setUp(s)
			if diff := cmp.Diff(tt.want, stagedText(t, open(t, dir))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestCorruptIndex(t *testing.T) {
	s := newSandbox(t)
	s.commit("a.md", "1")
	index := filepath.Join(s.dir, ".git", "index")
	whole, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(whole); n += 7 {
		if err := os.WriteFile(index, whole[:n], 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := open(t, s.dir).Staged(); err == nil && n < len(whole)-40 {
			t.Errorf("an index cut to %d of %d bytes was read", n, len(whole))
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	if _, err := Open(t.TempDir()); !errors.Is(err, ErrNotRepository) {
		t.Errorf("outside a repository: %v", err)
	}
	s := newSandbox(t, "--object-format=sha256")
	var unsupported *UnsupportedError
	if _, err := Open(s.dir); !errors.As(err, &unsupported) || !strings.Contains(err.Error(), "sha256") {
		t.Errorf("sha256: %v", err)
	}
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, ".git"), []byte("gitdir: nowhere\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(broken); !errors.As(err, &unsupported) {
		t.Errorf("a .git file that leads nowhere: %v", err)
	}
}

func TestResolve(t *testing.T) {
	s := newSandbox(t)
	s.commit("a.md", "1")
	s.git("tag", "-a", "v1", "-m", "first")
	s.commit("a.md", "2")
	s.git("checkout", "-qb", "side", "HEAD~1")
	s.commit("b.md", "1")
	s.git("merge", "-q", "--no-ff", "-m", "merge", "main")
	s.git("pack-refs", "--all")
	s.git("checkout", "-q", "--detach")
	r := open(t, s.dir)
	for _, rev := range []string{"HEAD", "@", "@~1", "HEAD^2", "HEAD^", "main", "main~1", "side^2~1", "v1", "refs/heads/main", "HEAD^0"} {
		c, err := r.Resolve(rev)
		if err != nil {
			t.Errorf("%s: %v", rev, err)
			continue
		}
		if want := s.git("rev-parse", rev+"^{commit}"); c.ID.String() != want {
			t.Errorf("%s is %s, git says %s", rev, c.ID, want)
		}
	}
	full := s.git("rev-parse", "main")
	for _, n := range []int{7, 8, 40} {
		if c, err := r.Resolve(full[:n]); err != nil || c.ID.String() != full {
			t.Errorf("%s: %v %v", full[:n], c, err)
		}
	}
	for _, rev := range []string{"nowhere", "HEAD~99", "HEAD^9", "HEAD~x", "dead"} {
		if _, err := r.Resolve(rev); err == nil || !strings.Contains(err.Error(), rev) {
			t.Errorf("%s: error %v does not name it", rev, err)
		}
	}
}

func TestDiff(t *testing.T) {
	s := newSandbox(t)
	long := strings.Repeat("a line of the document\nanother\n", 20)
	s.commit("docs/keep.md", "same\n")
	s.write("docs/edit.md", "1\n")
	s.write("docs/gone.md", "to be deleted, wholly unlike the others\n")
	s.write("docs/move.md", long)
	s.write("docs/exact.md", "exactly this\n")
	s.write("src/code.go", "package x\n")
	s.commit("docs/sub/deep.md", "1\n")
	s.git("mv", "docs/move.md", "docs/moved.md")
	s.git("mv", "docs/exact.md", "docs/sub/exact.md")
	s.git("rm", "-q", "docs/gone.md")
	s.write("docs/moved.md", long+"one more\n")
	s.write("docs/edit.md", "2\n")
	s.write("src/code.go", "package y\n")
	s.commit("docs/new.md", "fresh and different\n")
	r := open(t, s.dir)
	from, _ := r.Resolve("HEAD~1")
	to, _ := r.Resolve("HEAD")
	changes, err := r.Diff(from, to, Filter{File: func(p string) bool { return strings.HasSuffix(p, ".md") }})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		switch {
		case c.OldPath != "":
			got = append(got, "R "+c.OldPath+" "+c.Path)
		case c.Added():
			got = append(got, "A "+c.Path)
		case c.Deleted():
			got = append(got, "D "+c.Path)
		default:
			got = append(got, "M "+c.Path)
		}
	}
	want := []string{"M docs/edit.md", "D docs/gone.md", "R docs/move.md docs/moved.md", "A docs/new.md", "R docs/exact.md docs/sub/exact.md"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	files, err := r.Files(to, Filter{Dir: func(p string) bool { return p == "docs" }})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"docs/edit.md", "docs/keep.md", "docs/moved.md", "docs/new.md"}, paths(files)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestDiffFileBecomesFolder(t *testing.T) {
	s := newSandbox(t)
	s.commit("a", "1")
	s.write("a.md", "2")
	s.git("rm", "-q", "a")
	s.commit("a/b.md", "3")
	r := open(t, s.dir)
	from, _ := r.Resolve("HEAD~1")
	to, _ := r.Resolve("HEAD")
	changes, err := r.Diff(from, to, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		got = append(got, c.Path)
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"a", "a.md", "a/b.md"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestMergeBase(t *testing.T) {
	s := newSandbox(t)
	s.commit("a.md", "1")
	s.commit("a.md", "2")
	s.git("checkout", "-qb", "side")
	s.commit("b.md", "1")
	s.git("checkout", "-q", "main")
	s.commit("a.md", "3")
	s.git("checkout", "-q", "side")
	s.git("merge", "-q", "--no-ff", "-m", "bring main", "main")
	s.commit("b.md", "2")
	s.git("checkout", "-q", "main")
	s.commit("a.md", "4")
	r := open(t, s.dir)
	a, _ := r.Resolve("main")
	b, _ := r.Resolve("side")
	base, err := r.MergeBase(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if want := s.git("merge-base", "main", "side"); base.ID.String() != want {
		t.Errorf("got %s, git says %s", base.ID, want)
	}
}

func TestShallow(t *testing.T) {
	s := newSandbox(t)
	s.commit("a.md", "1")
	s.commit("a.md", "2")
	s.git("checkout", "-qb", "side", "HEAD~1")
	s.commit("b.md", "1")
	s.git("checkout", "-q", "main")
	s.git("merge", "-q", "--no-ff", "-m", "merge", "side")
	event := filepath.Join(t.TempDir(), "event.json")
	if err := os.WriteFile(event, []byte(`{"pull_request": {"base": {"sha": "`+s.git("rev-parse", "HEAD^1")+`", "ref": "main"}}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	env := func(name string) string {
		return map[string]string{"GITHUB_EVENT_PATH": event}[name]
	}
	clone := func(depth string) *Repo {
		dir := filepath.Join(t.TempDir(), "clone")
		gitIn(t, t.TempDir(), 0, "clone", "-q", "--depth", depth, "file://"+s.dir, dir)
		return open(t, dir)
	}
	t.Run("depth 1", func(t *testing.T) {
		r := clone("1")
		var missing *BaseError
		if _, err := r.AutoBase(env); !errors.As(err, &missing) || !strings.Contains(err.Error(), "fetch-depth: 2") {
			t.Errorf("error %v has no remedy", err)
		}
		if !r.Shallow() {
			t.Error("it is not seen to be shallow")
		}
		head, _ := r.Resolve("HEAD")
		steps, err := r.History(head, Filter{})
		if err != nil || len(steps) != 1 || !steps[0].Boundary {
			t.Errorf("history %+v, error %v", steps, err)
		}
	})
	t.Run("depth 2", func(t *testing.T) {
		r := clone("2")
		base, err := r.AutoBase(env)
		if err != nil {
			t.Fatal(err)
		}
		head, _ := r.Resolve("HEAD")
		changes, err := r.Diff(base.Commit, head, Filter{})
		if err != nil || len(changes) != 1 || changes[0].Path != "b.md" {
			t.Errorf("changes %+v, error %v", changes, err)
		}
	})
}

func TestAutoBase(t *testing.T) {
	s := newSandbox(t)
	first := s.commit("a.md", "1")
	second := s.commit("a.md", "2")
	s.git("checkout", "-qb", "side")
	s.commit("b.md", "1")
	dir := t.TempDir()
	tests := []struct{ name, event, gitlab, want string }{
		{"pull request head checked out", `{"pull_request": {"base": {"sha": "` + second + `"}}}`, "", second},
		{"merge queue", `{"merge_group": {"base_sha": "` + first + `"}}`, "", first},
		{"push", `{"before": "` + first + `"}`, "", first},
		{"push of a new branch", `{"before": "0000000000000000000000000000000000000000"}`, "", second},
		{"merge request", ``, first, first},
		{"by hand", ``, "", second},
		{"malformed event", `{`, "", second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := map[string]string{"CI_MERGE_REQUEST_DIFF_BASE_SHA": tt.gitlab}
			if tt.event != "" {
				env["GITHUB_EVENT_PATH"] = filepath.Join(dir, "event.json")
				if err := os.WriteFile(env["GITHUB_EVENT_PATH"], []byte(tt.event), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			base, err := open(t, s.dir).AutoBase(func(name string) string { return env[name] })
			if err != nil {
				t.Fatal(err)
			}
			if base.Commit.ID.String() != tt.want {
				t.Errorf("got %s (%s), want %s", base.Commit.ID, base.How, tt.want)
			}
		})
	}
}

func TestHistory(t *testing.T) {
	s := newSandbox(t)
	s.commit("docs/a.md", "1\n")
	s.commit("src/x.go", "1\n")
	s.commit("docs/b.md", "1\n")
	s.git("mv", "docs/a.md", "docs/c.md")
	s.commit("docs/b.md", "2\n")
	r := open(t, s.dir)
	head, _ := r.Resolve("HEAD")
	steps, err := r.History(head, Filter{Dir: func(p string) bool { return strings.HasPrefix("docs", p) }})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, st := range steps {
		for _, c := range st.Changes {
			got = append(got, st.Commit.Subject()+": "+c.OldPath+">"+c.Path)
		}
	}
	want := []string{"write docs/a.md: >docs/a.md", "write docs/b.md: >docs/b.md", "write docs/b.md: >docs/b.md", "write docs/b.md: docs/a.md>docs/c.md"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	n := 0
	if err := r.Commits(head, func(*Commit) bool { n++; return true }); err != nil || n != 4 {
		t.Errorf("%d commits, error %v", n, err)
	}
}

func TestBlobLessClone(t *testing.T) {
	s := newSandbox(t)
	s.git("config", "uploadpack.allowFilter", "true")
	s.commit("a.md", "1")
	s.commit("a.md", "2")
	dir := filepath.Join(t.TempDir(), "clone")
	gitIn(t, t.TempDir(), 0, "clone", "-q", "--filter=blob:none", "--no-checkout", "file://"+s.dir, dir)
	r := open(t, dir)
	head, err := r.Resolve("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.Files(head, Filter{})
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, error %v", files, err)
	}
	if _, err := r.Blob(files[0].ID); err == nil || !strings.Contains(err.Error(), "not in this clone") {
		t.Errorf("error %v does not say that the blob is missing", err)
	}
}

func TestRel(t *testing.T) {
	s := newSandbox(t)
	s.commit("docs/a.md", "1")
	r := open(t, s.dir)
	if rel, ok := r.Rel(filepath.Join(s.dir, "docs", "a.md")); !ok || rel != "docs/a.md" {
		t.Errorf("got %q %v", rel, ok)
	}
	if _, ok := r.Rel(filepath.Join(s.dir, "..", "b.md")); ok {
		t.Error("a file outside was taken for one inside")
	}
}

func TestHooksDir(t *testing.T) {
	s := newSandbox(t)
	if got := open(t, s.dir).HooksDir(); filepath.Base(got) != "hooks" {
		t.Errorf("got %s", got)
	}
	s.git("config", "core.hooksPath", ".githooks")
	if got := open(t, s.dir).HooksDir(); !strings.HasSuffix(got, ".githooks") || !filepath.IsAbs(got) {
		t.Errorf("got %s", got)
	}
}

// FuzzIndex holds the reader of the index against any bytes, also of one that is split
// in two. Its seeds are indexes that git wrote, in each version.
func FuzzIndex(f *testing.F) {
	empty := []byte("DIRC\x00\x00\x00\x02\x00\x00\x00\x00" + strings.Repeat("\x00", 20))
	f.Add(empty, empty)
	for _, version := range []string{"2", "3", "4"} {
		own, shared := writtenIndex(f, version)
		f.Add(own, shared)
	}
	f.Fuzz(func(t *testing.T, own, shared []byte) {
		dir := t.TempDir()
		r := &Repo{gitDir: dir, root: dir}
		name := "sharedindex." + strings.Repeat("0", 39) + "1"
		if b := linkOf(own); len(b) >= 20 {
			name = fmt.Sprintf("sharedindex.%x", b[:20])
		}
		for name, b := range map[string][]byte{"index": own, name: shared} {
			if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		_, _ = r.Staged()
	})
}

// linkOf is the part of an index that names its shared one, as far as it can be found.
func linkOf(b []byte) []byte {
	if i := bytes.LastIndex(b, []byte("link\x00\x00")); i >= 0 && i+8 < len(b) {
		return b[i+8:]
	}
	return nil
}

// writtenIndex has git write a split index of a version.
func writtenIndex(f *testing.F, version string) (own, shared []byte) {
	f.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		return nil, nil
	}
	dir := f.TempDir()
	git := func(args ...string) {
		cmd := exec.Command("git", append([]string{"-c", "core.splitIndex=true", "-c", "splitIndex.maxPercentChange=100", "-c", "index.version=" + version}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			f.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q")
	for i, name := range []string{"a.md", "docs/b.md", "docs/c.md", "z.md"} {
		path := filepath.Join(dir, name)
		if os.MkdirAll(filepath.Dir(path), 0o755) != nil || os.WriteFile(path, []byte{byte('0' + i)}, 0o600) != nil {
			f.Fatal("cannot write " + path)
		}
		git("add", name)
	}
	git("update-index", "--split-index")
	git("rm", "-q", "--cached", "docs/b.md")
	own, _ = os.ReadFile(filepath.Join(dir, ".git", "index"))
	names, _ := filepath.Glob(filepath.Join(dir, ".git", "sharedindex.*"))
	if len(names) > 0 {
		shared, _ = os.ReadFile(names[len(names)-1])
	}
	return own, shared
}
