package metadata

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// fromTitle takes a date and an id from the document's title.
func (m *metadataReader) fromTitle() {
	title := m.doc.Title
	if title.Plain == "" {
		return
	}
	p := m.doc.ProseAt(title.Span)
	if p.Text != title.Plain {
		return // a title of the front matter that YAML decodes
	}
	if date, start, end := m.order.titleDate(p.Text); date.Full() {
		t := m.doc.Text(p.Source(start, end))
		m.add(outline.Field{Key: outline.FieldDate, Value: t, Values: []markdown.Text{t}, Source: outline.SourceTitle})
	}
	if start, end := titleID(p.Text); end > 0 {
		t := m.doc.Text(p.Source(start, end))
		m.add(outline.Field{Key: outline.FieldID, Value: t, Values: []markdown.Text{t}, Source: outline.SourceTitle})
	}
}

// titleDate finds a full date in a title; a date with dashes and two digits
// ("5-26-21") is one there.
func (r *OrderFinder) titleDate(s string) (d chrono.Date, start, end int) {
	if d, start, end = r.findFullDate(s); d.Full() {
		return d, start, end
	}
	for i := 0; i < len(s); i++ {
		if ascii.IsDigit(s[i]) && (i == 0 || !ascii.IsDigit(s[i-1]) && s[i-1] != '.' && s[i-1] != '-') {
			if d, n := chrono.ScanDate(s[i:], r.Get()); n > 0 && d.Full() && !strings.Contains(s[i:i+n], ".") {
				return d, i, i + n
			}
		}
	}
	return chrono.Date{}, 0, 0
}

// titleID finds an incident's key in a title: "INC-42", "PM2022-006",
// "Incident #42", or one of any project's that the title begins with: "OPS-42: ...".
func titleID(s string) (start, end int) {
	if start, end = leadingKey(s); end > 0 {
		return start, end
	}
	for i := 0; i < len(s); i++ {
		if i > 0 && (ascii.IsLetter(s[i-1]) || ascii.IsDigit(s[i-1]) || s[i-1] == '-' || s[i-1] == '_') {
			continue
		}
		if s[i] == '#' {
			before := strings.ToLower(strings.TrimRight(s[:i], " "))
			if n := ascii.CountDigits(s[i+1:]); n > 0 && (strings.HasSuffix(before, "incident") || strings.HasSuffix(before,
				"postmortem") || strings.HasSuffix(before, "post-mortem")) {
				return i, i + 1 + n
			}
			continue
		}
		if n := incidentKey(s[i:]); n > 0 {
			return i, i + n
		}
	}
	return 0, 0
}

// incidentPrefixes begin the keys that teams give to incidents.
var incidentPrefixes = [...]string{"INC", "INCIDENT", "PM", "IR", "PIR", "IM", "RCA", "COE", "OUTAGE", "SEV", "POSTMORTEM", "PROD"}

// incidentKey is the length of an incident's key at the start of s.
func incidentKey(s string) int {
	w := ascii.CountLetters(s)
	ok := false
	for _, p := range incidentPrefixes {
		ok = ok || s[:w] == p
	}
	if !ok {
		return 0
	}
	n, dash := w, false
	for n < len(s) && (ascii.IsDigit(s[n]) || s[n] == '-' && n+1 < len(s) && ascii.IsDigit(s[n+1])) {
		dash = dash || s[n] == '-'
		n++
	}
	if !dash || ascii.IsAlnumAt(s, n) || s[:w] == "SEV" && n <= w+2 {
		return 0
	}
	return n
}

// leadingKey is the key that a title begins with, be it in brackets, in front of its
// text: "[OPS-42] Mail was late", "SIR-24-03 - Key in a log".
func leadingKey(s string) (start, end int) {
	start = outline.BoolInt(strings.HasPrefix(s, "["))
	w := ascii.CountLetters(s[start:])
	key := s[start : start+w]
	if w < 2 || w > 10 || strings.ToUpper(key) != key || notIncident.Has(strings.ToLower(key)) {
		return 0, 0
	}
	end = start + w
	for groups := 0; end+1 < len(s) && s[end] == '-' && ascii.IsDigit(s[end+1]) && groups < 3; groups++ {
		end += 1 + ascii.CountDigits(s[end+1:])
	}
	if end == start+w || end == len(s) || strings.IndexByte(":] ", s[end]) < 0 || start > 0 && s[end] != ']' {
		return 0, 0
	}
	return start, end
}
