package suppress

import "github.com/pmlint/pmlint/lint/text"

// Silences are the scopes of a document's comments by the names of rules and
// packs, so that no finding is held against each comment.
type Silences struct {
	all   map[string]text.Spans
	lines map[string]text.Spans // of comments about lines
}

// NewSilences orders the scopes of comments.
func NewSilences(comments []*Comment) Silences {
	all, lines := map[string][]text.Span{}, map[string][]text.Span{}
	for _, c := range comments {
		for _, n := range c.Names {
			all[n.Name] = append(all[n.Name], c.scope)
			if c.lines {
				lines[n.Name] = append(lines[n.Name], c.scope)
			}
		}
	}
	return Silences{text.SpansBy(all), text.SpansBy(lines)}
}

// Cover reports whether a comment silences what a rule, which may be named by its
// pack, found at a span.
func (s Silences) Cover(at text.Span, rule, pack string) bool {
	return s.cover(at, rule) || s.cover(at, pack)
}

func (s Silences) cover(at text.Span, name string) bool {
	return s.all[name].Hold(at.Start) || s.lines[name].Overlap(at)
}

// MarkUsed notes which names of the comment silence a finding; found are the
// places of findings by rule and by pack.
func (c *Comment) MarkUsed(found map[string]text.Spans) {
	for i := range c.Names {
		n := &c.Names[i]
		n.Used = n.Used || found[n.Name].StartIn(c.scope) || c.lines && found[n.Name].Overlap(c.scope)
	}
}
