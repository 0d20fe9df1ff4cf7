// Package git reads a repository: what is staged, what a revision holds, what
// changed between two, and how documents came to be. It never writes, fetches
// or starts a process, and it is the only importer of go-git.
//
// It opens go-git's object storage and not its Repository, which refuses every
// repository where git sparse-checkout was used; storage.go says how the two
// meet.
package git

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// ErrNotRepository tells that a folder lies in no repository.
var ErrNotRepository = errors.New("not in a git repository")

// UnsupportedError tells that a repository is one that cannot be read, such as
// one with SHA-256 objects. Linting goes on without git.
type UnsupportedError struct {
	Dir    string
	Reason string
}

func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("the git repository at %s cannot be read: %s", e.Dir, e.Reason)
}

// Repo is a repository open for reading. It is safe for concurrent use.
type Repo struct {
	root      string // of the work tree; absolute
	gitDir    string // this work tree's own
	commonDir string // shared by linked work trees
	indexFile string // that GIT_INDEX_FILE names; empty for gitDir/index
	store     *storage
	settings  settings

	trees  *kept[ID, []byte]
	looked atomic.Int64 // entries of trees, see maxLooked

	commitsMu sync.Mutex
	commits   map[ID]*Commit
}

// Open finds the repository that holds dir, upward from it, with no regard to
// what git says in the environment. It returns ErrNotRepository where there is
// none, and an *UnsupportedError for one that cannot be read.
func Open(dir string) (*Repo, error) { return Environment{}.Open(dir) }

// Open finds the repository that holds dir: the one that the environment names
// where dir lies in its work tree, else the one upward from dir. Its errors are
// those of the function Open.
func (e Environment) Open(dir string) (*Repo, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	at, err := e.locate(resolved(dir))
	if err != nil {
		return nil, err
	}
	r := &Repo{root: at.root, gitDir: at.gitDir, indexFile: at.index, commonDir: commonDir(at.gitDir), commits: map[ID]*Commit{}}
	if _, err := os.Stat(filepath.Join(r.gitDir, "HEAD")); err != nil {
		return nil, &UnsupportedError{r.root, "GIT_DIR names a folder that is no repository: " + r.gitDir}
	}
	if err := r.readConfig(); err != nil {
		return nil, err
	}
	r.store = openStorage(r.gitDir, r.commonDir, newObjects(filepath.Join(r.commonDir, "objects")))
	r.trees = newKept[ID](keptTrees, func(raw []byte) int { return len(raw) })
	return r, nil
}

// Close releases open files.
func (r *Repo) Close() error { return r.store.close() }

// find looks for .git from dir upward: a folder, or a file that names one (a
// linked work tree, a submodule).
func find(dir string) (root, gitDir string, err error) {
	for d := dir; ; d = filepath.Dir(d) {
		path := filepath.Join(d, ".git")
		info, err := os.Lstat(path)
		switch {
		case err == nil && info.Mode()&fs.ModeSymlink != 0:
			if path, err = filepath.EvalSymlinks(path); err != nil {
				return "", "", &UnsupportedError{d, "its .git is a link that leads nowhere"}
			}
			return d, path, nil
		case err == nil && info.IsDir():
			if _, err := os.Stat(filepath.Join(path, "HEAD")); err == nil {
				return d, path, nil
			}
		case err == nil && info.Mode().IsRegular():
			gitDir, err := gitFile(d, path)
			return d, gitDir, err
		}
		if d == filepath.Dir(d) {
			return "", "", ErrNotRepository
		}
	}
}

// maxPointer bounds, in bytes, the files of git that hold a line or two.
const maxPointer = 1 << 20

// gitFile reads a .git file: "gitdir: PATH".
func gitFile(dir, path string) (string, error) {
	b, err := rootfs.ReadNamed(path, maxPointer)
	if err != nil {
		return "", &UnsupportedError{dir, err.Error()}
	}
	target, ok := strings.CutPrefix(strings.TrimSpace(string(b)), "gitdir: ")
	if !ok {
		return "", &UnsupportedError{dir, "its .git file does not say gitdir:"}
	}
	if !filepath.IsAbs(target) {
		target = filepath.Join(dir, target)
	}
	if _, err := os.Stat(filepath.Join(target, "HEAD")); err != nil {
		return "", &UnsupportedError{dir, "its .git file names a folder that is not there: " + target}
	}
	return target, nil
}

// commonDir is the folder that a linked work tree shares with the others.
func commonDir(gitDir string) string {
	b, err := rootfs.ReadNamed(filepath.Join(gitDir, "commondir"), maxPointer)
	if err != nil {
		return gitDir
	}
	dir := strings.TrimSpace(string(b))
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(gitDir, dir)
	}
	return filepath.Clean(dir)
}

// readConfig reads the repository's own configuration and refuses the formats
// that go-git cannot read.
func (r *Repo) readConfig() error {
	var err error
	if r.settings, err = readSettings(filepath.Join(r.commonDir, "config")); err != nil {
		return &UnsupportedError{r.root, err.Error()}
	}
	if format := r.settings.objectFormat; format != "" && !strings.EqualFold(format, "sha1") {
		return &UnsupportedError{r.root, "its objects are " + format + ", and only sha1 is read"}
	}
	if refs := r.settings.refStorage; refs != "" && !strings.EqualFold(refs, "files") {
		return &UnsupportedError{r.root, "its references are stored as " + refs + ", and only files are read"}
	}
	return nil
}

// HooksDir is the folder of the repository's hooks, absolute: core.hooksPath
// where it is set in the repository's own configuration.
func (r *Repo) HooksDir() string {
	switch dir := r.settings.hooksPath; {
	case dir == "":
		return filepath.Join(r.commonDir, "hooks")
	case filepath.IsAbs(dir):
		return dir
	default:
		return filepath.Join(r.root, dir)
	}
}

// Rel gives the path, relative to the root and with slashes, of a file; ok is
// false for one outside the work tree.
func (r *Repo) Rel(path string) (rel string, ok bool) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", false
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(dir, filepath.Base(abs))
	}
	rel, err = filepath.Rel(r.root, abs)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// Blob reads a file's content, which is not to be written to. In a clone without
// blobs it fails with an error that says so.
func (r *Repo) Blob(id ID) ([]byte, error) { return r.object(kindBlob, id) }

func (r *Repo) object(k kind, id ID) ([]byte, error) {
	b, err := r.store.raw(k, id)
	if errors.Is(err, errNotFound) {
		return nil, missingError{k, id}
	} else if err != nil {
		return nil, fmt.Errorf("%s %s: %w", k, id.String()[:12], err)
	}
	return b, nil
}

// missingError tells an object that the clone lacks.
type missingError struct {
	kind kind
	id   ID
}

func (e missingError) Error() string {
	return fmt.Sprintf("%s %s is not in this clone; of a partial clone \"git fetch --refetch --no-filter\" brings the rest, "+
		"else \"git fsck\" tells what is damaged", e.kind, e.id.String()[:12])
}

// Is has the error known as that of the storage.
func (e missingError) Is(target error) bool { return target == errNotFound }
