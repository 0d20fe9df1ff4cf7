package baseline

import (
	"bytes"
	"testing"
)

// FuzzRead holds the reader of baselines against any bytes: what is read is written in
// one form, and read again as the same.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"path":"a.md","rule":"x/y","anchor":"b","fingerprint":"0123"}` + "\n"))
	f.Add([]byte("\ufeff" + `{"path":"a.md","rule":"x/y","severity":"error","fingerprint":"1"}` + "\r\n\r\n" +
		`{"path":"\u0000","rule":"` + "\xff" + `","fingerprint":"2"}`))
	f.Add([]byte("<<<<<<< ours\n{}\n=======\n[1]\n>>>>>>> theirs\n"))
	f.Add([]byte(`{"path":"a","rule":"b","fingerprint":"c"} {"path":"a","rule":"b","fingerprint":"c"}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		b, err := Read("b.jsonl", src)
		if err != nil {
			return
		}
		again, err := Read("b.jsonl", b.Bytes())
		if err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) || again.Len() != b.Len() {
			t.Errorf("%q is read again as %q, %v", b.Bytes(), again.Bytes(), err)
		}
		m := b.Match(Scope{})
		m.Holds(nil)
		if len(m.Stale()) > b.Len() {
			t.Error("more is stale than there is")
		}
	})
}
