package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

// Pieces of a section that may stand beside each other, in any order: what the
// reader keeps of one must not trip it over the next, as a line with a time did
// before a table whose header states the zone.
var timelinePieces = []string{
	"09:00: Shift begins",
	"- 09:05 Queue grows\n- 09:10 - 09:20: still growing",
	"1. **2026-03-01 09:15 UTC** Page sent\n2. 9.30am Ana looks",
	"| Time (UTC) | Event |\n|---|---|\n| 14:05 | Queue grows |",
	"| Time | Event | Who |\n|---|---|---|\n| 2026-03-01 14:05 CET | Queue grows | @ana |\n| | and grows | |",
	"| Date | Start | End | What |\n|---|---|---|---|\n| 3/4 | 14:05 | 14:10 | Deploy |\n| TBD | ?? | | Rollback |",
	"| Milestone | When |\n|---|---|\n| Detected | 2026-03-01 14:05 |\n| Resolved | 15:00 PST |",
	"**2026-03-01**",
	"### March 2nd, 2026",
	"### 10:00 UTC - Paged\n\nThe on-call was paged.",
	"#### Pre-incident",
	"All times are in Europe/Berlin.",
	"T+0 is 14:05 UTC.\n\n- T+5m Paged\n- T-1h Deployed\n- +1d Closed",
	"First detected: 2026-03-01 14:05\nResolved: unknown",
	"```\n14:00:01 ERROR x\n```",
	"> 14:05 <ana> it is down",
	"<table><tr><td>14:05</td><td>Down</td></tr></table>",
	"<details>\n\n- 14:00 log\n\n</details>",
	"**Timeline (PDT):**",
	"Monday 10:05\n\n* morning: nothing\n* later: all well",
	"- 23:50 Late\n- 00:10 Next day\n- 2:30 AM Later",
	"14:05 UTC — *Investigating* — We look.\n\n14:30 UTC — *Resolved* — Done.",
	"- **Detection** (14:05): alert\n  - 14:06 nested",
	"2026-03-32: a day that is none\n25:10 a time that is none",
	"Updates\n\nMar 1, 14:05 UTC\n\nWe look into it.",
}

var actionPieces = []string{
	"- [ ] Add an alert - Owner: @ana - Due: 2026-04-01",
	"- [x] ~~Drop it~~ (done)",
	"1. Ana to write the runbook by Friday\n   - with the steps",
	"| Action | Owner | Due | Ticket | Status |\n|---|---|---|---|---|\n| Add an alert | ana | Q2 | [OPS-1](https://x.example/OPS-1) | Open |",
	"| # | | Who |\n|---|---|---|\n| 1 | Add a limit | everyone |\n| 2 | | |",
	"| **Group:** | |\n|---|---|\n| **Prevent** | |\n| Add a test | bo |",
	"### Immediate (< 1 week)",
	"### Platform team",
	"**Action item:** raise the limit\n**Owner:** Bo",
	"**Detect**\n- Alert on lag",
	"AI-1: Add a check. Owner: TBD. Due: ASAP",
	"We have already fixed it.",
	"- https://x.example/OPS-2\n- OPS-3",
	"> - [ ] quoted",
	"```\n- [ ] code\n```",
	"- \n- ...\n- [ ]",
	"* Done: restart (Ana, 2026-03-02)\n* P1: [Ana] Look into it",
	"<ul><li>[ ] Do it</li></ul>",
	"Owner | Action\n--- | ---\nana | Do it",
	"None.",
}

var analysisPieces = []string{
	"1. Why? → Because x\n2. Why? → Because y",
	"- **Primary:** Limit\n  - **Evidence:** [graph](x)\n  - Category: Technical",
	"### Factor 1: Limit\n\n**Description:** a\n**Why it mattered:** b",
	"| Factor | Level | Evidence |\n|---|---|---|\n| Limit | Primary | log |",
	"**Why did it break?**\nNobody knew.",
	"Q: Why?\nA: Because.",
	"The root cause was a limit.",
	"#### Secondary",
	"- Users affected: 1,200 (5 %)\n- Revenue: ~ $10k\n- SLA: breached",
	"**Duration:** 2 hours\n**Time to detect:** 5 min",
	"- What went well: alert\n- What went poorly: paging",
	"<!-- why -->",
	"- [x] Alert exists\n- [ ] Drill",
	"**Incident commander:** Ana\n**Reviewers:** Bo, @cy",
	"| Date | Author | Change |\n|---|---|---|\n| 2026-03-01 | Ana | Draft |",
}

func TestPairsOfForms(t *testing.T) {
	for _, c := range []struct {
		titles []string
		pieces []string
	}{
		{[]string{"Timeline", "Detailed Timeline (UTC)"}, timelinePieces},
		{[]string{"Action Items", "Prevention"}, actionPieces},
		{[]string{"Root Cause", "Contributing Factors", "Five Whys", "Impact", "Lessons Learned", "Participants", "Document History"}, analysisPieces},
	} {
		for _, title := range c.titles {
			t.Run(title, func(t *testing.T) {
				for _, a := range c.pieces {
					for _, b := range c.pieces {
						src := fmt.Sprintf("# Mail lost on 1 March 2026\n\n## %s\n\n%s\n\n%s\n", title, a, b)
						checkForm(t, src)
						checkForm(t, strings.ReplaceAll(src, "\n\n", "\n"))
					}
				}
			})
		}
	}
}

// checkForm holds that a document is read, and keeps its spans.
func checkForm(t *testing.T, src string) {
	defer func() {
		if v := recover(); v != nil {
			t.Errorf("panic: %v\n%s", v, src)
		}
	}()
	for _, problem := range violations(Parse("x.md", []byte(src), Options{})) {
		t.Errorf("%s\n%s", problem, src)
	}
}
