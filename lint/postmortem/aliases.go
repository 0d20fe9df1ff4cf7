package postmortem

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
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

// Field is [outline.Field].
type Field = outline.Field

// FieldAuthors is [outline.FieldAuthors].
const FieldAuthors = outline.FieldAuthors

// FieldCustomerImpact is [outline.FieldCustomerImpact].
const FieldCustomerImpact = outline.FieldCustomerImpact

// FieldDate is [outline.FieldDate].
const FieldDate = outline.FieldDate

// FieldDuration is [outline.FieldDuration].
const FieldDuration = outline.FieldDuration

// FieldEnd is [outline.FieldEnd].
const FieldEnd = outline.FieldEnd

// FieldID is [outline.FieldID].
const FieldID = outline.FieldID

// FieldKey is [outline.FieldKey].
type FieldKey = outline.FieldKey

// FieldOwner is [outline.FieldOwner].
const FieldOwner = outline.FieldOwner

// FieldServices is [outline.FieldServices].
const FieldServices = outline.FieldServices

// FieldSeverity is [outline.FieldSeverity].
const FieldSeverity = outline.FieldSeverity

// FieldSource is [outline.FieldSource].
type FieldSource = outline.FieldSource

// FieldStart is [outline.FieldStart].
const FieldStart = outline.FieldStart

// FieldStatus is [outline.FieldStatus].
const FieldStatus = outline.FieldStatus

// FieldTags is [outline.FieldTags].
const FieldTags = outline.FieldTags

// FieldTimeToAck is [outline.FieldTimeToAck].
const FieldTimeToAck = outline.FieldTimeToAck

// FieldTimeToDetect is [outline.FieldTimeToDetect].
const FieldTimeToDetect = outline.FieldTimeToDetect

// FieldTimeToMitigate is [outline.FieldTimeToMitigate].
const FieldTimeToMitigate = outline.FieldTimeToMitigate

// FieldTimeToResolve is [outline.FieldTimeToResolve].
const FieldTimeToResolve = outline.FieldTimeToResolve

// FieldTitle is [outline.FieldTitle].
const FieldTitle = outline.FieldTitle

// Kind is [outline.Kind].
type Kind = outline.Kind

// KindActions is [outline.KindActions].
const KindActions = outline.KindActions

// KindAppendix is [outline.KindAppendix].
const KindAppendix = outline.KindAppendix

// KindBackground is [outline.KindBackground].
const KindBackground = outline.KindBackground

// KindDetection is [outline.KindDetection].
const KindDetection = outline.KindDetection

// KindFactors is [outline.KindFactors].
const KindFactors = outline.KindFactors

// KindHistory is [outline.KindHistory].
const KindHistory = outline.KindHistory

// KindImpact is [outline.KindImpact].
const KindImpact = outline.KindImpact

// KindLessons is [outline.KindLessons].
const KindLessons = outline.KindLessons

// KindLucky is [outline.KindLucky].
const KindLucky = outline.KindLucky

// KindOther is [outline.KindOther].
const KindOther = outline.KindOther

// KindParticipants is [outline.KindParticipants].
const KindParticipants = outline.KindParticipants

// KindPrevention is [outline.KindPrevention].
const KindPrevention = outline.KindPrevention

// KindResolution is [outline.KindResolution].
const KindResolution = outline.KindResolution

// KindResponse is [outline.KindResponse].
const KindResponse = outline.KindResponse

// KindRootCause is [outline.KindRootCause].
const KindRootCause = outline.KindRootCause

// KindSummary is [outline.KindSummary].
const KindSummary = outline.KindSummary

// KindTimeline is [outline.KindTimeline].
const KindTimeline = outline.KindTimeline

// KindTrigger is [outline.KindTrigger].
const KindTrigger = outline.KindTrigger

// KindWentPoorly is [outline.KindWentPoorly].
const KindWentPoorly = outline.KindWentPoorly

// KindWentWell is [outline.KindWentWell].
const KindWentWell = outline.KindWentWell

// Markup is [outline.Markup].
type Markup = outline.Markup

// MarkupATX is [outline.MarkupATX].
const MarkupATX = outline.MarkupATX

// MarkupBold is [outline.MarkupBold].
const MarkupBold = outline.MarkupBold

// MarkupLabel is [outline.MarkupLabel].
const MarkupLabel = outline.MarkupLabel

// MarkupNumbered is [outline.MarkupNumbered].
const MarkupNumbered = outline.MarkupNumbered

// MarkupSetext is [outline.MarkupSetext].
const MarkupSetext = outline.MarkupSetext

// Section is [outline.Section].
type Section = outline.Section

// SourceBullet is [outline.SourceBullet].
const SourceBullet = outline.SourceBullet

// SourceFrontMatter is [outline.SourceFrontMatter].
const SourceFrontMatter = outline.SourceFrontMatter

// SourceHeading is [outline.SourceHeading].
const SourceHeading = outline.SourceHeading

// SourceLine is [outline.SourceLine].
const SourceLine = outline.SourceLine

// SourceTable is [outline.SourceTable].
const SourceTable = outline.SourceTable

// SourceTitle is [outline.SourceTitle].
const SourceTitle = outline.SourceTitle

// Unparsed is [outline.Unparsed].
type Unparsed = outline.Unparsed
