package markdown

import (
	"bytes"

	"github.com/pmlint/pmlint/internal/ascii"
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
	for rest, more := rowBody(line), true; more; n++ {
		_, rest, more = cutCell(rest)
	}
	return n
}

// rowBody is a row without the blanks and pipes around it.
func rowBody(line []byte) []byte {
	line = bytes.TrimPrefix(bytes.Trim(line, " \t"), []byte("|"))
	if n := len(line) - 1; n >= 0 && line[n] == '|' && !escaped(line, n) {
		line = line[:n]
	}
	return line
}

// cutCell splits the first cell off a row. A pipe behind a backslash is text,
// inside code too.
func cutCell(row []byte) (cell, rest []byte, more bool) {
	for at := 0; ; {
		n := bytes.IndexByte(row[at:], '|')
		if n < 0 {
			return row, nil, false
		}
		at += n + 1
		if !escaped(row, at-1) {
			return row[:at-1], row[at:], true
		}
	}
}

// escaped reports whether an odd number of backslashes stands before i.
func escaped(b []byte, i int) bool {
	n := i
	for n > 0 && b[n-1] == '\\' {
		n--
	}
	return (i-n)%2 == 1
}

func trimCell(cell []byte) (start, end int) {
	end = len(cell)
	for start < end && ascii.IsBlank(cell[start]) {
		start++
	}
	for end > start && ascii.IsBlank(cell[end-1]) {
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
		blk.Table.Rows[i] = joinCode(b.src, b.row(line), len(blk.Table.Header.Cells))
	}
	return blk
}

// joinCode puts a cell together again that a pipe inside of code cut in two, where a
// row has more cells than its header: what was written is not lost, and the cells
// behind it stand in their columns.
func joinCode(src []byte, row Row, columns int) Row {
	open := func(cell text.Span) bool { return bytes.Count(src[cell.Start:cell.End], []byte("`"))%2 == 1 }
	for i := 0; len(row.Cells) > columns && i+1 < len(row.Cells); i++ {
		for len(row.Cells) > columns && i+1 < len(row.Cells) && open(row.Cells[i]) {
			row.Cells[i].End = row.Cells[i+1].End
			row.Cells = append(row.Cells[:i+1], row.Cells[i+2:]...)
		}
	}
	return row
}

func (b *blockReader) row(line text.Span) Row {
	return readRow(b.src, line, b.spans.Take(bytes.Count(rowBody(b.src[line.Start:line.End]), []byte("|")) + 1)[:0])
}

// ReadRow reads a line of src as a row of a table: one that stands apart from its
// table, behind a blank line or a comment, which ends a table.
func ReadRow(src []byte, line text.Span) Row { return readRow(src, line, nil) }

// readRow reads a row into the cells that are given.
func readRow(source []byte, line text.Span, cells []text.Span) Row {
	src := source[line.Start:line.End]
	rest := rowBody(src)
	row := Row{Span: line, Cells: cells}
	at := line.Start + len(src) - len(bytes.TrimLeft(src, " \t"))
	if at < line.End && source[at] == '|' {
		at++
	}
	for more := true; more; {
		var cell []byte
		cell, rest, more = cutCell(rest)
		start, end := trimCell(cell)
		row.Cells = append(row.Cells, text.Span{Start: at + start, End: at + end})
		at += len(cell) + 1
	}
	return row
}
