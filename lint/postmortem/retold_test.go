package postmortem

import (
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// retoldDocument explains two measures in a list and tables them with a third.
const retoldDocument = `# Parking app lost sessions

## Preventive measures

### Immediate actions

1. **Alert on a full session store** (High)
   - Today nobody is told.
2. **Session store runbook** (Medium)

## Action items

| Action | Owner | Due |
| --- | --- | --- |
| Alert: session store evicts > 1% | @ana | 2026-03-10 |
| Write session store recovery runbook | @ben | 2026-03-17 |
| Raise the memory of the store to 8 GB | @ben | 2026-03-24 |
`

func TestMeasuresToldTwiceAreOneAction(t *testing.T) {
	same := map[int]int{}
	for _, a := range parseString(retoldDocument).Actions {
		if a.SameAs != nil {
			same[a.Line] = a.SameAs.Line
		}
	}
	if len(same) != 2 || same[7] != 15 || same[9] != 16 {
		t.Errorf("got %v, want 7 tied to 15 and 9 to 16", same)
	}
}

func TestSignsOfTheEnd(t *testing.T) {
	for s, want := range map[string]task.Status{
		"Guide for the porter — written with this review": task.StatusDone,
		"Guide for the lift (written) ✅ Done":             task.StatusDone,
		"Guide for the cellar":                            task.StatusOpen,
		"the cabin was winched down":                      task.StatusDone,
		"a wedge was put in to hold it":                   task.StatusDone,
		"Put a wedge in to hold it":                       task.StatusOpen,
		"the alert was delayed by an hour":                task.StatusOpen,
	} {
		doc := parseString("# Lift stood still\n\n## Actions\n\n- " + s + "\n")
		if len(doc.Actions) != 1 || doc.Actions[0].Status != want {
			t.Errorf("%q: got %s, want %s", s, doc.Actions[0].Status, want)
		}
	}
}
