package lint

import (
	"cmp"
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/pmlint/pmlint/internal/recovered"
	"github.com/pmlint/pmlint/lint/text"
)

// Limits bound what a document may cost, so that one of a stranger's cannot keep
// a run from its end.
type Limits struct {
	Seconds int `yaml:"seconds" min:"1" max:"600" doc:"how long the reading and checking of one document may take (default 5)"`
	Memory  int `yaml:"memory" min:"16" max:"8192" doc:"how many MiB the documents that are read at once may take (default 160)"`
}

// The limits where none are configured.
const (
	defaultSeconds = 5
	defaultMemory  = 160 // MiB
)

// RuleGuard is the rule that reports a document that ran into a limit.
const RuleGuard = "document/too-complex"

func (l Limits) time() time.Duration {
	return time.Duration(cmp.Or(l.Seconds, defaultSeconds)) * time.Second
}

func (l Limits) memory() int64 { return int64(cmp.Or(l.Memory, defaultMemory)) << 20 }

// budget is the memory that all documents in work may take together.
type budget struct {
	whole int64
	left  *semaphore.Weighted
}

func newBudget(whole int64) *budget { return &budget{whole, semaphore.NewWeighted(whole)} }

// take waits until a document may take some of it, and returns what gives it
// back.
func (b *budget) take(n int64) (giveBack func()) {
	n = min(n, b.whole)
	if b.left.Acquire(context.Background(), n) != nil {
		return func() {} // the context is never done
	}
	return func() { b.left.Release(n) }
}

// turn is the time that a document has. Nil has no end.
type turn struct {
	limit time.Duration
	timer *time.Timer
	over  atomic.Bool
	end   func() // called once the time is over
}

// begin starts the clock: what a document waits for others does not count.
func (t *turn) begin() {
	if t != nil {
		t.timer = time.AfterFunc(t.limit, t.end)
	}
}

// isOver reports whether the work on the document is to stop.
func (t *turn) isOver() bool { return t != nil && t.over.Load() }

// within calls f in a goroutine of its own and waits for it, but not longer than the
// limit: then f is left alone, and late is called at its end.
func within[T any](limit time.Duration, f func() T, late func()) (v T, inTime bool) {
	done := make(chan T, 1)
	go func() { done <- f() }()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case v = <-done:
		return v, true
	case <-timer.C:
		go func() {
			<-done
			late()
		}()
		return v, false
	}
}

// workers examine the documents of a run, each in its turn. A document whose time
// is over is left to its goroutine, which stops at the next rule and gives what it
// found to nobody; another goroutine takes over its place.
type workers struct {
	run  *run
	ctx  context.Context
	next atomic.Int64
	done atomic.Int64
	wait sync.WaitGroup

	failOnce sync.Once
	failed   error // a panic outside of the reader and the rules
}

// start starts a worker.
func (w *workers) start() { go w.recovered(w.work) }

// recovered calls f; a panic in it ends the run.
func (w *workers) recovered(f func()) {
	if err := recovered.Func(func() error { f(); return nil })(); err != nil {
		w.failOnce.Do(func() { w.failed = err })
		w.wait.Done()
	}
}

// work examines documents until none is left.
func (w *workers) work() {
	s := &scratch{}
	for w.ctx.Err() == nil {
		i := int(w.next.Add(1)) - 1
		if i >= len(w.run.docs) {
			break
		}
		if !w.examine(i, s) {
			return // somebody else has this place
		}
	}
	w.wait.Done()
}

// examine gives a document its turn; it reports false if time ran out.
func (w *workers) examine(i int, s *scratch) bool {
	var once sync.Once
	slot := &w.run.docs[i]
	own := &document{source: slot.source}
	s.turn = &turn{limit: w.run.linter.config.Limits.time()}
	s.turn.end = func() {
		once.Do(func() {
			s.turn.over.Store(true)
			w.recovered(func() {
				w.finish(i, w.run.outOfTime(slot.source))
				w.start()
			})
		})
	}
	var findings []Finding
	if own.guard(nil, "", func() { findings = w.run.examine(own, s) }) {
		own.findings = findings
	}
	s.letGo(own)
	inTime := false
	once.Do(func() {
		inTime = true
		w.finish(i, own)
	})
	if s.turn.timer != nil {
		s.turn.timer.Stop()
	}
	return inTime
}

// finish puts a document where it belongs.
func (w *workers) finish(i int, d *document) {
	w.run.mu.Lock()
	w.run.docs[i] = *d
	w.run.mu.Unlock()
	w.run.finish(i)
	if n := w.done.Add(1); w.run.opts.Progress != nil {
		w.run.opts.Progress(int(n), len(w.run.docs))
	}
}

// outOfTime is the document whose time was over, with the finding that says so.
func (r *run) outOfTime(source Source) *document {
	d := &document{source: source, identity: source.Path, read: true, broken: true, guarded: true}
	f := r.linter.guardFinding(source.Path, "guard:time",
		fmt.Sprintf("reading and checking the document took longer than %d seconds, the limit limits.seconds (--max-seconds)",
			int(r.linter.config.Limits.time().Seconds())),
		"split it, exclude it in the configuration if it is no postmortem, or raise the limit")
	s := &step{run: r, doc: d, scratch: &scratch{}}
	d.findings = s.fingerprint([]Finding{f})
	return d
}

// guardFinding says of a whole document that a limit kept something from being
// done. Nothing silences it.
func (l *Linter) guardFinding(path, anchor, message, hint string) Finding {
	f := Finding{Rule: RuleGuard, Severity: Error, Path: path, Guard: true,
		Diagnostic: Diagnostic{Anchor: anchor, Message: message, Hint: hint}}
	f.Start = text.Position{Line: 1, Column: 1, UTF16: 1}
	f.End = f.Start
	if rule := l.byName[RuleGuard]; rule != nil {
		f.URL = l.urls[rule]
	}
	return f
}

// maxSaid is how many findings of one rule in one document are kept: those of a
// document that consists of nothing else would fill the memory of a run. The
// documents of people stay below a tenth of it.
const maxSaid = 1000

// uncounted is the finding that stands for those of a rule beyond maxSaid.
func (l *Linter) uncounted(path, rule string, more int) Finding {
	return l.guardFinding(path, "guard:findings:"+rule,
		fmt.Sprintf("%s has %d findings in this document, and the first %d are reported", rule, maxSaid+more, maxSaid),
		"split the document, exclude it in the configuration if it is no postmortem, or turn the rule off for it there")
}
