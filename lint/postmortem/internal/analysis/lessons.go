package analysis

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// readLessons reads the lessons and the prevention measures.
func (r *analysisReader) readLessons() {
	for _, s := range r.doc.Sections {
		switch s.Effective() {
		case outline.KindWentWell, outline.KindWentPoorly, outline.KindLucky, outline.KindLessons:
			r.lessons(s)
		case outline.KindPrevention:
			r.controls(s)
		}
	}
}

// lessons reads a section: its items, or its paragraphs where it has no list.
func (r *analysisReader) lessons(s *outline.Section) {
	kind := lessonKind(s)
	if s.Inline.Plain != "" && !hasKind(s.Blocks, markdown.BlockList) {
		r.Lessons = append(r.Lessons, &Lesson{Kind: kind, Text: s.Inline, Section: s, Block: s.Block})
		return
	}
	for _, p := range r.statements(s) {
		r.Lessons = append(r.Lessons, &Lesson{Kind: kind, Text: r.doc.Whole(p), Section: s, Block: holder(p)})
	}
}

// statements are the pieces of a section that each say one thing: the outermost
// items, or the paragraphs where it has no list. What stands beside the
// section's own title is left out.
func (r *analysisReader) statements(s *outline.Section) []outline.Piece {
	pieces := r.doc.Pieces(s.Blocks)
	top := 0
	for _, p := range pieces {
		if p.Item != nil && (top == 0 || p.Depth < top) {
			top = p.Depth
		}
	}
	out := pieces[:0]
	for _, p := range pieces {
		if strings.TrimSpace(p.Text()) == "" || r.doc.OwnTitle(s, p) {
			continue
		}
		if p.Item == nil && top == 0 || p.Item != nil && p.First && p.Depth == top {
			out = append(out, p)
		}
	}
	return out
}

// holder is the item that a piece begins, or its paragraph.
func holder(p outline.Piece) *markdown.Block {
	if p.Item != nil && p.First {
		return p.Item
	}
	return p.Block
}

func lessonKind(s *outline.Section) LessonKind {
	switch s.Effective() {
	case outline.KindWentWell:
		return LessonWell
	case outline.KindWentPoorly:
		return LessonPoorly
	case outline.KindLucky:
		return LessonLucky
	}
	return LessonOther
}

// controls reads the items of a prevention section; its prose introduces them.
func (r *analysisReader) controls(s *outline.Section) {
	kind := controlKind(s)
	for _, p := range r.statements(s) {
		if p.Item == nil {
			continue
		}
		c := &Control{Kind: kind, Text: r.doc.Whole(p), Section: s, Block: p.Item}
		if p.Item.Box.Len() > 0 {
			c.Box, c.Ticked = p.Item.Box, p.Item.Ticked
		}
		r.Controls = append(r.Controls, c)
	}
}

// controlKind tells what the nearest heading that says so asks for.
func controlKind(s *outline.Section) ControlKind {
	for ; s != nil && s.Effective() == outline.KindPrevention; s = s.Parent {
		var buf [6]string
		for _, w := range lowerWords(s.Title.Plain, buf[:0]) {
			switch {
			case ascii.HasAnyPrefix(w, "detect", "monitor", "alert", "observab"):
				return ControlDetection
			case ascii.HasAnyPrefix(w, "respon", "recover", "mitigat"):
				return ControlResponse
			case ascii.HasAnyPrefix(w, "control", "safeguard") || s.Part == "prevention_controls":
				return ControlPrevention
			}
		}
	}
	return ""
}
