package outline

import "testing"

func TestTitlesByTheirHeads(t *testing.T) {
	for title, want := range map[string]Kind{
		// a head with what modifies it, what it is of, what it is joined to
		"Particulars of the recovery":        KindResolution,
		"Steps to recovery":                  KindResolution,
		"A list of further countermeasures":  KindActions,
		"Keeping track of commitments":       KindActions,
		"More reading":                       KindAppendix,
		"Charts and dashboards":              KindAppendix,
		"Tuesday night chronology":           KindTimeline,
		"Recovery and chronology":            KindTimeline,
		"Probable culprit":                   KindRootCause,
		"The usual suspect (root cause)":     KindRootCause,
		"Repair process":                     KindResolution,
		":fire: Blast radius":                KindImpact,
		":stopwatch: 3. The repair :wrench:": KindResolution,
		// what is done to the incident
		"Spotted by":                         KindDetection,
		"Mending it":                         KindResolution,
		"Following up the agreed work items": KindActions,
		// questions
		"So how did this come about?":      KindRootCause,
		"What made the outage worse?":      KindOther,
		"How we came to notice it":         KindDetection,
		"What was it that set off this?":   KindTrigger,
		"How was the service brought back": KindResolution,
		// near-misses: the head is no section's word
		"Response times":                       KindOther,
		"Migration of the action log":          KindOther,
		"Retry queue follow-up (2026-03-01)":   KindOther,
		"After-action report":                  KindOther,
		"Fraud detection":                      KindOther,
		"Log rotation":                         KindOther,
		"Steps to reproduce":                   KindOther,
		"Detection of duplicated rows by hash": KindOther,
		"What the second run showed":           KindOther,
		"Machine learning":                     KindOther,
		// other languages
		"Maßnahmen nach dem Vorfall":          KindActions,
		"Auswirkungen des Ausfalls":           KindImpact,
		"Causes profondes de la panne":        KindRootCause,
		"Chronologie de l'incident":           KindTimeline,
		"Comment nous avons détecté la panne": KindDetection,
		"Lecciones aprendidas del incidente":  KindLessons,
		"Acciones adicionales":                KindActions,
		"¿Cómo se resolvió?":                  KindResolution,
		"Linha do tempo do incidente":         KindTimeline,
		"Ações corretivas adicionais":         KindActions,
		"Cause del disservizio":               KindRootCause,
		"Gevolgen van de storing":             KindImpact,
		"Przebieg incydentu":                  KindTimeline,
		"Działania po awarii":                 KindActions,
		"追加アクションアイテム":                         KindActions,
		"３．根本原因の分析":                           KindRootCause,
		"【運が良かったこと】":                          KindLucky,
		"故障处理经过（北京时间）":                        KindTimeline,
		"后续改进措施":                              KindActions,
	} {
		if m, _ := classifyHeading(title, KindOther); m.Kind != want {
			t.Errorf("%q is read as %q, want %q", title, m.Kind, want)
		}
	}
}

func TestGrammarHoldsWhatIsKnown(t *testing.T) {
	for _, bad := range []string{"sumary: a", "loud impact: a", "how luck: a", "asks when: wann"} {
		if _, err := readGrammar(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
	if _, err := readGrammar(headsData); err != nil {
		t.Fatal(err)
	}
}

// classifyHeading classifies the title of a heading as a document's outline does.
func classifyHeading(title string, parent Kind) (meaning, bool) {
	return new(outliner).headingMeaning(title, parent)
}
