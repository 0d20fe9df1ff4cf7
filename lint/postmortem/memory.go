package postmortem

import (
	"slices"
	"unsafe"

	"github.com/pmlint/pmlint/lint/text"
)

// Parser reads one document after the other. What the model of a document is
// made of serves the next one, so that a run over thousands hardly allocates: a
// Document, with all that hangs on it, holds until the next call of Parse. The
// zero value is ready. A Parser is for one goroutine.
type Parser struct{ mem memory }

// Parse is the function Parse in the memory of the document before.
func (p *Parser) Parse(file *text.File, opts Options) *Document {
	p.mem.reset()
	return p.mem.parse(file, opts)
}

// memory is what one document is made of. Strings are not: they outlive it.
type memory struct {
	doc Document

	blocks   slab[Block]
	sections slab[Section]
	proses   slab[Prose]
	entries  slab[entry]
	events   slab[Event]
	actions  slab[Action]
	columns  slab[ActionColumns]
	spans    slab[text.Span]
	nodes    slab[*Block]
	segments slab[segment]
	marks    slab[Mark]

	pieces    stack[piece]
	kept      stack[paragraphLines]
	sentences stack[Sentence]

	scanner scanner
	recent  [proseSlots]*Prose
	line    [1]text.Span // what ProseAt reads
}

// reset empties the memory for the next document.
func (m *memory) reset() {
	if m.doc.File == nil {
		return // nothing was read yet
	}
	clear(m.doc.memo)
	m.doc = Document{memo: m.doc.memo}
	m.blocks.reset()
	m.sections.reset()
	m.proses.reset()
	m.entries.reset()
	m.events.reset()
	m.actions.reset()
	m.columns.reset()
	m.spans.reset()
	m.nodes.reset()
	m.segments.reset()
	m.marks.reset()
	m.pieces.reset()
	m.kept.reset()
	m.sentences.reset()
	m.scanner.forget()
	m.recent = [proseSlots]*Prose{}
}

// slab hands out values of one type from chunks of them: a document has
// hundreds, and an allocation for each would cost as much as reading them.
type slab[T any] struct {
	chunks [][]T
	at     int // the chunks before are used up, but for ends that were too short
	free   []T // of the chunk before at
}

const (
	// slabSize is the size of the first chunk in bytes, at least; each has twice
	// the size of the one before, up to slabMost.
	slabSize = 2 << 10
	slabMost = 16 << 10
	// slabChunks is how many chunks are kept for the next document, of no more
	// than slabMost: that one was huge is no reason to hold its memory for good.
	slabChunks = 64
)

// next is a value of its own, zero.
func (s *slab[T]) next() *T {
	if len(s.free) == 0 {
		s.grow(1)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// take is a slice of n zero values; what is appended to it goes elsewhere.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.grow(n)
	}
	v := s.free[:n:n]
	s.free = s.free[n:]
	return v
}

func (s *slab[T]) grow(n int) {
	for s.at < len(s.chunks) && len(s.chunks[s.at]) < n {
		s.at++
	}
	if s.at == len(s.chunks) {
		size := min(slabSize<<min(len(s.chunks), 8), slabMost)
		s.chunks = append(s.chunks, make([]T, max(n, size/int(unsafe.Sizeof(*new(T))))))
	}
	s.free = s.chunks[s.at]
	s.at++
}

// reset takes all values back.
func (s *slab[T]) reset() {
	for i, c := range s.chunks[:s.at] {
		if i == s.at-1 {
			c = c[:len(c)-len(s.free)]
		}
		clear(c)
	}
	s.chunks = slices.DeleteFunc(s.chunks, func(c []T) bool { return len(c)*int(unsafe.Sizeof(c[0])) > slabMost })
	if len(s.chunks) > slabChunks {
		clear(s.chunks[slabChunks:])
		s.chunks = s.chunks[:slabChunks]
	}
	s.at, s.free = 0, nil
}

// stack is a slice that lists are built at the end of, one after the other.
type stack[T any] struct{ all []T }

// stackLen is how many values are kept for the next document.
const stackLen = 1 << 13

// cut returns what was added since the stack had n values.
func (s *stack[T]) cut(n int) []T { return s.all[n:len(s.all):len(s.all)] }

func (s *stack[T]) reset() {
	if cap(s.all) > stackLen {
		s.all = nil
	}
	clear(s.all)
	s.all = s.all[:0]
}
