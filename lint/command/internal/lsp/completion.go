package lsp

import (
	"slices"
	"strings"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// The kinds of completions of the protocol that are used.
const (
	completeValue   = 12
	completeSection = 15 // Snippet
	completeRule    = 21 // Constant
)

// complete offers the names of rules in a comment that silences, the sections that the
// template asks for and the document lacks on a line that begins a heading, and the
// owners that the document names behind "@".
func (s *server) complete(_ *jsonrpc2.Conn, p *positionParams) (any, error) {
	out := []completion{}
	d := s.open[p.TextDocument.URI]
	if d == nil || d.seen == nil || d.seen.Reading == nil {
		return out, nil
	}
	at := d.buffer.offset(s.encoding, p.Position)
	before := string(d.buffer.src[d.buffer.starts[min(p.Position.Line, len(d.buffer.starts)-1)]:at])
	switch {
	case strings.Contains(before, "<!-- pmlint-") && !strings.Contains(before, "-->") && !strings.Contains(before, ": "):
		return s.ruleNames(), nil
	case strings.HasPrefix(before, "#"):
		return s.missingSections(d), nil
	case strings.Contains(before, "@"):
		return owners(d.seen.Doc), nil
	}
	return out, nil
}

func (s *server) ruleNames() []completion {
	out := []completion{}
	for _, p := range s.options.Packs {
		for _, r := range p.Rules {
			out = append(out, completion{Label: r.Name, Kind: completeRule, Detail: r.Summary})
		}
	}
	return out
}

func (s *server) missingSections(d *document) []completion {
	out := []completion{}
	missing, _ := d.seen.Binding.MissingSections()
	for _, m := range missing {
		out = append(out, completion{Label: m.Want.Title, Kind: completeSection, Detail: "asked for by the template"})
	}
	return out
}

// owners are those that actions of the document name, each once.
func owners(doc *postmortem.Document) []completion {
	out := []completion{}
	var seen []string
	for _, a := range doc.Actions {
		for _, o := range a.Owners {
			name := strings.TrimPrefix(o.Text.Plain, "@")
			if name != "" && !slices.Contains(seen, name) {
				seen = append(seen, name)
				out = append(out, completion{Label: name, Kind: completeValue})
			}
		}
	}
	return out
}
