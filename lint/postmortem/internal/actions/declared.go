package actions

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// readDeclared reads a paragraph or an item's own text that begins with a label of
// an action: "Action item:", "**Follow-up:**", "Task: add ...".
func (r *actionReader) readDeclared(s *outline.Section, leaf, whole *markdown.Block) {
	if len(leaf.Lines) == 0 || s.Effective() == outline.KindTimeline {
		return
	}
	line := r.doc.File.Text(leaf.Lines[0])
	bare := strings.TrimLeft(line, "*_ ")
	if strings.IndexByte(bare[:min(len(bare), 2*maxLabel)], ':') < 0 {
		return
	}
	n := actionLabelLen(withoutBold.Replace(bare))
	if n == 0 || len(strings.Trim(bare, "* _")) <= n || !declares(bare, n, len(bare) < len(line)) {
		return
	}
	sc := actionScope{section: s}
	if whole.Kind == markdown.BlockItem {
		r.readItem(whole, sc)
		return
	}
	r.addItem(sc, text.Span{Start: leaf.Lines[0].Start, End: leaf.Lines[len(leaf.Lines)-1].End}, leaf)
	r.declared = leaf
}

// withoutBold leaves the marks of bold out.
var withoutBold = strings.NewReplacer("**", "", "__", "")

// declares reports whether a text declares an action by its label of n bytes:
// "Action item" always does, "Action" in bold, others where a verb follows that
// says what to do.
func declares(s string, n int, bold bool) bool {
	switch {
	case ascii.HasPrefixFold(s, "action item"):
		return true
	case ascii.HasPrefixFold(s, "action:") || ascii.HasPrefixFold(s, "follow-up action"):
		return bold
	}
	label := strings.ToLower(strings.Trim(s[:n-1], "*_ :"))
	return promising.Has(label) && ordersWork(strings.Trim(s[n:], "*_ :"))
}

// ordersWork reports whether a text begins with the verb of an order.
func ordersWork(s string) bool {
	first, _, more := strings.Cut(s, " ")
	if !more || task.IsPastVerb(strings.ToLower(first)) {
		return false
	}
	p := promise.Read(&promise.Text{Plain: s})
	return p.Verb != "" && strings.EqualFold(first, p.Verb)
}

// promisesByTitle reports whether a section below actions is one itself, by its
// title: it holds text alone, and its title orders work or names who does it.
func (r *actionReader) promisesByTitle(s *outline.Section) bool {
	if len(s.Children) > 0 || s.Markup != outline.MarkupATX && s.Markup != outline.MarkupSetext {
		return false
	}
	for _, b := range s.Blocks {
		if b.Kind == markdown.BlockList || b.Kind == markdown.BlockTable {
			return false
		}
	}
	if r.FormOf(s.Title.Plain) != owners.FormTopic {
		return false
	}
	var a Action
	r.readTitle(&a, s)
	return len(a.Owners) > 0 && strings.Contains(a.Text.Plain, " ") || ordersWork(a.Text.Plain)
}

// readTitle reads an action's text from a section's title, without its number.
func (r *actionReader) readTitle(a *Action, s *outline.Section) {
	span := s.Title.Span
	title := s.Title.Plain
	if n := ascii.CountDigits(title); n > 0 && n < 3 && n+1 < len(title) && strings.IndexByte(".)", title[n]) >= 0 && title[n+1] == ' ' {
		span.Start += n + 1
	}
	r.readItemText(a, r.doc.ProseAt(span))
}

// tracks reports whether a paragraph names an issue, pull request or ticket.
func (r *actionReader) tracks(b *markdown.Block) bool {
	var a Action
	r.collectLinks(&a, r.doc.Prose(b))
	return len(a.Keys) > 0 || r.anyTracker(a.Links)
}

// readOwnedParagraph reads a paragraph of an action section that begins or ends
// with its owner in bold.
func (r *actionReader) readOwnedParagraph(b *markdown.Block, sc actionScope) bool {
	p := r.doc.Prose(b)
	from, to := boldName(p)
	if from >= to {
		return false
	}
	form := r.FormOf(p.Text[from:to])
	if form < owners.FormShort && !(form == owners.FormName && r.habit) && !(form == owners.FormNeutral && from == 0 && r.followsOwned(b)) {
		return false
	}
	a := r.newAction(sc, text.Span{Start: b.Span.Start, End: b.Span.End}, b)
	it := &itemReader{actionReader: r, a: a}
	it.begin(p)
	it.addOwners(from, to)
	if from == 0 {
		it.start = to
	} else {
		it.end = from
	}
	it.trim()
	if !strings.Contains(it.rest(), " ") {
		return false
	}
	it.readLead()
	it.readLabels()
	it.readTail()
	it.trim()
	a.Text = it.text(it.start, it.end)
	r.collectLinks(a, p)
	r.finish(a, sc)
	return true
}

// readPromise reads a paragraph of an action section that says first who will do what:
// "Ana will add a test."
func (r *actionReader) readPromise(b *markdown.Block, sc actionScope) bool {
	p := r.doc.Prose(b)
	it := &itemReader{actionReader: r, a: &Action{}}
	it.begin(p)
	if len(p.Text) < 3 || announcesList(p.Text) || !it.leadOwner() || it.a.form != formSubject || !promise.BeginsWithVerb(it.rest()) {
		return false
	}
	r.addItem(sc, text.Span{Start: b.Span.Start, End: b.Span.End}, b)
	return true
}

// announcesList reports whether a text says that what is to be done stands elsewhere.
func announcesList(s string) bool {
	return strings.HasSuffix(strings.TrimSpace(s), ":") || slices.ContainsFunc(strings.Fields(strings.ToLower(s)), pointing.Has)
}

// followsOwned reports whether the last action is a paragraph as well, of the same
// section: one that begins with "Open" where others begin with a name.
func (r *actionReader) followsOwned(b *markdown.Block) bool {
	if len(r.actions) == r.from {
		return false
	}
	last := r.actions[len(r.actions)-1].Block
	return last != nil && last != b && last.Kind == markdown.BlockParagraph
}

// boldName is the part of a paragraph in bold at its beginning, or from the first
// bold word behind its text to its end ("**KB**/MV").
func boldName(p *markdown.Prose) (from, to int) {
	const longest = 40
	for _, m := range p.Marks {
		switch rest := len(p.Text) - m.Start; {
		case m.Kind != markdown.MarkStrong || m.End >= len(p.Text) && m.Start == 0:
		case m.Start == 0:
			return task.TrimRange(p.Text, 0, m.End)
		case rest <= longest:
			return task.TrimRange(p.Text, m.Start, len(p.Text))
		}
	}
	return 0, 0
}
