package lint

import (
	"slices"

	"github.com/pmlint/pmlint/lint/internal/suppress"
	"github.com/pmlint/pmlint/lint/text"
)

// readComments finds the comments that silence findings, and reports those that
// cannot be understood.
func (d *document) readComments(l *Linter) {
	comments, problems := suppress.Read(d.reading.Doc, ruleNames{l})
	for _, c := range comments {
		d.comments = append(d.comments, comment{c, placeOf(d.reading.File, c.Span)})
	}
	for i := range problems {
		d.findings = d.addProblem(d.findings, &problems[i])
	}
}

// addProblem adds what is wrong with a comment, if the rule for that runs.
func (d *document) addProblem(findings []Finding, p *suppress.Problem) []Finding {
	a := d.active(p.Rule)
	if a == nil {
		return findings
	}
	return append(findings, d.finding(a, &Diagnostic{
		Span: p.Span, Anchor: p.Anchor, Message: p.Message, Hint: p.Hint,
		Fixes: []Fix{{Message: p.Fix.Message, Safe: p.Fix.Safe, Edits: []text.Edit{p.Fix.Edit}}},
	}))
}

// ruleNames are the linter's rules and packs as comments name them.
type ruleNames struct{ *Linter }

// Has implements suppress.Rules.
func (l ruleNames) Has(name string) bool { return l.hasName(name) }

// Names implements suppress.Rules.
func (l ruleNames) Names() []string { return l.names() }

// Suggest implements suppress.Rules.
func (ruleNames) Suggest(name string, among []string) string { return Suggest(name, among) }

// suppress drops the findings that the document's comments silence, and adds
// what is to be said about the comments. It is called twice: for the findings of
// the document, and late for those that took the whole corpus to find; only then
// are comments judged that name a rule about the corpus.
func (s *step) suppress(findings []Finding) []Finding {
	d := s.doc
	if len(d.comments) == 0 {
		return findings
	}
	found := len(findings)
	findings = slices.DeleteFunc(findings, func(f Finding) bool { return d.silenced(&f) })
	d.suppressed += found - len(findings)
	for _, c := range d.comments {
		if s.late == slices.ContainsFunc(c.Names, s.run.linter.isLate) {
			findings = s.addUnused(findings, c)
		}
	}
	return findings
}

// isLate reports whether a name stands for a rule about the corpus, or for a pack
// that has one.
func (l *Linter) isLate(n suppress.Name) bool {
	return slices.ContainsFunc(l.rules, func(r *Rule) bool {
		return r.CheckAll != nil && (r.Name == n.Name || r.Pack() == n.Name)
	})
}

// silenced reports whether a comment suppresses the finding. Every comment that
// does counts as used.
func (d *document) silenced(f *Finding) bool {
	a := d.active(f.Rule)
	if a == nil || a.enforce || a.rule.Pack() == suppress.Pack {
		return false
	}
	silenced := false
	for _, c := range d.comments {
		silenced = c.Silence(f.Span, f.Rule, a.rule.Pack()) || silenced
	}
	return silenced
}

// addUnused adds the finding about the names of a comment that silenced nothing,
// as far as that can be known: only of rules that ran.
func (s *step) addUnused(findings []Finding, c comment) []Finding {
	d := s.doc
	if d.broken || len(d.failures) > 0 {
		return findings
	}
	p, ok := c.Unused(
		func(n suppress.Name) bool { return !n.Used && d.ran(s.run.linter, n.Name) },
		func(name string) bool { a := d.active(name); return a != nil && a.enforce })
	if !ok {
		return findings
	}
	n := len(findings)
	findings = d.addProblem(findings, &p)
	for i := range findings[n:] {
		f := &findings[n+i]
		f.stand(c.place)
		f.Severity = d.active(f.Rule).severity(Off, d.status)
	}
	return findings
}

// ran reports whether everything ran on the document that a name stands for.
func (d *document) ran(l *Linter, name string) bool {
	if l.byName[name] != nil {
		return d.active(name) != nil
	}
	if len(l.config.Only) > 0 && !slices.Contains(l.config.Only, name) {
		return false
	}
	return !slices.ContainsFunc(l.rules, func(r *Rule) bool { return r.Pack() == name && listed(l.config.Skip, r) })
}
