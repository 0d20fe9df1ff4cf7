package postmortem

import (
	"strings"
	"testing"
)

// ownedForms are action sections, each with the owners that its items should
// have, in order: names between commas, "-" for nobody.
var ownedForms = []struct{ name, src, want string }{
	{"initials above lists", "**PB**\n- Oil the hinge\n\n**LS - next quarter**\n- Buy a motor\n\n**Later**\n- Move it\n", "PB|LS|-"},
	{"a known name makes the others names", "### Ingeborg\n\n- Ask for dates\n\n### Support team\n\n- Tell them\n\n### Undecided\n\n- Wait\n", "Ingeborg|Support team|-"},
	{"initials with a colon", "RvD:\n- Check the spring\n\nMH, RvD:\n- Ask for the drawing\n\nOpen:\n- Decide\n", "RvD|MH,RvD|-"},
	{"a firm through a person", "### Netline (via Ana)\n\n- Send the log\n\n### Sigrun\n\n- Read it\n", "Ana|Sigrun"},
	{"topics are no names", "**Power**\n\n- Add a battery\n\n**Radio**\n\n- Test the radio\n\n**DB**\n\n- Add an index\n", "-|-|-"},
	{"brackets that one item states as its owner", "- [Quay] Print the table, **owner: quay**\n- [Quay] Read it aloud\n- [Bridge] Compare it\n", "Quay|Quay|Bridge"},
	{"brackets that are topics", "- [Alerts] Add one\n- [Alerts] Test it, owner: @ana\n", "-|@ana"},
	{"initials at the end of most items", "- Relabel the boxes - KJ\n- Write to all - TO/KJ\n- Count the sacks - PI\n", "KJ|TO,KJ|PI"},
	{"capitals that name software", "- Add an alert - DNS\n- Add a test - TLS\n", "-|-"},
	{"labels behind wide marks", "- 表を印刷する。**担当: quay、期限: 2026-06-20**（要相談）\n", "quay"},
}

func TestOwnersByHabit(t *testing.T) {
	for _, c := range ownedForms {
		doc := parseString("# Harbour radio was mute\n\n## Action items\n\n" + c.src)
		var got []string
		for _, a := range doc.Actions {
			var names []string
			for _, o := range a.Owners {
				names = append(names, o.Text.Plain)
			}
			if len(names) == 0 {
				names = []string{"-"}
			}
			got = append(got, strings.Join(names, ","))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
	}
}
