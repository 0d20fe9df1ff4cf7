package postmortem

import (
	"bytes"

	"github.com/pmlint/pmlint/lint/text"
)

// tableHead is the index of the line that is a table's header: the line below
// it is a delimiter row with as many columns. It is -1 where there is no table.
func (b *blockReader) tableHead(lines []text.Span) int {
	for i := 1; i < len(lines); i++ {
		line := b.src[lines[i].Start:lines[i].End]
		if len(line) == 0 || line[0] != '|' && line[0] != '-' && line[0] != ':' {
			continue
		}
		columns := delimiterColumns(line)
		if columns > 0 && columns == countCells(b.src[lines[i-1].Start:lines[i-1].End]) {
			return i - 1
		}
	}
	return -1
}

// delimiterColumns counts the columns of a delimiter row such as "| :-- | --- |";
// it is 0 where the line is none.
func delimiterColumns(line []byte) int {
	if bytes.IndexByte(line, '|') < 0 && bytes.IndexByte(line, ':') < 0 {
		return 0 // "---" alone underlines a heading
	}
	line = bytes.TrimSuffix(bytes.TrimPrefix(bytes.TrimSpace(line), []byte("|")), []byte("|"))
	columns := 0
	for {
		cell, rest, more := bytes.Cut(line, []byte("|"))
		cell = bytes.TrimSpace(cell)
		cell = bytes.TrimSuffix(bytes.TrimPrefix(cell, []byte(":")), []byte(":"))
		if len(cell) == 0 || len(bytes.Trim(cell, "-")) != 0 {
			return 0
		}
		columns++
		if !more {
			return columns
		}
		line = rest
	}
}

func countCells(line []byte) int {
	n := 0
	eachCell(line, func(int, int) { n++ })
	return n
}

// eachCell calls f with the bounds of each cell of a row, without the blanks
// around it. A pipe behind a backslash is text, inside code too.
func eachCell(line []byte, f func(start, end int)) {
	start, end := 0, len(line)
	for start < end && isBlank(line[start]) {
		start++
	}
	for end > start && isBlank(line[end-1]) {
		end--
	}
	if start < end && line[start] == '|' {
		start++
	}
	if end > start && line[end-1] == '|' && !(end-1 > start && line[end-2] == '\\') {
		end--
	}
	at := start
	for i := start; i <= end; i++ {
		if i < end && line[i] == '\\' {
			i++
			continue
		}
		if i == end || line[i] == '|' {
			f(trimCell(line, at, min(i, end)))
			at = i + 1
		}
	}
	if at <= end && end > start && line[end-1] == '\\' { // a backslash at the very end hid it
		f(trimCell(line, at, end))
	}
}

func trimCell(line []byte, start, end int) (int, int) {
	for start < end && isBlank(line[start]) {
		start++
	}
	for end > start && isBlank(line[end-1]) {
		end--
	}
	return start, end
}

// table reads the lines of a table: header, delimiter row, rows.
func (b *blockReader) table(lines []text.Span, parent *Block) *Block {
	blk := b.alloc(BlockTable, parent)
	blk.Lines = lines
	blk.Span = text.Span{Start: lines[0].Start, End: lines[len(lines)-1].End}
	blk.Table = &Table{Header: b.row(lines[0]), Delimiter: lines[1], Rows: make([]Row, len(lines)-2)}
	for i, line := range lines[2:] {
		blk.Table.Rows[i] = b.row(line)
	}
	return blk
}

func (b *blockReader) row(line text.Span) Row {
	src := b.src[line.Start:line.End]
	n := countCells(src)
	row := Row{Span: line, Cells: b.lineSpans(n)[:0]}
	eachCell(src, func(start, end int) {
		row.Cells = append(row.Cells, text.Span{Start: line.Start + start, End: line.Start + end})
	})
	return row
}
