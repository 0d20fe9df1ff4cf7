package git

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// pack is a pack file with its index, version 2, of which only the parts that
// are asked for are read: go-git decodes the whole index before the first
// object, and may read one object at a time.
type pack struct {
	data    *rootfs.File
	size    int64 // of data
	index   *rootfs.File
	fanout  [256]uint32 // how many objects begin with this byte or a lower one
	buckets [256]atomic.Pointer[bucket]
}

// bucket is the part of an index for the objects that begin with one byte.
type bucket struct {
	ids     []byte // 20 bytes each, sorted
	offsets []byte // 4 bytes each
}

const (
	indexHead = 8 + 256*4 // magic number, version and fan-out table
	trailer   = 20        // the checksum at the end of a pack
)

// errPack tells that a pack, or an object in it, is not what it says it is.
var errPack = errors.New("the pack is damaged; run \"git fsck\", which says more")

// openPacks opens the packs of an objects folder, those that cannot be read left
// out.
func openPacks(objects string) []*pack {
	entries, err := os.ReadDir(filepath.Join(objects, "pack"))
	if err != nil {
		return nil
	}
	var packs []*pack
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".idx"); ok {
			if p, err := openPack(filepath.Join(objects, "pack", name)); err == nil {
				packs = append(packs, p)
			}
		}
	}
	return packs
}

// openPack opens NAME.pack and NAME.idx. An index alone, which a fetch or gc that
// was cut short leaves behind, is an error.
func openPack(name string) (*pack, error) {
	p := &pack{}
	if err := p.openFiles(name); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

func (p *pack) openFiles(name string) (err error) {
	if p.index, err = rootfs.OpenNamed(name + ".idx"); err != nil {
		return err
	}
	if p.data, err = rootfs.OpenNamed(name + ".pack"); err != nil {
		return err
	}
	info, err := p.data.Stat()
	if err != nil {
		return err
	}
	p.size = info.Size()
	return p.readFanout()
}

func (p *pack) close() {
	for _, f := range []*rootfs.File{p.index, p.data} {
		if f != nil {
			f.Close()
		}
	}
}

func (p *pack) readFanout() error {
	info, err := p.index.Stat()
	if err != nil {
		return err
	}
	var head [indexHead]byte
	if _, err := p.index.ReadAt(head[:], 0); err != nil {
		return err
	}
	if string(head[:8]) != "\xfftOc\x00\x00\x00\x02" {
		return errPack
	}
	last := uint32(0)
	for i := range p.fanout {
		n := binary.BigEndian.Uint32(head[8+i*4:])
		if n < last {
			return errPack
		}
		p.fanout[i], last = n, n
	}
	if info.Size() < indexHead+int64(last)*(20+4+4)+2*trailer {
		return errPack
	}
	return nil
}

// bucket reads the index's part for objects that begin with a byte.
func (p *pack) bucket(first byte) (*bucket, error) {
	if b := p.buckets[first].Load(); b != nil {
		return b, nil
	}
	from := int64(0)
	if first > 0 {
		from = int64(p.fanout[first-1])
	}
	n, all := int64(p.fanout[first])-from, int64(p.fanout[255])
	b := &bucket{make([]byte, n*20), make([]byte, n*4)}
	if _, err := p.index.ReadAt(b.ids, indexHead+from*20); err != nil {
		return nil, err
	}
	if _, err := p.index.ReadAt(b.offsets, indexHead+all*(20+4)+from*4); err != nil {
		return nil, err
	}
	p.buckets[first].Store(b)
	return b, nil
}

// find tells where in the pack an object begins.
func (p *pack) find(id ID) (offset int64, ok bool) {
	b, err := p.bucket(id[0])
	if err != nil {
		return 0, false
	}
	i := b.search(id[:])
	if i*20 >= len(b.ids) || ID(b.ids[i*20:i*20+20]) != id {
		return 0, false
	}
	n := binary.BigEndian.Uint32(b.offsets[i*4:])
	if n&(1<<31) == 0 {
		return int64(n), true
	}
	var long [8]byte // of a pack above 2 GiB
	if _, err := p.index.ReadAt(long[:], indexHead+int64(p.fanout[255])*(20+4+4)+int64(n&^(1<<31))*8); err != nil {
		return 0, false
	}
	return int64(binary.BigEndian.Uint64(long[:])), true
}

// search is the place of the first object that is not less than a name, which
// may be abbreviated.
func (b *bucket) search(name []byte) int {
	low, high := 0, len(b.ids)/20
	for low < high {
		mid := (low + high) / 2
		if string(b.ids[mid*20:mid*20+20]) < string(name) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// packEntry is the head of an object in a pack.
type packEntry struct {
	kind kind
	size int   // of the object, or of the delta, unpacked
	at   int64 // where the packed bytes begin
	base int64 // of a delta: where what it changes begins
}

// largest is the size in bytes above which no object is read.
const largest = 32 << 20

// deepest bounds the length of a chain of deltas; git itself writes 50, and
// 4,095 at most.
const deepest = 4095

// entry reads the head of the object that begins at an offset.
func (p *pack) entry(w *window, offset int64) (e packEntry, err error) {
	head, err := w.view(p, offset, 32)
	if err != nil {
		return e, err
	}
	e.kind = kind(head[0] >> 4 & 7)
	size, shift, n := uint64(head[0]&15), 4, 1
	for head[n-1]&0x80 != 0 {
		if n == len(head) || shift > 40 {
			return e, errPack
		}
		size |= uint64(head[n]&0x7f) << shift
		shift += 7
		n++
	}
	switch e.kind {
	case kindCommit, kindTree, kindBlob, kindTag:
	case packDelta:
		back, used := offsetVarint(head[n:])
		if used == 0 || back <= 0 || int64(back) >= offset {
			return e, errPack
		}
		e.base = offset - int64(back)
		n += used
	case packRefDelta:
		if len(head) < n+20 {
			return e, errPack
		}
		base, ok := p.find(ID(head[n : n+20]))
		if !ok {
			return e, errPack
		}
		e.base = base
		n += 20
	default:
		return e, errPack
	}
	e.at = offset + int64(n)
	const ratio = 1032 // the best that deflate can do
	if size > largest {
		return e, ErrTooLarge
	}
	if int64(size) > (p.size-e.at)*ratio {
		return e, errPack
	}
	e.size = int(size)
	return e, nil
}

// link is a delta of a chain.
type link struct {
	packEntry
	offset int64
}

// read unpacks the object that begins at an offset, and keeps it: others are
// likely to be stored as what differs from it.
func (p *pack) read(s *objects, offset int64) (unpacked, error) {
	if known, ok := s.kept.get(place{p, offset}); ok {
		return known, nil
	}
	w := windows.Get().(*window)
	defer windows.Put(w)
	object, chain, err := p.bottom(s, w, offset)
	if err != nil {
		return object, err
	}
	// Asked once: a walk may begin or end meanwhile, and what is kept must not lie
	// in the buffers that the next object is unpacked into.
	keepAll := s.walking.Load()
	for i := len(chain) - 1; i >= 0; i-- {
		if w.delta, err = w.inflate(p, chain[i].packEntry, w.delta); err != nil {
			return object, err
		}
		var out []byte // what is kept is not written to again
		passing := i > 0 && !keepAll
		if passing {
			out = w.spare[i%2]
		}
		if object.bytes, err = applyDelta(out, object.bytes, w.delta); err != nil {
			return object, err
		}
		if passing {
			w.spare[i%2] = object.bytes
			continue
		}
		s.kept.put(place{p, chain[i].offset}, object)
	}
	w.shrink()
	return object, nil
}

// bottom finds the whole object that a chain of deltas begins with, or a later
// one of the chain that is known, and the deltas from there, the last one first.
func (p *pack) bottom(s *objects, w *window, offset int64) (object unpacked, chain []link, err error) {
	for at := offset; len(chain) <= deepest; {
		if known, ok := s.kept.get(place{p, at}); ok {
			return known, chain, nil
		}
		e, err := p.entry(w, at)
		if err != nil {
			return object, nil, err
		}
		if e.kind != packDelta && e.kind != packRefDelta {
			object.kind = e.kind
			if object.bytes, err = w.inflate(p, e, nil); err == nil {
				s.kept.put(place{p, at}, object)
			}
			return object, chain, err
		}
		chain = append(chain, link{e, at})
		at = e.base
	}
	return object, nil, errPack
}

// applyDelta makes an object of another one and what changes, in out where that
// is large enough.
func applyDelta(out, base, delta []byte) ([]byte, error) {
	from, n := binary.Uvarint(delta)
	if n <= 0 || from != uint64(len(base)) {
		return nil, errPack
	}
	delta = delta[n:]
	size, n := binary.Uvarint(delta)
	if n <= 0 {
		return nil, errPack
	}
	if size > largest {
		return nil, ErrTooLarge
	}
	delta = delta[n:]
	if out = out[:0]; cap(out) < int(size) {
		out = make([]byte, 0, size)
	}
	for len(delta) > 0 {
		op := delta[0]
		delta = delta[1:]
		if op&0x80 == 0 { // as many new bytes
			if op == 0 || int(op) > len(delta) || len(out)+int(op) > int(size) {
				return nil, errPack
			}
			out, delta = append(out, delta[:op]...), delta[op:]
			continue
		}
		start, length, rest, ok := copyRange(op, delta)
		if !ok || start < 0 || start > len(base)-length || len(out)+length > int(size) {
			return nil, errPack
		}
		out, delta = append(out, base[start:start+length]...), rest
	}
	if len(out) != int(size) {
		return nil, errPack
	}
	return out, nil
}

// copyRange reads the operands of a copy: those bytes of two numbers that are
// not zero.
func copyRange(op byte, delta []byte) (start, length int, rest []byte, ok bool) {
	for i := range 7 {
		if op>>i&1 == 0 {
			continue
		}
		if len(delta) == 0 {
			return 0, 0, nil, false
		}
		if i < 4 {
			start |= int(delta[0]) << (8 * i)
		} else {
			length |= int(delta[0]) << (8 * (i - 4))
		}
		delta = delta[1:]
	}
	if length == 0 {
		length = 0x10000
	}
	return start, length, delta, true
}
