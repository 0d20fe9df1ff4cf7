package structure

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var labelMissing = &lint.Rule{
	Name:     "structure/label-missing",
	Summary:  "A section has the labelled fields that the template gives it",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkLabelMissing,
}

func checkLabelMissing(p *lint.Pass) {
	for i := range p.Binding.Sections {
		sb := &p.Binding.Sections[i]
		if len(sb.Fields) == 0 || isForeign(p.Binding, sb) || !worthLabels(p.Binding, sb) {
			continue
		}
		missing, required := lacking(sb)
		if len(missing) > 1 && len(missing) == required {
			reportAllLabels(p, sb, missing)
			continue
		}
		for _, f := range missing {
			reportLabel(p, sb, f)
		}
	}
}

// worthLabels tells that the fields of a section are to be judged one by one:
// somebody wrote in it. Else the section as a whole is what is reported.
func worthLabels(b *template.Binding, sb *template.SectionBinding) bool {
	return len(sb.Got.Children) > 0 || b.Substance(sb.Got) == template.Written
}

// lacking are the required fields of a section that are missing, and how many
// it requires.
func lacking(sb *template.SectionBinding) (missing []template.FieldBinding, required int) {
	for _, f := range sb.Fields {
		if f.Want.Optional {
			continue
		}
		required++
		if f.Got == nil {
			missing = append(missing, f)
		}
	}
	return missing, required
}

func reportAllLabels(p *lint.Pass, sb *template.SectionBinding, missing []template.FieldBinding) {
	var names []string
	seen := make(map[string]bool)
	for _, f := range missing {
		if !seen[f.Want.Label] {
			seen[f.Want.Label] = true
			names = append(names, f.Want.Label)
		}
	}
	p.Report(lint.Finding{
		Span:    sb.Got.Title.Span,
		Anchor:  anchor(sb.Want.Path()) + "/labels",
		Message: fmt.Sprintf("section %q has none of the labelled fields %s", sb.Got.Title.Plain, list(names)),
		Hint:    fmt.Sprintf("write them as %s", form(missing[0].Want)),
	})
}

func reportLabel(p *lint.Pass, sb *template.SectionBinding, f template.FieldBinding) {
	at, where, name := sb.Got.Title.Span, "section", sb.Got.Title.Plain
	if f.Item != nil {
		at, where, name = f.Item.Title.Span, "factor", f.Item.Title.Plain
	}
	p.Report(lint.Finding{
		Span:    at,
		Anchor:  anchor(sb.Want.Path()) + "/label:" + slug(f.Want.Label),
		Message: fmt.Sprintf("%s %q has no %q", where, name, f.Want.Label),
		Hint:    fmt.Sprintf("write it as %s", form(f.Want)),
	})
}

// form is a labelled field as the template writes it.
func form(f *template.Field) string { return "**" + f.Label + ":** ..." }
