package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/internal/ascii"
)

// statedCategory reads a Type or Category cell: "Detect", "prevention",
// "mitigate / process"; CategoryNone for other schemes ("process", "P1").
func statedCategory(s string) Category {
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), isNotWordRune) {
		switch w {
		case "detect", "detection", "detective", "monitor", "monitoring", "alerting", "observability":
			return CategoryDetect
		case "prevent", "prevention", "preventive", "preventative", "preventing", "corrective", "hardening":
			return CategoryPrevent
		case "mitigate", "mitigation", "mitigative", "resilience", "resiliency", "reliability":
			return CategoryMitigate
		case "respond", "response", "documentation", "docs", "runbook", "training", "communication", "process":
			return CategoryRespond
		case "repair", "fix", "cleanup", "remediation", "remediate", "recovery":
			return CategoryRepair
		case "investigate", "investigation", "research", "spike", "analysis":
			return CategoryInvestigate
		}
	}
	return CategoryNone
}

func isNotWordRune(r rune) bool {
	return r < 0x80 && !isTermByte(byte(r))
}

func isTermByte(c byte) bool { return ascii.IsLetter(c) || ascii.IsDigit(c) || c == '-' || c == '\'' }

// tellCategory tells from its words what an action is good for. The head of the
// first noun phrase decides ("write an alert runbook" is for the response)
// unless the verb is a plain one ("monitor the queue"); else the verb, else the
// first telling noun behind.
func tellCategory(s string) Category {
	verb, head, later := CategoryNone, CategoryNone, CategoryNone
	inHead := true
	first := true
	for i := 0; i < len(s); {
		if !isTermByte(s[i]) && s[i] < 0x80 {
			if !first && (s[i] == '.' || s[i] == ';' || s[i] == ':' || s[i] == '(') {
				inHead = false
			}
			i++
			continue
		}
		start := i
		for i < len(s) && (isTermByte(s[i]) || s[i] >= 0x80) {
			i++
		}
		w := strings.ToLower(s[start:i])
		if first {
			if isAuxiliary(w) {
				continue
			}
			first = false
			if verb = verbCategory(w); verb != CategoryNone {
				continue
			}
		} else if endsNounPhrase(w) {
			inHead = false
		}
		c := nounCategory(w)
		switch {
		case c == CategoryNone:
		case inHead:
			head = c
		case later == CategoryNone:
			later = c
		}
	}
	switch {
	case verb == CategoryInvestigate, verb == CategoryDetect, verb == CategoryRespond, verb == CategoryRepair:
		return verb
	case head != CategoryNone:
		return head
	case verb != CategoryNone:
		return verb
	}
	return later
}

// isAuxiliary tells words before the verb.
func isAuxiliary(w string) bool {
	switch w {
	case "we", "i", "should", "will", "need", "needs", "to", "must", "have", "has", "please", "let's", "lets", "consider", "also", "can", "could", "team":
		return true
	}
	return false
}

// endsNounPhrase tells the words that end the phrase which names the object.
func endsNounPhrase(w string) bool {
	switch w {
	case "for", "when", "if", "on", "to", "in", "of", "so", "that", "by", "with", "which", "before", "after", "from", "about", "during", "until", "at", "as", "because",
		"into", "around", "against", "without", "where", "whenever", "how", "is", "are", "via", "using", "under", "and", "or":
		return true
	}
	return false
}

func verbCategory(w string) Category {
	switch w {
	case "alert", "alerting", "page", "detect", "detecting", "observe", "instrument", "instrumenting", "monitor", "monitoring", "track", "tracking", "trace", "measure", "watch", "notify":
		return CategoryDetect
	case "require", "requiring", "enforce", "enforcing", "block", "forbid", "validate", "validating", "pin", "pinning", "restrict", "restricting", "prevent", "preventing", "disallow", "lint", "test", "testing",
		"verify", "review", "gate", "lock", "protect", "guard", "reject", "check", "prohibit", "deny", "patch", "audit", "refactor", "upgrade", "automate", "automating", "remove", "fix":
		return CategoryPrevent
	case "limit", "limiting", "throttle", "throttling", "isolate", "isolating", "split", "splitting", "separate", "degrade", "scale", "scaling", "retry", "shed", "cache", "caching", "replicate", "failover", "increase", "decouple", "shard":
		return CategoryMitigate
	case "document", "documenting", "train", "training", "rehearse", "grant", "teach", "communicate", "share", "announce", "describe", "practice", "practise", "inform", "educate":
		return CategoryRespond
	case "backfill", "backfilling", "restore", "re-run", "rerun", "reindex", "refund", "purge", "reprocess", "clean", "repair", "recover":
		return CategoryRepair
	case "investigate", "investigating", "explore", "exploring", "evaluate", "evaluating", "research", "diagnose", "spike", "assess", "analyse", "analyze", "figure", "look", "understand":
		return CategoryInvestigate
	}
	return CategoryNone
}

func nounCategory(w string) Category {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "s")
	switch w {
	case "alert", "alerting", "alarm", "alarming", "monitor", "monitoring", "metric", "dashboard", "slo", "sli", "probe", "health-check", "healthcheck", "log", "logging", "trace", "tracing",
		"canary", "canarie", "page", "pager", "notification", "anomaly", "anomalie", "synthetic", "observability", "telemetry", "detection", "visibility", "graph", "heartbeat", "watchdog", "uptime":
		return CategoryDetect
	case "test", "testing", "validation", "lint", "linter", "linting", "ci", "gate", "approval", "approver", "review", "reviewer", "policy", "policie", "guard", "guardrail", "permission", "iam", "pin", "lock", "schema", "check",
		"admission", "limitrange", "toleration", "staging", "checklist", "safeguard", "assertion", "constraint", "typing", "precommit", "pre-commit", "automation", "prevention", "protection", "verification", "allowlist",
		"null-check", "precondition", "sanity-check", "preflight", "dry-run", "lockfile", "2fa", "mfa", "rbac":
		return CategoryPrevent
	case "breaker", "circuit-breaker", "fallback", "retry", "retrie", "backoff", "cache", "rate-limit", "limit", "limiter", "limiting", "quota", "replica", "redundancy", "failover", "autoscale", "autoscaling", "autoscaler", "capacity", "timeout",
		"flag", "kill-switch", "killswitch", "backup", "rollback", "bulkhead", "throttling", "standby", "throttle", "queue", "mitigation", "degradation", "isolation", "headroom", "sharding", "replication", "snapshot", "buffer":
		return CategoryMitigate
	case "runbook", "playbook", "documentation", "doc", "docs", "training", "drill", "on-call", "oncall", "escalation", "statuspage", "status-page", "comm", "communication", "contact", "acces", "access", "tooling", "rotation", "gameday", "game-day", "guide", "wiki", "procedure", "announcement", "workshop",
		"postmortem", "channel", "instruction", "onboarding", "template", "faq", "walkthrough", "handover", "handoff", "process":
		return CategoryRespond
	case "backfill", "cleanup", "clean-up", "refund", "reprocessing", "data-fix":
		return CategoryRepair
	case "spike", "investigation", "feasibility":
		return CategoryInvestigate
	}
	return CategoryNone
}
