package lint

import (
	"cmp"
	"slices"

	"github.com/pmlint/pmlint/lint/text"
)

// checkCorpus runs the rules about all documents. Where overrides differ, the
// options of such a rule are those of the configuration as a whole.
func (r *run) checkCorpus() {
	whole, err := r.linter.plan("")
	if err != nil {
		return // New made this plan already
	}
	for i := range whole.rules {
		if a := &whole.rules[i]; a.rule.CheckAll != nil {
			r.checkAll(a)
		}
	}
}

func (r *run) checkAll(a *active) {
	pass := &CorpusPass{
		Docs: r.collected(a.rule), Now: r.opts.Now, Options: a.options, Shared: r.linter.shared, rule: a.rule,
	}
	if len(pass.Docs) == 0 {
		return
	}
	corpus := document{source: Source{Path: pass.Docs[0].Path}}
	ok := corpus.guard(nil, a.rule.Name, func() { a.rule.CheckAll(pass) })
	if !ok {
		first := r.find(pass.Docs[0].Path)
		first.late = append(first.late, corpus.findings...)
		first.failures = append(first.failures, corpus.failures...)
		return
	}
	r.placeAll(pass.findings)
}

// collected gathers what a rule kept of each document, in the order of paths.
func (r *run) collected(rule *Rule) []Collected {
	var out []Collected
	for i := range r.docs {
		d := &r.docs[i]
		for _, c := range d.collected {
			if c.rule == rule {
				out = append(out, Collected{Path: d.source.Path, Data: c.data})
			}
		}
	}
	return out
}

// placeAll gives the findings of a corpus rule to their documents. Their
// positions need the text again, which was dropped: each document concerned is
// read once more, one after the other.
func (r *run) placeAll(findings []Finding) {
	var places []corpusPlace
	for i := range findings {
		f := &findings[i]
		places = append(places, corpusPlace{f.Path, f, nil})
		for j := range f.Related {
			if rel := &f.Related[j]; rel.Path != "" && rel.Path != f.Path {
				places = append(places, corpusPlace{rel.Path, f, rel})
			}
		}
	}
	slices.SortStableFunc(places, func(a, b corpusPlace) int { return cmp.Compare(a.path, b.path) })
	var w desk
	for i, p := range places {
		if i == 0 || p.path != places[i-1].path {
			r.reread(p.path, &w)
		}
		p.locate(&w.file)
	}
	for i := range findings {
		f := &findings[i]
		if d := r.find(f.Path); d != nil && d.plan.byName[f.Rule] != nil {
			d.add(d.plan.byName[f.Rule], f)
		}
	}
}

// corpusPlace is a place in a document that a corpus finding speaks of: its own,
// or a related one.
type corpusPlace struct {
	path    string
	finding *Finding
	related *Related // nil for the finding's own place
}

func (p corpusPlace) locate(file *text.File) {
	if p.related == nil {
		locate(file, p.finding)
		return
	}
	p.related.Start, p.related.End = file.Position(p.related.Span.Start), file.Position(p.related.Span.End)
}

// reread reads a document once more; one that is gone meanwhile is empty.
func (r *run) reread(path string, w *desk) {
	var src []byte
	if d := r.find(path); d != nil {
		if b, err := d.source.read(w.source); err == nil {
			src = b
			w.keep(b)
		}
	}
	w.file.Reset(path, src)
}

// find returns the document at path, or nil.
func (r *run) find(path string) *document {
	i, ok := slices.BinarySearchFunc(r.docs, path, func(d document, p string) int { return cmp.Compare(d.source.Path, p) })
	if !ok {
		return nil
	}
	return &r.docs[i]
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
	var w desk
	for i := range r.docs {
		d := &r.docs[i]
		r.release(d, w.settle(r, d, d.late, true))
		d.late = nil
	}
}

// release hands out the settled findings of a document, or keeps them.
func (r *run) release(d *document, findings []Finding) {
	if r.streams() {
		r.handOut(findings)
		return
	}
	d.released = append(d.released, findings...)
	if r.held += len(findings); r.streams() {
		for i := range r.docs {
			r.handOut(r.docs[i].released)
			r.docs[i].released = nil
		}
	}
}

// handOut gives findings of one document to Options.Each.
func (r *run) handOut(findings []Finding) {
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
	var w desk
	n := 0
	for i := range r.docs {
		n += len(r.docs[i].released)
	}
	all := make([]Finding, 0, n)
	for i := range r.docs {
		d := &r.docs[i]
		r.result.Failures = append(r.result.Failures, d.failures...)
		if d.read && !d.source.Context {
			r.result.Documents++
		}
		r.result.Suppressed += d.suppressed
		all = append(all, w.inOrder(d.released)...)
		d.released = nil
	}
	return all
}

// hand gives the findings to Options.Each if there is one, those of a document
// at a time.
func (r *run) hand(findings []Finding) []Finding {
	if r.opts.Each == nil {
		return findings
	}
	for len(findings) > 0 {
		n := 1
		for n < len(findings) && findings[n].Path == findings[0].Path {
			n++
		}
		r.handOut(findings[:n:n])
		findings = findings[n:]
	}
	return nil
}

// dropBaselined drops what the baseline holds.
func (r *run) dropBaselined(findings []Finding) []Finding {
	if r.opts.Baseline == nil {
		return findings
	}
	findings, r.result.Baselined = without(findings, r.opts.Baseline.Known(findings))
	return findings
}

// dropKnown drops what the base has too.
func (r *run) dropKnown(findings []Finding) []Finding {
	if r.opts.Base == nil {
		return findings
	}
	findings, r.result.Known = without(findings, knownAt(r.opts.Base.Findings, findings))
	return findings
}

// without drops the known findings and counts them.
func without(findings []Finding, known []bool) ([]Finding, int) {
	kept := findings[:0]
	for i, f := range findings {
		if !known[i] {
			kept = append(kept, f)
		}
	}
	return kept, len(known) - len(kept)
}

// knownAt tells which findings the base has too, at least as grave: what the
// change made graver, by another status or a stricter config, is new. Each
// finding of the base stands for one, found by its fingerprint at the same path;
// then, where several documents share an incident id, at any path; then, where
// the id was added or corrected, by its anchor.
func knownAt(base, head []Finding) []bool {
	known, used := make([]bool, len(head)), make([]bool, len(base))
	for _, key := range []func(*Finding) [3]string{
		func(f *Finding) [3]string { return [3]string{f.Path, f.Fingerprint} },
		func(f *Finding) [3]string { return [3]string{f.Fingerprint} },
		func(f *Finding) [3]string { return [3]string{f.Path, f.Rule, f.Anchor} },
	} {
		free := map[[3]string][]int{}
		for i := range base {
			if !used[i] {
				k := key(&base[i])
				free[k] = append(free[k], i)
			}
		}
		for i := range head {
			if known[i] || len(free) == 0 {
				continue
			}
			for _, b := range free[key(&head[i])] {
				if !used[b] && base[b].Severity >= head[i].Severity {
					known[i], used[b] = true, true
					break
				}
			}
		}
	}
	return known
}
