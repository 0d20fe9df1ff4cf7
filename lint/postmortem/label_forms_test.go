package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

func kindsOf(d *Document) string {
	var out []string
	for _, s := range d.Sections {
		depth := 0
		for p := s.Parent; p != nil && p.Parent != nil; p = p.Parent {
			depth++
		}
		out = append(out, fmt.Sprintf("%s%s", strings.Repeat(">", depth), s.Kind))
	}
	return strings.Join(out, " ")
}

func TestLabelForms(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{
			name: "a label over a list among labels with text",
			doc: "# Search was slow\n\n**Summary**: An index was rebuilt on every write for a day and a half.\n**Impact**:\n\n" +
				"1. Searches took twelve seconds\n2. Imports stopped\n\n**Root cause**: The flag that batches index writes was read from the old file.\n" +
				"**Trigger**: The move of the settings into the new file on Monday evening.\n**Detection**: A customer wrote to us.\n",
			want: "summary impact root_cause trigger detection",
		},
		{
			name: "labels with text in a summary that holds them all",
			doc: "# Search was slow\n\n## Summary\n\n**Status:** Resolved\n\n**Impact:**\n\n- Searches took twelve seconds\n\n" +
				"**Root cause:** The flag that batches index writes was read from the old settings file, where it was off.\n\n" +
				"**Trigger:** The move of the settings into the new file, which went out on Monday evening with 4.2.\n\n" +
				"**Detection:** A customer wrote to us on Tuesday that imports had stopped, and support opened a ticket.\n\n## Timeline\n\n- 10:02 found\n",
			want: "summary >impact >root_cause >trigger >detection timeline",
		},
		{
			name: "one label in a summary",
			doc:  "# Search was slow\n\n## Summary\n\nSearch was slow.\n\n**Impact:** Searches took twelve seconds and imports stopped for everybody in the region.\n",
			want: "summary",
		},
		{
			name: "users below an impact without a colon",
			doc:  "# Search was slow\n\n**Impact**\n\n**User impact:** Searches took twelve seconds.\n\n**Root cause**\n\nA flag.\n",
			want: "impact root_cause",
		},
		{
			name: "titles of what came of it and of what is to be done",
			doc:  "# Search was slow\n\n## Fallout\n\nNone.\n\n## Remedial measures\n\n- Read the flag.\n\n## What tools worked well?\n\nAll.\n\n## Prevention & next steps\n\n1. Read it.\n",
			want: "impact actions went_well actions",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := kindsOf(parseString(c.doc)); got != c.want {
				t.Errorf("sections: %s\nwant:     %s", got, c.want)
			}
		})
	}
}

func TestStatesInPlaceOfOthers(t *testing.T) {
	for _, c := range []struct {
		name, doc string
		want      []string
	}{
		{
			name: "a state behind the owner",
			doc:  "# Queue\n\n## Action items\n\n- Alert on the queue's age. OWNER: ana (DONE).\n",
			want: []string{"Alert on the queue's age. | owners=person:ana | status=done"},
		},
		{
			name: "a state instead of a ticket",
			doc:  "# Queue\n\n| Action item | Type | Owner | Bug |\n|---|---|---|---|\n| Alert on the queue's age | prevent | Ana | DONE |\n| Add a limit | prevent | Ana | TODO |\n",
			want: []string{"Alert on the queue's age | owners=person:Ana | status=done | category=prevent", "Add a limit | owners=person:Ana | category=prevent"},
		},
		{
			name: "task as a word of the text",
			doc:  "# Queue\n\n## Action items\n\n- **Backlog Task**: Write a checklist for the queue\n",
			want: []string{"Backlog Task: Write a checklist for the queue"},
		},
		{
			name: "a template's words in ${}",
			doc:  "# Queue\n\n## Action items\n\n- [ ] ${first item}\n",
			want: []string{"${first item}"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { checkActions(t, parseActions(c.doc), c.want) })
	}
}
