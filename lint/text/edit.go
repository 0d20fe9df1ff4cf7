package text

import (
	"bytes"
	"fmt"
	"slices"
)

// Edit replaces the bytes at Span by New; an empty span inserts before
// Span.Start.
type Edit struct {
	Span Span   `json:"span"`
	New  string `json:"new"`
}

// Apply makes all the edits in src at once and returns the result in a new
// slice. It fails, and changes nothing, if an edit lies outside src or two
// edits overlap; two insertions at one place keep their order.
func Apply(src []byte, edits []Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b Edit) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return a.Span.End - b.Span.End
	})
	var out bytes.Buffer
	at := 0
	for _, e := range sorted {
		if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(src) {
			return nil, fmt.Errorf("edit at bytes %d to %d is outside the %d bytes of the file", e.Span.Start, e.Span.End, len(src))
		}
		if e.Span.Start < at {
			return nil, fmt.Errorf("edits overlap at byte %d", e.Span.Start)
		}
		out.Write(src[at:e.Span.Start])
		out.WriteString(e.New)
		at = e.Span.End
	}
	out.Write(src[at:])
	return out.Bytes(), nil
}
