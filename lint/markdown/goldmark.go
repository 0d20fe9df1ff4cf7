package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// blockParser is goldmark's block parser alone. Inline markup and tables are
// read in inline.go and tables.go: goldmark gives inline nodes no end and pads
// short table rows, and both are quadratic on hostile input.
var blockParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(references{}, 100), util.Prioritized(keepLines{}, 1000)),
	)
})

// blockParsers are goldmark's own, in their order. A setext heading, code and a
// paragraph are placed by their lines.
func blockParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(exactPlace{parser.NewThematicBreakParser()}, 200),
		util.Prioritized(exactPlace{parser.NewListParser()}, 300),
		util.Prioritized(exactPlace{parser.NewListItemParser()}, 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(exactPlace{parser.NewATXHeadingParser()}, 600),
		util.Prioritized(exactPlace{parser.NewFencedCodeBlockParser()}, 700),
		util.Prioritized(exactPlace{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(exactPlace{parser.NewHTMLBlockParser()}, 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

// references reads link reference definitions, in the paragraphs that can begin
// with one: goldmark sets up a reader for each paragraph before it looks.
type references struct{}

// Transform implements parser.ParagraphTransformer.
func (references) Transform(node *ast.Paragraph, reader gmtext.Reader, pc parser.Context) {
	if lines := node.Lines(); lines.Len() > 0 {
		first := lines.At(0)
		if text := bytes.TrimLeft(reader.Source()[first.Start:first.Stop], " \t"); len(text) > 0 && text[0] != '[' {
			return
		}
	}
	parser.LinkReferenceParagraphTransformer.Transform(node, reader, pc)
}

// keepLines takes the lines of a paragraph away when it closes, so that goldmark
// does not scan them for inline markup: that pass finds nothing without inline
// parsers and would still cost a third of the whole parse. One empty line at
// the paragraph's start stays in their place. A paragraph that a setext
// underline follows keeps its lines: goldmark makes a heading of them.
type keepLines struct{}

// Transform implements parser.ParagraphTransformer.
func (keepLines) Transform(node *ast.Paragraph, reader gmtext.Reader, pc parser.Context) {
	lines := node.Lines()
	if line, _ := reader.PeekLine(); lines.Len() == 0 || isUnderline(line) {
		return
	}
	notes := pc.Get(notesKey).(*parseNotes)
	first := lines.At(0)
	notes.paragraphs = append(notes.paragraphs, paragraphLines{first, *lines})
	lines.Set(0, gmtext.NewSegment(first.Start, first.Start))
	lines.SetSliced(0, 1)
}

func isUnderline(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && (len(bytes.Trim(line, "-")) == 0 || len(bytes.Trim(line, "=")) == 0)
}

// parseNotes is what the parse leaves beside goldmark's tree.
type parseNotes struct {
	paragraphs []paragraphLines // the lines of all paragraphs in the order of the text
	padded     map[ast.Node]int // the columns by which a node's Pos is too late
}

// notesPool holds notes to use again, for the sake of their slice.
var notesPool = sync.Pool{New: func() any { return new(parseNotes) }}

// maxKeptNotes is how many paragraphs notes may have room for to be used again.
const maxKeptNotes = 1 << 12

// release gives n back, empty.
func (n *parseNotes) release() {
	if cap(n.paragraphs) > maxKeptNotes {
		return
	}
	clear(n.paragraphs)
	n.paragraphs, n.padded = n.paragraphs[:0], nil
	notesPool.Put(n)
}

var notesKey = parser.NewContextKey()

// exactPlace tells where a block begins that shares a tab with its container:
// goldmark adds the tab's columns left over to the offset in the source, so that
// Pos is up to 3 bytes too late. It looks for nothing else.
type exactPlace struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (p exactPlace) Open(parent ast.Node, reader gmtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, before := reader.Position()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node != nil && before.Padding > 0 {
		notes := pc.Get(notesKey).(*parseNotes)
		if notes.padded == nil {
			notes.padded = make(map[ast.Node]int)
		}
		notes.padded[node] = before.Padding
	}
	return node, state
}

// paragraphLines are the lines of a paragraph. The first of all is overwritten
// by the empty line that stands for them.
type paragraphLines struct {
	first gmtext.Segment
	all   gmtext.Segments
}

func (l *paragraphLines) at(i int) gmtext.Segment {
	if i == 0 {
		return l.first
	}
	return l.all.At(i)
}
