package kinds

import (
	"bufio"
	_ "embed"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint/record"
)

//go:embed columns.txt
var columnsFile string

var (
	columnLists = lexicon.New("lint/record/kinds/columns.txt", columnsFile)
	// columnNames are the headers by which a column is known, the surest first.
	columnNames = map[string]*lexicon.Set{
		"time": columnLists.Set("time"), "clock": columnLists.Set("clock"), "text": columnLists.Set("text"),
		"level": columnLists.Set("level"), "by": columnLists.Set("by"), "id": columnLists.Set("id"),
	}
)

// ColumnNames are what a column of a table can hold, for --columns.
func ColumnNames() []string { return []string{"time", "clock", "text", "level", "by", "id"} }

// table is a table as CSV: tickets of changes, and anything else that can be
// exported so. Its columns are known by their headers, or named.
var table = &Kind{
	Name: "csv", Title: "A table (CSV)",
	looks: func(t text) bool {
		if len(t.lines) < 2 {
			return false
		}
		comma := separator(t.lines[0])
		r := csv.NewReader(strings.NewReader(t.lines[0]))
		r.Comma, r.LazyQuotes = comma, true
		header, err := r.Read()
		return err == nil && len(header) > 1 && strings.Count(t.lines[1], string(comma)) > 0
	},
	read: readTable,
}

// separator is what stands between the cells of a header.
func separator(header string) rune {
	best, most := ',', 0
	for _, c := range []rune{',', ';', '\t', '|'} {
		if n := strings.Count(header, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// columns are the places of what a table holds; -1 for what it has not.
type columns map[string]int

func (c columns) of(row []string, name string) string {
	if i, ok := c[name]; ok && i < len(row) {
		return strings.TrimSpace(row[i])
	}
	return ""
}

func readTable(in *input) error {
	buffered := bufio.NewReaderSize(in.source, maxLine)
	head, err := buffered.Peek(4096)
	if len(head) == 0 {
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		return in.failf(0, 0, "export it again", "is empty")
	}
	if strings.HasPrefix(string(head), "\xef\xbb\xbf") {
		head = head[3:]
		if _, err := buffered.Discard(3); err != nil {
			return err
		}
	}
	first, _, _ := strings.Cut(string(head), "\n")
	r := csv.NewReader(buffered)
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = separator(first), -1, true
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return in.failf(0, 0, "export it again", "is empty")
	} else if err != nil {
		return in.badRow(err)
	}
	places, err := in.columns(slices.Clone(header))
	if err != nil {
		return err
	}
	for {
		in.source.mark(in.source.at)
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return in.badRow(err)
		}
		in.line, _ = r.FieldPos(0)
		if err := in.row(places, row); err != nil {
			return err
		}
	}
}

func (in *input) badRow(err error) error {
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		return in.failf(bad.Line, bad.Column, "quote the cell as \"...\", with \"\" for a quote in it", "is no row of a table: %v", bad.Err)
	}
	return err
}

func (in *input) row(places columns, row []string) error {
	at, err := in.lineStamp(apart(places.of(row, "time"), places.of(row, "clock")))
	if err != nil {
		return err
	}
	level, ok := record.LevelOf(places.of(row, "level"))
	if !ok {
		level = record.Info
	}
	text := places.of(row, "text")
	if who := places.of(row, "by"); who != "" && text != "" {
		text += " (" + who + ")"
	}
	e := entry{at: at, text: text, level: max(level, record.Info), id: places.of(row, "id")}
	if e.id != "" {
		e.text = e.id + ": " + e.text
		e.id += " " + at.text
	}
	return in.add(e)
}

// columns finds what stands where: by the options, else by the header.
func (in *input) columns(header []string) (columns, error) {
	places := columns{}
	for name, column := range in.options.Columns {
		i, err := in.column(header, column)
		if err != nil {
			return nil, err
		}
		places[name] = i
	}
	for name, known := range columnNames {
		if _, ok := places[name]; ok {
			continue
		}
		if i := firstKnown(known, header, places); i >= 0 {
			places[name] = i
		}
	}
	for _, name := range []string{"time", "text"} {
		if _, ok := places[name]; !ok {
			return nil, in.failf(1, 0, "say which it is, as in --columns time=Opened,text=Summary",
				"has no column that is known to hold the %s, of %s", name, strings.Join(header, ", "))
		}
	}
	return places, nil
}

// firstKnown is the first column whose header is one of a list; -1 for none.
func firstKnown(known *lexicon.Set, header []string, taken columns) int {
	for _, word := range known.All() {
		for i, h := range header {
			if strings.EqualFold(strings.Join(strings.FieldsFunc(h, func(r rune) bool { return strings.ContainsRune(" _-()", r) }), " "), word) &&
				!holds(taken, i) {
				return i
			}
		}
	}
	return -1
}

func holds(c columns, place int) bool {
	for _, p := range c {
		if p == place {
			return true
		}
	}
	return false
}

// column is the place of a column by its header or its number from 1.
func (in *input) column(header []string, name string) (int, error) {
	for i, h := range header {
		if strings.EqualFold(strings.TrimSpace(h), strings.TrimSpace(name)) {
			return i, nil
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(header) {
		return n - 1, nil
	}
	return 0, in.failf(1, 0, "its columns are "+strings.Join(header, ", "), "has no column %q", name)
}
