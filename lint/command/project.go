package command

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/project"
)

// openProject opens the repository of the first path, or of the working directory
// where none is given, and lays the flags over its config. For documents outside
// any repository the working directory stands for one.
func (a *app) openProject(f *lintFlags, paths []string) (*project.Project, error) {
	at := a.Dir
	if len(paths) > 0 && paths[0] != "-" {
		at = paths[0]
	}
	proj, err := project.Open(at, project.Options{
		Packs: a.packs, Config: f.config, Dir: a.Dir, Force: f.force, Git: git.NewEnvironment(a.Dir, a.Getenv)})
	if err != nil {
		return nil, err
	}
	a.closers = append(a.closers, proj)
	proj.Config.Only, proj.Config.Skip = f.only, f.skip
	proj.Config.Limits.Seconds = cmp.Or(f.limits.Seconds, proj.Config.Limits.Seconds)
	proj.Config.Limits.Memory = cmp.Or(f.limits.Memory, proj.Config.Limits.Memory)
	if f.failOn == "" {
		return proj, nil
	}
	if err := proj.Config.FailOn.UnmarshalText([]byte(f.failOn)); err != nil {
		return nil, usage(fmt.Sprintf("--fail-on %q is no severity; use error, warning, notice or never", f.failOn))
	}
	return proj, nil
}

// openLinter opens the project of the paths, with a linter by its config.
func (a *app) openLinter(f *lintFlags, paths []string) (*project.Project, *lint.Linter, error) {
	proj, err := a.openProject(f, paths)
	if err != nil {
		return nil, nil, err
	}
	linter, err := lint.New(a.packs, proj.Config)
	return proj, linter, err
}

// session is what a command works on that goes over documents.
type session struct {
	now    time.Time
	proj   *project.Project
	docs   *project.Documents
	linter *lint.Linter
}

// openDocuments opens the project of the paths and finds the documents that they
// name, or all of its documents.
func (a *app) openDocuments(f *lintFlags, paths []string) (*session, error) {
	now, err := parseNow(f.now, a.Now)
	if err != nil {
		return nil, err
	}
	proj, linter, err := a.openLinter(f, paths)
	if err != nil {
		return nil, err
	}
	docs, err := a.collect(proj, f, paths)
	if err != nil {
		return nil, err
	}
	return &session{now, proj, docs, linter}, nil
}

// abs is path seen from the run's directory.
func (a *app) abs(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(a.Dir, path)
}

// cause is the reason of a failed file operation alone.
func cause(err error) error { return rootfs.Cause(err) }

// checkStdin refuses standard input among other paths.
func checkStdin(paths []string) error {
	if len(paths) > 1 && slices.Contains(paths, "-") {
		return usage("- (standard input) stands alone, without other paths")
	}
	return nil
}

// pathError says what is wrong with a path of the command line: it may have been
// meant as a command.
func (a *app) pathError(err error) error {
	var bad *project.PathError
	if !errors.As(err, &bad) {
		return err
	}
	commands := a.commandNames()
	if !isMissing(bad) || strings.ContainsAny(bad.Path, `/\.`) || slices.Contains(commands, bad.Path) {
		return err
	}
	return fmt.Errorf("%w, and no command of pmlint%s", err, didYouMean(bad.Path, commands))
}
