// Package inwords tells in words what a template asks of documents.
package inwords

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

// Schema is what a template asks of documents: a line for each field and section.
func Schema(s *template.Schema) string {
	b := &strings.Builder{}
	if s.Title != "" {
		fmt.Fprintf(b, "title     %s\n", s.Title)
	}
	for _, f := range s.Fields {
		fmt.Fprintf(b, "field     %s\n", field(f))
	}
	for _, sec := range s.All() {
		section(b, sec)
	}
	if s.Open {
		fmt.Fprintf(b, "section   any others: the template invites them\n")
	}
	if open := s.Placeholders(); len(open) > 0 {
		fmt.Fprintf(b, "fill in   %s\n", strings.Join(open, ", "))
	}
	for _, line := range s.Constants() {
		fmt.Fprintf(b, "stays     %s\n", line)
	}
	if s.DateOrder != "" {
		fmt.Fprintf(b, "dates     %s\n", s.DateOrder)
	}
	return b.String()
}

func section(b *strings.Builder, sec *template.Section) {
	depth := 0
	for p := sec.Parent; p != nil; p = p.Parent {
		depth++
	}
	says := []string{needOf(sec)}
	if sec.Kind != "" && sec.Kind != postmortem.KindOther {
		says = append(says, string(sec.Kind))
	}
	if sec.Entries {
		says = append(says, "headings of its own below")
	}
	var columns, fields []string
	for _, c := range sec.Columns {
		if c.Title != "" {
			columns = append(columns, c.Title)
		}
	}
	for _, f := range sec.Fields {
		fields = append(fields, field(f))
	}
	switch {
	case len(columns) > 0:
		says = append(says, "a table of "+strings.Join(columns, " | "))
	case sec.MinItems > 1:
		says = append(says, fmt.Sprintf("%d items or more", sec.MinItems))
	case sec.MinItems == 1:
		says = append(says, "a list")
	}
	if len(fields) > 0 {
		says = append(says, "fields "+strings.Join(fields, ", "))
	}
	fmt.Fprintf(b, "section   %s%s: %s\n", strings.Repeat("  ", depth), sec.Title, strings.Join(says, "; "))
}

func needOf(sec *template.Section) string {
	switch {
	case sec.Note:
		return "a note to the writer"
	case sec.Repeats() && sec.Optional:
		return "as many as needed"
	case sec.Repeats():
		return "one or more"
	case sec.Usual:
		return "usual"
	case sec.Optional:
		return "optional"
	}
	return "required"
}

func field(f *template.Field) string {
	said := f.Label
	var more []string
	switch {
	case f.Usual:
		more = append(more, "usual")
	case f.Optional:
		more = append(more, "optional")
	}
	if f.PerItem {
		more = append(more, "of each item")
	}
	if f.Format != template.FormatAny {
		more = append(more, string(f.Format))
	}
	if len(f.Allowed) > 0 {
		more = append(more, "one of "+strings.Join(f.Allowed, " | "))
	}
	if len(more) > 0 {
		said += " (" + strings.Join(more, "; ") + ")"
	}
	return said
}
