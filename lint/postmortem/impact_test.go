package postmortem_test

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func joined(texts []postmortem.Text) string {
	var out []string
	for _, t := range texts {
		out = append(out, t.Plain)
	}
	return strings.Join(out, "|")
}

func TestImpactOfTheSeedForm(t *testing.T) {
	m := parse(`
## Impact Assessment

### User Impact

- **Users Affected:** ~1,200 (12%)
- **Geographic Regions:** eu-west-1, us-east-1 and Sydney
- **Duration of Impact:** 40 minutes

### Business Impact

- **Revenue Impact:** $12k (estimated)
- **SLA Status:** Breached - 99.4 % of 99.9 %
- **Support Tickets:** 14
- **Customer Escalations:** none

### Technical Impact

- **Services Affected:**
  - checkout
  - [login](https://example.com/login)
- **Data Impact:** Delayed, none lost
- **Dependent Systems:** reports; mail & search
`).Impact
	if !m.Users.Known || m.Users.Number != 1200 || !m.Users.Approx || m.Users.Percent {
		t.Errorf("users %+v", m.Users)
	}
	if joined(m.Regions) != "eu-west-1|us-east-1|Sydney" || m.Duration.Plain != "40 minutes" {
		t.Errorf("regions %q, duration %q", joined(m.Regions), m.Duration.Plain)
	}
	if m.Revenue.Amount != 12000 || m.Revenue.Currency != "USD" || !m.Revenue.Estimated {
		t.Errorf("revenue %+v", m.Revenue)
	}
	if m.SLA.State != "breached" || m.Tickets.Number != 14 || !m.Escalations.Known || m.Escalations.Number != 0 {
		t.Errorf("sla %+v, tickets %+v, escalations %+v", m.SLA, m.Tickets, m.Escalations)
	}
	if joined(m.Services) != "checkout|login" || m.Data.State != "delayed" || joined(m.Dependents) != "reports|mail|search" {
		t.Errorf("services %q, data %+v, dependents %q", joined(m.Services), m.Data, joined(m.Dependents))
	}
	if len(m.Fields) != 10 {
		t.Errorf("%d fields, want 10", len(m.Fields))
	}
}

func TestImpactInOtherDialects(t *testing.T) {
	for name, src := range map[string]string{
		"table":      "## Impact\n\n| What | How much |\n|---|---|\n| Affected users | 300 |\n| Services | api |\n",
		"bare table": "## Impact\n\n| Affected users | 300 |\n|---|---|\n| Services | api |\n",
		"lines":      "## Impact\n\n**Affected users:** 300\n**Services:** api\n",
		"plain":      "## Impact\n\n- Affected users: 300\n- Services: api\n",
		"headings":   "## Impact\n\n### Affected users\n\n300\n\n### Services\n\napi\n",
	} {
		t.Run(name, func(t *testing.T) {
			m := parse(src).Impact
			if m.Users.Number != 300 || joined(m.Services) != "api" {
				t.Errorf("users %+v, services %q", m.Users, joined(m.Services))
			}
		})
	}
}

func TestImpactOfTheTemplateIsUnknown(t *testing.T) {
	m := parse("## Impact\n\n- **Users Affected:** [Number or percentage]\n- **Revenue Impact:** $[amount] (estimated)\n" +
		"- **SLA Status:** [Met / Breached - details]\n- **Services Affected:** [List of services]\n").Impact
	if m.Users.Known || m.Revenue.Known || m.SLA.State != "" || len(m.Services) != 0 {
		t.Errorf("%+v", m)
	}
}

func TestImpactLabelsThatAsk(t *testing.T) {
	for src, want := range map[string]string{
		"- **SLA breach:** No\n- **Data loss:** No\n":           "met none",
		"- **SLA breach:** Yes, 99.4 %\n- **Data loss:** Yes\n": "breached lost",
		"- **SLA:** met\n- **Data:** not affected\n":            "met none",
	} {
		m := parse("## Impact\n\n" + src).Impact
		if got := m.SLA.State + " " + m.Data.State; got != want {
			t.Errorf("%q gives %q, want %q", src, got, want)
		}
	}
}
