package lsp

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/lint"
)

func (s *server) didOpen(conn *jsonrpc2.Conn, p *didOpenParams) (any, error) {
	d := &document{uri: p.TextDocument.URI, version: p.TextDocument.Version, buffer: newBuffer([]byte(p.TextDocument.Text)), editing: -1}
	s.open[d.uri] = d
	if s.work == nil { // some clients open before they say that they are ready
		return nil, s.load(conn)
	}
	s.place(d)
	s.examine(d)
	s.check()
	return nil, s.tellAll(conn)
}

// rest is how long nothing is typed before what stands on the line at hand is judged.
const rest = 700 * time.Millisecond

func (s *server) didChange(conn *jsonrpc2.Conn, p *didChangeParams) (any, error) {
	d := s.open[p.TextDocument.URI]
	if d == nil {
		return nil, errors.New(p.TextDocument.URI + " is not open")
	}
	d.buffer, d.version = d.buffer.apply(s.encoding, p.Changes), p.TextDocument.Version
	d.editing = -1
	if n := len(p.Changes); n > 0 && p.Changes[n-1].Range != nil {
		d.editing = p.Changes[n-1].Range.Start.Line
	}
	s.examine(d)
	s.check()
	s.judgeLater(conn, d)
	return nil, s.tellAll(conn)
}

// judgeLater tells what was held back once the author rests.
func (s *server) judgeLater(conn *jsonrpc2.Conn, d *document) {
	if d.timer != nil {
		d.timer.Stop()
	}
	d.timer = time.AfterFunc(rest, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.open[d.uri] != d || s.exited {
			return
		}
		d.editing = -1
		if err := s.tellAll(conn); err != nil {
			s.log.Print(err)
		}
	})
}

// didSave looks at the file as the command does, from now on without holding back.
func (s *server) didSave(conn *jsonrpc2.Conn, p *documentParams) (any, error) {
	if d := s.open[p.TextDocument.URI]; d != nil {
		d.editing = -1
	}
	if path, err := pathOf(p.TextDocument.URI); err == nil && isConfig(filepath.ToSlash(path)) {
		return nil, s.load(conn)
	}
	return nil, s.tellAll(conn)
}

// didClose goes back to what stands in the file.
func (s *server) didClose(conn *jsonrpc2.Conn, p *documentParams) (any, error) {
	d := s.open[p.TextDocument.URI]
	if d == nil {
		return nil, nil
	}
	delete(s.open, d.uri)
	if d.timer != nil {
		d.timer.Stop()
	}
	if s.work != nil && !d.foreign {
		s.work.corpus.Delete(d.path)
		s.reread(d.path)
		s.check()
	}
	if !s.pull { // nothing is shown of a file that is not open
		err := conn.Notify(context.Background(), "textDocument/publishDiagnostics", publishParams{URI: d.uri, Diagnostics: []diagnostic{}})
		return nil, errors.Join(err, s.tellAll(conn))
	}
	return nil, s.tellAll(conn)
}

// reread takes a document from its file again.
func (s *server) reread(path string) {
	docs, err := s.work.project.Documents(s.work.project.Abs(filepath.FromSlash(path)))
	if err != nil {
		return // the file is gone, or was never saved
	}
	for _, source := range docs.Sources {
		if x, err := s.work.linter.Examine(context.Background(), source, lint.Options{Now: s.options.Now()}); err == nil && source.Path == path {
			s.work.corpus.Put(x)
		}
	}
}

// tellAll gives the client the findings of all open buffers that changed: by pushing
// them, or by asking it to pull, never both.
func (s *server) tellAll(conn *jsonrpc2.Conn) error {
	changed := false
	var errs []error
	for _, d := range s.open {
		shown, items := s.shown(d)
		if d.shown != nil && equalKeys(shown, d.shown) && s.pull {
			continue
		}
		changed = true
		if s.pull {
			continue
		}
		d.shown = shown
		errs = append(errs, conn.Notify(context.Background(), "textDocument/publishDiagnostics",
			publishParams{URI: d.uri, Version: &d.version, Diagnostics: items}))
	}
	if changed && s.pull && s.refresh && s.work != nil {
		s.askToPull(conn)
	}
	return errors.Join(errs...)
}

// askToPull has the client ask for diagnostics again. It is a request, whose answer is
// read only when this message is done.
func (s *server) askToPull(conn *jsonrpc2.Conn) {
	go func() {
		if err := conn.Call(context.Background(), "workspace/diagnostic/refresh", nil, nil); err != nil && !errors.Is(err, jsonrpc2.ErrClosed) {
			s.log.Print(err)
		}
	}()
}

func equalKeys(a, b map[string]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// diagnose answers a client that asks.
func (s *server) diagnose(_ *jsonrpc2.Conn, p *documentParams) (any, error) {
	d := s.open[p.TextDocument.URI]
	if d == nil {
		return report{"full", []diagnostic{}}, nil
	}
	shown, items := s.shown(d)
	d.shown = shown
	return report{"full", items}, nil
}

// shown are the findings of a buffer that its author is to see now, as diagnostics and by
// fingerprint. New ones on the line that is being typed wait until it is left: half a
// sentence is no mistake.
func (s *server) shown(d *document) (map[string]bool, []diagnostic) {
	items, shown := []diagnostic{}, map[string]bool{}
	for _, f := range s.findings(d) {
		at := d.buffer.span(s.encoding, f.Span)
		if d.editing >= 0 && at.Start.Line <= d.editing && d.editing <= at.End.Line && !d.shown[f.Fingerprint] {
			continue
		}
		shown[f.Fingerprint] = true
		items = append(items, s.diagnostic(d, &f, at))
	}
	return shown, items
}

// severities are those of the protocol: error, warning, information.
var severities = map[lint.Severity]int{lint.Error: 1, lint.Warning: 2, lint.Notice: 3}

func (s *server) diagnostic(d *document, f *lint.Finding, at rangeOf) diagnostic {
	out := diagnostic{
		Range: at, Severity: severities[f.Severity], Code: f.Rule, Source: "pmlint", Message: f.Message, Data: f.Fingerprint,
	}
	if f.Hint != "" {
		out.Message += "\n" + f.Hint
	}
	if f.URL != "" {
		out.CodeDescription = &link{f.URL}
	}
	for _, r := range f.Related {
		place := location{URI: d.uri, Range: d.buffer.span(s.encoding, r.Span)}
		if r.Path != "" && r.Path != d.path {
			place = location{uriOf(s.work.project.Abs(filepath.FromSlash(r.Path))), rangeOf{
				position{max(r.Start.Line-1, 0), max(r.Start.UTF16-1, 0)}, position{max(r.End.Line-1, 0), max(r.End.UTF16-1, 0)}}}
		}
		out.Related = append(out.Related, related{place, r.Message})
	}
	return out
}
