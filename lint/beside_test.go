package lint_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pmlint/pmlint/lint"
)

// listings counts the folders of a tree that are listed.
type listings struct {
	fstest.MapFS
	n *int
}

func (l listings) ReadDir(name string) ([]fs.DirEntry, error) {
	*l.n++
	return l.MapFS.ReadDir(name)
}

// TestFoldersAreListedOnce looks for the template of documents in folders in folders:
// each is listed once, and not anew for each document below it.
func TestFoldersAreListedOnce(t *testing.T) {
	const deep = 60
	listed := 0
	l, err := lint.New(nil, lint.Config{Files: listings{fstest.MapFS{}, &listed}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range deep {
		name := fmt.Sprintf("%sa.md", strings.Repeat("n/", i))
		if _, err := l.Read(lint.BytesSource(name, []byte("# P\n\nx\n"))); err != nil {
			t.Fatal(err)
		}
	}
	if listed > deep {
		t.Errorf("%d folders listed for %d documents, each a folder deeper", listed, deep)
	}
}
