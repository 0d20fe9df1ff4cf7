package command

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/setup"
	"github.com/pmlint/pmlint/lint/project"
)

// initFlags are those of pmlint init.
type initFlags struct {
	lint       lintFlags
	yes        bool
	dryRun     bool
	json       bool
	noBaseline bool
	workflow   bool
	hook       bool
	codeowners string
	template   string
}

func (a *app) initCommand() *cobra.Command {
	f := &initFlags{}
	c := command(&cobra.Command{
		Use:   "init [PATH...]",
		Short: "Learn from the postmortems that are there, and write a config that fits them",
		Long: `Learn what the repository's postmortems have in common - where they lie, their
sections, metadata, values, tables - and write .pmlint.yaml, a template where the
team has none, and a baseline of what is left. Every line says what it rests on.
What will be written is shown first; on a terminal it is asked for, elsewhere
--yes writes it. Nothing is ever overwritten. Where there is no postmortem yet, the
start of one is made: a folder with a template.`,
		Example: "  pmlint init\n  pmlint init --dry-run\n  pmlint init --yes --workflow --hook",
		RunE:    func(_ *cobra.Command, args []string) error { return a.init(f, args) },
	})
	p := c.Flags()
	p.BoolVarP(&f.yes, "yes", "y", false, "write without asking")
	p.BoolVar(&f.dryRun, "dry-run", false, "show what would be written, and write nothing")
	p.BoolVar(&f.json, "json", false, "tell it as JSON")
	p.BoolVar(&f.noBaseline, "no-baseline", false, "write no baseline: today's findings go on to be told")
	p.BoolVar(&f.workflow, "workflow", false, "write .github/workflows/pmlint.yaml, too")
	p.BoolVar(&f.hook, "hook", false, "install the pre-commit hook, too")
	p.StringVar(&f.codeowners, "codeowners", "",
		"let `OWNER` review postmortems: write .github/CODEOWNERS, or tell the line where there is one")
	p.StringVar(&f.template, "template", "", "take this `TEMPLATE`, a file or the name of a built-in one, instead of looking for one")
	p.StringVar(&f.lint.now, "now", "", "judge dates as on `DATE` (2026-03-01 or RFC 3339), for reproducible runs")
	p.BoolVarP(&f.lint.quiet, "quiet", "q", false, "no notes")
	return c
}

func (a *app) init(f *initFlags, paths []string) error {
	proj, err := a.openProject(&f.lint, paths)
	if err != nil {
		return err
	}
	if name := proj.ConfigFile(); name != "" {
		a.note(name + " is there already, and stays as it is; pmlint doctor tells what has drifted since")
		return nil
	}
	now, err := parseNow(f.lint.now, a.Now)
	if err != nil {
		return err
	}
	plan, err := setup.New(proj, setup.Options{
		Packs: a.packs, Now: now, Template: f.template, NoBaseline: f.noBaseline, Workflow: f.workflow, CodeOwners: f.codeowners}, paths...)
	if err != nil {
		return a.pathError(err)
	}
	if f.json {
		return a.initJSON(proj, f, plan)
	}
	a.showPlan(proj, f, plan)
	switch {
	case f.dryRun:
		return nil
	case f.yes:
	case !a.terminal || !a.Terminal(a.In):
		a.note("nothing is written: --yes writes it")
		return nil
	case !a.confirm("Write this?"):
		a.note("nothing is written")
		return nil
	}
	return a.writePlan(proj, f, plan)
}

func (a *app) initJSON(proj *project.Project, f *initFlags, plan *setup.Plan) error {
	if f.yes && !f.dryRun {
		if err := a.writePlan(proj, f, plan); err != nil {
			return err
		}
	}
	return a.printJSON(plan)
}

// confirm asks a person; what is no yes is a no.
func (a *app) confirm(question string) bool {
	fmt.Fprintf(a.Out, "%s [Y/n] ", question)
	a.flush()
	line, err := bufio.NewReader(io.LimitReader(a.In, 1000)).ReadString('\n')
	answer := strings.ToLower(strings.TrimSpace(line))
	return err == nil && (answer == "" || answer == "y" || answer == "yes")
}

// flush brings what was printed before a person.
func (a *app) flush() {
	if b, ok := a.raw.(*bufio.Writer); ok {
		_ = b.Flush() // what cannot be written is told at the end
	}
}

func (a *app) showPlan(proj *project.Project, f *initFlags, plan *setup.Plan) {
	var b strings.Builder
	if plan.Documents == 0 {
		b.WriteString("There is no postmortem yet.\n")
	} else {
		fmt.Fprintf(&b, "Learned from %s:\n", lint.Count(plan.Documents, "document"))
	}
	for _, l := range plan.Learned {
		fmt.Fprintf(&b, "  %s\n", l)
	}
	b.WriteString("\nTo be written:\n")
	for _, file := range plan.Files {
		fmt.Fprintf(&b, "  %s: %s\n", proj.Display(file.Path), file.What)
	}
	if f.hook {
		b.WriteString("  the pre-commit hook\n")
	}
	if plan.Documents > 0 {
		fmt.Fprintf(&b, "\nFindings without it: %s. With it: %s", plan.Before, plan.Findings)
		for i, r := range plan.Rules[:min(5, len(plan.Rules))] {
			b.WriteString(map[bool]string{true: ", of them ", false: ", "}[i == 0])
			fmt.Fprintf(&b, "%d %s", r.Count, r.Rule)
		}
		b.WriteString(".\n")
	}
	if f.dryRun {
		for _, file := range plan.Files {
			fmt.Fprintf(&b, "\n--- %s\n%s", proj.Display(file.Path), file.Content)
		}
	}
	fmt.Fprint(a.Out, harmless(b.String()))
}

// writePlan writes the files, and the hook where it was asked for.
func (a *app) writePlan(proj *project.Project, f *initFlags, plan *setup.Plan) error {
	err := plan.Write(func(path string) { a.wrote(proj, f, path) })
	if err == nil && f.hook {
		return a.installHook()
	}
	return err
}

func (a *app) wrote(proj *project.Project, f *initFlags, path string) {
	if !f.json && !f.lint.quiet {
		a.note("wrote " + proj.Display(path))
	}
}
