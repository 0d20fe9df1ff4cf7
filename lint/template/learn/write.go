package learn

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// Template writes what the documents share as a template in their own form.
func (t *Team) Template() string {
	w := &writer{}
	w.front(t)
	if t.Title != nil && !t.Title.Front {
		w.line("# " + strings.TrimSpace(t.Title.Prefix+" [Title]") + mark(t.Title.Need))
	}
	w.head(t)
	for _, s := range t.Sections {
		w.section(s)
	}
	if len(t.Sections) == 0 { // the documents tell it without headings
		w.line(prompt(&Section{Kind: postmortem.KindSummary}))
	}
	return strings.TrimRight(w.String(), "\n") + "\n"
}

type writer struct{ strings.Builder }

// line writes a block of one line, an empty line behind it.
func (w *writer) line(s string) { w.WriteString(s + "\n\n") }

// front writes the fields that stand in the front matter.
func (w *writer) front(t *Team) {
	var lines []string
	if t.Title != nil && t.Title.Front {
		lines = append(lines, `title: "`+strings.TrimSpace(t.Title.Prefix+" [Title]")+mark(t.Title.Need)+`"`)
	}
	for _, f := range t.Fields {
		if f.Source == postmortem.SourceFrontMatter {
			lines = append(lines, fmt.Sprintf("%s: %q", f.Label, value(f)+mark(f.Need)))
		}
	}
	if len(lines) > 0 {
		w.line("---\n" + strings.Join(lines, "\n") + "\n---")
	}
}

// head writes the other fields, in the form that most documents have.
func (w *writer) head(t *Team) {
	var rows, bullets []string
	for _, f := range t.Fields {
		label := f.Label + mark(f.Need)
		switch f.Source {
		case postmortem.SourceLine:
			w.line("**" + label + ":** " + value(f))
		case postmortem.SourceBullet:
			bullets = append(bullets, "- **"+label+":** "+value(f))
		case postmortem.SourceTable:
			rows = append(rows, "| "+label+" | "+strings.ReplaceAll(value(f), "|", `\|`)+" |")
		case postmortem.SourceHeading:
			w.line("## " + label + "\n\n" + value(f))
		}
	}
	if len(bullets) > 0 {
		w.line(strings.Join(bullets, "\n"))
	}
	if len(rows) > 0 {
		w.line("| Field | Value |\n|---|---|\n" + strings.Join(rows, "\n"))
	}
}

// value is what is to be filled in for a field.
func value(f *Field) string {
	switch {
	case len(f.Values) > 1:
		return strings.Join(f.Values, " | ")
	case f.Dates:
		return "[YYYY-MM-DD]"
	}
	return "[" + f.Label + "]"
}

func (w *writer) section(s *Section) {
	title := s.Title + mark(s.Need)
	switch s.Markup {
	case postmortem.MarkupBold:
		w.line("**" + title + "**")
	case postmortem.MarkupLabel:
		w.labelled(title, s)
		return
	default:
		w.line(strings.Repeat("#", min(max(s.Level, 1), 6)) + " " + title)
	}
	w.content(s)
	for _, c := range s.Children {
		w.section(c)
	}
}

// labelled writes a section whose title is a label, and then those beside it.
func (w *writer) labelled(title string, s *Section) {
	lines := []string{"- **" + title + "**:"}
	var beside []string
	for _, l := range s.Labels {
		if l.Beside {
			beside = append(beside, "- **"+l.Title+mark(l.Need)+"**: ["+l.Title+"]")
		} else {
			lines = append(lines, "  - "+l.Title+mark(l.Need)+": ["+l.Title+"]")
		}
	}
	if len(lines) == 1 {
		lines = append(lines, "  - "+prompt(s))
	}
	w.line(strings.Join(lines, "\n"))
	for _, l := range beside {
		w.line(l)
	}
}

func (w *writer) content(s *Section) {
	for _, l := range s.Labels {
		w.line("**" + l.Title + mark(l.Need) + ":** [" + l.Title + "]")
	}
	switch {
	case len(s.Columns) > 0:
		var titles, rules, cells []string
		for _, c := range s.Columns {
			titles = append(titles, c.Title+mark(c.Need))
			rules = append(rules, "---")
			cells = append(cells, "["+c.Title+"]")
		}
		w.line("| " + strings.Join(titles, " | ") + " |\n| " + strings.Join(rules, " | ") + " |\n| " + strings.Join(cells, " | ") + " |")
	case s.List && s.Kind == postmortem.KindTimeline:
		w.line("- HH:MM " + prompt(s))
	case s.List:
		w.line("- " + prompt(s))
	case len(s.Labels) == 0 && len(s.Children) == 0:
		w.line(prompt(s))
	}
}

// mark says in the template that something may be left out, and whether most do.
func mark(n Need) string {
	if n == Required {
		return ""
	}
	return " (" + n.String() + ")"
}

// prompt is what the template asks for below a title.
func prompt(s *Section) string {
	switch s.Kind {
	case postmortem.KindSummary:
		return "[What happened, whom it hurt and how it ended, in a few sentences]"
	case postmortem.KindImpact:
		return "[Who was hurt, how much and for how long]"
	case postmortem.KindTimeline:
		return "[What happened or was done]"
	case postmortem.KindDetection:
		return "[How it was noticed, and what would have noticed it earlier]"
	case postmortem.KindResolution:
		return "[What ended the harm]"
	case postmortem.KindRootCause, postmortem.KindFactors:
		return "[What made it possible, or worse]"
	case postmortem.KindActions, postmortem.KindPrevention:
		return "[One change that can be seen to be done, with an owner and a date]"
	case postmortem.KindWentWell, postmortem.KindWentPoorly, postmortem.KindLucky, postmortem.KindLessons:
		return "[One thing that others can learn from]"
	}
	return "[What readers should know about it]"
}
