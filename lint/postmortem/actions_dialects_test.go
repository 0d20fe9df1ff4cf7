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
		{"GitLab's box of what does not apply", "- [~] Add an alert\n- [ ] Add a test\n", []string{"Add an alert | status=dropped", "Add a test"}},
		{"short codes in a column", "| Action | Status |\n|---|---|\n| Add an alert | :white_check_mark: |\n| Add a test | :x: |\n",
			[]string{"Add an alert | status=done", "Add a test | status=dropped"}},
		{"a label with an accent", "- Recriar o índice (responsável: Rafael Souza)\n", []string{"Recriar o índice | owners=person:Rafael Souza"}},
		{"old bullets", "  o  Add an alert\n  o  Add a test\n", []string{"o  Add an alert", "o  Add a test"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkActions(t, parseActions(head+c.in), c.want)
		})
	}
}

func TestOrdinaryActions(t *testing.T) {
	const head = "# Mail lost\n\n**Date:** 2026-01-10\n**Attendees:** Jude, Tamsin Roe\n\n## Action items\n\n"
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"an owner in front of a ticket", "- Add an alert (Ana) - OPS-42\n- Add a test - @bo - [OPS-43](https://issues.example.org/OPS-43)\n- Look at OPS-44\n",
			[]string{"Add an alert | owners=person:Ana | tracked=yes", "Add a test | owners=handle:@bo | tracked=yes", "Look at OPS-44 | tracked=yes"}},
		{"those who took part", "- Add an alert (Jude)\n- Add a test - Tamsin\n- Add a page (Redis)\n", []string{"Add an alert | owners=person:Jude", "Add a test | owners=person:Tamsin", "Add a page (Redis)"}},
		{"assigned by name", "- Add an alert - assigned to Kwabena Osei, due Feb 1, 2026\n", []string{"Add an alert | owners=person:Kwabena Osei | due=Feb 1, 2026 2026-02-01 exact"}},
		{"mentions of an export", "- [ ]  Add an alert @Ylva Lund @February 1, 2026\n- Ask @Ylva Lund\n", []string{"Add an alert | owners=person:Ylva Lund | due=February 1, 2026 2026-02-01 exact", "Ask @Ylva Lund"}},
		{"names in lower case", "- kim: add an alert\n- add a test (zoe)\n- add a page -- done by ana\n- max: 30 connections\n", []string{"add an alert | owners=person:kim", "add a test | owners=person:zoe", "add a page | owners=person:ana | status=done", "max: 30 connections"}},
		{"a name between dashes", "- Add an alert - Ylva - 16 Feb\n- Add a test - Ylva - done\n- Add a page - Staging - 16 Feb\n",
			[]string{"Add an alert | owners=person:Ylva | due=16 Feb 2026-02-16 exact", "Add a test | owners=person:Ylva | status=done", "Add a page - Staging | due=16 Feb 2026-02-16 exact"}},
		{"names where the others have theirs", "- Add an alert (Ana)\n- Add a test (Ylva)\n- Add a page (Grafana)\n", []string{"Add an alert | owners=person:Ana", "Add a test | owners=person:Ylva", "Add a page (Grafana)"}},
		{"no name where none is known", "- Add an alert (Ylva)\n- Add a test (Odd)\n", []string{"Add an alert (Ylva)", "Add a test (Odd)"}},
		{"when it was done", "1. Add an alert. **Owner:** Ana. **Due:** completed 14 February 2026\n", []string{"Add an alert. | owners=person:Ana | status=done"}},
		{"a state beside a ticket", "- Add an alert ([#12](https://git.example.org/a/b/pull/12), merged)\n- Add a test (#13)\n", []string{"Add an alert | status=done | tracked=yes", "Add a test (#13) | tracked=yes"}},
		{"what a column of tickets makes a ticket", "| Action | Ticket |\n|---|---|\n| Add an alert | TLS-4410 |\n| Allow TLS-12 | |\n", []string{"Add an alert | tracked=yes", "Allow TLS-12"}},
		{"owned steps of prevention", "## Prevention\n\n- Add an alert - *Owner: Ana*\n- Add a test - *Owner: Bo*\n", []string{"Add an alert | owners=person:Ana | group=Prevention | category=prevent", "Add a test | owners=person:Bo | group=Prevention | category=prevent"}},
		{"owned steps without labels", "## Preventive actions\n\n1. Add an alert - Ana - 16 Feb 2026 - Open\n2. Add a test - Ylva - 16 Feb 2026 - Done\n", []string{"Add an alert | owners=person:Ana | due=16 Feb 2026 2026-02-16 exact | group=Preventive actions | category=prevent", "Add a test | owners=person:Ylva | due=16 Feb 2026 2026-02-16 exact | status=done | group=Preventive actions | category=prevent"}},
		{"done in the column of days", "| Action | Who | When |\n|---|---|---|\n| Add an alert | Ana | Done |\n| Add a test | Bo | 2026-02-16 |\n", []string{"Add an alert | owners=person:Ana | status=done", "Add a test | owners=person:Bo | due=2026-02-16 2026-02-16 exact"}},
		{"shipped", "- Add an alert (shipped in 8.2)\n- Add a test (ops#56, done)\n", []string{"Add an alert | status=done", "Add a test | status=done | tracked=yes"}},
		{"steps of prevention", "## Prevention\n\n- Add an alert - *Owner: Ana*\n- Add a test\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkActions(t, parseActions(head+c.in), c.want)
		})
	}
}
