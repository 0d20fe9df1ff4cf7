package structure

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var columnMissing = &lint.Rule{
	Name:     "structure/column-missing",
	Summary:  "A table has the columns that the template gives it",
	Severity: lint.Warning,
	ByStatus: true,
	Options:  &columnMissingOptions{},
	Check:    checkColumnMissing,
}

type columnMissingOptions struct {
	Optional []string `yaml:"optional" doc:"columns of the template that may be missing"`
}

func checkColumnMissing(p *lint.Pass) {
	optional := p.Options.(*columnMissingOptions).Optional
	for i := range p.Binding.Sections {
		sb := &p.Binding.Sections[i]
		if len(sb.MissingColumns) == 0 || isForeign(p.Binding, sb) {
			continue
		}
		names := slices.DeleteFunc(titles(sb.MissingColumns), func(title string) bool {
			return slices.ContainsFunc(optional, func(o string) bool { return strings.EqualFold(o, title) })
		})
		if len(names) == 0 {
			continue
		}
		noun := "column"
		if len(names) > 1 {
			noun = "columns"
		}
		p.Report(lint.Diagnostic{
			Span:    sb.Table.Table.Header.Span,
			Anchor:  wantedOf(p, sb.Want).anchor + "/columns",
			Message: fmt.Sprintf("the table of %q lacks the %s %s", sb.Got.Title.Plain, noun, lint.Quoted(names, "and")),
			Hint:    "give it the columns of the template: | " + strings.Join(titles(sb.Want.Columns), " | ") + " |",
		})
	}
}

func titles(columns []template.Column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Title
	}
	return names
}
