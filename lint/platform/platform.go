// Package platform reads whole postmortems out of the platforms that hold them:
// Opsgenie, incident.io, Rootly, FireHydrant, Statuspage, Confluence, Jira, and plain
// Markdown or HTML. What it reads is one form, of Markdown and named values; what it
// does not know it hands on by its path, and drops nothing.
//
// ADF, Atlassian's document format, and HTML, Confluence's storage format among it,
// become one tree of elements, from which Markdown is written.
package platform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// MaxSize is how large an export may be, in bytes.
const MaxSize = 64 << 20

// Kind is a platform's form of export.
type Kind struct {
	Name  string // as it is given to --from, and stands in provenance
	Title string // the platform's name
	Get   string // how to get it: a line of a shell, without the address of a site
	read  func(*source) error
	is    func(value) bool // of JSON; nil for a text
}

// Document is a postmortem of a platform.
type Document struct {
	Kind     string
	ID       string // the platform's own, or one made from the title
	Title    string
	Date     string // YYYY-MM-DD; "" where it is not told
	Severity string
	Author   string
	Body     string   // Markdown, its headings from level 2
	Values   []Value  // what has no place in the body
	Times    []Moment // what the platform says when it was
}

// Value is a named value of an export.
type Value struct{ Name, Text string }

// Moment is a time that the platform keeps of the incident.
type Moment struct {
	Name  string // the field: "respondTime"
	Text  string // what happened then
	Stamp string // as the export has it
}

// All are the kinds, in the order of the help.
func All() []*Kind {
	return []*Kind{opsgenie, incidentio, rootly, firehydrant, statuspage, confluence, jira, adf, html, markdown}
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
	i := slices.IndexFunc(All(), func(k *Kind) bool { return k.Name == name })
	if i < 0 {
		return nil
	}
	return All()[i]
}

// IsExport reports whether a file of a folder may be an export, by its ending.
func IsExport(name string) bool {
	for _, ending := range []string{".json", ".md", ".markdown", ".html", ".htm", ".xml"} {
		if strings.HasSuffix(strings.ToLower(name), ending) {
			return true
		}
	}
	return false
}

// Detect tells the kind of an export by what it holds; nil for none.
func Detect(file string, src []byte) *Kind {
	src = bytes.TrimSpace(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")))
	if len(src) == 0 || bytes.IndexByte(src, 0) >= 0 {
		return nil
	}
	if src[0] == '{' || src[0] == '[' {
		v, err := decode(src)
		if err != nil {
			return nil
		}
		for _, k := range All() {
			if k.is != nil && slices.ContainsFunc(v.each(), k.is) {
				return k
			}
		}
		return nil
	}
	if src[0] == '<' || bytes.Contains(src[:min(len(src), 4096)], []byte("<ac:structured-macro")) {
		return html
	}
	if strings.HasSuffix(file, ".md") || strings.HasSuffix(file, ".markdown") || src[0] == '#' || bytes.Contains(src, []byte("\n#")) {
		return markdown
	}
	return nil
}

// source is an export that is being read.
type source struct {
	kind *Kind
	file string
	src  []byte
	out  []*Document
}

// Read reads the postmortems of an export. The error names the file, what is wrong and
// what to do.
func Read(k *Kind, file string, src []byte) ([]*Document, error) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(src)) == 0 {
		return nil, fmt.Errorf("%s: is empty; export it again", file)
	}
	s := &source{kind: k, file: file, src: src}
	if err := k.read(s); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(s.out) == 0 {
		return nil, fmt.Errorf("%s: holds no postmortem of %s; docs/import.md says what to export", file, k.Title)
	}
	for _, d := range s.out {
		d.Kind = k.Name
		d.Title = strings.Join(strings.Fields(d.Title), " ")
		if d.Title == "" {
			d.Title = "Untitled incident"
		}
		if d.ID == "" {
			d.ID = slug(d.Title)
		}
		d.ID = strings.Map(inName, d.ID)
		d.Body = strings.TrimSpace(d.Body)
	}
	return s.out, nil
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

// slug is a text as part of a name.
func slug(s string) string {
	return strings.Trim(strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-"), "-")
}

// decode reads JSON whole; its error says where it is broken.
func decode(src []byte) (value, error) {
	d := json.NewDecoder(bytes.NewReader(src))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return value{}, broken(src, err)
	}
	return value{v}, nil
}

func broken(src []byte, err error) error {
	if syntax, ok := err.(*json.SyntaxError); ok && int(syntax.Offset) <= len(src) {
		at := src[:max(syntax.Offset-1, 0)]
		line := bytes.Count(at, []byte("\n")) + 1
		return fmt.Errorf("%d:%d: is no JSON from here on: %v; export it again", line, len(at)-bytes.LastIndexByte(at, '\n'), err)
	}
	return fmt.Errorf("ends in the middle of its JSON; export it again, it was cut off")
}
