package lint

import (
	"fmt"
	"strings"
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

// StatusOf reads a status as stated in a document. The team's own words, lower
// case, go first. ok is false for a text that nobody knows; the status is then
// InReview.
func StatusOf(stated string, own map[string]Status) (s Status, ok bool) {
	stated = strings.ToLower(strings.TrimSpace(stated))
	if s, ok := own[stated]; ok {
		return s, true
	}
	// "Complete, action items in progress" is complete.
	if i := strings.IndexAny(stated, ",;(.:"); i > 0 {
		stated = strings.TrimSpace(stated[:i])
		if s, ok := own[stated]; ok {
			return s, true
		}
	}
	switch stated {
	case "draft", "wip", "work in progress", "in progress", "preliminary", "open", "started", "todo":
		return Draft, true
	case "in review", "review", "under review", "in-review", "pending review", "ready for review", "proposed":
		return InReview, true
	case "final", "finalized", "finalised", "complete", "completed", "closed", "published", "approved",
		"reviewed", "done", "accepted":
		return Final, true
	}
	return InReview, false
}
