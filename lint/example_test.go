package lint_test

import (
	"context"
	"fmt"
	"os"
	"testing/fstest"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/rules"
)

const document = `# Checkout was slow

**Status:** Draft

## Action items

- Alert on the queue (owner: @ana)
- Describe a follow-up with an owner
`

// Lint documents that are in memory with some of the rules that pmlint ships.
func ExampleLinter_Run() {
	l, err := lint.New(rules.All(), lint.Config{Template: "none", Only: []string{"actions/due-missing"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := l.Run(context.Background(), []lint.Source{lint.BytesSource("a.md", []byte(document))}, lint.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range result.Findings {
		fmt.Printf("%s:%d:%d: %s: %s (%s)\n", f.Path, f.Start.Line, f.Start.Column, f.Severity, f.Message, f.Rule)
	}
	// Output:
	// a.md:7:3: notice: none of the 2 open actions has a due date (actions/due-missing)
}

// A pack of one's own is rules as values, run alone or beside those of rules.All.
func ExamplePack() {
	tracked := &lint.Rule{
		Name: "house/tracked", Summary: "Every action has a ticket", Severity: lint.Warning,
		Check: func(p *lint.Pass) {
			for _, a := range p.Doc.Actions {
				if !a.Tracked {
					p.Report(lint.Diagnostic{
						Span: a.Text.Span, Anchor: lint.ActionAnchor(a.ID.Plain, a.Text.Plain),
						Message: fmt.Sprintf("no ticket tracks %q", a.Text.Plain),
					})
				}
			}
		},
	}
	house := &lint.Pack{Name: "house", Summary: "what we agreed on", Rules: []*lint.Rule{tracked}}
	l, err := lint.New([]*lint.Pack{house}, lint.Config{Template: "none"})
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := l.Examine(context.Background(), lint.BytesSource("a.md", []byte(document)), lint.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range x.Findings {
		fmt.Println(f.Start.Line, f.Message)
	}
	// Output:
	// 7 no ticket tracks "Alert on the queue"
	// 8 no ticket tracks "Describe a follow-up with an owner"
}

// Read a document as every command does: bound to the template that lies beside
// it, so that what the template says is told from what the authors wrote.
func ExampleLinter_Read() {
	template := "# [Title]\n\n## Timeline\n\n## Root cause\n\n## Action items\n\n- Describe a follow-up with an owner\n"
	l, err := lint.New(nil, lint.Config{Files: fstest.MapFS{"docs/TEMPLATE.md": {Data: []byte(template)}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := l.Read(lint.BytesSource("docs/a.md", []byte(document)))
	if err != nil {
		fmt.Println(err)
		return
	}
	missing, required := r.Binding.MissingSections()
	fmt.Printf("%s; %d of %d sections are missing\n", r.Status, len(missing), required)
	for _, a := range r.Promises() {
		fmt.Println(a.Text.Plain)
	}
	// Output:
	// draft; 2 of 3 sections are missing
	// Alert on the queue
}

// Write what a run found in one of the formats for programs.
func Example_report() {
	l, err := lint.New(rules.All(), lint.Config{Template: "none", Only: []string{"actions/due-missing"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := l.Run(context.Background(), []lint.Source{lint.BytesSource("a.md", []byte(document))}, lint.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := &report.Report{Findings: result.Findings[:1], Summary: report.Summary{Documents: result.Documents, Notices: result.Count(lint.Notice)}}
	if err := report.OneLine(os.Stdout, r); err != nil {
		fmt.Println(err)
	}
	// Output:
	// a.md:7:3: notice: none of the 2 open actions has a due date [actions/due-missing]
}

// Lint a file of any fs.FS with some of the rules that pmlint ships.
func ExampleFileSource() {
	files := fstest.MapFS{"checkout.md": {Data: []byte("# Checkout was down\n\n## Action items\n\n- [ ] Alert on queue depth (owner: TBD)\n")}}
	linter, err := lint.New(rules.All(), lint.Config{Only: []string{"actions/owner-nobody"}})
	if err != nil {
		panic(err)
	}
	sources := []lint.Source{lint.FileSource(files, "checkout.md")}
	result, err := linter.Run(context.Background(), sources, lint.Options{Now: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		panic(err)
	}
	for _, f := range result.Findings {
		fmt.Printf("%s:%d:%d: %s [%s]\n", f.Path, f.Start.Line, f.Start.Column, f.Message, f.Rule)
	}
	// Output:
	// checkout.md:5:36: "TBD" owns nothing: it is neither a person nor a team [actions/owner-nobody]
}
