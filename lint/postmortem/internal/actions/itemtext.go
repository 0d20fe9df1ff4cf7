package actions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// itemReader takes the text of one action apart: what is to be done, and what
// stands before and behind it of owner, date, state and so on.
type itemReader struct {
	*actionReader
	p          *markdown.Prose
	s          string // p.Text
	start, end int    // of what is to be done, as far as it is known, in s
	a          *Action
	at         ownerForm // of the parts that are being read
	sure       bool      // one of the parts is a due date, so that the others name somebody
	beside     bool      // one of the parts is an owner, so that names beside it are
	trust      ownerForm // in which any name is an owner
	tags       bool      // what the text begins with in brackets is an owner
}

// begin makes the reader ready for another text of the action.
func (it *itemReader) begin(p *markdown.Prose) {
	it.p, it.s, it.start, it.end = p, p.Text, 0, len(p.Text)
}

// maxParts bounds the parts that are taken off at either end of a text, and the
// owners of an action: a hostile file could have thousands.
const maxParts = 24

// readItemText fills a from the prose of an item's first paragraph or of an
// action cell.
func (r *actionReader) readItemText(a *Action, p *markdown.Prose) {
	it := &itemReader{actionReader: r, a: a}
	it.read(p)
	a.Placeholder = isPlaceholderAction(a.Text.Plain)
	if a.Status == "" && it.struck() {
		a.Status = task.StatusDone
	}
}

// Read takes a text apart.
func (it *itemReader) read(p *markdown.Prose) {
	it.begin(p)
	it.readLead()
	it.readLabels()
	it.readOwnership()
	it.readTail()
	it.trim()
	it.a.Text = it.text(it.start, it.end)
}

// isPlaceholderAction tells a text that is a template's words in brackets, or
// that only says that an action is to come.
func isPlaceholderAction(s string) bool {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "…") || strings.HasPrefix(s, "...") || strings.HasPrefix(s, "{{") && strings.HasSuffix(s, "}}") ||
		strings.HasPrefix(s, "${") && strings.HasSuffix(s, "}") {
		return true
	}
	if len(s) > 2 && task.IsBracketed(s) && strings.Count(s, string(s[0])) == 1 {
		return true
	}
	if len(s) > len("action item 1") {
		return false
	}
	return toCome.Has(strings.ToLower(s))
}

// Text is a part of the prose with the markup that encloses it.
func (it *itemReader) text(start, end int) markdown.Text {
	if start >= end {
		at := it.p.Source(min(start, len(it.s)), min(start, len(it.s)))
		return markdown.Text{Span: text.Span{Start: at.Start, End: at.Start}}
	}
	return it.doc.Text(it.p.Enclosing(start, end))
}

// struck tells that all of the text is struck through.
func (it *itemReader) struck() bool {
	for _, m := range it.p.Marks {
		if m.Kind == markdown.MarkStrike && m.Start <= it.start && m.End >= it.end-1 && m.End > m.Start {
			return true
		}
	}
	return false
}

// trim leaves out white space and separators at both ends of the text.
func (it *itemReader) trim() {
	for it.start < it.end {
		r, n := utf8.DecodeRuneInString(it.s[it.start:it.end])
		if !unicode.IsSpace(r) && !strings.ContainsRune(":-–—•·→|,;\ufe0f", r) {
			break
		}
		it.start += n
	}
	for it.start < it.end {
		r, n := utf8.DecodeLastRuneInString(it.s[it.start:it.end])
		if !unicode.IsSpace(r) && !strings.ContainsRune("-–—|,;→\ufe0f", r) {
			break
		}
		it.end -= n
	}
}

// rest is the text that is left to read.
func (it *itemReader) rest() string { return it.s[it.start:it.end] }

// skip moves the start by n bytes and over blanks and separators.
func (it *itemReader) skip(n int) {
	it.start += n
	it.trim()
}

func (it *itemReader) setStatus(st task.Status, start, end int) {
	if it.a.StatusText.IsZero() {
		for start < end && strings.IndexByte(" -([.:;", it.s[start]) >= 0 || strings.HasPrefix(it.s[start:end], "–") ||
			strings.HasPrefix(it.s[start:end], "—") {
			start += max(1, len("–")*outline.BoolInt(it.s[start] >= 0x80))
		}
		for start < end && strings.IndexByte(" )].", it.s[end-1]) >= 0 && !strings.ContainsAny(it.s[start:end], "([") {
			end--
		}
		it.a.Status = st
		it.a.StatusText = it.text(start, end)
	}
}

// addOwners reads owners from [start, end) of the prose.
func (it *itemReader) addOwners(start, end int) {
	for _, o := range task.FindOwners(it.s[start:end]) {
		if len(it.a.Owners) == maxParts {
			return
		}
		if it.hasOwner(it.s[start+o.Start : start+o.End]) {
			continue
		}
		it.a.Owners = append(it.a.Owners, task.Owner{Text: it.text(start+o.Start, start+o.End), Kind: o.Kind})
	}
}

// hasOwner reports whether the action has an owner of that name.
func (it *itemReader) hasOwner(name string) bool {
	return slices.ContainsFunc(it.a.Owners, func(o task.Owner) bool { return strings.EqualFold(o.Text.Plain, name) })
}

func (it *itemReader) setDue(start, end int) {
	start, end = task.TrimRange(it.s, start, end)
	if it.a.Due.Text.IsZero() && start < end {
		it.a.Due = task.DueOf(it.due, it.text(start, end))
	}
}
