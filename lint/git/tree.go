package git

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Filter says which paths (relative to the root, with slashes) a walk is for.
type Filter struct {
	// Dir tells whether a folder can hold wanted files; nil for every folder.
	// The path has no final slash.
	Dir func(path string) bool
	// File tells whether a file is wanted; nil for every file.
	File func(path string) bool
}

func (f Filter) dir(path string) bool  { return f.Dir == nil || f.Dir(path) }
func (f Filter) file(path string) bool { return f.File == nil || f.File(path) }

// The limits of what is read of trees: a few kilobytes of objects may stand for any
// number of paths, since one tree can stand in many.
const (
	maxFiles  = 250_000    // wanted files of one commit, or changes between two
	maxChange = 1_000_000  // changes in a whole history
	maxLooked = 10_000_000 // entries that are looked at, as long as the repository is open
	maxPath   = 4096       // bytes of a path, what systems allow
)

// LimitError tells that a repository holds more than is read of it.
type LimitError struct {
	What  string // what there is more of than
	Limit int
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("the repository has more than %d %s, the limit of what is read of it; "+
		"name the folder of the postmortems, or set \"include\" in .pmlint.yaml", e.Limit, e.What)
}

// look counts an entry of a tree that is looked at, and measures where it stands:
// trees in trees could be as deep as a stack.
func (r *Repo) look(folder string, e treeEntry) error {
	if len(folder)+len(e.name) > maxPath {
		return &LimitError{"bytes in a path", maxPath}
	}
	if r.looked.Add(1) > maxLooked {
		return &LimitError{"paths in the trees of its commits", maxLooked}
	}
	return nil
}

// Files lists the wanted regular files of a commit, sorted as git sorts them. More
// than a quarter of a million of them are a *LimitError.
func (r *Repo) Files(c *Commit, want Filter) ([]Entry, error) {
	var out []Entry
	err := r.files(c.Tree, "", want, &out)
	return out, err
}

func (r *Repo) files(tree ID, prefix string, want Filter, out *[]Entry) error {
	raw, err := r.tree(tree)
	if err != nil {
		return err
	}
	for len(raw) > 0 {
		var e treeEntry
		if e, raw, err = nextEntry(raw); err != nil {
			return fmt.Errorf("tree %s: %w", tree.String()[:10], err)
		}
		if err = r.look(prefix, e); err != nil {
			return err
		}
		path := prefix + string(e.name)
		switch {
		case e.mode == modeTree && want.dir(path):
			err = r.files(e.id, path+"/", want, out)
		case e.mode != modeTree && want.file(path):
			if found := (Entry{path, e.id, e.mode}); found.Regular() {
				*out = append(*out, found)
			}
			if len(*out) > maxFiles {
				err = &LimitError{"Markdown files in one commit", maxFiles}
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// treeEntry is an entry of a raw tree object.
type treeEntry struct {
	mode uint32
	name []byte
	id   ID
}

// nextEntry reads "MODE NAME\0ID" off a tree.
func nextEntry(raw []byte) (e treeEntry, rest []byte, err error) {
	space := bytes.IndexByte(raw, ' ')
	if space <= 0 {
		return e, nil, fmt.Errorf("malformed entry")
	}
	mode, err := strconv.ParseUint(string(raw[:space]), 8, 32)
	if err != nil {
		return e, nil, err
	}
	end := bytes.IndexByte(raw[space:], 0)
	if end < 0 || len(raw) < space+end+21 {
		return e, nil, fmt.Errorf("malformed entry")
	}
	e.mode, e.name = uint32(mode), raw[space+1:space+end]
	copy(e.id[:], raw[space+end+1:])
	return e, raw[space+end+21:], nil
}

// keptTrees bounds, in bytes, the trees that are kept: in a walk the next
// commit's old trees are this one's new ones.
const keptTrees = 16 << 20

func (r *Repo) tree(id ID) ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	if raw, ok := r.trees.get(id); ok {
		return raw, nil
	}
	raw, err := r.object(kindTree, id)
	if err == nil {
		r.trees.put(id, raw)
	}
	return raw, err
}

// Change is a file that differs between two commits.
type Change struct {
	Path    string // at the newer commit; at the older one for a deleted file
	OldPath string // of a renamed file, else empty
	Old     ID
	New     ID // zero for a deleted file, as Old for an added one
}

// Added tells a file that the older commit lacks.
func (c Change) Added() bool { return c.Old.IsZero() }

// Deleted tells a file that the newer commit lacks.
func (c Change) Deleted() bool { return c.New.IsZero() }

// Diff lists the wanted regular files that differ between two commits, sorted
// by path; a nil commit is the empty tree. A file that moved is one change: its
// content is the same, or most of its lines are.
func (r *Repo) Diff(from, to *Commit, want Filter) ([]Change, error) {
	var a, b ID
	if from != nil {
		a = from.Tree
	}
	if to != nil {
		b = to.Tree
	}
	d := &differ{repo: r, want: want}
	if err := d.trees(a, b, ""); err != nil {
		return nil, err
	}
	return r.PairRenames(d.out, func(c Change) ([]byte, error) { return r.Blob(c.New) })
}

// differ compares trees entry by entry and goes only where names of objects
// differ.
type differ struct {
	repo *Repo
	want Filter
	out  []Change
}

func (d *differ) trees(a, b ID, prefix string) error {
	if a == b {
		return nil
	}
	rawA, err := d.repo.tree(a)
	if err != nil {
		return err
	}
	rawB, err := d.repo.tree(b)
	if err != nil {
		return err
	}
	for len(rawA) > 0 || len(rawB) > 0 {
		rawA, rawB = skipCommon(rawA, rawB)
		if rawA, rawB, err = d.step(rawA, rawB, prefix); err != nil {
			return err
		}
	}
	return nil
}

// step takes the smaller of the two next entries, or both where they have one
// name.
func (d *differ) step(rawA, rawB []byte, prefix string) (restA, restB []byte, err error) {
	var a, b treeEntry
	order := 0
	if len(rawA) > 0 {
		if a, restA, err = nextEntry(rawA); err != nil {
			return nil, nil, err
		}
		order--
	}
	if len(rawB) > 0 {
		if b, restB, err = nextEntry(rawB); err != nil {
			return nil, nil, err
		}
		order++
	}
	if len(rawA) > 0 && len(rawB) > 0 {
		order = compareNames(a, b)
	} else if order == 0 {
		return nil, nil, nil
	}
	switch {
	case order < 0:
		return restA, rawB, d.entry(a, treeEntry{}, prefix+string(a.name))
	case order > 0:
		return rawA, restB, d.entry(treeEntry{}, b, prefix+string(b.name))
	}
	return restA, restB, d.entry(a, b, prefix+string(a.name))
}

// compareNames orders entries as git does: a folder as if its name ended in a
// slash.
func compareNames(a, b treeEntry) int {
	if c := strings.Compare(string(a.name), string(b.name)); c == 0 && (a.mode == modeTree) == (b.mode == modeTree) {
		return 0
	}
	return strings.Compare(sortName(a), sortName(b))
}

func sortName(e treeEntry) string {
	if e.mode == modeTree {
		return string(e.name) + "/"
	}
	return string(e.name)
}

// entry compares one name on both sides; either may be missing.
func (d *differ) entry(a, b treeEntry, path string) error {
	if a.id == b.id && a.mode == b.mode {
		return nil
	}
	if err := d.repo.look(path, treeEntry{}); err != nil {
		return err
	}
	if a.mode == modeTree || b.mode == modeTree {
		if !d.want.dir(path) {
			return nil
		}
		var ta, tb ID
		if a.mode == modeTree {
			ta = a.id
		}
		if b.mode == modeTree {
			tb = b.id
		}
		return d.trees(ta, tb, path+"/")
	}
	if !d.want.file(path) {
		return nil
	}
	c := Change{Path: path}
	if (Entry{Mode: a.mode}).Regular() {
		c.Old = a.id
	}
	if (Entry{Mode: b.mode}).Regular() {
		c.New = b.id
	}
	if c.Old != c.New {
		d.out = append(d.out, c)
	}
	if len(d.out) > maxFiles {
		return &LimitError{"changed Markdown files in one commit", maxFiles}
	}
	return nil
}

// skipCommon drops the entries that two trees begin with alike.
func skipCommon(a, b []byte) ([]byte, []byte) {
	for {
		n := entryLen(a)
		if n == 0 || len(b) < n || !bytes.Equal(a[:n], b[:n]) {
			return a, b
		}
		a, b = a[n:], b[n:]
	}
}

// entryLen is the length of the first entry, 0 where there is none.
func entryLen(raw []byte) int {
	end := bytes.IndexByte(raw, 0)
	if end < 0 || len(raw) < end+21 {
		return 0
	}
	return end + 21
}
