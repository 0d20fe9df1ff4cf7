package metadata

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var fieldMissing = &lint.Rule{
	Name:     "metadata/field-missing",
	Summary:  "The metadata that the template asks for is stated",
	Severity: lint.Warning,
	ByStatus: true,
	Options:  &fieldMissingOptions{},
	Check:    checkFieldMissing,
	Merge:    mergeFields,
}

type fieldMissingOptions struct {
	Optional []string `yaml:"optional" doc:"labels of metadata in the template that may be missing"`
}

func checkFieldMissing(p *lint.Pass) {
	optional := p.Options.(*fieldMissingOptions).Optional
	var missing []template.FieldBinding
	required := 0
	unread := p.Doc.Front.Err != nil || p.Doc.Front.Unclosed // the fields may stand there; document/front-matter reports it
	for _, f := range p.Binding.Fields {
		if unread && f.Got == nil || f.Want.Optional || slices.ContainsFunc(optional, func(l string) bool {
			return strings.EqualFold(l,
				f.Want.Label)
		}) {
			continue
		}
		required++
		if f.Got == nil && f.Want.Key == postmortem.FieldDate && p.Doc.Meta.Get(postmortem.FieldStart) != nil && !p.Doc.Meta.Date.Day.IsZero() {
			continue // "Outage from: 2026-03-01" states the day
		}
		if f.Got == nil {
			missing = append(missing, f)
			continue
		}
		reportUnfilled(p, f)
	}
	if len(missing) > 1 && (len(missing) == required || p.Binding.Foreign) {
		reportNoMetadata(p, missing, p.Binding.Foreign)
		return
	}
	for _, f := range missing {
		p.Report(lint.Diagnostic{
			Span:         p.Doc.Top(),
			Anchor:       "field:" + fieldName(f.Want),
			Message:      fmt.Sprintf("the document states no %q", f.Want.Label),
			Hint:         "write it as " + example(f.Want),
			Group:        "fields",
			ShortMessage: f.Want.Label,
		})
	}
}

// mergeFields names all the fields that are missing.
func mergeFields(members []lint.Finding) (message, hint string) {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.ShortMessage
	}
	return "the document does not state " + lint.Quoted(names, "or"),
		"write them below the title, such as " + strings.TrimPrefix(members[0].Hint, "write it as ")
}

// reportNoMetadata says once that the document states nothing of what the
// template asks for, or, where it has another form, what it lacks.
func reportNoMetadata(p *lint.Pass, missing []template.FieldBinding, foreign bool) {
	names := make([]string, len(missing))
	for i, f := range missing {
		names[i] = f.Want.Label
	}
	hint := "write them below the title, such as " + example(missing[0].Want)
	if foreign {
		hint += "; if your postmortems have another form, name your template in .pmlint.yaml"
	}
	p.Report(lint.Diagnostic{
		Span:    p.Doc.Top(),
		Anchor:  "fields",
		Message: "the document does not state " + lint.Quoted(names, "or"),
		Hint:    hint,
	})
}

// reportUnfilled reports a field without a value or with the template's
// placeholder. A choice that nobody made is value-not-allowed's.
func reportUnfilled(p *lint.Pass, f template.FieldBinding) {
	value := f.Got.Value
	at, message := f.Got.Label.Span, ""
	switch p.Binding.Value(value) {
	case template.Nothing:
		message = fmt.Sprintf("%q has no value", f.Got.Label.Plain)
	case template.Placeholder:
		if isUnpicked(f.Want, value.Plain) {
			return
		}
		at = value.Span
		message = fmt.Sprintf("%q still holds the placeholder %q", f.Got.Label.Plain, value.Plain)
	default:
		return
	}
	if at.Len() == 0 {
		at = p.Doc.Top()
	}
	p.Report(lint.Diagnostic{
		Span:    at,
		Anchor:  "field:" + fieldName(f.Want),
		Message: message,
		Hint:    "write it as " + example(f.Want),
	})
}

func fieldName(f *template.Field) string {
	if f.Key != "" {
		return string(f.Key)
	}
	return strings.ToLower(f.Label)
}

// example is the field as the template writes it, with a value of its form.
func example(f *template.Field) string {
	value := "..."
	switch {
	case len(f.Allowed) > 0:
		value = f.Allowed[0]
	case f.Format == template.FormatDate:
		value = "2026-03-01"
	}
	switch f.Source {
	case postmortem.SourceFrontMatter:
		return fmt.Sprintf("%q in the front matter", f.Label+": "+value)
	case postmortem.SourceHeading:
		return fmt.Sprintf("%q as a heading with the value below it", f.Label)
	}
	return "**" + f.Label + ":** " + value
}
