package discover

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzIgnore holds the reader of ignore files against any bytes: no pattern panics or
// hangs, a plain name ignores itself, a comment nothing, and a pattern is passed over
// only where its glob does not match.
func FuzzIgnore(f *testing.F) {
	for _, src := range []string{
		"*.md\n!keep.md\n", "/build/\n**/x/**\n", "a\\ \nb\\#c\n[a-\n", "docs/{a,b}\n*a*a*a*a*a*a*b\n", "\xef\xbb\xbf# x\r\ny/ \r\n", "!\n!!x\n\\!x\n",
	} {
		f.Add([]byte(src), "docs/a.md", false)
	}
	for glob, name := range map[string]string{"**/b.md": "b.md", "a/**/b.md": "a/b.md", "a/**": "a/x", "a*": "a", "*a": "a", "a\\*b": "a*b", "a/*/": "a/b", "[ab]c": "bc", "{a,b}": "{a,b}", "a?c": "abc"} {
		f.Add([]byte(glob+"\n"), name, false)
	}
	f.Fuzz(func(t *testing.T, src []byte, name string, isDir bool) {
		if len(src) > 4<<10 || len(name) > 200 {
			return // that work is bounded by the size of the file is not the question here
		}
		var none *ignores
		ig := none.with("", src)
		ig.match(name, isDir)
		for at := ig; at != nil; at = at.above {
			for _, p := range at.patterns {
				slow := p
				slow.head, slow.tail = "", ""
				if p.match(name, isDir) != slow.match(name, isDir) {
					t.Errorf("%q: what it begins and ends with decides otherwise than the glob on %q", p.glob, name)
				}
			}
		}
		ig.with("docs", src).match("docs/"+name, isDir)
		if utf8.ValidString(name) && name != "" && !strings.ContainsAny(name, "\r\n\\*?[]{}!#/ \x00\ufeff") {
			if !none.with("", []byte(name+"\n")).match("a/"+name, false) {
				t.Errorf("%q does not ignore itself", name)
			}
			if none.with("", []byte("#"+name+"\n")).match(name, isDir) {
				t.Errorf("a comment ignores %q", name)
			}
		}
	})
}
