package structure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var labelMissing = &lint.Rule{
	Name:     "structure/label-missing",
	Summary:  "A section has the labelled fields that the template gives it",
	Severity: lint.Warning,
	ByStatus: true,
	Options:  &labelMissingOptions{},
	Check:    checkLabelMissing,
	Merge:    mergeLabels,
}

type labelMissingOptions struct {
	Optional []string `yaml:"optional" doc:"labels of the template that may be missing"`
}

func checkLabelMissing(p *lint.Pass) {
	for i := range p.Binding.Sections {
		sb := &p.Binding.Sections[i]
		if len(sb.Fields) == 0 || isForeign(p.Binding, sb) || !worthLabels(p.Binding, sb) {
			continue
		}
		if hasItems(sb) {
			checkItems(p, sb)
			continue
		}
		missing, required := lacking(p, sb.Fields)
		if len(missing) > 1 && len(missing) == required {
			reportAllLabels(p, sb, sb.Got.Title, "section", missing)
			continue
		}
		for _, f := range missing {
			reportLabel(p, sb, f)
		}
	}
}

// hasItems tells a section whose fields belong to each of its factors.
func hasItems(sb *template.SectionBinding) bool {
	return slices.ContainsFunc(sb.Fields, func(f template.FieldBinding) bool { return f.Item != nil })
}

// checkItems judges the fields of each factor. A factor without any, where the
// section for another sort of factors is missing, is of that sort.
func checkItems(p *lint.Pass, sb *template.SectionBinding) {
	for _, fields := range byItem(sb.Fields) {
		missing, required := lacking(p, fields)
		all := len(missing) > 1 && len(missing) == required
		switch {
		case all && lacksSibling(p.Binding, sb.Want):
		case all:
			reportAllLabels(p, sb, fields[0].Item.Title, "factor", missing)
		default:
			for _, f := range missing {
				reportLabel(p, sb, f)
			}
		}
	}
}

// byItem sorts the fields by the factor that they belong to.
func byItem(fields []template.FieldBinding) [][]template.FieldBinding {
	var out [][]template.FieldBinding
	at := make(map[*postmortem.Factor]int)
	for _, f := range fields {
		i, seen := at[f.Item]
		if !seen {
			i = len(out)
			at[f.Item] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], f)
	}
	return out
}

// lacksSibling tells that another section below the same one is missing.
func lacksSibling(b *template.Binding, want *template.Section) bool {
	if want.Parent == nil {
		return false
	}
	return slices.ContainsFunc(want.Parent.Children, func(s *template.Section) bool { return b.Of(s).Missing() })
}

// worthLabels tells that the fields of a section are to be judged one by one:
// somebody wrote in it. Else the section as a whole is what is reported.
func worthLabels(b *template.Binding, sb *template.SectionBinding) bool {
	return len(sb.Got.Children) > 0 || b.Substance(sb.Got) == template.Written
}

// lacking are the required fields that are missing, and how many are required.
func lacking(p *lint.Pass, fields []template.FieldBinding) (missing []template.FieldBinding, required int) {
	optional := p.Options.(*labelMissingOptions).Optional
	for _, f := range fields {
		if f.Want.Optional || slices.ContainsFunc(optional, func(l string) bool { return strings.EqualFold(l, f.Want.Label) }) {
			continue
		}
		required++
		if f.Got == nil {
			missing = append(missing, f)
		}
	}
	return missing, required
}

// reportAllLabels says once that a section or factor has none of its fields.
func reportAllLabels(p *lint.Pass, sb *template.SectionBinding, title postmortem.Text, what string, missing []template.FieldBinding) {
	names := make([]string, len(missing))
	for i, f := range missing {
		names[i] = f.Want.Label
	}
	p.Report(lint.Diagnostic{
		Span:    title.Span,
		Anchor:  wantedOf(p, sb.Want).anchor + "/labels",
		Message: fmt.Sprintf("%s %q has none of the labelled fields %s", what, title.Plain, lint.Quoted(names, "and")),
		Hint:    fmt.Sprintf("write them as %s", form(missing[0].Want)),
	})
}

func reportLabel(p *lint.Pass, sb *template.SectionBinding, f template.FieldBinding) {
	at, where, name := sb.Got.Title.Span, "section", sb.Got.Title.Plain
	if f.Item != nil {
		at, where, name = f.Item.Title.Span, "factor", f.Item.Title.Plain
	}
	p.Report(lint.Diagnostic{
		Span:         at,
		Anchor:       labelAnchor(p, sb, f),
		Message:      where + " " + strconv.Quote(name) + " has no " + strconv.Quote(f.Want.Label),
		Hint:         "write it as " + form(f.Want),
		Group:        strconv.Itoa(at.Start),
		ShortMessage: f.Want.Label,
	})
}

// mergeLabels names all the fields that a section or factor lacks.
func mergeLabels(members []lint.Finding) (message, hint string) {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.ShortMessage
	}
	first := members[0]
	where := strings.TrimSuffix(first.Message, fmt.Sprintf("%q", first.ShortMessage))
	return where + lint.Quoted(names, "or"), strings.Replace(first.Hint, "write it as", "write them as", 1)
}

// labelAnchor names a labelled field of a section.
func labelAnchor(p *lint.Pass, sb *template.SectionBinding, f template.FieldBinding) string {
	return wantedOf(p, sb.Want).anchor + "/" + lint.Anchor("label", f.Want.Label)
}

// form is a labelled field as the template writes it.
func form(f *template.Field) string { return "**" + f.Label + ":** ..." }
