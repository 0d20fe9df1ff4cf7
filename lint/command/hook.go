package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint/command/internal/githook"
	"github.com/pmlint/pmlint/lint/project"
)

func (a *app) hookCommand() *cobra.Command {
	c := command(&cobra.Command{
		Use:   "hook",
		Short: "Install or take away a git hook that lints what is staged",
		Long: `A native pre-commit hook that runs "pmlint --staged --quiet": what is staged is
linted as it will be committed, also where a file is staged in part, and a commit
without findings is silent. core.hooksPath is honoured, and a hook that something
else wrote is never overwritten.`,
		Example: "  pmlint hook install\n  pmlint hook uninstall",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(fmt.Sprintf("hook %s: use install or uninstall", args[0]))
			}
			return c.Help()
		},
	})
	c.AddCommand(
		command(&cobra.Command{Use: "install", Short: "Write the pre-commit hook", Example: "  pmlint hook install", Args: noArgs,
			RunE: func(*cobra.Command, []string) error { return a.installHook() }}),
		command(&cobra.Command{Use: "uninstall", Short: "Take the pre-commit hook away", Example: "  pmlint hook uninstall",
			Args: noArgs, RunE: func(*cobra.Command, []string) error { return a.uninstallHook() }}),
	)
	return c
}

// hookPath is where git looks for the pre-commit hook.
func (a *app) hookPath() (string, error) {
	proj, err := a.openProject(&lintFlags{}, nil)
	if err != nil {
		return "", err
	}
	repo, err := proj.Git()
	if err != nil {
		return "", gitError(proj, "hook", err)
	}
	return filepath.Join(repo.HooksDir(), "pre-commit"), nil
}

func (a *app) installHook() error {
	path, err := a.hookPath()
	if err != nil {
		return err
	}
	proj, err := a.openProject(&lintFlags{}, nil)
	if err != nil {
		return err
	}
	switch own, err := githook.IsOurs(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("%s: %w", path, cause(err))
	case !own:
		return fmt.Errorf("%s is there already and pmlint did not write it\n%s", path, githook.Besides(path))
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("%s: %w", filepath.Dir(path), cause(err))
	}
	if err := rootfs.WriteNamed(path, []byte(githook.Script(proj.Config.Include)), 0o755); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", path, cause(err))
	}
	a.note("wrote " + path)
	a.noteNowhere()
	return nil
}

// noteNowhere tells that a hook has nothing to look at: it would pass for ever
// where the postmortems lie elsewhere.
func (a *app) noteNowhere() {
	proj, err := a.openProject(&lintFlags{}, nil)
	if err != nil || len(proj.Config.Include) > 0 {
		return
	}
	if folders, _ := proj.Folders(); len(folders) == 0 {
		a.note("no folder of postmortems is there yet; name it by include in .pmlint.yaml where it is not one of " +
			strings.Join(project.WellKnown(), ", "))
	}
}

func (a *app) uninstallHook() error {
	path, err := a.hookPath()
	if err != nil {
		return err
	}
	switch own, err := githook.IsOurs(path); {
	case errors.Is(err, fs.ErrNotExist):
		a.note("there is no pre-commit hook")
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", path, cause(err))
	case !own:
		return fmt.Errorf("%s was not written by pmlint, and stays", path)
	}
	if err := os.Remove(path); err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	a.note("took " + path + " away")
	return nil
}
