package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var exhortation = &lint.Rule{
	Name:     "actions/exhortation",
	Summary:  "An action changes something; it does not ask people to be careful",
	Severity: lint.Notice,
	Check:    checkExhortation,
	Subsumes: []string{"actions/vague", "actions/not-a-task", "blameless/be-careful"},
}

func checkExhortation(p *lint.Pass) {
	if p.Doc.Language != "en" {
		return
	}
	for _, a := range promisesOf(p) {
		if a.promise.Exhortation == "" {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    a.Text.Span,
			Anchor:  anchor(a.Action),
			Message: fmt.Sprintf("%q asks people to do better and changes nothing that they work with", lint.Short(a.Text.Plain)),
			Hint:    exhortationHint(a.promise.Exhortation),
		})
	}
}

// exhortationHint asks for the thing that would make the wish come true.
func exhortationHint(phrase string) string {
	switch phrase {
	case "communicate better", "better communication", "improve communication":
		return `which channel, template or page makes it happen? For example "Post a notice in #deploys from the release job"`
	case "raise awareness", "increase awareness", "remind":
		return `what will remind people next year? For example "Show the freeze calendar in the deploy tool"`
	}
	return `what would have caught it for them? For example "Add pre-deploy checklist to CI pipeline"`
}
