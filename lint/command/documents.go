package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/project"
)

// collect finds the documents of a run, and tells what it left out.
func (a *app) collect(proj *project.Project, f *lintFlags, paths []string) (*project.Documents, error) {
	if err := checkStdin(paths); err != nil {
		return nil, err
	}
	if len(paths) == 1 && paths[0] == "-" {
		return a.readStdin(proj, f)
	}
	a.noteFolders(proj, f, paths)
	docs, err := proj.Documents(paths...)
	if err != nil {
		return nil, a.pathError(err)
	}
	a.noteSkipped(proj, f, docs.Skipped)
	return docs, nil
}

// noteFolders tells which folders are meant where nobody named any, and those that
// are not searched since a link leads to them out of the repository.
func (a *app) noteFolders(proj *project.Project, f *lintFlags, paths []string) {
	if f.quiet || len(paths) > 0 || len(proj.Config.Include) > 0 {
		return
	}
	folders, outside := proj.Folders()
	for _, name := range outside {
		a.note(name + ": skipped: it " + rootfs.ErrOutside.Error())
	}
	if len(folders) > 0 {
		a.note("linting " + strings.Join(folders, ", "))
	}
}

// readStdin takes standard input as the document.
func (a *app) readStdin(proj *project.Project, f *lintFlags) (*project.Documents, error) {
	rel := proj.Rel(a.abs(f.stdinName))
	if ok, reason := proj.Takes(rel); !ok && f.stdinName != stdinName {
		docs := &project.Documents{Skipped: []project.Skip{{Path: rel, Reason: reason, Named: true}}}
		a.noteSkipped(proj, f, docs.Skipped)
		return docs, nil
	}
	// One byte more than allowed tells the engine that the document is too large.
	src, err := io.ReadAll(io.LimitReader(a.In, lint.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("standard input: cannot be read: %w", err)
	}
	return project.Buffer(rel, src), nil
}

// noteSkipped tells which files that were named are not linted. Hooks name
// every file that changed, so it is no error.
func (a *app) noteSkipped(proj *project.Project, f *lintFlags, skipped []project.Skip) {
	const most = 10
	said := 0
	for _, s := range skipped {
		if !s.Named || f.quiet {
			continue
		}
		if said++; said <= most {
			a.note(fmt.Sprintf("%s: skipped: %s", proj.Display(s.Path), s.Reason))
		}
	}
	if said > most {
		a.note(fmt.Sprintf("%d more files skipped", said-most))
	}
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

func isFolder(full string) bool {
	info, err := os.Stat(full)
	return err == nil && info.IsDir()
}
