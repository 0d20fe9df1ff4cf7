package lint

import "context"

// Examination is what one document gives by itself.
type Examination struct {
	// Reading is nil for a document that could not be read; Failures say why.
	*Reading
	// Findings are in the order of the text, with places and fingerprints. Those
	// of rules about the whole corpus are not among them: Corpus.Check gives them.
	Findings []Finding
	// Collected is what rules about the whole corpus need of the document.
	Collected []Collected
	// Suppressed is the number of findings that comments silence.
	Suppressed int
	// Failures are what kept the examination from being complete.
	Failures []Failure

	document *document
}

// Examine reads one document and runs the rules over it, as Run does for each.
// Options.Baseline, Base and Each need all documents and mean nothing here. The
// error is that of ctx.
func (l *Linter) Examine(ctx context.Context, source Source, opts Options) (*Examination, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	opts.Baseline, opts.Base, opts.Each = nil, nil, nil
	r := newRun(l, opts, []Source{source})
	d := &r.docs[0]
	findings := r.examine(d, &scratch{})
	if source.Context {
		findings = nil
	}
	return &Examination{
		Reading: d.reading, Findings: findings, Collected: d.collected,
		Suppressed: d.suppressed, Failures: d.failures, document: d,
	}, nil
}
