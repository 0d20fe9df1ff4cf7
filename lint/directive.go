package lint

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// The rules about suppressions. The engine reports them itself, since only it
// knows what a comment silenced; their pages stand in rules/suppress.
const (
	ruleUnused  = "suppress/unused"
	ruleUnknown = "suppress/unknown"
	ruleReason  = "suppress/reason"
)

// directive is a comment that suppresses findings:
//
//	<!-- pmlint-disable-next-line RULE, RULE: reason -->
type directive struct {
	verb  string
	scope text.Span // findings that begin in it are silenced
	lines bool      // findings that only reach into the scope are, too
	names []directiveName
	// comment is a finding about the comment, with its place filled in; its one
	// fix deletes the comment.
	comment Finding
	list    text.Span // the names in the source
}

type directiveName struct {
	name string
	used bool
}

// verbs are what follows "pmlint-".
var verbs = []string{"disable-line", "disable-next-line", "disable-section", "disable-file"}

// maxDirectives is the number of comments in one document that suppress
// findings; each is held against every finding.
const maxDirectives = 1000

// directiveReader reads the directives of one document.
type directiveReader struct {
	linter *Linter
	doc    *postmortem.Document
	d      *document
	many   bool // more than maxDirectives were reported
}

// readDirectives finds the comments of a document that are meant for pmlint,
// and reports those that cannot be understood.
func (d *document) readDirectives(l *Linter, doc *postmortem.Document) {
	if !bytes.Contains(doc.File.Bytes(), []byte("<!--")) || !bytes.Contains(doc.File.Bytes(), []byte("pmlint")) {
		return
	}
	r := &directiveReader{linter: l, doc: doc, d: d}
	for _, b := range doc.Blocks {
		b.Walk(func(b *postmortem.Block) bool {
			r.block(b)
			return true
		})
	}
}

func (r *directiveReader) block(b *postmortem.Block) {
	switch b.Kind {
	case postmortem.BlockHTML:
		r.html(b.Span)
	case postmortem.BlockHeading, postmortem.BlockParagraph:
		r.inline(r.doc.Prose(b))
	case postmortem.BlockTable:
		for _, row := range append([]postmortem.Row{b.Table.Header}, b.Table.Rows...) {
			for _, cell := range row.Cells {
				if bytes.Contains(r.doc.File.Bytes()[cell.Start:cell.End], []byte("pmlint")) {
					r.inline(r.doc.ProseAt(cell))
				}
			}
		}
	}
}

func (r *directiveReader) inline(p *postmortem.Prose) {
	for _, m := range p.Marks {
		if m.Kind == postmortem.MarkComment {
			r.comment(m.Span)
		}
	}
}

// html reads the comments in a block of HTML.
func (r *directiveReader) html(block text.Span) {
	src := r.doc.File.Bytes()
	for at := block.Start; at < block.End; {
		start := bytes.Index(src[at:block.End], []byte("<!--"))
		if start < 0 {
			return
		}
		start += at
		end := bytes.Index(src[start+4:block.End], []byte("-->"))
		if end < 0 {
			return
		}
		at = start + 4 + end + 3
		r.comment(text.Span{Start: start, End: at})
	}
}

// comment reads one comment; those that are not meant for pmlint are left.
func (r *directiveReader) comment(span text.Span) {
	inner := strings.TrimSuffix(strings.TrimPrefix(r.doc.File.Text(span), "<!--"), "-->")
	said := strings.TrimSpace(inner)
	rest, ok := strings.CutPrefix(said, "pmlint-")
	if !ok {
		if rest, ok = strings.CutPrefix(said, "pmlint"); !ok || !strings.Contains(rest, "disable") {
			return
		}
		rest = strings.TrimLeft(rest, " :-")
	}
	verb, rest, _ := strings.Cut(rest, " ")
	if !slices.Contains(verbs, verb) {
		hint := "use one of pmlint-" + strings.Join(verbs, ", pmlint-")
		if s := Suggest(verb, verbs); s != "" {
			hint = "did you mean pmlint-" + s + "?"
		}
		r.report(ruleUnknown, span, "directive", fmt.Sprintf("unknown directive %q", "pmlint-"+verb), hint)
		return
	}
	listed, reason, colon := strings.Cut(rest, ":")
	x := directive{verb: verb, comment: r.about(span)}
	if !colon {
		listed, reason = r.splitReason(rest)
	}
	start := span.Start + strings.Index(r.doc.File.Text(span), rest)
	x.list = text.Span{Start: start, End: start + len(strings.TrimRight(listed, " \t\r\n"))}
	r.names(&x, span, listed)
	if len(x.names) == 0 {
		return
	}
	if len(r.d.directives) == maxDirectives {
		r.reportMany(span)
		return
	}
	x.scope, x.lines = r.scope(verb, span)
	r.reason(&x, span, reason, colon)
	r.d.directives = append(r.d.directives, x)
}

// splitReason parts names from the reason where the colon was forgotten: names
// are those words at the beginning that could be rules.
func (r *directiveReader) splitReason(rest string) (listed, reason string) {
	at := 0
	for _, w := range strings.Fields(rest) {
		name := strings.Trim(w, ",")
		if at > 0 && !r.linter.known(name) && !strings.Contains(name, "/") {
			break
		}
		at = strings.Index(rest[at:], w) + at + len(w)
	}
	return rest[:at], strings.TrimSpace(rest[at:])
}

// reportMany reports the first comment that is one too many.
func (r *directiveReader) reportMany(span text.Span) {
	if !r.many {
		r.report(ruleUnknown, span, "number", fmt.Sprintf("the document has more than %d suppressing comments; from here on they suppress nothing", maxDirectives),
			"turn the rule off for this document in the configuration, under overrides")
	}
	r.many = true
}

// names keeps the known names and reports the others.
func (r *directiveReader) names(x *directive, span text.Span, listed string) {
	at := x.list.Start
	known := r.linter.names()
	for _, name := range strings.FieldsFunc(listed, func(c rune) bool { return c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r' }) {
		if r.linter.known(name) {
			x.names = append(x.names, directiveName{name: name})
			continue
		}
		f := r.about(span)
		if i := strings.Index(r.doc.File.Text(text.Span{Start: at, End: span.End}), name); i >= 0 {
			f.Span = text.Span{Start: at + i, End: at + i + len(name)}
		}
		f.Message = fmt.Sprintf("no rule or pack is called %q, so the comment suppresses nothing", name)
		f.Hint = "pmlint rules lists the names"
		f.Fixes[0].Safe = false // the writer meant to suppress something
		if s := Suggest(name, known); s != "" {
			f.Hint = "did you mean " + s + "?"
			f.Fixes = []Fix{{Message: "name " + s, Edits: []text.Edit{{Span: f.Span, New: s}}}}
		}
		f.Anchor = "name:" + name
		r.add(ruleUnknown, f)
	}
	if listed = strings.TrimSpace(listed); listed == "" {
		f := r.about(span)
		f.Message, f.Anchor = "the comment names no rule, so it suppresses nothing", "directive"
		f.Hint = "name the rule: pmlint-" + x.verb + " RULE: reason"
		f.Fixes[0].Safe = false
		r.add(ruleUnknown, f)
	}
}

// reason reports a directive that gives none.
func (r *directiveReader) reason(x *directive, span text.Span, reason string, colon bool) {
	f := r.about(span)
	f.Anchor = "names:" + x.joined(nil)
	switch {
	case strings.TrimSpace(reason) == "":
		f.Message = fmt.Sprintf("the comment suppresses %s without a reason", x.joined(nil))
		f.Hint = "say why, after a colon: pmlint-" + x.verb + " " + x.joined(nil) + ": reason"
		f.Fixes[0].Safe = false
	case !colon:
		f.Message = fmt.Sprintf("a colon is missing between %s and the reason", x.joined(nil))
		f.Hint = "write " + x.joined(nil) + ": " + reason
		f.Fixes = []Fix{{Message: "insert the colon", Safe: true, Edits: []text.Edit{{Span: text.Span{Start: x.list.End, End: x.list.End}, New: ":"}}}}
	default:
		return
	}
	r.add(ruleReason, f)
}

// joined lists the names that keep says, all for nil.
func (x *directive) joined(keep func(directiveName) bool) string {
	var names []string
	for _, n := range x.names {
		if keep == nil || keep(n) {
			names = append(names, n.name)
		}
	}
	return strings.Join(names, ", ")
}

// scope is what the directive holds for.
func (r *directiveReader) scope(verb string, span text.Span) (scope text.Span, lines bool) {
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
func (r *directiveReader) section(span text.Span) *postmortem.Section {
	in := &postmortem.Section{Span: text.Span{End: r.doc.File.Len() + 1}}
	for _, s := range r.doc.Sections {
		if s.Span.Contains(span) {
			in = s
		}
	}
	return in
}

// about is a finding about a comment, with a fix that deletes it.
func (r *directiveReader) about(span text.Span) Finding {
	f := Finding{Span: span, Fixes: []Fix{{
		Message: "delete the comment", Safe: true, Edits: []text.Edit{{Span: wholeLines(r.doc.File, span)}},
	}}}
	locate(r.doc.File, &f)
	return f
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

// blank tells whether line n is blank, as are those outside the file.
func blank(file *text.File, n int) bool {
	return strings.TrimSpace(file.Text(file.LineSpan(n))) == ""
}

func (r *directiveReader) report(rule string, span text.Span, anchor, message, hint string) {
	f := r.about(span)
	f.Anchor, f.Message, f.Hint = anchor, message, hint
	f.Fixes[0].Safe = false
	r.add(rule, f)
}

// add reports a finding of a rule about suppressions, if that rule runs.
func (r *directiveReader) add(rule string, f Finding) {
	if a := r.d.plan.byName[rule]; a != nil {
		f.Rule = rule
		locate(r.doc.File, &f)
		r.d.add(a, &f)
	}
}

// suppress drops those of the findings that the document's comments silence, and
// adds what is to be said about the comments. It returns what is left and the
// number dropped. It is called twice: for the findings of the document, and late
// for those that took the whole corpus to find; only then are comments judged
// that name a rule about the corpus.
func (d *document) suppress(l *Linter, findings []Finding, late bool) ([]Finding, int) {
	if len(d.directives) == 0 {
		return findings, 0
	}
	kept := findings[:0]
	for _, f := range findings {
		if !d.silenced(&f) {
			kept = append(kept, f)
		}
	}
	dropped := len(findings) - len(kept)
	for i := range d.directives {
		if x := &d.directives[i]; late == slices.ContainsFunc(x.names, l.isLate) {
			if f, ok := d.unused(l, x); ok {
				kept = append(kept, f)
			}
		}
	}
	return kept, dropped
}

// isLate tells whether a name stands for a rule about the corpus, or for a pack
// that has one.
func (l *Linter) isLate(n directiveName) bool {
	return slices.ContainsFunc(l.rules, func(r *Rule) bool {
		return r.CheckAll != nil && (r.Name == n.name || r.Pack() == n.name)
	})
}

// silenced tells whether a comment suppresses the finding. Every comment that
// does counts as used.
func (d *document) silenced(f *Finding) bool {
	a := d.plan.byName[f.Rule]
	if a == nil || a.enforce || a.rule.Pack() == "suppress" {
		return false
	}
	found := false
	for i := range d.directives {
		x := &d.directives[i]
		if !x.covers(f.Span) {
			continue
		}
		for j := range x.names {
			if n := &x.names[j]; n.name == f.Rule || n.name == a.rule.Pack() {
				n.used, found = true, true
			}
		}
	}
	return found
}

func (x *directive) covers(s text.Span) bool {
	if s.Start >= x.scope.Start && s.Start < x.scope.End {
		return true
	}
	return x.lines && s.Overlaps(x.scope)
}

// unused is the finding about the names of a directive that silenced nothing, as
// far as that can be known: only of rules that ran.
func (d *document) unused(l *Linter, x *directive) (f Finding, ok bool) {
	a := d.plan.byName[ruleUnused]
	if a == nil || d.broken || len(d.failures) > 0 {
		return f, false
	}
	idle := func(n directiveName) bool { return !n.used && d.ran(l, n.name) }
	names := x.joined(idle)
	if names == "" {
		return f, false
	}
	f = x.comment
	f.Path, f.URL, f.Severity = d.source.Path, a.url, a.severity(Off, d.status)
	f.Rule, f.Anchor = ruleUnused, "names:"+names
	f.Message = fmt.Sprintf("the comment suppresses %s, but there is no such finding", names)
	f.Hint = "delete what is no longer needed"
	if enforced := x.joined(func(n directiveName) bool { return idle(n) && d.enforced(n.name) }); enforced == names {
		f.Message = fmt.Sprintf("the configuration enforces %s, so the comment has no effect", names)
		f.Hint = "mend what the rule finds, or ask who keeps the configuration"
	}
	if rest := x.joined(func(n directiveName) bool { return !idle(n) }); rest != "" {
		f.Fixes = []Fix{{Message: "delete " + names, Safe: true, Edits: []text.Edit{{Span: x.list, New: rest}}}}
	}
	return f, true
}

func (d *document) enforced(name string) bool {
	a := d.plan.byName[name]
	return a != nil && a.enforce
}

// ran tells whether everything ran on the document that a name stands for.
func (d *document) ran(l *Linter, name string) bool {
	if l.byName[name] != nil {
		return d.plan.byName[name] != nil
	}
	if len(l.config.Only) > 0 && !slices.Contains(l.config.Only, name) {
		return false
	}
	for _, r := range l.rules {
		if r.Pack() == name && listed(l.config.Skip, r) {
			return false
		}
	}
	return true
}
