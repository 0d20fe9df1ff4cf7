package lint

import "github.com/pmlint/pmlint/lint/text"

// Diagnostic is what a rule says about one place of a document.
type Diagnostic struct {
	// Span is the place, in the bytes of the file.
	Span text.Span `json:"span"`
	// Anchor is the stable name of the place, from which the fingerprint is
	// made: "section:impact", "action:A3", the words of a sentence. It holds no
	// line number and nothing of Message. Two of a rule with the same anchor are
	// told apart by their order in the text.
	Anchor string `json:"anchor"`
	// Message says what is wrong and quotes the value. One sentence, no final
	// full stop.
	Message string `json:"message"`
	// Hint says what to write instead, or asks the question that leads there.
	Hint string `json:"hint,omitempty"`
	// Severity is what the rule itself gives this one in place of its default;
	// Off for the default. The configuration goes before either.
	Severity Severity  `json:"-"`
	Fixes    []Fix     `json:"fixes,omitempty"`
	Related  []Related `json:"related,omitempty"` // other places that the message speaks of
	// Group, where it is not empty, is what those of one rule and document have
	// in common that are reported as one (see Rule.Merge). ShortMessage names
	// this one among them. Such diagnostics have no fixes.
	Group        string `json:"group,omitempty"`
	ShortMessage string `json:"short_message,omitempty"`
}

// Finding is a diagnostic as a run reports it: by which rule, in which document,
// how grave, and by which name it is known again. Its JSON is for Go programs
// that keep findings; the form for others is that of report.JSON.
type Finding struct {
	Rule     string   `json:"rule"` // the rule's name, "actions/owner"
	Severity Severity `json:"severity"`
	Path     string   `json:"path"` // relative to the repository's root, with slashes
	Diagnostic
	// Start and End are the positions of Span; End is after the last byte.
	Start text.Position `json:"start"`
	End   text.Position `json:"end"`
	// Excerpt is the first line of Span as it stands in the file.
	Excerpt Excerpt `json:"excerpt"`
	URL     string  `json:"url"` // of the rule's page; empty where nobody published it
	// Fingerprint survives moved lines and reworded messages.
	Fingerprint string `json:"fingerprint"`
	// Guard marks a finding that a document was not read. It is an error, and
	// neither comments nor configuration nor a baseline silence it.
	Guard bool `json:"-"`
}

// Excerpt is a line of a document, kept because documents are dropped after
// their turn.
type Excerpt struct {
	Text   string `json:"text"`   // without line end; of a very long line the part around the span
	Offset int    `json:"offset"` // of Text's first byte in the file
}

// Fix is a change that mends a finding. Its edits are made together or not at
// all.
type Fix struct {
	Message string      `json:"message"`
	Safe    bool        `json:"safe"` // the document's meaning stays as it is
	Edits   []text.Edit `json:"edits"`
}

// Related is another place that bears on a finding. A rule gives Span and
// Message; one about the whole corpus makes it by Place.Related.
type Related struct {
	Path    string        `json:"path,omitempty"` // empty for the finding's own document
	Span    text.Span     `json:"span"`
	Start   text.Position `json:"start"`
	End     text.Position `json:"end"`
	Message string        `json:"message"`
}
