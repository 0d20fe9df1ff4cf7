package lsp

import (
	"context"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/internal/samples"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules"
)

// client is an editor in a test.
type client struct {
	t         *testing.T
	conn      *jsonrpc2.Conn
	root      string
	published chan publishParams
	refreshed chan bool
	ended     chan error
	answer    json.RawMessage // of initialize
}

type pipe struct {
	io.Reader
	io.WriteCloser
}

// start starts a server on a repository with some files.
func start(t *testing.T, files map[string]string, capabilities string) *client {
	t.Helper()
	c := &client{
		t: t, root: t.TempDir(), published: make(chan publishParams, 1000), refreshed: make(chan bool, 1000), ended: make(chan error, 1),
	}
	for name, content := range files {
		full := filepath.Join(c.root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fromServer, toClient := io.Pipe()
	fromClient, toServer := io.Pipe()
	now := func() time.Time { return time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC) }
	go func() {
		c.ended <- Serve(context.Background(), pipe{fromClient, toClient},
			Options{Packs: rules.All(), Now: now, Version: "test", Log: t.Output()})
	}()
	c.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(pipe{fromServer, toServer}, jsonrpc2.VSCodeObjectCodec{}),
		jsonrpc2.HandlerWithError(func(_ context.Context, _ *jsonrpc2.Conn, r *jsonrpc2.Request) (any, error) {
			switch r.Method {
			case "textDocument/publishDiagnostics":
				var p publishParams
				err := json.Unmarshal(*r.Params, &p)
				c.published <- p
				return nil, err
			case "workspace/diagnostic/refresh":
				c.refreshed <- true
			}
			return nil, nil
		}))
	t.Cleanup(func() { c.conn.Close(); <-c.ended })
	c.call("initialize", json.RawMessage(`{"rootUri":"`+uriOf(c.root)+`","capabilities":`+capabilities+`}`), &c.answer)
	c.notify("initialized", json.RawMessage(`{}`))
	return c
}

func (c *client) call(method string, params, result any) {
	c.t.Helper()
	if err := c.conn.Call(context.Background(), method, params, result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) uri(name string) string {
	return uriOf(filepath.Join(c.root, filepath.FromSlash(name)))
}

func (c *client) doc(name string) map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": c.uri(name)}}
}

func (c *client) openDoc(name, content string) {
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": c.uri(name), "version": 1, "text": content}})
}

// shownOf waits for the next diagnostics that are pushed for a document.
func (c *client) shownOf(name string) []diagnostic {
	c.t.Helper()
	for {
		select {
		case p := <-c.published:
			if p.URI == c.uri(name) {
				return p.Diagnostics
			}
		case <-time.After(20 * time.Second):
			c.t.Fatalf("nothing was pushed for %s", name)
		}
	}
}

func (c *client) pulled(name string) []diagnostic {
	var r report
	c.call("textDocument/diagnostic", c.doc(name), &r)
	return r.Items
}

func codes(list []diagnostic) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.Code)
	}
	return out
}

const pulls = `{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}`

const blaming = "# Orders stood still\n\n## Impact\n\n900 customers saw an error.\n\n## What happened\n\nBen forgot to fill the cache.\n"

// TestPushesOrIsAskedNeverBoth holds that a client that asks for diagnostics is sent none.
func TestPushesOrIsAskedNeverBoth(t *testing.T) {
	files := map[string]string{"postmortems/a.md": blaming}
	pushed := start(t, files, `{}`)
	pushed.openDoc("postmortems/a.md", blaming)
	if got := codes(pushed.shownOf("postmortems/a.md")); !slices.Contains(got, "blameless/omission-person") {
		t.Errorf("pushed %q", got)
	}
	if strings.Contains(string(pushed.answer), "diagnosticProvider") {
		t.Errorf("offers to be asked: %s", pushed.answer)
	}
	asked := start(t, files, pulls)
	asked.openDoc("postmortems/a.md", blaming)
	if got := codes(asked.pulled("postmortems/a.md")); !slices.Contains(got, "blameless/omission-person") {
		t.Errorf("pulled %q", got)
	}
	if len(asked.published) > 0 {
		t.Error("pushed to a client that asks")
	}
}

// TestSaysWhatTheCommandSays compares the server with a run, document by document.
func TestSaysWhatTheCommandSays(t *testing.T) {
	files, sources := map[string]string{}, []lint.Source{}
	for path, src := range samples.Corpus(t) {
		name := "postmortems/" + regexp.MustCompile(`[^\w.-]`).ReplaceAllString(filepath.Base(path), "-")
		if _, twice := files[name]; len(files) < 60 && !twice && strings.HasSuffix(name, ".md") {
			files[name] = string(src)
		}
	}
	for name, src := range files {
		sources = append(sources, lint.BytesSource(name, []byte(src)))
	}
	if len(sources) == 0 {
		t.Skip("no documents")
	}
	c := start(t, files, pulls)
	linter, err := lint.New(rules.All(), lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := linter.Run(context.Background(), sources, lint.Options{Now: time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for _, f := range result.Findings {
		want[f.Path] = append(want[f.Path], f.Rule+" "+f.Fingerprint)
	}
	for name, src := range files {
		c.openDoc(name, src)
		var got []string
		for _, d := range c.pulled(name) {
			got = append(got, d.Code+" "+d.Data)
		}
		slices.Sort(got)
		slices.Sort(want[name])
		if !slices.Equal(got, want[name]) {
			t.Errorf("%s:\n%q, the command says\n%q", name, got, want[name])
		}
	}
}

// TestSeesOtherBuffers holds that rules about all documents look at what is typed.
func TestSeesOtherBuffers(t *testing.T) {
	one, two := "# A\n\n**Incident ID:** INC-7\n", "# B\n\n**Incident ID:** INC-8\n"
	c := start(t, map[string]string{"postmortems/a.md": one, "postmortems/b.md": two}, pulls)
	c.openDoc("postmortems/a.md", one)
	c.openDoc("postmortems/b.md", two)
	has := func(name string) bool { return slices.Contains(codes(c.pulled(name)), "metadata/id-duplicate") }
	if has("postmortems/a.md") || has("postmortems/b.md") {
		t.Error("two ids are one")
	}
	c.change("postmortems/b.md", 2, change{Range: &rangeOf{position{2, 21}, position{2, 22}}, Text: "7"})
	c.change("postmortems/b.md", 3, change{Range: &rangeOf{position{0, 3}, position{0, 3}}, Text: "B"})
	if !has("postmortems/a.md") && !has("postmortems/b.md") {
		t.Error("one id in two buffers is not told")
	}
	c.notify("textDocument/didClose", c.doc("postmortems/b.md"))
	if has("postmortems/a.md") {
		t.Error("what was typed lives on when the buffer is closed")
	}
}

func (c *client) change(name string, version int, changes ...change) {
	c.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": c.uri(name), "version": version}, "contentChanges": changes,
	})
}

// TestWaitsUntilTheLineIsLeft holds that half a sentence is not judged.
func TestWaitsUntilTheLineIsLeft(t *testing.T) {
	text := strings.Replace(blaming, "Ben forgot to fill the cache.", "The cache was empty.", 1)
	c := start(t, map[string]string{"postmortems/a.md": text}, pulls)
	c.openDoc("postmortems/a.md", text)
	blamed := func() bool { return slices.Contains(codes(c.pulled("postmortems/a.md")), "blameless/omission-person") }
	if blamed() {
		t.Fatal("blamed before anything was typed")
	}
	c.change("postmortems/a.md", 2, change{Range: &rangeOf{position{8, 0}, position{8, 20}}, Text: "Ben forgot to fill the cache."})
	if blamed() {
		t.Error("told while the line is being typed")
	}
	c.change("postmortems/a.md", 3, change{Range: &rangeOf{position{4, 0}, position{4, 0}}, Text: "About "})
	if !blamed() {
		t.Error("not told when the line was left")
	}
}

// TestCodeActions tries what an author can choose: the fix, the comment, all at once.
func TestCodeActions(t *testing.T) {
	text := "# Orders stood still\r\n\r\n## Impact\r\n\r\n😀 900 customers saw an error. " +
		"<!-- pmlint-disable-line blameless/mistake: x -->\r\n\r\n## What happened\r\n\r\nBen forgot to fill the cache.\r\n"
	c := start(t, map[string]string{"postmortems/a.md": text}, pulls)
	c.openDoc("postmortems/a.md", text)
	actions := func(line int, only ...string) []codeAction {
		var out []codeAction
		p := c.doc("postmortems/a.md")
		p["range"] = rangeOf{position{line, 0}, position{line, 99}}
		p["context"] = map[string]any{"only": only, "diagnostics": []any{}}
		c.call("textDocument/codeAction", p, &out)
		return out
	}
	unused := actions(4)
	if i := slices.IndexFunc(unused, func(a codeAction) bool { return a.Preferred }); i < 0 {
		t.Errorf("no fix of the comment is preferred: %+v", unused)
	} else if got := apply(text, unused[i].Edit); !strings.Contains(got, "\r\n😀 900 customers saw an error.\r\n") {
		t.Errorf("fixed: %q", got)
	}
	for _, a := range actions(8) {
		if !strings.HasPrefix(a.Title, "Ignore ") {
			continue
		}
		ignored := apply(text, a.Edit)
		if !strings.Contains(ignored, ": because ... -->\r\nBen forgot") {
			t.Errorf("ignored: %q", ignored)
		}
		c.change("postmortems/a.md", 2, change{Text: ignored})
		if got := codes(c.pulled("postmortems/a.md")); slices.Contains(got, "blameless/omission-person") {
			t.Errorf("still told: %q", got)
		}
	}
	all := actions(0, "source.fixAll")
	if len(all) != 1 || all[0].Kind != fixAllKind {
		t.Errorf("fix all: %+v", all)
	}
}

// apply makes an edit as a client does.
func apply(text string, e workspaceEdit) string {
	b := newBuffer([]byte(text))
	edits := slices.Clone(e.DocumentChanges[0].Edits)
	slices.SortFunc(edits, func(x, y textEdit) int {
		return b.offset(utf16Units, y.Range.Start) - b.offset(utf16Units, x.Range.Start)
	})
	for _, x := range edits {
		b = b.apply(utf16Units, []change{{Range: &x.Range, Text: x.NewText}})
	}
	return string(b.src)
}

// TestReadsForTheAuthor tries hover, outline, hints and lens.
func TestReadsForTheAuthor(t *testing.T) {
	text := blaming + "\n## Timeline (CET)\n\n- 2026-03-01 10:00 Node 7 starts\n- 2026-03-01 10:17 Alert: no orders\n\n" +
		"## Action items\n\n- [ ] Fill the cache (@ana, due 2026-03-08)\n- [ ] Show the cache (@ben, due 2026-04-08)\n"
	c := start(t, map[string]string{"postmortems/a.md": text}, pulls)
	c.openDoc("postmortems/a.md", text)
	at := func(line int) map[string]any {
		p := c.doc("postmortems/a.md")
		p["position"] = position{line, 4}
		return p
	}
	for line, want := range map[int]string{
		8: "# blameless/omission-person", 12: "2026-03-01 09:00:00 UTC", 13: "+17m from the first entry", 17: "12 days overdue",
	} {
		var h hover
		c.call("textDocument/hover", at(line), &h)
		if !strings.Contains(h.Contents.Value, want) {
			t.Errorf("line %d: %q, want %q in it", line, h.Contents.Value, want)
		}
	}
	var hints []inlayHint
	p := c.doc("postmortems/a.md")
	p["range"] = rangeOf{position{0, 0}, position{99, 0}}
	c.call("textDocument/inlayHint", p, &hints)
	if len(hints) != 2 || hints[0].Label != "T0 09:00Z" || hints[1].Label != "+17m 09:17Z" {
		t.Errorf("hints %+v", hints)
	}
	var lenses []codeLens
	c.call("textDocument/codeLens", c.doc("postmortems/a.md"), &lenses)
	if len(lenses) != 1 || lenses[0].Command.Title != "2 open, 1 overdue" {
		t.Errorf("lenses %+v", lenses)
	}
	var outline []symbol
	c.call("textDocument/documentSymbol", c.doc("postmortems/a.md"), &outline)
	if len(outline) != 4 || outline[2].Detail != "timeline" || len(outline[2].Children) != 2 || len(outline[3].Children) != 2 {
		t.Errorf("outline %+v", outline)
	}
}

// TestTellsOfAMistakenConfig holds that the server lives on, and that the user is told.
func TestLivesOnWithAMistakenConfig(t *testing.T) {
	c := start(t, map[string]string{"postmortems/a.md": blaming, ".pmlint.yaml": "rulez: 1\n"}, pulls)
	c.openDoc("postmortems/a.md", blaming)
	if got := c.pulled("postmortems/a.md"); len(got) > 0 {
		t.Errorf("lints by a configuration that it cannot read: %q", codes(got))
	}
	if err := os.WriteFile(filepath.Join(c.root, ".pmlint.yaml"), []byte("rules:\n  blameless: off\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	c.notify("workspace/didChangeWatchedFiles", json.RawMessage(`{"changes":[]}`))
	if got := codes(c.pulled("postmortems/a.md")); slices.Contains(got, "blameless/omission-person") || len(got) == 0 {
		t.Errorf("with the configuration mended: %q", got)
	}
}

// TestEndsAsTheProtocolSays holds the exit codes.
func TestEndsAsTheProtocolSays(t *testing.T) {
	polite, rude := start(t, nil, `{}`), start(t, nil, `{}`)
	polite.call("shutdown", nil, nil)
	for want, c := range map[error]*client{nil: polite, ErrNoShutdown: rude} {
		c.notify("exit", nil)
		select {
		case err := <-c.ended:
			if err != want {
				t.Errorf("ended with %v, want %v", err, want)
			}
			c.ended <- err
		case <-time.After(20 * time.Second):
			t.Fatal("does not end")
		}
	}
}

// TestEditsLikeTheClient plays random edits against an independent model of a client.
func TestEditsLikeTheClient(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "é", "😀", "\r", "\n", "\r\n", "- x", "", "\ufeff", "日本", "\r\r\n"}
	text := "# T\r\n\r\nab😀c\rd\n"
	b := newBuffer([]byte(text))
	for range 20000 {
		e := []encoding{utf16Units, utf8Units}[random.IntN(2)]
		places := placesOf(text, e)
		i, j := random.IntN(len(places)), random.IntN(len(places))
		if places[i].offset > places[j].offset {
			i, j = j, i
		}
		piece := pieces[random.IntN(len(pieces))]
		text = text[:places[i].offset] + piece + text[places[j].offset:]
		b = b.apply(e, []change{{Range: &rangeOf{places[i].position, places[j].position}, Text: piece}})
		if string(b.src) != text {
			t.Fatalf("server %q, client %q", b.src, text)
		}
		if len(text) > 400 {
			text = text[:placesOf(text, e)[20].offset]
			b = newBuffer([]byte(text))
		}
	}
}

type place struct {
	position
	offset int
}

// placesOf are all the positions of a text, told by splitting it into lines.
func placesOf(s string, e encoding) []place {
	var out []place
	offset := 0
	for n, line := range regexp.MustCompile("\r\n|\r|\n").Split(s, -1) {
		at := 0
		for _, r := range line + "\x00" {
			out = append(out, place{position{n, at}, offset})
			if r == 0 {
				break
			}
			offset += len(string(r))
			if e == utf8Units {
				at += len(string(r))
			} else {
				at += len(utf16.Encode([]rune{r}))
			}
		}
		if offset < len(s) {
			offset += len(regexp.MustCompile("^(\r\n|\r|\n)").FindString(s[offset:]))
		}
	}
	return out
}
