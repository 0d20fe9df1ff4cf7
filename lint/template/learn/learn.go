// Package learn tells what a team's postmortems have in common, from the documents
// alone: their sections and the order of these, their metadata, tables and values.
// It writes that down as a template, and says which of a template's demands the
// documents themselves do not meet.
package learn

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

// The shares of documents from which on something is the team's habit.
const (
	common = 0.30 // worth a place in the template, as optional
	most   = 0.60 // usual: that a document lacks it is worth a word
	nearly = 0.90 // asked for, as far as nearly all documents have all that is asked for
)

// Need is how much documents need something.
type Need uint8

// The needs, the strongest first.
const (
	Required Need = iota
	Usual         // one that lacks it gets a notice
	Optional
)

// String is the need in a word.
func (n Need) String() string { return [...]string{"required", "usual", "optional"}[n] }

// needOf is the need of what a share of the documents has.
func needOf(share float64) Need {
	switch {
	case share >= nearly:
		return Required
	case share >= most:
		return Usual
	}
	return Optional
}

// relaxed is the need where documents showed that n asks too much of them.
func (n Need) relaxed(share float64) Need {
	if n == Required && share >= most {
		return Usual
	}
	return Optional
}

// Counted is a value and how many documents have it.
type Counted struct {
	Value string
	Count int
}

// Team is what documents have in common.
type Team struct {
	Documents int
	Title     *Title // nil where most documents have no title
	Fields    []*Field
	Sections  []*Section
	// Statuses, Severities and Zones are the values that documents state, the most
	// frequent first.
	Statuses, Severities, Zones []Counted
	DateOrder                   Counted // "dmy" or "mdy", and the documents that decide it
	IDs                         Counted // a regular expression, and the documents whose id it fits
}

// Title is the form of titles.
type Title struct {
	Prefix string // what titles begin with, with its colon; "" where they differ
	Count  int
	Front  bool // the title stands in the front matter
	Need   Need
}

// Field is a piece of metadata.
type Field struct {
	Label  string
	Key    postmortem.FieldKey
	Source postmortem.FieldSource
	Count  int
	Need   Need
	Dates  bool     // its values are dates
	Values []string // those of a closed list; nil for any
	where  int      // sum of places, to order by
	share  float64  // of the documents
}

// Section is a section that documents share.
type Section struct {
	Title  string
	Kind   postmortem.Kind
	Markup postmortem.Markup
	Level  int
	Count  int
	Need   Need
	// Others are further titles of it, with the documents that have them.
	Others   []Counted
	Children []*Section
	Columns  []Column // of the table that most documents have; nil for none
	List     bool     // most documents have a list
	Labels   []Column // labelled fields
	where    float64  // the sum of its relative places
	share    float64  // of the documents, or of the sections above it
}

// Column is a column or a label.
type Column struct {
	Title string
	Count int
	Need  Need
	// Beside tells a label that stands beside the label that is the section's title.
	Beside bool
	share  float64 // of the sections
}

// From tells what documents have in common. They are to be read without a template.
func From(docs []*postmortem.Document) *Team {
	t := &Team{Documents: len(docs)}
	t.Title = titleOf(docs)
	t.Fields = fieldsOf(docs)
	var tops []group
	for _, d := range docs {
		tops = append(tops, group{d, d.Root.Children})
	}
	t.Sections = sectionsOf(tops, true)
	t.values(docs)
	return t
}

// values counts what documents state in closed lists.
func (t *Team) values(docs []*postmortem.Document) {
	statuses, severities, zones := map[string]int{}, map[string]int{}, map[string]int{}
	orders, ids := map[string]int{}, map[string]int{}
	for _, d := range docs {
		add(statuses, d.Meta.Status.Plain)
		add(severities, d.Meta.Severity.Plain)
		add(zones, zoneOf(d))
		add(orders, orderOf(d.Meta.Date.Text.Plain))
		add(ids, idPattern(d.Meta.ID.Plain))
	}
	t.Statuses, t.Severities, t.Zones = sorted(statuses), sorted(severities), sorted(zones)
	if o := sorted(orders); len(o) == 1 {
		t.DateOrder = o[0]
	}
	if p := sorted(ids); len(p) > 0 && 5*p[0].Count >= 4*sum(p) && p[0].Count > 2 {
		t.IDs = p[0]
	}
}

func add(counts map[string]int, value string) {
	if value = strings.TrimSpace(value); value != "" && len(value) <= 40 && len(words.Blanks(value)) == 0 {
		counts[value]++
	}
}

func sum(list []Counted) (n int) {
	for _, c := range list {
		n += c.Count
	}
	return n
}

// sorted are the values, the most frequent first.
func sorted(counts map[string]int) []Counted {
	list := make([]Counted, 0, len(counts))
	for v, n := range counts {
		list = append(list, Counted{v, n})
	}
	slices.SortFunc(list, func(a, b Counted) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	return list
}

// zoneOf is the only zone that the timelines of a document state.
func zoneOf(d *postmortem.Document) string {
	zone := ""
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			switch z := e.Zone.Plain; {
			case z == "" || z == zone:
			case zone != "":
				return ""
			default:
				zone = z
			}
		}
	}
	return zone
}

var numericDate = regexp.MustCompile(`\b(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\b`)

// orderOf tells from a date with a day above 12 in which order it is written.
func orderOf(date string) string {
	m := numericDate.FindStringSubmatch(date)
	switch {
	case m == nil:
		return ""
	case len(m[1]) == 2 && m[1] > "12":
		return "dmy"
	case len(m[2]) == 2 && m[2] > "12":
		return "mdy"
	}
	return ""
}

var (
	digits = regexp.MustCompile(`\d+`)
	idForm = regexp.MustCompile(`^[A-Za-z]+[A-Za-z0-9_#-]*\d$`)
)

// idPattern is the expression of ids like this one.
func idPattern(id string) string {
	if !idForm.MatchString(id) {
		return ""
	}
	return digits.ReplaceAllString(id, `\d+`)
}

func titleOf(docs []*postmortem.Document) *Title {
	t := &Title{}
	prefixes, front := map[string]int{}, 0
	for _, d := range docs {
		if d.Title.Plain == "" {
			continue
		}
		t.Count++
		if d.Front.Span.Len() > 0 && d.Front.Span.Contains(d.Title.Span) {
			front++
		}
		if i := strings.Index(d.Title.Plain, ": "); i > 0 && i < 40 && !strings.ContainsAny(d.Title.Plain[:i], "0123456789") {
			prefixes[d.Title.Plain[:i+1]]++
		}
	}
	if float64(t.Count) < most*float64(len(docs)) {
		return nil
	}
	if p := sorted(prefixes); len(p) > 0 && 5*p[0].Count >= 4*t.Count {
		t.Prefix = p[0].Value
	}
	t.Front = 2*front > t.Count
	return t
}

// fieldsOf are the pieces of metadata that a good part of the documents states.
func fieldsOf(docs []*postmortem.Document) []*Field {
	byName := map[string]*Field{}
	labels, sources := map[string]map[string]int{}, map[string]map[string]int{}
	values, dates := map[string]map[string]int{}, map[string]int{}
	for _, d := range docs {
		seen := map[string]bool{}
		for i := range d.Meta.All {
			f := &d.Meta.All[i]
			name := fieldName(f)
			if name == "" || seen[name] {
				continue
			}
			seen[name] = true
			if byName[name] == nil {
				byName[name] = &Field{Key: f.Key}
				labels[name], sources[name], values[name] = map[string]int{}, map[string]int{}, map[string]int{}
			}
			byName[name].Count++
			byName[name].where += i
			labels[name][strings.TrimRight(f.Label.Plain, ": ")]++
			sources[name][string(f.Source)]++
			add(values[name], f.Value.Plain)
			if startsWithDate.MatchString(f.Value.Plain) {
				dates[name]++
			}
		}
	}
	var list []*Field
	for name, f := range byName {
		if float64(f.Count) < common*float64(len(docs)) || f.Count < 2 {
			continue
		}
		f.Label = sorted(labels[name])[0].Value
		f.Source = postmortem.FieldSource(sorted(sources[name])[0].Value)
		f.share = float64(f.Count) / float64(len(docs))
		f.Dates = 2*dates[name] > f.Count
		f.Need = needOf(f.share)
		if f.Key == postmortem.FieldStatus || f.Key == postmortem.FieldSeverity {
			f.Values = closed(sorted(values[name]), f)
		}
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *Field) int {
		return cmp.Or(cmp.Compare(a.where*b.Count, b.where*a.Count), strings.Compare(a.Label, b.Label))
	})
	return list
}

// closed are the values of a field where they are a closed list: few and short ones,
// that come again. A list of statuses without a draft gets one: every document begins
// as one.
func closed(values []Counted, f *Field) []string {
	const many, longest = 6, 24
	if len(values) > many || sum(values) != f.Count || 2*len(values) > f.Count+1 {
		return nil
	}
	var list []string
	for _, v := range values {
		if len(v.Value) > longest || strings.ContainsAny(v.Value, "|[]") {
			return nil
		}
		list = append(list, v.Value)
	}
	draft := slices.ContainsFunc(list, func(v string) bool { return strings.Contains(strings.ToLower(v), "draft") })
	if f.Key == postmortem.FieldStatus && !draft {
		list = append([]string{"Draft"}, list...)
	}
	return list
}

var startsWithDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}\b`)

// fieldName is by what a piece of metadata is known in other documents; "" for one
// that says nothing of the incident, or stands in the title.
func fieldName(f *postmortem.Field) string {
	switch {
	case f.Key == postmortem.FieldTitle, f.Key == postmortem.FieldTags, f.Source == postmortem.SourceTitle, f.Label.Plain == "":
		return ""
	case f.Key != "":
		return string(f.Key)
	case f.Source == postmortem.SourceFrontMatter:
		return ""
	}
	return "label:" + words.TitleKey(f.Label.Plain)
}
