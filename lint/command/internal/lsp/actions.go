package lsp

import (
	"context"
	"slices"
	"strings"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/fix"
	"github.com/pmlint/pmlint/lint/text"
)

const fixAllKind = "source.fixAll.pmlint"

// codeActions are the fixes of what is found in a range, a comment that silences each of
// it, and all safe fixes at once.
func (s *server) codeActions(_ *jsonrpc2.Conn, p *rangeParams) (any, error) {
	out := []codeAction{}
	d := s.open[p.TextDocument.URI]
	if d == nil || d.seen == nil {
		return out, nil
	}
	if wants(p.Context.Only, "quickfix") {
		start, end := d.buffer.offset(s.encoding, p.Range.Start), d.buffer.offset(s.encoding, p.Range.End)
		for _, f := range s.findings(d) {
			if f.Span.Start <= end && start <= f.Span.End {
				out = append(out, s.quickFixes(d, &f)...)
			}
		}
	}
	if wants(p.Context.Only, fixAllKind) {
		a, err := s.fixAll(d)
		if err != nil {
			return nil, err
		}
		if a != nil {
			out = append(out, *a)
		}
	}
	return out, nil
}

// wants reports whether a client that asks for some kinds wants one: a kind stands for
// those below it, and no kind for all.
func wants(only []string, kind string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o string) bool { return o == kind || strings.HasPrefix(kind, o+".") })
}

func (s *server) quickFixes(d *document, f *lint.Finding) []codeAction {
	told := []diagnostic{s.diagnostic(d, f, d.buffer.span(s.encoding, f.Span))}
	var out []codeAction
	safe := 0
	for _, x := range f.Fixes {
		if x.Safe {
			safe++
		}
	}
	for _, x := range f.Fixes {
		title := x.Message
		if !x.Safe {
			title += " (look at it: it may change the meaning)"
		}
		out = append(out, codeAction{
			Title: title, Kind: "quickfix", Diagnostics: told, Preferred: x.Safe && safe == 1, Edit: s.edit(d, x.Edits),
		})
	}
	if !f.Guard && !strings.HasPrefix(f.Rule, "suppress/") {
		out = append(out, codeAction{
			Title: "Ignore " + f.Rule + " here, because ...", Kind: "quickfix", Diagnostics: told, Edit: s.edit(d, []text.Edit{silence(d, f)}),
		})
	}
	return out
}

// silence puts the comment that silences a finding above its line, with the room for a
// reason that the author writes; in a table, whose rows no comment may part, above the
// table; in front matter, below it, for the file.
func silence(d *document, f *lint.Finding) text.Edit {
	line := d.buffer.position(utf8Units, f.Span.Start).Line
	verb := "disable-next-line"
	if front := d.seen.Doc.Front.Span; f.Span.Start < front.End {
		line, verb = d.buffer.position(utf8Units, front.End).Line, "disable-file"
		if d.buffer.starts[line] < front.End {
			line++
		}
	} else {
		row := func(n int) bool { return n >= 0 && strings.HasPrefix(strings.TrimSpace(lineOf(d.buffer, n)), "|") }
		for row(line) && row(line-1) {
			line, verb = line-1, "disable-section"
		}
	}
	at := len(d.buffer.src)
	if line < len(d.buffer.starts) {
		at = d.buffer.starts[line]
	}
	words := lineOf(d.buffer, line)
	indent := words[:len(words)-len(strings.TrimLeft(words, " \t"))]
	comment := indent + "<!-- pmlint-" + verb + " " + f.Rule + ": because ... -->" + lineEnd(d.buffer)
	return text.Edit{Span: text.Span{Start: at, End: at}, New: comment}
}

func lineOf(b *buffer, n int) string {
	if n >= len(b.starts) {
		return ""
	}
	return string(b.src[b.starts[n]:b.end(n)])
}

// lineEnd is how the lines of a text end.
func lineEnd(b *buffer) string {
	if len(b.starts) > 1 && b.starts[1] >= 2 && b.src[b.starts[1]-1] == '\n' && b.src[b.starts[1]-2] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// edit is a change of a buffer as it is now: a client that went on refuses it.
func (s *server) edit(d *document, edits []text.Edit) workspaceEdit {
	change := documentEdit{Edits: []textEdit{}}
	change.TextDocument.URI, change.TextDocument.Version = d.uri, &d.version
	for _, e := range edits {
		change.Edits = append(change.Edits, textEdit{d.buffer.span(s.encoding, e.Span), e.New})
	}
	return workspaceEdit{[]documentEdit{change}}
}

// fixAll makes the safe fixes until none is left; nil where there is none.
func (s *server) fixAll(d *document) (*codeAction, error) {
	made, err := fix.All(d.buffer.src, fix.Safe, func(src []byte) ([]lint.Finding, error) {
		x, err := s.work.linter.Examine(context.Background(), lint.BytesSource(d.path, src), lint.Options{Now: s.options.Now()})
		if err != nil {
			return nil, err
		}
		return x.Findings, nil
	})
	if err != nil || len(made.Fixed) == 0 {
		return nil, err
	}
	whole := []text.Edit{difference(d.buffer.src, made.Source)}
	return &codeAction{Title: "Fix all that is safe to fix", Kind: fixAllKind, Edit: s.edit(d, whole)}, nil
}

// difference is the smallest single edit that makes one text of another.
func difference(from, to []byte) text.Edit {
	start := 0
	for start < len(from) && start < len(to) && from[start] == to[start] {
		start++
	}
	end, tail := len(from), len(to)
	for end > start && tail > start && from[end-1] == to[tail-1] {
		end, tail = end-1, tail-1
	}
	for start > 0 && from[start-1]&0x80 != 0 { // not inside a code point
		start--
	}
	for end < len(from) && from[end]&0xc0 == 0x80 {
		end, tail = end+1, tail+1
	}
	return text.Edit{Span: text.Span{Start: start, End: end}, New: string(to[start:tail])}
}
