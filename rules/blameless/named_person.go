package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var namedPerson = &lint.Rule{
	Name:     "blameless/named-person",
	Summary:  "What led to the incident is told without names",
	Severity: lint.Off,
	Check:    checkNamedPerson,
}

func checkNamedPerson(p *lint.Pass) {
	told := map[int]bool{}
	for _, h := range hits(p) {
		told[h.Sentence.Span().Start] = true
	}
	for _, h := range wording.NamedPersons(p.Doc, vocabulary(p.Shared)) {
		if told[h.Sentence.Span().Start] || ownText(p, h.Sentence) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    h.Span(),
			Anchor:  lint.Anchor("sentence", h.Sentence.Text()),
			Message: fmt.Sprintf("%q names a person where the cause is told", h.Words),
			Hint:    "name the role, or the change itself; for example: \"The change was merged with one approval\"",
		})
	}
}
