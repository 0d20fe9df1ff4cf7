package markdown

import (
	"github.com/pmlint/pmlint/lint/text"
)

// listBlock is the list that <ul> or <ol> opens; nil for one without items.
func (h *htmlReader) listBlock(t htmlTag, end int, parent *Block) *Block {
	to := h.closing(t.name, t.span.End, end)
	blk := h.alloc(BlockList, parent)
	blk.Ordered = t.name == "ol"
	blk.Span = text.Span{Start: t.span.Start, End: to.End}
	h.items(blk, t.span.End, to.Start)
	if len(blk.Children) == 0 {
		return nil
	}
	return blk
}

// looseItems is the list of items whose list was opened in an earlier block.
func (h *htmlReader) looseItems(t htmlTag, end int, parent *Block) *Block {
	blk := h.alloc(BlockList, parent)
	to := h.items(blk, t.span.Start, end)
	blk.Span = text.Span{Start: t.span.Start, End: to}
	return blk
}

// items reads the items in [at, end) into a list and gives the end of the last.
func (h *htmlReader) items(list *Block, at, end int) int {
	last := at
	for {
		t, ok := h.tag(at, end)
		if !ok || t.name != "li" && list.Span.Len() == 0 && len(list.Children) > 0 {
			return last
		}
		at = t.span.End
		if t.name != "li" || t.closes {
			continue
		}
		to := h.itemEnd(at, end)
		item := h.alloc(BlockItem, list)
		item.Span = text.Span{Start: t.span.Start, End: to.End}
		item.Marker = t.span
		item.Number = len(list.Children) + 1
		h.depth++
		item.Children = h.blocks(nil, text.Span{Start: t.span.End, End: to.Start}, item)
		h.depth--
		h.taskBox(item)
		list.Children = append(list.Children, item)
		at, last = to.End, to.End
	}
}

// itemEnd finds the end of an item: its closing tag or, since that may be left
// out, the next item of the same list.
func (h *htmlReader) itemEnd(at, end int) text.Span {
	depth := 0
	for {
		t, ok := h.tag(at, end)
		if !ok {
			return text.Span{Start: end, End: end}
		}
		switch {
		case t.name == "ul" || t.name == "ol":
			if !t.closes {
				depth++
			} else if depth--; depth < 0 {
				return text.Span{Start: t.span.Start, End: t.span.Start}
			}
		case t.name == "li" && depth == 0 && t.closes:
			return t.span
		case t.name == "li" && depth == 0:
			return text.Span{Start: t.span.Start, End: t.span.Start}
		}
		at = t.span.End
	}
}

// termList is the list of the terms from the one that a tag opens to the end of its
// <dl>: an item each, with the term as its own text and what describes it below.
func (h *htmlReader) termList(t htmlTag, end int, parent *Block) *Block {
	list := h.alloc(BlockList, parent)
	list.Span.Start = t.span.Start
	for ok := true; ok && t.name == "dt" && !t.closes; {
		to := h.termEnd(t.span.End, end)
		item := h.alloc(BlockItem, list)
		item.Span = text.Span{Start: t.span.Start, End: to}
		item.Marker = t.span
		item.Number = len(list.Children) + 1
		term := h.leafBlock(BlockParagraph, t, to, item)
		var own []*Block
		if len(term.Lines) > 0 {
			own = append(own, term)
		}
		h.depth++
		item.Children = h.blocks(own, text.Span{Start: term.Span.End, End: to}, item)
		h.depth--
		list.Children = append(list.Children, item)
		list.Span.End = to
		t, ok = h.tag(to, end)
	}
	return list
}

// termEnd finds where a term and what describes it end: at the next term of the
// same list or at the list's end.
func (h *htmlReader) termEnd(at, end int) int {
	depth := 0
	for {
		t, ok := h.tag(at, end)
		if !ok {
			return end
		}
		at = t.span.End
		switch {
		case t.name == "dl" && !t.closes:
			depth++
		case t.name == "dl" && depth > 0:
			depth--
		case t.name == "dl", t.name == "dt" && depth == 0 && !t.closes:
			return t.span.Start
		}
	}
}

// tableBlock is the table that a tag opens; nil for one of less than two rows.
func (h *htmlReader) tableBlock(t htmlTag, end int, parent *Block) *Block {
	to := h.closing(t.name, t.span.End, end)
	var rows []Row
	for at := t.span.End; at < to.Start; {
		tr, ok := h.tag(at, to.Start)
		if !ok {
			break
		}
		at = tr.span.End
		if tr.name != "tr" || tr.closes {
			continue
		}
		stop := h.closing("tr", at, to.Start)
		if row := h.row(at, stop.Start); len(row.Cells) > 0 {
			row.Span = text.Span{Start: tr.span.Start, End: stop.End}
			rows = append(rows, row)
		}
		at = stop.End
	}
	if len(rows) < 2 {
		return nil
	}
	blk := h.alloc(BlockTable, parent)
	blk.Span = text.Span{Start: t.span.Start, End: to.End}
	blk.Lines = h.linesIn(blk.Span)
	blk.Table = &Table{Header: rows[0], Delimiter: text.Span{Start: rows[0].Span.End, End: rows[0].Span.End}, Rows: rows[1:]}
	return blk
}

// row reads the cells in [at, end).
func (h *htmlReader) row(at, end int) (row Row) {
	for at < end {
		t, ok := h.tag(at, end)
		if !ok {
			break
		}
		at = t.span.End
		if t.name != "td" && t.name != "th" || t.closes {
			continue
		}
		to := h.closing(t.name, at, end)
		row.Cells = append(row.Cells, text.TrimSpace(h.src, text.Span{Start: at, End: to.Start}))
		at = max(to.End, at)
	}
	return row
}
