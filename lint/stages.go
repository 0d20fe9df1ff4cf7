package lint

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// severity gives findings the gravity that the configuration wants.
func (s *step) severity(findings []Finding) []Finding {
	for i := range findings {
		f := &findings[i]
		if f.Guard {
			f.Severity = Error
		} else if a := s.doc.active(f.Rule); a != nil {
			f.Severity = a.severity(f.Diagnostic.Severity, s.doc.status)
		}
	}
	return findings
}

// active is a rule as it is configured for the document; nil for one that is off.
func (d *document) active(rule string) *active {
	if d.plan == nil {
		return nil
	}
	return d.plan.byName[rule]
}

// locate fills in the places of the findings that have none yet.
func (s *step) locate(findings []Finding) []Finding {
	if s.doc.reading == nil {
		return findings // they were located when they were collected
	}
	for i := range findings {
		if findings[i].Start.Line == 0 {
			locate(s.doc.reading.File, &findings[i])
		}
	}
	return findings
}

// order returns the findings by path, place and rule, in a slice of their own;
// those of one rule at one place stay in the rule's own order. Findings are
// large: their indices are sorted, and each is moved once.
func (s *step) order(findings []Finding) []Finding {
	if len(findings) == 0 {
		return nil
	}
	indices := s.scratch.indices[:0]
	for i := range findings {
		indices = append(indices, i)
	}
	slices.SortFunc(indices, func(a, b int) int {
		return cmp.Or(inText(&findings[a], &findings[b]), cmp.Compare(a, b))
	})
	sorted := make([]Finding, len(findings))
	for i, at := range indices {
		sorted[i] = findings[at]
	}
	s.scratch.indices = indices
	return sorted
}

func inText(a, b *Finding) int {
	if c := strings.Compare(a.Path, b.Path); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Span.Start, b.Span.Start); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Span.End, b.Span.End); c != 0 {
		return c
	}
	return strings.Compare(a.Rule, b.Rule)
}

// spot is where a rule found something.
type spot struct{ rule, anchor string }

// fingerprint gives each finding of a document the name by which it is known
// again. Findings of one rule with one anchor are told apart by their order in
// the text.
func (s *step) fingerprint(findings []Finding) []Finding {
	w := s.scratch
	if w.seen == nil {
		w.seen = map[spot]int{}
	}
	clear(w.seen)
	names := make([]byte, 0, len(findings)*fingerprintLen)
	for i := range findings {
		f := &findings[i]
		at := spot{f.Rule, f.Anchor}
		names = w.appendFingerprint(names, f.Rule, s.doc.identity, f.Anchor, w.seen[at])
		w.seen[at]++
	}
	all := string(names)
	for i := range findings {
		findings[i].Fingerprint, all = all[:fingerprintLen], all[fingerprintLen:]
	}
	return findings
}

// fingerprintLen is the length of a fingerprint in hexadecimal figures.
const fingerprintLen = 32

// appendFingerprint names a finding by what stays when the text around it moves:
// the rule, the document's identity, the anchor, and which of several equal ones
// it is.
func (w *scratch) appendFingerprint(b []byte, rule, document, anchor string, ordinal int) []byte {
	w.text = append(append(w.text[:0], rule...), 0)
	w.text = append(append(w.text, document...), 0)
	w.text = append(append(w.text, anchor...), 0)
	w.text = strconv.AppendInt(w.text, int64(ordinal), 10)
	sum := sha256.Sum256(w.text)
	return hex.AppendEncode(b, sum[:fingerprintLen/2])
}
