package git

import (
	"bytes"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// objects reads objects from packs and loose files, from several goroutines at
// once. What it cannot read is left to go-git.
type objects struct {
	dirs []string // the repository's own, then its alternates
	open func() []*pack
	last atomic.Pointer[pack] // where the last object was: the next is likely to be there
	kept *kept[place, unpacked]
	// walking keeps also what is unpacked on the way to an object: a walk over
	// the commits asks for those next.
	walking atomic.Bool
	opened  atomic.Bool
}

// place is where an object begins.
type place struct {
	pack   *pack
	offset int64
}

// unpacked is an object; its bytes are shared and never written to.
type unpacked struct {
	kind  kind
	bytes []byte
}

func (u unpacked) cost() int { return len(u.bytes) + 64 }

// keptObjects bounds, in bytes, the unpacked objects that are kept because
// others are stored as what differs from them.
const keptObjects = 24 << 20

func newObjects(dir string) *objects {
	s := &objects{dirs: withAlternates(dir), kept: newKept[place](keptObjects, unpacked.cost)}
	s.open = sync.OnceValue(func() (packs []*pack) {
		s.opened.Store(true)
		for _, dir := range s.dirs {
			packs = append(packs, openPacks(dir)...)
		}
		return packs
	})
	return s
}

// withAlternates lists an objects folder and those that it borrows from.
func withAlternates(dir string) []string {
	dirs := []string{dir}
	const most = 32
	for i := 0; i < len(dirs) && len(dirs) < most; i++ {
		b, err := rootfs.ReadNamed(filepath.Join(dirs[i], "info", "alternates"), maxPointer)
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(b)) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' || line[0] == '"' {
				continue
			}
			if !filepath.IsAbs(line) {
				line = filepath.Join(dirs[i], line)
			}
			if !slices.Contains(dirs, line) {
				dirs = append(dirs, line)
			}
		}
	}
	return dirs
}

func (s *objects) close() {
	if !s.opened.Load() {
		return
	}
	for _, p := range s.open() {
		p.close()
	}
}

// locate finds the pack that holds an object.
func (s *objects) locate(id ID) (at place, ok bool) {
	last := s.last.Load()
	if last != nil {
		if offset, ok := last.find(id); ok {
			return place{last, offset}, true
		}
	}
	for _, p := range s.open() {
		if p == last {
			continue
		}
		if offset, ok := p.find(id); ok {
			s.last.Store(p)
			return place{p, offset}, true
		}
	}
	return place{}, false
}

// read unpacks an object; errNotFound says that it is in no pack whose index is
// understood, and has no file of its own.
func (s *objects) read(id ID) (unpacked, error) {
	at, packed := s.locate(id)
	if !packed {
		return s.loose(id)
	}
	u, err := at.pack.read(s, at.offset)
	if err == nil {
		return u, nil
	}
	if other, looseErr := s.loose(id); looseErr == nil {
		return other, nil
	}
	return u, err
}

// errLoose tells an object of its own file that is not what it says it is.
var errLoose = errors.New("it is damaged: its size or kind is not what it says")

// loose reads an object that has a file of its own; errNotFound says that there is
// none.
func (s *objects) loose(id ID) (unpacked, error) {
	name := id.String()
	for _, dir := range s.dirs {
		packed, err := rootfs.ReadNamed(filepath.Join(dir, name[:2], name[2:]), largest+largest/8)
		if errors.Is(err, rootfs.ErrTooLarge) {
			return unpacked{}, ErrTooLarge
		} else if err == nil {
			return unpackLoose(packed)
		}
	}
	return unpacked{}, errNotFound
}

func unpackLoose(packed []byte) (u unpacked, err error) {
	b, err := unzip(packed)
	if err != nil {
		return u, err
	}
	end := bytes.IndexByte(b[:min(len(b), 32)], 0)
	if end < 0 {
		return u, errLoose
	}
	name, size, _ := strings.Cut(string(b[:end]), " ")
	u.bytes = b[end+1:]
	if n, err := strconv.Atoi(size); err != nil || n != len(u.bytes) {
		return u, errLoose
	}
	for k := kindCommit; k <= kindTag; k++ {
		if k.String() == name {
			u.kind = k
			return u, nil
		}
	}
	return u, errLoose
}

// withPrefix lists the objects whose names begin with some bytes.
func (s *objects) withPrefix(prefix []byte) (ids []ID, err error) {
	for _, p := range s.open() {
		b, err := p.bucket(prefix[0])
		if err != nil {
			return nil, err
		}
		for rest := b.ids[b.search(prefix)*20:]; bytes.HasPrefix(rest, prefix); rest = rest[20:] {
			ids = append(ids, ID(rest[:20]))
		}
	}
	name := hex.EncodeToString(prefix)
	for _, dir := range s.dirs {
		entries, err := os.ReadDir(filepath.Join(dir, name[:2]))
		if err != nil {
			continue
		}
		for _, e := range entries {
			if id, ok := parseID(name[:2] + e.Name()); ok && strings.HasPrefix(id.String(), name) {
				ids = append(ids, id)
			}
		}
	}
	slices.SortFunc(ids, func(a, b ID) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(ids), nil
}
