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
		first.findings = append(first.findings, corpus.findings...)
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
		if d.collected == nil {
			continue
		}
		for j := range d.plan.rules {
			if d.plan.rules[j].rule == rule && d.collected[j] != nil {
				out = append(out, Collected{Path: d.source.Path, Data: d.collected[j]})
			}
		}
	}
	return out
}

// placeAll gives the findings of a corpus rule to their documents. Their
// positions need the text again, which was dropped: the few documents concerned
// are read a second time.
func (r *run) placeAll(findings []Finding) {
	files := map[string]*text.File{}
	file := func(path string) *text.File {
		if f, ok := files[path]; ok {
			return f
		}
		src, err := []byte(nil), error(nil)
		if d := r.find(path); d != nil {
			src, err = d.source.read()
		}
		if err != nil {
			src = nil
		}
		files[path] = text.NewFile(path, src)
		return files[path]
	}
	for _, f := range findings {
		d := r.find(f.Path)
		if d == nil || d.plan.byName[f.Rule] == nil {
			continue
		}
		locate(file(f.Path), &f)
		for i := range f.Related {
			if rel := &f.Related[i]; rel.Path != "" && rel.Path != f.Path {
				other := file(rel.Path)
				rel.Start, rel.End = other.Position(rel.Span.Start), other.Position(rel.Span.End)
			}
		}
		d.add(d.plan.byName[f.Rule], f)
	}
}

// find returns the document at path, or nil.
func (r *run) find(path string) *document {
	i, ok := slices.BinarySearchFunc(r.docs, path, func(d document, p string) int { return cmp.Compare(d.source.Path, p) })
	if !ok {
		return nil
	}
	return &r.docs[i]
}

// gather takes the findings of all documents together.
func (r *run) gather() []Finding {
	var all []Finding
	for i := range r.docs {
		d := &r.docs[i]
		r.result.Failures = append(r.result.Failures, d.failures...)
		if d.read && !d.source.Context {
			r.result.Documents++
		}
		all = append(all, d.findings...)
		d.findings = nil
	}
	return all
}

// suppress drops what comments silence.
func (r *run) suppress() {
	for i := range r.docs {
		n := r.docs[i].suppress(r.linter)
		if !r.docs[i].source.Context {
			r.result.Suppressed += n
		}
	}
}

// name gives each finding its fingerprint. Findings of one rule with one anchor
// in one document are told apart by their order in the text.
func (r *run) name(findings []Finding) []Finding {
	slices.SortStableFunc(findings, inText)
	type key struct{ path, rule, anchor string }
	seen := map[key]int{}
	for i := range findings {
		f := &findings[i]
		k := key{f.Path, f.Rule, f.Anchor}
		f.Fingerprint = fingerprint(f.Rule, r.find(f.Path).identity, f.Anchor, seen[k])
		seen[k]++
	}
	return findings
}

// dropContext drops findings in documents that were only read for others.
func (r *run) dropContext(findings []Finding) []Finding {
	return slices.DeleteFunc(findings, func(f Finding) bool { return r.find(f.Path).source.Context })
}

// sort orders findings by path, place and rule.
func (r *run) sort(findings []Finding) []Finding {
	slices.SortStableFunc(findings, inText)
	return findings
}

func inText(a, b Finding) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
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

// knownAt tells which findings the base has too. Each finding of the base
// stands for one: first for that at the same path, then, where several documents
// share an incident id, for any other.
func knownAt(base, head []Finding) []bool {
	type at struct{ path, fingerprint string }
	exact, loose := map[at]int{}, map[string]int{}
	for _, f := range base {
		exact[at{f.Path, f.Fingerprint}]++
		loose[f.Fingerprint]++
	}
	known := make([]bool, len(head))
	for i, f := range head {
		if k := (at{f.Path, f.Fingerprint}); exact[k] > 0 {
			exact[k]--
			loose[f.Fingerprint]--
			known[i] = true
		}
	}
	for i, f := range head {
		if !known[i] && loose[f.Fingerprint] > 0 {
			loose[f.Fingerprint]--
			known[i] = true
		}
	}
	return known
}
