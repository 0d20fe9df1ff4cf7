//go:build unix

package git

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestPipesAmongGitsFiles puts a named pipe, at which a reader waits for a writer, in
// the place of each file of a repository in turn.
func TestPipesAmongGitsFiles(t *testing.T) {
	s := written(t)
	for _, name := range []string{
		"HEAD", "config", "index", "shallow", "packed-refs", "commondir", "info/exclude", "objects/info/alternates",
		"refs/heads/main", "refs/heads/other", "refs/remotes/origin/main", "refs/tags/v1",
		"objects/pack/pack-1111.idx", "objects/pack/pack-1111.pack", "objects/ab/cdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
	} {
		path := filepath.Join(s.dir, ".git", filepath.FromSlash(name))
		kept, err := os.ReadFile(path)
		if err == nil {
			err = os.Remove(path)
		} else {
			err = os.MkdirAll(filepath.Dir(path), 0o755)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(path, 0o644); err != nil {
			t.Skip("no named pipes here:", err)
		}
		done := make(chan bool)
		go func() {
			if r, err := Open(s.dir); err == nil {
				walk(r)
			}
			close(done)
		}()
		select {
		case <-done:
		case <-time.After(20 * time.Second):
			t.Fatalf("waits for %s", name)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if kept != nil {
			s.write(".git/"+name, string(kept))
		}
	}
}
