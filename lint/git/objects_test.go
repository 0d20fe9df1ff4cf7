package git

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// written makes a repository of documents that grow, so that its pack holds
// chains of deltas.
func written(t *testing.T) *sandbox {
	s := newSandbox(t)
	var b, stream strings.Builder
	r := rand.New(rand.NewSource(1))
	for i := range 40 {
		for range 20 {
			fmt.Fprintf(&b, "- %x is line %d\n", r.Int63(), i)
		}
		fmt.Fprintf(&stream, "commit refs/heads/main\ncommitter Ana <ana@example.com> %d +0000\ndata 6\nwrite\n\n", 1700000000+i)
		for path, text := range map[string]string{"docs/grows.md": b.String(), fmt.Sprintf("docs/%02d.md", i): b.String()[b.Len()/2:]} {
			fmt.Fprintf(&stream, "M 100644 inline %s\ndata %d\n%s\n", path, len(text), text)
		}
	}
	stream.WriteString("tag v1\nfrom refs/heads/main\ntagger Ana <ana@example.com> 1700000100 +0000\ndata 3\nv1\n\n")
	cmd := exec.Command("git", "fast-import", "--quiet")
	cmd.Dir, cmd.Stdin = s.dir, strings.NewReader(stream.String())
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_COUNT=1",
		"GIT_CONFIG_KEY_0=fastimport.unpackLimit", "GIT_CONFIG_VALUE_0=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git fast-import: %v\n%s", err, out)
	}
	return s
}

// TestObjects reads every object of a repository by our own reader, and compares
// it with what git says it is.
func TestObjects(t *testing.T) {
	s := written(t)
	tests := []struct {
		name string
		args []string
	}{
		{"as imported", nil},
		{"packed", []string{"gc", "-q"}},
		{"deltas anew", []string{"repack", "-q", "-a", "-d", "-f", "--depth=60"}},
		{"deltas against names", []string{"-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f"}},
		{"a commit beside the pack", []string{"commit", "-q", "--allow-empty", "-m", "one more"}},
		{"several packs", []string{"repack", "-q", "-d"}},
	}
	for _, tt := range tests {
		if tt.args != nil {
			s.git(tt.args...)
		}
		for _, walking := range []bool{false, true} {
			t.Run(fmt.Sprint(tt.name, " ", walking), func(t *testing.T) { compareObjects(t, s, s.dir, walking) })
		}
	}
	t.Run("borrowed", func(t *testing.T) {
		clone := filepath.Join(t.TempDir(), "clone")
		s.git("clone", "-q", "--shared", s.dir, clone)
		compareObjects(t, s, clone, false)
	})
}

// nameOf is the name that git gives to an object.
func nameOf(u unpacked) ID {
	h := hasher(u.kind, int64(len(u.bytes)))
	h.Write(u.bytes)
	return ID(h.Sum(nil))
}

func mustID(t *testing.T, name string) ID {
	t.Helper()
	id, ok := parseID(name)
	if !ok {
		t.Fatalf("%q is no full name of an object", name)
	}
	return id
}

func compareObjects(t *testing.T, s *sandbox, dir string, walking bool) {
	r := open(t, dir)
	r.store.objects.walking.Store(walking)
	list := strings.Fields(s.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)"))
	rand.New(rand.NewSource(1)).Shuffle(len(list)/2, func(i, j int) {
		list[2*i], list[2*j] = list[2*j], list[2*i]
		list[2*i+1], list[2*j+1] = list[2*j+1], list[2*i+1]
	})
	for ; len(list) > 0; list = list[2:] {
		id := mustID(t, list[0])
		u, err := r.store.objects.read(id)
		if err != nil || u.kind.String() != list[1] {
			t.Fatalf("%s %s: %v, as %d", list[1], id, err, u.kind)
		}
		if got := nameOf(u); got != id {
			t.Errorf("%s %s was read as %s", list[1], id, got)
		}
		if ids, err := r.store.objects.withPrefix(id[:4]); err != nil || len(ids) != 1 || ids[0] != id {
			t.Errorf("%x is short for %v, %v", id[:4], ids, err)
		}
	}
	if _, err := r.store.objects.read(mustID(t, "1234567890123456789012345678901234567890")); err == nil {
		t.Error("an object was read that is not there")
	}
}

// TestWalkBeginsWhileReading begins and ends a walk over the commits while objects
// are unpacked: each is read as what it is.
func TestWalkBeginsWhileReading(t *testing.T) {
	s := written(t)
	s.git("repack", "-q", "-a", "-d", "-f", "--depth=60")
	ids := strings.Fields(s.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)"))
	for range 60 {
		r := open(t, s.dir)
		stop := make(chan struct{})
		var others sync.WaitGroup
		others.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
					r.store.objects.walking.Store(i%2 == 0)
				}
			}
		})
		for _, id := range ids {
			u, err := r.store.objects.read(mustID(t, id))
			if got := nameOf(u); err != nil || got.String() != id {
				t.Errorf("%s was read as %s", id, got)
			}
		}
		close(stop)
		others.Wait()
	}
}

// TestIndexWithoutPack is what a fetch or gc that was cut short leaves behind:
// git passes it over, and so do we.
func TestIndexWithoutPack(t *testing.T) {
	s := written(t)
	packs, err := filepath.Glob(filepath.Join(s.dir, ".git/objects/pack/*.idx"))
	if err != nil || len(packs) == 0 {
		t.Fatal(packs, err)
	}
	index, err := os.ReadFile(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pack-0000", "pack-ffff"} { // before and behind the one that is whole
		s.write(".git/objects/pack/"+name+".idx", string(index))
	}
	s.write(".git/objects/pack/pack-1111.idx", string(index))
	s.write(".git/objects/pack/pack-1111.pack/is-a-folder", "")
	s.git("cat-file", "-e", "HEAD:docs/grows.md")
	r := open(t, s.dir)
	head, err := r.Resolve("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if files, err := r.Files(head, Filter{}); err != nil || len(files) != 41 {
		t.Errorf("%d files, %v", len(files), err)
	}
}

// TestDamagedObjects changes bytes of packs and indexes: whatever is read then,
// nothing panics, and nothing runs away.
func TestDamagedObjects(t *testing.T) {
	s := written(t)
	s.git("gc", "-q")
	ids := strings.Fields(s.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)"))
	files, err := filepath.Glob(filepath.Join(s.dir, ".git/objects/pack/*"))
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	r := rand.New(rand.NewSource(2))
	for _, file := range files {
		if ext := filepath.Ext(file); ext != ".pack" && ext != ".idx" {
			continue
		}
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(file, 0o644); err != nil {
			t.Fatal(err)
		}
		for range 15 {
			damaged := bytes.Clone(whole)
			if r.Intn(4) == 0 {
				damaged = damaged[:r.Intn(len(damaged))]
			}
			for range min(len(damaged), 20) {
				damaged[r.Intn(len(damaged))] = byte(r.Int())
			}
			if err := os.WriteFile(file, damaged, 0o644); err != nil {
				t.Fatal(err)
			}
			repo := open(t, s.dir)
			for _, name := range ids {
				repo.store.objects.read(mustID(t, name))
			}
			repo.Close()
		}
		if err := os.WriteFile(file, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestApplyDelta shows what deltas may not do.
func TestApplyDelta(t *testing.T) {
	base := []byte("0123456789")
	tests := []struct {
		name  string
		delta string
		want  string // empty for an error
	}{
		{"copy and insert", "\x0a\x08\x91\x02\x04\x02ab\x90\x02", "2345ab01"},
		{"of another base", "\x09\x02\x02ab", ""},
		{"nothing after the sizes", "\x0a\x02", ""},
		{"reserved", "\x0a\x02\x00", ""},
		{"insert beyond the delta", "\x0a\x04\x04ab", ""},
		{"insert beyond the size", "\x0a\x01\x02ab", ""},
		{"copy beyond the base", "\x0a\x05\x91\x08\x05", ""},
		{"copy beyond the size", "\x0a\x02\x90\x05", ""},
		{"copy without operands", "\x0a\x02\x91", ""},
		{"a size without end", "\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", ""},
		{"a size that no object has", "\x0a\xff\xff\xff\xff\x7f\x02ab", ""},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		got, err := applyDelta(nil, base, []byte(tt.delta))
		if string(got) != tt.want || (err != nil) != (tt.want == "") {
			t.Errorf("%s: %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
}

// packed makes a pack of a blob and of one that is stored as what differs from
// it, and its index.
func packed() (pack, index []byte) {
	deflate := func(b []byte) []byte {
		var out bytes.Buffer
		z := zlib.NewWriter(&out)
		z.Write(b)
		z.Close()
		return out.Bytes()
	}
	pack = []byte("PACK\x00\x00\x00\x02\x00\x00\x00\x02")
	offsets := []int{len(pack)}
	pack = append(append(pack, byte(kindBlob)<<4|9), deflate([]byte("one, two\n"))...)
	offsets = append(offsets, len(pack))
	delta := []byte{9, 12, 0x90, 5, 7, 't', 'h', 'r', 'e', 'e', '.', '\n'} // copy "one, ", then seven new bytes
	pack = append(append(pack, byte(packDelta)<<4|byte(len(delta)), byte(offsets[1]-offsets[0])), deflate(delta)...)
	pack = append(pack, make([]byte, trailer)...)

	index = []byte("\xfftOc\x00\x00\x00\x02")
	for i := range 256 {
		index = binary.BigEndian.AppendUint32(index, uint32(min(i, 2)))
	}
	for i := range offsets {
		index = append(index, append([]byte{byte(i + 1)}, make([]byte, 19)...)...)
	}
	index = append(index, make([]byte, 2*4)...) // checksums
	for _, offset := range offsets {
		index = binary.BigEndian.AppendUint32(index, uint32(offset))
	}
	return pack, append(index, make([]byte, 2*trailer)...)
}

// readPack reads all the objects of a pack, and gives the last.
func readPack(t *testing.T, data, index []byte) (last unpacked, err error) {
	name := filepath.Join(t.TempDir(), "pack")
	for ending, b := range map[string][]byte{".pack": data, ".idx": index} {
		if err := os.WriteFile(name+ending, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, err := openPack(name)
	if err != nil {
		return last, err
	}
	defer p.close()
	s := newObjects(t.TempDir())
	for first := range 256 {
		b, err := p.bucket(byte(first))
		if err != nil {
			return last, err
		}
		for ids := b.ids; len(ids) > 0; ids = ids[20:] {
			offset, ok := p.find(ID(ids[:20]))
			if !ok {
				continue
			}
			if last, err = p.read(s, offset); err != nil {
				return last, err
			}
		}
	}
	return last, nil
}

func TestPackByHand(t *testing.T) {
	data, index := packed()
	last, err := readPack(t, data, index)
	if err != nil || string(last.bytes) != "one, three.\n" {
		t.Errorf("got %q, %v", last.bytes, err)
	}
}

func FuzzPack(f *testing.F) {
	data, index := packed()
	f.Add(data, index)
	f.Fuzz(func(t *testing.T, data, index []byte) {
		_, _ = readPack(t, data, index)
	})
}

// TestLooseObjectThatLies holds that a file that says another size or kind of an object
// than it has is damaged, and that no more of it is unpacked than it says.
func TestLooseObjectThatLies(t *testing.T) {
	for _, head := range []string{"blob 4", "blob 999", "blob -1", "blob x", "blob", "blub 5000000", "blob 99999999999999999999"} {
		dir := t.TempDir()
		gitDir := filepath.Join(dir, ".git")
		name := writeLoose(t, gitDir, head, make([]byte, 5_000_000))
		writeGit(t, gitDir, "HEAD", []byte("ref: refs/heads/main\n"))
		r := open(t, dir)
		before := allocated()
		if b, err := r.Blob(mustID(t, name)); err == nil || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("%s: %d bytes, %v", head, len(b), err)
		}
		if more := allocated() - before; more > 4<<20 && head != "blub 5000000" {
			t.Errorf("%s: took %d bytes", head, more)
		}
	}
}

// TestLargeLooseObject holds that a file of an object which no compression made small is
// not read.
func TestLargeLooseObject(t *testing.T) {
	dir := t.TempDir()
	gitDir := filepath.Join(dir, ".git")
	name := strings.Repeat("ab", 20)
	writeGit(t, gitDir, "HEAD", []byte("ref: refs/heads/main\n"))
	writeGit(t, gitDir, "objects/ab/"+name[2:], nil)
	if err := os.Truncate(filepath.Join(gitDir, "objects", "ab", name[2:]), 200<<20); err != nil {
		t.Fatal(err)
	}
	r := open(t, dir)
	before := allocated()
	if _, err := r.Blob(mustID(t, name)); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	if more := allocated() - before; more > 4<<20 {
		t.Errorf("took %d bytes", more)
	}
}

// TestPackedObjectThatLies holds that an object in a pack which states another size than
// it has is damaged, and that no more of it is unpacked than it says, by nobody.
func TestPackedObjectThatLies(t *testing.T) {
	for _, stated := range []int{9, 100_000} { // it has a hundred million
		dir := t.TempDir()
		gitDir := filepath.Join(dir, ".git")
		data := []byte("PACK\x00\x00\x00\x02\x00\x00\x00\x01")
		head, size := []byte{byte(kindBlob)<<4 | byte(stated&15)}, stated>>4
		for ; size > 0; size >>= 7 {
			head[len(head)-1] |= 0x80
			head = append(head, byte(size&0x7f))
		}
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		z.Write(make([]byte, 100_000_000))
		z.Close()
		data = append(append(append(data, head...), packed.Bytes()...), make([]byte, trailer)...)
		index := []byte("\xfftOc\x00\x00\x00\x02")
		for i := range 256 {
			index = binary.BigEndian.AppendUint32(index, uint32(min(i, 1)))
		}
		index = append(index, append([]byte{1}, make([]byte, 19)...)...)
		index = append(index, make([]byte, 4)...)
		index = append(binary.BigEndian.AppendUint32(index, 12), make([]byte, 2*trailer)...)
		writeGit(t, gitDir, "HEAD", []byte("ref: refs/heads/main\n"))
		writeGit(t, gitDir, "objects/pack/pack-1111111111111111111111111111111111111111.pack", data)
		writeGit(t, gitDir, "objects/pack/pack-1111111111111111111111111111111111111111.idx", index)
		r := open(t, dir)
		before := allocated()
		if b, err := r.Blob(ID{1}); err == nil || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("%d stated: %d bytes, %v", stated, len(b), err)
		}
		if more := allocated() - before; more > 4<<20 {
			t.Errorf("%d stated: took %d bytes", stated, more)
		}
	}
}

// allocated is what was taken of memory so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}
