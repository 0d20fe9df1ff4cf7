package actions

import "strings"

const (
	askReading = `what will there be to read, and when? For example "Spend 2 days on why the cache was cold; write up the finding and decide on A4"`
	askFigure  = `from which value to which? For example "Cut the cold start of the API from 40 s to 10 s"`
)

// subjects are what a promise is about, by the words for it, and what to write
// instead; where they can be, the examples are the pairs of the design's table.
var subjects = [...]struct {
	words []string // a longer one stands for all words that it begins
	hint  string
}{
	{[]string{"monitor", "alert", "alarm", "metric", "dashboard", "detect", "visib", "observab", "logging", "tracing", "paging", "telemetry", "pager"}, `which signal, above which value, where? For example "Add alert for error rate > 1% on /api/auth"`},
	{[]string{"review", "approv"}, `what must be reviewed, and by whom? For example "Require 2 approvers for changes to payment module"`},
	{[]string{"document", "doc", "docs", "runbook", "playbook", "procedure", "guideline", "wiki", "manual"}, `which page, for whom, by when? For example "Create runbook for database failover by [date]"`},
	{[]string{"training", "train", "teach", "knowledge", "upskill", "educat", "coach"}, `who learns what, and by when? For example "Run a failover drill with the on-call group by [date]"`},
	{[]string{"process", "workflow", "handover", "escalation", "communicat", "practice", "ownership", "collaborat", "coordinat", "cooperat"}, `who does what at which moment, and where is that written? For example "Page the database on-call when a deploy is rolled back; add it to the escalation page"`},
	{[]string{"fix", "bug", "error", "handling"}, `what changes, and where? For example "Add null check in UserService.getProfile()"`},
	{[]string{"test", "tests", "testing", "coverage"}, `which case is tested, where? For example "Add a contract test for the tax API to the CI pipeline"`},
	{[]string{"pipeline", "deploy", "release", "rollout", "rollback", "canar"}, `which step changes, and what does it do then? For example "Hold each release at 5% of traffic for 30 minutes"`},
	{[]string{"resilience", "resiliency", "redundancy", "reliability", "availability", "robustness", "failover", "durability", "stability", "recovery", "backup"}, `which failure must it survive, and how is that tried? For example "Fail over the session store in under 60 s; try it each quarter"`},
	{[]string{"setting", "config", "parameter", "threshold", "limit", "limits", "quota", "timeout"}, `which setting, from which value to which? For example "Raise the heap of the importer from 4 GB to 6 GB"`},
	{[]string{"performance", "latency", "capacity", "scalab", "speed", "throughput", "quer", "memory", "utilis", "utiliz"}, askFigure},
	{[]string{"analysis", "investigation", "research", "study", "evaluation", "assessment"}, askReading},
}

// subjectHint is what to ask about a word; empty where it says nothing.
func subjectHint(w string) string {
	if w == "" {
		return ""
	}
	for i := range subjects {
		for _, stem := range subjects[i].words {
			if stem[0] != w[0] {
				continue
			}
			if w == stem || len(stem) > 3 && strings.HasPrefix(w, stem) {
				return subjects[i].hint
			}
		}
	}
	return ""
}

// hint asks for what is missing, with an example.
func (v *verdict) hint(s string) string {
	switch {
	case v.exhorts:
		return `what would have caught it? For example "Add pre-deploy checklist to CI pipeline"`
	case v.research || v.light == workInquiry:
		return askReading
	case v.talks || isTalking(v.lead):
		return `what shall come of it, from whom, by when? For example "Have the storage vendor confirm by [date] which firmware holds the fix"`
	case isPondering(v.lead):
		return `what will have been decided, and when? For example "Decide by [date] whether a second region is worth its price; record it as an ADR"`
	}
	if v.lead != "limit" && v.class&classAct == 0 || v.lead == "document" {
		if h := subjectHint(v.lead); h != "" {
			return h
		}
	}
	if h := objectHint(s, v.lead); h != "" {
		return h
	}
	switch {
	case v.object && !v.end:
		return `which one, and where? For example "Cap retries of the export job at 3 with backoff"`
	case v.measure && isMeasured(v.lead):
		return askFigure
	}
	return `what will exist when it is done, and how will anybody see it? For example "Cap retries of the export job at 3 with backoff"`
}

// isPondering tells verbs whose end is a decision.
func isPondering(lead string) bool {
	return pondering.Has(lead)
}

// isTalking tells verbs whose end is what others say.
func isTalking(lead string) bool {
	return talking.Has(lead)
}

// isMeasured tells verbs that want a figure.
func isMeasured(lead string) bool {
	switch lead {
	case "tune", "fine-tune", "optimise", "optimize", "minimise", "minimize", "speed", "accelerate", "adjust", "curb", "curtail", "scale":
		return true
	}
	return isDegree(lead)
}

// objectHint asks about the thing that the text is about: the last word for one
// before a preposition, since in "release process" it is the process. The verb
// is none.
func objectHint(s, lead string) string {
	hint := ""
	seen := 0
	for i, w := range strings.Fields(strings.ToLower(s)) {
		bare := strings.Trim(w, ".,:;()*`\"")
		h := subjectHint(bare)
		switch {
		case i == 0 && bare == lead:
			continue
		case bare == "should" || bare == "must" || bare == "needs":
			return hint
		case isConditionStart(bare) || isCondition(bare):
			if seen > 1 || hint != "" {
				return hint
			}
			continue
		case h != "":
			hint = h
		}
		if i > 0 {
			seen++
		}
		if hint != "" && strings.ContainsAny(w[len(w)-1:], ".,:;)") {
			return hint
		}
	}
	return hint
}
