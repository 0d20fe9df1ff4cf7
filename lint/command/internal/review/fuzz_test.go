package review

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzEvent holds the reader of a workflow's event against any bytes.
func FuzzEvent(f *testing.F) {
	f.Add([]byte(`{"pull_request":{"number":1,"head":{"sha":"0123"},"base":{"sha":"4567"}}}`))
	f.Add([]byte(`{"pull_request":null,"PULL_REQUEST":{"Number":-1}}`))
	f.Add([]byte(`{"pull_request":[{"number":"1"}]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		path := filepath.Join(t.TempDir(), "event.json")
		if err := os.WriteFile(path, src, 0o600); err != nil {
			t.Fatal(err)
		}
		env := map[string]string{"GITHUB_EVENT_PATH": path, "GITHUB_TOKEN": "t", "GITHUB_REPOSITORY": "o/r"}
		target, err := FromEnvironment(func(name string) string { return env[name] })
		if err == nil && target.Number < 1 {
			t.Errorf("a review of the pull request %d", target.Number)
		}
	})
}

// FuzzPatch holds the reader of patches against any text: it shows no line before the
// first, and not more than the patch has.
func FuzzPatch(f *testing.F) {
	f.Add("@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file\n")
	f.Add("@@ -1 +99999999999999999999 @@\n x\n@@ -1 +-5 @@\n+y")
	f.Fuzz(func(t *testing.T, patch string) {
		shown := newLines(patch)
		if n := len(patch); len(shown) > n {
			t.Errorf("%d lines of %d bytes", len(shown), n)
		}
	})
}
