// Package fix makes the changes that findings propose.
package fix

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// Which fixes are made.
type Which uint8

// The choices.
const (
	Safe   Which = iota // only fixes that keep the document's meaning
	Unsafe              // those that may change it, too
)

// Applied is the outcome of fixing one document.
type Applied struct {
	Source []byte
	// Fixed are the findings whose fix was made, in the order in which they
	// were found.
	Fixed []lint.Finding
	// Rounds is how often the document was linted again.
	Rounds int
	// Endless are the rules whose fixes call for each other for ever. None of
	// theirs was made.
	Endless []string
}

// choose returns the first fix of a finding that may be made, or nil.
func (w Which) choose(f *lint.Finding) *lint.Fix {
	for i := range f.Fixes {
		if fix := &f.Fixes[i]; len(fix.Edits) > 0 && (fix.Safe || w == Unsafe) {
			return fix
		}
	}
	return nil
}

// Once makes the fixes of the findings of one document that do not get into
// each other's way: of two that touch the same bytes the first in the text is
// made, and of each finding the first fix that may be. A fix is made as a whole
// or not at all.
func Once(src []byte, findings []lint.Finding, which Which) ([]byte, []lint.Finding, error) {
	findings = slices.Clone(findings)
	slices.SortStableFunc(findings, func(a, b lint.Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	var edits []text.Edit
	var fixed []lint.Finding
	var used spans
	for _, f := range findings {
		fix := which.choose(&f)
		if fix == nil || slices.ContainsFunc(fix.Edits, func(e text.Edit) bool { return !used.free(e.Span) }) {
			continue
		}
		if err := check(src, fix.Edits); err != nil {
			return nil, nil, fmt.Errorf("fix of %s at line %d: %w", f.Rule, f.Start.Line, err)
		}
		for _, e := range fix.Edits {
			used.add(e.Span)
		}
		edits = append(edits, fix.Edits...)
		fixed = append(fixed, f)
	}
	out, err := text.Apply(src, edits)
	return out, fixed, err
}

// check tells whether the edits of one fix can be made together.
func check(src []byte, edits []text.Edit) error {
	for i, e := range edits {
		if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(src) {
			return fmt.Errorf("an edit at bytes %d to %d is outside the %d bytes of the file", e.Span.Start, e.Span.End, len(src))
		}
		for _, o := range edits[:i] {
			if o.Span.Overlaps(e.Span) {
				return fmt.Errorf("edits overlap at byte %d", e.Span.Start)
			}
		}
	}
	return nil
}

// spans are what is changed already, by start.
type spans []text.Span

// free tells whether nothing is changed in s or inserted inside it. Two
// insertions at one place get into each other's way, too: each was written
// without knowing of the other.
func (u spans) free(s text.Span) bool {
	i := u.after(s.Start)
	if i < len(u) && (u[i].Start == s.Start || u[i].Start < s.End) {
		return false
	}
	return i == 0 || u[i-1].End <= s.Start
}

// after is the index of the first span that does not begin before the offset.
func (u spans) after(offset int) int {
	i, _ := slices.BinarySearchFunc(u, offset, func(s text.Span, at int) int { return cmp.Compare(s.Start, at) })
	return i
}

func (u *spans) add(s text.Span) { *u = slices.Insert(*u, u.after(s.Start), s) }

// maxRounds bounds how often a document is fixed and linted again; more means
// that two fixes undo each other.
const maxRounds = 20

// maxEndless bounds how many rules are left out of a document's fixes.
const maxEndless = 5

// All fixes and lints src until nothing is left to fix. find returns the
// findings of a text. The result is stable: fixing it again changes nothing.
// A rule whose fixes do not come to an end is left out, and named in the result;
// it is an error when there are many of them.
func All(src []byte, which Which, find func([]byte) ([]lint.Finding, error)) (Applied, error) {
	var endless []string
	for {
		a, err := toTheEnd(src, which, func(src []byte) ([]lint.Finding, error) {
			findings, err := find(src)
			return slices.DeleteFunc(findings, func(f lint.Finding) bool { return slices.Contains(endless, f.Rule) }), err
		})
		stuck := endlessError{}
		if !errors.As(err, &stuck) || len(endless) == maxEndless {
			a.Endless = endless
			return a, err
		}
		endless = append(endless, stuck.rule)
	}
}

// endlessError tells that fixes do not come to an end.
type endlessError struct {
	rule string // of the last one
	line int
}

func (e endlessError) Error() string {
	return fmt.Sprintf("the fixes do not come to an end; the last was of %s at line %d", e.rule, e.line)
}

func toTheEnd(src []byte, which Which, find func([]byte) ([]lint.Finding, error)) (Applied, error) {
	a := Applied{Source: src}
	seen := map[string]bool{string(src): true}
	for a.Rounds = 1; a.Rounds <= maxRounds; a.Rounds++ {
		findings, err := find(a.Source)
		if err != nil {
			return Applied{}, err
		}
		out, fixed, err := Once(a.Source, findings, which)
		if err != nil {
			return Applied{}, err
		}
		if len(fixed) == 0 || string(out) == string(a.Source) {
			return a, nil
		}
		a.Fixed = append(a.Fixed, fixed...)
		a.Source = out
		if seen[string(out)] {
			break
		}
		seen[string(out)] = true
	}
	last := a.Fixed[len(a.Fixed)-1]
	return Applied{}, endlessError{last.Rule, last.Start.Line}
}
