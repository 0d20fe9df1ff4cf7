package learn

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

// group is the sections of one document that stand below the same one.
type group struct {
	doc      *postmortem.Document
	sections []*postmortem.Section
}

// cluster is sections of several documents that are the same one.
type cluster struct {
	kind   postmortem.Kind
	titles map[string]int // as written
	level  map[int]int
	markup map[postmortem.Markup]int
	place  float64
	in     []group // each with the one section
}

// sectionsOf are what a good part of the groups share, in their order.
func sectionsOf(groups []group, top bool) []*Section {
	clusters := clustersOf(groups)
	var list []*Section
	for _, c := range clusters {
		share := float64(len(c.in)) / float64(len(groups))
		if share < common || len(c.in) < 2 {
			continue
		}
		s := c.section(top)
		s.share = share
		s.Need = needOf(share)
		list = append(list, s)
	}
	slices.SortStableFunc(list, func(a, b *Section) int { return cmp.Compare(a.where/float64(a.Count), b.where/float64(b.Count)) })
	return list
}

// clustersOf puts sections of one title together, and then those of rare titles to
// the section of the same kind.
func clustersOf(groups []group) []*cluster {
	byTitle := map[string]*cluster{}
	var order []*cluster
	for _, g := range groups {
		seen := map[*cluster]bool{}
		for i, sec := range g.sections {
			key := words.TitleKey(sec.Title.Plain)
			if s := words.SeriesOf(sec.Title.Plain); s != "" {
				key = s
			}
			if key == "" || !countable(g.doc, sec) {
				continue
			}
			c := byTitle[key]
			if c == nil {
				c = &cluster{kind: sec.Kind, titles: map[string]int{}, level: map[int]int{}, markup: map[postmortem.Markup]int{}}
				byTitle[key] = c
				order = append(order, c)
			}
			if !seen[c] {
				seen[c] = true
				c.add(g, sec, (float64(i)+0.5)/float64(len(g.sections)))
			}
		}
	}
	return joined(order, len(groups))
}

func (c *cluster) add(g group, sec *postmortem.Section, place float64) {
	c.titles[strings.TrimRight(strings.TrimSpace(sec.Title.Plain), ": ")]++
	c.level[sec.Level]++
	c.markup[sec.Markup]++
	c.place += place
	c.in = append(c.in, group{g.doc, []*postmortem.Section{sec}})
}

// countable reports whether a section is one that other documents can have too: no
// piece of metadata, and no day or hour of a timeline.
func countable(doc *postmortem.Document, sec *postmortem.Section) bool {
	if sec.Parent != nil && sec.Parent.Within(postmortem.KindTimeline) || len(sec.Title.Plain) > 80 {
		return false
	}
	for i := range doc.Meta.All {
		if f := &doc.Meta.All[i]; f.Label.Span.Len() > 0 && f.Label.Span.Overlaps(sec.Title.Span) {
			return false
		}
	}
	return true
}

// joined adds the sections of rare titles to the most frequent one of their kind, in
// documents that do not have that.
func joined(order []*cluster, groups int) []*cluster {
	slices.SortStableFunc(order, func(a, b *cluster) int { return cmp.Compare(len(b.in), len(a.in)) })
	var kept []*cluster
	for _, c := range order {
		var home *cluster
		if c.kind != "" && c.kind != postmortem.KindOther && float64(len(c.in)) < nearly*float64(groups) {
			i := slices.IndexFunc(kept, func(k *cluster) bool { return k.kind == c.kind && !k.overlaps(c) })
			if i >= 0 {
				home = kept[i]
			}
		}
		if home == nil {
			kept = append(kept, c)
			continue
		}
		home.take(c)
	}
	return kept
}

func (c *cluster) overlaps(other *cluster) bool {
	return slices.ContainsFunc(other.in, func(g group) bool {
		return slices.ContainsFunc(c.in, func(h group) bool { return h.doc == g.doc })
	})
}

func (c *cluster) take(other *cluster) {
	for t, n := range other.titles {
		c.titles[t] += n
	}
	c.place += other.place
	c.in = append(c.in, other.in...)
}

func (c *cluster) section(top bool) *Section {
	titles := sorted(c.titles)
	s := &Section{Title: titles[0].Value, Kind: c.kind, Others: titles[1:], Count: len(c.in), where: c.place,
		Markup: topOf(c.markup), Level: topOf(c.level)}
	c.content(s)
	if top && s.Kind != postmortem.KindTimeline {
		var below []group
		for _, g := range c.in {
			below = append(below, group{g.doc, g.sections[0].Children})
		}
		s.Children = sectionsOf(below, false)
	}
	return s
}

func topOf[K cmp.Ordered](counts map[K]int) K {
	var best K
	for k, n := range counts {
		if n > counts[best] || n == counts[best] && k < best {
			best = k
		}
	}
	return best
}

// content tells what a section mostly holds.
func (c *cluster) content(s *Section) {
	tables, lists := 0, 0
	columns, labels := map[string]int{}, map[string]int{}
	names, beside := map[string]string{}, map[string]int{}
	count := func(counts map[string]int, titles []string) {
		seen := map[string]bool{}
		for _, t := range titles {
			key := words.Normal(t)
			if key == "" || seen[key] {
				continue
			}
			seen[key] = true
			counts[key]++
			if names[key] == "" {
				names[key] = t
			}
		}
	}
	var order []string
	for _, g := range c.in {
		sec := g.sections[0]
		if b := firstOf(sec, postmortem.BlockTable); b != nil {
			tables++
			var titles []string
			for _, cell := range b.Table.Header.Cells {
				titles = append(titles, g.doc.Text(cell).Plain)
			}
			count(columns, titles)
			order = appendNew(order, titles)
		} else if firstOf(sec, postmortem.BlockList) != nil {
			lists++
		}
		var stated []string
		for _, l := range template.Labels(g.doc, sec) {
			stated = append(stated, l.Title)
			if l.Beside {
				beside[words.Normal(l.Title)]++
			}
		}
		count(labels, stated)
		order = appendNew(order, stated)
	}
	if 2*tables > len(c.in) {
		s.Columns = columnsOf(order, columns, names, tables)
	}
	s.List = s.Columns == nil && 2*lists > len(c.in)
	if (s.Kind != postmortem.KindTimeline || s.Markup == postmortem.MarkupLabel) && s.Kind != postmortem.KindActions && s.Columns == nil {
		s.Labels = columnsOf(order, labels, names, len(c.in))
		for i, l := range s.Labels {
			s.Labels[i].Beside = 2*beside[words.Normal(l.Title)] > l.Count
		}
	}
}

// columnsOf are the columns, or labels, of a good part of the sections, in the order
// in which they were met.
func columnsOf(order []string, counts map[string]int, names map[string]string, of int) []Column {
	var list []Column
	seen := map[string]bool{}
	for _, title := range order {
		key := words.Normal(title)
		if n := counts[key]; !seen[key] && 2*n > of && n > 1 {
			list = append(list, Column{Title: names[key], Count: n, Need: needOf(float64(n) / float64(of)), share: float64(n) / float64(of)})
		}
		seen[key] = true
	}
	return list
}

func appendNew(list, more []string) []string {
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

func firstOf(sec *postmortem.Section, kind markdown.BlockKind) *postmortem.Block {
	for _, b := range sec.Blocks {
		if b.Kind == kind {
			return b
		}
	}
	return nil
}
