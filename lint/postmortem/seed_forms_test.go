package postmortem_test

import (
	"fmt"
	"strings"
	"testing"
)

// The forms below are those of the document that the project implements, in
// our own words.

func TestDetailedTimelineForm(t *testing.T) {
	d := parse(`# Postmortem: Checkout was down

## Detailed Timeline

### Pre-Incident

- **[T-24h]** Version 2.4 deployed to staging
- **[T-1h]** Traffic doubled

### Incident Active

- **[T+0]** Version 2.4 deployed to production
- **[T+5m]** First 5xx responses
- **[T+10m]** Alert fired
- **[T+15m]** On-call acknowledged
- **[T+30m]** Hypothesis: the pool is too small
- **[T+45m]** Root cause identified
- **[T+60m]** Rolled back

### Post-Incident

- **[T+2h]** Error rate back to normal
- **[T+24h]** Postmortem scheduled
`)
	var out []string
	for _, tl := range d.Timelines {
		for _, e := range tl.Events {
			out = append(out, fmt.Sprintf("%s|%v|%v|%s", e.Phase, e.IsRelative, e.Relative, e.Text.Plain))
		}
	}
	compare(t, out, `
pre-incident|true|-24h0m0s|Version 2.4 deployed to staging
pre-incident|true|-1h0m0s|Traffic doubled
active|true|0s|Version 2.4 deployed to production
active|true|5m0s|First 5xx responses
active|true|10m0s|Alert fired
active|true|15m0s|On-call acknowledged
active|true|30m0s|Hypothesis: the pool is too small
active|true|45m0s|Root cause identified
active|true|1h0m0s|Rolled back
post-incident|true|2h0m0s|Error rate back to normal
post-incident|true|24h0m0s|Postmortem scheduled`)
}

func TestPriorityActionItemsForm(t *testing.T) {
	d := parse(`## Postmortem Draft: Checkout was down

### Quick Summary

- **What happened:** The pool ran out of connections.
- **Impact:** One order in ten failed.
- **Duration:** 63 minutes
- **Root cause:** Retries had no limit.

### Key Learnings

1. A retry needs a limit
2. Pools need an alert

### Priority Action Items

1. [ ] Cap retries at three - Owner: Ana - Due: 2026-03-08
2. [x] Alert on waiting requests - Owner: @bo - Due: 2026-03-10
3. [ ] Write a runbook for the gateway - Owner: Payments team - Due: 2026-03-15
`)
	var out []string
	for _, a := range d.Actions {
		var owners []string
		for _, o := range a.Owners {
			owners = append(owners, o.Text.Plain)
		}
		out = append(out, fmt.Sprintf("%s|%s|%s|%s|%v", a.Text.Plain, strings.Join(owners, "+"), a.Due.End.Format("2006-01-02"), a.Status, a.Ticked))
	}
	compare(t, out, `
Cap retries at three|Ana|2026-03-08|open|false
Alert on waiting requests|@bo|2026-03-10|done|true
Write a runbook for the gateway|Payments team|2026-03-15|open|false`)
	out = nil
	for _, l := range d.Lessons {
		out = append(out, l.Text.Plain)
	}
	compare(t, out, "A retry needs a limit\nPools need an alert")
	if got := d.RootCause.Plain; got != "Retries had no limit." {
		t.Errorf("root cause %q", got)
	}
}

// TestFilledInTemplateGivesTheWholeModel reads a document of the built-in form
// and holds each part of the analysis against what was written.
func TestFilledInTemplateGivesTheWholeModel(t *testing.T) {
	d := parse(filledIn)
	compare(t, factorLines(d), `
primary|technical/code|Unbounded retries|d:The client repeats a failed call at once.|w:Each request took two connections.|e:`+"client.retries = -1"+`|3 labels
secondary|process/monitoring|No alert on waiting requests
environmental|organisational/resources|Two engineers were on leave`)
	compare(t, whyLines(d), `
1 Why did checkout fail? => Because the pool was exhausted
  2 Why was the pool exhausted? => Because retries had no limit`)
	var out []string
	for _, p := range d.People {
		out = append(out, string(p.Kind())+"|"+p.Name.Plain)
	}
	for _, l := range d.Lessons {
		out = append(out, string(l.Kind)+"|"+l.Text.Plain)
	}
	for _, c := range d.Controls {
		out = append(out, fmt.Sprintf("%s|%v|%s", c.Kind, c.Ticked, c.Text.Plain))
	}
	for _, r := range d.History {
		out = append(out, r.Date.Text.Plain+"|"+r.Author.Plain+"|"+r.Changes.Plain)
	}
	for _, l := range d.Links {
		out = append(out, l.Text.Plain+"|"+l.Target)
	}
	compare(t, out, `
incident commander|Ana Gil
other|Bo Lee
other|Cy Day
author|Ana Gil
reviewer|Dee Fox
well|The alert on errors fired
poorly|The runbook was old
lucky|It was night
detection|false|Alert on waiting requests
prevention|true|A limit on retries
response|false|A runbook for the gateway
2026-03-02|Ana Gil|Initial draft
Log of the gateway|https://example.com/log?from=1`)
	m := d.Impact
	if m.Users.Number != 1200 || m.Revenue.Amount != 9000 || m.SLA.State != "breached" || m.Data.State != "none" || joined(m.Services) != "checkout|basket" {
		t.Errorf("impact %+v", m)
	}
	if d.RootCause.Plain != "Retries had no limit, and nothing watched the pool." {
		t.Errorf("root cause %q", d.RootCause.Plain)
	}
}

const filledIn = `# Postmortem: Checkout was down

**Incident ID:** INC-42

**Date:** 2026-03-01

**Author:** Ana Gil

**Status:** In Review

**Severity:** SEV-2

## Executive Summary

Checkout failed for an hour. One order in ten was lost. A rollback ended it.

**Duration:** 14:05 - 15:08 (1 hour 3 minutes)

---

## Impact Assessment

### User Impact

- **Users Affected:** 1,200
- **Geographic Regions:** Europe
- **Duration of Impact:** 63 minutes

### Business Impact

- **Revenue Impact:** $9k (estimated)
- **SLA Status:** Breached - 99.4 %
- **Support Tickets:** 14
- **Customer Escalations:** none

### Technical Impact

- **Services Affected:** checkout, basket
- **Data Impact:** None
- **Dependent Systems:** reports

---

## Contributing Factors

### Primary Factors

1. **Unbounded retries**
   - **Description:** The client repeats a failed call at once.
   - **Why it mattered:** Each request took two connections.
   - **Evidence:** ` + "`client.retries = -1`" + `

### Secondary Factors

- No alert on waiting requests

### Environmental Factors

- Two engineers were on leave

---

## Root Cause Analysis

### The Five Whys

1. **Why did checkout fail?**
   → Because the pool was exhausted

2. **Why was the pool exhausted?**
   → Because retries had no limit

### Root Cause Summary

Retries had no limit, and nothing watched the pool.

---

## What Went Well

- The alert on errors fired

## What Went Poorly

- The runbook was old

## Where We Got Lucky

- It was night

---

## Prevention Measures

### Detection Improvements

- [ ] Alert on waiting requests

### Prevention Controls

- [x] A limit on retries

### Response Improvements

- [ ] A runbook for the gateway

---

## Appendix

### Supporting Data

- [Log of the gateway](https://example.com/log?from=1)

### Participants

- **Incident Commander:** Ana Gil
- **Investigators:** Bo Lee, Cy Day
- **Postmortem Author:** Ana Gil
- **Reviewers:** Dee Fox

### Document History

| Date       | Author  | Changes |
|------------|---------|---------|
| 2026-03-02 | Ana Gil | Initial draft |
`
