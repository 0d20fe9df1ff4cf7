// Package baseline keeps the findings that a team has decided to live with for
// now, so that only new ones count. A baseline can only shrink, unless somebody
// says otherwise by hand.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/pmlint/pmlint/lint"
)

// Name is the file's usual name, at the repository's root.
const Name = ".pmlint-baseline.jsonl"

// MaxSize is the size in bytes above which no baseline is read: some 200,000 findings.
const MaxSize = 32 << 20

// Entry is one known finding. It holds no line number and no message, so that it
// stays while the text around it changes. It stands for a finding that is no
// graver than it was; without a severity, for one of any.
type Entry struct {
	Path        string `json:"path"` // where the document was when the entry was written
	Rule        string `json:"rule"`
	Anchor      string `json:"anchor"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity,omitempty"`
}

// Baseline is a set of known findings, sorted by path, rule and anchor.
type Baseline struct{ entries []Entry }

// Create makes a baseline of findings.
func Create(findings []lint.Finding) *Baseline {
	b := &Baseline{entries: make([]Entry, len(findings))}
	for i := range findings {
		b.entries[i] = entryOf(&findings[i])
	}
	b.sort()
	return b
}

func entryOf(f *lint.Finding) Entry {
	return Entry{Path: f.Path, Rule: f.Rule, Anchor: f.Anchor, Fingerprint: f.Fingerprint, Severity: f.Severity.String()}
}

func (b *Baseline) sort() {
	slices.SortFunc(b.entries, func(x, y Entry) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Rule, y.Rule),
			cmp.Compare(x.Anchor, y.Anchor), cmp.Compare(x.Fingerprint, y.Fingerprint), cmp.Compare(x.Severity, y.Severity))
	})
}

// Entries are all the entries in the order of the file.
func (b *Baseline) Entries() []Entry { return slices.Clone(b.entries) }

// Len is the number of entries.
func (b *Baseline) Len() int { return len(b.entries) }

// Bytes writes the baseline: JSON Lines, an entry a line. Two branches that
// remove different entries merge without conflict where git can tell the lines
// apart, and whatever order a merge leaves behind is read.
func (b *Baseline) Bytes() []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for _, e := range b.entries {
		// Texts are all that an entry holds, and these can be written.
		_ = enc.Encode(e)
	}
	return out.Bytes()
}

// Read reads a baseline. Lines may stand in any order, blank lines and a missing
// final line end do not matter; anything else is an error that names the line.
func Read(file string, src []byte) (*Baseline, error) {
	if len(src) > MaxSize {
		return nil, fmt.Errorf("%s: the baseline is larger than %d MiB", file, MaxSize>>20)
	}
	b := &Baseline{}
	n := 0
	for line := range bytes.SplitSeq(bytes.TrimPrefix(src, []byte("\ufeff")), []byte("\n")) {
		n++
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		e, err := readEntry(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		b.entries = append(b.entries, e)
	}
	b.sort()
	return b, nil
}

func readEntry(line []byte) (Entry, error) {
	for _, marker := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
		if bytes.HasPrefix(line, []byte(marker)) {
			return Entry{}, errors.New("a merge conflict is not resolved: keep the lines that both sides have, then run pmlint baseline prune")
		}
	}
	var e Entry
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&e); err != nil {
		return Entry{}, fmt.Errorf("not an entry of a baseline: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Entry{}, errors.New("more than one entry in a line")
	}
	if e.Path == "" || e.Rule == "" || e.Fingerprint == "" {
		return Entry{}, errors.New("an entry needs path, rule and fingerprint")
	}
	if e.Severity != "" {
		var known lint.Severity
		if err := known.UnmarshalText([]byte(e.Severity)); err != nil {
			return Entry{}, err
		}
	}
	return e, nil
}

// stands reports whether an entry stands for a finding of the severity.
func (e *Entry) stands(s lint.Severity) bool {
	var known lint.Severity
	return e.Severity == "" || known.UnmarshalText([]byte(e.Severity)) != nil || s <= known
}
