package suppress

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// definition is a link to nowhere whose title is the comment: "[//]: # (text)".
var definition = regexp.MustCompile(`^[ ]{0,3}\[(?://|comment|_|)\]: *(?:#|<>|<#>) +[("'](.*)[)"'][ \t]*$`)

// definitions reads the comments that are links to nowhere. They stand in no block.
func (r *reader) definitions() {
	src := r.doc.File.Bytes()
	found := len(r.comments)
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("pmlint"))
		if i < 0 {
			break
		}
		line := r.doc.File.LineSpan(r.doc.File.LineAt(at + i))
		at = max(line.End, at+i+1)
		if definition.Match(src[line.Start:line.End]) && !r.isInBlock(line) {
			r.comment(line)
		}
	}
	if len(r.comments) > found {
		slices.SortStableFunc(r.comments, func(a, b *Comment) int { return a.Span.Start - b.Span.Start })
	}
}

// isInBlock reports whether a block of the document holds a line, such as code.
func (r *reader) isInBlock(line text.Span) bool {
	return slices.ContainsFunc(r.doc.Blocks, func(b *postmortem.Block) bool { return b.Span.Overlaps(line) })
}
