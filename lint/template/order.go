package template

import (
	"slices"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// order marks the sections that stand elsewhere than the template has them.
func (m *matcher) order() {
	if m.b.Schema == nil {
		return
	}
	m.siblingOrder(m.b.Schema.Sections)
	for _, want := range m.b.All() {
		m.siblingOrder(want.Children)
	}
	for i := range m.b.Sections {
		m.nesting(&m.b.Sections[i])
	}
}

// siblingOrder marks, of sections that the template has side by side, the
// fewest whose moving would put all in order: those outside a longest run that
// is in order already.
func (m *matcher) siblingOrder(siblings []*Section) {
	var bound []*Section // in the template's order
	for _, want := range siblings {
		if !m.free(want) {
			bound = append(bound, want)
		}
	}
	if slices.IsSortedFunc(bound, func(a, b *Section) int { return m.have[a.index] - m.have[b.index] }) {
		return
	}
	seq := slices.Clone(bound)
	slices.SortStableFunc(seq, func(a, b *Section) int { return m.have[a.index] - m.have[b.index] })
	keep := make(map[*Section]bool, len(seq))
	for _, i := range longestRise(seq, func(s *Section) int { return s.index }) {
		keep[seq[i]] = true
	}
	var next *postmortem.Section
	for _, want := range slices.Backward(bound) {
		sb := &m.b.Sections[want.index]
		if keep[want] {
			next = sb.Got
			continue
		}
		sb.Moved, sb.Before = true, next
	}
	var last *postmortem.Section
	for _, want := range bound {
		sb := &m.b.Sections[want.index]
		if keep[want] {
			last = sb.Got
		} else {
			sb.After = last
		}
	}
}

// longestRise returns the positions of a longest rising subsequence of seq.
func longestRise[T any](seq []T, value func(T) int) []int {
	var tails []int // tails[k]: the position that ends the best run of k+1
	before := make([]int, len(seq))
	for i, v := range seq {
		k, _ := slices.BinarySearchFunc(tails, value(v), func(t, v int) int { return value(seq[t]) - v })
		before[i] = -1
		if k > 0 {
			before[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	run := make([]int, len(tails))
	if len(tails) == 0 {
		return run
	}
	for i, k := tails[len(tails)-1], len(tails)-1; k >= 0; i, k = before[i], k-1 {
		run[k] = i
	}
	return run
}

// nesting marks a section that stands under another one than the template has
// it. Of a section with the wrong level the neighbours slip below it, or out of
// their parent, too: only the first is marked.
func (m *matcher) nesting(sb *SectionBinding) {
	if sb.Got == nil || sb.Moved {
		return
	}
	above, parent := m.above(sb.Got), sb.Want.Parent
	if above == parent || above == nil || parent != nil && m.free(parent) {
		return
	}
	if m.astray(above) || parent != nil && m.astray(parent) {
		return
	}
	if above.Parent == parent && above.index < sb.Want.index && m.slipped(sb.Want) {
		return
	}
	sb.Moved = true
	sb.Under = m.b.Sections[above.index].Got
}

// astray tells whether a section or one above it was marked already.
func (m *matcher) astray(want *Section) bool {
	for ; want != nil; want = want.Parent {
		if m.b.Sections[want.index].Under != nil {
			return true
		}
	}
	return false
}

// slipped tells whether a section before want has a wrong level and want stands
// below it only for that.
func (m *matcher) slipped(want *Section) bool {
	got := m.b.Sections[want.index].Got
	return got.Level == want.Level && m.b.Sections[m.above(got).index].Got.Level < m.above(got).Level
}
