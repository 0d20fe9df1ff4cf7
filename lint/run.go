package lint

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// Options are what one run needs beside the configuration.
type Options struct {
	// Now is the time that documents are judged by.
	Now time.Time
	// Jobs is the number of documents read at once; 0 means one for each core.
	// The result does not depend on it.
	Jobs int
	// Baseline holds findings that are not reported; nil for none.
	Baseline Memory
	// Base is the result of a run, with Apart, on what the change started from;
	// what it has found already is not reported. Nil reports everything.
	Base *Result
	// Apart leaves the findings of a group one by one (see Rule.Sum).
	Apart bool
	// Each, if not nil, is given the findings instead of Result.Findings: once for
	// each document that has any, in the order of paths. So that memory does not
	// grow with their number, it is called while the run goes on once there are
	// more than Hold; what takes the whole corpus to find then comes after all
	// else, in the same order. With a Baseline or Base, which have to see all
	// first, it is called at the end. Calls do not overlap.
	Each func([]Finding)
	// Hold is the number of findings that are kept for the end, to be handed out
	// in one order; 0 means 2,000.
	Hold int
	// Progress, if not nil, is told from any goroutine after each document.
	Progress func(done, total int)
}

// Memory knows findings of the past.
type Memory interface {
	// Known tells for each finding whether it was there before. It is called
	// once a run, with all findings, sorted.
	Known([]Finding) []bool
}

// Run lints the sources. Each document is read, parsed, checked and dropped;
// then rules about the whole corpus run. The error is only for a run that could
// not take place at all (ctx cancelled, two sources with one path); what failed
// for single documents is in Result.Failures.
func (l *Linter) Run(ctx context.Context, sources []Source, opts Options) (*Result, error) {
	r := &run{linter: l, opts: opts, docs: make([]document, len(sources))}
	sources = slices.Clone(sources)
	slices.SortStableFunc(sources, func(a, b Source) int { return cmp.Compare(a.Path, b.Path) })
	for i, s := range sources {
		if i > 0 && s.Path == sources[i-1].Path {
			return nil, fmt.Errorf("%s is given twice", s.Path)
		}
		r.docs[i].source = s
	}
	if err := r.checkDocuments(ctx); err != nil {
		return nil, err
	}
	r.checkCorpus()
	r.releaseLate()
	findings := r.gather()
	// The order matters: baseline and base match what comments have left over,
	// so that a suppressed finding does not use up an entry needed elsewhere, and
	// sums name what these have left over.
	for _, stage := range []func([]Finding) []Finding{r.dropBaselined, r.dropKnown, r.sum, r.hand} {
		findings = stage(findings)
	}
	result := r.result // a copy, or the result would keep all of the run alive
	result.Findings = findings
	return &result, nil
}

// run is the state of one Run.
type run struct {
	linter *Linter
	opts   Options
	docs   []document // in the order of their paths
	result Result

	mu   sync.Mutex
	next int // the first document that is not released
	held int // findings that were released and are kept
}

// defaultHold findings take about one megabyte.
const defaultHold = 2_000

// collected is what a rule keeps of a document.
type collected struct {
	rule *Rule
	data any
}

// streams tells that findings are handed out while the run goes on.
func (r *run) streams() bool {
	return r.opts.Each != nil && !r.remembers() && r.held > cmp.Or(r.opts.Hold, defaultHold)
}

// remembers tells that findings are compared with those of the past, for which
// all are needed first.
func (r *run) remembers() bool { return r.opts.Baseline != nil || r.opts.Base != nil }

// document is what is kept of a document once its tree is dropped.
type document struct {
	source     Source
	plan       *plan
	status     Status
	identity   string // the incident's id, or else the path
	broken     bool   // only Unread rules ran
	read       bool
	done       bool
	findings   []Finding // not released yet; once done, settled
	late       []Finding // of rules about the corpus, likewise
	released   []Finding
	suppressed int // findings that comments silence
	failures   []Failure
	collected  []collected
	directives []directive
}

// checkDocuments runs the rules over each document, several at once. Every
// document has its slot, so that no order depends on scheduling.
func (r *run) checkDocuments(ctx context.Context) error {
	jobs := r.opts.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var next, done atomic.Int64
	var wg sync.WaitGroup
	for range min(jobs, len(r.docs)) {
		wg.Go(func() {
			var w desk
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(r.docs) {
					return
				}
				d := &r.docs[i]
				d.findings = w.findings[:0]
				r.check(d, &w)
				w.findings = d.findings
				d.findings = w.settle(r, d, d.findings, false)
				clear(w.findings)
				r.finish(i)
				if n := done.Add(1); r.opts.Progress != nil {
					r.opts.Progress(int(n), len(r.docs))
				}
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// check reads, parses, binds and checks one document.
func (r *run) check(d *document, w *desk) {
	path := d.source.Path
	var err error
	if d.plan, err = r.linter.plan(path); err != nil {
		d.failures = append(d.failures, Failure{Path: path, Err: err})
		return
	}
	d.identity = path
	src, err := d.source.read(w.source)
	if err != nil && !errors.Is(err, ErrTooLarge) {
		d.failures = append(d.failures, Failure{Path: path, Err: err})
		return
	}
	d.read = true
	w.keep(src)
	file := &w.file
	file.Reset(path, src)
	var reading *Reading
	ok := d.guard(file, "", func() { reading = r.linter.reading(&w.parser, file, d.plan, false, err) })
	if !ok {
		return
	}
	doc := reading.Doc
	d.describe(reading)
	ok = d.guard(file, "", func() { d.readDirectives(r.linter, doc) })
	if !ok {
		return
	}
	w.pass = Pass{Doc: doc, Binding: reading.Binding, Status: d.status, Now: r.opts.Now, Shared: r.linter.shared, findings: w.pass.findings}
	for i := range d.plan.rules {
		d.apply(&d.plan.rules[i], &w.pass)
	}
	d.dropCovered()
	for _, findings := range [][]Finding{d.findings, d.late} {
		for i := range findings {
			if findings[i].Start.Line == 0 {
				locate(file, &findings[i])
			}
		}
	}
}

// describe keeps what later stages need to know of the document.
func (d *document) describe(r *Reading) {
	doc := r.Doc
	d.status = r.Status
	d.broken = len(doc.Guards) > 0 || bytes.IndexByte(doc.File.Bytes(), 0) >= 0 || isEmpty(doc)
	if isIncidentID(doc.Meta.ID.Plain) {
		d.identity = strings.Clone(doc.Meta.ID.Plain)
	}
}

// isEmpty tells that nothing but blanks stands below the front matter. Of such
// a document all would be missing: one rule says so, and no other runs.
func isEmpty(doc *postmortem.Document) bool {
	body := max(doc.Front.Span.End, doc.File.BOM())
	return len(bytes.TrimSpace(doc.File.Bytes()[body:])) == 0
}

// isIncidentID tells an id from a placeholder such as INC-XXXX.
func isIncidentID(s string) bool {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}

// apply runs a rule on a document. The pass is the same for all rules, one after
// the other.
func (d *document) apply(a *active, pass *Pass) {
	if d.broken && !a.rule.Unread {
		return
	}
	pass.rule, pass.Options, pass.findings = a.rule, a.options, pass.findings[:0]
	ok := d.guard(pass.Doc.File, a.rule.Name, func() {
		if a.rule.Check != nil {
			a.rule.Check(pass)
		}
		if a.rule.Collect != nil {
			if data := a.rule.Collect(pass); data != nil {
				d.collected = append(d.collected, collected{a.rule, data})
			}
		}
	})
	if !ok {
		return
	}
	for i := range pass.findings {
		d.add(a, &pass.findings[i])
	}
}

// add completes a finding of the document with what the engine knows.
func (d *document) add(a *active, f *Finding) {
	f.Path, f.URL = d.source.Path, a.url
	f.Severity = a.severity(f.Severity, d.status)
	if a.rule.CheckAll != nil {
		d.late = append(d.late, *f)
	} else {
		d.findings = append(d.findings, *f)
	}
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
	f := Finding{
		Rule: RulePanic, Severity: Error, Path: path, Anchor: rule,
		Message: fmt.Sprintf("%s panicked on this document: %v", who, v),
		Hint:    "this is a defect of pmlint: please report it with the document",
		Start:   text.Position{Line: 1, Column: 1, UTF16: 1}, End: text.Position{Line: 1, Column: 1, UTF16: 1},
	}
	if file != nil {
		locate(file, &f)
	}
	return f
}
