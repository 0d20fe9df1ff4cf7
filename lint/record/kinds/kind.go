package kinds

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/record"
)

// Kind is a form of export.
type Kind struct {
	Name  string // as it is given to --from, and stands in provenance
	Title string // the tool's name for people
	// Log tells that entries come in numbers, most of them of no interest.
	Log bool

	// signs are what the JSON of the kind has: paths of keys that stand together,
	// between blanks; alternatives between bars.
	signs string
	// lists are the paths below which its entries stand, in JSON.
	lists []string
	item  func(*input, node) error
	// looks reports whether text that is no JSON may be of the kind.
	looks func(head text) bool
	read  func(*input) error
}

// Options say how what an export leaves open is read.
type Options struct {
	// Zone is that of stamps without one; UTC where it is empty.
	Zone string
	// Order is that of day and month in dates such as 01/03/2026.
	Order chrono.Order
	// Columns are the names or numbers of a table's columns, by what they hold: time,
	// text, level, by, id.
	Columns map[string]string
	// Users are the names of people by what an export calls them; see Users.
	Users map[string]string
}

// Stats are what Read met beside the entries that it handed out.
type Stats struct {
	Entries int
	// Timeless are entries without a time, Zoneless those whose stamp has no zone.
	Timeless, Zoneless int
	FirstTimeless      int // its line, from 1
}

// Error is what is wrong with an export, and where.
type Error struct {
	File         string
	Line, Column int // from 1; 0 where the file as a whole is meant
	What, Remedy string
}

// Error is one line: place, what is wrong, what to do.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	if e.Column > 0 {
		fmt.Fprintf(&b, ":%d", e.Column)
	}
	b.WriteString(": " + e.What)
	if e.Remedy != "" {
		b.WriteString("; " + e.Remedy)
	}
	return b.String()
}

// input is an export that is being read.
type input struct {
	kind    *Kind
	file    string
	options Options
	source  *lines
	emit    func(record.Event) error
	stats   Stats
	clocks  zone.Clocks
	line    int // of the entry at hand
}

// All are the kinds, in the order of the help.
func All() []*Kind {
	return []*Kind{
		alertmanager, prometheus, grafana, pagerduty, opsgenie, incidentio, firehydrant, rootly,
		slack, mattermost, discord, github, gitlab, argocd, kubernetes, statuspage, cstate,
		journald, jsonLines, logfmt, syslog, access, plainLog, table,
	}
}

// Names are the names of all kinds.
func Names() []string {
	var names []string
	for _, k := range All() {
		names = append(names, k.Name)
	}
	return names
}

// Named is the kind of a name, or nil.
func Named(name string) *Kind {
	for _, k := range All() {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Read reads an export from its beginning and hands out its entries, in its own
// order. The error is an *Error, one of r, or what emit returned; what was handed
// out before is of a broken export then.
func Read(k *Kind, file string, r io.Reader, o Options, emit func(record.Event) error) (Stats, error) {
	in := &input{kind: k, file: file, options: o, source: newLines(r), emit: emit}
	read := k.read
	if read == nil {
		read = readJSON
	}
	err := read(in)
	if err == nil && in.stats.Entries == 0 {
		err = in.nothing()
	}
	var bad *Error
	if err != nil && !errors.As(err, &bad) && errors.Is(err, errLong) {
		err = in.failf(in.line, 0, "export less at a time", "has an entry of more than %d MiB", maxEntry>>20)
	}
	return in.stats, err
}

// nothing says that an export was read and has no entry.
func (in *input) nothing() error {
	if n := in.stats.Timeless; n > 0 {
		return in.failf(in.stats.FirstTimeless, 0, "name another kind with --from", "has no entry with a time as %s writes it, of %d",
			in.kind.Title, n)
	}
	return in.failf(0, 0, "export the time of the incident, or name another kind with --from", "holds no entry that %s would have",
		in.kind.Title)
}

func (in *input) failf(line, column int, remedy, format string, args ...any) error {
	return &Error{File: in.file, Line: line, Column: column, What: fmt.Sprintf(format, args...), Remedy: remedy}
}

// entry is what a kind knows of an entry before it is an event.
type entry struct {
	at      stamp
	text    string
	level   record.Level
	act     record.Act
	subject string
	id      string // "" for one made from stamp and text
	marked  bool
	repeats bool
}

// add hands an entry out.
func (in *input) add(e entry) error {
	text := oneLine(e.text)
	switch {
	case e.at.text == "":
		if in.stats.Timeless++; in.stats.Timeless == 1 {
			in.stats.FirstTimeless = in.line
		}
		return nil
	case text == "":
		return nil
	}
	if e.at.local {
		in.stats.Zoneless++
	}
	in.stats.Entries++
	if e.id == "" {
		e.id = record.NamedBy(e.at.text, text)
	}
	e.id = strings.Map(inName, e.id)
	return in.emit(record.Event{
		At: e.at.utc, Text: text, Level: e.level, Act: e.act, Subject: oneLine(e.subject), Marked: e.marked, Repeats: e.repeats,
		Origin: record.Origin{Kind: in.kind.Name, ID: e.id, Stamp: e.at.text, File: in.file, Line: in.line},
	})
}

// inName is a character of a name as it may stand in a comment of Markdown.
func inName(r rune) rune {
	switch {
	case r <= ' ':
		return '/'
	case r == '<' || r == '>' || r == ';' || r == '|' || r >= 0x7f:
		return '_'
	}
	return r
}

// maxText is how many characters of an entry's text are kept.
const maxText = 280

// isBlank reports whether a character is a blank, ends a line, or controls a terminal.
func isBlank(r rune) bool { return r <= ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' }

// oneLine is a text in one line, without what would control a terminal, cut
// where it is long.
func oneLine(s string) string {
	if len(s) > 8*maxText {
		s = s[:8*maxText]
	}
	s = strings.ToValidUTF8(s, "�")
	s = strings.Join(strings.FieldsFunc(s, isBlank), " ")
	n := 0
	for i := range s {
		if n++; n > maxText {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}
