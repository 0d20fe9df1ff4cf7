package lessons

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var empty = &lint.Rule{
	Name:     "lessons/empty",
	Summary:  "What went poorly is not \"nothing\", and no item is empty",
	Severity: lint.Notice,
	Check:    checkEmpty,
}

func checkEmpty(p *lint.Pass) {
	for _, s := range p.Doc.Sections {
		switch s.Effective() {
		case postmortem.KindWentWell, postmortem.KindWentPoorly, postmortem.KindLucky, postmortem.KindLessons:
			emptyItems(p, s)
		}
	}
	nothingPoor(p)
}

func emptyItems(p *lint.Pass, s *postmortem.Section) {
	for _, list := range s.Blocks {
		if list.Kind != postmortem.BlockList {
			continue
		}
		for _, item := range list.Children {
			if len(item.Children) == 0 && p.Binding.Substance(s) == template.Written {
				p.Report(lint.Diagnostic{
					Span: item.Marker, Anchor: lint.Anchor("section", s.Title.Plain),
					Message: fmt.Sprintf("an item of %q is empty", s.Title.Plain),
					Hint:    "write it or take it out",
				})
			}
		}
	}
}

// nothingPoor reports a section of what went poorly that says "nothing".
func nothingPoor(p *lint.Pass) {
	var only *postmortem.Lesson
	for _, l := range p.Doc.Lessons {
		if l.Kind == postmortem.LessonPoorly {
			if only != nil {
				return
			}
			only = l
		}
	}
	if only == nil || !saysNothing(only.Text.Plain) {
		return
	}
	p.Report(lint.Diagnostic{
		Span: only.Text.Span, Anchor: lint.Anchor("section", only.Section.Title.Plain),
		Message: fmt.Sprintf("an incident happened, and under %q stands %q", only.Section.Title.Plain, only.Text.Plain),
		Hint:    "what took longer than it should, what was hard to see or to find, whom did the news reach late?",
	})
}

func saysNothing(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .!*_-–—()")) {
	case "", "nothing", "none", "n/a", "na", "nothing really", "nothing went wrong", "nothing went poorly", "not applicable",
		"nothing to report",
		"nothing of note", "nil", "nothing in particular", "all good":
		return true
	}
	return false
}
