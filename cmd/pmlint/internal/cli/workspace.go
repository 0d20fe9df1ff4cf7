package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/pmlint/pmlint/cmd/pmlint/internal/discover"
	"github.com/pmlint/pmlint/lint"
)

// workspace is where a run works: the repository and its config.
type workspace struct {
	root   string // absolute; where there is no repository, the folder that stands for it
	dir    string // the working directory
	config lint.Config
	finder *discover.Finder
}

// openWorkspace finds the repository of the first path (of the working
// directory where none is given, or the path lies in no repository), and reads
// its config.
func (a *app) openWorkspace(f *lintFlags, paths []string) (*workspace, error) {
	dir := a.Dir
	if len(paths) > 0 && paths[0] != "-" {
		dir = folderOf(a.abs(paths[0]))
	}
	root, ok := discover.Root(dir)
	if !ok {
		root, ok = discover.Root(a.Dir)
	}
	if !ok {
		root = a.Dir
	}
	ws := &workspace{root: root, dir: a.Dir}
	if err := a.configure(ws, f, dir); err != nil {
		return nil, err
	}
	ws.finder = &discover.Finder{
		Root: ws.root, Include: ws.config.Include, Exclude: ws.config.Exclude,
		Templates: templatePaths(&ws.config), Force: f.force,
	}
	return ws, nil
}

// folderOf is the folder of a path: itself, or the one that it lies in.
func folderOf(full string) string {
	if info, err := os.Stat(full); err == nil && info.IsDir() {
		return full
	}
	return filepath.Dir(full)
}

// configure reads the config and lays the flags over it.
func (a *app) configure(ws *workspace, f *lintFlags, _ string) error {
	ws.config.Only, ws.config.Skip = f.only, f.skip
	ws.config.Files = os.DirFS(ws.root)
	if f.failOn == "" {
		return nil
	}
	if err := ws.config.FailOn.UnmarshalText([]byte(f.failOn)); err != nil {
		return usage(fmt.Sprintf("--fail-on %q is no severity; use error, warning, notice or never", f.failOn))
	}
	return nil
}

// templatePaths are the config's templates that are files of the repository.
func templatePaths(c *lint.Config) []string {
	names := []string{c.Template}
	for _, o := range c.Overrides {
		names = append(names, o.Template)
	}
	var paths []string
	for _, n := range names {
		if strings.ContainsAny(n, "/.") {
			paths = append(paths, strings.TrimPrefix(n, "./"))
		}
	}
	return paths
}

// display is a path of a report as seen from the working directory, so that a
// terminal can open it.
func (ws *workspace) display(path string) string {
	rel, err := filepath.Rel(ws.dir, filepath.Join(ws.root, filepath.FromSlash(path)))
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}
