package outline

import "testing"

func TestTitleDialects(t *testing.T) {
	checkTitles(t, map[string]Kind{
		"Incident timeline and impact":              KindTimeline,
		"How it unfolded":                           KindTimeline,
		"What users saw":                            KindImpact,
		"What broke":                                KindSummary,
		"4.1 Contributory causes":                   KindFactors,
		"The root of the problem":                   KindRootCause,
		"What we got right":                         KindWentWell,
		"What saved the day":                        KindWentWell,
		"What we got wrong":                         KindWentPoorly,
		"Where do we go from here?":                 KindActions,
		"What we've already done":                   KindActions,
		"What's still to come":                      KindActions,
		"Remediation and prevention":                KindActions,
		"Remediation and follow-up steps":           KindActions,
		"Actions taken to prevent recurrence":       KindPrevention,
		"Was nicht gut lief":                        KindWentPoorly,
		"Ce qui n'a pas fonctionné":                 KindWentPoorly,
		"再発防止策":                                     KindActions,
		"Good news, we are back":                    KindOther,
		"Business and technical impact":             KindImpact,
		"Here's a timeline of the day's activities": KindTimeline,
	})
}

func TestOddTitles(t *testing.T) {
	checkTitles(t, map[string]Kind{
		"Which services were affected?":                        KindImpact,
		"1. How we first became aware of the problem":          KindDetection,
		"4. Explanation of how and why the mistakes were made": KindRootCause,
		"List of steps we are taking to resolve the situation": KindActions,
		"Mitigations and next steps":                           KindActions,
		"Recommendations and dispositions":                     KindActions,
		"Actionables":                                          KindActions,
		"Itens de ação":                                        KindActions,
		"Wat kon beter":                                        KindWentPoorly,
		"Was the next step obvious":                            KindOther,
		"The phase-locked loop":                                KindOther,
	})
}

func TestOrdinaryTitles(t *testing.T) {
	checkTitles(t, map[string]Kind{
		"What happened, step by step":             KindTimeline,
		"What happened, hour by hour":             KindTimeline,
		"What happened":                           KindSummary,
		"Why didn't we notice sooner?":            KindDetection,
		"Actions taken to restore the mail":       KindResolution,
		"Steps taken to prevent a repeat":         KindPrevention,
		"Outcomes / Corrective actions":           KindActions,
		"What are we changing?":                   KindActions,
		"Prevention plan":                         KindActions,
		"Prevention":                              KindPrevention,
		"Learning opportunities":                  KindLessons,
		"Where can we do better?":                 KindWentPoorly,
		"What was difficult?":                     KindWentPoorly,
		"In a nutshell":                           KindSummary,
		"The short of it":                         KindSummary,
		"So what went wrong?":                     KindWentPoorly,
		"What did I learn?":                       KindLessons,
		"Successes":                               KindWentWell,
		"Steps we've taken":                       KindActions,
		"Steps we're going to take":               KindActions,
		"Postmortem: what went wrong":             KindWentPoorly,
		"Post-mortem: root cause":                 KindRootCause,
		"Incident: the queue filled":              KindOther,
		"Why did our checks not catch on quickly": KindOther,
	})
}

// checkTitles holds what each title means.
func checkTitles(t *testing.T, titles map[string]Kind) {
	t.Helper()
	for title, want := range titles {
		if m, _ := classifyHeading(title, KindOther); m.Kind != want {
			t.Errorf("%q is %s, want %s", title, m.Kind, want)
		}
	}
}
