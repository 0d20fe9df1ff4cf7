package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/project"
)

// explainFiles tells which files a run would lint, which it would leave out and
// why, and what to do about it.
func (a *app) explainFiles(proj *project.Project, f *lintFlags, paths []string) error {
	if err := checkStdin(paths); err != nil {
		return err
	}
	docs, err := a.documentsOf(proj, f, paths)
	if err != nil {
		return a.pathError(err)
	}
	var b strings.Builder
	for _, path := range docs.Paths() {
		fmt.Fprintf(&b, "lint  %s\n", harmless(proj.Display(path)))
	}
	skipped := slices.Clone(docs.Skipped)
	slices.SortStableFunc(skipped, func(x, y project.Skip) int { return strings.Compare(x.Path, y.Path) })
	for _, s := range skipped {
		fmt.Fprintf(&b, "skip  %s: %s", harmless(proj.Display(s.Path)), s.Reason)
		if remedy := proj.Remedy(s); remedy != "" {
			fmt.Fprintf(&b, "; %s", harmless(remedy))
		}
		b.WriteByte('\n')
	}
	if len(paths) == 0 && len(proj.Config.Include) == 0 {
		for _, l := range proj.Likely() {
			fmt.Fprintf(&b, "else  %s: %s; its name does not tell, and %d of %d that were looked at read as postmortems; include: [%q]\n",
				harmless(proj.Display(l.Folder)), lint.Count(l.Files, "file"), l.Read, l.Looked, l.Glob())
		}
	}
	_, err = a.Out.Write([]byte(b.String()))
	return err
}

// documentsOf are the documents of the version that the git flags ask for, without
// what they came from.
func (a *app) documentsOf(proj *project.Project, f *lintFlags, paths []string) (*project.Documents, error) {
	switch {
	case f.git.staged:
		return proj.Staged(paths...)
	case f.git.rev != "":
		return proj.At(f.git.rev, paths...)
	}
	return proj.Documents(paths...)
}
