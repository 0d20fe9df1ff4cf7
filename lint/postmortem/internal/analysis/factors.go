package analysis

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// readFactors reads the contributing factors: each item, row or sub-heading of
// a section about them, or each paragraph where it has none of these.
func (r *analysisReader) readFactors() {
	for _, s := range r.doc.Sections {
		switch {
		case s.Kind == outline.KindFactors && (s.Parent == nil || s.Parent.Effective() != outline.KindFactors):
			r.factorGroup(s, factorGroup{})
		case s.Kind == outline.KindRootCause && namesFactors(s.Title.Plain) && hasList(s.Blocks):
			r.factorBlocks(s, factorGroup{})
		case s.Kind == outline.KindRootCause && s.Part == "":
			r.numberedCauses(s)
		}
	}
	if len(r.Factors) == 0 {
		r.listedCauses()
		slices.SortStableFunc(r.Factors, func(a, b *Factor) int { return a.Span.Start - b.Span.Start })
	}
}

// numberedCauses reads the sub-headings of a section about causes that somebody
// counted ("### 1. ..."): each is a factor.
func (r *analysisReader) numberedCauses(s *outline.Section) {
	var counted []*outline.Section
	for _, c := range s.Children {
		if n := ascii.CountDigits(c.Title.Plain); n > 0 && n < len(c.Title.Plain) && strings.IndexByte(".)", c.Title.Plain[n]) >= 0 &&
			c.Kind == outline.KindOther && !strings.HasSuffix(c.Title.Plain, "?") {
			counted = append(counted, c)
		}
	}
	if len(counted) < 2 {
		return
	}
	for _, c := range counted {
		r.factorSection(c, factorGroup{})
	}
}

// namesFactors tells titles such as "Root Causes and Contributing Factors",
// whose items are factors while its text tells the root cause.
func namesFactors(title string) bool {
	low := strings.ToLower(title)
	return strings.Contains(low, "contributing") || strings.Contains(low, "factors")
}

func hasList(blocks []*markdown.Block) bool {
	return hasKind(blocks, markdown.BlockList) || hasKind(blocks, markdown.BlockTable)
}

// factorGroup is what a heading says of the factors below it.
type factorGroup struct {
	level    FactorLevel
	category FactorCategory
}

// under is the group below a heading; named tells that the heading speaks of a
// level or category and is not a factor itself.
func (g factorGroup) under(s *outline.Section) (out factorGroup, named bool) {
	out = g
	if l := levelOf(s); l != FactorUnstated {
		out.level, named = l, true
	}
	if c := factorTaxonomy().named(s.Title.Plain); c != "" && len(s.Children)+len(s.Blocks) > 0 {
		out.category, named = c, true
	}
	return out, named || groupTitle(s.Title.Plain)
}

// groupTitle tells a heading over several factors that says nothing of them.
func groupTitle(title string) bool {
	low := strings.ToLower(title)
	return strings.Contains(low, "factors") || strings.Contains(low, "findings") || strings.Contains(low, "causes")
}

func levelOf(s *outline.Section) FactorLevel {
	switch s.Part {
	case "primary_factors":
		return FactorPrimary
	case "secondary_factors":
		return FactorSecondary
	case "environmental_factors":
		return FactorEnvironmental
	}
	return levelNamed(s.Title.Plain)
}

// levelNamed reads "Primary Factors", "Direct causes", "Environment".
func levelNamed(title string) FactorLevel {
	var buf [8]string
	for _, w := range lowerWords(title, buf[:0]) {
		switch w {
		case "primary", "main", "direct", "immediate", "proximate", "major":
			return FactorPrimary
		case "secondary", "indirect", "amplifying", "aggravating", "minor":
			return FactorSecondary
		case "environmental", "environment", "circumstantial", "circumstances":
			return FactorEnvironmental
		}
	}
	return FactorUnstated
}

func (r *analysisReader) factorGroup(s *outline.Section, g factorGroup) {
	r.factorBlocks(s, g)
	for _, c := range s.Children {
		switch inner, named := g.under(c); {
		case c.Kind != outline.KindOther && c.Kind != outline.KindFactors && c.Kind != "":
		case named || c.Kind == outline.KindFactors:
			r.factorGroup(c, inner)
		default:
			r.factorSection(c, g)
		}
	}
}

// factorBlocks reads the factors among the blocks of a group.
func (r *analysisReader) factorBlocks(s *outline.Section, g factorGroup) {
	f := factorReader{analysisReader: r, section: s, group: g}
	listed := hasList(s.Blocks) || len(s.Children) > 0
	for _, p := range r.doc.Pieces(s.Blocks) {
		f.piece(p, listed)
	}
	for _, b := range s.Blocks {
		if b.Kind == markdown.BlockTable {
			f.table(b)
		}
	}
}

func hasKind(blocks []*markdown.Block, kind markdown.BlockKind) bool {
	for _, b := range blocks {
		if b.Kind == kind {
			return true
		}
	}
	return false
}

// factorReader reads factors one below the other.
type factorReader struct {
	*analysisReader
	section *outline.Section
	group   factorGroup
	current *Factor
	depth   int // of the item that current is
}

// Piece takes in a piece: a field of the factor above, a detail of it, or a new
// factor.
func (f *factorReader) piece(p outline.Piece, listed bool) {
	if strings.TrimSpace(p.Text()) == "" {
		return
	}
	field, labelled := f.doc.Field(p)
	if labelled && f.current != nil && f.set(field) {
		return
	}
	switch {
	case f.regroup(p, field, labelled):
	case p.Item != nil && p.First && (f.current == nil || p.Depth <= f.depth):
		f.add(p, p.Item.Span)
		f.depth = p.Depth
	case f.current != nil && p.Item != nil:
		f.detail(p)
	case p.Item == nil && listed && p.Block.Parent == nil:
		f.beside(p)
	case p.Item == nil && !f.counted(p):
		f.add(p, p.Block.Span)
	}
}

// regroup takes in a line over the factors of one level or domain ("Process
// factors:", "- **Technical:**" with items below it).
func (f *factorReader) regroup(p outline.Piece, field outline.Field, labelled bool) bool {
	name := strings.TrimRight(strings.TrimSpace(p.Text()), ": ")
	switch {
	case labelled && field.Value.Plain == "":
		name = field.Label.Plain
	case labelled || p.Item != nil || len(name) > outline.MaxFieldLabel:
		return false
	}
	if p.Item != nil && (p.Depth > 1 || len(p.Item.Children) < 2) {
		return false
	}
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 3 || p.Item == nil && !labelled && outline.StrongAt(p.Prose, 0) == nil {
		return false
	}
	level, category := levelNamed(name), factorTaxonomy().named(name)
	if level == FactorUnstated && category == "" {
		return false
	}
	if level != FactorUnstated {
		f.group.level = level
	}
	f.group.category = category
	f.current, f.depth = nil, p.Depth
	return true
}

// beside takes in a paragraph that stands among lists: a bold one is a factor
// whose fields follow, others introduce the list.
func (f *factorReader) beside(p outline.Piece) {
	if m := outline.StrongAt(p.Prose, 0); m != nil && m.End >= len(strings.TrimRight(p.Text(), " :.")) {
		f.add(p, p.Block.Span)
		f.depth = 0
	}
}

// Add begins a factor. A bold start is its title and what follows describes it.
func (f *factorReader) add(p outline.Piece, span text.Span) {
	factor := &Factor{Span: span, Section: f.section, Level: f.group.level, Block: p.Block}
	if p.Item != nil {
		factor.Block = p.Item
	}
	titled(f.doc, factor, p.Prose)
	f.append(factor)
}

func titled(d *outline.Document, factor *Factor, p *markdown.Prose) {
	end := len(p.Text)
	l, ok := outline.LabelOf(p)
	if m := outline.StrongAt(p, 0); m != nil && !ok {
		l, ok = outline.Label{Start: 0, End: m.End, Value: m.End, Bold: true}, true
	}
	if !ok || !l.Bold {
		factor.Title = d.Within(p, 0, end)
		return
	}
	factor.Title = d.Within(p, l.Start, l.End)
	factor.Description = outline.OrNone(d.Within(p, l.Value, end))
	if numberedFactor(factor.Title.Plain) && !factor.Description.IsZero() { // "Factor 2: ..."
		factor.Title, factor.Description = factor.Description, markdown.Text{}
	}
}

// numberedFactor tells a title that only counts: "Factor 2".
func numberedFactor(title string) bool {
	var buf [3]string
	words := lowerWords(title, buf[:0])
	return len(words) == 2 && (words[0] == "factor" || words[0] == "cause") && ascii.IsDigit(words[1][0])
}

func (f *factorReader) append(factor *Factor) {
	factor.Category = f.group.category
	f.current = factor
	f.Factors = append(f.Factors, factor)
	f.classify(factor)
}

// Classify tells the aspect by the title's words, or else the description's. A
// category that is stated by a label or heading stays, but a domain alone is
// made finer where the words speak of the same domain.
func (f *factorReader) classify(factor *Factor) {
	if strings.Contains(string(factor.Category), "/") {
		return
	}
	t := factorTaxonomy()
	c := t.classify(factor.Title.Plain)
	if c == "" && !factor.Description.IsZero() {
		c = t.classify(factor.Description.Plain)
	}
	if factor.Category == "" || c.Domain() == string(factor.Category) {
		factor.Category = c
	}
}

// detail describes the factor where nothing else does.
func (f *factorReader) detail(p outline.Piece) {
	c := f.current
	c.Span = text.Through(c.Span, p.Block.Span)
	if n := len(c.Labels); n > 0 && c.Labels[n-1].Value.Plain == "" { // the value stands below its label
		c.Labels[n-1].Value = f.doc.Whole(p)
		f.assign(c.Labels[n-1])
		return
	}
	if c.Description.IsZero() && len(c.Labels) == 0 {
		c.Description = f.doc.Whole(p)
		f.classify(c)
	}
}

// set keeps a labelled field; ok is false for a label that no factor has.
func (f *factorReader) set(field outline.Field) bool {
	if factorLabel(field.Label.Plain) == "" {
		return false
	}
	c := f.current
	c.Labels = append(c.Labels, field)
	c.Span = text.Through(c.Span, field.Block.Span)
	f.assign(field)
	return true
}

func (f *factorReader) assign(field outline.Field) {
	c, v := f.current, field.Value
	if v.Plain == "" {
		return
	}
	switch factorLabel(field.Label.Plain) {
	case "description":
		c.Description = v
	case "why":
		c.WhyMattered = v
	case "evidence":
		c.Evidence = v
	case "level":
		if l := levelNamed(v.Plain); l != FactorUnstated {
			c.Level = l
		}
	case "category":
		if named := factorTaxonomy().named(v.Plain); named != "" {
			c.Category = named
			return
		}
	}
	f.classify(c)
}

// factorLabel tells which field of a factor a label names; "" for none.
func factorLabel(name string) string {
	switch strings.ToLower(strings.TrimRight(strings.TrimSpace(name), "?:")) {
	case "description", "what happened", "what", "details", "detail", "explanation", "summary":
		return "description"
	case "why it mattered", "why it matters", "why this mattered", "contribution", "how it contributed", "significance", "effect",
		"relevance", "so what", "why":
		return "why"
	case "evidence", "supporting evidence", "supporting data", "data", "proof", "evidence/data", "source", "sources", "references":
		return "evidence"
	case "category", "type", "area", "domain":
		return "category"
	case "level", "rank":
		return "level"
	}
	return ""
}

// factorSection reads a sub-heading that is a factor itself.
func (r *analysisReader) factorSection(s *outline.Section, g factorGroup) {
	f := factorReader{analysisReader: r, section: s, group: g}
	f.append(&Factor{Span: s.Span, Section: s, Title: s.Title, Level: g.level, Block: s.Block})
	f.depth = -1
	if s.Inline.Plain != "" {
		f.current.Description = s.Inline
	}
	for _, p := range r.doc.Pieces(s.Blocks) {
		if s.Inline.Span.Len() > 0 && p.Prose.Source(0, len(p.Text())).Overlaps(s.Head) {
			continue
		}
		if field, ok := r.doc.Field(p); ok && f.set(field) {
			continue
		}
		f.detail(p)
	}
}

// factorColumns says which column holds what; -1 for none.
type factorColumns struct{ title, description, why, evidence, category, level int }

func (f *factorReader) table(b *markdown.Block) {
	cols, ok := f.columns(b.Table.Header)
	if !ok {
		return
	}
	for _, row := range b.Table.Rows {
		f.row(b, row, cols)
	}
}

func (f *factorReader) columns(header markdown.Row) (factorColumns, bool) {
	c := factorColumns{-1, -1, -1, -1, -1, -1}
	for i, cell := range header.Cells {
		name := strings.ToLower(f.doc.Text(cell).Plain)
		switch factorLabel(name) {
		case "description":
			c.description = i
		case "why":
			c.why = i
		case "evidence":
			c.evidence = i
		case "category":
			c.category = i
		case "level":
			c.level = i
		default:
			if c.title < 0 && (ascii.HasAnyPrefix(name, "factor", "contributing", "cause", "title", "name", "finding")) {
				c.title = i
			}
		}
	}
	if c.title < 0 {
		c.title, c.description = c.description, -1
	}
	return c, c.title >= 0
}

func (f *factorReader) row(b *markdown.Block, row markdown.Row, cols factorColumns) {
	cell := func(i int) markdown.Text {
		if s, ok := row.Cell(i); ok && s.Len() > 0 {
			return f.doc.Text(s)
		}
		return markdown.Text{}
	}
	title := cell(cols.title)
	if title.Plain == "" {
		return
	}
	factor := &Factor{
		Span: row.Span, Section: f.section, Block: b, Level: f.group.level, Title: title,
		Description: cell(cols.description), WhyMattered: cell(cols.why), Evidence: cell(cols.evidence),
	}
	if l := levelNamed(cell(cols.level).Plain); l != FactorUnstated {
		factor.Level = l
	}
	f.append(factor)
	if c := factorTaxonomy().named(cell(cols.category).Plain); c != "" {
		factor.Category = c
	}
	factor.Labels = f.cells(b, row, cols)
}

// cells are the columns of description and evidence as fields, empty ones too.
func (f *factorReader) cells(b *markdown.Block, row markdown.Row, cols factorColumns) []outline.Field {
	var out []outline.Field
	for _, i := range [...]int{cols.description, cols.why, cols.evidence} {
		name, ok := b.Table.Header.Cell(i)
		value, has := row.Cell(i)
		if !ok || !has {
			continue
		}
		out = append(out, outline.Field{Label: f.doc.Text(name), Value: f.doc.Text(value), Source: outline.SourceTable, Block: b})
	}
	return out
}
