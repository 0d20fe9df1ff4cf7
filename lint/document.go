package lint

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/suppress"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// document is a document on its way through a run; once its reading is dropped,
// what is kept of it.
type document struct {
	source    Source
	plan      *plan
	reading   *Reading // nil before and after the document's turn
	status    Status
	identity  string // the incident's id, or else the path
	broken    bool   // only Unread rules ran
	guarded   bool   // it was not read, and nothing silences the finding that says so
	read      bool
	done      bool
	findings  []Finding // not released yet
	late      []Finding // of rules about the corpus; they wait for the others
	released  []Finding
	failures  []Failure
	collected []Collected
	comments  []comment

	suppressed int // findings that comments silence
}

// comment is one that silences findings, with its place.
type comment struct {
	*suppress.Comment
	place Place
}

// scratch is memory that one document after the other is worked on in.
type scratch struct {
	source   []byte    // what a document is read into
	findings []Finding // gathered of a document
	pass     Pass      // of the rules over it
	indices  []int
	group    []Finding // members of a merged finding
	seen     map[spot]int
	text     []byte
	turn     *turn
	memory   func() // gives back what the document took of the budget; nil for nothing
}

// letGo drops what the scratch still holds of a document, and gives its memory
// back to the others.
func (s *scratch) letGo(d *document) {
	d.reading = nil
	clear(s.pass.said[:cap(s.pass.said)])
	s.pass = Pass{said: s.pass.said[:0]}
	if s.memory != nil {
		s.memory()
		s.memory = nil
	}
}

// keep keeps the bytes of a document for the next one, if they are not many.
func (s *scratch) keep(source []byte) {
	const many = 1 << 20
	if cap(source) <= many {
		s.source = source
	}
}

// examine passes a document through the stages that need no other document.
func (r *run) examine(d *document, s *scratch) []Finding {
	x := &step{run: r, doc: d, scratch: s}
	gathered := s.findings[:0]
	gathered, rest := x.collect(gathered), r.document[1:]
	s.findings = gathered[:0]
	findings := x.through(rest, gathered)
	clear(gathered[:cap(gathered)])
	return findings
}

// collect reads, binds and checks one document. What rules about the corpus
// already say of it waits in d.late, with its place.
func (s *step) collect(findings []Finding) []Finding {
	d, r := s.doc, s.run
	d.findings, d.identity = findings, d.source.Path
	failed := func(err error) []Finding {
		d.failures = append(d.failures, Failure{Path: d.source.Path, Err: err})
		return d.findings
	}
	var err error
	if d.plan, err = r.linter.plan(d.source.Path); err != nil {
		return failed(err)
	}
	src, err := d.source.read(s.scratch.source)
	if err != nil && !errors.Is(err, ErrTooLarge) {
		return failed(err)
	}
	d.read = true
	s.scratch.keep(src)
	s.scratch.memory = r.memory.take(postmortem.Memory(src))
	s.scratch.turn.begin()
	file := text.NewFile(d.source.Path, src)
	if d.guard(file, "", func() {
		d.reading = r.linter.reading(file, d.plan, false, err)
		d.describe()
		d.readComments(r.linter)
	}) {
		d.applyAll(s)
	}
	return d.findings
}

// describe keeps what later stages need to know of the document.
func (d *document) describe() {
	doc := d.reading.Doc
	d.status = d.reading.Status
	d.guarded = len(doc.Guards) > 0 || bytes.IndexByte(doc.File.Bytes(), 0) >= 0
	d.broken = d.guarded || isEmpty(doc)
	d.guarded = d.guarded || text.LoneReturn(doc.File.Bytes()) >= 0 // what stands behind it is read wrongly
	if isIncidentID(doc.Meta.ID.Plain) {
		d.identity = strings.Clone(doc.Meta.ID.Plain)
	}
}

// isEmpty reports whether nothing but blanks stands below the front matter. Of
// such a document all would be missing: one rule says so, and no other runs.
func isEmpty(doc *postmortem.Document) bool {
	body := max(doc.Front.Span.End, doc.File.BOM())
	return len(bytes.TrimSpace(doc.File.Bytes()[body:])) == 0
}

// isIncidentID tells an id from a placeholder such as INC-XXXX.
func isIncidentID(s string) bool { return strings.ContainsAny(s, "0123456789") }

// applyAll runs the rules of the plan, one after the other over the same pass.
func (d *document) applyAll(s *step) {
	pass := &s.scratch.pass
	*pass = Pass{
		Doc: d.reading.Doc, Binding: d.reading.Binding, Status: d.status,
		Now: s.run.opts.Now, Shared: s.run.linter.shared, said: pass.said, memo: map[any]any{},
	}
	for _, a := range d.rules(s.run.linter) {
		if s.scratch.turn.isOver() {
			return
		}
		d.apply(s.run.linter, a, pass)
	}
}

// rules are those that run on the document. Of one that was not read, some say
// so, whatever the configuration and the command line leave out: a document that
// nothing looked at must not pass.
func (d *document) rules(l *Linter) []*active {
	var out []*active
	for i := range d.plan.rules {
		if a := &d.plan.rules[i]; !d.broken || a.rule.Unread {
			out = append(out, a)
		}
	}
	if !d.guarded {
		return out
	}
	for _, r := range l.rules {
		if r.Unread && d.active(r.Name) == nil {
			out = append(out, &active{rule: r, url: l.urls[r], enforce: true, options: r.Options})
		}
	}
	return out
}

// apply runs a rule on a document.
func (d *document) apply(l *Linter, a *active, pass *Pass) {
	pass.rule, pass.Options, pass.said, pass.more = a.rule, a.options, pass.said[:0], 0
	ok := d.guard(d.reading.File, a.rule.Name, func() {
		if a.rule.Check != nil {
			a.rule.Check(pass)
		}
		if a.rule.Collect != nil {
			if data := a.rule.Collect(pass); data != nil {
				d.collected = append(d.collected, Collected{Path: d.source.Path, Rule: a.rule.Name, Data: data})
			}
		}
	})
	if !ok {
		return
	}
	if pass.more > 0 {
		d.findings = append(d.findings, l.uncounted(d.source.Path, a.rule.Name, pass.more))
	}
	for i := range pass.said {
		f := d.finding(a, &pass.said[i])
		if a.rule.CheckAll != nil {
			locate(d.reading.File, &f)
			d.late = append(d.late, f)
		} else {
			d.findings = append(d.findings, f)
		}
	}
}

// finding is what a rule said of the document, as a run reports it.
func (d *document) finding(a *active, said *Diagnostic) Finding {
	return Finding{Rule: a.rule.Name, Path: d.source.Path, URL: a.url, Diagnostic: *said, Guard: d.guarded && a.rule.Unread}
}

// guard calls f; a panic becomes one finding that names the rule (or the
// reader) and the file, and a failure of the run.
func (d *document) guard(file *text.File, rule string, f func()) (ok bool) {
	defer func() {
		if v := recover(); v != nil {
			d.failures = append(d.failures, panicked(d.source.Path, rule, v))
			d.findings = append(d.findings, panicFinding(d.source.Path, rule, v, file))
		}
	}()
	f()
	return true
}

// RulePanic is the name under which a rule's panic is reported. It is no rule
// and cannot be turned off.
const RulePanic = "internal/panic"

func panicked(path, rule string, v any) Failure {
	return Failure{Path: path, Rule: rule, Err: fmt.Errorf("panic: %v", v)}
}

func panicFinding(path, rule string, v any, file *text.File) Finding {
	who := "rule " + rule
	if rule == "" {
		who = "the reader"
	}
	f := Finding{Rule: RulePanic, Severity: Error, Path: path, Diagnostic: Diagnostic{
		Anchor:  rule,
		Message: fmt.Sprintf("%s panicked on this document: %v", who, v),
		Hint:    "this is a defect of pmlint: please report it with the document",
	}}
	f.Start = text.Position{Line: 1, Column: 1, UTF16: 1, Byte: 1}
	f.End = f.Start
	if file != nil {
		locate(file, &f)
	}
	return f
}
