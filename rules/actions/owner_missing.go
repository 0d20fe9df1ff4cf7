package actions

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var ownerMissing = &lint.Rule{
	Name:     "actions/owner-missing",
	Summary:  "Every open action has an owner",
	Severity: lint.Warning,
	ByStatus: true,
	Merge:    mergeMissing,
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
// for it, else as one group for all action sections that stand side by side. A link
// to a tracker stands for owner and date.
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
	for i, top := range order {
		l.reportSection(p, sections[top], fmt.Sprintf("%d:%d", total[top], i))
	}
}

// reportSection reports the actions of a section as one group. Where neither the
// template nor any action of the document knows the value, it is advice.
func (l lacking) reportSection(p *lint.Pass, missing []*postmortem.Action, group string) {
	severity := l.list
	if severity == lint.Off && !p.Binding.HasColumn(postmortem.KindActions, l.role) {
		severity = lint.Notice
	}
	for _, a := range missing {
		p.Report(lint.Diagnostic{Severity: severity, Span: a.Text.Span, Anchor: anchor(a), Group: group, ShortMessage: l.what,
			Message: fmt.Sprintf(l.item, lint.Short(a.Text.Plain)), Hint: l.hint})
	}
}

// mergeMissing counts the actions of a section that lack a value. The group begins
// with how many open actions there are.
func mergeMissing(members []lint.Finding) (message, hint string) {
	what, hint := members[0].ShortMessage, members[0].Hint
	total, _, _ := strings.Cut(members[0].Group, ":")
	if total != strconv.Itoa(len(members)) {
		return fmt.Sprintf("%d of %s open actions have no %s", len(members), total, what), hint
	}
	article := "a"
	if what[0] == 'o' {
		article = "an"
	}
	return fmt.Sprintf("none of the %s open actions has %s %s", total, article, what), hint
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
