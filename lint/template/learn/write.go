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
		w.line("# " + strings.TrimSpace(t.Title.Prefix+" [Title]") + mark(t.Title.Optional, 1))
	}
	w.head(t)
	for _, s := range t.Sections {
		w.section(s)
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
		lines = append(lines, `title: "`+strings.TrimSpace(t.Title.Prefix+" [Title]")+mark(t.Title.Optional, 1)+`"`)
	}
	for _, f := range t.Fields {
		if f.Source == postmortem.SourceFrontMatter {
			lines = append(lines, fmt.Sprintf("%s: %q", f.Label, value(f)+mark(f.Optional, f.share)))
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
		label := f.Label + mark(f.Optional, f.share)
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
	title := s.Title + mark(s.Optional, s.share)
	switch s.Markup {
	case postmortem.MarkupBold:
		w.line("**" + title + "**")
	case postmortem.MarkupLabel:
		lines := []string{"- **" + title + "**:"}
		for _, l := range s.Labels {
			lines = append(lines, "  - "+l.Title+mark(l.Optional, l.share)+": ["+l.Title+"]")
		}
		if len(s.Labels) == 0 {
			lines = append(lines, "  - "+prompt(s))
		}
		w.line(strings.Join(lines, "\n"))
		return
	default:
		w.line(strings.Repeat("#", min(max(s.Level, 1), 6)) + " " + title)
	}
	w.content(s)
	for _, c := range s.Children {
		w.section(c)
	}
}

func (w *writer) content(s *Section) {
	for _, l := range s.Labels {
		w.line("**" + l.Title + mark(l.Optional, l.share) + ":** [" + l.Title + "]")
	}
	switch {
	case len(s.Columns) > 0:
		var titles, rules, cells []string
		for _, c := range s.Columns {
			titles = append(titles, c.Title+mark(c.Optional, c.share))
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

// Need says how much documents need a section: "required", "usual" or "optional".
func (s *Section) Need() string { return need(s.Optional, s.share) }

// Need is the same of a piece of metadata.
func (f *Field) Need() string { return need(f.Optional, f.share) }

func need(optional bool, share float64) string {
	switch mark(optional, share) {
	case "":
		return "required"
	case " (usual)":
		return "usual"
	}
	return "optional"
}

// mark says in the template that something may be left out, and whether most do.
func mark(optional bool, share float64) string {
	switch {
	case !optional:
		return ""
	case share >= most:
		return " (usual)"
	}
	return " (optional)"
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
