package picture

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
)

// Mermaid draws the picture as a chart that code hosts show in Markdown, to scale:
// the phases as bars, the entries as milestones. Entries without a time are left out.
func (p *Picture) Mermaid() string {
	var b strings.Builder
	title := p.Title
	if p.Zones[0] != "" {
		title += " (" + p.Zones[0] + ")"
	}
	axis := "%H:%M"
	if p.End.Sub(p.Begin) > 36*time.Hour {
		axis = "%m-%d %H:%M"
	}
	b.WriteString("```mermaid\ngantt\n")
	if s := named(title, 80); s != "" {
		b.WriteString("    title " + s + "\n")
	}
	b.WriteString("    dateFormat YYYY-MM-DDTHH:mm:ss\n    axisFormat " + axis + "\n")
	if len(p.Phases) > 0 {
		b.WriteString("    section Phases\n")
	}
	for _, ph := range p.Phases {
		fmt.Fprintf(&b, "    %s, %s :%s, %s\n", ph.Name, chrono.FormatDuration(ph.Length()), instant(ph.Begin), instant(ph.End))
	}
	b.WriteString("    section Events\n")
	for _, r := range p.Rows {
		if r.At.IsZero() {
			continue
		}
		name := r.Text
		if len(r.Moments) > 0 {
			name = string(r.Moments[0]) + " - " + name
		}
		sort := "milestone"
		if len(r.Moments) > 0 {
			sort = "crit, milestone"
		}
		fmt.Fprintf(&b, "    %s :%s, %s, 0m\n", named(name, 60), sort, instant(r.At))
	}
	b.WriteString("```\n")
	return b.String()
}

// instant is a time as the chart reads it; one without a day stands in the year 2000.
func instant(t time.Time) string {
	if t.Year() < 1900 {
		t = t.AddDate(2000-t.Year(), 0, 0)
	}
	return t.Format("2006-01-02T15:04:05")
}

// named is a text as the name of a task: without what Mermaid would read as its own,
// cut where it is long.
func named(s string, most int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == ':':
			return '∶' // a sign that looks like it and ends no name
		case strings.ContainsRune("#;`<>{}\"\\|", r), r < ' ':
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "%%", "%")), " ") // two of them begin a comment
	runes := []rune(s)
	if len(runes) > most {
		s = strings.TrimRight(string(runes[:most-1]), " ") + "…"
	}
	return s
}
