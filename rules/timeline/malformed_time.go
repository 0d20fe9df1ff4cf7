package timeline

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var malformedTime = &lint.Rule{
	Name:     "timeline/malformed-time",
	Summary:  "Dates and times are written as dates and times are",
	Severity: lint.Warning,
	Check:    checkMalformed,
}

func checkMalformed(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		faults := make(map[string][]*postmortem.Event)
		var names []string
		for _, e := range t.Events {
			if e.Malformed == "" {
				continue
			}
			name := faultName(e.Malformed)
			if faults[name] == nil {
				names = append(names, name)
			}
			faults[name] = append(faults[name], e)
		}
		for _, name := range names {
			reportMalformed(p, faults[name])
		}
		checkTwoMonths(p, t)
		checkBeside(p, t)
	}
}

// faultName is a fault without its figures: a habit is one cause.
func faultName(fault string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, fault)
}

func reportMalformed(p *lint.Pass, events []*postmortem.Event) {
	e := events[0]
	message := fmt.Sprintf("in %q %s", e.Stamp.Plain, e.Malformed)
	if n := len(events) - 1; n > 0 {
		message += fmt.Sprintf("; %d more %s of the timeline %s written so", n, plural(n, "time"), isAre(n))
	}
	f := lint.Diagnostic{Span: place(e), Anchor: anchor(e), Message: message,
		Hint: "write dates as YYYY-MM-DD and times as HH:MM of a 24-hour clock"}
	var edits []text.Edit
	for _, other := range events {
		if edit, ok := mendTime(p.Doc, other); ok {
			edits = append(edits, edit)
		}
	}
	if len(edits) == len(events) {
		f.Fixes = []lint.Fix{{Message: "Write " + edits[0].New, Safe: strings.Contains(e.Malformed, "pm"), Edits: edits}}
	}
	for _, other := range events[1:min(len(events), 6)] {
		f.Related = append(f.Related, lint.Related{Span: place(other), Message: "written so as well"})
	}
	p.Report(f)
}

// mendTime writes a faulty time as it was read. With "am" after an hour of the
// afternoon nobody knows which of the two is wrong.
func mendTime(doc *postmortem.Document, e *postmortem.Event) (text.Edit, bool) {
	if e.TimeAt.Len() == 0 || !strings.Contains(e.Malformed, "pm") && !strings.Contains(e.Malformed, "digit") ||
		strings.Contains(e.Malformed, "year") {
		return text.Edit{}, false
	}
	clock := "15:04"
	if e.Start.Seconds {
		clock = "15:04:05"
	}
	return text.Edit{Span: e.TimeAt, New: e.Start.Local.Format(clock)}, true
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
