package template

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

// Bind holds a document against a schema, which may be nil.
func Bind(s *Schema, doc *postmortem.Document) *Binding {
	b := &Binding{Schema: s, Doc: doc}
	m := newMatcher(b)
	m.byTitle()
	m.byKind()
	b.Sections = m.bindings()
	b.Extra = m.extra()
	missing, required := b.MissingSections()
	b.Foreign = len(missing) >= 4 && 2*len(missing) > required
	if !b.Foreign {
		m.standIns()
	}
	m.duplicates()
	m.order()
	for i := range b.Sections {
		b.content(&b.Sections[i])
	}
	m.metadata()
	b.placeholders()
	b.actions()
	return b
}

// matcher finds for each section of the schema the one of the document that
// answers it.
type matcher struct {
	b      *Binding
	got    []*postmortem.Section // the candidates, in the order of the text
	names  []string              // their bare titles, normalised
	place  map[*postmortem.Section]int
	answer []int // by candidate: index of the section it answers, or -1
	have   []int // by section of the schema: index of the candidate, or -1
	how    []How
}

func newMatcher(b *Binding) *matcher {
	m := &matcher{b: b, place: make(map[*postmortem.Section]int, len(b.Doc.Sections))}
	fields := headingFields(b.Doc)
	for _, sec := range b.Doc.Sections {
		if fields[sec] || b.isOwnTitle(sec) {
			continue
		}
		m.place[sec] = len(m.got)
		m.got = append(m.got, sec)
		m.names = append(m.names, words.TitleKey(sec.Title.Plain))
	}
	m.answer = fill(len(m.got))
	m.have = fill(len(b.All()))
	m.how = make([]How, len(b.All()))
	b.wants = make(map[*postmortem.Section]*Section, len(m.have))
	return m
}

// isOwnTitle keeps a section that is the template's title, which the model took
// for no title ("# Title").
func (b *Binding) isOwnTitle(sec *postmortem.Section) bool {
	if b.Schema == nil || b.Doc.Title.Plain != "" || sec.Level != 1 || !strings.EqualFold(sec.Title.Plain, b.Schema.Title) {
		return false
	}
	b.title = sec
	return true
}

// fill returns n times -1.
func fill(n int) []int { return slices.Repeat([]int{-1}, n) }

func (m *matcher) bind(got int, want *Section, how How) {
	m.answer[got], m.have[want.index], m.how[want.index] = want.index, got, how
	m.b.wants[m.got[got]] = want
}

func (m *matcher) free(want *Section) bool { return m.have[want.index] < 0 }

// byTitle binds by equal titles, then by aliases: a title that is right goes
// before one that could be meant for it.
func (m *matcher) byTitle() {
	if m.b.Schema == nil {
		return
	}
	for i := range m.got {
		m.byName(i, m.b.titles, ByTitle)
	}
	for i := range m.got {
		if m.answer[i] < 0 {
			m.byName(i, m.b.aliases, ByAlias)
		}
	}
	for i := range m.got {
		if m.answer[i] < 0 {
			m.bySeries(i)
		}
	}
}

// bySeries binds the first heading of a series, such as "Phase 1: Search".
func (m *matcher) bySeries(i int) {
	series := words.SeriesOf(m.got[i].Title.Plain)
	if series == "" {
		return
	}
	for _, want := range m.b.All() {
		if want.series == series && m.free(want) && m.parentFits(i, want) {
			m.bind(i, want, ByTitle)
			return
		}
	}
}

// ofSeries reports whether a heading is a further one of a series of the template.
func (m *matcher) ofSeries(sec *postmortem.Section) bool {
	series := words.SeriesOf(sec.Title.Plain)
	return series != "" && slices.ContainsFunc(m.b.All(), func(want *Section) bool { return want.series == series })
}

func (m *matcher) byName(i int, titles map[string][]*Section, how How) {
	want := m.best(i, titles[m.names[i]], how)
	if want == nil {
		if short := shortName(m.got[i].Title.Plain); short != "" {
			want = m.best(i, titles[short], how)
		}
	}
	if want != nil {
		m.bind(i, want, how)
	}
}

// shortName is the part of a title before a dash or colon ("Timeline - 3 May",
// "Incident lead: @ana"), normalised; "" where it has none.
func shortName(title string) string {
	cut := -1
	for _, sep := range []string{":", " - ", " – ", " — "} {
		if i := strings.Index(title, sep); i > 0 && (cut < 0 || i < cut) {
			cut = i
		}
	}
	if cut < 0 {
		return ""
	}
	return words.TitleKey(title[:cut])
}

// best chooses among the free sections of the schema with the same title the
// one whose parent is the document's parent too. An alias must not reach across
// the tree: "Next steps" below "Impact" is not the template's "Action Items".
func (m *matcher) best(i int, wants []*Section, how How) *Section {
	var found *Section
	for _, want := range wants {
		switch {
		case !m.free(want):
		case m.parentFits(i, want):
			return want
		case found == nil && how == ByTitle:
			found = want
		}
	}
	return found
}

// parentFits tells whether the nearest bound section above the candidate is the
// one that the template has above want; anything fits where that is missing.
func (m *matcher) parentFits(i int, want *Section) bool {
	above := m.above(m.got[i])
	if want.Parent == nil {
		return above == nil
	}
	return above == want.Parent || above == nil && m.free(want.Parent)
}

// above is what the nearest bound section above sec answers, or nil.
func (m *matcher) above(sec *postmortem.Section) *Section {
	for p := sec.Parent; p != nil; p = p.Parent {
		if want := m.b.wants[p]; want != nil {
			return want
		}
	}
	return nil
}

// byKind binds what is left by what the sections are about: by kind and part
// first, then by kind where one of the two has no part.
func (m *matcher) byKind() {
	for _, exact := range []bool{true, false} {
		for _, want := range m.b.All() {
			if m.free(want) && named(want.Kind) {
				m.kind(want, exact)
			}
		}
	}
}

func named(k postmortem.Kind) bool { return k != "" && k != postmortem.KindOther }

func (m *matcher) kind(want *Section, exact bool) {
	for i, sec := range m.got {
		if m.answer[i] >= 0 || sec.Kind != want.Kind {
			continue
		}
		fits := sec.Part == want.Part || !exact && (sec.Part == "" || want.Part == "" && sec.Parent == m.b.Doc.Root)
		if fits && m.parentFits(i, want) {
			m.bind(i, want, ByKind)
			return
		}
	}
}

// bindings writes down what was found.
func (m *matcher) bindings() []SectionBinding {
	out := make([]SectionBinding, len(m.have))
	for i, want := range m.b.All() {
		out[i].Want = want
		if m.have[i] >= 0 {
			out[i].Got, out[i].How = m.got[m.have[i]], m.how[i]
		} else if want.Parent != nil {
			out[i].ParentMissing = m.free(want.Parent)
		}
	}
	return out
}

// extra returns the document's headings that the template does not know. Below
// a section that the template leaves to the writer all headings are welcome,
// and so is a second section of a kind that the template asks for, and one that
// only takes sections of the template together.
func (m *matcher) extra() []*postmortem.Section {
	if len(m.b.All()) == 0 || m.b.Open { // one that asks for metadata alone says nothing of headings
		return nil
	}
	holders := m.holders()
	var extra []*postmortem.Section
	var last *postmortem.Section // the last extra one: what it holds is not reported again
	for i, sec := range m.got {
		if m.answer[i] >= 0 || last != nil && last.Span.Contains(sec.Head) || !m.unexpected(sec) || holders[sec] {
			continue
		}
		extra = append(extra, sec)
		last = sec
	}
	return extra
}

// holders are the headings above sections of the template, which they only take
// together ("Lessons learned" above what went well and poorly).
func (m *matcher) holders() map[*postmortem.Section]bool {
	holders := make(map[*postmortem.Section]bool, len(m.have))
	for i, inner := range m.got {
		if m.answer[i] >= 0 {
			holders[inner.Parent] = true
		}
	}
	return holders
}

func (m *matcher) unexpected(sec *postmortem.Section) bool {
	if sec.Markup != postmortem.MarkupATX && sec.Markup != postmortem.MarkupSetext || !words.HasWords(sec.Title.Plain) {
		return false
	}
	if named(sec.Kind) {
		for i, want := range m.b.All() {
			if want.Kind == sec.Kind && m.have[i] >= 0 {
				return false
			}
		}
	}
	if m.ofSeries(sec) {
		return false
	}
	above := m.above(sec)
	if above == nil {
		return true
	}
	return !above.Entries && above.Kind != postmortem.KindTimeline && m.holdsAny(above)
}

// holdsAny tells whether the document has a section below want that the
// template asks for; if it has none, it divides want in its own way.
func (m *matcher) holdsAny(want *Section) bool {
	for _, child := range want.Children {
		if !m.free(child) {
			return true
		}
	}
	return false
}

// standIns finds for each missing section an extra one that was meant to be it:
// its title is nearly the same, or it alone stands where the missing one alone
// should. The two are one mistake.
func (m *matcher) standIns() {
	if len(m.b.Extra) == 0 {
		return
	}
	titles := make([]string, len(m.b.Extra))
	for i, sec := range m.b.Extra {
		titles[i] = words.Normal(words.BareTitle(sec.Title.Plain))
	}
	for i := range m.b.Sections {
		sb := &m.b.Sections[i]
		if !sb.Missing() {
			continue
		}
		at := slices.IndexFunc(titles, func(title string) bool { return nearlySame(title, sb.Want.title) })
		if at >= 0 {
			titles = slices.Delete(titles, at, at+1)
			m.takeExtra(sb, at)
		}
	}
	for i := range m.b.Sections {
		sb := &m.b.Sections[i]
		if !sb.Missing() || sb.Instead != nil {
			continue
		}
		if from, to, ok := m.gap(sb.Want); ok {
			m.onlyExtraIn(sb, from, to)
		}
	}
}

func (m *matcher) takeExtra(sb *SectionBinding, at int) {
	sb.Instead = m.b.Extra[at]
	m.b.Extra = slices.Delete(m.b.Extra, at, at+1)
}

// gap is the stretch of candidates between the bound siblings before and after
// a missing section; ok is false where another section is missing there too.
func (m *matcher) gap(want *Section) (from, to int, ok bool) {
	siblings := m.siblings(want)
	at := slices.Index(siblings, want)
	from, to = -1, len(m.got)
	if want.Parent != nil {
		from = m.have[want.Parent.index]
		to = from + 1
		for to < len(m.got) && m.got[from].Span.Contains(m.got[to].Head) {
			to++
		}
	}
	if at > 0 {
		if m.free(siblings[at-1]) {
			return 0, 0, false
		}
		from = m.have[siblings[at-1].index]
	}
	if at+1 < len(siblings) {
		if m.free(siblings[at+1]) {
			return 0, 0, false
		}
		to = m.have[siblings[at+1].index]
	}
	return from, to, from < to
}

func (m *matcher) siblings(want *Section) []*Section {
	if want.Parent == nil {
		return m.b.Schema.Sections
	}
	return want.Parent.Children
}

// onlyExtraIn makes the one extra section between two candidates the stand-in.
// One that is evidently about something else is none.
func (m *matcher) onlyExtraIn(sb *SectionBinding, from, to int) {
	count := 0
	for _, sec := range m.b.Extra {
		if i := m.place[sec]; i > from && i < to && m.above(sec) == sb.Want.Parent {
			count++
		}
	}
	if count != 1 {
		return
	}
	at := slices.IndexFunc(m.b.Extra, func(sec *postmortem.Section) bool {
		i := m.place[sec]
		about := !named(sec.Kind) || !named(sb.Want.Kind) || sec.Kind == sb.Want.Kind
		return about && i > from && i < to && m.above(sec) == sb.Want.Parent
	})
	if at >= 0 {
		m.takeExtra(sb, at)
	}
}

// duplicates finds sections with a title that one before them at the same place
// has already. Titles with data of their own ("Timeline (day 2)") differ.
func (m *matcher) duplicates() {
	type key struct {
		parent *postmortem.Section
		title  string
	}
	first := make(map[key]*postmortem.Section, len(m.got))
	again := map[*postmortem.Section]bool{}
	for i, sec := range m.got {
		if sec.Markup == postmortem.MarkupLabel || !named(sec.Kind) && m.answer[i] < 0 {
			continue
		}
		k := key{sec.Parent, m.names[i]}
		before := first[k]
		if before == nil {
			first[k] = sec
			continue
		}
		if words.Normal(before.Title.Plain) != words.Normal(sec.Title.Plain) {
			continue
		}
		m.b.Duplicates = append(m.b.Duplicates, Duplicate{Want: m.b.wants[before], First: before, Second: sec})
		again[sec] = true
	}
	m.b.Extra = slices.DeleteFunc(m.b.Extra, func(s *postmortem.Section) bool { return again[s] })
}

// nearlySame tells whether two normalised titles differ by a slip of the pen.
func nearlySame(a, b string) bool {
	limit := min(len(a), len(b)) / 4
	if limit == 0 || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return false
	}
	return within(a, b, min(limit, 3))
}

// maxTitle is the length of the longest titles that are compared closely.
const maxTitle = 80

// within tells whether the Levenshtein distance of two short titles, in bytes,
// is at most limit.
func within(a, b string, limit int) bool {
	if len(a) > maxTitle || len(b) > maxTitle {
		return false
	}
	var row [maxTitle + 1]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
			least = min(least, cost)
		}
		if least > limit {
			return false // it never falls again
		}
	}
	return row[len(b)] <= limit
}
