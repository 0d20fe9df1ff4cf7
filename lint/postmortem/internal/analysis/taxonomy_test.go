package analysis

import (
	"strings"
	"testing"
)

func TestAspectsCoverThreeDomains(t *testing.T) {
	domains := map[string]int{}
	for _, a := range Aspects() {
		domains[a.Category.Domain()]++
		if !strings.HasSuffix(a.Question, "?") {
			t.Errorf("%s has no question: %q", a.Category, a.Question)
		}
	}
	for _, d := range []string{"technical", "process", "organisational"} {
		if domains[d] != 4 {
			t.Errorf("%s has %d aspects, want 4", d, domains[d])
		}
	}
}

func TestTaxonomyCuesCanMatch(t *testing.T) {
	for key, cues := range factorTaxonomy().cues {
		for _, c := range cues {
			for i, w := range c.words {
				if stem, open := strings.CutSuffix(w, "*"); open && i == 0 && (len(stem) < 4 || stem[:4] != key) {
					t.Errorf("%q under %q", w, key)
				}
			}
		}
	}
}

func TestClassifyFactor(t *testing.T) {
	for in, want := range map[string]FactorCategory{
		"Missing null check in the invoice parser":           "technical/code",
		"A race condition between two workers":               "technical/code",
		"The timeout of the proxy was set to 300 s":          "technical/config",
		"An expired certificate on the gateway":              "technical/config",
		"Insufficient capacity of the cache cluster":         "technical/infrastructure",
		"The database was a single point of failure":         "technical/infrastructure",
		"Latency of a third-party API":                       "technical/dependencies",
		"No load testing before the launch":                  "process/testing",
		"The change skipped security review":                 "process/review",
		"No canary; the rollout reached all regions at once": "process/deployment",
		"Missing alert on replication lag":                   "process/monitoring",
		"The failure went unnoticed for two days":            "process/monitoring",
		"Undocumented dependency known to few":               "organisational/knowledge",
		"No handoff between the shifts":                      "organisational/communication",
		"The team was short staffed during the holidays":     "organisational/resources",
		"Deadline pressure from the spring launch":           "organisational/incentives",
		"It rained": "",
		"":          "",
		strings.Repeat("word ", 100) + "and then a missing alert": "",
	} {
		if got := factorTaxonomy().classify(in); got != want {
			t.Errorf("%q = %q, want %q", in, got, want)
		}
	}
}

func TestNamedCategory(t *testing.T) {
	for in, want := range map[string]FactorCategory{
		"Monitoring": "process/monitoring", "technical": "technical", "Technical/Code": "technical/code", "Process (review)": "process/review",
		"Organizational factors": "organisational", "Process factors": "process", "third-party": "technical/dependencies",
		"Technical - configuration": "technical/config", "Priority": "", "": "",
	} {
		if got := factorTaxonomy().named(in); got != want {
			t.Errorf("%q = %q, want %q", in, got, want)
		}
	}
}
