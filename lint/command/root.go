package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
)

func harmless(s string) string { return report.Harmless(s) }

const rootLong = `pmlint lints incident postmortems kept as Markdown in git.

It reads a postmortem as what it is: a timeline with times, zones and key
moments, action items with owners and due dates, contributing factors, impact,
lessons. It says what is missing, contradictory, blaming or vague, where, why it
matters and what to write instead. It holds each document against your own
template, and it is stricter the closer the document is to Final.

Without a path it lints what the config includes, else the folders, at any depth,
that are called as those of postmortems are (postmortems, incident-reports, rca,
...) or whose files read as postmortems; --explain-files tells which.`

const rootExample = `  pmlint                              lint the repository's postmortems
  pmlint ./postmortems                lint a folder
  pmlint explain actions/owner-missing      what a rule wants, and why
  pmlint --only blameless --fail-on warning docs/incidents
  pmlint --format text --format sarif:pmlint.sarif .
  pmlint - --stdin-filename postmortems/2026-03-01-db.md < draft.md`

// rootCommand is pmlint itself: it lints, and has the other commands below it.
func (a *app) rootCommand() *cobra.Command {
	cobra.EnableCommandSorting = false
	root := a.lintCommand()
	root.Use = "pmlint [flags] [PATH...]"
	root.Short = "Lint incident postmortems kept as Markdown in git"
	root.Long = rootLong
	root.Args = cobra.ArbitraryArgs
	root.Version = version().String()
	root.SetVersionTemplate("pmlint {{.Version}}\n")
	root.CompletionOptions.HiddenDefaultCmd = false
	for _, c := range a.commands() {
		root.AddCommand(c)
	}
	root.SetHelpCommand(a.helpCommand(root))
	strictCompletion(root)
	return root
}

// helpCommand is cobra's, but that a name which is none is a mistake.
func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	return command(&cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about a command",
		Long:  "Tell what a command does, its flags and examples.",
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return usage(fmt.Sprintf("no command is called %q%s", strings.Join(args, " "), didYouMean(args[0], a.commandNames())))
			}
			return c.Help()
		},
	})
}

// strictCompletion makes a shell that is not known a mistake instead of a page
// of help.
func strictCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	c, _, err := root.Find([]string{"completion"})
	if err != nil || c == root {
		return
	}
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			shells := []string{"bash", "zsh", "fish", "powershell"}
			return usage(fmt.Sprintf("%q is no shell that completion is written for%s; there are %s", args[0], didYouMean(args[0],
				shells), strings.Join(shells, ", ")))
		}
		return c.Help()
	}
}

// Root is the command with all its flags, for manual pages and completions of a
// binary that has the packs. It is not meant to be run: that is Main's part.
func Root(packs ...*lint.Pack) *cobra.Command {
	return (&app{Env: Env{}.complete(), packs: packs}).rootCommand()
}

// commands are the commands below pmlint, in the order of the help.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.lintCommand(),
		a.initCommand(),
		a.newCommand(),
		a.doctorCommand(),
		a.fixCommand(),
		a.baselineCommand(),
		a.explainCommand(),
		a.rulesCommand(),
		a.templateCommand(),
		a.exportCommand(),
		a.reviewCommand(),
		a.summaryCommand(),
		a.lspCommand(),
		a.agendaCommand(),
		a.timelineCommand(),
		a.importCommand(),
		a.actionsCommand(),
		a.historyCommand(),
		a.hookCommand(),
		a.configCommand(),
		a.versionCommand(),
	}
}

// commandNames are the names of all commands, for suggestions.
func (a *app) commandNames() []string {
	var names []string
	for _, c := range a.commands() {
		names = append(names, c.Name())
	}
	return append(names, "help", "completion")
}
