package lint

import "github.com/pmlint/pmlint/lint/text"

// Finding is one thing that a rule has to say about one place of a document.
type Finding struct {
	Rule     string // the rule's name, "actions/owner"
	Severity Severity
	Path     string // relative to the repository's root, with slashes
	Span     text.Span
	// Start and End are the positions of Span; End is after the last byte.
	Start, End text.Position
	// Message says what is wrong and quotes the value. One sentence, no final
	// full stop.
	Message string
	// Hint says what to write instead, or asks the question that leads there.
	Hint string
	URL  string // of the rule's page
	// Anchor is the stable name of the place, from which the fingerprint is
	// made: "section:impact", "action:A3", the words of a sentence. It holds no
	// line number and nothing of Message.
	Anchor string
	// Fingerprint survives moved lines and reworded messages.
	Fingerprint string
	Fixes       []Fix
	Related     []Related // other places that the message speaks of
	// Group, where it is not empty, is what findings of one rule and document
	// have in common that are reported as one (see Rule.Sum). Brief names this
	// one in their sum. Such findings have no fixes.
	Group, Brief string
	// Excerpt is the first line of Span as it stands in the file.
	Excerpt Excerpt
}

// Excerpt is a line of a document, kept because documents are dropped after
// their turn.
type Excerpt struct {
	Text   string // without line end; of a very long line the part around the span
	Offset int    // of Text's first byte in the file
}

// Fix is a change that mends a finding. Its edits are made together or not at
// all.
type Fix struct {
	Message string
	Safe    bool // the document's meaning stays as it is
	Edits   []text.Edit
}

// Related is another place that bears on a finding.
type Related struct {
	Path       string // empty for the finding's own document
	Span       text.Span
	Start, End text.Position
	Message    string
}
