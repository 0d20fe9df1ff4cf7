package postmortem

import (
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

func TestTitleDialects(t *testing.T) {
	checkTitles(t, map[string]outline.Kind{
		"Incident timeline and impact":              outline.KindTimeline,
		"How it unfolded":                           outline.KindTimeline,
		"What users saw":                            outline.KindImpact,
		"What broke":                                outline.KindSummary,
		"4.1 Contributory causes":                   outline.KindFactors,
		"The root of the problem":                   outline.KindRootCause,
		"What we got right":                         outline.KindWentWell,
		"What saved the day":                        outline.KindWentWell,
		"What we got wrong":                         outline.KindWentPoorly,
		"Where do we go from here?":                 outline.KindActions,
		"What we've already done":                   outline.KindActions,
		"What's still to come":                      outline.KindActions,
		"Remediation and prevention":                outline.KindActions,
		"Remediation and follow-up steps":           outline.KindActions,
		"Actions taken to prevent recurrence":       outline.KindPrevention,
		"Was nicht gut lief":                        outline.KindWentPoorly,
		"Ce qui n'a pas fonctionné":                 outline.KindWentPoorly,
		"再発防止策":                                     outline.KindActions,
		"Good news, we are back":                    outline.KindOther,
		"Business and technical impact":             outline.KindImpact,
		"Here's a timeline of the day's activities": outline.KindTimeline,
	})
}

func TestOddTitles(t *testing.T) {
	checkTitles(t, map[string]outline.Kind{
		"Which services were affected?":                        outline.KindImpact,
		"1. How we first became aware of the problem":          outline.KindDetection,
		"4. Explanation of how and why the mistakes were made": outline.KindRootCause,
		"List of steps we are taking to resolve the situation": outline.KindActions,
		"Mitigations and next steps":                           outline.KindActions,
		"Recommendations and dispositions":                     outline.KindActions,
		"Actionables":                                          outline.KindActions,
		"Itens de ação":                                        outline.KindActions,
		"Wat kon beter":                                        outline.KindWentPoorly,
		"Was the next step obvious":                            outline.KindOther,
		"The phase-locked loop":                                outline.KindOther,
	})
}

func TestOrdinaryTitles(t *testing.T) {
	checkTitles(t, map[string]outline.Kind{
		"What happened, step by step":             outline.KindTimeline,
		"What happened, hour by hour":             outline.KindTimeline,
		"What happened":                           outline.KindSummary,
		"Why didn't we notice sooner?":            outline.KindDetection,
		"Actions taken to restore the mail":       outline.KindResolution,
		"Steps taken to prevent a repeat":         outline.KindPrevention,
		"Outcomes / Corrective actions":           outline.KindActions,
		"What are we changing?":                   outline.KindActions,
		"Prevention plan":                         outline.KindActions,
		"Prevention":                              outline.KindPrevention,
		"Learning opportunities":                  outline.KindLessons,
		"Where can we do better?":                 outline.KindWentPoorly,
		"What was difficult?":                     outline.KindWentPoorly,
		"In a nutshell":                           outline.KindSummary,
		"The short of it":                         outline.KindSummary,
		"So what went wrong?":                     outline.KindWentPoorly,
		"What did I learn?":                       outline.KindLessons,
		"Successes":                               outline.KindWentWell,
		"Steps we've taken":                       outline.KindActions,
		"Steps we're going to take":               outline.KindActions,
		"Postmortem: what went wrong":             outline.KindWentPoorly,
		"Post-mortem: root cause":                 outline.KindRootCause,
		"Incident: the queue filled":              outline.KindOther,
		"Why did our checks not catch on quickly": outline.KindOther,
	})
}

// checkTitles holds what each title means.
func checkTitles(t *testing.T, titles map[string]outline.Kind) {
	t.Helper()
	for title, want := range titles {
		if m, _ := outline.ClassifyHeading(title, outline.KindOther, nil); m.Kind != want {
			t.Errorf("%q is %s, want %s", title, m.Kind, want)
		}
	}
}
