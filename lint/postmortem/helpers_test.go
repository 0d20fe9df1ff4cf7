package postmortem

import (
	"os"
	"path/filepath"
	"testing"
)

// parseString parses a document of the test's own.
func parseString(src string) *Document {
	return Parse("test.md", []byte(src), Options{})
}

// corpus gives the real documents to a test and skips it where they are absent.
func corpus(t testing.TB) map[string][]byte {
	t.Helper()
	root := filepath.Join("..", "..", "..", "shared", "corpus", "docs")
	docs := map[string][]byte{}
	_ = filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if b, err := os.ReadFile(path); err == nil {
				docs[path] = b
			}
		}
		return nil
	})
	if len(docs) == 0 {
		t.Skip("the corpus of real documents is not here")
	}
	return docs
}
