package roster

import (
	"strings"
	"testing"
)

// FuzzCodeOwners holds the reader of CODEOWNERS against any bytes: an owner is a word
// with an at sign.
func FuzzCodeOwners(f *testing.F) {
	f.Add([]byte("# all\n* @org/team ana@example.org\n[Section][2] @x\n/docs/ @a @b # @c\n"))
	f.Add([]byte("^[Optional] @x\r\n\\#a @y\r\n" + strings.Repeat("a", 100) + " @z"))
	f.Fuzz(func(t *testing.T, src []byte) {
		r := &Roster{}
		for _, owner := range CodeOwners(src) {
			if !strings.Contains(owner, "@") || len(strings.Fields(owner)) != 1 {
				t.Errorf("owner %q", owner)
			}
			r.Add(owner)
			r.Knows(owner)
		}
	})
}

// FuzzMailmap holds the reader of .mailmap against any bytes: mapping what is mapped
// stays within what the file names.
func FuzzMailmap(f *testing.F) {
	f.Add([]byte("Ana <ana@example.org>\nAna <ana@example.org> <a@old.example>\nAna <ana@example.org> A <A@old.example>\n# x\n"), "A", "a@old.example")
	f.Add([]byte("<a> <b>\n<<>>\nx <\n> <y> <"), "", "b")
	f.Fuzz(func(t *testing.T, src []byte, name, email string) {
		gotName, gotEmail := ParseMailmap(src).Map(name, email)
		for _, got := range []string{gotName, gotEmail} {
			if got != name && got != email && !strings.Contains(string(src), got) {
				t.Errorf("%q is neither in the commit nor in the file", got)
			}
		}
		(&Roster{}).AddAuthor(Author{Name: gotName, Email: gotEmail})
	})
}
