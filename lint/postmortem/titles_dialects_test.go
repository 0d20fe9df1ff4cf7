package postmortem

import "testing"

func TestTitleDialects(t *testing.T) {
	for title, want := range map[string]Kind{
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
	} {
		if m, _ := classifyTitle(title, KindOther, nil); m.kind != want {
			t.Errorf("%q is %s, want %s", title, m.kind, want)
		}
	}
}
