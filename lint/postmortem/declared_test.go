package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// declaredForms are documents with the actions that they hold: the line, the
// owners between commas and the state.
var declaredForms = []struct{ name, src, want string }{
	{"headings", "## Action items\n\n### 1) Swap the motor (Ana, 2026-05-20)\n\nIt stalls.\n\n### Write the night guide\n\nNobody knew.\n",
		"5 Ana open|9  open"},
	{"a heading that is a topic", "## Action items\n\n### Monitoring\n\nThere is none.\n", ""},
	{"paragraphs that end in their owner", "## Actions\n\nWho pays?\n\nAdd a test of the year. Run it each month. **KB**/MV\n", "7 KB,MV open"},
	{"paragraphs that begin with their owner", "## Actions\n\n**Lena** Ask for a second printer\n", "5 Lena open"},
	{"a bold word is no owner", "## Actions\n\n**Please** read this with care\n", ""},
	{"labels with an order", "## Lessons\n\nTask: send a test each quarter.\n- This has been done for the first.\n\n**Follow-up:** print the list.\n",
		"5  open|8  open"},
	{"labels without one", "## Lessons\n\nTask: the job that prints the list\n\nFollow-up: was held on Monday\n", ""},
	{"an order that only a label's last word hides", "## Actions\n\n- **Review Progress**: Talk on Monday\n", "5  open"},
	{"done with a remark", "## Actions\n\n- Call them - done: 'on Monday'\n", "5  done"},
	{"done in a column that is not the state", "## Actions\n\n| Action | Prio | Ticket |\n|-|-|-|\n| Add a page | High | ✅ done (here) |\n| Buy one | Low | |\n",
		"7  done|8  open"},
}

func TestDeclaredActions(t *testing.T) {
	for _, c := range declaredForms {
		var got []string
		for _, a := range parseString("# Harbour radio was mute\n\n" + c.src).Actions {
			var names []string
			for _, o := range a.Owners {
				names = append(names, o.Text.Plain)
			}
			got = append(got, fmt.Sprintf("%d %s %s", a.Line, strings.Join(names, ","), a.Status))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
	}
}

func TestGoalsAreNoDates(t *testing.T) {
	for src, want := range map[string]string{
		"- Salt the paths\n  - Target: 40 g a square metre\n":          "",
		"- Salt the paths\n  - Target: 2026-03-01\n":                   "2026-03-01",
		"- Salt the paths\n  - Due: soon\n":                            "soon",
		"| Action | Owner | Target |\n|-|-|-|\n| Salt | @ana | 40 g |": "",
	} {
		doc := parseString("# Paths were icy\n\n## Actions\n\n" + src)
		if len(doc.Actions) != 1 || doc.Actions[0].Due.Text.Plain != want {
			t.Errorf("%q: %d actions, want one due %q", src, len(doc.Actions), want)
		}
	}
}

func TestTrackedByTheLineAbove(t *testing.T) {
	doc := parseString("# Labels were cut\n\n## Actions\n\nTidy up ([#31](https://github.com/example/app/issues/31)) by one of:\n\n- Print two lines\n\nAlso:\n\n- Test it\n")
	if len(doc.Actions) != 2 || !doc.Actions[0].TitleTracked || doc.Actions[1].TitleTracked {
		t.Error("the first list is tracked by the line above it, the second is not")
	}
	if !task.IsTrackerURL("https://github.com/example/lift/issues?q=label%3Alift") || task.IsTrackerURL("https://example.org/news?q=issues") {
		t.Error("a search of a tracker names its tickets, another search does not")
	}
}

func TestRowsBehindACommentAreRows(t *testing.T) {
	doc := parseString("# Fountain ran dry\n\n## Actions\n\n| Action | Owner |\n| --- | --- |\n| Clean it | @ana |\n\n" +
		"<!-- second review -->\n| Paint it | @ben |\n\n| this | is | no | row |\n")
	if len(doc.Actions) != 2 || doc.Actions[1].Line != 10 || doc.Actions[1].Owners[0].Text.Plain != "@ben" {
		t.Errorf("%d actions, want that of line 10 as the second", len(doc.Actions))
	}
}
