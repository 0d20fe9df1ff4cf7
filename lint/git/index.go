package git

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// Entry is a file of the index or of a tree.
type Entry struct {
	Path string // relative to the root, with slashes
	ID   ID
	Mode uint32 // as git writes it: 0100644, 0120000 for a symbolic link
}

// Regular tells a plain file from links and submodules.
func (e Entry) Regular() bool { return e.Mode&0170000 == 0100000 }

const (
	modeTree = 0040000
	modeLink = 0120000
)

// Staged lists the regular files of the index, sorted by path, as they would be
// committed. Files in conflict and files that are only meant to be added ("git
// add -N") are left out; a folder that a sparse index keeps as one is not
// opened: nothing of it is checked out.
//
// The reader is our own because go-git refuses split and sparse indexes.
func (r *Repo) Staged() ([]Entry, error) {
	entries, err := r.readIndex(r.indexPath(), true)
	if errors.Is(err, os.ErrNotExist) && r.indexFile == "" {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("the index of %s: %w", r.root, err)
	}
	out := make([]Entry, 0, len(entries))
	for _, e := range entries {
		if e.Regular() && e.stage == 0 && !e.intentToAdd {
			out = append(out, e.Entry)
		}
	}
	return out, nil
}

// Links are the paths of the symbolic links that the index holds.
func (r *Repo) Links() (map[string]bool, error) {
	links := map[string]bool{}
	entries, err := r.readIndex(r.indexPath(), true)
	if errors.Is(err, fs.ErrNotExist) {
		return links, nil // nothing is in it yet
	}
	for _, e := range entries {
		if e.Mode&0170000 == modeLink {
			links[e.Path] = true
		}
	}
	return links, err
}

// indexEntry is an entry with what the index alone knows.
type indexEntry struct {
	Entry
	stage       uint16
	intentToAdd bool
	note        note
}

var errIndex = errors.New("it is corrupt; run \"git status\", which says more")

// maxIndex bounds an index in bytes: some ten million entries.
const maxIndex = 1 << 30

// indexPath is the file of the index that the next commit is made from.
func (r *Repo) indexPath() string {
	if r.indexFile != "" {
		return r.indexFile
	}
	return filepath.Join(r.gitDir, "index")
}

// readIndex reads an index file; a split one is merged with the shared one that
// it names, which may not be split itself.
func (r *Repo) readIndex(path string, mayLink bool) ([]indexEntry, error) {
	b, err := rootfs.ReadNamed(path, maxIndex)
	if err != nil {
		return nil, err
	}
	if len(b) < 12+20 || string(b[:4]) != "DIRC" {
		return nil, errIndex
	}
	version := binary.BigEndian.Uint32(b[4:])
	switch {
	case version < 2 || version > 9:
		return nil, errIndex
	case version > 4:
		return nil, fmt.Errorf("version %d of the format is not known", version)
	}
	count := int(binary.BigEndian.Uint32(b[8:]))
	body := b[12 : len(b)-20]
	if count > len(body)/62+1 {
		return nil, errIndex
	}
	entries, rest, err := readEntries(body, count, version)
	if err != nil {
		return nil, err
	}
	link := extension(rest, "link")
	if link == nil || !mayLink {
		return entries, nil
	}
	return r.mergeShared(link, entries)
}

func readEntries(b []byte, count int, version uint32) ([]indexEntry, []byte, error) {
	entries := make([]indexEntry, 0, count)
	previous := ""
	for range count {
		e, n, err := readEntry(b, version, previous)
		if err != nil {
			return nil, nil, err
		}
		entries = append(entries, e)
		previous = e.Path
		b = b[n:]
	}
	return entries, b, nil
}

// fixedPart is the length of an entry before its name: ten numbers, the
// object's name and the flags.
const fixedPart = 40 + 20 + 2

// readEntry reads one entry and returns its length. In version 4 a path is
// what differs from the one before it.
func readEntry(b []byte, version uint32, previous string) (e indexEntry, n int, err error) {
	if len(b) < fixedPart+1 {
		return e, 0, errIndex
	}
	e.Mode = binary.BigEndian.Uint32(b[24:])
	copy(e.ID[:], b[40:60])
	e.note = readNote(b)
	flags := binary.BigEndian.Uint16(b[60:])
	e.stage = flags >> 12 & 3
	n = fixedPart
	if flags&0x4000 != 0 {
		if len(b) < fixedPart+3 {
			return e, 0, errIndex
		}
		e.intentToAdd = binary.BigEndian.Uint16(b[62:])&0x2000 != 0
		n += 2
	}
	if version == 4 {
		strip, used := offsetVarint(b[n:])
		if used == 0 || strip > len(previous) {
			return e, 0, errIndex
		}
		n += used
		previous = previous[:len(previous)-strip]
	} else {
		previous = ""
	}
	end := bytes.IndexByte(b[min(n, len(b)):], 0)
	if end < 0 {
		return e, 0, errIndex
	}
	if len(previous)+end > maxPath {
		return e, 0, errIndex
	}
	e.Path = previous + string(b[n:n+end])
	n += end + 1
	if version < 4 {
		n = (n + 7) / 8 * 8
	}
	if n > len(b) {
		return e, 0, errIndex
	}
	return e, n, nil
}

// offsetVarint reads git's number format for offsets; used is 0 if it does not
// end.
func offsetVarint(b []byte) (value, used int) {
	for used < len(b) && used < 5 {
		c := b[used]
		used++
		value = value<<7 | int(c&0x7f)
		if c&0x80 == 0 {
			return value, used
		}
		value++
	}
	return 0, 0
}

// extension finds an extension of the index by its signature; nil for none.
func extension(b []byte, signature string) []byte {
	for len(b) >= 8 {
		size := int(binary.BigEndian.Uint32(b[4:]))
		if size > len(b)-8 {
			return nil
		}
		if string(b[:4]) == signature {
			return b[8 : 8+size]
		}
		b = b[8+size:]
	}
	return nil
}

// mergeShared lays a split index's entries over the shared index that it names:
// two bitmaps say which shared entries are gone and which are replaced, in
// order, by entries without a name.
func (r *Repo) mergeShared(link []byte, own []indexEntry) ([]indexEntry, error) {
	if len(link) < 20 {
		return nil, errIndex
	}
	var id ID
	copy(id[:], link)
	if id.IsZero() {
		return own, nil
	}
	shared, err := r.readIndex(filepath.Join(r.gitDir, "sharedindex."+id.String()), false)
	if err != nil {
		return nil, fmt.Errorf("its shared part: %w", err)
	}
	deleted, rest, err := bitmap(link[20:], len(shared))
	if err != nil {
		return nil, err
	}
	replaced, _, err := bitmap(rest, len(shared))
	if err != nil {
		return nil, err
	}
	var out []indexEntry
	for i, e := range shared {
		if replaced[i] && len(own) > 0 {
			path := e.Path
			e, own = own[0], own[1:]
			e.Path = path
		}
		if !deleted[i] {
			out = append(out, e)
		}
	}
	out = append(out, own...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out, nil
}

// bitmap reads an EWAH-compressed bitmap of at most n bits and returns what
// follows it.
func bitmap(b []byte, n int) (bits []bool, rest []byte, err error) {
	bits = make([]bool, n)
	if len(b) == 0 {
		return bits, nil, nil
	}
	if len(b) < 8 {
		return nil, nil, errIndex
	}
	words := int(binary.BigEndian.Uint32(b[4:]))
	b = b[8:]
	if len(b) < words*8+4 {
		return nil, nil, errIndex
	}
	at := 0
	set := func(word uint64) {
		for k := range 64 {
			if word>>k&1 != 0 && at+k < n {
				bits[at+k] = true
			}
		}
		at += 64
	}
	for i := 0; i < words; {
		run := binary.BigEndian.Uint64(b[i*8:])
		i++
		fill := uint64(0)
		if run&1 != 0 {
			fill = ^fill
		}
		for k := uint64(0); k < run>>1&0xffffffff && at < n; k++ {
			set(fill)
		}
		for k := uint64(0); k < run>>33 && i < words; k++ {
			set(binary.BigEndian.Uint64(b[i*8:]))
			i++
		}
	}
	return bits, b[words*8+4:], nil
}
