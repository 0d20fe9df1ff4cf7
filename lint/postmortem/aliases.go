package postmortem

import (
	"time"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/actions"
	"github.com/pmlint/pmlint/lint/postmortem/internal/analysis"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/placeholders"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/postmortem/internal/timeline"
)

// What a document is written in. These are the types of package markdown, under
// the names that rules know.
type (
	// Text is a piece of the document: where it stands and what it says once
	// markup is read. Plain(source[Span]) is always equal to Plain.
	Text = markdown.Text
	// Block is a node of the document's block structure.
	Block = markdown.Block
	// Row is a row of a table.
	Row = markdown.Row
	// Prose is a piece of the document as it reads once inline markup is gone.
	Prose = markdown.Prose
	// Mark is a stretch of inline markup.
	Mark = markdown.Mark
	// MarkKind is a sort of inline markup.
	MarkKind = markdown.MarkKind
)

// The sorts of blocks.
const (
	BlockHeading   = markdown.BlockHeading
	BlockParagraph = markdown.BlockParagraph
	BlockList      = markdown.BlockList
	BlockItem      = markdown.BlockItem
	BlockTable     = markdown.BlockTable
	BlockCode      = markdown.BlockCode
	BlockQuote     = markdown.BlockQuote
	BlockHTML      = markdown.BlockHTML
	BlockBreak     = markdown.BlockBreak
	BlockFootnote  = markdown.BlockFootnote
)

// The sorts of inline markup.
const (
	MarkCode     = markdown.MarkCode
	MarkLink     = markdown.MarkLink
	MarkURL      = markdown.MarkURL
	MarkImage    = markdown.MarkImage
	MarkComment  = markdown.MarkComment
	MarkStrong   = markdown.MarkStrong
	MarkEmphasis = markdown.MarkEmphasis
	MarkStrike   = markdown.MarkStrike
	MarkQuote    = markdown.MarkQuote
	MarkFootnote = markdown.MarkFootnote
)

// These are the types of package outline: titles, sections and labels.
type (
	// Field is one stated value with its label.
	Field = outline.Field
	// FieldKey names a piece of metadata.
	FieldKey = outline.FieldKey
	// FieldSource is the dialect that a field is written in.
	FieldSource = outline.FieldSource
	// Unparsed is a line that looks like an event or an action and could not be
	// read as one. It is kept, never dropped.
	Unparsed = outline.Unparsed
	// Kind is what a section is about. The list is closed.
	Kind = outline.Kind
	// Markup is how a section's title is written.
	Markup = outline.Markup
	// Section is a part of the document under a title. The root section has no
	// title and holds what stands before the first one.
	Section = outline.Section
)

// The metadata that the model knows by name.
const (
	FieldID             = outline.FieldID
	FieldTitle          = outline.FieldTitle
	FieldDate           = outline.FieldDate
	FieldAuthors        = outline.FieldAuthors
	FieldStatus         = outline.FieldStatus
	FieldSeverity       = outline.FieldSeverity
	FieldStart          = outline.FieldStart
	FieldEnd            = outline.FieldEnd
	FieldDuration       = outline.FieldDuration
	FieldTimeToDetect   = outline.FieldTimeToDetect
	FieldTimeToAck      = outline.FieldTimeToAck
	FieldTimeToMitigate = outline.FieldTimeToMitigate
	FieldTimeToResolve  = outline.FieldTimeToResolve
	FieldCustomerImpact = outline.FieldCustomerImpact
	FieldServices       = outline.FieldServices
	FieldTags           = outline.FieldTags
	FieldOwner          = outline.FieldOwner
)

// The dialects of metadata.
const (
	SourceFrontMatter = outline.SourceFrontMatter // YAML, TOML or JSON
	SourceLine        = outline.SourceLine        // **Key:** value, or Key: value near the top
	SourceBullet      = outline.SourceBullet      // - **Key**: value
	SourceTable       = outline.SourceTable       // a two-column table, or a header row with one row
	SourceHeading     = outline.SourceHeading     // "## Date" with its text, "## Owner: @name"
	SourceTitle       = outline.SourceTitle       // a date or id inside the title
)

// The kinds of sections.
const (
	KindSummary      = outline.KindSummary
	KindImpact       = outline.KindImpact
	KindDetection    = outline.KindDetection
	KindTimeline     = outline.KindTimeline
	KindResponse     = outline.KindResponse
	KindResolution   = outline.KindResolution
	KindRootCause    = outline.KindRootCause
	KindFactors      = outline.KindFactors
	KindLessons      = outline.KindLessons
	KindWentWell     = outline.KindWentWell
	KindWentPoorly   = outline.KindWentPoorly
	KindLucky        = outline.KindLucky
	KindActions      = outline.KindActions
	KindPrevention   = outline.KindPrevention
	KindBackground   = outline.KindBackground
	KindTrigger      = outline.KindTrigger
	KindParticipants = outline.KindParticipants
	KindAppendix     = outline.KindAppendix
	KindHistory      = outline.KindHistory
	KindOther        = outline.KindOther
)

// The markups of section titles.
const (
	MarkupATX      = outline.MarkupATX      // ## Title
	MarkupSetext   = outline.MarkupSetext   // Title over ---- or ====
	MarkupBold     = outline.MarkupBold     // a line that is all bold
	MarkupLabel    = outline.MarkupLabel    // - **Label**: text, or Label: on a line of its own
	MarkupNumbered = outline.MarkupNumbered // 1. **Title**
)

// These are the types of package metadata: what a document says about itself, and about who took part.
type (
	// Metadata is what the document says about itself. For each key the first
	// stated field counts; All holds every one.
	Metadata = metadata.Metadata
	// Date is a calendar day as stated somewhere.
	Date = metadata.Date
	// People is who took part, who changed the document, and what it refers to.
	People = metadata.People
	// RoleKind is a role that a postmortem names in its own words.
	RoleKind = metadata.RoleKind
	// Participant is a person or team with a role in the incident.
	Participant = metadata.Participant
	// Revision is a row of the document's own history.
	Revision = metadata.Revision
	// Link is a link as written; Target is resolved through reference definitions.
	Link = metadata.Link
)

// The roles that rules ask for.
const (
	RoleCommander = metadata.RoleCommander
	RoleAuthor    = metadata.RoleAuthor
	RoleReviewer  = metadata.RoleReviewer
	RoleOther     = metadata.RoleOther // an investigator, scribe, liaison, ...
)

// These are the types of package placeholders: what was left to fill in.
type (
	// Placeholder is a spot of the template that nobody filled in.
	Placeholder = placeholders.Placeholder
	// PlaceholderKind is the syntax of a placeholder.
	PlaceholderKind = placeholders.PlaceholderKind
)

// The syntaxes of placeholders.
const (
	PlaceholderBracket   = placeholders.PlaceholderBracket   // [Incident Title]
	PlaceholderAngle     = placeholders.PlaceholderAngle     // <Your name>
	PlaceholderMoustache = placeholders.PlaceholderMoustache // {{ date }}
	PlaceholderPattern   = placeholders.PlaceholderPattern   // YYYY-MM-DD, HH:MM
	PlaceholderUnknown   = placeholders.PlaceholderUnknown   // TBD, TODO, ???, XXX
	PlaceholderChoice    = placeholders.PlaceholderChoice    // Draft | In Review | Final
)

// These are the types of package timeline: the course of events.
type (
	// DurationSource says where a duration is from.
	DurationSource = timeline.DurationSource
	// IncidentDuration is the one length of time of its kind that an incident has.
	IncidentDuration = timeline.IncidentDuration
	// Timeline is one run of events that belong together: order is only judged
	// within it.
	Timeline = timeline.Timeline
	// Event is an entry of a timeline.
	Event = timeline.Event
	// Moment is an instant as precisely as it is known.
	Moment = timeline.Moment
	// MomentKind is a key moment of an incident.
	MomentKind = timeline.MomentKind
	// Phase is the part of the incident that an event belongs to.
	Phase = timeline.Phase
	// Durations are the lengths of time that the document states and those that
	// its timeline gives.
	Durations = timeline.Durations
	// DurationKind names a length of time.
	DurationKind = timeline.DurationKind
	// StatedDuration is a duration in a labelled field.
	StatedDuration = timeline.StatedDuration
	// ComputedDuration is the time between two events of a timeline.
	ComputedDuration = timeline.ComputedDuration
)

// The sources of durations.
const (
	DurationStated   = timeline.DurationStated   // in a labelled field
	DurationComputed = timeline.DurationComputed // from two events of the timeline
)

// The key moments, in the order in which they are expected.
const (
	MomentTrigger      = timeline.MomentTrigger
	MomentSymptom      = timeline.MomentSymptom
	MomentDetected     = timeline.MomentDetected
	MomentAcknowledged = timeline.MomentAcknowledged
	MomentTriage       = timeline.MomentTriage
	MomentCause        = timeline.MomentCause
	MomentMitigated    = timeline.MomentMitigated
	MomentRestored     = timeline.MomentRestored
	MomentResolved     = timeline.MomentResolved
)

// The phases of a detailed timeline.
const (
	PhaseNone   = timeline.PhaseNone
	PhaseBefore = timeline.PhaseBefore
	PhaseActive = timeline.PhaseActive
	PhaseAfter  = timeline.PhaseAfter
)

// The durations of an incident.
const (
	TimeToDetect      = timeline.TimeToDetect
	TimeToAcknowledge = timeline.TimeToAcknowledge
	TimeToMitigate    = timeline.TimeToMitigate
	TimeToResolve     = timeline.TimeToResolve
	TotalDuration     = timeline.TotalDuration
	ImpactDuration    = timeline.ImpactDuration
)

// Elapsed is the time from a to b: between instants where both are known, else
// between clock readings. ok is false where a date or time is missing on one
// side only.
func Elapsed(a, b Moment) (d time.Duration, ok bool) { return timeline.Elapsed(a, b) }

// These are the types of package actions: what is to be done.
type (
	// Action is an action item: something that somebody promised to do.
	Action = actions.Action
	// ActionColumns are the cells of an action's row; a span is zero where the
	// table lacks the column.
	ActionColumns = actions.ActionColumns
	// Owner is who an action belongs to, as written.
	Owner = task.Owner
	// OwnerKind tells what sort of owner is named.
	OwnerKind = task.OwnerKind
	// Due is when an action is promised for.
	Due = task.Due
	// Status is the state of an action.
	Status = task.Status
	// Horizon is how soon an action is promised, from its heading or column.
	Horizon = task.Horizon
	// Category is what an action is good for.
	Category = task.Category
)

// The sorts of owners.
const (
	OwnerHandle   = task.OwnerHandle   // @ana
	OwnerPerson   = task.OwnerPerson   // a name
	OwnerInitials = task.OwnerInitials // AG
	OwnerEmail    = task.OwnerEmail
	OwnerTeam     = task.OwnerTeam
	OwnerRole     = task.OwnerRole   // "on-call", "developers": neither a person nor a team
	OwnerNobody   = task.OwnerNobody // "TBD", "everyone", a placeholder: stated, but no owner
)

// The states of actions.
const (
	StatusOpen    = task.StatusOpen
	StatusActive  = task.StatusActive
	StatusDone    = task.StatusDone
	StatusDropped = task.StatusDropped
	StatusBlocked = task.StatusBlocked
	StatusUnknown = task.StatusUnknown // a state is written that the model does not know
)

// The horizons of actions.
const (
	HorizonNone      = task.HorizonNone
	HorizonImmediate = task.HorizonImmediate
	HorizonShort     = task.HorizonShort
	HorizonLong      = task.HorizonLong
)

// The categories of actions.
const (
	CategoryNone        = task.CategoryNone
	CategoryDetect      = task.CategoryDetect
	CategoryPrevent     = task.CategoryPrevent
	CategoryMitigate    = task.CategoryMitigate
	CategoryRespond     = task.CategoryRespond
	CategoryRepair      = task.CategoryRepair
	CategoryInvestigate = task.CategoryInvestigate
)

// These are the types of package analysis: what the document makes of the incident.
type (
	// Factor is a contributing factor.
	Factor = analysis.Factor
	// FactorLevel is how a factor stands to the incident.
	FactorLevel = analysis.FactorLevel
	// FactorCategory is the domain and the aspect of a factor, such as
	// "technical/code"; empty where neither a label nor the words tell.
	FactorCategory = analysis.FactorCategory
	// WhyChain is a chain of whys: a tree, since an answer can lead to several
	// questions.
	WhyChain = analysis.WhyChain
	// Why is a question with its answer.
	Why = analysis.Why
	// Impact is what the incident did, as far as labels, bullets or tables state
	// it.
	Impact = analysis.Impact
	// Quantity is a number in a text.
	Quantity = analysis.Quantity
	// Money is an amount of a currency.
	Money = analysis.Money
	// SLA is whether the service level agreement was met.
	SLA = analysis.SLA
	// DataImpact is what happened to data.
	DataImpact = analysis.DataImpact
	// LessonKind sorts lessons.
	LessonKind = analysis.LessonKind
	// Lesson is one lesson learned.
	Lesson = analysis.Lesson
	// ControlKind sorts prevention measures.
	ControlKind = analysis.ControlKind
	// Control is a prevention measure.
	Control = analysis.Control
	// Analysis is what a document makes of the incident.
	Analysis = analysis.Analysis
	// Aspect is one place to look for contributing factors.
	Aspect = analysis.Aspect
)

// The levels of factors.
const (
	FactorPrimary       = analysis.FactorPrimary
	FactorSecondary     = analysis.FactorSecondary
	FactorEnvironmental = analysis.FactorEnvironmental
	FactorUnstated      = analysis.FactorUnstated
)

// The kinds of lessons.
const (
	LessonWell   = analysis.LessonWell
	LessonPoorly = analysis.LessonPoorly
	LessonLucky  = analysis.LessonLucky
	LessonOther  = analysis.LessonOther
)

// The kinds of prevention measures.
const (
	ControlDetection  = analysis.ControlDetection
	ControlPrevention = analysis.ControlPrevention
	ControlResponse   = analysis.ControlResponse
)

// Aspects are the domains and aspects of contributing factors with their
// guiding questions, in the order technical, process, organisational.
func Aspects() []Aspect { return analysis.Aspects() }
