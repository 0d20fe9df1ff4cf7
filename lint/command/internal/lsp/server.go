// Package lsp lets an editor see what pmlint sees while somebody types: a server of the
// Language Server Protocol 3.17 over one connection. It reads a repository as the command
// does, through lint/project, with the open buffers in place of their files.
package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"strings"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/lint"
)

// Options say how a server reads.
type Options struct {
	Packs   []*lint.Pack
	Config  string // the configuration file; empty for the one that the command would find
	Version string
	Now     func() time.Time // the clock that dates are judged by; must not be nil
	Log     io.Writer        // where troubles are noted; nil for nowhere
}

// ErrNoShutdown says that the client left without asking the server to shut down, which
// the protocol answers with exit code 1.
var ErrNoShutdown = errors.New("the editor left without a shutdown request")

// Serve answers a client until it leaves. The error is ErrNoShutdown, or nil.
func Serve(ctx context.Context, conn io.ReadWriteCloser, o Options) error {
	if o.Log == nil {
		o.Log = io.Discard
	}
	s := &server{options: o, log: log.New(o.Log, "pmlint lsp: ", log.LstdFlags), open: map[string]*document{}, encoding: utf16Units}
	out := newOutbox(conn)
	stream := jsonrpc2.NewBufferedStream(out, jsonrpc2.VSCodeObjectCodec{})
	c := jsonrpc2.NewConn(ctx, stream, jsonrpc2.HandlerWithError(s.handle), jsonrpc2.SetLogger(s.log))
	<-c.DisconnectNotify()
	s.close()
	out.flush()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.shutdown {
		return ErrNoShutdown
	}
	return nil
}

// server is one connection. Messages are answered one after the other; mu guards against
// the timers, which publish later.
type server struct {
	options Options
	log     *log.Logger

	mu       sync.Mutex
	encoding encoding
	pull     bool // the client asks for diagnostics
	refresh  bool // and can be told to ask again
	root     string
	work     *workspace
	open     map[string]*document // by URI
	shutdown bool
	exited   bool
}

// method answers one kind of message.
type method func(s *server, conn *jsonrpc2.Conn, params json.RawMessage) (any, error)

// documentMethods are about one document.
var documentMethods = map[string]method{
	"didOpen":        with((*server).didOpen),
	"didChange":      with((*server).didChange),
	"didSave":        with((*server).didSave),
	"didClose":       with((*server).didClose),
	"diagnostic":     with((*server).diagnose),
	"codeAction":     with((*server).codeActions),
	"hover":          with((*server).hover),
	"documentSymbol": with((*server).symbols),
	"inlayHint":      with((*server).inlayHints),
	"codeLens":       with((*server).codeLenses),
	"completion":     with((*server).complete),
}

// methodOf finds the method by its name in the protocol.
func methodOf(name string) (method, bool) {
	if own, ok := strings.CutPrefix(name, "textDocument/"); ok {
		f, ok := documentMethods[own]
		return f, ok
	}
	switch name {
	case "initialize":
		return with((*server).initialize), true
	case "initialized", "workspace/didChangeWatchedFiles":
		return func(s *server, conn *jsonrpc2.Conn, _ json.RawMessage) (any, error) { return nil, s.load(conn) }, true
	case "shutdown":
		return func(s *server, _ *jsonrpc2.Conn, _ json.RawMessage) (any, error) {
			s.shutdown = true
			return nil, nil
		}, true
	}
	return nil, false
}

// with decodes the parameters that a method takes.
func with[P any](f func(*server, *jsonrpc2.Conn, *P) (any, error)) method {
	return func(s *server, conn *jsonrpc2.Conn, raw json.RawMessage) (any, error) {
		var p P
		if err := json.Unmarshal(raw, &p); err != nil {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
		}
		return f(s, conn, &p)
	}
}

// handle answers a message. What panics on one document must not take the others from
// the author: it is an error of that one request.
func (s *server) handle(_ context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) (result any, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		if p := recover(); p != nil {
			s.log.Printf("%s: panic: %v", req.Method, p)
			result, err = nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: fmt.Sprintf("internal error in %s: %v", req.Method, p)}
		}
	}()
	if req.Method == "exit" {
		s.exited = true
		return nil, conn.Close()
	}
	f, known := methodOf(req.Method)
	switch {
	case !known && req.Notif:
		return nil, nil
	case !known:
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: req.Method + " is not supported"}
	case s.shutdown && req.Method != "shutdown":
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server was shut down"}
	case s.root == "" && req.Method != "initialize" && req.Method != "shutdown":
		return nil, &jsonrpc2.Error{Code: -32002, Message: "initialize comes first"}
	}
	var params json.RawMessage
	if req.Params != nil {
		params = *req.Params
	}
	if result, err = f(s, conn, params); err != nil {
		s.log.Printf("%s: %v", req.Method, err)
	}
	return result, err
}

// initialize agrees on what client and server can.
func (s *server) initialize(_ *jsonrpc2.Conn, p *initializeParams) (any, error) {
	uri := p.RootURI
	if len(p.WorkspaceFolders) > 0 {
		uri = p.WorkspaceFolders[0].URI
	}
	s.root = "."
	if uri != "" {
		root, err := pathOf(uri)
		if err != nil {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
		}
		s.root = root
	}
	for _, e := range p.Capabilities.General.PositionEncodings {
		if encoding(e) == utf8Units {
			s.encoding = utf8Units
		}
	}
	s.pull = p.Capabilities.TextDocument.Diagnostic != nil
	s.refresh = p.Capabilities.Workspace.Diagnostics.Refresh
	capabilities := map[string]any{
		"positionEncoding": s.encoding,
		"textDocumentSync": map[string]any{"openClose": true, "change": 2, "save": map[string]any{"includeText": false}},
	}
	for _, can := range []string{"hover", "documentSymbol", "inlayHint"} {
		capabilities[can+"Provider"] = true
	}
	capabilities["codeLensProvider"] = map[string]any{}
	capabilities["completionProvider"] = map[string]any{"triggerCharacters": []string{"/", "@", "-"}}
	capabilities["codeActionProvider"] = map[string]any{"codeActionKinds": []string{"quickfix", fixAllKind}}
	if s.pull {
		capabilities["diagnosticProvider"] = map[string]any{
			"identifier": "pmlint", "interFileDependencies": true, "workspaceDiagnostics": false,
		}
	}
	return map[string]any{
		"capabilities": capabilities, "serverInfo": map[string]string{"name": "pmlint", "version": s.options.Version},
	}, nil
}
