package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/discover"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/internal/rootfs"
)

// workspace is where a run works: the repository and its config.
type workspace struct {
	root       string // absolute; where there is no repository, the folder that stands for it
	dir        string // the working directory
	configFile string // as shown; empty where there is none
	config     lint.Config
	finder     *discover.Finder
	tree       *rootfs.Tree // the root, through which all is opened that the repository names
}

// openWorkspace finds the repository of the first path, or of the working
// directory where none is given, and reads its config. For documents outside
// any repository the working directory stands for one.
func (a *app) openWorkspace(f *lintFlags, paths []string) (*workspace, error) {
	dir := a.Dir
	if len(paths) > 0 && paths[0] != "-" {
		dir = aboveLinks(a.Dir, folderOf(a.abs(paths[0])))
	}
	root, ok := a.gitEnvironment().Root(dir)
	if !ok {
		root, ok = discover.Root(dir)
	}
	if !ok {
		root = a.Dir
	}
	tree, err := rootfs.Open(root)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", root, cause(err))
	}
	a.closers = append(a.closers, tree)
	ws := &workspace{root: root, dir: a.Dir, tree: tree}
	if err := a.configure(ws, f, dir); err != nil {
		return nil, err
	}
	ws.finder = &discover.Finder{
		Root: ws.root, Tree: tree, Include: ws.config.Include, Exclude: ws.config.Exclude,
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

// aboveLinks is the folder in which the first symbolic link lies on the way from
// base down to dir; dir itself where there is none. What a link in a repository
// leads to does not decide which repository is meant.
func aboveLinks(base, dir string) string {
	rel, err := filepath.Rel(base, dir)
	if err != nil || !filepath.IsLocal(rel) {
		return dir
	}
	at := base
	for part := range strings.SplitSeq(rel, string(filepath.Separator)) {
		next := filepath.Join(at, part)
		if info, err := os.Lstat(next); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return at
		}
		at = next
	}
	return dir
}

// configure reads the config and lays the flags over it.
func (a *app) configure(ws *workspace, f *lintFlags, dir string) error {
	if err := a.readConfig(ws, f.config, dir); err != nil {
		return err
	}
	ws.config.Only, ws.config.Skip = f.only, f.skip
	ws.config.Files = ws.tree.FS(lint.MaxSize) // nothing outside the repository can be named
	if f.failOn == "" {
		return nil
	}
	if err := ws.config.FailOn.UnmarshalText([]byte(f.failOn)); err != nil {
		return usage(fmt.Sprintf("--fail-on %q is no severity; use error, warning, notice or never", f.failOn))
	}
	return nil
}

// readConfig reads the config: the one named, else .pmlint.yaml in dir or in a
// folder above it, up to the repository's root. No config is the default one.
func (a *app) readConfig(ws *workspace, named, dir string) error {
	full := a.abs(named)
	if named == "" {
		var err error
		if full, err = findConfig(ws, dir); full == "" || err != nil {
			return err
		}
	}
	shown := ws.display(ws.rel(full))
	src, err := ws.readFile(full, config.MaxSize)
	if errors.Is(err, rootfs.ErrTooLarge) {
		return fmt.Errorf("%s: %w", shown, config.ErrTooLarge)
	} else if err != nil {
		return fmt.Errorf("config %s: %w", shown, cause(err))
	}
	ws.configFile = shown
	ws.config, err = config.Decode(shown, src, a.packs)
	return err
}

// findConfig looks for the config from dir upward to the repository's root. Where
// there is none, it looks up to the working directory, or in dir alone if that
// lies elsewhere: a file above may be anyone's.
func findConfig(ws *workspace, dir string) (string, error) {
	if ws.outside(dir) {
		return ws.configIn(dir)
	}
	for {
		full, err := ws.configIn(dir)
		up := filepath.Dir(dir)
		if full != "" || err != nil || dir == ws.root || up == dir {
			return full, err
		}
		dir = up
	}
}

// configIn is the config in a folder, empty if there is none. A file that was
// meant to be one, and would be overlooked, is an error.
func (ws *workspace) configIn(dir string) (string, error) {
	full := filepath.Join(dir, config.Name)
	if _, err := ws.lstat(full); err == nil {
		return full, nil
	}
	for _, other := range []string{".pmlint.yml", "pmlint.yaml", "pmlint.yml"} {
		if _, err := ws.lstat(filepath.Join(dir, other)); err == nil {
			return "", fmt.Errorf("%s is not read: rename it to %s, or name it with --config", filepath.Join(dir, other), config.Name)
		}
	}
	return "", nil
}

// rel is a path of the machine as reports name it.
func (ws *workspace) rel(full string) string {
	rel, err := filepath.Rel(ws.root, full)
	if err != nil {
		return filepath.ToSlash(full)
	}
	return filepath.ToSlash(rel)
}

// outside tells that a folder of the machine does not lie in the root.
func (ws *workspace) outside(full string) bool {
	rel := ws.rel(full)
	return rel == ".." || strings.HasPrefix(rel, "../") || filepath.IsAbs(rel)
}

// readFile reads a file whole: one of the repository as what it is, through its
// tree; another because the user named it.
func (ws *workspace) readFile(full string, limit int64) ([]byte, error) {
	if ws.outside(full) {
		return rootfs.ReadNamed(full, limit)
	}
	return ws.tree.ReadFile(ws.rel(full), limit)
}

// writeFile replaces a file whole, in the way that readFile reads it.
func (ws *workspace) writeFile(full string, data []byte, mode fs.FileMode) error {
	if ws.outside(full) {
		return rootfs.WriteNamed(full, data, mode)
	}
	return ws.tree.WriteFile(ws.rel(full), data, mode)
}

// lstat tells what is at a path of the machine, which is not followed.
func (ws *workspace) lstat(full string) (fs.FileInfo, error) {
	if ws.outside(full) {
		return rootfs.LstatNamed(full)
	}
	return ws.tree.Lstat(ws.rel(full))
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
