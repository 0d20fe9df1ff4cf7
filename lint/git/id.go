package git

import (
	"crypto/sha1"
	"encoding/hex"
	"hash"
	"strconv"
)

// ID names an object: a commit, a tree, a file's content. The zero ID names
// none.
type ID [20]byte

// String is the name as git prints it: 40 hexadecimal digits.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// IsZero reports whether id names no object.
func (id ID) IsZero() bool { return id == ID{} }

// parseID reads a full name; ok is false for anything else.
func parseID(s string) (id ID, ok bool) {
	if len(s) != 2*len(id) {
		return ID{}, false
	}
	_, err := hex.Decode(id[:], []byte(s))
	return id, err == nil
}

// kind is the type of an object, with the numbers that packs have for it.
type kind byte

// The types of objects in a pack.
const (
	kindCommit kind = 1
	kindTree   kind = 2
	kindBlob   kind = 3
	kindTag    kind = 4

	packDelta    kind = 6 // against the object some bytes before it
	packRefDelta kind = 7 // against the object of a name
)

var kindNames = [...]string{kindCommit: "commit", kindTree: "tree", kindBlob: "blob", kindTag: "tag"}

// String is the type as git writes it.
func (k kind) String() string {
	if int(k) < len(kindNames) && k > 0 {
		return kindNames[k]
	}
	return "object of type " + strconv.Itoa(int(k))
}

// hasher gives the name of an object whose size bytes are then written to it.
func hasher(k kind, size int64) hash.Hash {
	h := sha1.New()
	h.Write(append([]byte(k.String()+" "+strconv.FormatInt(size, 10)), 0)) // which never fails
	return h
}
