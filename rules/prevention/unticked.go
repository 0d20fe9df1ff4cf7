package prevention

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/rules/internal/actionterms"
)

var unticked = &lint.Rule{
	Name:     "prevention/unticked",
	Summary:  "In a final document an open prevention measure is an action",
	Severity: lint.Notice,
	Check:    checkUnticked,
}

func checkUnticked(p *lint.Pass) {
	if p.Status != lint.Final || p.Doc.Language == "" {
		return
	}
	for _, c := range p.Doc.Controls {
		if c.Box.Len() == 0 || c.Ticked || p.Binding.Value(c.Text) != template.Written || tracked(p, c) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: c.Text.Span, Anchor: lint.Anchor("measure", c.Text.Plain),
			Message: fmt.Sprintf("the document is final, %q is not in place, and no action promises it", c.Text.Plain),
			Hint:    "tick it if it is in place; make it an action with owner and date if it shall be; strike it if it will not",
		})
	}
}

// tracked tells that a measure names an action or a ticket, or that an action
// speaks of the same thing.
func tracked(p *lint.Pass, c *postmortem.Control) bool {
	for _, m := range p.Doc.ProseAt(c.Text.Span).Marks {
		if m.Kind == postmortem.MarkLink || m.Kind == postmortem.MarkURL || m.Kind == postmortem.MarkStrike {
			return true
		}
	}
	for _, a := range p.Doc.Actions {
		if id := a.ID.Plain; id != "" && names(c.Text.Plain, id) {
			return true
		}
	}
	own := terms.Of(c.Text.Plain)
	for _, t := range actionterms.Of(p) {
		if own.Shares(t) {
			return true
		}
	}
	return len(own) == 0
}

// names tells that a text holds an id as a word of its own.
func names(s, id string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '(' || r == ')' || r == ',' || r == ':' ||
			r == '.'
	}) {
		if strings.EqualFold(w, id) {
			return true
		}
	}
	return false
}
