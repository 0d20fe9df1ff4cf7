package postmortem_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func parse(src string) *postmortem.Document {
	return postmortem.Parse("2026-03-01-a.md", []byte(src), postmortem.Options{})
}

// lines joins what a test expects, and compares it line by line.
func compare(t *testing.T, got []string, want string) {
	t.Helper()
	g, w := strings.Join(got, "\n"), strings.TrimSpace(want)
	if g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func factorLines(d *postmortem.Document) []string {
	var out []string
	for _, f := range d.Factors {
		line := fmt.Sprintf("%s|%s|%s", f.Level, f.Category, f.Title.Plain)
		for _, part := range []struct{ name, text string }{
			{"d", f.Description.Plain}, {"w", f.WhyMattered.Plain}, {"e", f.Evidence.Plain},
		} {
			if part.text != "" {
				line += "|" + part.name + ":" + part.text
			}
		}
		if len(f.Labels) > 0 {
			line += fmt.Sprintf("|%d labels", len(f.Labels))
		}
		out = append(out, line)
	}
	return out
}

func TestFactors(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"seed form, fields nested": {`
## Contributing Factors

### Primary Factors

1. **Unbounded retries**
   - **Description:** Clients retried without a limit.
   - **Why it mattered:** The queue never drained.
   - **Evidence:** 40 requests a second per client
2. **No canary**
   - **Description:** The change went to all regions.
   - **Evidence:**

### Secondary Factors

- The alert fired late

### Environmental Factors

- Two engineers were on leave
`, `
primary|technical/code|Unbounded retries|d:Clients retried without a limit.|w:The queue never drained.|e:40 requests a second per client|3 labels
primary|process/deployment|No canary|d:The change went to all regions.|2 labels
secondary|process/monitoring|The alert fired late
environmental|organisational/resources|Two engineers were on leave`},

		"seed form, fields not nested": {`
## Contributing Factors
### Primary Factors
1. **Unbounded retries**
- **Description:** Clients retried without a limit.
- **Evidence:** graph 4
2. **No canary**
- **Description:** The change went to all regions.
`, `
primary|technical/code|Unbounded retries|d:Clients retried without a limit.|e:graph 4|2 labels
primary|process/deployment|No canary|d:The change went to all regions.|1 labels`},

		"titles as bold lines": {`
## Contributing Factors

**Unbounded retries**

- Description: Clients retried.
- Evidence: graph 4

**A full disk**

- Description: Logs were kept for ever.
`, `
|technical/code|Unbounded retries|d:Clients retried.|e:graph 4|2 labels
|technical/infrastructure|A full disk|d:Logs were kept for ever.|1 labels`},

		"plain bullets with details": {`
## Contributing Factors

These came together:

- The node had little memory
  - 2 GB were free
- Expired certificate: nobody renewed it
- **Missing alerts**: nothing watched the lag
`, `
|technical/infrastructure|The node had little memory|d:2 GB were free
|technical/config|Expired certificate: nobody renewed it
|process/monitoring|Missing alerts|d:nothing watched the lag`},

		"paragraphs": {`
## Contributing factors

The release had not been load tested.

The runbook was out of date.
`, `
|process/testing|The release had not been load tested.
|organisational/knowledge|The runbook was out of date.`},

		"sub-headings": {`
## Contributing factors

### Too small a pool

The pool held ten connections.

**Evidence:** [graph](https://example.com/g)

### Nobody was told

- The announcement went to the wrong channel.
`, `
|technical/infrastructure|Too small a pool|d:The pool held ten connections.|e:graph|1 labels
|organisational/communication|Nobody was told|d:The announcement went to the wrong channel.`},

		"grouped by domain": {`
## Contributing Factors

### Technical

- It rained
- A missing null check

### Process (review)

- It was late
`, `
|technical|It rained
|technical/code|A missing null check
|process/review|It was late`},

		"table": {`
## Contributing Factors

| # | Factor | Category | Level | Evidence |
|---|--------|----------|-------|----------|
| 1 | Slow query | Code | primary | trace |
| 2 | Rushed approval | Review | secondary | |
`, `
primary|technical/code|Slow query|e:trace|1 labels
secondary|process/review|Rushed approval|1 labels`},

		"lines over groups": {`
## Contributing Factors

Technical factors:
- It rained
- A missing null check

Process factors:
- It was late
`, `
|technical|It rained
|technical/code|A missing null check
|process|It was late`},

		"groups as bullets": {`
## Contributing Factors

- **Technical:**
  - It rained
- **Organizational:**
  - It was late
`, `
|technical|It rained
|organisational|It was late`},

		"numbered by words": {`
## Contributing Factors

**Factor 1:** A missing null check
**Factor 2:** Nobody was told
`, `
|technical/code|A missing null check
||Nobody was told`},

		"bold title over its text": {`
## Contributing Factors

1. **Monitoring**
   Nothing watched the lag.
`, `
|process/monitoring|Monitoring|d:Nothing watched the lag.`},

		"below a root cause": {`
## Root Causes and Contributing Factors

The disk was full.

1. Nothing watched the disk
2. It was late
`, `
|technical/infrastructure|Nothing watched the disk
||It was late`},

		"none": {`
## Contributing Factors

## Actions

- Add an alert
`, ``},
	} {
		t.Run(name, func(t *testing.T) { compare(t, factorLines(parse(c.src)), c.want) })
	}
}

func TestNumberedCauses(t *testing.T) {
	d := postmortem.Parse("a.md", []byte("# A\n\n## Root causes\n\n### 1. No test\n\nNone ran.\n\n### 2) No alert\n\nNone rang.\n"), postmortem.Options{})
	if len(d.Factors) != 2 || d.Factors[1].Title.Plain != "2) No alert" {
		t.Errorf("got %d factors, want 2", len(d.Factors))
	}
	d = postmortem.Parse("a.md", []byte("# A\n\n## Root causes\n\n### 1. Why was that?\n\nSo.\n\n### 2. Why so?\n\nSo.\n"), postmortem.Options{})
	if len(d.Factors) != 0 {
		t.Errorf("questions are read as %d factors", len(d.Factors))
	}
}
