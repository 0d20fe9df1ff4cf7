package markdown

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/slab"
	"github.com/pmlint/pmlint/lint/text"
)

// readBlocks reads the block structure of the body.
func (d *Doc) readBlocks(opts Options) {
	b := &blockReader{doc: d, src: d.File.Bytes(), base: d.Body}
	ctx := parser.NewContext()
	notes := notesPool.Get().(*parseNotes)
	defer notes.release()
	ctx.Set(notesKey, notes)
	root := blockParser().Parse(gmtext.NewReader(b.src[d.Body:]), parser.WithContext(ctx))
	b.notes = notes
	d.Blocks = b.children(root, nil)
	if b.hasRefs {
		d.refs = make(map[string]string)
		for _, ref := range ctx.References() {
			d.refs[normaliseLabel(string(ref.Label()))] = string(ref.Destination())
		}
	}
	b.mendSetext(opts.Judge)
}

// blockReader turns goldmark's block nodes into Blocks.
type blockReader struct {
	doc     *Doc
	src     []byte
	base    int // what goldmark's offsets lack: the length of what was split off
	notes   *parseNotes
	hasRefs bool
	// afterHTML is what follows a block of HTML directly.
	afterHTML ast.Node

	slab  slab.Of[Block]
	nodes slab.Of[*Block]
	spans slab.Of[text.Span]
}

func (b *blockReader) alloc(kind BlockKind, parent *Block) *Block {
	block := b.slab.Next()
	block.Kind, block.Parent, block.Index = kind, parent, b.doc.Count
	b.doc.Count++
	return block
}

func (b *blockReader) children(n ast.Node, parent *Block) []*Block {
	if n.ChildCount() == 0 {
		return nil
	}
	blocks := b.nodes.Take(n.ChildCount())[:0]
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			blocks = b.block(blocks, c, parent)
		}
	}
	return blocks
}

// block appends what n becomes: mostly one block, two for a paragraph that runs
// into a table.
func (b *blockReader) block(out []*Block, n ast.Node, parent *Block) []*Block {
	switch n := n.(type) {
	case *ast.Heading:
		return append(out, b.heading(n, parent))
	case *ast.Paragraph, *ast.TextBlock:
		return b.paragraph(out, n, parent)
	case *ast.List:
		return append(out, b.list(n, parent))
	case *ast.Blockquote:
		return append(out, b.container(BlockQuote, n, parent))
	case *ast.FencedCodeBlock:
		return append(out, b.fence(n, parent))
	case *ast.CodeBlock:
		return b.indentedHTML(out, n, parent)
	case *ast.HTMLBlock:
		return b.htmlBlocks(out, n, parent)
	case *ast.ThematicBreak:
		return append(out, b.leaf(BlockBreak, n, parent))
	case *ast.LinkReferenceDefinition:
		b.hasRefs = true
	}
	return out
}

// lines sets the content lines of a leaf, without line ends and the blanks
// around them, and its span.
func (b *blockReader) lines(blk *Block, n ast.Node) {
	lines := b.linesOf(n)
	blk.Lines = b.spans.Take(lines.all.Len())
	for i := range blk.Lines {
		s := lines.at(i)
		blk.Lines[i] = b.trim(text.Span{Start: s.Start + b.base, End: s.Stop + b.base}, blk.Kind == BlockCode)
	}
	blk.Span = b.whole(n, blk.Lines)
}

// linesOf gives a node's lines, those that keepLines took among them.
// Paragraphs close in the order of the text, so they are sorted.
func (b *blockReader) linesOf(n ast.Node) paragraphLines {
	lines := n.Lines()
	if lines.Len() == 0 {
		return paragraphLines{}
	}
	first := lines.At(0)
	if lines.Len() == 1 && first.Len() == 0 {
		kept := b.notes.paragraphs
		i := sort.Search(len(kept), func(i int) bool { return kept[i].first.Start >= first.Start })
		if i < len(kept) && kept[i].first.Start == first.Start {
			return kept[i]
		}
	}
	return paragraphLines{first, *lines}
}

// pos is where a node starts.
func (b *blockReader) pos(n ast.Node) int {
	return min(n.Pos()-b.notes.padded[n]+b.base, len(b.src))
}

// whole is the span from a node's first delimiter to the end of its lines.
func (b *blockReader) whole(n ast.Node, lines []text.Span) text.Span {
	start := b.pos(n)
	if n.Pos() < 0 && len(lines) > 0 {
		start = lines[0].Start
	}
	end := b.lineEnd(start)
	if len(lines) > 0 {
		start = min(start, lines[0].Start)
		end = max(lines[len(lines)-1].End, start)
	}
	return text.Span{Start: start, End: end}
}

// trim takes the line end and trailing blanks off a line and, but for code,
// blanks at its start.
func (b *blockReader) trim(s text.Span, code bool) text.Span {
	for s.End > s.Start && (b.src[s.End-1] == '\n' || b.src[s.End-1] == '\r' || !code && ascii.IsBlank(b.src[s.End-1])) {
		s.End--
	}
	for !code && s.Start < s.End && ascii.IsBlank(b.src[s.Start]) {
		s.Start++
	}
	return s
}

// lineEnd is the end of the line that holds the offset, without its line end
// and trailing blanks.
func (b *blockReader) lineEnd(at int) int {
	end := len(b.src)
	if n := bytes.IndexByte(b.src[at:], '\n'); n >= 0 {
		end = at + n
	}
	for end > at && (ascii.IsBlank(b.src[end-1]) || b.src[end-1] == '\r') {
		end--
	}
	return end
}

// nextLine is the offset of the line after the one that holds the offset, or
// -1 at the end.
func (b *blockReader) nextLine(at int) int {
	if n := bytes.IndexByte(b.src[at:], '\n'); n >= 0 && at+n+1 < len(b.src) {
		return at + n + 1
	}
	return -1
}

func (b *blockReader) leaf(kind BlockKind, n ast.Node, parent *Block) *Block {
	blk := b.alloc(kind, parent)
	b.lines(blk, n)
	return blk
}

func (b *blockReader) container(kind BlockKind, n ast.Node, parent *Block) *Block {
	blk := b.alloc(kind, parent)
	blk.Children = b.children(n, blk)
	blk.Span = b.around(n, blk.Children)
	return blk
}

// around is the span from a node's first delimiter to the end of its last
// child.
func (b *blockReader) around(n ast.Node, children []*Block) text.Span {
	start := b.pos(n)
	if n.Pos() < 0 && len(children) > 0 {
		start = children[0].Span.Start
	}
	s := text.Span{Start: start, End: start}
	if len(children) > 0 {
		s.Start = min(s.Start, children[0].Span.Start)
		s.End = max(s.End, children[len(children)-1].Span.End)
	}
	return s
}

func (b *blockReader) heading(n *ast.Heading, parent *Block) *Block {
	blk := b.alloc(BlockHeading, parent)
	blk.Level = n.Level
	b.lines(blk, n)
	at := blk.Span.Start
	if at < len(b.src) && b.src[at] == '#' && n.Pos() >= 0 && (len(blk.Lines) == 0 || blk.Lines[0].Start > at) {
		blk.Marker = text.Span{Start: at, End: min(at+n.Level, len(b.src))}
		blk.Span.End = b.lineEnd(at)
		return blk
	}
	blk.Setext = true
	if under := b.nextLine(blk.Span.End); under >= 0 {
		blk.Span.End = b.lineEnd(under)
	}
	return blk
}
