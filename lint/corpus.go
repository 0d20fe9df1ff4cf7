package lint

import (
	"cmp"
	"maps"
	"slices"
)

// Corpus is what rules about all documents need of each, so that of a corpus in
// which one document changed only that one is examined again. It belongs to one
// goroutine at a time.
type Corpus struct {
	linter *Linter
	docs   map[string]*document
}

// NewCorpus is an empty corpus for the linter's rules.
func (l *Linter) NewCorpus() *Corpus { return &Corpus{linter: l, docs: map[string]*document{}} }

// Put takes over what rules collected of a document, in place of what was there
// at its path. Nothing else of the Examination is kept.
func (c *Corpus) Put(x *Examination) {
	d := *x.document
	d.reading, d.findings, d.collected = nil, nil, x.Collected
	c.docs[d.source.Path] = &d
}

// Delete forgets the document at a path, if it is there.
func (c *Corpus) Delete(path string) { delete(c.docs, path) }

// Check runs the rules about the whole corpus and gives what they find, by path,
// in the order of the text; documents without findings are left out. It may be
// called again after changes. Options.Jobs, Baseline, Base and Each mean nothing
// here. An error is a rule that panicked, which is among the findings, too.
func (c *Corpus) Check(opts Options) (map[string][]Finding, error) {
	opts.Baseline, opts.Base, opts.Each = nil, nil, nil
	r := &run{linter: c.linter, opts: opts}
	r.document, r.whole = stages(&opts)
	for _, path := range slices.Sorted(maps.Keys(c.docs)) {
		r.docs = append(r.docs, c.docs[path].again())
	}
	r.checkCorpus()
	found := map[string][]Finding{}
	var err error
	s := &scratch{}
	for i := range r.docs {
		d := &r.docs[i]
		if n := len(c.docs[d.source.Path].failures); err == nil && len(d.failures) > n {
			err = d.failures[n]
		}
		if findings := r.finishLate(d, s); len(findings) > 0 && !d.source.Context {
			found[d.source.Path] = findings
		}
	}
	return found, err
}

// again is a copy of the document for one check, which changes it.
func (d *document) again() document {
	copied := *d
	copied.late = slices.Clone(d.late)
	copied.failures = slices.Clone(d.failures)
	copied.comments = slices.Clone(d.comments)
	for i := range copied.comments {
		copied.comments[i].Comment = copied.comments[i].Clone()
	}
	return copied
}

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
	pass := &CorpusPass{Docs: r.collected(a.rule), Now: r.opts.Now, Options: a.options, Shared: r.linter.shared}
	if len(pass.Docs) == 0 {
		return
	}
	first := r.find(pass.Docs[0].Path)
	corpus := document{source: Source{Path: first.source.Path}}
	if !corpus.guard(nil, a.rule.Name, func() { a.rule.CheckAll(pass) }) {
		first.late = append(first.late, corpus.findings...)
		first.failures = append(first.failures, corpus.failures...)
		return
	}
	of := map[*document]int{}
	for i := range pass.said {
		said := &pass.said[i]
		d := r.find(said.path)
		if d == nil || d.active(a.rule.Name) == nil {
			continue
		}
		if of[d]++; of[d] > maxSaid {
			continue
		}
		f := d.finding(a, &said.Diagnostic)
		f.stand(said.place)
		d.late = append(d.late, f)
	}
	for d, n := range of {
		if n > maxSaid {
			d.late = append(d.late, r.linter.uncounted(d.source.Path, a.rule.Name, n-maxSaid))
		}
	}
}

// collected gathers what a rule kept of each document, in the order of paths.
func (r *run) collected(rule *Rule) []Collected {
	var out []Collected
	for i := range r.docs {
		for _, c := range r.docs[i].collected {
			if c.Rule == rule.Name {
				out = append(out, c)
			}
		}
	}
	return out
}

// finishLate passes what took the whole corpus to find through the stages that
// follow its collection.
func (r *run) finishLate(d *document, s *scratch) []Finding {
	late := d.late
	d.late = nil
	return (&step{run: r, doc: d, late: true, scratch: s}).through(r.document[1:], late)
}

// find returns the document at path, or nil.
func (r *run) find(path string) *document {
	i, ok := slices.BinarySearchFunc(r.docs, path, func(d document, p string) int { return cmp.Compare(d.source.Path, p) })
	if !ok {
		return nil
	}
	return &r.docs[i]
}
