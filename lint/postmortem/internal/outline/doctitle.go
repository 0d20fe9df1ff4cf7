package outline

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// findTitle sets the document's title and returns the block that carries it,
// if any.
func (o *outliner) findTitle() *markdown.Block {
	var found *markdown.Block
	for i, b := range o.doc.Blocks {
		if b.Kind != markdown.BlockHeading {
			continue
		}
		if b.Level == 1 && o.isTitle(b) {
			found = b
		}
		if next := o.below(i); b.Level == 1 && next != nil && o.isTitleLabel(b) && !o.names(next) {
			o.doc.Title = o.titleText(next)
			o.assign(b, o.doc.Root)
			o.assign(next, o.doc.Root)
			return next
		}
		if b.Level == 1 || o.startsContent(b) {
			break
		}
	}
	front := o.frontTitle()
	if found == nil && front.Plain == "" && o.h1 == 0 {
		if found = o.lowerTitle(); found == nil {
			found = o.firstLine()
		}
	}
	switch {
	case found != nil && (front.Plain == "" || o.winsOver(found, front.Plain)):
		o.doc.Title = o.titleText(found)
		o.assign(found, o.doc.Root)
		return found
	case front.Plain != "":
		o.doc.Title = front
	}
	return nil
}

// winsOver reports whether a heading is the title though the front matter states one:
// not where it says no more than what such a document is about ("The incident"), and
// as one of several of its level only where both speak of the same.
func (o *outliner) winsOver(b *markdown.Block, stated string) bool {
	name := o.doc.Prose(b).Text
	return len(WithoutWords(TitleWords(name), SubjectWords)) > 0 && (o.h1 <= 1 || sharesWord(stated, name))
}

// lowerTitle finds the title of a document without headings of level 1: its
// first heading, if all the others are below it.
func (o *outliner) lowerTitle() *markdown.Block {
	var first *markdown.Block
	below := 0
	for _, b := range o.doc.Blocks {
		switch {
		case b.Kind != markdown.BlockHeading:
		case first == nil:
			first = b
		case b.Level <= first.Level:
			return nil
		default:
			below++
		}
	}
	if first == nil || o.startsContent(first) || !o.isTitle(first) {
		return nil
	}
	if name := o.doc.Prose(first).Text; below < 2 || StartsWithStamp(name) {
		alone := below == 0 && first == o.doc.Blocks[0] && namesIncident(TitleWords(name))
		if !alone {
			return nil
		}
	}
	return first
}

// firstLine is a paragraph of one line in front of everything else that names
// the incident though no markup makes it a heading.
func (o *outliner) firstLine() *markdown.Block {
	if len(o.doc.Blocks) < 2 {
		return nil
	}
	b := o.doc.Blocks[0]
	if b.Kind != markdown.BlockParagraph || len(b.Lines) != 1 || b.Span.Len() > 2*maxLabelLine {
		return nil
	}
	name := o.doc.Prose(b).Text
	words := TitleWords(name)
	if len(words) > maxTitleWords || strings.ContainsAny(name[max(0, len(name)-1):], ".:;,") || !namesIncident(words) ||
		StartsWithStamp(name) || strings.Contains(name, "://") {
		return nil
	}
	if l, ok := ScanLabel(o.src, b.Lines[0]); ok && !l.Alone {
		if key := FieldKeyOf(o.doc.File.Text(l.Title)); key != "" && key != FieldTitle {
			return nil
		}
	}
	if m, known := o.meaning(name, ""); known && m.Kind != KindOther && len(words) <= 3 {
		return nil
	}
	return b
}

// namesIncident tells the words that a title without markup has: those of a
// report.
func namesIncident(words []string) bool {
	for _, w := range words {
		switch w {
		case "postmortem", "incident", "outage", "rca", "report", "retrospective", "downtime", "disruption", "autopsy":
			return true
		}
	}
	return false
}

// isTitleLabel tells the heading "Title:" over the title itself.
func (o *outliner) isTitleLabel(b *markdown.Block) bool {
	title := o.doc.Prose(b).Text
	return len(title) < MaxLabelLen && FieldKeyOf(title) == FieldTitle
}

// Names tells a heading that names a section or a piece of metadata: it is no
// title, though it stands below "Title" in an unfilled template.
func (o *outliner) names(b *markdown.Block) bool {
	return b.Kind == markdown.BlockHeading && (o.startsContent(b) || FieldKeyOf(o.doc.Prose(b).Text) != "")
}

// below is the heading or paragraph of one line that follows block i.
func (o *outliner) below(i int) *markdown.Block {
	if i+1 == len(o.doc.Blocks) {
		return nil
	}
	b := o.doc.Blocks[i+1]
	if len(b.Lines) != 1 || b.Kind != markdown.BlockHeading && b.Kind != markdown.BlockParagraph {
		return nil
	}
	return b
}

// frontTitle is the title that the front matter states, if any.
func (o *outliner) frontTitle() markdown.Text {
	for _, f := range o.doc.Front.Fields {
		if f.Value.Plain != "" && FieldKeyOf(f.Label.Plain) == FieldTitle {
			return f.Value
		}
	}
	return markdown.Text{}
}

// isTitle tells a title from a heading of level 1 that names a section or a
// piece of metadata.
func (o *outliner) isTitle(b *markdown.Block) bool {
	title := o.doc.Prose(b).Text
	if strings.TrimSpace(title) == "" {
		return false
	}
	if name, value, ok := strings.Cut(title, ":"); ok && isFieldHeading(FieldKeyOf(name), value) {
		return false
	}
	words := TitleWords(title)
	if len(words) == 1 && (words[0] == "metadata" || FieldKeyOf(title) != "" && words[0] != "incident") {
		return false
	}
	_, known := o.meaning(title, "")
	return !known || o.h1 == 1 && (len(words) > 3 || namesDocument(title))
}

// namesDocument tells a title that begins with the kind of the document and goes
// on with a name: "Incident retro - mail lost".
func namesDocument(title string) bool {
	i, n := titleCut(title)
	if i == 0 || len(TitleWords(title[i+n:])) == 0 {
		return false
	}
	for _, w := range TitleWords(title[:i]) {
		switch w {
		case "postmortem", "retro", "retrospective", "rca", "incident", "outage", "report":
			return true
		}
	}
	return false
}

// isFieldHeading tells "Owner: Ana" and "Date: 2026-03-01" from titles such as
// "Date: 2026-03-01, cache down".
func isFieldHeading(key FieldKey, value string) bool {
	switch key {
	case "", FieldID, FieldTitle:
		return false
	case FieldDate:
		value = strings.TrimSpace(value)
		_, n := chrono.ScanDate(value, chrono.OrderDMY)
		return n == len(value)
	}
	return true
}

// startsContent tells that a heading opens a section of a known kind: a title
// does not follow it.
func (o *outliner) startsContent(b *markdown.Block) bool {
	_, known := o.meaning(o.doc.Prose(b).Text, "")
	return known
}

// sharesWord tells that two titles have a word of some length in common.
func sharesWord(a, b string) bool {
	words := TitleWords(b)
	for _, w := range TitleWords(a) {
		for _, v := range words {
			if len(w) > 3 && w == v && w != "postmortem" && w != "incident" {
				return true
			}
		}
	}
	return false
}

// titleText is a title's text without an attribute block ("{#anchor}").
func (o *outliner) titleText(b *markdown.Block) markdown.Text {
	lines := b.Lines
	if len(lines) == 0 {
		return markdown.Text{Span: text.Span{Start: b.Span.End, End: b.Span.End}}
	}
	span := text.Span{Start: lines[0].Start, End: lines[len(lines)-1].End}
	if b.Kind == markdown.BlockParagraph { // "Subject: mail was lost"
		if l, ok := ScanLabel(o.src, span); ok && FieldKeyOf(o.doc.File.Text(l.Title)) == FieldTitle {
			span = text.TrimLeft(o.src, text.Span{Start: l.Head.End, End: span.End})
		}
	}
	if span.Len() > 0 && o.src[span.End-1] == '}' {
		if i := bytes.LastIndexByte(o.src[span.Start:span.End], '{'); i > 0 && (o.src[span.Start+i+1] == '#' || o.src[span.Start+i+1] == ':') {
			span.End = span.Start + i
		}
	}
	return o.doc.Text(span)
}
