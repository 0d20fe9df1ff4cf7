package template_test

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

func ExampleBind() {
	team := "# [Title]\n\n## Summary\n\n## Impact\n\n## Action items\n\n- Describe a follow-up, with its owner\n"
	schema := template.Derive("team", text.NewFile("TEMPLATE.md", []byte(team)), postmortem.Options{})

	src := "# Queue stalled\n\n## Summary\n\nMail was late.\n\n## Action items\n\n- Describe a follow-up, with its owner\n- Add an alert\n"
	doc := postmortem.Parse("queue.md", []byte(src), postmortem.Options{})
	b := template.Bind(schema, doc)
	for _, s := range b.Sections {
		if s.Missing() {
			fmt.Println("missing:", s.Want.Title)
		}
	}
	for _, a := range doc.Actions {
		fmt.Println(a.Text.Plain, "- not filled in:", b.IsPlaceholder(a))
	}
	// Output:
	// missing: Impact
	// Describe a follow-up, with its owner - not filled in: true
	// Add an alert - not filled in: false
}
