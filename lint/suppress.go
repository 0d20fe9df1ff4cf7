package lint

import (
	"slices"

	"github.com/pmlint/pmlint/internal/suppress"
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
	findings = d.silence(findings)
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

// silence drops the findings that comments suppress. Every comment that
// suppresses one counts as used.
func (d *document) silence(findings []Finding) []Finding {
	at := map[string][]text.Span{}
	for i := range findings {
		if r := d.silenceable(&findings[i]); r != nil {
			at[r.Name] = append(at[r.Name], findings[i].Span)
			at[r.Pack()] = append(at[r.Pack()], findings[i].Span)
		}
	}
	found := text.SpansBy(at)
	comments := make([]*suppress.Comment, len(d.comments))
	for i, c := range d.comments {
		c.MarkUsed(found)
		comments[i] = c.Comment
	}
	silences := suppress.NewSilences(comments)
	return slices.DeleteFunc(findings, func(f Finding) bool {
		r := d.silenceable(&f)
		return r != nil && silences.Cover(f.Span, r.Name, r.Pack())
	})
}

// silenceable is the rule of a finding that comments may suppress, else nil.
func (d *document) silenceable(f *Finding) *Rule {
	a := d.active(f.Rule)
	if a == nil || f.Guard || a.enforce || a.rule.Pack() == suppress.Pack {
		return nil
	}
	return a.rule
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
