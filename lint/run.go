package lint

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"
)

// Options are what one run needs beside the configuration.
type Options struct {
	// Now is the time that documents are judged by.
	Now time.Time
	// Jobs is the number of documents read at once; 0 means one for each core.
	// The result does not depend on it.
	Jobs int
	// Baseline holds findings that are not reported; nil for none.
	Baseline Baseline
	// Base is the result of a run, with Apart, on what the change started from;
	// what it has found already is not reported. Nil reports everything.
	Base *Result
	// Apart leaves the findings of a group one by one (see Rule.Merge).
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

// Baseline is a list of findings that a team has accepted for now.
type Baseline interface {
	// Holds reports for each finding whether the baseline has it. It is called
	// once a run, with all findings, sorted.
	Holds([]Finding) []bool
}

// Run lints the sources: it examines each document and drops it, then runs the
// rules about the whole corpus. The error is only for a run that could not take
// place at all (ctx cancelled, two sources with one path); what failed for single
// documents is in Result.Failures.
func (l *Linter) Run(ctx context.Context, sources []Source, opts Options) (*Result, error) {
	r := newRun(l, opts, sources)
	for i := range r.docs {
		if i > 0 && r.docs[i].source.Path == r.docs[i-1].source.Path {
			return nil, fmt.Errorf("%s is given twice", r.docs[i].source.Path)
		}
	}
	if err := r.checkDocuments(ctx); err != nil {
		return nil, err
	}
	r.checkCorpus()
	r.releaseLate()
	findings := r.gather()
	for _, s := range r.whole {
		findings = s.do(&step{run: r, scratch: &scratch{}}, findings)
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

	document, whole []stage // of the pipeline
	memory          *budget

	mu   sync.Mutex
	next int // the first document that is not released
	held int // findings that were released and are kept
}

func newRun(l *Linter, opts Options, sources []Source) *run {
	r := &run{linter: l, opts: opts, docs: make([]document, len(sources)), memory: newBudget(l.config.Limits.memory())}
	r.document, r.whole = stages(&opts)
	for i, s := range sources {
		r.docs[i].source = s
	}
	slices.SortStableFunc(r.docs, func(a, b document) int { return cmp.Compare(a.source.Path, b.source.Path) })
	return r
}

// defaultHold findings take about ten megabytes.
const defaultHold = 20_000

// streams reports whether findings are handed out while the run goes on: there
// are many, and no stage needs all of them first. What most documents of a folder
// share is then told of each.
func (r *run) streams() bool {
	return r.opts.Each != nil && r.opts.Baseline == nil && r.opts.Base == nil && r.held > cmp.Or(r.opts.Hold, defaultHold)
}

// streaming reports whether findings were handed out already.
func (r *run) streaming() bool { return r.result.handed != [Error + 1]int{} }

// checkDocuments examines each document, several at once. Every document has its
// slot, so that no order depends on scheduling.
func (r *run) checkDocuments(ctx context.Context) error {
	jobs := r.opts.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	w := &workers{run: r, ctx: ctx}
	w.wait.Add(min(jobs, len(r.docs)))
	for range min(jobs, len(r.docs)) {
		w.start()
	}
	w.wait.Wait()
	return cmp.Or(w.failed, ctx.Err())
}

// finish marks a document as checked, and releases it and those after it that
// only waited for it. So findings leave in the order of paths, whatever order
// the documents were checked in.
func (r *run) finish(i int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.docs[i].done = true
	for ; r.next < len(r.docs) && r.docs[r.next].done; r.next++ {
		d := &r.docs[r.next]
		r.release(d, d.findings)
		d.findings = nil
	}
}

// releaseLate releases what took the whole corpus to find, and what is to be
// said about comments that suppress it.
func (r *run) releaseLate() {
	s := &scratch{}
	for i := range r.docs {
		d := &r.docs[i]
		r.release(d, r.finishLate(d, s))
	}
}

// release hands out the finished findings of a document, or keeps them.
func (r *run) release(d *document, findings []Finding) {
	if d.source.Context {
		return
	}
	if r.streams() {
		r.give(findings)
		return
	}
	if d.released == nil {
		d.released = findings // they are the document's own
	} else {
		d.released = append(d.released, findings...)
	}
	if r.held += len(findings); r.streams() {
		for i := range r.docs {
			r.give(r.docs[i].released)
			r.docs[i].released = nil
		}
	}
}

// give gives findings of one document to Options.Each.
func (r *run) give(findings []Finding) {
	if len(findings) == 0 {
		return
	}
	for i := range findings {
		r.result.handed[findings[i].Severity]++
	}
	r.opts.Each(findings)
}

// gather takes together what is not handed out yet, in order.
func (r *run) gather() []Finding {
	s := &step{run: r, scratch: &scratch{}}
	n := 0
	for i := range r.docs {
		n += len(r.docs[i].released)
	}
	all := make([]Finding, 0, n)
	for i := range r.docs {
		d := &r.docs[i]
		r.result.Failures = append(r.result.Failures, d.failures...)
		if !d.source.Context {
			if d.read {
				r.result.Documents++
			}
			r.result.Suppressed += d.suppressed
		}
		if !inOrder(d.released) {
			d.released = s.order(d.released)
		}
		all = append(all, d.released...)
		d.released = nil
	}
	return all
}

// inOrder reports whether findings stand as order would put them: those of most
// documents do, since nothing came late.
func inOrder(findings []Finding) bool {
	for i := 1; i < len(findings); i++ {
		if inText(&findings[i-1], &findings[i]) > 0 {
			return false
		}
	}
	return true
}

// handOut gives the findings to Options.Each, those of a document at a time.
func (s *step) handOut(findings []Finding) []Finding {
	for len(findings) > 0 {
		n := 1
		for n < len(findings) && findings[n].Path == findings[0].Path {
			n++
		}
		s.run.give(findings[:n:n])
		findings = findings[n:]
	}
	return nil
}
