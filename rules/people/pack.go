// Package people looks at who is named as having led, written and reviewed. It
// judges nobody.
package people

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about participants.
var Pack = &lint.Pack{
	Name:    "people",
	Summary: "somebody is named for each role, and somebody else than the author read the document",
	Rules:   []*lint.Rule{nobody, reviewer, reviewerIsAuthor},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/people",
}

// named are the participants with the role who have a name.
func named(d *postmortem.Document, kind postmortem.RoleKind) []*postmortem.Participant {
	var out []*postmortem.Participant
	for _, p := range d.People {
		if p.Kind() == kind && p.Name.Plain != "" {
			out = append(out, p)
		}
	}
	return out
}
