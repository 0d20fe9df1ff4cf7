package rules

import (
	"regexp"
	"testing"

	"github.com/pmlint/pmlint/lint"
)

// found is a finding as a page shows it, behind its place.
var found = regexp.MustCompile(`(?m)^(?:\S+: )?\d+:\d+-\d+:\d+ (warning|error): `)

// TestPagesShowEarnedSeverities holds what rules say of single findings to their
// figures: a rule may not call a finding graver than they allow. Examples with a
// configuration are left out.
func TestPagesShowEarnedSeverities(t *testing.T) {
	for _, p := range All() {
		var pack lint.Figures
		for _, r := range p.Rules {
			pack = pack.Plus(Figures(r.Name))
		}
		for _, r := range p.Rules {
			page, err := p.Page(r)
			if err != nil {
				t.Fatal(err)
			}
			most := Figures(r.Name).Most(pack)
			for _, m := range found.FindAllStringSubmatch(page, -1) {
				if s, err := lint.ParseSeverity(m[1]); err != nil || s > most {
					t.Errorf("the page of %s shows a finding that is a %s, and its figures allow %s", r.Name, m[1], most)
					break
				}
			}
		}
	}
}
