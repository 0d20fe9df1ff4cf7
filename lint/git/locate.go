package git

import (
	"os"
	"path/filepath"
	"strings"
)

// Environment is what git itself tells the programs that it starts, such as
// hooks: which repository, work tree and index they are about.
type Environment struct {
	Dir       string // the working directory; relative paths below start there
	GitDir    string // GIT_DIR
	WorkTree  string // GIT_WORK_TREE
	IndexFile string // GIT_INDEX_FILE: "commit -a" and "commit PATH" prepare the commit in an index of their own
}

// NewEnvironment reads the environment of a program that works in dir.
func NewEnvironment(dir string, getenv func(string) string) Environment {
	return Environment{Dir: dir, GitDir: getenv("GIT_DIR"), WorkTree: getenv("GIT_WORK_TREE"), IndexFile: getenv("GIT_INDEX_FILE")}
}

// abs makes a path of the environment absolute; an empty one stays empty.
func (e Environment) abs(path string) string {
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(e.Dir, path)
}

// Root is the root of the work tree that GIT_DIR or GIT_WORK_TREE names; ok is
// false where they name none, or dir does not lie in it.
func (e Environment) Root(dir string) (root string, ok bool) {
	if e.GitDir == "" && e.WorkTree == "" {
		return "", false
	}
	at, err := e.locate(resolved(dir))
	if err != nil {
		return "", false
	}
	// The root as the user writes it, so that other paths stay relative to it.
	for d := dir; ; d = filepath.Dir(d) {
		if resolved(d) == at.root {
			return d, true
		}
		if d == filepath.Dir(d) {
			return at.root, true
		}
	}
}

// location is where a repository lies.
type location struct {
	root, gitDir string
	index        string // a file that takes the place of gitDir/index; may be empty
}

// locate finds the repository of dir, which is absolute and without links.
func (e Environment) locate(dir string) (location, error) {
	var at location
	var err error
	at.root, at.gitDir, err = find(dir)
	if e.GitDir == "" && e.WorkTree == "" {
		if err == nil && e.IndexFile != "" && e.about(at.gitDir) {
			at.index = e.abs(e.IndexFile)
		}
		return at, err
	}
	named := at
	if e.GitDir != "" {
		named.gitDir = resolved(e.abs(e.GitDir))
	}
	if named.gitDir == "" || named.gitDir != at.gitDir || e.WorkTree != "" {
		named.root = resolved(e.workTree(named.gitDir))
	}
	if named.gitDir == "" || !within(named.root, dir) {
		return at, err // documents of another repository than git speaks of
	}
	named.index = e.abs(e.IndexFile)
	return named, nil
}

// about reports whether git speaks of this repository: the working directory
// lies in it.
func (e Environment) about(gitDir string) bool {
	_, own, err := find(resolved(e.Dir))
	return err == nil && own == gitDir
}

// workTree is the work tree of a repository that GIT_DIR names: GIT_WORK_TREE,
// else the working directory, as git has it.
func (e Environment) workTree(gitDir string) string {
	switch {
	case e.WorkTree != "":
		return e.abs(e.WorkTree)
	case filepath.Base(gitDir) == ".git" && within(filepath.Dir(gitDir), e.Dir):
		return filepath.Dir(gitDir)
	}
	return e.Dir
}

// resolved is a path without links, as it is where that cannot be told.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return filepath.Clean(path)
}

// within reports whether path is dir or lies below it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(os.PathSeparator))
}
