//go:build unix

package rootfs_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// TestPipes opens named pipes, which must not wait for a writer.
func TestPipes(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip("no named pipes here:", err)
	}
	if err := os.Symlink("pipe", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	tree, err := rootfs.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	for _, name := range []string{"pipe", "link"} {
		if _, err := tree.Open(name); err == nil {
			t.Errorf("%s was opened", name)
		}
		if _, err := tree.FS(10).Open(name); err == nil {
			t.Errorf("%s was opened", name)
		}
	}
	if err := tree.WriteFile("pipe", nil, 0o644); err == nil {
		t.Error("the pipe was replaced")
	}
	if _, err := rootfs.OpenNamed(pipe); err == nil {
		t.Error("the pipe was opened by its name")
	}
}

// TestFullDevice writes in place what is no regular file, and tells a failure.
func TestFullDevice(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	if err := rootfs.WriteNamed("/dev/full", []byte("x"), 0o644); err == nil {
		t.Error("a full device took the bytes")
	}
	if err := rootfs.WriteNamed("/dev/null", []byte("x"), 0o644); err != nil {
		t.Error(err)
	}
}
