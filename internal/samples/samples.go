// Package samples holds the documents that the tests of several packages read.
package samples

import (
	"os"
	"path/filepath"
	"testing"
)

// Forms are documents in every form that the parsers tell apart.
var Forms = []string{
	"---\nid: INC-1\nauthors: [ana, bo]\n---\n# T\n\n## Timeline (UTC)\n\n- 13:05 It *broke*\n- 13:10: healed\n",
	"+++\ntitle = \"A\"\n+++\n## Summary\ntext\n---\n**Key:** value | **B**: c\n===\n",
	"# T\n\n| Date | 2026-03-01 |\n|---|---|\n| Authors | @ana, [Bo](x) <bo@a.example> |\n\n" +
		"## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Do `it` | @ana | 2026-03-08 |\n",
	"**Summary**\nIt broke.\n**Impact:** none & all  \nmore\n\n- **Root cause**: a\n  - b\n- **Trigger**:\n  1. c\n",
	"Timeline:\n\n```\ncode\n```\n> quote\n> - item\n\n[^1]: note\n\n<div>\nhtml\n</div>\n<!-- c -->\n",
	"\ufeff# T\r\n\r\n1. **Why did it?** → Because [x]\r\n2. Why {{ y }}\r\n\t- tab\r\n",
	"1. Timeline\n   - 10:00 a\n2. Actions\n   - [ ] do - Owner: Ana - Due: 3/4/2026\n- [x] done\n[a]: <b> 'c'\n",
	"1) Why {{a}}\n\t# Heading\ntext\n",
	"<div>\n<h2>Timeline</h2>\n<ul><li>10:00 <b>a</b><ul><li>b</ul></li>\n\n    <li>[x] 10:05 c</ul>\n" +
		"<table><tr><th>Action<th>Owner</tr><tr><td>d</td><td>@e</td></tr></table>\n<p>f<p>g\n</div>\n",
	"text\n**Impact:** x\n* **Root cause**: y\n  * **Trigger**\n  **Detection**\n  more\n",
}

// Corpus gives the real documents to a test, by their paths, and skips it where they
// are absent. The test's package lies two folders below the module's.
func Corpus(t testing.TB) map[string][]byte {
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
