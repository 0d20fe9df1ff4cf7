// Package fix makes the changes that findings propose.
package fix

import (
	"cmp"
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
	for _, f := range findings {
		fix := which.choose(&f)
		if fix == nil || slices.ContainsFunc(fix.Edits, func(e text.Edit) bool { return collides(edits, e) }) {
			continue
		}
		if _, err := text.Apply(src, fix.Edits); err != nil {
			return nil, nil, fmt.Errorf("fix of %s at line %d: %w", f.Rule, f.Start.Line, err)
		}
		edits = append(edits, fix.Edits...)
		fixed = append(fixed, f)
	}
	out, err := text.Apply(src, edits)
	return out, fixed, err
}

// collides tells whether e touches what another edit changes. Two insertions at
// one place collide too: each was written without knowing of the other.
func collides(edits []text.Edit, e text.Edit) bool {
	return slices.ContainsFunc(edits, func(o text.Edit) bool {
		return o.Span.Overlaps(e.Span) || o.Span.Start == e.Span.Start ||
			o.Span.Len() == 0 && e.Span.Start < o.Span.Start && o.Span.Start < e.Span.End ||
			e.Span.Len() == 0 && o.Span.Start < e.Span.Start && e.Span.Start < o.Span.End
	})
}

// maxRounds bounds how often a document is fixed and linted again; more means
// that two fixes undo each other.
const maxRounds = 20

// All fixes and lints src until nothing is left to fix. find returns the
// findings of a text. The result is stable: fixing it again changes nothing. It
// is an error, and nothing is changed, when fixes undo each other for ever.
func All(src []byte, which Which, find func([]byte) ([]lint.Finding, error)) (Applied, error) {
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
	return Applied{}, fmt.Errorf("the fixes do not come to an end; the last was of %s at line %d", last.Rule, last.Start.Line)
}
