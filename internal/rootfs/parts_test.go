package rootfs_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// TestDeadParts holds that the next run which writes into a folder takes away what a
// killed one left there, and nothing else.
func TestDeadParts(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	for name, age := range map[string]time.Time{
		".a.md.pmlint-ABCDEFGHIJ.tmp": old,
		".b.md.pmlint-ABCDEFGHIJ.tmp": time.Now(), // of a run that goes on
		".a.md.ABCDEFGHIJ.tmp":        old,
		"a.md.pmlint-ABCDEFGHIJ.tmp":  old,
		".a.md.pmlint-ABC.tmp":        old,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, age, age); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, ".c.md.pmlint-ABCDEFGHIJ.tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := rootfs.WriteNamed(filepath.Join(dir, "x.json"), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == ".a.md.pmlint-ABCDEFGHIJ.tmp" {
			t.Error("what a killed run left is there still")
		}
	}
	if len(entries) != 6 {
		t.Errorf("%v: another file was taken away", entries)
	}
}

// TestLanding tells where a report would be written, through links.
func TestLanding(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, ".git", "hooks"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"hooks": ".git/hooks", "there": "new.json", "into": "hooks/pre-commit"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("no links here:", err)
		}
	}
	for name, want := range map[string]string{
		"a.json": "a.json", "there": "new.json", "hooks/x": ".git/hooks/x", "into": ".git/hooks/pre-commit", "no/folder": "no/folder",
	} {
		full := filepath.Join(dir, name)
		if got := rootfs.Landing(full); got != filepath.Join(dir, want) {
			t.Errorf("%s lands at %s", name, got)
		}
		if got := rootfs.InGit(full); got != (filepath.Dir(want) == ".git/hooks") {
			t.Errorf("%s: %v", name, got)
		}
	}
}
