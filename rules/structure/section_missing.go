package structure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

var sectionMissing = &lint.Rule{
	Name:     "structure/section-missing",
	Summary:  "A section that the template requires is missing",
	Severity: lint.Warning,
	ByStatus: true,
	Options:  &sectionMissingOptions{},
	Check:    checkSectionMissing,
}

type sectionMissingOptions struct {
	Optional []string `yaml:"optional" doc:"titles of sections of the template that may be missing"`
}

// mayLack tells that the options let a document do without a section.
func mayLack(p *lint.Pass, want *template.Section) bool {
	return slices.ContainsFunc(p.Options.(*sectionMissingOptions).Optional, func(title string) bool {
		return strings.EqualFold(title, want.Title) || strings.EqualFold(title, want.Path())
	})
}

func checkSectionMissing(p *lint.Pass) {
	if p.Binding.Foreign {
		reportForeign(p)
		return
	}
	var reported map[*template.Section]bool
	for i := range p.Binding.Sections {
		sb := &p.Binding.Sections[i]
		switch {
		case !sb.Missing() || mayLack(p, sb.Want) || reported[sb.Want.Parent]:
		case sb.Instead != nil:
			reportInstead(p, sb)
		case sb.Want.Kind == postmortem.KindSummary && sb.Want.Parent == nil && p.Binding.Lead() != nil:
			reportUntitled(p, sb, p.Binding.Lead())
		case p.Binding.LacksAllChildren(sb.Want.Parent):
			if reported == nil {
				reported = make(map[*template.Section]bool)
			}
			reported[sb.Want.Parent] = true
			reportChildren(p, sb.Want.Parent)
		default:
			reportMissing(p, sb)
		}
	}
}

// reportForeign says once that a document follows another form.
func reportForeign(p *lint.Pass) {
	missing, required := p.Binding.MissingSections()
	var names []string
	for _, sb := range missing {
		if !mayLack(p, sb.Want) {
			names = append(names, sb.Want.Title)
		}
	}
	if len(names) == 0 {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    top(p.Doc),
		Anchor:  "sections",
		Message: missingOf(len(names), required, p.Binding.Name) + lint.Quoted(names, "and"),
		Hint: "if your postmortems have another form, name your template in .pmlint.yaml: template: path/to/template.md (or one of " +
			strings.Join(template.Names(), ", ") + ", none)",
	})
}

// missingOf counts the sections that are missing.
func missingOf(n, required int, name string) string {
	if n == required {
		return fmt.Sprintf("none of the %d sections of the template %q is there: ", n, name)
	}
	return fmt.Sprintf("%d of the %d sections of the template %q are missing: ", n, required, name)
}

// reportInstead says that an unknown section stands where the missing one
// should: that is one mistake, whichever way it is mended.
func reportInstead(p *lint.Pass, sb *template.SectionBinding) {
	want, title := sb.Want.Title, sb.Instead.Title
	p.Report(lint.Diagnostic{
		Span:    title.Span,
		Anchor:  wantedOf(p, sb.Want).anchor,
		Message: fmt.Sprintf("section %q is missing; %q stands in its place", want, title.Plain),
		Hint:    fmt.Sprintf("call it %q, or list %q under aliases in .pmlint.yaml", want, title.Plain),
		Fixes: []lint.Fix{{
			Message: fmt.Sprintf("rename the section to %q", want),
			Edits:   []text.Edit{{Span: title.Span, New: want}},
		}},
	})
}

// reportUntitled says that the text below the title could be the summary, and
// lacks its heading.
func reportUntitled(p *lint.Pass, sb *template.SectionBinding, lead *postmortem.Block) {
	heading := strings.Repeat("#", sb.Want.Level) + " " + sb.Want.Title
	p.Report(lint.Diagnostic{
		Span:    p.Doc.File.LineSpan(p.Doc.File.LineAt(lead.Span.Start)),
		Anchor:  wantedOf(p, sb.Want).anchor,
		Message: fmt.Sprintf("section %q is missing", sb.Want.Title),
		Hint:    fmt.Sprintf("if this text is it, put %q above it", heading),
		Fixes: []lint.Fix{{
			Message: fmt.Sprintf("put %q above the text", heading),
			Edits:   []text.Edit{p.Binding.Insert(lead.Span.Start, heading+"\n\n")},
		}},
	})
}

// reportChildren says once that a section is divided in none of the ways that
// the template asks for.
func reportChildren(p *lint.Pass, parent *template.Section) {
	var names []string
	for _, child := range parent.Children {
		if !child.Optional && !mayLack(p, child) {
			names = append(names, child.Title)
		}
	}
	got := p.Binding.Of(parent).Got
	p.Report(lint.Diagnostic{
		Span:    got.Title.Span,
		Anchor:  wantedOf(p, parent).anchor + "/subsections",
		Message: fmt.Sprintf("section %q has none of its subsections %s", got.Title.Plain, lint.Quoted(names, "and")),
		Hint:    "divide the text by these headings, or mark them \"(optional)\" in the template",
	})
}

func reportMissing(p *lint.Pass, sb *template.SectionBinding) {
	words := wantedOf(p, sb.Want)
	f := lint.Diagnostic{
		Span:    top(p.Doc),
		Anchor:  words.anchor,
		Message: words.missing,
		Hint:    words.put + before(p, sb) + words.asks,
	}
	if parent := sb.Want.Parent; parent != nil {
		got := p.Binding.Of(parent).Got
		f.Span = got.Title.Span
		f.Message = words.missing + " below " + strconv.Quote(got.Title.Plain)
	}
	if at, ok := p.Binding.Insertion(sb); ok {
		f.Fixes = []lint.Fix{{
			Message: words.insert,
			Edits:   []text.Edit{at},
		}}
	}
	p.Report(f)
}

// before says where a section is missing.
func before(p *lint.Pass, sb *template.SectionBinding) string {
	if next := p.Binding.NextSibling(sb.Want); next != nil {
		return " before " + strconv.Quote(next.Title.Plain)
	}
	if sb.Want.Parent == nil {
		return " at the end"
	}
	return ""
}
