package lint

import (
	_ "embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"

	"github.com/pmlint/pmlint/internal/lexicon"
)

// Status is how far a document has come. Strictness follows it.
type Status uint8

// The statuses. A document that states none, or one that nobody knows, is in
// review.
const (
	InReview Status = iota
	Draft
	Final
)

var statusNames = [...]string{"review", "draft", "final"}

// String is the name that config uses.
func (s Status) String() string { return statusNames[s] }

// MarshalText writes the name.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a name.
func (s *Status) UnmarshalText(b []byte) error {
	for i, n := range statusNames {
		if n == string(b) {
			*s = Status(i)
			return nil
		}
	}
	return fmt.Errorf("unknown status %q: use draft, review or final", b)
}

// severity is what a rule that follows the status says at s.
func (s Status) severity() Severity {
	switch s {
	case Draft:
		return Notice
	case Final:
		return Error
	}
	return Warning
}

//go:embed statuses.txt
var statusText string

// meaning is what a word says of a document.
type meaning struct {
	status   Status
	incident bool // it is a state of the incident
	known    bool
}

var (
	statusLists = lexicon.New("statuses.txt", statusText)
	statusTable = lexicon.NewTable(statusLists, "", map[string]meaning{
		"draft":    {status: Draft, known: true},
		"review":   {status: InReview, known: true},
		"final":    {status: Final, known: true},
		"incident": {status: InReview, incident: true, known: true},
	})
	commonStatuses = statusLists.Set("common")
)

// StatedStatus is what a document says of how far it has come.
type StatedStatus struct {
	// Status is what the words mean; of unknown ones InReview.
	Status Status
	// Known reports whether they are known, be it in another spelling.
	Known bool
	// Meant is the known word that a mistyped one stands for; "" else.
	Meant string
	// OfIncident reports whether they are a state of the incident ("Resolved"),
	// which says nothing of the document: it is in review.
	OfIncident bool
}

// StatusOf reads a status as stated in a document. The team's own words, lower
// case, go first. ok is false for a text that nobody knows; the status is then
// InReview, or that of the word that was meant.
func StatusOf(stated string, own map[string]Status) (s Status, ok bool) {
	read := ReadStatus(stated, own)
	return read.Status, read.Known && read.Meant == ""
}

// ReadStatus reads a status as stated in a document: "Complete ✅", "Resolved
// (monitoring)", "Finla". The team's own words, lower case, go first.
func ReadStatus(stated string, own map[string]Status) StatedStatus {
	words := strings.Fields(strings.ToLower(stated))
	whole := strings.Join(words, " ")
	if s, ok := own[whole]; ok {
		return StatedStatus{Status: s, Known: true}
	}
	// "Complete, action items in progress" is complete, "✅ Resolved - see below"
	// resolved.
	clean := strings.TrimFunc(signName.ReplaceAllString(whole, ""), isSign)
	if i := strings.IndexAny(clean, ",;(.:!|/"); i > 0 {
		clean = clean[:i]
	}
	words = strings.Fields(clean)
	for n := len(words); n > 0; n-- {
		if read, ok := exactStatus(strings.TrimFunc(strings.Join(words[:n], " "), isSign), own); ok {
			return read
		}
	}
	return mistyped(strings.Join(words, " "), own)
}

// signName finds signs that are written as words before a status: ":white_check_mark:",
// of which the first colon may have been taken for the label's; and a box that is ticked.
var signName = regexp.MustCompile(`^(:[a-z0-9_+-]+:\s*|[a-z0-9]+(_[a-z0-9]+)+:\s*|\[x\]\s+)+`)

// isSign reports whether a rune is no part of a word: an emoji, emphasis, a dash.
func isSign(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func exactStatus(word string, own map[string]Status) (StatedStatus, bool) {
	if s, ok := own[word]; ok {
		return StatedStatus{Status: s, Known: true}, true
	}
	m := statusTable.Of(word)
	return StatedStatus{Status: m.status, Known: m.known, OfIncident: m.incident}, m.known
}

// mistyped reads a word that is a slip away from one that says how far the
// document is.
func mistyped(word string, own map[string]Status) StatedStatus {
	known := slices.Collect(maps.Keys(own))
	known = append(known, commonStatuses.All()...)
	slices.Sort(known)
	best, least := "", 3
	for _, k := range known {
		if d := levenshtein.ComputeDistance(word, k); d < least && near(word, k, d) {
			best, least = k, d
		}
	}
	if best == "" || len(word) < 4 {
		return StatedStatus{}
	}
	read, _ := exactStatus(best, own)
	read.Meant = best
	return read
}

// near reports whether a word at a distance from a known one can be a slip of it:
// few get the first letter wrong.
func near(word, known string, distance int) bool {
	switch {
	case swapped(word, known):
		return true
	case word == "" || word[0] != known[0]:
		return false
	}
	return distance == 1 || len(known) >= 8
}

// swapped reports whether two neighbouring letters changed places.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) - 1 {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}
