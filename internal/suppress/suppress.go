// Package suppress reads the comments of a document that silence findings:
//
//	<!-- pmlint-disable-next-line RULE, RULE: reason -->
//
// or, as some write comments, by a link that nothing refers to:
//
//	[//]: # (pmlint-disable-next-line RULE: reason)
//
// It knows of rules nothing but their names. What it has to say about a comment
// is a Problem, which the engine reports as a finding.
package suppress

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// The rules about suppressions; their pages stand in rules/suppress.
const (
	RuleUnused  = "suppress/unused"
	RuleUnknown = "suppress/unknown"
	RuleReason  = "suppress/reason"
)

// Pack is the pack of these rules. Nothing silences them.
const Pack = "suppress"

// Comment is a comment that silences findings.
type Comment struct {
	Span  text.Span // of the whole comment
	Names []Name    // of rules and packs, at least one
	// Delete removes the comment, and its lines where nothing else stands there.
	Delete text.Edit

	verb  string
	scope text.Span // findings that begin in it are silenced
	lines bool      // findings that only reach into the scope are, too
	list  text.Span // the names in the source
}

// Name is a rule or pack that a comment names.
type Name struct {
	Name string
	Used bool // it silenced a finding
}

// Problem is what is wrong with a comment.
type Problem struct {
	Rule                  string
	Span                  text.Span
	Anchor, Message, Hint string
	Fix                   Fix
}

// Fix mends a problem.
type Fix struct {
	Message string
	Safe    bool
	Edit    text.Edit
}

// Rules are the names that comments may use.
type Rules interface {
	// Has reports whether a rule or a pack has the name.
	Has(name string) bool
	// Suggest is the name that was probably meant, empty where none is near.
	Suggest(name string, among []string) string
	// Names are all names.
	Names() []string
}

// verbs are what follows "pmlint-".
var verbs = []string{"disable-line", "disable-next-line", "disable-section", "disable-file"}

// answers is the verb of comments that answer the questions of a review, and silence
// nothing.
const answers = "answer"

// maxComments is the number of comments in one document that silence findings;
// each is held against every finding.
const maxComments = 1000

// The number of comments and names without a meaning that are reported in one
// document, and of those that another name is suggested for.
const (
	maxUnknown     = 100
	maxSuggestions = 20
)

// Read finds the comments of a document that are meant for pmlint, and what is
// wrong with them.
func Read(doc *postmortem.Document, rules Rules) ([]*Comment, []Problem) {
	src := doc.File.Bytes()
	if !bytes.Contains(src, []byte("pmlint")) || !bytes.Contains(src, []byte("<!--")) && !bytes.Contains(src, []byte("]: ")) {
		return nil, nil
	}
	r := &reader{rules: rules, doc: doc}
	for _, b := range doc.Blocks {
		b.Walk(func(b *postmortem.Block) bool {
			r.block(b)
			return true
		})
	}
	r.definitions()
	return r.comments, r.problems
}

// reader reads the comments of one document.
type reader struct {
	rules    Rules
	doc      *postmortem.Document
	comments []*Comment
	problems []Problem
	many     bool // more than maxComments were reported
	unknowns int  // mistakes that were met
}

func (r *reader) block(b *postmortem.Block) {
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

func (r *reader) inline(p *postmortem.Prose) {
	for _, m := range p.Marks {
		if m.Kind == postmortem.MarkComment {
			r.comment(m.Span)
		}
	}
}

// html reads the comments in a block of HTML.
func (r *reader) html(block text.Span) {
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
func (r *reader) comment(span text.Span) {
	verb, rest, ok := directive(r.doc.File.Text(span))
	if !ok || verb == answers {
		return
	}
	if !slices.Contains(verbs, verb) {
		hint := "use one of pmlint-" + strings.Join(verbs, ", pmlint-")
		if s := r.rules.Suggest(verb, verbs); s != "" {
			hint = "did you mean pmlint-" + s + "?"
		}
		r.report(RuleUnknown, span, "directive", fmt.Sprintf("unknown directive %q", "pmlint-"+text.Brief(verb)), hint)
		return
	}
	listed, reason, colon := strings.Cut(rest, ":")
	if !colon {
		listed, reason = r.splitReason(rest)
	}
	start := span.Start + strings.Index(r.doc.File.Text(span), rest)
	c := &Comment{Span: span, verb: verb, Delete: text.Edit{Span: wholeLines(r.doc.File, span)}}
	c.list = text.Span{Start: start, End: start + len(strings.TrimRight(listed, " \t\r\n"))}
	r.names(c, listed)
	if len(c.Names) == 0 {
		return
	}
	if len(r.comments) == maxComments {
		r.reportMany(span)
		return
	}
	c.scope, c.lines = r.scope(verb, span)
	r.reason(c, reason, colon)
	r.comments = append(r.comments, c)
}

// directive is what a comment tells pmlint to do: the verb and what follows it.
func directive(comment string) (verb, rest string, ok bool) {
	said := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(comment, "<!--"), "-->"))
	if m := definition.FindStringSubmatch(comment); m != nil {
		said = strings.TrimSpace(m[1])
	}
	rest, ok = strings.CutPrefix(said, "pmlint-")
	if !ok {
		if rest, ok = strings.CutPrefix(said, "pmlint"); !ok || !strings.Contains(rest, "disable") {
			return "", "", false
		}
		rest = strings.TrimLeft(rest, " :-")
	}
	verb, rest, _ = strings.Cut(rest, " ")
	return verb, rest, true
}

// splitReason parts names from the reason where the colon was forgotten: names
// are those words at the beginning that could be rules.
func (r *reader) splitReason(rest string) (listed, reason string) {
	at := 0
	for _, w := range strings.Fields(rest) {
		name := strings.Trim(w, ",")
		if at > 0 && !r.rules.Has(name) && !strings.Contains(name, "/") {
			break
		}
		at = strings.Index(rest[at:], w) + at + len(w)
	}
	return rest[:at], strings.TrimSpace(rest[at:])
}

// reportMany reports the first comment that is one too many.
func (r *reader) reportMany(span text.Span) {
	if !r.many {
		r.report(RuleUnknown, span, "number",
			fmt.Sprintf("the document has more than %d suppressing comments; from here on they suppress nothing", maxComments),
			"turn the rule off for this document in the configuration, under overrides")
	}
	r.many = true
}

// names keeps the known names and reports the others.
func (r *reader) names(c *Comment, listed string) {
	isSeparator := func(c rune) bool { return c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r' }
	for _, name := range strings.FieldsFunc(listed, isSeparator) {
		if r.rules.Has(name) {
			c.Names = append(c.Names, Name{Name: name})
		} else if r.unknowns < maxUnknown {
			r.unknown(c, name)
		}
	}
	if strings.TrimSpace(listed) == "" {
		r.report(RuleUnknown, c.Span, "directive", "the comment names no rule, so it suppresses nothing",
			"name the rule: pmlint-"+c.verb+" RULE: reason")
	}
}

// unknown reports a name that no rule has.
func (r *reader) unknown(c *Comment, name string) {
	p := r.about(RuleUnknown, c.Span)
	at := c.list.Start
	if i := strings.Index(r.doc.File.Text(text.Span{Start: at, End: c.Span.End}), name); i >= 0 {
		p.Span = text.Span{Start: at + i, End: at + i + len(name)}
	}
	p.Anchor = "name:" + name
	p.Message = fmt.Sprintf("no rule or pack is called %q, so the comment suppresses nothing", text.Brief(name))
	p.Hint = "pmlint rules lists the names"
	p.Fix.Safe = false // the writer meant to suppress something
	if r.unknowns < maxSuggestions {
		if s := r.rules.Suggest(name, r.rules.Names()); s != "" {
			p.Hint = "did you mean " + s + "?"
			p.Fix = Fix{Message: "name " + s, Edit: text.Edit{Span: p.Span, New: s}}
		}
	}
	r.addUnknown(p)
}

// addUnknown adds a problem about what has no meaning, unless there are many.
func (r *reader) addUnknown(p Problem) {
	if r.unknowns++; r.unknowns == maxUnknown {
		p.Message += "; further such mistakes in this document are not reported"
	}
	if r.unknowns <= maxUnknown {
		r.problems = append(r.problems, p)
	}
}

// reason reports a comment that gives none.
func (r *reader) reason(c *Comment, reason string, colon bool) {
	p := r.about(RuleReason, c.Span)
	names := c.Joined(nil)
	p.Anchor = "names:" + names
	switch {
	case strings.TrimSpace(reason) == "":
		p.Message = fmt.Sprintf("the comment suppresses %s without a reason", names)
		p.Hint = "say why, after a colon: pmlint-" + c.verb + " " + names + ": reason"
		p.Fix.Safe = false
	case !colon:
		p.Message = fmt.Sprintf("a colon is missing between %s and the reason", names)
		p.Hint = "write " + names + ": " + reason
		p.Fix = Fix{Message: "insert the colon", Safe: true, Edit: text.Edit{Span: text.Span{Start: c.list.End, End: c.list.End}, New: ":"}}
	default:
		return
	}
	r.problems = append(r.problems, p)
}

// about is a problem of a comment, with a fix that deletes it.
func (r *reader) about(rule string, span text.Span) Problem {
	return Problem{Rule: rule, Span: span, Fix: Fix{
		Message: "delete the comment", Safe: true, Edit: text.Edit{Span: wholeLines(r.doc.File, span)},
	}}
}

// report adds a problem that a deletion would only hide.
func (r *reader) report(rule string, span text.Span, anchor, message, hint string) {
	p := r.about(rule, span)
	p.Anchor, p.Message, p.Hint = anchor, message, hint
	p.Fix.Safe = false
	if rule == RuleUnknown && anchor != "number" {
		r.addUnknown(p)
		return
	}
	r.problems = append(r.problems, p)
}
