// Package postmortem reads an incident postmortem, written in any of the
// Markdown dialects that teams use, into one typed model. The variety ends
// here: rules ask the model and never search the text.
package postmortem

import (
	"sync"

	"github.com/pmlint/pmlint/lint/postmortem/internal/actions"
	"github.com/pmlint/pmlint/lint/postmortem/internal/analysis"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/placeholders"
	"github.com/pmlint/pmlint/lint/postmortem/internal/timeline"
)

// Document is one postmortem. It is a value: whatever reads it may do so from
// several goroutines and for as long as it likes, and nobody writes into it.
// Slices of events, actions and so on are in the order of the text.
type Document struct {
	*outline.Document // the file, its title and its sections

	Meta metadata.Metadata

	Timelines []*timeline.Timeline // one for each timeline section or separate table
	Actions   []*actions.Action
	Checks    []*actions.Check // boxes about the document itself
	Factors   []*analysis.Factor
	Chains    []*analysis.WhyChain
	RootCause Text // the root cause as stated (its first paragraph); empty if none
	Impact    analysis.Impact
	Lessons   []*analysis.Lesson
	Controls  []*analysis.Control // prevention measures
	People    []*metadata.Participant
	History   []*metadata.Revision // document history rows
	Links     []*metadata.Link     // supporting links of the appendix
	Durations timeline.Durations

	Placeholders []placeholders.Placeholder
	Unparsed     []*outline.Unparsed // what looks like an event or an action but cannot be read
	// Language is "en", or "" when the prose is evidently not English: wording
	// rules then keep silent.
	Language string

	split     sync.Once // sentences are computed when first asked for
	sentences []Sentence
}
