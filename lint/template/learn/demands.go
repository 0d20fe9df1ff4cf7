package learn

import (
	"cmp"
	"slices"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

// Demands is the kind of a demand.
type Demands string

// What a template demands, by the rule that holds documents to it.
const (
	DemandSection Demands = "section"
	DemandLabel   Demands = "label"
	DemandColumn  Demands = "column"
	DemandField   Demands = "field"
	DemandOrder   Demands = "order"
	DemandTitle   Demands = "title"
)

// Demand is something that a template asks for and some documents do not have.
type Demand struct {
	Kind    Demands
	Name    string // the section's path, the label, the column's or field's title
	Section string // the section of a label or column
	Missing []int  // the documents that do not meet it, by index
}

// Unmet are the demands of a template that some documents do not meet, and how many
// documents follow another form as a whole.
func Unmet(s *template.Schema, docs []*postmortem.Document) (unmet []Demand, foreign int) {
	return gather(s, docs, missingIn)
}

// Unusual is what a template calls usual and some documents do without.
func Unusual(s *template.Schema, docs []*postmortem.Document) []Demand {
	unmet, _ := gather(s, docs, lackingIn)
	return unmet
}

// Own is the number of documents that have sections of their own, which a template
// does not know.
func Own(s *template.Schema, docs []*postmortem.Document) (n int) {
	for _, doc := range docs {
		if b := template.Bind(s, doc); !b.Foreign && len(b.Extra) > 0 {
			n++
		}
	}
	return n
}

// Follow is the number of documents that have most of the sections and metadata of a
// template, under its own titles.
func Follow(s *template.Schema, docs []*postmortem.Document) (n int) {
	for _, doc := range docs {
		b := template.Bind(s, doc)
		has := 0
		for i := range b.Sections {
			if how := b.Sections[i].How; how == template.ByTitle {
				has++
			}
		}
		for _, f := range b.Fields {
			if f.Got != nil {
				has++
			}
		}
		if parts := len(b.Sections) + len(b.Fields); parts > 1 && 2*has > parts {
			n++
		}
	}
	return n
}

// gather collects what a look at each document's binding finds.
func gather(s *template.Schema, docs []*postmortem.Document, in func(*template.Binding) []demanded) (unmet []Demand, foreign int) {
	found := map[demanded]*Demand{}
	var order []*Demand
	for i, doc := range docs {
		b := template.Bind(s, doc)
		if b.Foreign {
			if foreign++; len(docs) >= few {
				continue
			}
		}
		for _, d := range in(b) {
			known := found[d]
			if known == nil {
				known = &Demand{Kind: d.kind, Name: d.name, Section: d.section}
				found[d] = known
				order = append(order, known)
			}
			if n := len(known.Missing); n == 0 || known.Missing[n-1] != i {
				known.Missing = append(known.Missing, i)
			}
		}
	}
	for _, d := range order {
		unmet = append(unmet, *d)
	}
	return unmet, foreign
}

// few is the number of documents below which one of another form counts like the
// others: it is a good part of them.
const few = 8

// demanded is what a demand is known by it is known in other documents.
type demanded struct {
	kind          Demands
	name, section string
}

func missingIn(b *template.Binding) []demanded {
	var list []demanded
	for i := range b.Sections {
		sb := &b.Sections[i]
		if sb.Missing() {
			list = append(list, demanded{kind: DemandSection, name: sb.Want.Path()})
		}
		if sb.Moved {
			list = append(list, demanded{kind: DemandOrder})
		}
		for _, f := range sb.Fields {
			empty := f.Got != nil && b.Value(f.Got.Value) != template.Written
			if (f.Got == nil || empty) && !f.Want.Optional {
				list = append(list, demanded{DemandLabel, f.Want.Label, sb.Want.Path()})
			}
		}
		for _, c := range sb.MissingColumns {
			list = append(list, demanded{DemandColumn, c.Title, sb.Want.Path()})
		}
	}
	for _, f := range b.Fields {
		if !f.Want.Optional && (f.Got == nil || b.Value(f.Got.Value) != template.Written) {
			list = append(list, demanded{kind: DemandField, name: f.Want.Label})
		}
	}
	if b.Schema.Title != "" && !b.Schema.TitleUsual() && b.Doc.Title.Plain == "" {
		list = append(list, demanded{kind: DemandTitle})
	}
	return list
}

// lackingIn is what a document lacks of what its template calls usual.
func lackingIn(b *template.Binding) []demanded {
	var list []demanded
	for i := range b.Sections {
		sb := &b.Sections[i]
		if sb.Got == nil && sb.Want.Usual && !sb.ParentMissing {
			list = append(list, demanded{kind: DemandSection, name: sb.Want.Path()})
		}
		for _, f := range sb.Fields {
			if f.Item == nil && f.Want.Usual && (f.Got == nil || b.Value(f.Got.Value) != template.Written) {
				list = append(list, demanded{DemandLabel, f.Want.Label, sb.Want.Path()})
			}
		}
		for _, c := range sb.LackingColumns {
			list = append(list, demanded{DemandColumn, c.Title, sb.Want.Path()})
		}
	}
	for _, f := range b.Fields {
		if f.Want.Usual && (f.Got == nil || b.Value(f.Got.Value) != template.Written) {
			list = append(list, demanded{kind: DemandField, name: f.Want.Label})
		}
	}
	if b.Schema.TitleUsual() && b.Doc.Title.Plain == "" {
		list = append(list, demanded{kind: DemandTitle})
	}
	return list
}

// Drop chooses the demands that are to be given up so that at most a small share of
// the documents, tolerated, fails those that stay: the demands that few documents
// fail stay first.
func Drop(unmet []Demand, documents int, tolerated float64) []Demand {
	byCount := slices.Clone(unmet)
	slices.SortStableFunc(byCount, func(a, b Demand) int { return cmp.Compare(len(a.Missing), len(b.Missing)) })
	failing := map[int]bool{}
	var dropped []Demand
	for _, d := range byCount {
		more := 0
		for _, i := range d.Missing {
			if !failing[i] {
				more++
			}
		}
		if float64(len(failing)+more) > tolerated*float64(documents) {
			dropped = append(dropped, d)
			continue
		}
		for _, i := range d.Missing {
			failing[i] = true
		}
	}
	return dropped
}
