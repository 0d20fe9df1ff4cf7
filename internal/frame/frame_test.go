package frame

import (
	"strings"
	"testing"
)

// plain are words between blanks; a comma ends a clause, "Ana" is a person.
type plain []string

func (p plain) Len() int          { return len(p) }
func (p plain) Word(i int) string { return p[i] }
func (p plain) Sign(i int) bool   { return p[i] == "," }
func (p plain) Opens(i int) bool  { return i == 0 }
func (p plain) Is(i, _ int) bool  { return strings.HasSuffix(p[i], "ed") }

func (p plain) Phrase(i, _ int) int {
	if p[i] == "Ana" {
		return i + 1
	}
	return -1
}

func (p plain) Doer(verb, _ int) bool { return verb > 0 && p[verb-1] == "Ana" }

func (p plain) Weight(w string) int { return 10 - len(w) }
func (p plain) Words(int) []string  { return nil }
func (p plain) Somebody(int) bool   { return true }

func names(string) (int, bool) { return 0, true }

func find(t *testing.T, match, text string) bool {
	t.Helper()
	table, err := Parse("t.txt", "frame a: fault\n"+match+"\nbad: x\ngood: y\n", names)
	if err != nil {
		t.Fatal(err)
	}
	table.Index(plain(nil))
	found := false
	table.Find(plain(strings.Fields(text)), func(Found) bool { found = true; return true })
	return found
}

func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		match, text string
		want        bool
	}{
		{"match: in the|a belief", "it went ahead in a belief", true},
		{"match: in the|a belief", "it went ahead in belief", false},
		{"match: the mistaken? belief", "the belief", true},
		{"match: left .. empty", "left it all empty", true},
		{"match: left .. empty", "left it , empty", false},
		{"match: left .. empty", "left it all but for one empty", false},
		{"match: ^ think twice", "so , think twice", true},
		{"match: ^ think twice", "please think twice", false},
		{"match: unread $", "lay unread , for days", true},
		{"match: unread $", "unread mail", false},
		{"match: oversight !of", "oversight in it", true},
		{"match: oversight !of", "oversight of it", false},
		{"match: traced to <person>", "traced to Ana", true},
		{"match: traced to <person>", "traced to it", false},
		{"match: @person left empty", "Ana left empty", true},
		{"match: @person left empty", "it left empty", false},
		{"match: wrongly ~past", "wrongly filed", true},
		{"match: left empty\nunless: on purpose", "left empty on purpose", false},
	} {
		if got := find(t, c.match, c.text); got != c.want {
			t.Errorf("%q in %q: %t", c.match, c.text, got)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, src := range []string{
		"match: a\n", "frame a: x\nmatch: b\n", "frame a: x\nmatch: b ..\nbad: b\ngood: c\n", "frame a: x\nnote: b\n",
		"frame a: x\ngrade: loud\n", "frame a: x\nmatch: a||b\n", "frame a:\nmatch: b\nbad: b\ngood: c\n",
	} {
		if _, err := Parse("t.txt", src, names); err == nil || !strings.HasPrefix(err.Error(), "t.txt:") {
			t.Errorf("%q: error %v", src, err)
		}
	}
}
