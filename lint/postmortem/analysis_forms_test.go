package postmortem

import (
	"strings"
	"testing"
	"time"
)

// analysisForms are factors, chains, impact and people in markup that is
// awkward to cut into texts.
var analysisForms = []string{
	"## Contributing Factors\n\n0) *A *0*: 0\n* ' 0**0) 00\n",
	"## Contributing Factors\n\n1. **a *b*: c\n- **Evidence:** [x](y) `z`\n\n> 1. **q**\n> - Description: d\n",
	"## Five Whys\n\n1. **Why *a*?**\n→ Because `b`\n- Why? -> [c](d)\n\n| Why | Answer |\n|-|-|\n| a\\|b | c |\n",
	"## Impact\n\n- **Users Affected:** ~1,200 **or** so, *and* `a, b`\n- Services: [a](b), c & d\n\n| Users | 1 |\n|-|-|\n| SLA | met |\n",
	"## Participants\n\n- **IC:** *A B*, @c and [d](e)\n- F (scribe)\n- G - reviewer\n\n## Document History\n\n| Date | By |\n|-|-|\n| 2026-01-01 | x |\n",
	"## What Went Well\n\n- [ ] a\n-\n\n## Prevention\n\n- [x] **b\n  c**\n\n## Appendix\n\n- <https://a.b>\n",
	"## Root Cause\n\n**Why\nso?** x &amp; y\r\nQ: Why?\nA: z",
}

func TestInvariantsOverAnalysisForms(t *testing.T) {
	for _, s := range analysisForms {
		for _, problem := range violations(Parse("a.md", []byte(s), Options{})) {
			t.Errorf("%q: %s", s, problem)
		}
	}
}

func FuzzAnalysis(f *testing.F) {
	for _, s := range analysisForms {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, problem := range violations(Parse("a.md", []byte(s), Options{})) {
			t.Error(problem)
		}
	})
}

// TestHostileAnalysisIsReadInTime: what repeats must not cost more than its
// share. The limit is generous, since machines differ: quadratic work takes far
// longer.
func TestHostileAnalysisIsReadInTime(t *testing.T) {
	for name, s := range map[string]string{
		"factors":     "## Contributing Factors\n\n" + strings.Repeat("- **a:** b, c\n  - Evidence:\n", 20000),
		"whys":        "## Five Whys\n\n" + strings.Repeat("1. Why a? b\n", 40000),
		"why lines":   "## Five Whys\n\n" + strings.Repeat("Why a?\n→ b\n", 40000),
		"long why":    "## Five Whys\n\n1. " + strings.Repeat("Why ", 100000),
		"services":    "## Impact\n\n- **Services:** " + strings.Repeat("[a](b), ", 50000),
		"people":      "## Participants\n\n- " + strings.Repeat("A B, ", 50000),
		"impact rows": "## Impact\n\n| Users | 1 |\n|-|-|\n" + strings.Repeat("| a | b |\n", 10000),
		"whys within": "## Five Whys\n\n" + strings.Repeat("- Why a?\n  - b\n", 60000),
		"durations":   "## Impact\n\n" + strings.Repeat("**Duration:** 1 h\n", 60000),
		"sections":    strings.Repeat("## Contributing Factors\n\n### a\n\nb\n\n## Root Cause\n\n### Why a?\n\nb\n\n", 5000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			d := Parse("a.md", []byte(s), Options{})
			for _, c := range d.Chains {
				c.Leaves()
			}
			if took := time.Since(start); took > time.Minute {
				t.Errorf("%d bytes took %v", len(s), took)
			}
			if n := len(d.Export("a.md").Factors); n > 30000 {
				t.Errorf("%d factors", n)
			}
		})
	}
}
