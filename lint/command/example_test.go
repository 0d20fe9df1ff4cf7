package command_test

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command"
)

// A binary with rules of one's own: docs/own-rules.md shows it whole. Here its
// rules are one, and its machine is a folder.
func ExampleMain() {
	house := &lint.Pack{
		Name:    "house",
		Summary: "what we agreed on among ourselves",
		Rules: []*lint.Rule{{
			Name:     "house/tracked",
			Summary:  "Every action has a ticket",
			Severity: lint.Warning,
			Check: func(p *lint.Pass) {
				for _, a := range p.Doc.Actions {
					if !a.Tracked {
						p.Report(lint.Diagnostic{Span: a.Text.Span, Message: "no ticket tracks this action"})
					}
				}
			},
		}},
	}
	dir, err := os.MkdirTemp("", "postmortems")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	doc := "# Checkout was down\n\n## Action items\n\n- [ ] Alert on queue depth (owner: @ana)\n"
	if err := os.WriteFile(filepath.Join(dir, "checkout.md"), []byte(doc), 0o644); err != nil {
		panic(err)
	}

	env := command.Env{Dir: dir}
	env.Main([]string{"--format", "oneline", "checkout.md"}, command.Stdio{In: strings.NewReader(""), Out: os.Stdout, Err: os.Stderr}, house)
	// Output:
	// checkout.md:5:7: warning: no ticket tracks this action [house/tracked]
}
