package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// showOwners writes owners as "kind:text kind:text".
func showOwners(s string) string {
	var out []string
	for _, o := range task.FindOwners(s) {
		out = append(out, fmt.Sprintf("%s:%s", o.Kind, s[o.Start:o.End]))
	}
	return strings.Join(out, " | ")
}

// ownerForms are cells and values of "Owner:" as teams write them.
var ownerForms = []struct{ in, want string }{
	{"@ana", "handle:@ana"},
	{"@ana-silva", "handle:@ana-silva"},
	{"@ana.silva", "handle:@ana.silva"},
	{"@acme/platform", "handle:@acme/platform"},
	{"@ana, @bo", "handle:@ana | handle:@bo"},
	{"@ana @bo", "handle:@ana | handle:@bo"},
	{"@ana/@bo", "handle:@ana | handle:@bo"},
	{"@ana & @bo", "handle:@ana | handle:@bo"},
	{"@ana (lead)", "handle:@ana"},
	{"Ana", "person:Ana"},
	{"ana", "person:ana"},
	{"Ana Silva", "person:Ana Silva"},
	{"Ana S.", "person:Ana S."},
	{"A. Silva", "person:A. Silva"},
	{"Ana de la Cruz", "person:Ana de la Cruz"},
	{"Jean-Luc", "person:Jean-Luc"},
	{"O'Neil", "person:O'Neil"},
	{"Søren", "person:Søren"},
	{"山田", "person:山田"},
	{"Ana and Bo", "person:Ana | person:Bo"},
	{"Ana & Bo", "person:Ana | person:Bo"},
	{"Ana / Bo", "person:Ana | person:Bo"},
	{"Ana/Bo", "person:Ana | person:Bo"},
	{"Ana, Bo, Chi", "person:Ana | person:Bo | person:Chi"},
	{"Ana, Bo and Chi", "person:Ana | person:Bo | person:Chi"},
	{"Ana + Bo", "person:Ana | person:Bo"},
	{"Ana; Bo", "person:Ana | person:Bo"},
	{"Ana with Bo", "person:Ana | person:Bo"},
	{"Ana or Bo", "person:Ana | person:Bo"},
	{"Ana (Platform)", "person:Ana"},
	{"Ana - will need help from data", "person:Ana"},
	{"Ana Silva <ana@example.org>", "person:Ana Silva"},
	{"**Ana**", "person:Ana"},
	{"Ana.", "person:Ana"},
	{"AG", "initials:AG"},
	{"A.G.", "initials:A.G."},
	{"JPM", "initials:JPM"},
	{"AG, BK", "initials:AG | initials:BK"},
	{"ana@example.org", "email:ana@example.org"},
	{"<ana@example.org>", "email:ana@example.org"},
	{"SRE", "team:SRE"},
	{"sre team", "team:sre team"},
	{"the Platform team", "team:Platform team"},
	{"Platform Team", "team:Platform Team"},
	{"Platform", "team:Platform"},
	{"Payments squad", "team:Payments squad"},
	{"Team Phoenix", "team:Team Phoenix"},
	{"Core Infrastructure", "team:Core Infrastructure"},
	{"DevOps", "team:DevOps"},
	{"QA", "team:QA"},
	{"R&D", "team:R&D"},
	{"CI/CD", "team:CI/CD"},
	{"Infra/Data", "team:Infra | team:Data"},
	{"Team: Storage", "team:Storage"},
	{"SRE + Ana", "team:SRE | person:Ana"},
	{"DBAs", "team:DBAs"},
	{"on-call", "role:on-call"},
	{"whoever is on call", "role:whoever is on call"},
	{"Developers", "role:Developers"},
	{"Engineering manager", "role:Engineering manager"},
	{"Tech lead", "role:Tech lead"},
	{"Lead: Ana, Backup: Bo", "person:Ana | person:Bo"},
	{"[Ana]", "person:Ana"},
	{"Ana and others", "person:Ana"},
	{"", ""},
	{"-", ""},
	{"—", ""},
	{"  ", ""},
	{"#123", ""},
	{"OPS-42", ""},
	{"TBD", "nobody:TBD"},
	{"tbd", "nobody:tbd"},
	{"TBC", "nobody:TBC"},
	{"TBA", "nobody:TBA"},
	{"n/a", "nobody:n/a"},
	{"N/A", "nobody:N/A"},
	{"none", "nobody:none"},
	{"?", "nobody:?"},
	{"???", "nobody:???"},
	{"[Name]", "nobody:[Name]"},
	{"<name>", "nobody:<name>"},
	{"[Your team]", "nobody:[Your team]"},
	{"{{ owner }}", "nobody:{{ owner }}"},
	{"@owner", "nobody:@owner"},
	{"@TODO", "nobody:@TODO"},
	{"unassigned", "nobody:unassigned"},
	{"someone", "nobody:someone"},
	{"everyone", "nobody:everyone"},
	{"Everybody", "nobody:Everybody"},
	{"All", "nobody:All"},
	{"the team", "nobody:the team"},
	{"Team", "nobody:Team"},
	{"whole team", "nobody:whole team"},
	{"various", "nobody:various"},
	{"XXX", "nobody:XXX"},
}

func TestFindOwners(t *testing.T) {
	for _, c := range ownerForms {
		t.Run(c.in, func(t *testing.T) {
			if got := showOwners(c.in); got != c.want {
				t.Errorf("findOwners(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}
