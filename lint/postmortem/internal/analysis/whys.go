package analysis

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// maxWhyDepth bounds how deep a chain goes; what follows begins another one.
const maxWhyDepth = 64

// readWhys reads the chains of whys in sections about them, and in those about
// causes where at least two questions follow one another.
func (r *analysisReader) readWhys() {
	for _, s := range r.doc.Sections {
		five := s.Part == "five_whys" || namesWhys(s.Title.Plain)
		if !five && (!mayHoldWhys(s) || !r.hasQuestion(s)) {
			continue
		}
		w := whyReader{analysisReader: r, section: s, asked: five}
		w.headings()
		if len(s.Blocks) > 0 {
			w.blocks()
		}
	}
}

// hasQuestion tells that a question mark stands somewhere in the section.
func (r *analysisReader) hasQuestion(s *outline.Section) bool {
	return bytes.IndexByte(r.doc.File.Bytes()[s.Span.Start:s.Span.End], '?') >= 0
}

// mayHoldWhys tells sections where a why-chain can stand without a heading of
// its own. A list of questions elsewhere is a list of questions.
func mayHoldWhys(s *outline.Section) bool {
	switch s.Effective() {
	case outline.KindRootCause, outline.KindFactors, outline.KindTrigger:
		return s.Part != "five_whys" && !s.InPart("five_whys")
	}
	return false
}

// namesWhys tells titles such as "Root Cause (5-Whys)".
func namesWhys(title string) bool {
	i := strings.IndexByte(title, 'W')
	if i < 0 {
		i = strings.IndexByte(title, 'w')
	}
	if i < 2 || len(title) < i+4 {
		return false
	}
	low := strings.ToLower(title)
	return strings.Contains(low, "5 why") || strings.Contains(low, "5-why") || strings.Contains(low, "five why") ||
		strings.Contains(low, "five-why")
}

// whyReader reads the chains of one section.
type whyReader struct {
	*analysisReader
	section *outline.Section
	asked   bool // the section is about whys: answers without question count too
	chain   *WhyChain
	path    []whyAt // from the root to the last why
	count   int     // whys of the chain
	turns   int     // of them, those that begin with a question
}

// whyAt is a why with its place in the lists.
type whyAt struct {
	why   *Why
	depth int
	item  *markdown.Block // nil outside lists
	list  *markdown.Block // the list that its item is in; nil outside lists
}

// blocks reads items, paragraphs and tables in their order.
func (w *whyReader) blocks() {
	nested := nestedWhys(w.section.Blocks)
	for _, b := range w.section.Blocks {
		if b.Kind == markdown.BlockTable {
			w.end()
			w.table(b)
			continue
		}
		for _, p := range w.doc.Pieces([]*markdown.Block{b}) {
			w.piece(p, nested)
		}
	}
	w.end()
}

// nestedWhys tells that items have items below them: siblings are then branches
// of a tree, not links of a chain.
func nestedWhys(blocks []*markdown.Block) bool {
	for _, b := range blocks {
		if b.Kind != markdown.BlockList {
			continue
		}
		for _, item := range b.Children {
			if hasKind(item.Children, markdown.BlockList) {
				return true
			}
		}
	}
	return false
}

// Piece takes in a piece as a question, an answer, or both.
func (w *whyReader) piece(p outline.Piece, nested bool) {
	s := p.Text()
	if strings.TrimSpace(s) == "" {
		return
	}
	if concludes(p.Prose) {
		w.end()
		return
	}
	question, answer := splitWhy(s)
	if w.asked && question.end == question.start {
		question, answer = splitStatement(s, answer)
	}
	if question.end > question.start {
		w.ask(p, question, answer, nested)
		return
	}
	w.reply(p, answer, nested)
}

// reply reads a piece that asks nothing: an answer, behind an arrow or not, or a
// statement, as which a chain goes on.
func (w *whyReader) reply(p outline.Piece, answer stretch, nested bool) {
	arrow := answer.start > 0
	switch {
	case arrow && !p.First && w.stated(p):
		w.turn(w.doc.Within(p.Prose, answer.start, answer.end), p.Block.Span)
	case arrow && w.open():
		w.answer(w.doc.Within(p.Prose, answer.start, answer.end), p.Block.Span)
	case p.Item != nil && (w.asked || w.chain != nil && p.Depth > w.last().depth):
		w.state(p, answer, nested)
	case w.open() && (p.Item == nil || !p.First):
		w.answer(w.doc.Whole(p), p.Block.Span)
	case p.Item == nil && w.chain != nil && !w.asked:
		w.end()
	}
}

func (w *whyReader) last() whyAt {
	if len(w.path) == 0 {
		return whyAt{}
	}
	return w.path[len(w.path)-1]
}

// open tells that the last question has no answer yet.
func (w *whyReader) open() bool {
	l := w.last().why
	return l != nil && l.Answer.IsZero() && !l.Question.IsZero()
}

// stated tells that the last why is a statement that the item of p begins
// with: an arrow below it makes it a question, in any language.
func (w *whyReader) stated(p outline.Piece) bool {
	l := w.last()
	return l.why != nil && l.why.Question.IsZero() && p.Item != nil && l.item == p.Item
}

// turn makes the last statement a question, and gives it its answer.
func (w *whyReader) turn(answer markdown.Text, block text.Span) {
	l := w.last().why
	l.Question, l.Answer = l.Answer, markdown.Text{}
	w.turns++
	w.answer(answer, block)
}

// concludes tells a labelled conclusion ("Root cause: ..."), which is no why.
func concludes(p *markdown.Prose) bool {
	l, ok := outline.LabelOf(p)
	if !ok {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(p.Text[l.Start:l.End])) {
	case "root cause", "root causes", "conclusion", "systemic root cause", "final root cause":
		return true
	}
	return false
}

// ask begins a why with its question.
func (w *whyReader) ask(p outline.Piece, q, a stretch, nested bool) {
	why := &Why{Span: w.doc.Whole(p).Span, Question: w.doc.Within(p.Prose, q.start, q.end), Number: number1(p)}
	if a.end > a.start {
		why.Answer = outline.OrNone(w.doc.Within(p.Prose, a.start, a.end))
	}
	w.turns++
	w.add(p, why, nested)
}

// state adds an item of a chain that lists answers only. An item that only
// introduces the questions below it ("The site went down") is an answer too.
func (w *whyReader) state(p outline.Piece, a stretch, nested bool) {
	if !p.First {
		return
	}
	if w.open() && p.Depth > w.last().depth { // "- Why? \n  - Because ..."
		w.answer(w.doc.Within(p.Prose, a.start, a.end), p.Block.Span)
		return
	}
	if w.details(p) {
		return
	}
	why := &Why{Span: w.doc.Whole(p).Span, Answer: outline.OrNone(w.doc.Within(p.Prose, a.start, a.end)), Number: number1(p)}
	w.add(p, why, nested)
}

// details tells an item below an answered question of a numbered chain: it
// explains the answer, and is no branch.
func (w *whyReader) details(p outline.Piece) bool {
	l := w.last()
	return l.why != nil && !l.why.Question.IsZero() && !l.why.Answer.IsZero() && p.Depth > l.depth && l.list != nil && l.list.Ordered
}

func number1(p outline.Piece) int {
	if p.Item != nil && p.First {
		return p.Item.Number
	}
	return 0
}

// answer completes the last why.
func (w *whyReader) answer(t markdown.Text, block text.Span) {
	l := w.last().why
	l.Answer = outline.OrNone(t)
	l.Span = text.Through(l.Span, text.Span{Start: t.Span.Start, End: min(t.Span.End, max(block.End, l.Span.End))})
	if w.chain != nil {
		w.chain.Span = text.Through(w.chain.Span, l.Span)
	}
}

// Add hangs a why into the tree: below the last one, or beside it where items
// branch.
func (w *whyReader) add(p outline.Piece, why *Why, nested bool) {
	at := whyAt{why: why, depth: p.Depth}
	if p.Item != nil {
		at.item, at.list = p.Item, p.Item.Parent
	}
	if w.restarts(why) || len(w.path) >= maxWhyDepth {
		w.end()
	}
	if nested {
		w.climb(at)
	}
	if w.chain == nil {
		w.chain = &WhyChain{Section: w.section, Span: why.Span}
	}
	w.chain.Span = text.Through(w.chain.Span, why.Span)
	if len(w.path) == 0 {
		w.chain.Roots = append(w.chain.Roots, why)
	} else {
		parent := w.last().why
		parent.Next = append(parent.Next, why)
	}
	w.path = append(w.path, at)
	w.count++
}

// restarts tells that a numbered chain begins anew.
func (w *whyReader) restarts(why *Why) bool {
	return why.Number == 1 && w.chain != nil && w.last().depth <= 1 && w.last().why.Number > 1
}

// climb leaves the branches that are as deep as the new item, or deeper.
// Ordered lists stay chains.
func (w *whyReader) climb(at whyAt) {
	for len(w.path) > 0 {
		l := w.last()
		if l.depth < at.depth || l.depth == at.depth && at.list != nil && at.list.Ordered {
			return
		}
		w.path = w.path[:len(w.path)-1]
	}
}

// End closes the chain. Outside a section about whys a lone question is none,
// nor are questions that stand side by side.
func (w *whyReader) end() {
	if w.chain != nil && (w.asked || w.turns >= 2 && linked(w.chain)) {
		w.Chains = append(w.Chains, w.chain)
	}
	w.chain, w.path, w.count, w.turns = nil, nil, 0, 0
}

// linked tells that the second question of a chain takes up the first answer,
// or that the questions are numbered.
func linked(c *WhyChain) bool {
	first := c.Roots[0]
	if first.Number > 0 || len(first.Next) == 0 {
		return first.Number > 0
	}
	var a, b [24]string
	said := lowerWords(first.Answer.Plain, a[:0])
	for _, w := range lowerWords(first.Next[0].Question.Plain, b[:0]) {
		if len(w) >= 4 && w != "happen" && w != "this" && slices.Contains(said, w) {
			return true
		}
	}
	return false
}

// headings reads sub-headings that are questions, each with its first text as
// the answer.
func (w *whyReader) headings() {
	asked := 0
	for _, c := range w.section.Children {
		if asksWhy(c.Title.Plain) && (w.asked || numberedWhy(c.Title.Plain) > 0) {
			asked++
		}
	}
	// Questions without number stand side by side: "Why did it happen?", "Why was
	// it not caught?".
	if linked := w.linked(); linked > asked {
		asked = linked
	}
	if asked == 0 || asked < 2 && !w.asked {
		return
	}
	for _, c := range w.section.Children {
		if !asksWhy(c.Title.Plain) || c.Part == "five_whys" {
			continue
		}
		w.turns++
		w.asked = w.asked || asked > 1 // the titles are numbered
		title := w.doc.ProseAt(c.Title.Span)
		q, _ := splitWhy(title.Text)
		w.add(outline.Piece{}, &Why{Span: c.Span, Question: w.doc.Within(title, q.start, q.end), Answer: w.firstText(c)}, false)
	}
	w.end()
}

// linked counts the questions among the sub-headings where each takes up a word of the
// answer before it, as the links of a chain do; 0 where one does not.
func (w *whyReader) linked() int {
	n, last := 0, ""
	for _, c := range w.section.Children {
		if !asksWhy(c.Title.Plain) || n > 0 && !takesUp(c.Title.Plain, last) {
			return 0
		}
		n++
		last = w.firstText(c).Plain
	}
	return n
}

// wordStem is how many letters of a word tell it, and fewer are none.
const wordStem = 5

// takesUp reports whether a question has a long word of an answer.
func takesUp(question, answer string) bool {
	answer = " " + strings.ToLower(answer)
	for word := range strings.FieldsFuncSeq(strings.ToLower(question), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) >= wordStem && strings.Contains(answer, " "+word[:wordStem]) {
			return true
		}
	}
	return false
}

// firstText is the first piece of a section's content.
func (w *whyReader) firstText(s *outline.Section) markdown.Text {
	if s.Inline.Plain != "" {
		return s.Inline
	}
	for _, p := range w.doc.Pieces(s.Blocks) {
		if strings.TrimSpace(p.Text()) == "" {
			continue
		}
		_, a := splitWhy(p.Text())
		return w.doc.Within(p.Prose, a.start, a.end)
	}
	return markdown.Text{}
}

// table reads a table with a column of questions or answers.
func (w *whyReader) table(b *markdown.Block) {
	q, a := -1, -1
	for i, cell := range b.Table.Header.Cells {
		switch name := strings.ToLower(w.doc.Text(cell).Plain); {
		case ascii.HasAnyPrefix(name, "question"), ascii.HasAnyPrefix(name, "why") && q < 0:
			q = i
		case ascii.HasAnyPrefix(name, "answer", "because", "cause", "reason", "response") && a < 0:
			a = i
		}
	}
	if a < 0 || q < 0 {
		return
	}
	for _, row := range b.Table.Rows {
		why := &Why{Span: row.Span, Question: w.cell(row, q), Answer: w.cell(row, a)}
		if why.Question.IsZero() && why.Answer.IsZero() {
			continue
		}
		w.turns++
		w.add(outline.Piece{}, why, false)
	}
	w.end()
}

func (w *whyReader) cell(row markdown.Row, i int) markdown.Text {
	s, ok := row.Cell(i)
	if !ok {
		return markdown.Text{}
	}
	return outline.OrNone(w.doc.Text(s))
}
