package lint

import (
	"bytes"
	"compress/flate"
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

// Places are the spans of the document as places, in their order.
func (p *Pass) Places(spans []text.Span) Places {
	all := make([]Place, len(spans))
	for i, s := range spans {
		all[i] = p.Place(s)
	}
	b, err := json.Marshal(all)
	if err != nil {
		return Places{}
	}
	return pack(b)
}

func pack(b []byte) Places {
	w, ok := packers.Get().(*flate.Writer)
	if !ok {
		return Places{}
	}
	defer packers.Put(w)
	var out strings.Builder
	w.Reset(&out)
	w.Write(b) // a Builder takes everything
	w.Close()
	return Places{strings.Clone(out.String())}
}

// At is one of the places; the zero Place for an index that there is not.
func (p Places) At(i int) Place {
	b, err := p.MarshalJSON()
	var all []Place
	if err != nil || json.Unmarshal(b, &all) != nil || i < 0 || i >= len(all) {
		return Place{}
	}
	return all[i]
}

// MarshalJSON writes the places as a list.
func (p Places) MarshalJSON() ([]byte, error) {
	if p.packed == "" {
		return []byte("[]"), nil
	}
	return io.ReadAll(flate.NewReader(strings.NewReader(p.packed)))
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Places) UnmarshalJSON(b []byte) error {
	var all []Place
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	var tight bytes.Buffer
	if err := json.Compact(&tight, b); err != nil {
		return err
	}
	*p = pack(tight.Bytes())
	return nil
}
