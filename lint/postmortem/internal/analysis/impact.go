package analysis

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// readImpact reads the labelled values of the impact sections: bullets, lines,
// tables and sub-headings.
func (r *analysisReader) readImpact() {
	for _, s := range r.doc.Sections {
		if s.Effective() == outline.KindImpact {
			r.impactSection(s)
		}
	}
}

func (r *analysisReader) impactSection(s *outline.Section) {
	if key := impactKey(s.Title.Plain); key != "" {
		r.impactField(outline.Field{Label: s.Title, Value: r.sectionText(s), Source: outline.SourceHeading, Block: s.Block}, key, nil)
	}
	for i, p := 0, r.doc.Pieces(s.Blocks); i < len(p); i++ {
		if f, ok := r.doc.Field(p[i]); ok && !r.doc.OwnTitle(s, p[i]) {
			r.impactField(f, impactKey(f.Label.Plain), p[i+1:])
		}
	}
	for _, b := range s.Blocks {
		if b.Kind == markdown.BlockTable {
			r.impactTable(b)
		}
	}
}

// sectionText is the text that a section begins with: beside its title, or its
// first piece.
func (r *analysisReader) sectionText(s *outline.Section) markdown.Text {
	if s.Inline.Plain != "" {
		return s.Inline
	}
	for _, p := range r.doc.Pieces(s.Blocks) {
		if strings.TrimSpace(p.Text()) != "" {
			return r.doc.Whole(p)
		}
	}
	return markdown.Text{}
}

// impactTable reads a table of two columns, each row a label and a value, or one whose
// labels are its header and whose one row holds the values.
func (r *analysisReader) impactTable(b *markdown.Block) {
	if r.impactHeader(b) || len(b.Table.Header.Cells) != 2 {
		return
	}
	if h := b.Table.Header; impactKey(r.doc.Text(h.Cells[0]).Plain) != "" {
		r.impactRow(b, h)
	}
	for _, row := range b.Table.Rows {
		r.impactRow(b, row)
	}
}

// impactHeader reads the row below a header of labels.
func (r *analysisReader) impactHeader(b *markdown.Block) bool {
	known := 0
	for _, cell := range b.Table.Header.Cells {
		if impactKey(r.doc.Text(cell).Plain) != "" {
			known++
		}
	}
	if known < 2 || len(b.Table.Rows) != 1 || impactKey(r.cellText(b.Table.Rows[0], 0)) != "" {
		return false
	}
	for i, cell := range b.Table.Header.Cells {
		if value, ok := b.Table.Rows[0].Cell(i); ok && cell.Len() > 0 {
			f := outline.Field{Label: r.doc.Text(cell), Value: r.doc.Text(value), Source: outline.SourceTable, Block: b}
			r.impactField(f, impactKey(f.Label.Plain), nil)
		}
	}
	return true
}

func (r *analysisReader) cellText(row markdown.Row, i int) string {
	cell, ok := row.Cell(i)
	if !ok {
		return ""
	}
	return r.doc.Text(cell).Plain
}

func (r *analysisReader) impactRow(b *markdown.Block, row markdown.Row) {
	label, ok := row.Cell(0)
	value, has := row.Cell(1)
	if !ok || !has || label.Len() == 0 {
		return
	}
	f := outline.Field{Label: r.doc.Text(label), Value: r.doc.Text(value), Source: outline.SourceTable, Block: b}
	r.impactField(f, impactKey(f.Label.Plain), nil)
}

// impactField keeps a field; the first of each key is the one that counts. An
// empty value may stand in the items below it.
func (r *analysisReader) impactField(f outline.Field, key string, below []outline.Piece) {
	m := &r.Impact
	if f.Value.Plain == "" {
		f.Values = r.itemsBelow(f.Block, below)
		if len(f.Values) > 0 {
			f.Value = f.Values[0]
		}
	}
	m.Fields = append(m.Fields, f)
	switch key {
	case "users":
		first(&m.Users.Text, &m.Users, f, readQuantity)
	case "tickets":
		first(&m.Tickets.Text, &m.Tickets, f, readQuantity)
	case "escalations":
		first(&m.Escalations.Text, &m.Escalations, f, readQuantity)
	case "revenue":
		first(&m.Revenue.Text, &m.Revenue, f, readMoney)
	case "sla":
		first(&m.SLA.Text, &m.SLA, f, func(t markdown.Text) SLA { return SLA{t, yesOr(f, "breach", "breached", "met", slaState)} })
	case "data":
		first(&m.Data.Text, &m.Data, f, func(t markdown.Text) DataImpact { return DataImpact{t, yesOr(f, "loss", "lost", "none", dataState)} })
	case "duration":
		first(&m.Duration, &m.Duration, f, func(t markdown.Text) markdown.Text { return t })
	case "regions":
		r.listed(&m.Regions, f)
	case "services":
		r.listed(&m.Services, f)
	case "dependents":
		r.listed(&m.Dependents, f)
	}
}

// yesOr reads the answer to a label that asks ("SLA breach: no"), or else the
// value by itself.
func yesOr(f outline.Field, about, yes, no string, read func(string) string) string {
	if strings.Contains(strings.ToLower(f.Label.Plain), about) {
		switch strings.ToLower(ascii.FirstLetters(f.Value.Plain)) {
		case "yes":
			return yes
		case "no", "none":
			return no
		}
	}
	return read(f.Value.Plain)
}

// First reads the field into out unless an earlier one stands there.
func first[T any](stated *markdown.Text, out *T, f outline.Field, read func(markdown.Text) T) {
	if stated.IsZero() && f.Value.Plain != "" {
		*out = read(f.Value)
	}
}

func (r *analysisReader) listed(out *[]markdown.Text, f outline.Field) {
	switch {
	case len(*out) > 0:
	case len(f.Values) > 0:
		*out = f.Values
	default:
		*out = r.doc.Parts(f.Value)
	}
}

// itemsBelow are the items nested in the item of a label without value.
func (r *analysisReader) itemsBelow(label *markdown.Block, below []outline.Piece) []markdown.Text {
	item := label.Parent
	if item == nil || item.Kind != markdown.BlockItem {
		return nil
	}
	var out []markdown.Text
	for _, p := range below {
		if p.Item == nil || !inside(item.Span, p.Block.Span) {
			break
		}
		if p.First && strings.TrimSpace(p.Text()) != "" {
			out = append(out, r.doc.Whole(p))
		}
	}
	return out
}

func inside(outer, s text.Span) bool { return outer.Contains(s) }

// aside are the words of a label that only tell how much or in what way: "Number of
// customers hit", "Revenue lost".
var aside = [...]string{
	"the", "of", "number", "total", "estimated", "approximate", "overall", "affected", "impacted", "involved", "hit", "lost",
}

// impactKey tells what a label of an impact section names; "" where it is
// something else.
func impactKey(label string) string {
	low := strings.ToLower(strings.TrimRight(strings.TrimSpace(label), ":"))
	if key := outline.ImpactLabels.Of(low); key != "" {
		return key
	}
	words := slices.DeleteFunc(strings.Fields(low), func(w string) bool { return slices.Contains(aside[:], w) })
	return outline.ImpactLabels.Of(strings.Join(words, " "))
}
