package command

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/summary"
)

// summaryFlags are those of summary.
type summaryFlags struct {
	lint   lintFlags
	format string
	full   bool
}

func (a *app) summaryCommand() *cobra.Command {
	f := &summaryFlags{format: "markdown"}
	c := command(&cobra.Command{
		Use:   "summary [--format markdown|text|json|slack|mail] [--full] FILE",
		Short: "Tell a postmortem in short, for those who were not there",
		Long: `Tell a postmortem in short: what happened, its impact, how long it took and why, up to
three key learnings, and the three most urgent actions that are still open, with
owner and due date. The words are the document's own; what it does not say is said
to be missing. The form of --format json is a contract, named pmlint.summary/v1.

--format slack prints the blocks of a message for an incoming webhook, --format mail
a message without sender and receivers.`,
		Example: `  pmlint summary postmortems/2026-03-01-db.md
  pmlint summary --full --format text postmortems/2026-03-01-db.md
  pmlint summary --format slack postmortems/2026-03-01-db.md > message.json`,
		RunE: func(_ *cobra.Command, args []string) error { return a.summary(f, args) },
	})
	c.Flags().StringVar(&f.format, "format", f.format, "markdown, text, json, slack or mail")
	c.Flags().BoolVar(&f.full, "full", false, "all learnings and all open actions")
	c.Flags().StringVar(&f.lint.config, "config", "", "the config `FILE` (default .pmlint.yaml, looked for upward to the repository's root)")
	c.Flags().StringVar(&f.lint.stdinName, "stdin-filename", stdinName, "the `PATH` of the document that - reads")
	return c
}

func (a *app) summary(f *summaryFlags, args []string) error {
	if len(args) != 1 {
		return usage("summary needs one FILE to read")
	}
	proj, linter, err := a.openLinter(&f.lint, args)
	if err != nil {
		return err
	}
	path := args[0]
	r, err := a.readNamed(linter, proj, path, f.lint.stdinName)
	if err != nil {
		return err
	}
	if path == "-" {
		path = f.lint.stdinName
	}
	for _, g := range r.Doc.Guards {
		a.note(fmt.Sprintf("%s: %s; the summary may lack what stands there", path, g.Message))
	}
	s := summary.Of(r, filepath.ToSlash(path), f.full)
	switch f.format {
	case "markdown":
		return report.SummaryMarkdown(a.Out, s)
	case "text":
		return report.SummaryText(a.Out, s)
	case "json":
		return a.printJSON(s)
	case "slack":
		return report.SummarySlack(a.Out, s)
	case "mail":
		return report.SummaryMail(a.Out, s, a.Now())
	}
	return badFormat(f.format, "markdown", "text", "json", "slack", "mail")
}
