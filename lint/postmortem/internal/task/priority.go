package task

import "strings"

func IsPriorityCode(s string) bool {
	return len(s) == 2 && (s[0] == 'P' || s[0] == 'p') && s[1] >= '0' && s[1] <= '5'
}

// IsPriority tells the words of a priority.
func IsPriority(s string) bool {
	s = strings.TrimSpace(s)
	if IsPriorityCode(s) {
		return true
	}
	low := strings.ToLower(s)
	low = strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(low, " prio"), " priority"), "priority ")
	switch strings.TrimLeft(low, ": ") {
	case "high", "medium", "low", "critical", "urgent", "highest", "lowest", "normal", "must have", "should have", "nice to have",
		"blocker", "major", "minor":
		return true
	}
	return false
}
