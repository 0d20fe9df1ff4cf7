// Package earlier tells which earlier postmortem a document names, by a link or by its
// id, and what became of the actions there: for the rule that asks about them, and for
// the reviewer.
package earlier

import (
	"path"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// Document is what others may want to know of one.
type Document struct {
	ID      string   `json:"id"` // empty where none is stated, and the file's name has none
	Title   string   `json:"title"`
	Day     string   `json:"day"` // of the incident: 2026-03-01, or empty
	Actions []Action `json:"actions"`
	Names   []Name   `json:"-"`
}

// Action is a promise of a document, as it stands there.
type Action struct {
	Text  string `json:"text"`
	State string `json:"state"` // open, done, dropped, ...
	Owner string `json:"owner,omitempty"`
	Due   string `json:"due,omitempty"` // as written
	Open  bool   `json:"open"`
	Line  int    `json:"line"`
}

// Name is a place at which a document names another one.
type Name struct {
	Path string // that a link leads to, from the root; empty for an id
	ID   string // in lower case; empty for a link
	At   text.Span
}

// mostNames is how many names of a document are kept: a list of all incidents names
// none of them in particular.
const mostNames = 200

// Of reads a document, whose path is from the root. Its texts are copied.
func Of(doc *postmortem.Document, promises []*postmortem.Action) Document {
	d := Document{ID: idOf(doc), Title: strings.Clone(doc.Title.Plain), Names: namesIn(doc)}
	if day := doc.Meta.Date.Day; !day.IsZero() {
		d.Day = day.Format(time.DateOnly)
	}
	for _, a := range promises {
		x := Action{
			Text: strings.Clone(a.Text.Plain), State: string(a.Status), Due: strings.Clone(a.Due.Text.Plain), Open: a.Open(), Line: a.Line,
		}
		if len(a.Owners) > 0 {
			x.Owner = strings.Clone(a.Owners[0].Text.Plain)
		}
		if x.State == "" {
			x.State = "open"
			if !x.Open {
				x.State = "closed"
			}
		}
		d.Actions = append(d.Actions, x)
	}
	return d
}

// Open are the actions that nobody has closed.
func (d *Document) Open() []Action {
	var out []Action
	for _, a := range d.Actions {
		if a.Open {
			out = append(out, a)
		}
	}
	return out
}

// NamedBy is the first place at which another document names this one, which is at a
// path; ok is false for none, and where the other is not known to be later.
func (d *Document) NamedBy(other *Document, at string) (n Name, ok bool) {
	if d.Day != "" && other.Day != "" && d.Day > other.Day {
		return Name{}, false
	}
	for _, n := range other.Names {
		if n.Path != "" && n.Path == at || n.ID != "" && n.ID == strings.ToLower(d.ID) && n.ID != strings.ToLower(other.ID) {
			return n, true
		}
	}
	return Name{}, false
}

// nextID finds the first id from a byte on, as files and texts give it: "PM-2026-004",
// "INC-12". It is two to six letters and two to four digits, a hyphen between them or
// none, and up to five digits more behind another one; end is 0 where there is none.
func nextID(s string, from int) (start, end int) {
	for i := from; i < len(s); i++ {
		if !ascii.IsLetter(s[i]) || i > 0 && isWordByte(s[i-1]) {
			continue
		}
		start = i
		i += ascii.CountLetters(s[i:])
		if n := i - start; n < 2 || n > 6 {
			i--
			continue
		}
		if end = idEnd(s, i); end > 0 {
			return start, end
		}
		i--
	}
	return 0, 0
}

// idEnd is where the id ends whose digits, with a hyphen before them, begin at i; 0
// where they are none.
func idEnd(s string, i int) int {
	if ascii.At(s, i) == '-' {
		i++
	}
	n := ascii.CountDigitsAt(s, i)
	if n < 2 || n > 4 {
		return 0
	}
	i += n
	if ascii.At(s, i) == '-' {
		more := ascii.CountDigitsAt(s, i+1)
		if end := i + 1 + more; more > 0 && more < 6 && !isWordByte(ascii.At(s, end)) {
			return end
		}
	}
	if isWordByte(ascii.At(s, i)) {
		return 0
	}
	return i
}

func isWordByte(c byte) bool { return ascii.IsAlnum(c) || c == '_' }

// idOf is the id that a document states, else the one that its file's name begins with.
func idOf(doc *postmortem.Document) string {
	if id := doc.Meta.ID.Plain; id != "" {
		return strings.Clone(id)
	}
	base := path.Base(doc.File.Path())
	if start, end := nextID(base, 0); end > 0 && start == 0 {
		return strings.Clone(base[:end])
	}
	return ""
}

// namesIn are the links to other files of Markdown, and the words that look like ids.
func namesIn(doc *postmortem.Document) []Name {
	var out []Name
	dir := path.Dir(doc.File.Path())
	var last *postmortem.Prose
	for _, s := range doc.Sentences() {
		if len(out) >= mostNames {
			return nil
		}
		if s.Prose != last {
			last = s.Prose
			for _, m := range s.Prose.Marks {
				if p := linked(dir, m); p != "" {
					out = append(out, Name{Path: p, At: m.Span})
				}
			}
		}
		words := s.Text()
		if !ascii.HasDigit(words) {
			continue
		}
		for start, end := nextID(words, 0); end > 0; start, end = nextID(words, end) {
			out = append(out, Name{ID: strings.ToLower(words[start:end]), At: s.Prose.Source(s.Start+start, s.Start+end)})
		}
	}
	return out
}

// linked is the path of the file of Markdown beside the document that a link leads to;
// empty for another one.
func linked(dir string, m postmortem.Mark) string {
	if m.Kind != postmortem.MarkLink {
		return ""
	}
	target, _, _ := strings.Cut(m.Target, "#")
	if target == "" || strings.Contains(target, "://") || strings.HasPrefix(target, "/") || path.Ext(target) != ".md" {
		return ""
	}
	return path.Join(dir, target)
}
