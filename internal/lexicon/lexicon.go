// Package lexicon reads word files: the words that pmlint knows, as data beside
// the code that asks for them.
//
// There is one form for all of them:
//
//	# A comment, to the end of the line.
//	[de]
//	head: words of one class, phrases between commas,
//	  continued on lines that begin with a blank
//
// The head says what the words are, the file's package what heads there are: a
// head that nobody knows, a class that is missing, a word without a head, a line
// above 120 columns is an error with file and line. A section "[de]" holds the
// words of a language until the next section; without one they are English or
// of no language. The same head may stand in several languages, and several
// times: its words are joined.
package lexicon

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxColumns is the length of the longest line that a word file may have.
const MaxColumns = 120

// Entry is a head with its words.
type Entry struct {
	Lang string // of the section: "de"; "" before the first
	Head string // what stands before the colon, blanks around it left out
	Text string // what stands behind it, its lines joined by one blank
	File string // as it was given to Parse
	Line int    // of the head, 1-based
}

// Words are the entry's words between blanks, for a class without phrases.
func (e Entry) Words() []string { return strings.Fields(e.Text) }

// Phrases are what stands between the entry's commas.
func (e Entry) Phrases() []string {
	var out []string
	for part := range strings.SplitSeq(e.Text, ",") {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Items are the entry's phrases where it has a comma, and else its words. A class
// with a single phrase ends in a comma.
func (e Entry) Items() []string {
	if strings.Contains(e.Text, ",") {
		return e.Phrases()
	}
	return e.Words()
}

// Errorf is an error about the entry, with its file and line.
func (e Entry) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", e.File, e.Line, fmt.Sprintf(format, args...))
}

// Parse reads a word file, whose name is for messages. It knows the form alone;
// what heads there may be is for the caller to check.
func Parse(name, src string) ([]Entry, error) {
	r := reader{name: name}
	for line := range strings.Lines(src) {
		r.line++
		if err := r.read(strings.TrimRight(line, " \t\r\n")); err != nil {
			return nil, err
		}
	}
	r.finish()
	return r.entries, nil
}

// reader reads a word file line by line.
type reader struct {
	name, lang string
	line       int
	entries    []Entry
	text       []string // the lines of the last entry
}

func (r *reader) read(line string) error {
	at := Entry{Lang: r.lang, File: r.name, Line: r.line}
	body := strings.TrimLeft(line, " \t")
	switch {
	case len(line) > MaxColumns && utf8.RuneCountInString(line) > MaxColumns:
		return at.Errorf("the line has more than %d columns; continue it on a line that begins with a blank", MaxColumns)
	case body == "" || body[0] == '#':
	case len(body) < len(line):
		if len(r.text) == 0 {
			return at.Errorf("%q continues nothing; a head stands at the beginning of a line", body)
		}
		r.text = append(r.text, body)
	case body[0] == '[':
		if !isSection(body) {
			return at.Errorf("%q is no language; write a code of two letters: [de]", body)
		}
		r.finish()
		r.lang = body[1:3]
	default:
		head, text, ok := strings.Cut(body, ":")
		if at.Head = strings.TrimSpace(head); !ok || at.Head == "" {
			return at.Errorf("%q has no head; write \"head: words\"", body)
		}
		r.finish()
		r.entries, r.text = append(r.entries, at), append(r.text, strings.TrimSpace(text))
	}
	return nil
}

// finish gives the last entry its text.
func (r *reader) finish() {
	if len(r.text) > 0 {
		r.entries[len(r.entries)-1].Text = strings.TrimSpace(strings.Join(r.text, " "))
		r.text = r.text[:0]
	}
}

// Each reads a word file and hands its entries to add in their order, until one is
// refused.
func Each(name, src string, add func(Entry) error) error {
	entries, err := Parse(name, src)
	for i := 0; i < len(entries) && err == nil; i++ {
		err = add(entries[i])
	}
	return err
}

func isSection(s string) bool {
	return len(s) == 4 && s[0] == '[' && s[3] == ']' && 'a' <= s[1] && s[1] <= 'z' && 'a' <= s[2] && s[2] <= 'z'
}

// Must is for word files that are part of the program, which its tests load: an
// error in one is a defect of the program.
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
