package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var ownerMissing = &lint.Rule{
	Name:     "actions/owner-missing",
	Summary:  "Every open action has an owner",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkOwnerMissing,
}

func checkOwnerMissing(p *lint.Pass) {
	reportMissing(p, lacking{
		what: "owner", role: template.ColumnOwner,
		has:    func(a *postmortem.Action) bool { return len(a.Owners) > 0 },
		column: func(c *postmortem.ActionColumns) bool { return !c.Owner.IsZero() },
		item:   "nobody owns %q",
		hint:   "name one person or team who will say when it is done; a link to a ticket that has an assignee will do",
		list:   lint.Off, // by status
	})
}

// lacking is what a rule about a missing value looks for.
type lacking struct {
	what   string
	role   template.ColumnRole
	has    func(*postmortem.Action) bool
	column func(*postmortem.ActionColumns) bool // the action's table has a column for it
	item   string                               // the message for one action
	hint   string
	// list is how grave it is in a list, where no column asks for the value;
	// Off leaves that to the rule.
	list lint.Severity
}

// reportMissing reports actions without a value: each one where a column waits
// for it, else once for all action sections that stand side by side. A link to
// a tracker stands for owner and date.
func reportMissing(p *lint.Pass, l lacking) {
	sections := map[*postmortem.Section][]*postmortem.Action{}
	var order []*postmortem.Section
	total := map[*postmortem.Section]int{}
	for _, a := range open(p) {
		top := actionsSection(a.Section)
		if top != nil && top.Parent != nil {
			top = top.Parent
		}
		total[top]++
		if l.has(a) || a.Tracked || a.TitleTracked {
			continue
		}
		if a.Columns != nil && l.column(a.Columns) {
			p.Report(lint.Diagnostic{Span: a.Text.Span, Anchor: anchor(a), Message: fmt.Sprintf(l.item, lint.Short(a.Text.Plain)), Hint: l.hint})
			continue
		}
		if sections[top] == nil {
			order = append(order, top)
		}
		sections[top] = append(sections[top], a)
	}
	for _, top := range order {
		l.reportSection(p, actionsSection(sections[top][0].Section), sections[top], total[top])
	}
}

// reportSection reports a section once. Where neither the template nor any
// action of the document knows the value, it is advice.
func (l lacking) reportSection(p *lint.Pass, top *postmortem.Section, missing []*postmortem.Action, total int) {
	severity := l.list
	if severity == lint.Off && !p.Binding.HasColumn(postmortem.KindActions, l.role) {
		severity = lint.Notice
	}
	if len(missing) == 1 {
		p.Report(lint.Diagnostic{Severity: severity, Span: missing[0].Text.Span, Anchor: anchor(missing[0]),
			Message: fmt.Sprintf(l.item, lint.Short(missing[0].Text.Plain)), Hint: l.hint})
		return
	}
	at, name := missing[0].Text.Span, "actions"
	if top != nil && top.Title.Span.Len() > 0 && top.Kind == postmortem.KindActions {
		at, name = top.Title.Span, top.Title.Plain
	}
	count := fmt.Sprintf("%d of %d open actions have no %s", len(missing), total, l.what)
	if len(missing) == total {
		count = fmt.Sprintf("none of the %d open actions has an %s", total, l.what)
		if l.what[0] != 'o' {
			count = fmt.Sprintf("none of the %d open actions has a %s", total, l.what)
		}
	}
	p.Report(lint.Diagnostic{Severity: severity, Span: at, Anchor: lint.Anchor("section", name), Message: count, Hint: l.hint,
		Related: places(missing, l.what)})
}

// places are the first few of the actions that a finding speaks of.
func places(missing []*postmortem.Action, what string) []lint.Related {
	const most = 10
	var out []lint.Related
	for _, a := range missing[:min(len(missing), most)] {
		out = append(out, lint.Related{Span: a.Text.Span, Message: "no " + what})
	}
	return out
}

// actionsSection is the outermost section of actions that s is a part of.
func actionsSection(s *postmortem.Section) *postmortem.Section {
	top := s
	for up := s; up != nil; up = up.Parent {
		if up.Kind == postmortem.KindActions {
			top = up
		}
	}
	return top
}
