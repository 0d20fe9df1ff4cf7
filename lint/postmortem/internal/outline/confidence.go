package outline

// basis is what a section's kind was told from.
type basis uint8

const (
	basisTitle   basis = iota // the words of the title, or nothing
	basisContent              // what stands below the title
	basisPlace                // a title that is part of what it stands in, such as a day of a timeline
)

// Become makes a section one of a kind that its content tells, whatever its title.
func (s *Section) Become(kind Kind) { s.Kind, s.Part, s.basis = kind, "", basisContent }

// ToldByContent reports whether the kind of a section was told from what stands in it.
func (s *Section) ToldByContent() bool { return s.basis == basisContent }

// How far the kinds of sections are vouched for, from 0 to 1.
const (
	titleSure     = 1.0  // phrase and head of the title agree, or the team named it
	titlePhrase   = 0.9  // the title is known as a whole
	titleHead     = 0.8  // only its head is known
	contentTells  = 0.65 // only the content tells
	titleDisputed = 0.6  // phrase and head do not agree
	titleUnknown  = 0.5  // nothing tells
)

// Confidence is how far the kind of a section is vouched for, from 0 to 1, and the kind
// that it could be instead; "" where none is in sight.
func (d *Document) Confidence(s *Section) (confidence float64, runnerUp Kind) {
	switch s.basis {
	case basisContent:
		return contentTells, KindOther
	case basisPlace:
		return titlePhrase, ""
	}
	parent := KindOther
	if s.Parent != nil {
		parent = s.Parent.Effective()
	}
	parts := TitleParts(s.Title.Plain)
	phrase, known := classifyParts(parts, parent, d.aliases)
	head, headed := classifyByHead(s.Title.Plain, parts, parent)
	switch {
	case known && phrase.Kind == s.Kind:
		return d.phraseConfidence(parts, phrase, head, headed)
	case headed && head.Kind == s.Kind:
		return titleHead, ""
	}
	return titleUnknown, ""
}

// phraseConfidence is the confidence in a title that is known as a whole.
func (d *Document) phraseConfidence(parts [][]string, phrase, head meaning, headed bool) (float64, Kind) {
	own, named := classifyParts(parts, "", nil)
	switch {
	case !named || own.Kind != phrase.Kind: // one of the team's own titles
		return titleSure, ""
	case !headed:
		return titlePhrase, ""
	case head.Kind == phrase.Kind:
		return titleSure, ""
	}
	return titleDisputed, head.Kind
}
