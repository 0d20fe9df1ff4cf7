package lint

import (
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"io"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/text"
)

// Places are many places of one document, packed: a rule that could report any
// item of any document keeps them so. Of ten thousand documents the places of all
// open actions take 5 MB, where they would take 16 one by one.
type Places struct{ packed string }

// packers deflate; each holds half a megabyte of memory.
var packers = sync.Pool{New: func() any {
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		return nil // the level is one that there is
	}
	return w
}}

// unpackers inflate; each holds 40 kilobytes, and a run that reports at ten thousand
// places would throw that away each time.
var unpackers = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// Places are the spans of the document as places, in their order.
func (p *Pass) Places(spans []text.Span) Places {
	all := make([]Place, len(spans))
	for i, s := range spans {
		all[i] = p.Place(s)
	}
	return pack(all)
}

func pack(all []Place) Places {
	w, ok := packers.Get().(*flate.Writer)
	if !ok || len(all) == 0 {
		return Places{}
	}
	defer packers.Put(w)
	var b []byte
	for i := range all {
		b = all[i].append(b)
	}
	var out strings.Builder
	w.Reset(&out)
	w.Write(b) // a Builder takes everything
	w.Close()
	return Places{strings.Clone(out.String())}
}

// append writes a place as numbers of variable length and its excerpt.
func (p Place) append(b []byte) []byte {
	for _, m := range [...]mark{p.start, p.end} {
		for _, n := range [...]int32{m.line, m.column, m.utf16, m.byte, m.offset} {
			b = binary.AppendVarint(b, int64(n))
		}
	}
	b = binary.AppendVarint(b, int64(p.offset))
	b = binary.AppendVarint(b, int64(len(p.excerpt)))
	return append(b, p.excerpt...)
}

// take reads what append wrote, and returns the rest.
func (p *Place) take(b []byte) []byte {
	var excerpt int32
	fields := [...]*int32{
		&p.start.line, &p.start.column, &p.start.utf16, &p.start.byte, &p.start.offset,
		&p.end.line, &p.end.column, &p.end.utf16, &p.end.byte, &p.end.offset,
		&p.offset, &excerpt,
	}
	for _, f := range fields {
		n, size := binary.Varint(b)
		*f, b = int32(n), b[max(size, 0):]
	}
	end := min(max(int(excerpt), 0), len(b))
	p.excerpt = string(b[:end])
	return b[end:]
}

// all unpacks the places.
func (p Places) all() []Place {
	r, ok := unpackers.Get().(io.ReadCloser)
	if !ok || p.packed == "" || r.(flate.Resetter).Reset(strings.NewReader(p.packed), nil) != nil {
		return nil
	}
	defer unpackers.Put(r)
	b, err := io.ReadAll(r)
	if err != nil {
		return nil // there are none
	}
	var all []Place
	for len(b) > 0 {
		var one Place
		rest := one.take(b)
		if len(rest) == len(b) {
			break // nothing that append wrote
		}
		all, b = append(all, one), rest
	}
	return all
}

// At is one of the places; the zero Place for an index that there is not.
func (p Places) At(i int) Place {
	if all := p.all(); i >= 0 && i < len(all) {
		return all[i]
	}
	return Place{}
}

// MarshalJSON writes the places as a list.
func (p Places) MarshalJSON() ([]byte, error) {
	if all := p.all(); all != nil {
		return json.Marshal(all)
	}
	return []byte("[]"), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Places) UnmarshalJSON(b []byte) error {
	var all []Place
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	*p = pack(all)
	return nil
}
