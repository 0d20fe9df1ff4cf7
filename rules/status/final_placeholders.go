package status

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

var placeholders = &lint.Rule{
	Name:     "status/final-placeholders",
	Summary:  "A final document holds no placeholders",
	Severity: lint.Error,
	Check:    checkPlaceholders,
}

func checkPlaceholders(p *lint.Pass) {
	if p.Status != lint.Final {
		return
	}
	var left []postmortem.Placeholder
	for _, h := range p.Binding.Placeholders {
		if !reported(p, h) {
			left = append(left, h)
		}
	}
	if len(left) == 0 {
		return
	}
	f := lint.Diagnostic{
		Span: left[0].Text.Span, Anchor: "status:final",
		Message: fmt.Sprintf("the document is final and still holds the placeholder %q", left[0].Text.Plain),
		Hint:    "write what belongs there, or take it out",
	}
	if n := len(left) - 1; n > 0 {
		f.Message += fmt.Sprintf(", and %d more", n)
	}
	for _, h := range left[1:] {
		f.Related = append(f.Related, lint.Related{Span: h.Text.Span, Message: "a placeholder"})
	}
	p.Report(f)
}

// reported tells a placeholder that other rules speak of: in the title, the
// metadata, a labelled field of the template, or a section that nobody has
// filled in.
func reported(p *lint.Pass, h postmortem.Placeholder) bool {
	at := h.Text.Span
	if p.Doc.Title.Span.Overlaps(at) || p.Doc.Front.Span.Overlaps(at) {
		return true
	}
	for _, f := range p.Binding.Fields { // what the template does not ask for, no other rule looks at
		if f.Got != nil && f.Got.Value.Span.Overlaps(at) {
			return true
		}
	}
	for i := range p.Binding.Sections {
		for _, f := range p.Binding.Sections[i].Fields {
			if f.Got != nil && f.Got.Value.Span.Overlaps(at) {
				return true
			}
		}
	}
	if s := sectionAt(p.Doc, at.Start); s != nil && p.Binding.Substance(s) != template.Written {
		return true
	}
	return ownRule(p.Binding, at)
}

// ownRule tells the parts of the model that have a rule of their own for what
// is not filled in: lessons, measures, whys, the owner and date of an action.
func ownRule(b *template.Binding, at text.Span) bool {
	d := b.Doc
	for _, l := range d.Lessons {
		if l.Text.Span == at {
			return true
		}
	}
	for _, c := range d.Controls {
		if c.Text.Span == at {
			return true
		}
	}
	for _, c := range d.Chains {
		if c.Span.Overlaps(at) {
			return true
		}
	}
	for _, a := range d.Actions {
		if isState(a, at) {
			return true
		}
		if b.IsPlaceholder(a) {
			continue // no rule speaks of an item that is not written
		}
		for _, o := range a.Owners {
			if o.Text.Span.Overlaps(at) {
				return true
			}
		}
		if a.Due.Text.Span.Overlaps(at) {
			return true
		}
	}
	return false
}

// isState reports whether a place is where an action states how far it is: "TODO"
// is a state, and not what somebody forgot to write.
func isState(a *postmortem.Action, at text.Span) bool {
	return a.StatusText.Span.Overlaps(at) || a.Columns != nil && a.Columns.Status.Overlaps(at)
}

// sectionAt is the innermost section that holds an offset, or nil.
func sectionAt(d *postmortem.Document, at int) *postmortem.Section {
	var found *postmortem.Section
	for _, s := range d.Sections {
		if s.Span.Start > at {
			break
		}
		if at < s.Span.End {
			found = s
		}
	}
	return found
}
