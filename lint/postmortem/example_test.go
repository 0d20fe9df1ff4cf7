package postmortem_test

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func ExampleParse() {
	src := `# Mail queue stalled

**Status:** Final

## Timeline (UTC)

- 2026-03-01 14:05 First messages are late
- 14:20 The pager goes off
- 14:50 A restart empties the queue

## Action items

- [ ] Alert on the age of the oldest message (owner: @ana, due: 2026-04-01)
`
	doc := postmortem.Parse("postmortems/2026-03-01-mail.md", []byte(src), postmortem.Options{})
	fmt.Println(doc.Title.Plain, "-", doc.Meta.Status.Plain)
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			fmt.Println(e.Start.UTC.Format("2006-01-02 15:04"), e.Text.Plain)
		}
	}
	for _, a := range doc.Actions {
		fmt.Printf("line %d: %s, %s, by %s\n", a.Line, a.Text.Plain, a.Owners[0].Text.Plain, a.Due.End.Format("2 January"))
	}
	// Output:
	// Mail queue stalled - Final
	// 2026-03-01 14:05 First messages are late
	// 2026-03-01 14:20 The pager goes off
	// 2026-03-01 14:50 A restart empties the queue
	// line 13: Alert on the age of the oldest message, @ana, by 1 April
}
