package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/internal/ascii"
)

// readLessons reads the lessons and the prevention measures.
func (r *analysisReader) readLessons() {
	for _, s := range r.doc.Sections {
		switch s.Effective() {
		case KindWentWell, KindWentPoorly, KindLucky, KindLessons:
			r.lessons(s)
		case KindPrevention:
			r.controls(s)
		}
	}
}

// lessons reads a section: its items, or its paragraphs where it has no list.
func (r *analysisReader) lessons(s *Section) {
	kind := lessonKind(s)
	if s.Inline.Plain != "" && !hasKind(s.Blocks, BlockList) {
		r.Lessons = append(r.Lessons, &Lesson{Kind: kind, Text: s.Inline, Section: s, Block: s.block})
		return
	}
	for _, p := range r.statements(s) {
		r.Lessons = append(r.Lessons, &Lesson{Kind: kind, Text: r.doc.whole(p), Section: s, Block: holder(p)})
	}
}

// statements are the pieces of a section that each say one thing: the outermost
// items, or the paragraphs where it has no list. What stands beside the
// section's own title is left out.
func (r *analysisReader) statements(s *Section) []piece {
	pieces := r.doc.pieces(s.Blocks)
	top := 0
	for _, p := range pieces {
		if p.item != nil && (top == 0 || p.depth < top) {
			top = p.depth
		}
	}
	out := pieces[:0]
	for _, p := range pieces {
		if strings.TrimSpace(p.text()) == "" || r.doc.ownTitle(s, p) {
			continue
		}
		if p.item == nil && top == 0 || p.item != nil && p.first && p.depth == top {
			out = append(out, p)
		}
	}
	return out
}

// holder is the item that a piece begins, or its paragraph.
func holder(p piece) *Block {
	if p.item != nil && p.first {
		return p.item
	}
	return p.block
}

func lessonKind(s *Section) LessonKind {
	switch s.Effective() {
	case KindWentWell:
		return LessonWell
	case KindWentPoorly:
		return LessonPoorly
	case KindLucky:
		return LessonLucky
	}
	return LessonOther
}

// controls reads the items of a prevention section; its prose introduces them.
func (r *analysisReader) controls(s *Section) {
	kind := controlKind(s)
	for _, p := range r.statements(s) {
		if p.item == nil {
			continue
		}
		c := &Control{Kind: kind, Text: r.doc.whole(p), Section: s, Block: p.item}
		if p.item.Box.Len() > 0 {
			c.Box, c.Ticked = p.item.Box, p.item.Ticked
		}
		r.Controls = append(r.Controls, c)
	}
}

// controlKind tells what the nearest heading that says so asks for.
func controlKind(s *Section) ControlKind {
	for ; s != nil && s.Effective() == KindPrevention; s = s.Parent {
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
