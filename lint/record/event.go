package record

import (
	"cmp"
	"hash/fnv"
	"strconv"
	"time"
)

// Event is something that a tool recorded.
type Event struct {
	At time.Time // the instant, in UTC, by the corrected clock of its source
	// Until is the instant of the last of several entries that are told as one,
	// Count how many they are; zero and 0 where there is one.
	Until time.Time
	Count int
	Text  string // one line of plain text
	Level Level
	// Act is what happened, where the tool says it; Subject what it happened to,
	// as the tool names it: an alert, a deployment's revision.
	Act     Act
	Subject string
	Marked  bool // somebody pinned it, starred it, or reacted to it
	// Repeats tells that entries like it may come in numbers, and are then told once.
	Repeats bool
	Origin  Origin
	Also    []Origin // other entries that told of the same
}

// Act is what an entry says happened.
type Act string

// The acts that tools record.
const (
	Fired        Act = "fired"        // an alert began
	Resolved     Act = "resolved"     // an alert, a page or an incident ended
	Acknowledged Act = "acknowledged" // somebody took it
	Escalated    Act = "escalated"    // it went to others
	Declared     Act = "declared"     // an incident was opened
	Deployed     Act = "deployed"     // something went live
	Merged       Act = "merged"       // a change was merged
	Reverted     Act = "reverted"     // a change was undone
)

// Origin is the entry of an export that an event is from.
type Origin struct {
	Kind string `json:"kind"` // of export: "alertmanager"
	// ID names the entry within its kind, for good: the tool's own name of it, or
	// one made from its stamp and text.
	ID    string `json:"id"`
	Stamp string `json:"stamp"` // date and time as the export writes them
	File  string `json:"file"`  // as the user named it
	Line  int    `json:"line"`  // in the file, from 1; 0 where it has no lines
}

// Key names an entry among those of all kinds.
func (o Origin) Key() string { return o.Kind + " " + o.ID }

// Origins are all entries that tell of the event, its own first.
func (e *Event) Origins() []Origin { return append([]Origin{e.Origin}, e.Also...) }

// NamedBy makes a name for an entry that has none of its own, from what it holds.
func NamedBy(parts ...string) string {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return strconv.FormatUint(h.Sum64()>>16, 36)
}

// Compare orders events by their instants.
func Compare(a, b *Event) int { return cmp.Compare(a.At.UnixNano(), b.At.UnixNano()) }
