package markdown_test

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

func ExampleParse() {
	file := text.NewFile("inc-42.md", []byte("---\ndate: 2026-03-01\nauthors: [ana, bo]\n---\n# Cache down\n\nIt was **full** of `GET`s.\n"))
	doc := markdown.Parse(file, markdown.Options{})
	for _, f := range doc.Front.Fields {
		fmt.Printf("%s is %q, line %d\n", f.Label.Plain, f.Value.Plain, file.LineAt(f.Value.Span.Start))
	}
	for _, b := range doc.Blocks {
		fmt.Printf("line %d: %s\n", file.LineAt(b.Span.Start), doc.Prose(b).Text)
	}
	// Output:
	// date is "2026-03-01", line 2
	// authors is "[ana, bo]", line 3
	// line 5: Cache down
	// line 7: It was full of GETs.
}

func ExampleProse_Source() {
	file := text.NewFile("inc-42.md", []byte("The *checkout\nservice* was down.\n"))
	doc := markdown.Parse(file, markdown.Options{})
	prose := doc.Prose(doc.Blocks[0])
	fmt.Printf("%q\n", prose.Text)
	mark := prose.Marks[0]
	fmt.Printf("%q comes from %q\n", prose.Text[mark.Start:mark.End], file.Text(prose.Source(mark.Start, mark.End)))
	fmt.Printf("with markup it is %q\n", file.Text(mark.Span))
	// Output:
	// "The checkout service was down."
	// "checkout service" comes from "checkout\nservice"
	// with markup it is "*checkout\nservice*"
}
