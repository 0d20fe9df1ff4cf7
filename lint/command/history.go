package command

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/project"
)

func (a *app) historyCommand() *cobra.Command {
	f := &lintFlags{}
	format := "text"
	c := command(&cobra.Command{
		Use:   "history [--format text|json] FILE",
		Short: "Tell a postmortem's life from its commits: statuses, actions added, slipped, closed",
		Example: `  pmlint history postmortems/2026-03-01-db.md
  pmlint history --format json postmortems/2026-03-01-db.md`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "-" {
				return usage("history needs one FILE of the repository")
			}
			if format != "text" && format != "json" {
				return badFormat(format, "text", "json")
			}
			return a.history(f, args[0], format)
		},
	})
	c.Flags().StringVar(&format, "format", format, "text or json")
	c.Flags().StringVar(&f.config, "config", "", "the config `FILE`")
	return c
}

func (a *app) history(f *lintFlags, path, format string) error {
	proj, err := a.openProject(f, []string{path})
	if err != nil {
		return err
	}
	if isFolder(a.abs(path)) {
		return usage(fmt.Sprintf("%s is a folder; history tells of one FILE (pmlint actions tells of all)", path))
	}
	if proj.Outside(a.abs(path)) {
		return fmt.Errorf("%s lies outside the repository at %s", path, proj.Root())
	}
	linter, err := lint.New(a.packs, proj.Config)
	if err != nil {
		return err
	}
	rel := proj.Rel(a.abs(path))
	past, err := a.remember(proj, versionReader{linter: linter}, project.PastOptions{One: rel}, false)
	if err != nil {
		return err
	}
	if past == nil {
		return fmt.Errorf("%s: there is no history to tell", path)
	}
	life := past.Record.Life(rel)
	if life == nil {
		return fmt.Errorf("%s: no commit holds it; commit it first, or look at the path (as in the repository: %s)", path, rel)
	}
	happenings := past.Record.Happenings(life)
	if format == "json" {
		return a.printJSON(lifeJSON(life, happenings))
	}
	a.printLife(life, happenings)
	return nil
}

// printLife groups what happened by commit.
func (a *app) printLife(life *history.Life, happenings []history.Happening) {
	fmt.Fprintf(a.Out, "%s\n", harmless(life.Path))
	last := ""
	for _, h := range happenings {
		if h.Commit.ID != last {
			fmt.Fprintf(a.Out, "\n%s  %s  %s\n", h.Commit.When.Format(time.DateOnly), h.Commit.Short(), harmless(h.Commit.Author))
			last = h.Commit.ID
		}
		fmt.Fprintf(a.Out, "  %s\n", harmless(strings.TrimSpace(withAction(h))))
	}
}

// withAction puts the action's name before what happened to it.
func withAction(h history.Happening) string {
	if h.Action == "" {
		return h.Text
	}
	const widest = 50
	name := []rune(h.Action)
	if len(name) > widest {
		name = append(name[:widest-1], '…')
	}
	return string(name) + ": " + h.Text
}

type happeningJSON struct {
	Commit  string `json:"commit"`
	Date    string `json:"date"` // RFC 3339, in the author's zone
	Author  string `json:"author"`
	Subject string `json:"subject"`
	Kind    string `json:"kind"`
	Action  string `json:"action"`
	Text    string `json:"text"`
}

func lifeJSON(life *history.Life, happenings []history.Happening) any {
	out := struct {
		Schema  string          `json:"schema"`
		Path    string          `json:"path"`
		Shallow bool            `json:"shallow"` // older history is not in the clone
		Events  []happeningJSON `json:"events"`
	}{Schema: "pmlint.history/v1", Path: life.Path, Shallow: life.Shallow, Events: []happeningJSON{}}
	for _, h := range happenings {
		out.Events = append(out.Events, happeningJSON{h.Commit.ID, h.Commit.When.Format(time.RFC3339), h.Commit.Author,
			h.Commit.Subject, h.Kind, h.Action, h.Text})
	}
	return out
}
