package lint

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// desk is what is needed to settle the findings of one document after the other,
// kept for the next.
type desk struct {
	source   []byte // of a document, which keeps its text as a string
	file     text.File
	parser   postmortem.Parser
	findings []Finding // gathered of a document
	pass     Pass      // of the rules over it
	order    []int
	group    []Finding // members of a sum
	seen     map[place]int
	text     []byte
}

// keep keeps the bytes of a document for the next one, if they are not many.
func (w *desk) keep(source []byte) {
	const many = 1 << 20
	if cap(source) <= many {
		w.source = source
	}
}

// place is where a rule found something.
type place struct{ rule, anchor string }

// settle passes findings of one document through the stages that need no other
// document: comments silence them, they get their order and their names, and
// those in documents that were only read for others are dropped.
func (w *desk) settle(r *run, d *document, findings []Finding, late bool) []Finding {
	findings, suppressed := d.suppress(r.linter, findings, late)
	if d.source.Context || len(findings)+suppressed == 0 {
		return nil
	}
	d.suppressed += suppressed
	findings = w.inOrder(findings)
	w.name(d.identity, findings)
	if !r.remembers() {
		findings = w.sum(r, findings)
	}
	return findings
}

// inOrder returns the findings by path, place and rule, in a slice of their own;
// those of one rule at one place stay in the rule's own order. Findings are large: their indices are sorted, and each is moved once.
func (w *desk) inOrder(findings []Finding) []Finding {
	w.order = w.order[:0]
	for i := range findings {
		w.order = append(w.order, i)
	}
	slices.SortFunc(w.order, func(a, b int) int {
		if c := inText(&findings[a], &findings[b]); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	sorted := make([]Finding, len(findings))
	for i, at := range w.order {
		sorted[i] = findings[at]
	}
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

// name gives each finding of a document its fingerprint. Findings of one rule
// with one anchor are told apart by their order in the text.
func (w *desk) name(identity string, findings []Finding) {
	if w.seen == nil {
		w.seen = map[place]int{}
	}
	clear(w.seen)
	names := make([]byte, 0, len(findings)*fingerprintLen)
	for i := range findings {
		f := &findings[i]
		at := place{f.Rule, f.Anchor}
		names = w.appendFingerprint(names, f.Rule, identity, f.Anchor, w.seen[at])
		w.seen[at]++
	}
	all := string(names)
	for i := range findings {
		findings[i].Fingerprint, all = all[:fingerprintLen], all[fingerprintLen:]
	}
}

// fingerprintLen is the length of a fingerprint in hexadecimal figures.
const fingerprintLen = 32

// appendFingerprint names a finding by what stays when the text around it moves:
// the rule, the document's identity, the anchor, and which of several equal ones
// it is.
func (w *desk) appendFingerprint(b []byte, rule, document, anchor string, ordinal int) []byte {
	w.text = append(append(w.text[:0], rule...), 0)
	w.text = append(append(w.text, document...), 0)
	w.text = append(append(w.text, anchor...), 0)
	w.text = strconv.AppendInt(w.text, int64(ordinal), 10)
	sum := sha256.Sum256(w.text)
	return hex.AppendEncode(b, sum[:fingerprintLen/2])
}
