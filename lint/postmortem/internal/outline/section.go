package outline

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// Kind is what a section is about. The list is closed.
type Kind string

// The kinds of sections.
const (
	KindSummary      Kind = "summary"
	KindImpact       Kind = "impact"
	KindDetection    Kind = "detection"
	KindTimeline     Kind = "timeline"
	KindResponse     Kind = "response"
	KindResolution   Kind = "resolution"
	KindRootCause    Kind = "root_cause"
	KindFactors      Kind = "contributing_factors"
	KindLessons      Kind = "lessons"
	KindWentWell     Kind = "went_well"
	KindWentPoorly   Kind = "went_poorly"
	KindLucky        Kind = "lucky"
	KindActions      Kind = "actions"
	KindPrevention   Kind = "prevention"
	KindBackground   Kind = "background"
	KindTrigger      Kind = "trigger"
	KindParticipants Kind = "participants"
	KindAppendix     Kind = "appendix"
	KindHistory      Kind = "history"
	KindOther        Kind = "other"
)

// Markup is how a section's title is written.
type Markup string

// The markups of section titles.
const (
	MarkupATX      Markup = "atx"      // ## Title
	MarkupSetext   Markup = "setext"   // Title over ---- or ====
	MarkupBold     Markup = "bold"     // a line that is all bold
	MarkupLabel    Markup = "label"    // - **Label**: text, or Label: on a line of its own
	MarkupNumbered Markup = "numbered" // 1. **Title**
)

// Section is a part of the document under a title. The root section has no
// title and holds what stands before the first one.
type Section struct {
	Title  markdown.Text // without delimiters, numbers and trailing colon stay as written
	Kind   Kind
	Part   string // a finer kind: five_whys, user_impact, immediate, primary_factors, ...
	Level  int    // 1 to 6; of bold and label titles one below the heading they stand under
	Markup Markup
	Span   text.Span // from the title's first byte to the last byte of the last subsection
	Head   text.Span // the title's line or lines with delimiters
	Parent *Section
	// Children are the sections directly below.
	Children []*Section
	// Blocks are the section's own content, without its title and without the
	// content of Children.
	Blocks []*markdown.Block
	// Inline is the text that follows the title on its own line ("- **Impact**:
	// none"); empty for other markups. The block that holds it is in Blocks.
	Inline markdown.Text
	Block  *markdown.Block // the block that carries the title
	colon  bool            // a bold title has a colon: it is one label among others
	basis  basis           // what Kind was told from
	held   bool            // its text stands below the list whose last label it is
}

// Within tells whether s or a section above it is of the kind.
func (s *Section) Within(kind Kind) bool {
	for ; s != nil; s = s.Parent {
		if s.Kind == kind {
			return true
		}
	}
	return false
}

// Effective is the kind that the content of s serves: its own, or for "other"
// that of the nearest section above that has one.
func (s *Section) Effective() Kind {
	for ; s != nil; s = s.Parent {
		if s.Kind != KindOther && s.Kind != "" {
			return s.Kind
		}
	}
	return KindOther
}

func (s *Section) InPart(part string) bool {
	for ; s != nil; s = s.Parent {
		if s.Part == part {
			return true
		}
	}
	return false
}
