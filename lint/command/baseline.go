package command

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/internal/baseline"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/project"
)

func (a *app) baselineCommand() *cobra.Command {
	c := command(&cobra.Command{
		Use:   "baseline",
		Short: "Keep known findings in a file, so that only new ones count",
		Long: `Keep the findings of today in a file that is committed, so that only new ones
count from now on. The file is the config's baseline, else ` + baseline.Name + `
at the repository's root, which is used wherever it exists.

It holds no line numbers: entries stay while the text around them changes. It is
meant to shrink: prune drops what was mended, and in CI update refuses to grow.`,
		Example: `  pmlint baseline create
  pmlint baseline prune
  pmlint baseline prune --check       in CI: fail while mended findings are still listed`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Help()
			}
			names := []string{"create", "update", "prune"}
			return usage(fmt.Sprintf("unknown command %q for %q%s; it has create, update, prune", args[0], c.CommandPath(),
				didYouMean(args[0], names)))
		},
	})
	c.AddCommand(a.baselineCreateCommand(), a.baselineUpdateCommand(), a.baselinePruneCommand())
	return c
}

func (a *app) baselineCreateCommand() *cobra.Command {
	f := &lintFlags{}
	c := command(&cobra.Command{
		Use:     "create [PATH...]",
		Short:   "Write all findings of today into a new baseline",
		Example: "  pmlint baseline create",
		RunE: func(_ *cobra.Command, args []string) error {
			k, _, err := a.baselineRun(f, args, false)
			if err != nil {
				return err
			}
			if k.file.List != nil {
				return fmt.Errorf("%s exists already: pmlint baseline prune drops what was mended, update also adds what is new", k.file.Path)
			}
			return a.writeBaseline(k, baseline.Create(k.match.New()))
		},
	})
	f.selection(a, c)
	return c
}

func (a *app) baselineUpdateCommand() *cobra.Command {
	f := &lintFlags{}
	grow := a.Getenv("CI") == ""
	c := command(&cobra.Command{
		Use:   "update [PATH...]",
		Short: "Drop what was mended from the baseline, and add what is new",
		Long: `Drop what was mended from the baseline, and add what is new. With --grow=false,
which is the default where the environment says CI, findings that are new fail
the command and nothing is written.`,
		Example: "  pmlint baseline update\n  pmlint baseline update --grow=false",
		RunE: func(_ *cobra.Command, args []string) error {
			k, _, err := a.baselineRun(f, args, true)
			if err != nil {
				return err
			}
			list, err := k.match.Update(grow)
			if err != nil {
				return err
			}
			return a.writeBaseline(k, list)
		},
	})
	c.Flags().BoolVar(&grow, "grow", grow, "findings that are new may be added")
	f.selection(a, c)
	return c
}

func (a *app) baselinePruneCommand() *cobra.Command {
	f := &lintFlags{}
	check := false
	c := command(&cobra.Command{
		Use:     "prune [PATH...]",
		Short:   "Drop what was mended from the baseline",
		Example: "  pmlint baseline prune\n  pmlint baseline prune --check",
		RunE: func(_ *cobra.Command, args []string) error {
			k, _, err := a.baselineRun(f, args, true)
			if err != nil {
				return err
			}
			if check {
				return a.checkPruned(k)
			}
			return a.writeBaseline(k, k.match.Prune())
		},
	})
	c.Flags().BoolVar(&check, "check", false, "write nothing, exit with 1 if there is something to drop")
	f.selection(a, c)
	return c
}

// checkPruned tells the entries that nothing matches any more.
func (a *app) checkPruned(k *knownFindings) error {
	stale := k.match.Stale()
	for _, e := range stale {
		fmt.Fprintln(a.Out, harmless(fmt.Sprintf("%s: mended: %s [%s]", e.Path, e.Anchor, e.Rule)))
	}
	if len(stale) == 0 {
		return nil
	}
	fmt.Fprintf(a.Out, "%s in %s: run pmlint baseline prune\n", lint.Count(len(stale), "mended finding"), harmless(k.file.Path))
	return errFindings
}

// baselineRun lints the documents with the baseline, which must exist if must
// is set, as memory.
func (a *app) baselineRun(f *lintFlags, paths []string, must bool) (*knownFindings, *lint.Result, error) {
	now, err := parseNow(f.now, a.Now)
	if err != nil {
		return nil, nil, err
	}
	proj, err := a.openProject(f, paths)
	if err != nil {
		return nil, nil, err
	}
	k, err := a.openBaseline(proj, f, false)
	if err != nil {
		return nil, nil, err
	}
	if k.file.List == nil && must {
		return nil, nil, fmt.Errorf("%s: no such file; pmlint baseline create makes it", k.file.Path)
	}
	if k.match == nil {
		k.match = baseline.Create(nil).Match(k.scope(f))
	}
	linter, err := lint.New(a.packs, proj.Config)
	if err != nil {
		return nil, nil, err
	}
	if k.docs, err = a.collect(proj, f, paths); err != nil {
		return nil, nil, err
	}
	result, err := linter.Run(context.Background(), k.docs.Sources, lint.Options{Now: now, Jobs: f.jobs, Baseline: k.match})
	if err != nil {
		return nil, nil, err
	}
	if len(result.Failures) > 0 {
		return nil, nil, a.verdict(result, lint.FailOnNever)
	}
	return k, result, nil
}

// writeBaseline writes the file and tells its size.
func (a *app) writeBaseline(k *knownFindings, list *baseline.Baseline) error {
	if err := k.file.Write(list); err != nil {
		return err
	}
	change := ""
	if before := k.file.List; before != nil {
		change = ", unchanged"
		if n := list.Len() - before.Len(); n != 0 {
			change = fmt.Sprintf(", %+d", n)
		}
	}
	fmt.Fprintf(a.Out, "%s: %s%s\n", harmless(k.file.Path), lint.Count(list.Len(), "finding"), change)
	return nil
}

// knownFindings are the baseline of a run.
type knownFindings struct {
	file  *project.Baseline // nil where none is asked for
	match *baseline.Match   // nil where there is none
	proj  *project.Project
	docs  *project.Documents // set once they are known
}

// openBaseline reads the baseline: that of the flag, else of the config, else
// the file with the usual name. Only the last may be missing, unless missing is
// fine.
func (a *app) openBaseline(proj *project.Project, f *lintFlags, mustBe bool) (*knownFindings, error) {
	k := &knownFindings{proj: proj}
	if f.noBaseline {
		return k, nil
	}
	var err error
	if k.file, err = proj.Baseline(f.baseline); err != nil {
		return nil, err
	}
	switch list := k.file.List; {
	case list != nil:
		k.match = list.Match(k.scope(f))
	case mustBe && k.file.Named:
		return nil, fmt.Errorf("baseline %s: no such file; pmlint baseline create makes it", k.file.Path)
	}
	return k, nil
}

// accepted is what a run need not report; nothing where there is no baseline.
func (k *knownFindings) accepted() lint.Baseline {
	if k.match == nil {
		return nil
	}
	return k.match
}

// scope is what the run looks at: entries of other documents and rules are none
// of its business.
func (k *knownFindings) scope(f *lintFlags) baseline.Scope {
	return baseline.Scope{
		Linted: func(path string) bool { return k.docs != nil && k.docs.Linted(path) },
		Ran: func(rule string) bool {
			return (len(f.only) == 0 || names(f.only, rule)) && !names(f.skip, rule)
		},
		Exists: func(path string) bool {
			_, err := k.proj.Lstat(path)
			return err == nil
		},
	}
}

// names tells whether a list of rules and packs names the rule.
func names(list []string, rule string) bool {
	pack := (&lint.Rule{Name: rule}).Pack()
	return slices.Contains(list, rule) || slices.Contains(list, pack)
}

// noteStale tells that entries of the baseline can be dropped.
func (a *app) noteStale(k *knownFindings, f *lintFlags) {
	if k.file == nil || k.file.List == nil || f.quiet || f.git.used() {
		return
	}
	if n := len(k.match.Stale()); n > 0 {
		a.note(fmt.Sprintf("%s of %s mended: pmlint baseline prune drops them", lint.Count(n, "finding"), k.file.Path))
	}
}
