package lint

import (
	"errors"
	"fmt"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

// Reading is a document as a run sees it. Every command goes through it, so
// that none reads a date or an action in a way of its own.
type Reading struct {
	File *text.File
	Doc  *postmortem.Document
	// Binding is Doc held against the template that the configuration gives its
	// path; it is never nil, but has no schema where there is no template.
	Binding *template.Binding
	// Status is how far the document says it has come.
	Status Status
}

// ErrTooLarge is returned for a document of more than MaxSize bytes.
var ErrTooLarge = fmt.Errorf("it is larger than %d MiB", MaxSize>>20)

// ErrOutOfTime is returned for a document whose reading took longer than the limit
// of the configuration, which the error names.
var ErrOutOfTime = errors.New("reading it took too long")

// Read reads a document: with the configuration's aliases and zone, in the date
// order of its template, bound to that template. What Read returns is kept by
// nobody else and stays valid.
//
// The error says that the bytes could not be had, that there are more than
// MaxSize of them (ErrTooLarge), that time ran out (ErrOutOfTime), or that the
// reader failed on them, which is a defect of pmlint. Any bytes make a document
// otherwise: what could not be read is in its Guards and Unparsed.
func (l *Linter) Read(s Source) (r *Reading, err error) {
	err = l.Use(s, func(read *Reading) error { r = read; return nil })
	return r, err
}

// Use reads a document as Read does and gives it to f. It counts among the
// documents in work until f returns: others wait where all of them would take more
// memory than the limit of the configuration. The error is that of f otherwise.
func (l *Linter) Use(s Source, f func(*Reading) error) error {
	p, err := l.plan(s.Path)
	if err != nil {
		return err
	}
	src, err := s.read(nil)
	if err != nil {
		return err
	}
	type outcome struct {
		reading *Reading
		err     error
	}
	giveBack := l.memory.take(postmortem.Memory(src))
	read, inTime := within(l.config.Limits.time(), func() (o outcome) {
		o.reading, o.err = l.readGuarded(text.NewFile(s.Path, src), p, s.Brief)
		return o
	}, giveBack)
	if !inTime {
		return fmt.Errorf("%w: more than %d seconds, the limit limits.seconds", ErrOutOfTime, int(l.config.Limits.time().Seconds()))
	}
	defer giveBack()
	if read.err != nil {
		return read.err
	}
	return f(read.reading)
}

// readGuarded reads a document; a panic becomes an error.
func (l *Linter) readGuarded(file *text.File, p *plan, brief bool) (r *Reading, err error) {
	defer func() {
		if v := recover(); v != nil {
			r, err = nil, fmt.Errorf("%s: %w", file.Path(), panicError{v})
		}
	}()
	return l.reading(file, p, brief, nil), nil
}

// panicError is what a defect of the reader becomes.
type panicError struct{ value any }

func (e panicError) Error() string { return fmt.Sprintf("the reader panicked: %v", e.value) }

// reading reads the model, or stands in for it where the file was too large to
// be read, and binds it.
func (l *Linter) reading(file *text.File, p *plan, brief bool, failed error) *Reading {
	opts := l.parse
	opts.Brief = brief
	if opts.DateOrder == "" && p.schema != nil {
		opts.DateOrder = p.schema.DateOrder
	}
	if errors.Is(failed, ErrTooLarge) {
		opts.Refused = fmt.Sprintf("the file is larger than %d MiB and was not read", MaxSize>>20)
	}
	doc := postmortem.ParseFile(file, opts)
	r := &Reading{File: file, Doc: doc, Binding: template.Bind(p.schema, doc)}
	r.Status, _ = StatusOf(doc.Meta.Status.Plain, l.statuses)
	return r
}

// IsPlaceholder reports whether an action of the document is none yet: words in
// brackets, or a line of the template that nobody edited.
func (r *Reading) IsPlaceholder(a *postmortem.Action) bool { return r.Binding.IsPlaceholder(a) }

// Promises are the document's actions without those that are placeholders, and
// without those that a table of the document promises again.
func (r *Reading) Promises() []*postmortem.Action {
	promises := make([]*postmortem.Action, 0, len(r.Doc.Actions))
	for _, a := range r.Doc.Actions {
		if a.SameAs == nil && !r.IsPlaceholder(a) {
			promises = append(promises, a)
		}
	}
	return promises
}

// Export gives the model in the form of postmortem.ExportSchema, with what the
// template tells of it: actions and words that are the template's own are marked
// as placeholders. The path is the document's name in the output.
func (r *Reading) Export(path string) *postmortem.Export {
	x := r.Doc.Export(path)
	for i, a := range r.Doc.Actions {
		x.Actions[i].Placeholder = r.IsPlaceholder(a)
	}
	x.Placeholders = make([]postmortem.ExportMark, len(r.Binding.Placeholders))
	for i, p := range r.Binding.Placeholders {
		x.Placeholders[i] = postmortem.ExportMark{Text: p.Text.Plain, Kind: string(p.Kind), Line: r.File.LineAt(p.Text.Span.Start)}
	}
	return x
}
