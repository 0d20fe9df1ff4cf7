package postmortem

import (
	"bytes"
	"sort"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
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

// readBlocks reads the block structure of the body, which starts at the offset.
// A document that tripped a guard has none.
func (r *reader) readBlocks(body int) {
	if len(r.doc.Guards) > 0 {
		return
	}
	src := r.doc.File.Bytes()[body:]
	ctx := parser.NewContext()
	notes := &parseNotes{paragraphs: r.scratch.kept}
	ctx.Set(notesKey, notes)
	root := blockParser().Parse(gmtext.NewReader(src), parser.WithContext(ctx))
	r.scratch.kept = notes.paragraphs
	b := &blockReader{doc: r.doc, mem: &r.mem, src: r.doc.File.Bytes(), base: body, kept: notes.paragraphs, padded: notes.padded}
	r.doc.Blocks = b.children(root, nil)
	if b.hasRefs {
		r.doc.refs = make(map[string]string)
		for _, ref := range ctx.References() {
			r.doc.refs[normaliseLabel(string(ref.Label()))] = string(ref.Destination())
		}
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

// parseNotes is what the parse leaves beside goldmark's tree.
type parseNotes struct {
	paragraphs []paragraphLines // the lines of all paragraphs in the order of the text
	padded     map[ast.Node]int // the columns by which a node's Pos is too late
}

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

var notesKey = parser.NewContextKey()

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

// linesOf gives a node's lines, those that keepLines took among them.
// Paragraphs close in the order of the text, so kept is sorted.
func (b *blockReader) linesOf(n ast.Node) paragraphLines {
	lines := n.Lines()
	if lines.Len() == 0 {
		return paragraphLines{}
	}
	first := lines.At(0)
	if lines.Len() == 1 && first.Len() == 0 {
		i := sort.Search(len(b.kept), func(i int) bool { return b.kept[i].first.Start >= first.Start })
		if i < len(b.kept) && b.kept[i].first.Start == first.Start {
			return b.kept[i]
		}
	}
	return paragraphLines{first, *lines}
}

// blockReader turns goldmark's block nodes into Blocks.
type blockReader struct {
	doc     *Document
	mem     *memory
	src     []byte
	base    int // what goldmark's offsets lack: the length of what was split off
	hasRefs bool
	// afterHTML is what follows a block of HTML directly.
	afterHTML ast.Node
	kept      []paragraphLines
	padded    map[ast.Node]int // of parseNotes
}

func (b *blockReader) alloc(kind BlockKind, parent *Block) *Block {
	block := b.mem.blocks.next()
	block.Kind, block.Parent, block.Index = kind, parent, b.doc.blocks
	b.doc.blocks++
	return block
}

func (b *blockReader) children(n ast.Node, parent *Block) []*Block {
	if n.ChildCount() == 0 {
		return nil
	}
	blocks := b.mem.nodes.take(n.ChildCount())[:0]
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
	blk.Lines = b.mem.spans.take(lines.all.Len())
	for i := range blk.Lines {
		s := lines.at(i)
		blk.Lines[i] = b.trim(text.Span{Start: s.Start + b.base, End: s.Stop + b.base}, blk.Kind == BlockCode)
	}
	blk.Span = b.whole(n, blk.Lines)
}

// pos is where a node starts.
func (b *blockReader) pos(n ast.Node) int {
	return min(n.Pos()-b.padded[n]+b.base, len(b.src))
}

// Whole is the span from a node's first delimiter to the end of its lines.
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

func (b *blockReader) list(n *ast.List, parent *Block) *Block {
	blk := b.alloc(BlockList, parent)
	blk.Ordered = n.IsOrdered()
	blk.Children = b.mem.nodes.take(n.ChildCount())[:0]
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := b.item(c, blk)
		if blk.Ordered {
			item.Number = number
			number++
		}
		blk.Children = append(blk.Children, item)
	}
	blk.Span = b.around(n, blk.Children)
	return blk
}

func (b *blockReader) item(n ast.Node, parent *Block) *Block {
	blk := b.alloc(BlockItem, parent)
	blk.Children = b.children(n, blk)
	blk.Span = b.around(n, blk.Children)
	at := blk.Span.Start
	end := at
	for end < len(b.src) && ascii.IsDigit(b.src[end]) {
		end++
	}
	blk.Marker = text.Span{Start: at, End: min(end+1, len(b.src))}
	blk.Span.End = max(blk.Span.End, blk.Marker.End)
	b.taskBox(blk)
	return blk
}

// taskBox takes the box off the start of a task item: "[ ]", "[x]", and "[]",
// which people write though it renders as text.
func (b *blockReader) taskBox(item *Block) {
	first := item.First()
	if first == nil || first.Kind != BlockParagraph || len(first.Lines) == 0 {
		return
	}
	line := b.src[first.Lines[0].Start:first.Lines[0].End]
	n := 0
	switch {
	case bytes.HasPrefix(line, []byte("[]")):
		n = 2
	case len(line) >= 3 && line[0] == '[' && line[2] == ']' && strings.IndexByte(" xX", line[1]) >= 0:
		n = 3
	}
	if n == 0 || n < len(line) && !ascii.IsBlank(line[n]) {
		return
	}
	start := first.Lines[0].Start
	item.Box = text.Span{Start: start, End: start + n}
	item.Ticked = n == 3 && line[1] != ' '
	first.Lines[0] = b.trim(text.Span{Start: start + n, End: first.Lines[0].End}, false)
	first.Span.Start = first.Lines[0].Start
	if len(first.Lines) == 1 {
		first.Span.End = first.Lines[0].End
	}
}

func (b *blockReader) fence(n *ast.FencedCodeBlock, parent *Block) *Block {
	blk := b.alloc(BlockCode, parent)
	b.lines(blk, n)
	blk.Info = string(n.Language(b.src[b.base:]))
	open := blk.Span.Start
	last := blk.Span.End
	if len(blk.Lines) == 0 {
		last = b.lineEnd(open)
		blk.Span.End = last
	}
	if next := b.nextLine(last); next >= 0 && open < len(b.src) {
		line := b.src[next:b.lineEnd(next)]
		lead := line[:len(line)-len(bytes.TrimLeft(line, " \t>"))]
		line = line[len(lead):]
		if goesOn(parent, lead) && len(line) >= 3 && line[0] == b.src[open] && len(bytes.Trim(line, string(line[:1]))) == 0 {
			blk.Span.End = b.lineEnd(next)
		}
	}
	return blk
}

// goesOn tells that a line that begins with these blanks and quote marks goes on
// in the container: its items are indented by two columns at least.
func goesOn(container *Block, lead []byte) bool {
	quotes := bytes.Count(lead, []byte(">"))
	columns := len(lead) - 2*quotes + 3*bytes.Count(lead, []byte("\t")) // a blank belongs to each mark
	for ; container != nil; container = container.Parent {
		switch container.Kind {
		case BlockQuote:
			quotes--
		case BlockItem:
			columns -= 2
		}
	}
	return quotes >= 0 && columns >= 0
}

// html reads an HTML block. A line such as "<Your name goes here>" is one to
// CommonMark; it is a paragraph to people, and here.
func (b *blockReader) html(n *ast.HTMLBlock, parent *Block) *Block {
	blk := b.alloc(BlockHTML, parent)
	b.lines(blk, n)
	if n.HasClosure() {
		blk.Span.End = max(blk.Span.End, b.lineEnd(n.ClosureLine.Start+b.base))
		closing := b.trim(text.Span{Start: n.ClosureLine.Start + b.base, End: n.ClosureLine.Stop + b.base}, false)
		if len(blk.Lines) == 0 || closing.Start >= blk.Lines[len(blk.Lines)-1].End {
			blk.Lines = append(blk.Lines, closing)
		}
	}
	if n.HTMLBlockType == ast.HTMLBlockType7 && !startsKnownTag(b.src[blk.Span.Start:blk.Span.End]) {
		blk.Kind = BlockParagraph
	}
	return blk
}

// paragraph appends a paragraph, a table, a footnote's definition, or a
// paragraph and the table that it runs into.
func (b *blockReader) paragraph(out []*Block, n ast.Node, parent *Block) []*Block {
	return b.text(out, b.leaf(BlockParagraph, n, parent), parent)
}

// text appends a paragraph as what its lines are.
func (b *blockReader) text(out []*Block, blk, parent *Block) []*Block {
	if len(blk.Lines) == 0 {
		return out
	}
	blk.Span.Start = blk.Lines[0].Start
	if head := b.tableHead(blk.Lines); head >= 0 {
		table := b.table(blk.Lines[head:], parent)
		if head == 0 {
			return append(out, table)
		}
		blk.Lines = blk.Lines[:head]
		blk.Span.End = blk.Lines[head-1].End
		blk.Lines = b.splitBreaks(blk.Lines)
		return append(out, blk, table)
	}
	blk.Lines = b.splitBreaks(blk.Lines)
	if isFootnote(b.src[blk.Lines[0].Start:blk.Lines[0].End]) {
		note := b.alloc(BlockFootnote, parent)
		note.Span, note.Children = blk.Span, []*Block{blk}
		blk.Parent = note
		return append(out, note)
	}
	return append(out, blk)
}

// splitBreaks takes lines apart at <br>: what is shown on a line of its own is
// one, wherever the source is wrapped. The <br> stays with the line it ends.
func (b *blockReader) splitBreaks(lines []text.Span) []text.Span {
	at := 0
	for at < len(lines) && b.breakIn(lines[at]).Len() == 0 {
		at++
	}
	if at == len(lines) {
		return lines
	}
	out := append([]text.Span(nil), lines[:at]...)
	for _, line := range lines[at:] {
		for br := b.breakIn(line); br.Len() > 0 && br.End < line.End; br = b.breakIn(line) {
			out = append(out, text.Span{Start: line.Start, End: br.End})
			line = b.trim(text.Span{Start: br.End, End: line.End}, false)
		}
		out = append(out, line)
	}
	return out
}

// breakIn finds the first <br>, <br/> or <br /> that is not in a code span; of
// length 0 for none.
func (b *blockReader) breakIn(line text.Span) text.Span {
	s := b.src[line.Start:line.End]
	for at := 0; ; {
		i := bytes.Index(s[at:], []byte("<br"))
		if i < 0 {
			return text.Span{}
		}
		at += i
		end := at + len("<br")
		for end < len(s) && (ascii.IsBlank(s[end]) || s[end] == '/') {
			end++
		}
		if end < len(s) && s[end] == '>' && bytes.Count(s[:at], []byte("`"))%2 == 0 {
			return text.Span{Start: line.Start + at, End: line.Start + end + 1}
		}
		at += len("<br")
	}
}

// isFootnote tells a footnote's definition: "[^label]: text".
func isFootnote(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("[^")) {
		return false
	}
	end := bytes.Index(line, []byte("]:"))
	return end > 2 && bytes.IndexByte(line[2:end], ']') < 0
}
