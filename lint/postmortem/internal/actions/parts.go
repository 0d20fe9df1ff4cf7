package actions

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// readParts reads a list of parts, each of which must be understood, else
// nothing is set.
func (it *itemReader) readParts(start, end int, form ownerForm) bool {
	it.at = form
	ok := it.readPartsHere(start, end)
	it.at, it.sure, it.beside = formNone, false, false
	return ok
}

// readPartsHere is readParts in the form that it.at says.
func (it *itemReader) readPartsHere(start, end int) bool {
	var parts [][2]int
	for at := start; at < end; {
		n := strings.IndexAny(it.s[at:end], ",;")
		stop := end
		if n >= 0 {
			stop = at + n
		}
		if n >= 0 && strings.TrimSpace(it.s[at:stop]) != "" && it.partKind(it.s[at:stop]) == 0 && it.partKind(it.s[at:end]) == task.FieldDue {
			stop = end // the comma stands in a date: "Mar 1, 2026"
		}
		parts = append(parts, [2]int{at, stop})
		at = stop + 1
	}
	it.sure = len(parts) > 1 && slices.ContainsFunc(parts, func(p [2]int) bool { return it.wholeDate(strings.TrimSpace(it.s[p[0]:p[1]])) })
	it.beside = len(parts) > 1 && slices.ContainsFunc(parts, func(p [2]int) bool { return it.AreOwners(it.s[p[0]:p[1]], false) })
	tickets := 0
	for _, p := range parts {
		switch it.partKind(it.s[p[0]:p[1]]) {
		case 0:
			return false
		case task.FieldTicket:
			tickets++
		}
	}
	if tickets == len(parts) {
		return false // "(#12)" belongs to the text
	}
	for _, p := range parts {
		it.applyPart(p[0], p[1])
	}
	return len(parts) > 0
}

// partKind tells what a part without label says, or 0.
func (it *itemReader) partKind(s string) task.Field {
	s = strings.TrimSpace(s)
	who := stripOwnerLead(s)
	switch {
	case s == "":
		return 0
	case it.AreOwners(who, it.sure) || people.IsLowerCase(who) || len(who) < len(s) && (task.LooksLikeName(who) ||
		task.NamesInitials(who)) || it.trusts(who, it.at) || it.beside && it.EvidenceOf(who, false) >= owners.Name:
		return task.FieldOwner
	case it.wholeDate(s) || task.IsDateShaped(s):
		return task.FieldDue
	case task.BracketStatus(s) != "":
		return task.FieldStatus
	case task.IsPriority(s):
		return task.FieldPriority
	case task.IsTicketKey(s) || task.IsIssueNumber(s):
		return task.FieldTicket
	case it.at == formBracket && ascii.CountLetters(s) == len(s) && task.StatedCategory(s) != task.CategoryNone &&
		task.VerbCategories.Of(s) != "":
		return task.FieldCategory
	}
	return 0
}

// trusts reports whether a text is an owner in a place whose texts are trusted to name
// some.
func (it *itemReader) trusts(s string, form ownerForm) bool {
	return form != formNone && it.trust == form && it.EvidenceOf(s, form.topics()) > owners.None
}

func (it *itemReader) applyPart(start, end int) {
	start, end = task.TrimRange(it.s, start, end)
	switch it.partKind(it.s[start:end]) {
	case task.FieldOwner:
		if lead := len(it.s[start:end]) - len(stripOwnerLead(it.s[start:end])); len(it.a.Owners) == 0 {
			it.addOwners(start+lead, end)
			it.a.form = it.at
		} else if it.a.Owners[0].Kind != task.OwnerNobody {
			it.addOwners(start+lead, end)
		}
	case task.FieldDue:
		it.setDue(start, end)
	case task.FieldStatus:
		it.setStatus(task.BracketStatus(it.s[start:end]), start, end)
		it.ownerBehindBy(start, end)
	case task.FieldPriority:
		it.a.Priority = it.text(start, end)
	case task.FieldCategory:
		it.applyField(task.FieldCategory, start, end)
	}
}

// stripOwnerLead drops "assigned to " and the like.
func stripOwnerLead(s string) string {
	for _, lead := range [...]string{"assigned to ", "owned by ", "owner ", "assignee ", "led by ", "by @", "dri ", "👤 ", "👤"} {
		if ascii.HasPrefixFold(s, lead) {
			return strings.TrimLeft(s[len(lead)-outline.BoolInt(lead == "by @"):], " ")
		}
	}
	return s
}

// wholeDate tells that s is a due date from end to end. A number alone is none.
func (it *itemReader) wholeDate(s string) bool {
	s = strings.TrimLeft(s, "📅🗓⏰⏳ \ufe0f")
	d, n := it.due.Scan(s)
	if n == 0 || strings.Trim(s[n:], " .?!)") != "" {
		return false
	}
	return ascii.CountDigits(s) != len(s) || d.Exact
}
