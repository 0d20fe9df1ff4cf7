package suppress

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// scope is what a comment holds for.
func (r *reader) scope(verb string, span text.Span) (scope text.Span, lines bool) {
	file := r.doc.File
	switch verb {
	case "disable-file":
		return text.Span{Start: 0, End: file.Len() + 1}, false
	case "disable-section":
		return r.section(span).Span, false
	case "disable-line":
		return text.Span{
			Start: file.LineSpan(file.LineAt(span.Start)).Start,
			End:   file.LineSpan(file.LineAt(span.End)).End + 1,
		}, true
	}
	// Formatters part a comment from what follows by a blank line.
	n := file.LineAt(span.End) + 1
	for n < file.Lines() && blank(file, n) {
		n++
	}
	s := file.LineSpan(n)
	return text.Span{Start: s.Start, End: s.End + 1}, true
}

// section is the innermost section that holds the comment; before the first
// title it is the document.
func (r *reader) section(span text.Span) *postmortem.Section {
	in := &postmortem.Section{Span: text.Span{End: r.doc.File.Len() + 1}}
	for _, s := range r.doc.Sections {
		if s.Span.Start > span.Start {
			break
		}
		if s.Span.Contains(span) {
			in = s
		}
	}
	return in
}

// wholeLines widens a span to its lines with their end where nothing else
// stands on them.
func wholeLines(file *text.File, span text.Span) text.Span {
	first, last := file.LineSpan(file.LineAt(span.Start)), file.LineSpan(file.LineAt(span.End))
	before := strings.TrimSpace(file.Text(text.Span{Start: first.Start, End: span.Start}))
	after := strings.TrimSpace(file.Text(text.Span{Start: span.End, End: last.End}))
	switch {
	case before == "" && after == "":
		n := file.LineAt(span.End)
		if blank(file, file.LineAt(span.Start)-1) && blank(file, n+1) {
			n++ // of two blank lines around it one is enough
		}
		end := file.Len()
		if n < file.Lines() {
			end = file.LineSpan(n + 1).Start
		}
		return text.Span{Start: first.Start, End: end}
	case after == "": // blanks before the comment would trail
		for span.Start > first.Start && file.Bytes()[span.Start-1] == ' ' {
			span.Start--
		}
	}
	return span
}

// blank reports whether line n is blank, as are those outside the file.
func blank(file *text.File, n int) bool {
	return strings.TrimSpace(file.Text(file.LineSpan(n))) == ""
}

// Joined lists the names that take says, all for nil.
func (c *Comment) Joined(take func(Name) bool) string {
	var names []string
	for _, n := range c.Names {
		if take == nil || take(n) {
			names = append(names, n.Name)
		}
	}
	return strings.Join(names, ", ")
}

// Unused is the problem that the names of a comment silenced nothing, as far as
// idle says so of them; ok is false where there is none. Enforced are names that
// no comment silences.
func (c *Comment) Unused(idle func(Name) bool, enforced func(string) bool) (p Problem, ok bool) {
	names := c.Joined(idle)
	if names == "" {
		return p, false
	}
	p = Problem{Rule: RuleUnused, Span: c.Span, Anchor: "names:" + names, Hint: "delete what is no longer needed"}
	p.Message = fmt.Sprintf("the comment suppresses %s, but there is no such finding", names)
	if c.Joined(func(n Name) bool { return idle(n) && enforced(n.Name) }) == names {
		p.Message = fmt.Sprintf("the configuration enforces %s, so the comment has no effect", names)
		p.Hint = "mend what the rule finds, or ask who keeps the configuration"
	}
	p.Fix = Fix{Message: "delete the comment", Safe: true, Edit: c.Delete}
	if rest := c.Joined(func(n Name) bool { return !idle(n) }); rest != "" {
		p.Fix = Fix{Message: "delete " + names, Safe: true, Edit: text.Edit{Span: c.list, New: rest}}
	}
	return p, true
}

// Clone is a copy that counts by itself which of its names are used.
func (c *Comment) Clone() *Comment {
	copied := *c
	copied.Names = append([]Name(nil), c.Names...)
	return &copied
}
