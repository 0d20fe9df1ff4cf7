package discover

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// tree writes files, each with the given content, and returns their root.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func paths(files []File) []string {
	list := []string{}
	for _, f := range files {
		list = append(list, f.Path)
	}
	return list
}

// gitFinds are the Markdown files under root that git would add, ok false where
// there is no git.
func gitFinds(t *testing.T, root string) (files []string, ok bool) {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, false
	}
	if err := os.MkdirAll(filepath.Join(root, ".git", "info"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"ls-files", "-z", "--others", "--exclude-standard", "--", "*.md"}} {
		cmd := exec.Command(git, args...)
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		files = strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 })
	}
	return files, true
}

// TestIgnore shows what of .gitignore is understood, and that git, where it can
// be asked, understands the same.
func TestIgnore(t *testing.T) {
	tests := []struct {
		name    string
		ignores map[string]string
		files   []string
		want    []string // found
	}{
		{"a name at any depth", map[string]string{".gitignore": "x.md\n"}, []string{"x.md", "a/x.md", "a/y.md"}, []string{"a/y.md"}},
		{"a name at the root", map[string]string{".gitignore": "/x.md\n"}, []string{"x.md", "a/x.md"}, []string{"a/x.md"}},
		{"a path", map[string]string{".gitignore": "a/x.md\n"}, []string{"a/x.md", "b/a/x.md"}, []string{"b/a/x.md"}},
		{"a folder", map[string]string{".gitignore": "out/\n"}, []string{"out/x.md", "a/out/x.md", "a/out.md"}, []string{"a/out.md"}},
		{"a folder's pattern is no file's", map[string]string{".gitignore": "x.md/\n"}, []string{"x.md"}, []string{"x.md"}},
		{"a star", map[string]string{".gitignore": "*.tmp.md\n"}, []string{"a.tmp.md", "a.md"}, []string{"a.md"}},
		{"a star stays in its folder", map[string]string{".gitignore": "a/*.md\n"}, []string{"a/x.md", "a/b/x.md"}, []string{"a/b/x.md"}},
		{"two stars before", map[string]string{".gitignore": "**/b/x.md\n"}, []string{"b/x.md", "a/b/x.md", "x.md"}, []string{"x.md"}},
		{"two stars between", map[string]string{".gitignore": "a/**/x.md\n"}, []string{"a/x.md", "a/b/c/x.md", "b/x.md"}, []string{"b/x.md"}},
		{"two stars after", map[string]string{".gitignore": "a/**\n!a/keep.md\n"}, []string{"a/x.md", "a/keep.md"}, []string{"a/keep.md"}},
		{"taken back", map[string]string{".gitignore": "*.md\n!keep.md\n"}, []string{"x.md", "keep.md"}, []string{"keep.md"}},
		{"the last line wins", map[string]string{".gitignore": "!x.md\nx.md\n"}, []string{"x.md", "y.md"}, []string{"y.md"}},
		{"not taken back out of an ignored folder", map[string]string{".gitignore": "a/\n!a/x.md\n"}, []string{"a/x.md", "y.md"}, []string{"y.md"}},
		{"a file further down wins", map[string]string{".gitignore": "x.md\n", "a/.gitignore": "!x.md\n"}, []string{"x.md", "a/x.md"}, []string{"a/x.md"}},
		{"a file further down is relative to itself", map[string]string{"a/.gitignore": "/x.md\n"}, []string{"x.md", "a/x.md", "a/b/x.md"}, []string{"x.md", "a/b/x.md"}},
		{"comments and blank lines", map[string]string{".gitignore": "# x.md\n\n   \n"}, []string{"x.md"}, []string{"x.md"}},
		{"escapes", map[string]string{".gitignore": "\\#x.md\n\\!y.md\nz\\*.md\n"}, []string{"#x.md", "!y.md", "z*.md", "zz.md"}, []string{"zz.md"}},
		{"spaces at the end", map[string]string{".gitignore": "x.md  \r\n"}, []string{"x.md", "y.md"}, []string{"y.md"}},
		{"classes", map[string]string{".gitignore": "[ab].md\n[!c]z.md\n"}, []string{"a.md", "c.md", "cz.md", "dz.md"}, []string{"c.md", "cz.md"}},
		{"braces mean nothing", map[string]string{".gitignore": "{x,y}.md\n"}, []string{"x.md", "{x,y}.md"}, []string{"x.md"}},
		{"a broken pattern", map[string]string{".gitignore": "[x.md\ny.md\n"}, []string{"x.md", "y.md"}, []string{"x.md"}},
		{"info/exclude", map[string]string{".git/info/exclude": "x.md\n"}, []string{"x.md", "y.md"}, []string{"y.md"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string]string{}
			for name, content := range tt.ignores {
				files[name] = content
			}
			for _, name := range tt.files {
				files[name] = "# X\n"
			}
			root := tree(t, files)
			var found Found
			if err := (&Finder{Root: root, Tree: opened(t, root)}).Path(root, &found); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, paths(found.Files)); diff != "" {
				t.Error(diff)
			}
			if git, ok := gitFinds(t, root); ok {
				slices.Sort(git)
				slices.Sort(tt.want)
				if diff := cmp.Diff(git, tt.want); diff != "" {
					t.Errorf("git finds others:\n%s", diff)
				}
			}
		})
	}
}

// TestIgnoreIsBounded holds that the patterns that bear on a folder have a limit, above
// it and in it.
func TestIgnoreIsBounded(t *testing.T) {
	many := []byte(strings.Repeat("x*y\n", maxPatterns*2/3))
	var ig *ignores
	for _, dir := range []string{"", "a", "a/b", "a/b/c"} {
		ig = ig.with(dir, many)
	}
	if ig.all != maxPatterns {
		t.Errorf("%d patterns", ig.all)
	}
	if ig := (*ignores)(nil).with("", []byte(strings.Repeat("*a", maxPattern)+"\n")); ig != nil {
		t.Error("a pattern longer than a path is taken")
	}
}

func TestTakes(t *testing.T) {
	tests := []struct {
		path   string
		finder Finder
		want   string // the reason why not
	}{
		{"postmortems/2026-03-01-db.md", Finder{}, ""},
		{"postmortems/2026-03-01-db.markdown", Finder{}, ""},
		{"postmortems/DB.MD", Finder{}, ""},
		{"postmortems/db.txt", Finder{}, "not Markdown by its name"},
		{"postmortems/README.md", Finder{}, "an index by its name"},
		{"postmortems/index.md", Finder{}, "an index by its name"},
		{"postmortems/_index.md", Finder{}, "an index by its name"},
		{"postmortems/2026-03-01-db/index.md", Finder{}, ""},
		{"postmortems/INC-1234/index.md", Finder{}, ""},
		{"postmortems/INC-1234/README.md", Finder{}, ""},
		{"postmortems/2026/README.md", Finder{}, "an index by its name"},
		{"postmortems/2026-03/README.md", Finder{}, "an index by its name"},
		{"postmortems/TEMPLATE.md", Finder{}, "a template by its name"},
		{"postmortems/postmortem_template.md", Finder{}, "a template by its name"},
		{"postmortems/0000-template.md", Finder{}, "a template by its name"},
		{"postmortems/templates/incident.md", Finder{}, "a template by its name"},
		{"postmortems/template-sre.md", Finder{}, "a template by its name"},
		{"postmortems/Postmortem Template.md", Finder{}, "a template by its name"},
		{"postmortems/email-templates-lost.md", Finder{}, ""},
		{"postmortems/2026-03-01-broken-template.md", Finder{}, ""},
		{"postmortems/template-rendering-failed-everywhere.md", Finder{}, ""},
		{"postmortems/contemplate.md", Finder{}, ""},
		{"CONTRIBUTING.md", Finder{}, "a project file by its name"},
		{"forms/incident.md", Finder{Templates: []string{"forms/incident.md"}}, "the template"},
		{"a/b.md", Finder{Include: []string{"a"}}, ""},
		{"a/b.md", Finder{Include: []string{"a/*.md"}}, ""},
		{"a/b.md", Finder{Include: []string{"./a/**"}}, ""},
		{"a/b.md", Finder{Include: []string{"b"}}, "the config does not include it"},
		{"a/b.md", Finder{Include: []string{"a"}, Exclude: []string{"**/b.md"}}, "the config excludes it"},
		{"a/b/c.md", Finder{Exclude: []string{"a/b/"}}, "the config excludes it"},
		{"a/README.md", Finder{Include: []string{"a/**/*.md"}}, "an index by its name"},
		{"a/README.md", Finder{Include: []string{"a/*/README.md", "a/README.md"}}, ""},
	}
	for _, tt := range tests {
		if _, got := tt.finder.Takes(tt.path); got != tt.want {
			t.Errorf("%s with include %q and exclude %q: %q, want %q", tt.path, tt.finder.Include, tt.finder.Exclude, got, tt.want)
		}
	}
}

func TestWhatIsNoFileIsNotRead(t *testing.T) {
	root := tree(t, map[string]string{"a/x.md": "# X\n", "b/y.md": "# Y\n"})
	for link, target := range map[string]string{"a/link.md": "x.md", "a/folder": "../b", "a/loop": "."} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	var found Found
	if err := (&Finder{Root: root, Tree: opened(t, root)}).Path(filepath.Join(root, "a"), &found); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a/x.md"}, paths(found.Files)); diff != "" {
		t.Error(diff)
	}
	want := []Skip{{"a/link.md", "a symbolic link, which is not followed", false}}
	if diff := cmp.Diff(want, found.Skipped); diff != "" {
		t.Error(diff)
	}
}

func TestRoot(t *testing.T) {
	root := tree(t, map[string]string{"repo/.git/HEAD": "", "repo/a/b/x.md": "", "worktree/.git": "gitdir: x\n", "worktree/a/x.md": ""})
	for dir, want := range map[string]string{"repo/a/b": "repo", "repo": "repo", "worktree/a": "worktree"} {
		got, ok := Root(filepath.Join(root, dir))
		if !ok || got != filepath.Join(root, want) {
			t.Errorf("the root of %s is %q, %v", dir, got, ok)
		}
	}
}

func opened(t *testing.T, root string) *rootfs.Tree {
	t.Helper()
	tree, err := rootfs.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tree.Close() })
	return tree
}
