package rootfs_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// repository makes a folder to open, and beside it what no name in it may reach.
func repository(t *testing.T) (*rootfs.Tree, string) {
	t.Helper()
	top := t.TempDir()
	root, outside := filepath.Join(top, "repo"), filepath.Join(top, "outside")
	for _, dir := range []string{root + "/docs/deep", root + "/.git/hooks", root + "/.git/info", outside} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{
		root + "/docs/a.md": "inside", outside + "/secret": "secret", root + "/.git/config": "[core]", root + "/.git/info/exclude": "*.o",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{
		"in": "docs/a.md", "docs/up": "../docs/deep/../a.md", "folder": "docs", "docs/chain": "up",
		"out": "../outside/secret", "away": "../outside", "absolute": outside + "/secret", "zero": "/dev/zero",
		"docs/out": "../../outside/secret", "loop": "loop", "one": "two", "two": "one",
		"config": ".git/config", "git": ".git", "docs/hooks": "../.git/hooks",
	} {
		if err := os.Symlink(to, filepath.Join(root, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	tree, err := rootfs.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tree.Close() })
	return tree, top
}

func TestReadFile(t *testing.T) {
	tree, _ := repository(t)
	for _, name := range []string{"docs/a.md", "in", "docs/up", "folder/a.md", "folder/up", "docs/chain"} {
		if b, err := tree.ReadFile(name, 10); err != nil || string(b) != "inside" {
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
	tests := map[string]error{
		"out": rootfs.ErrOutside, "away/secret": rootfs.ErrOutside, "absolute": rootfs.ErrOutside, "zero": rootfs.ErrOutside,
		"docs/out": rootfs.ErrOutside, "folder/out": rootfs.ErrOutside, "../outside/secret": rootfs.ErrOutside, "/etc/passwd": rootfs.ErrOutside,
		"docs/../../outside/secret": rootfs.ErrOutside,
		".git/config":               rootfs.ErrGit, ".GIT/config": rootfs.ErrGit, "config": rootfs.ErrGit, "git/config": rootfs.ErrGit, "docs/hooks/x": rootfs.ErrGit,
		"docs": rootfs.ErrFolder, "folder": rootfs.ErrFolder, "none": fs.ErrNotExist, "docs/none": fs.ErrNotExist,
	}
	for range 2 { // the second time, folders are known
		for name, want := range tests {
			b, err := tree.ReadFile(name, 10)
			if !errors.Is(err, want) || len(b) > 0 {
				t.Errorf("%s: %q, %v; want %v", name, b, err, want)
			}
		}
	}
	for _, name := range []string{"loop", "one"} {
		if _, err := tree.ReadFile(name, 10); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if _, err := tree.ReadFile("docs/a.md", 5); !errors.Is(err, rootfs.ErrTooLarge) {
		t.Errorf("above the limit: %v", err)
	}
	if b, err := tree.ReadGit("info/exclude", 10); err != nil || string(b) != "*.o" {
		t.Errorf("git's own: %q, %v", b, err)
	}
}

func TestWriteFile(t *testing.T) {
	tree, top := repository(t)
	for _, name := range []string{"new", "docs/new", "folder/new2", "docs/a.md", "in"} {
		if err := tree.WriteFile(name, []byte("written"), 0o600); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if b, err := tree.ReadFile(name, 10); err != nil || string(b) != "written" {
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
	if info, err := tree.Lstat("in"); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the link was followed: %v", err)
	}
	for _, name := range []string{
		"away/x", "../x", "docs", ".git/hooks/pre-commit", ".git", "docs/hooks/pre-commit", "git/config", ".Git/x", "none/x", "/tmp/x",
	} {
		if err := tree.WriteFile(name, []byte("written"), 0o644); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if strings.Contains(name, "outside") || strings.Contains(name, ".git") {
			if b, _ := os.ReadFile(name); bytes.Contains(b, []byte("written")) {
				t.Errorf("%s was written", name)
			}
		}
		if strings.HasSuffix(name, ".tmp") {
			t.Errorf("%s was left", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestOut writes a link that leads out: the link is replaced, not what it leads to.
func TestOut(t *testing.T) {
	tree, top := repository(t)
	if err := tree.WriteFile("out", []byte("written"), 0o644); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(filepath.Join(top, "outside", "secret")); string(b) != "secret" {
		t.Errorf("the file outside is %q", b)
	}
}

func TestFS(t *testing.T) {
	tree, _ := repository(t)
	fsys := tree.FS(6)
	if b, err := fs.ReadFile(fsys, "folder/a.md"); err != nil || string(b) != "inside" {
		t.Errorf("%q, %v", b, err)
	}
	for _, name := range []string{"out", "config", "zero", "away/secret", ".git/config"} {
		if b, err := fs.ReadFile(fsys, name); err == nil {
			t.Errorf("%s: %q", name, b)
		}
		if _, err := fs.Stat(fsys, name); err == nil {
			t.Errorf("%s is there", name)
		}
	}
	if _, err := fs.ReadFile(tree.FS(5), "docs/a.md"); !errors.Is(err, rootfs.ErrTooLarge) {
		t.Errorf("above the limit: %v", err)
	}
	if entries, err := fs.ReadDir(fsys, "docs"); err != nil || len(entries) == 0 {
		t.Errorf("%v, %v", entries, err)
	}
}

// TestWriteNamed writes what a user names: links are followed, dangling ones too.
func TestWriteNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "real"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"link": "real", "dangling": "new", "self": "self"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	for name, at := range map[string]string{"link": "real", "dangling": "new", "plain": "plain"} {
		if err := rootfs.WriteNamed(filepath.Join(dir, name), []byte(name), 0o644); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if b, err := os.ReadFile(filepath.Join(dir, at)); err != nil || string(b) != name {
			t.Errorf("%s: %q, %v", at, b, err)
		}
	}
	if info, err := os.Lstat(filepath.Join(dir, "link")); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v", err)
	}
	if info, err := os.Stat(filepath.Join(dir, "real")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode changed: %v", err)
	}
	if err := rootfs.WriteNamed(filepath.Join(dir, "self"), nil, 0o644); err == nil {
		t.Error("a loop of links was written")
	}
	if err := rootfs.WriteNamed(dir, []byte("x"), 0o644); err == nil {
		t.Error("a folder was written")
	}
}
