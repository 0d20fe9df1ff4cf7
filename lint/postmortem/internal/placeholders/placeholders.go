// Package placeholders finds what a document's template left to fill in: fields,
// sections and sentences that nobody has edited yet.
package placeholders

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// Read finds what nobody filled in, by its syntax alone. Words in
// brackets are mostly notes of an editor ("[redacted]"), so of them only the
// evident instructions count; those of the template at hand are found by
// comparing with it.
func Read(doc *outline.Document, metadata []outline.Field) []Placeholder {
	h := &holderReader{doc: doc, src: doc.File.Bytes()}
	for i := range doc.Front.Fields {
		for _, v := range doc.Front.Fields[i].Values {
			if doc.File.Text(v.Span) == v.Plain {
				h.value(v.Span)
			}
		}
	}
	for _, b := range doc.Blocks {
		h.block(b)
	}
	h.choices(metadata)
	return h.found
}

type holderReader struct {
	doc   *outline.Document
	src   []byte
	found []Placeholder
}

func (h *holderReader) block(b *markdown.Block) {
	switch b.Kind {
	case markdown.BlockHeading, markdown.BlockParagraph:
		for _, line := range b.Lines {
			h.line(line, len(b.Lines) == 1)
			if b.Kind == markdown.BlockHeading {
				h.anywhere(line)
			}
		}
	case markdown.BlockTable:
		for _, row := range b.Table.Rows {
			for _, cell := range row.Cells {
				h.value(cell)
			}
		}
	case markdown.BlockList, markdown.BlockItem:
		for _, c := range b.Children {
			h.block(c)
		}
	}
}

// line looks at a line of a paragraph or heading: what stands behind a label on
// it is a value, and so is the line where it is the whole of its block.
func (h *holderReader) line(line text.Span, whole bool) {
	if line.Len() == 0 {
		return
	}
	if l, ok := outline.ScanLabel(h.src, line); ok && !l.Alone && !isUnknownWord(h.src[l.Title.Start:l.Title.End]) {
		line.Start = l.Head.End
		h.value(text.TrimRight(h.src, text.TrimLeft(h.src, line)))
		return
	}
	if whole {
		h.value(line)
		return
	}
	h.stamp(line)
	h.within(line)
}

func (h *holderReader) add(span text.Span, kind PlaceholderKind) {
	if n := len(h.found); n > 0 && h.found[n-1].Text.Span.End > span.Start {
		return
	}
	h.found = append(h.found, Placeholder{Text: h.doc.Text(span), Kind: kind})
}

// Value looks at a text that stands for itself: a field's value, a cell, an item.
func (h *holderReader) value(span text.Span) {
	core := span
	for core.Len() > 0 && isDecoration(h.src[core.Start]) {
		core.Start++
	}
	for core.Len() > 0 && (isDecoration(h.src[core.End-1]) || h.src[core.End-1] == '.' || h.src[core.End-1] == ':') {
		core.End--
	}
	if core.Len() == 0 {
		if bytes.Count(h.src[span.Start:span.End], []byte("_")) > 2 { // "____", as on paper
			h.add(span, PlaceholderUnknown)
		}
		return
	}
	s := h.src[core.Start:core.End]
	switch {
	case isUnknownWord(s):
		h.add(core, PlaceholderUnknown)
	case len(s) < 24 && patternLen(s) == len(s):
		h.add(core, PlaceholderPattern)
	case IsEnclosed(s, '[', ']') && h.isWholeHolder(s[1:len(s)-1]):
		h.add(core, PlaceholderBracket)
	case IsEnclosed(s, '<', '>') && h.isWholeHolder(s[1:len(s)-1]):
		h.add(core, PlaceholderAngle)
	default:
		h.stamp(span)
		h.within(span)
	}
}

// isDecoration tells the delimiters of emphasis and code, and blanks.
func isDecoration(c byte) bool { return c == '*' || c == '_' || c == '`' || c == ' ' }

// anywhere looks for a pattern behind any blank of a heading, which is all value:
// "Cache down - DD/MM/YYYY".
func (h *holderReader) anywhere(span text.Span) {
	s := h.src[span.Start:span.End]
	for i := 1; i < len(s); i++ {
		if s[i-1] != ' ' && s[i-1] != '(' {
			continue
		}
		if n := patternLen(s[i:]); n > 0 && !inCode(s, i) {
			h.add(text.Span{Start: span.Start + i, End: span.Start + i + n}, PlaceholderPattern)
		}
	}
}

// IsEnclosed tells that s is one pair of brackets with words in it.
func IsEnclosed(s []byte, open, shut byte) bool {
	return len(s) > 2 && s[0] == open && s[len(s)-1] == shut && bytes.IndexByte(s[1:], open) < 0 && bytes.IndexByte(s, shut) == len(s)-1
}

// maxUnknown is more bytes than words for what is not known yet have.
const maxUnknown = 32

// isUnknownWord tells TBD, TODO, ??? and the like.
func isUnknownWord(s []byte) bool {
	if s[0] == '?' {
		return len(s) > 1 && len(bytes.Trim(s, "?")) == 0
	}
	return len(s) <= maxUnknown && outline.UnknownWords.Has(string(s))
}

// Stamp looks for a pattern or TODO that a line begins with.
func (h *holderReader) stamp(span text.Span) {
	for span.Len() > 0 && (isDecoration(h.src[span.Start]) || h.src[span.Start] == '[') {
		span.Start++
	}
	if span.Len() == 0 {
		return
	}
	if ascii.IsDigit(h.src[span.Start]) {
		head := string(h.src[span.Start:min(span.End, span.Start+24)])
		if !hasOpenByte(head) {
			return // all of it is filled in
		}
		if _, n := chrono.ScanDate(head, chrono.OrderDMY); n > 0 { // "2026-03-01 HH:mm"
			span.Start += ascii.SkipSpaces(head, n)
		}
	}
	s := h.src[span.Start:span.End]
	if n := patternLen(s); n > 0 && patternPart(s[:ascii.CountLetters(string(s[:n]))], false) != partKey {
		h.add(text.Span{Start: span.Start, End: span.Start + n}, PlaceholderPattern)
		return
	}
	if len(s) == 0 || s[0] != 'T' && s[0] != 'F' {
		return
	}
	for _, w := range [...]string{"TODO", "TBD", "FIXME"} {
		if bytes.HasPrefix(s, []byte(w)) && len(s) > len(w) && bytes.IndexByte([]byte(":(- "), s[len(w)]) >= 0 {
			h.add(text.Span{Start: span.Start, End: span.Start + len(w)}, PlaceholderUnknown)
			return
		}
	}
}

// Within looks for instructions in brackets anywhere in a text.
func (h *holderReader) within(span text.Span) {
	s := h.src[span.Start:span.End]
	if bytes.IndexByte(s, '[') < 0 && bytes.IndexByte(s, '<') < 0 && bytes.IndexByte(s, '{') < 0 {
		return
	}
	for i := 0; i < len(s); i++ {
		if s[i] != '[' && s[i] != '<' && s[i] != '{' {
			continue
		}
		end, kind := holderEnd(s, i)
		if end == 0 {
			continue
		}
		if !inCode(s, i) && h.isHolder(s, i, end, kind) {
			h.add(text.Span{Start: span.Start + i, End: span.Start + end}, kind)
		}
		i = end - 1
	}
}

// isOpenNoun tells "<name>" inside a text from a tag: it names what belongs there,
// is no element of HTML and is nowhere closed.
func (h *holderReader) isOpenNoun(inner []byte) bool {
	if !IsNounHolder(inner) {
		return false
	}
	switch name := strings.ToLower(string(bytes.TrimSpace(inner))); name {
	case "summary", "title", "time", "link", "data", "label", "section", "table", "header", "address", "code", "details", "source":
		return false
	}
	return !bytes.Contains(h.src, slices.Concat([]byte("</"), inner, []byte(">")))
}

// choices finds status and severity fields with the template's options still in
// them.
func (h *holderReader) choices(metadata []outline.Field) {
	for i := range metadata {
		f := &metadata[i]
		if f.Key != outline.FieldStatus && f.Key != outline.FieldSeverity || !isChoice(f.Value.Plain) {
			continue
		}
		h.insert(Placeholder{Text: f.Value, Kind: PlaceholderChoice})
	}
}

// isChoice tells a list of short options with bars or slashes between them.
func isChoice(s string) bool {
	for _, sep := range [...]string{"|", " / ", "/", " or "} {
		if !strings.Contains(s, sep) {
			continue
		}
		least := 2
		if sep == "/" {
			least = 3
		}
		options := 0
		for option := range strings.SplitSeq(s, sep) {
			option = strings.Trim(option, " []*_")
			if strings.IndexFunc(option, unicode.IsLetter) < 0 || len(option) > 24 || len(strings.Fields(option)) > 3 {
				return false
			}
			options++
		}
		return options >= least
	}
	return false
}

// insert puts a placeholder at its place; what lies inside it gives way.
func (h *holderReader) insert(p Placeholder) {
	kept := make([]Placeholder, 0, len(h.found)+1)
	placed := false
	for _, q := range h.found {
		if !placed && q.Text.Span.Start >= p.Text.Span.Start {
			kept, placed = append(kept, p), true
		}
		if !q.Text.Span.Overlaps(p.Text.Span) {
			kept = append(kept, q)
		}
	}
	if !placed {
		kept = append(kept, p)
	}
	h.found = kept
}

// Placeholder is a spot of the template that nobody filled in.
type Placeholder struct {
	Text markdown.Text
	Kind PlaceholderKind
}

// PlaceholderKind is the syntax of a placeholder.
type PlaceholderKind string

// The syntaxes of placeholders.
const (
	PlaceholderBracket   PlaceholderKind = "bracket"   // [Incident Title]
	PlaceholderAngle     PlaceholderKind = "angle"     // <Your name>
	PlaceholderMoustache PlaceholderKind = "moustache" // {{ date }}
	PlaceholderPattern   PlaceholderKind = "pattern"   // YYYY-MM-DD, HH:MM
	PlaceholderUnknown   PlaceholderKind = "unknown"   // TBD, TODO, ???, XXX
	PlaceholderChoice    PlaceholderKind = "choice"    // Draft | In Review | Final
)
