package text

import (
	"cmp"
	"slices"
	"sort"
)

// Spans answers which of many spans a place or another span touches, without a
// look at each.
type Spans struct {
	list []Span
	ends []int // by span in order: the largest end of it and those before it
}

// NewSpans orders a list of spans, which it keeps.
func NewSpans(list []Span) Spans {
	slices.SortFunc(list, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	s := Spans{list, make([]int, len(list))}
	for i, span := range list {
		s.ends[i] = span.End
		if i > 0 {
			s.ends[i] = max(span.End, s.ends[i-1])
		}
	}
	return s
}

// startingBefore is the number of spans that start before an offset.
func (s Spans) startingBefore(offset int) int {
	return sort.Search(len(s.list), func(i int) bool { return s.list[i].Start >= offset })
}

// Overlap reports whether one of the spans shares a byte with another.
func (s Spans) Overlap(other Span) bool {
	n := s.startingBefore(other.End)
	return n > 0 && s.ends[n-1] > other.Start
}

// Hold reports whether an offset lies in one of the spans.
func (s Spans) Hold(offset int) bool {
	n := s.startingBefore(offset + 1)
	return n > 0 && s.ends[n-1] > offset
}

// StartIn reports whether one of the spans starts in another.
func (s Spans) StartIn(other Span) bool {
	return s.startingBefore(other.Start) < s.startingBefore(other.End)
}

// SpansBy is NewSpans for each of several lists by their names.
func SpansBy[K comparable](lists map[K][]Span) map[K]Spans {
	out := make(map[K]Spans, len(lists))
	for name, list := range lists {
		out[name] = NewSpans(list)
	}
	return out
}
