package template_test

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

const ownTemplate = `# Postmortem: [title]

**Date:** YYYY-MM-DD
**Status:** Draft | In Review | Final

## Action items

| Action | Owner | Due |
| --- | --- | --- |
| [what is to be done] | [name] | YYYY-MM-DD |
`

// Begin a document from a team's template with what is known already.
func ExampleSchema_Write() {
	schema := template.Derive("ours.md", text.NewFile("ours.md", []byte(ownTemplate)), postmortem.Options{})
	doc := schema.Write(template.Facts{Title: "Checkout was down", Date: "2026-03-01"})
	head, _, _ := strings.Cut(doc, "\n\n##")
	fmt.Println(head)
	// Output:
	// # Postmortem: Checkout was down
	//
	// **Date:** 2026-03-01
	// **Status:** Draft
}

// Bring a document that was written otherwise into the form of a team's template.
func ExampleSchema_Render() {
	schema := template.Derive("ours.md", text.NewFile("ours.md", []byte(ownTemplate)), postmortem.Options{})
	old := "# Checkout was down\n\n## Follow-ups\n\n- [ ] Alert on queue depth (owner: @ana, due: 2026-03-08)\n"
	doc := postmortem.Parse("old.md", []byte(old), postmortem.Options{})
	rendered := schema.Render(doc.Export("old.md"))
	_, actions, _ := strings.Cut(rendered, "## Action items\n\n")
	fmt.Print(actions)
	// Output:
	// | Action | Owner | Due |
	// | --- | --- | --- |
	// | Alert on queue depth | @ana | 2026-03-08 |
}
