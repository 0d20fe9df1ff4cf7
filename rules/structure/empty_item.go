package structure

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

var emptyItem = &lint.Rule{
	Name:     "structure/empty-item",
	Summary:  "No item of a list is empty",
	Severity: lint.Notice,
	Check:    checkEmptyItems,
}

// checkEmptyItems reports the empty items of a document in one finding.
func checkEmptyItems(p *lint.Pass) {
	var empty []text.Span
	for _, b := range p.Doc.Blocks {
		b.Walk(func(b *postmortem.Block) bool {
			if b.Kind == postmortem.BlockList {
				empty = append(empty, emptyItems(p, b)...)
			}
			return b.Kind != postmortem.BlockQuote
		})
	}
	if len(empty) == 0 {
		return
	}
	f := lint.Diagnostic{
		Span:    empty[0],
		Anchor:  "empty-items",
		Message: "an item of the list is empty",
		Hint:    "write what there is to say, or take it out",
	}
	if words := p.Doc.File.Text(empty[0]); len(words) > 2 {
		f.Message = fmt.Sprintf("the item %q says nothing", lint.Short(words))
	}
	if n := len(empty) - 1; n > 0 {
		f.Message += fmt.Sprintf(", and so for %d more", n)
	}
	for _, at := range empty[1:] {
		f.Related = append(f.Related, lint.Related{Span: at, Message: "empty as well"})
	}
	p.Report(f)
}

// emptyItems are the items of a list that hold nothing, if another one holds
// something: a list of empty items is a section that nobody has filled in.
func emptyItems(p *lint.Pass, list *postmortem.Block) []text.Span {
	if sec := p.Doc.SectionOf(list); sec != nil && p.Binding.Substance(sec) != template.Written {
		return nil
	}
	var empty []text.Span
	written := false
	for _, item := range list.Children {
		if isEmptyItem(p.Doc, item) {
			empty = append(empty, item.Span)
		} else {
			written = true
		}
	}
	if !written {
		return nil
	}
	return empty
}

// isEmptyItem reports whether an item has no text, or a label and the dash behind it.
func isEmptyItem(doc *postmortem.Document, item *postmortem.Block) bool {
	if len(item.Children) == 0 {
		return true
	}
	first := item.First()
	if len(item.Children) > 1 || first == nil {
		return false
	}
	prose := doc.Prose(first)
	words := strings.TrimSpace(prose.Text)
	label := strings.TrimRight(words, "-–— ")
	if words == "" {
		return len(prose.Marks) == 0
	}
	return len(label) < len(words) && label != "" && prose.In(postmortem.MarkStrong, 0) && prose.In(postmortem.MarkStrong, len(label)-1)
}
