package template

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// Doubts are what of a template pmlint may have understood otherwise than it was
// meant, each a sentence with its line.
func (s *Schema) Doubts() []string {
	var doubts []string
	say := func(sec *Section, format string, args ...any) {
		line := s.source.File.LineAt(sec.source.Head.Start)
		doubts = append(doubts, fmt.Sprintf("line %d: %q ", line, sec.Title)+fmt.Sprintf(format, args...))
	}
	if s.Title == "" {
		doubts = append(doubts, "no heading is the title, so none is asked for")
	}
	seen := map[string]*Section{}
	for _, sec := range s.all {
		key := sec.title
		if sec.Parent != nil {
			key = sec.Parent.title + "/" + key
		}
		switch before := seen[key]; {
		case before != nil:
			say(sec, "stands here a second time: documents are held against both")
		case sec.Kind == postmortem.KindOther && sec.Parent == nil && !sec.Optional:
			say(sec, "is about nothing that pmlint knows: it is asked for by its title alone; name its kind under aliases in .pmlint.yaml")
		case sec.Level > 1 && sec.Parent != nil && sec.Level > sec.Parent.Level+1 && sec.Markup == postmortem.MarkupATX:
			say(sec, "leaves out a level below %q: documents may do so too", sec.Parent.Title)
		}
		seen[key] = sec
	}
	for _, f := range s.Fields {
		for _, v := range f.Allowed {
			if strings.EqualFold(v, "...") {
				doubts = append(doubts, fmt.Sprintf("field %q has a value \"...\": it is taken for one of its values", f.Label))
			}
		}
	}
	return doubts
}
