package git

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/format/config"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/storer"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// storage is the storage that go-git works on, and this file the only one that
// knows go-git. References, commits, tags and configuration are read by go-git;
// objects come to it from our own reader of packs, by EncodedObject alone, and
// from go-git's where ours finds none (an index of version 1).
//
// Why a reader of our own: go-git decodes the whole index of a pack before its
// first object, and hands out one object at a time, while a pre-commit hook wants
// three objects out of millions. Measured side by side on a repository of
// 10,000 documents, 5,000 commits and 69,193 objects, the best of ten runs, with
// our reader and without it, git itself in brackets:
//
//	--staged           0.03 s  0.10 s  (git diff --cached 0.01 s)  29 MiB  43 MiB
//	--base HEAD~20     0.32 s  0.50 s  (git diff HEAD~20  0.09 s)  42 MiB  68 MiB
//	actions, history   20 s    21 s of processor time: parsing is most of it
//
// The aim is 6 times git for --staged, which go-git alone misses at this size and
// by more with each object that a repository has.
type storage struct {
	*filesystem.Storage
	objects *objects
	mu      sync.Mutex // go-git's storage is not safe for concurrent use
}

// It is the storer that object.GetCommit and its like ask.
var _ storer.EncodedObjectStorer = (*storage)(nil)

// openStorage opens the objects and references of a repository: gitDir is this
// work tree's own folder, commonDir what linked work trees share.
func openStorage(gitDir, commonDir string, own *objects) *storage {
	bound := osfs.WithBoundOS()
	files := dotgit.NewRepositoryFilesystem(regularFiles{osfs.New(gitDir, bound)}, regularFiles{osfs.New(commonDir, bound)})
	return &storage{objects: own, Storage: filesystem.NewStorageWithOptions(files, cache.NewObjectLRU(16*cache.MiByte),
		filesystem.Options{KeepDescriptors: true, AlternatesFS: regularFiles{osfs.New("/", bound)}})}
}

// regularFiles is a file system that opens nothing but regular files: to open a
// named pipe is to wait for whoever writes to it.
type regularFiles struct{ billy.Filesystem }

func (f regularFiles) Open(name string) (billy.File, error) { return f.OpenFile(name, os.O_RDONLY, 0) }

func (f regularFiles) OpenFile(name string, flag int, perm os.FileMode) (billy.File, error) {
	if info, err := f.Stat(name); err == nil && !info.Mode().IsRegular() {
		return nil, &os.PathError{Op: "open", Path: name, Err: fmt.Errorf("is no regular file (%s)", rootfs.Kind(info.Mode()))}
	}
	return f.Filesystem.OpenFile(name, flag, perm)
}

// EncodedObject gives go-git an object.
func (s *storage) EncodedObject(t plumbing.ObjectType, hash plumbing.Hash) (plumbing.EncodedObject, error) {
	u, err := s.objects.read(ID(hash))
	if err == nil {
		if t != plumbing.AnyObject && t != plumbing.ObjectType(u.kind) {
			return nil, plumbing.ErrObjectNotFound
		}
		return encoded{u, hash}, nil
	}
	// What is found and damaged is nothing that go-git would understand better: it
	// believes the size that an object states of itself.
	if !errors.Is(err, errNotFound) {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	// Its size is asked for first: a few kilobytes may unpack to gigabytes.
	if size, err := s.Storage.EncodedObjectSize(hash); err == nil && size > largest {
		return nil, ErrTooLarge
	}
	return s.Storage.EncodedObject(t, hash)
}

// ErrTooLarge is returned for an object that is larger than any document, commit
// or tree that is read.
var ErrTooLarge = fmt.Errorf("the object is larger than %d MiB, and is not read", largest>>20)

// encoded is an object of our own reader as go-git knows objects.
type encoded struct {
	unpacked
	hash plumbing.Hash
}

func (e encoded) Hash() plumbing.Hash            { return e.hash }
func (e encoded) Type() plumbing.ObjectType      { return plumbing.ObjectType(e.kind) }
func (e encoded) SetType(plumbing.ObjectType)    {}
func (e encoded) Size() int64                    { return int64(len(e.bytes)) }
func (e encoded) SetSize(int64)                  {}
func (e encoded) Reader() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(e.bytes)), nil }
func (e encoded) Writer() (io.WriteCloser, error) {
	return nil, errors.New("a repository is only read from")
}

// errNotFound tells an object that the repository lacks.
var errNotFound = errors.New("the object is not in the repository")

// raw is an object's bytes, which are not to be written to; errNotFound tells
// that there is none of the type.
func (s *storage) raw(k kind, id ID) ([]byte, error) {
	o, err := s.EncodedObject(plumbing.ObjectType(k), plumbing.Hash(id))
	if err != nil {
		return nil, known(err)
	}
	if own, ok := o.(encoded); ok {
		return own.bytes, nil
	}
	s.mu.Lock() // a large object of go-git's is read from its file here
	defer s.mu.Unlock()
	r, err := o.Reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b := bytes.NewBuffer(make([]byte, 0, o.Size()+bytes.MinRead))
	_, err = b.ReadFrom(r)
	return b.Bytes(), err
}

// commit reads a commit.
func (s *storage) commit(id ID) (*Commit, error) {
	c, err := object.GetCommit(s, plumbing.Hash(id))
	if err != nil {
		return nil, known(err)
	}
	out := &Commit{ID: id, Tree: ID(c.TreeHash), Parents: make([]ID, len(c.ParentHashes)), Message: c.Message,
		Author: Person{c.Author.Name, c.Author.Email}, When: c.Author.When, Commit: c.Committer.When}
	for i, p := range c.ParentHashes {
		out.Parents[i] = ID(p)
	}
	return out, nil
}

// tag reads an annotated tag; ok is false for any other object.
func (s *storage) tag(id ID) (t tag, ok bool) {
	found, err := object.GetTag(s, plumbing.Hash(id))
	if err != nil {
		return t, false
	}
	return tag{target: ID(found.Target), when: found.Tagger.When}, true
}

// reference finds the object that a reference names in the end: a full name,
// such as HEAD or refs/heads/main.
func (s *storage) reference(name string) (ID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ref, err := storer.ResolveReference(s.Storage, plumbing.ReferenceName(name))
	if err != nil {
		return ID{}, err
	}
	return ID(ref.Hash()), nil
}

// namedTag is a reference below refs/tags.
type namedTag struct {
	name string // without refs/tags/
	id   ID
}

// eachReference hands out all references, and holds the storage meanwhile.
func (s *storage) eachReference(hand func(*plumbing.Reference)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	refs, err := s.Storage.IterReferences()
	if err != nil {
		return err
	}
	defer refs.Close()
	return refs.ForEach(func(ref *plumbing.Reference) error {
		hand(ref)
		return nil
	})
}

// tagReferences lists the tags.
func (s *storage) tagReferences() (out []namedTag, err error) {
	err = s.eachReference(func(ref *plumbing.Reference) {
		if ref.Name().IsTag() {
			out = append(out, namedTag{ref.Name().Short(), ID(ref.Hash())})
		}
	})
	return out, err
}

// heads lists the branches, those of remotes among them.
func (s *storage) heads() (out []ID, err error) {
	err = s.eachReference(func(ref *plumbing.Reference) {
		if ref.Type() == plumbing.HashReference && (ref.Name().IsBranch() || ref.Name().IsRemote()) {
			out = append(out, ID(ref.Hash()))
		}
	})
	return out, err
}

// close releases open files.
func (s *storage) close() error {
	s.objects.close()
	return s.Storage.Close()
}

// known turns go-git's word for an object that is not there into ours.
func known(err error) error {
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return errNotFound
	}
	return err
}

// settings are what is read of a repository's configuration.
type settings struct {
	objectFormat string // extensions.objectFormat; empty for sha1
	refStorage   string // extensions.refStorage; empty for files
	hooksPath    string // core.hooksPath
	user         string // user.name
}

// readSettings reads a configuration file; one that does not exist says nothing.
func readSettings(path string) (settings, error) {
	f, err := rootfs.OpenNamed(path)
	if errors.Is(err, os.ErrNotExist) {
		return settings{}, nil
	} else if err != nil {
		return settings{}, err
	}
	defer f.Close()
	c := config.New()
	if err := config.NewDecoder(f).Decode(c); err != nil {
		return settings{}, fmt.Errorf("its config is malformed: %w", err)
	}
	extensions := c.Section("extensions")
	return settings{
		objectFormat: extensions.Option("objectformat"),
		refStorage:   extensions.Option("refstorage"),
		hooksPath:    c.Section("core").Option("hooksPath"),
		user:         c.Section("user").Option("name"),
	}, nil
}
