package project_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/project"
)

// tree writes files and returns their folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := repository(files)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// run runs git in a folder.
func run(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=Ana Silva", "GIT_AUTHOR_EMAIL=ana@example.com", "GIT_COMMITTER_NAME=Ana Silva", "GIT_COMMITTER_EMAIL=ana@example.com",
		"GIT_AUTHOR_DATE=2026-03-02T10:00:00Z", "GIT_COMMITTER_DATE=2026-03-02T10:00:00Z")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// committed makes a repository of the files with one commit.
func committed(t *testing.T, files map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	dir := tree(t, files)
	if err := os.Remove(filepath.Join(dir, ".git")); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "init", "-q", "-b", "main")
	run(t, dir, "add", "-A")
	run(t, dir, "commit", "-q", "-m", "begin")
	return dir
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, path string, o project.Options) *project.Project {
	t.Helper()
	p, err := project.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// contents are documents with what they hold; those for context have a "~" before
// their path.
func contents(t *testing.T, sources []lint.Source) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, s := range sources {
		r, err := s.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		path := s.Path
		if s.Context {
			path = "~" + path
		}
		out[path] = string(b)
	}
	return out
}

func paths(d *project.Documents) []string {
	var out []string
	for _, s := range d.Sources {
		out = append(out, s.Path)
	}
	slices.Sort(out)
	return out
}

// TestOpenFindsTheConfig looks from the opened path upward, to the repository's
// root and no further.
func TestOpenFindsTheConfig(t *testing.T) {
	dir := tree(t, map[string]string{
		".pmlint.yaml": "zone: UTC\n", "a/b/x.md": "# X\n", "a/.pmlint.yaml": "zone: Europe/Berlin\n", "c/x.md": "# X\n",
		"d/.git/HEAD": "", "d/e/x.md": "# X\n", "f/pmlint.yml": "zone: UTC\n",
	})
	tests := []struct{ path, config, zone string }{
		{"a/b/x.md", "a/.pmlint.yaml", "Europe/Berlin"},
		{"a", "a/.pmlint.yaml", "Europe/Berlin"},
		{"c", ".pmlint.yaml", "UTC"},
		{".", ".pmlint.yaml", "UTC"},
		{"c/none.md", ".pmlint.yaml", "UTC"},
		{"d/e", "", ""}, // another repository
	}
	for _, tt := range tests {
		p := open(t, tt.path, project.Options{Dir: dir})
		if p.ConfigFile() != tt.config || p.Config.Zone != tt.zone {
			t.Errorf("%s: the config is %q with the zone %q", tt.path, p.ConfigFile(), p.Config.Zone)
		}
	}
	if _, err := project.Open("f", project.Options{Dir: dir}); err == nil || !strings.Contains(err.Error(), "is not read: rename it to .pmlint.yaml") {
		t.Errorf("a config of another name: %v", err)
	}
	if _, err := project.Open("a", project.Options{Dir: dir, Config: "none.yaml"}); err == nil || err.Error() != "config none.yaml: no such file or folder" {
		t.Errorf("a config that is not there: %v", err)
	}
}

// TestDocuments tells documents from what lies beside them.
func TestDocuments(t *testing.T) {
	dir := tree(t, map[string]string{
		"postmortems/a.md": "# A\n", "postmortems/TEMPLATE.md": "# T\n", "docs/incidents/b.md": "# B\n", "notes.md": "# N\n",
		".gitignore": "old/\n", "postmortems/old/c.md": "# C\n", "empty/x.txt": "",
	})
	p := open(t, dir, project.Options{})
	tests := []struct {
		paths []string
		want  []string
	}{
		{nil, []string{"docs/incidents/b.md", "postmortems/a.md"}},
		{[]string{"."}, []string{"docs/incidents/b.md", "postmortems/a.md"}},
		{[]string{"postmortems"}, []string{"postmortems/a.md"}},
		{[]string{"notes.md", filepath.Join(dir, "notes.md")}, []string{"notes.md"}},
		{[]string{"postmortems/old"}, []string{"postmortems/old/c.md"}}, // who names it knows better
	}
	for _, tt := range tests {
		docs, err := p.Documents(tt.paths...)
		if err != nil {
			t.Fatalf("%q: %v", tt.paths, err)
		}
		if diff := cmp.Diff(tt.want, paths(docs)); diff != "" {
			t.Errorf("%q: %s", tt.paths, diff)
		}
	}
	var bad *project.PathError
	if _, err := p.Documents("none"); !errors.As(err, &bad) || err.Error() != "none: no such file or folder" {
		t.Errorf("a path that is not there: %v", err)
	}
	if _, err := p.Documents("empty"); err == nil || !strings.Contains(err.Error(), "no postmortem found") {
		t.Errorf("a folder without documents: %v", err)
	}
	if folders, _ := p.Folders(); !slices.Equal(folders, []string{"postmortems", "docs/incidents"}) {
		t.Errorf("folders: %q", folders)
	}
}

// TestReplace writes a document only as the one that was read.
func TestReplace(t *testing.T) {
	dir := tree(t, map[string]string{"postmortems/a.md": "# A\n"})
	docs, err := open(t, dir, project.Options{}).Documents()
	if err != nil {
		t.Fatal(err)
	}
	if err := docs.Replace("postmortems/a.md", []byte("# Old\n"), []byte("# B\n")); err == nil {
		t.Error("a changed document was replaced")
	}
	if err := docs.Replace("postmortems/b.md", nil, nil); err == nil {
		t.Error("a document that is not there was replaced")
	}
	if err := docs.Replace("postmortems/a.md", []byte("# A\n"), []byte("# B\n")); err != nil {
		t.Error(err)
	}
	if got := docs.File("postmortems/a.md"); got == nil || string(got.Bytes()) != "# B\n" {
		t.Errorf("the document holds %v", got)
	}
}

// TestVersions gives the same document as it is in the work tree, in the index and
// in commits, and a change with what it came from.
func TestVersions(t *testing.T) {
	dir := committed(t, map[string]string{"postmortems/a.md": "# A, committed\n", "postmortems/b.md": "# B\n\nOne.\nTwo.\nThree.\n"})
	write(t, dir, "postmortems/a.md", "# A, staged\n")
	run(t, dir, "mv", "postmortems/b.md", "postmortems/c.md")
	run(t, dir, "add", "-A")
	write(t, dir, "postmortems/a.md", "# A, being written\n")
	p := open(t, dir, project.Options{})

	b := "# B\n\nOne.\nTwo.\nThree.\n"
	tests := []struct {
		name string
		docs func(...string) (*project.Documents, error)
		want map[string]string
	}{
		{"work tree", p.Documents, map[string]string{"postmortems/a.md": "# A, being written\n", "postmortems/c.md": b}},
		{"index", p.Staged, map[string]string{"postmortems/a.md": "# A, staged\n", "postmortems/c.md": b}},
		{"HEAD", func(paths ...string) (*project.Documents, error) { return p.At("HEAD", paths...) },
			map[string]string{"postmortems/a.md": "# A, committed\n", "postmortems/b.md": b}},
	}
	for _, tt := range tests {
		docs, err := tt.docs()
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if diff := cmp.Diff(tt.want, contents(t, docs.Sources)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}

	c, err := p.Compare(project.Change{Base: "HEAD"})
	if err != nil {
		t.Fatal(err)
	}
	if changed, all := c.Count(); changed != 2 || all != 2 || !c.Compared() || c.Narrow() || c.From.How != "HEAD" {
		t.Errorf("%d of %d changed, %+v", changed, all, c.From)
	}
	want := map[string]string{"postmortems/a.md": "# A, committed\n", "postmortems/c.md": b} // under its new name
	if diff := cmp.Diff(want, contents(t, c.Base())); diff != "" {
		t.Error(diff)
	}
	c, err = p.Compare(project.Change{Staged: true, Paths: []string{"postmortems/a.md"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"postmortems/a.md": "# A, staged\n"}, contents(t, c.Documents().Sources)); diff != "" {
		t.Error(diff)
	}

	var base *project.BaseError
	if _, err := p.Compare(project.Change{Base: "nowhere"}); !errors.As(err, &base) || base.Rev != "nowhere" {
		t.Errorf("a base that is not there: %v", err)
	}
	if _, err := p.Compare(project.Change{Staged: true, Rev: "HEAD"}); err == nil {
		t.Error("two versions at once")
	}
	if _, err := p.Staged("../elsewhere"); err == nil || !strings.Contains(err.Error(), "lies outside the repository") {
		t.Errorf("a path outside: %v", err)
	}
}

// TestContext keeps unchanged documents for rules about the whole corpus.
func TestContext(t *testing.T) {
	dir := committed(t, map[string]string{"postmortems/a.md": "# A\n", "postmortems/b.md": "# B\n"})
	write(t, dir, "postmortems/a.md", "# A, changed\n")
	c, err := open(t, dir, project.Options{}).Compare(project.Change{Base: "HEAD"})
	if err != nil {
		t.Fatal(err)
	}
	docs := c.Documents()
	if diff := cmp.Diff(map[string]string{"postmortems/a.md": "# A, changed\n", "~postmortems/b.md": "# B\n"}, contents(t, docs.Sources)); diff != "" {
		t.Error(diff)
	}
	if !docs.Linted("postmortems/a.md") || docs.Linted("postmortems/b.md") || docs.Linted("postmortems/c.md") {
		t.Error("what is linted is not what changed")
	}
}

// TestPast asks the commits, and tells where there are none to ask.
func TestPast(t *testing.T) {
	snap := func(v git.Version) (*history.Snapshot, error) {
		return &history.Snapshot{Commit: v.Commit, Path: v.Path}, nil
	}
	dir := committed(t, map[string]string{"postmortems/a.md": "# A\n", "CODEOWNERS": "* @ana\n", "forms/template.md": "# T\n"})
	p := open(t, dir, project.Options{})
	past, err := p.Past(project.PastOptions{Snap: snap})
	if err != nil {
		t.Fatal(err)
	}
	if past.Record.Life("postmortems/a.md") == nil || past.Record.Life("forms/template.md") != nil {
		t.Error("the record is of other documents")
	}
	past, err = p.Past(project.PastOptions{Snap: snap, One: "forms/template.md"})
	if err != nil || past.Record.Life("forms/template.md") == nil {
		t.Errorf("a document that is asked for by name: %v", err)
	}

	var none *project.NoPastError
	bare := tree(t, nil)
	if err := os.Remove(filepath.Join(bare, ".git")); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, bare, project.Options{}).Past(project.PastOptions{Snap: snap}); !errors.As(err, &none) || !errors.Is(err, git.ErrNotRepository) {
		t.Errorf("outside a repository: %v", err)
	}
	run(t, bare, "init", "-q")
	if _, err := open(t, bare, project.Options{}).Past(project.PastOptions{Snap: snap}); !errors.As(err, &none) || none.Why != "nothing is committed yet" {
		t.Errorf("before the first commit: %v", err)
	}
}

// TestBaseline finds the file of known findings, and makes it.
func TestBaseline(t *testing.T) {
	dir := tree(t, map[string]string{"postmortems/a.md": "# A\n"})
	p := open(t, dir, project.Options{})
	b, err := p.Baseline("")
	if err != nil || b.List != nil || b.Named || b.Path != ".pmlint-baseline.jsonl" {
		t.Fatalf("without a file: %+v, %v", b, err)
	}
	write(t, dir, "known.jsonl", "not JSON\n")
	if _, err := p.Baseline("known.jsonl"); err == nil || !strings.Contains(err.Error(), "known.jsonl") {
		t.Errorf("a file that is none: %v", err)
	}
	if b, err = p.Baseline("none.jsonl"); err != nil || b.List != nil || !b.Named {
		t.Errorf("a named one that is not there: %+v, %v", b, err)
	}
}
