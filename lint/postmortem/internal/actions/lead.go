package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// readLead takes off what stands before the text: tick, number, priority,
// "Action item:", owner.
func (it *itemReader) readLead() {
	if strings.HasPrefix(it.rest(), ":") { // ":white_check_mark:"
		it.leadState()
	}
	it.trim()
	for n, again := 0, true; again && it.start < it.end && n < maxParts; n++ {
		again = it.leadBox() || it.leadState() || it.leadID() || it.leadPriority() || it.leadHorizon() || it.leadLabel() ||
			it.leadOwner() || it.leadSign()
	}
}

// leadBox reads a box that Markdown does not make one, as in a plain line.
func (it *itemReader) leadBox() bool {
	s := it.rest()
	if len(s) < 3 || s[0] != '[' || s[2] != ']' || strings.IndexByte(" xX", s[1]) < 0 || it.a.Box.Len() > 0 {
		return false
	}
	it.a.Box = it.p.Source(it.start, it.start+3)
	it.a.Ticked = s[1] != ' '
	it.skip(3)
	return true
}

func (it *itemReader) leadState() bool {
	st, ok := task.LeadingStatus(it.rest())
	if !ok || st.End >= len(it.rest()) && it.a.Status != "" {
		return false
	}
	it.setStatus(st.Status, it.start, it.start+st.End)
	it.skip(st.End)
	return true
}

// leadID reads "A1:", "[A1]", "AI-3 -", "Action 2:".
func (it *itemReader) leadID() bool {
	if !it.a.ID.IsZero() {
		return false
	}
	s := it.rest()
	open := strings.IndexByte("[(", s[0]) >= 0
	i := outline.BoolInt(open)
	n := task.ActionIDLen(s[i:])
	if n == 0 {
		return false
	}
	end := i + n
	switch {
	case open && (end >= len(s) || s[end] != ']' && s[end] != ')'):
		return false
	case open:
		end++
	case end >= len(s) || !strings.HasPrefix(s[end:], ":") && !strings.HasPrefix(s[end:], ". ") && !strings.HasPrefix(s[end:], ") ") &&
		!strings.HasPrefix(s[end:], " - ") && !strings.HasPrefix(s[end:], " – ") && !strings.HasPrefix(s[end:], " — ") &&
		!strings.HasPrefix(s[end:], " | "):
		return false
	}
	it.a.ID = it.text(it.start+i, it.start+i+n)
	it.skip(end)
	if strings.HasPrefix(it.rest(), ".") || strings.HasPrefix(it.rest(), ")") {
		it.skip(1)
	}
	return true
}

// leadPriority reads "P1:", "[P0]", "(High)", "HIGH:", "High priority:".
func (it *itemReader) leadPriority() bool {
	s := it.rest()
	if s[0] == '[' || s[0] == '(' {
		end := strings.IndexAny(s, "])")
		if end < 0 || !task.IsPriority(s[1:end]) {
			return false
		}
		it.a.Priority = it.text(it.start+1, it.start+end)
		it.skip(end + 1)
		return true
	}
	n := strings.IndexAny(s[:min(len(s), maxPriority+len("—"))], ":-–—")
	if n <= 0 || n > maxPriority || !task.IsPriority(s[:n]) {
		if len(s) > 3 && task.IsPriorityCode(s[:2]) && s[2] == ' ' {
			it.a.Priority = it.text(it.start, it.start+2)
			it.skip(2)
			return true
		}
		return false
	}
	it.a.Priority = it.text(it.start, it.start+len(strings.TrimSpace(s[:n])))
	it.skip(n) // trim takes the separator
	return true
}

// maxPriority is the length of the longest priority, in bytes.
const maxPriority = 18

// leadHorizon reads "Long term: ...".
func (it *itemReader) leadHorizon() bool {
	s := it.rest()
	n := strings.IndexByte(s, ':')
	if n <= 0 || n > 24 || strings.Count(s[:n], " ") > 2 || it.a.Horizon != task.HorizonNone {
		return false
	}
	h := task.HorizonOf(strings.Trim(s[:n], "[]()"))
	if h == task.HorizonNone {
		return false
	}
	it.a.Horizon = h
	it.skip(n + 1)
	return true
}

// leadLabel reads "Action item:", "TODO:".
func (it *itemReader) leadLabel() bool {
	n := actionLabelLen(it.rest())
	if n == 0 {
		return it.leadTodo()
	}
	it.skip(n)
	return true
}

// leadTodo reads "TODO(ana):", as comments of code have it.
func (it *itemReader) leadTodo() bool {
	s := it.rest()
	open := strings.IndexByte(s[:min(len(s), maxLabel)], '(')
	if open < 2 || !declaring.Has(strings.ToLower(s[:open])) {
		return false
	}
	end := strings.Index(s, "):")
	if end < open || end > longestTodo || strings.IndexByte(s[open:end], ' ') >= 0 || len(it.a.Owners) > 0 {
		return false
	}
	it.addOwners(it.start+open+1, it.start+end)
	it.skip(end + len("):"))
	return true
}

// longestTodo is the length of the longest label with a name, in bytes.
const longestTodo = 40

// maxLabel is the length of the longest label that declares an action, in bytes.
const maxLabel = 20

// actionLabelLen is the length of the label that declares an action, with its
// colon.
func actionLabelLen(s string) int {
	i := strings.IndexByte(s, ':')
	if i < 2 || i > maxLabel {
		return 0
	}
	switch w := strings.ToLower(strings.TrimSpace(s[:i])); {
	case declaring.Has(w):
		return i + 1
	}
	return 0
}

// leadOwner reads "@ana:", "[Ana]", "Platform team to ...", "Ana and Bo will".
func (it *itemReader) leadOwner() bool {
	if len(it.a.Owners) > 0 {
		return false
	}
	s := it.rest()
	if s[0] == '[' || s[0] == '(' {
		return it.leadBracket()
	}
	for i := range leadMarks {
		if it.leadName(s, &leadMarks[i]) {
			return true
		}
	}
	if s[0] == '@' {
		if n := strings.IndexByte(s, ' '); n > 1 && it.AreOwners(s[:n], false) {
			it.addOwners(it.start, it.start+n)
			it.skip(n)
			return true
		}
	}
	return false
}

// leadSign skips an emoji in front of an owner: "🧑‍💻 Ana: add a test".
func (it *itemReader) leadSign() bool {
	n := text.Pictographs(it.rest())
	if n == 0 || len(it.a.Owners) > 0 {
		return false
	}
	start := it.start
	it.skip(n)
	if it.start < it.end && it.leadOwner() {
		return true
	}
	it.start = start
	return false
}

// leadMark is what stands between an owner and what is to be done.
type leadMark struct {
	sign string
	form ownerForm
}

var leadMarks = [...]leadMark{{": ", formColon}, {" to ", formSubject}, {" will ", formSubject}, {" should ", formSubject},
	{" - ", formLeadDash}, {" – ", formLeadDash}, {" — ", formLeadDash}, {" | ", formLeadDash}}

// leadName reads an owner in front of a mark.
func (it *itemReader) leadName(s string, mark *leadMark) bool {
	n := strings.Index(s[:min(len(s), owners.Longest)], mark.sign)
	if n < 2 || mark.sign == " should " && s[0] != '@' || !it.leads(s[:n], mark) {
		return false
	}
	it.addOwners(it.start, it.start+n)
	it.skip(n + len(mark.sign))
	it.a.form = mark.form
	return true
}

// leads reports whether a text in front of a mark names owners.
func (it *itemReader) leads(s string, mark *leadMark) bool {
	switch {
	case it.AreOwners(s, false), it.trusts(s, mark.form) && !promise.BeginsWithVerb(s):
		return true
	case mark.form == formColon || mark.form == formLeadDash:
		return people.IsLowerCase(s)
	}
	return mark.sign == " to " && namesRole(s)
}

// leadBracket reads "[Ana]" or "(Platform team)" in front of the text.
func (it *itemReader) leadBracket() bool {
	s := it.rest()
	end := strings.IndexAny(s, "])")
	if end < 2 || end+1 >= len(s) || s[end] == ']' && s[end+1] == '(' {
		return false
	}
	if !it.tags && !it.AreOwners(s[1:end], false) && !it.trusts(s[1:end], formLeadBracket) {
		it.a.tag = s[1:end]
		return false
	}
	it.addOwners(it.start+1, it.start+end)
	it.skip(end + 1)
	it.a.form = formLeadBracket
	return true
}

// namesRole tells "Developers" and "On-call engineer", who are to do it, from
// "Ask engineers".
func namesRole(s string) bool {
	low := strings.ToLower(s)
	return ascii.IsUpper(s[0]) && (task.IsRoleHead(low) || strings.HasPrefix(low, "on-call")) && strings.Count(s, " ") < 2
}
