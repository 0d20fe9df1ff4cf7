// Package analysis looks at how an incident is explained: its contributing
// factors, the chain of whys and the root cause.
package analysis

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about causes.
var Pack = &lint.Pack{
	Name:    "analysis",
	Summary: "causes are looked for in more than one place, shown by evidence, and followed until they are the system's",
	Rules: []*lint.Rule{
		singleCause, factorCount, factorEvidence, factorDescription, technicalOnly,
		whyPerson, whyLink, whyRepeat, whyEmpty, whyDepth, rootCausePerson, rootCauseAbsence,
		causeOpen, causeIsLabel, seenBefore, earlierOpen,
	},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/analysis",
}

// written tells that a text says something of this incident: it is no
// placeholder and no text of the template.
func written(p *lint.Pass, t postmortem.Text) bool {
	return p.Binding.Value(t) == template.Written
}

type factorsKey struct{}

// factors are the factors that somebody wrote.
func factors(p *lint.Pass) []*postmortem.Factor {
	if len(p.Doc.Factors) == 0 {
		return nil
	}
	return lint.Memo(p, factorsKey{}, func() []*postmortem.Factor {
		var out []*postmortem.Factor
		for _, f := range p.Doc.Factors {
			if written(p, f.Title) {
				out = append(out, f)
			}
		}
		return out
	})
}

// factorsSection is the outermost section about contributing factors.
func factorsSection(s *postmortem.Section) *postmortem.Section {
	for s.Parent != nil && s.Parent.Effective() == postmortem.KindFactors {
		s = s.Parent
	}
	return s
}

// sectionAnchor names a section by its title.
func sectionAnchor(s *postmortem.Section) string { return lint.Anchor("section", s.Title.Plain) }
