package postmortem

import "testing"

func TestActionDialects(t *testing.T) {
	const head = "# Mail lost\n\n**Date:** 2026-01-10\n\n## Action items\n\n"
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"numbers of the rows and colours", "| Ref | Action | Owner | RAG |\n|---|---|---|---|\n| RA-01 | Add an alert | Ana Gil | Green – complete |\n| RA-02 | Add a test | Ana Gil | Amber |\n",
			[]string{"Add an alert | owners=person:Ana Gil | status=done", "Add a test | owners=person:Ana Gil | status=unknown"}},
		{"states and numbers in the column of bugs", "| Action | Bug |\n|---|---|\n| Add an alert | n/a **DONE** |\n| Add a test | Bug 5554823 **TODO** |\n",
			[]string{"Add an alert | status=done", "Add a test | tracked=yes"}},
		{"German table", "| Maßnahme | Verantwortlich | Bis wann | Stand |\n|---|---|---|---|\n| Ablauf überwachen | Anna Berger | 12.04.2026 | erledigt |\n",
			[]string{"Ablauf überwachen | owners=person:Anna Berger | due=12.04.2026 2026-04-12 exact | status=done"}},
		{"French team", "- [ ] Tester la bascule — équipe réseau\n", []string{"Tester la bascule | owners=team:équipe réseau"}},
		{"done by somebody", "- Sign the index -- done by Ana\n", []string{"Sign the index | owners=person:Ana | status=done"}},
		{"people as a theme", "### People\n\n- Train the staff\n", []string{"Train the staff | group=People"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkActions(t, parseActions(head+c.in), c.want)
		})
	}
}

func TestOddActions(t *testing.T) {
	const head = "# Mail lost\n\n**Date:** 2026-01-10\n\n## Action items\n\n"
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"the order that other dates prove", "| Actie | Eigenaar | Deadline | Status |\n|---|---|---|---|\n| Test toevoegen | Team Mail | 15-03-2026 | Gereed |\n| Lijst nakijken | Team Mail | 01-04-2026 | Open |\n",
			[]string{"Test toevoegen | owners=team:Team Mail | due=15-03-2026 2026-03-15 exact | status=done", "Lijst nakijken | owners=team:Team Mail | due=01-04-2026 2026-04-01 exact"}},
		{"short codes and templates", "- :white_check_mark: Add an alert\n- {{done}} Add a test\n", []string{"Add an alert | status=done", "Add a test | status=done"}},
		{"a label with an accent", "- Recriar o índice (responsável: Rafael Souza)\n", []string{"Recriar o índice | owners=person:Rafael Souza"}},
		{"old bullets", "  o  Add an alert\n  o  Add a test\n", []string{"o  Add an alert", "o  Add a test"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkActions(t, parseActions(head+c.in), c.want)
		})
	}
}
