package postmortem

import "github.com/pmlint/pmlint/lint/markdown"

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
