package lsp

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/internal/baseline"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/project"
)

// workspace is the repository of the client: what the command would lint, with what
// rules about all documents keep of each.
type workspace struct {
	project *project.Project
	linter  *lint.Linter
	corpus  *lint.Corpus
	known   *baseline.Baseline // nil without one
	docs    map[string]bool    // what the command would lint, by path
	late    map[string][]lint.Finding
}

// document is an open buffer.
type document struct {
	uri, path string // path relative to the root, with slashes
	version   int
	buffer    *buffer
	foreign   bool // the command would not lint it
	seen      *lint.Examination
	shown     map[string]bool // the fingerprints that the client was told last
	editing   int             // the line that is being typed on; -1 for none
	timer     *time.Timer
}

// load reads the repository anew: its configuration, its documents, its baseline. Open
// buffers stay as they are. A configuration with a mistake is told to the user, and the
// one before it stays in force.
func (s *server) load(conn *jsonrpc2.Conn) error {
	w, err := s.openWorkspace()
	if err != nil {
		return s.showError(conn, err)
	}
	if s.work != nil {
		err = s.work.project.Close()
	}
	s.work = w
	for _, d := range s.open {
		s.place(d)
		s.examine(d)
	}
	s.check()
	return errors.Join(err, s.tellAll(conn))
}

func (s *server) openWorkspace() (*workspace, error) {
	root, err := filepath.Abs(s.root)
	if err != nil {
		return nil, err
	}
	p, err := project.Open(root, project.Options{Packs: s.options.Packs, Config: s.options.Config, Dir: root})
	if err != nil {
		return nil, err
	}
	w := &workspace{project: p}
	if w.linter, err = lint.New(s.options.Packs, p.Config); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	w.corpus = w.linter.NewCorpus()
	if b, err := p.Baseline(""); err != nil {
		return nil, errors.Join(err, p.Close())
	} else if b.List != nil {
		w.known = b.List
	}
	docs, err := p.Documents()
	if err != nil && len(s.open) == 0 {
		s.log.Printf("no documents: %v", err)
	}
	w.docs = map[string]bool{}
	if docs != nil {
		for _, source := range docs.Sources {
			w.docs[source.Path] = true
			x, err := w.linter.Examine(context.Background(), source, lint.Options{Now: s.options.Now()})
			if err == nil {
				w.corpus.Put(x)
			}
		}
	}
	return w, nil
}

// showError tells the user what keeps the server from working as it should.
func (s *server) showError(conn *jsonrpc2.Conn, err error) error {
	s.log.Print(err)
	return conn.Notify(context.Background(), "window/showMessage", map[string]any{"type": 1, "message": "pmlint: " + err.Error()})
}

// place finds out what the command would do with a buffer's file.
func (s *server) place(d *document) {
	d.foreign = true
	full, err := pathOf(d.uri)
	if err != nil || s.work == nil {
		return
	}
	if s.work.project.Outside(full) {
		return
	}
	d.path = s.work.project.Rel(full)
	if d.foreign = !s.work.docs[d.path]; d.foreign {
		takes, _ := s.work.project.Takes(d.path) // a new file, which is not saved yet
		d.foreign = !takes
	}
}

// examine lints a buffer by itself.
func (s *server) examine(d *document) {
	d.seen = nil
	if d.foreign || s.work == nil {
		return
	}
	x, err := s.work.linter.Examine(context.Background(), lint.BytesSource(d.path, d.buffer.src), lint.Options{Now: s.options.Now()})
	if err != nil {
		s.log.Printf("%s: %v", d.path, err)
		return
	}
	d.seen = x
	s.work.corpus.Put(x)
}

// check runs the rules about all documents.
func (s *server) check() {
	if s.work == nil {
		return
	}
	late, err := s.work.corpus.Check(lint.Options{Now: s.options.Now()})
	if err != nil {
		s.log.Print(err)
	}
	s.work.late = late
}

// findings are those of a buffer that its author is to see, in the order of the text.
func (s *server) findings(d *document) []lint.Finding {
	if d.seen == nil {
		return nil
	}
	list := append(append([]lint.Finding(nil), d.seen.Findings...), s.work.late[d.path]...)
	slices.SortStableFunc(list, func(a, b lint.Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Rule, b.Rule))
	})
	if s.work.known == nil {
		return list
	}
	held := s.work.known.Match(baseline.Scope{}).Holds(list)
	fresh := list[:0]
	for i, f := range list {
		if !held[i] || f.Guard {
			fresh = append(fresh, f)
		}
	}
	return fresh
}

func (s *server) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range s.open {
		if d.timer != nil {
			d.timer.Stop()
		}
	}
	if s.work != nil {
		if err := s.work.project.Close(); err != nil {
			s.log.Print(err)
		}
	}
}

// isConfig reports whether a file is one that decides what the rules say.
func isConfig(path string) bool {
	name := path[strings.LastIndexByte(path, '/')+1:]
	return name == ".pmlint.yaml" || name == ".pmlint.yml" || name == ".pmlint-baseline.jsonl"
}
