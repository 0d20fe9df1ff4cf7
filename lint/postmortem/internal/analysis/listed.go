package analysis

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// listedCauses reads the factors of a document that has no section for them: the
// items of a list in the section about the root cause, its paragraphs with bold
// beginnings, and a list anywhere that a sentence announces as the causes.
func (r *analysisReader) listedCauses() {
	for _, s := range r.doc.Sections {
		switch s.Effective() {
		case outline.KindRootCause:
			if s.Part != "" || s.InPart("five_whys") || namesWhys(s.Title.Plain) || s.Kind != outline.KindRootCause {
				continue
			}
			f := factorReader{analysisReader: r, section: s}
			f.levelled()
			for _, b := range s.Blocks {
				if r.causeList(b) {
					f.items(b)
				}
			}
			f.leadIns()
			r.askedCauses(s)
			for _, p := range r.doc.Pieces(s.Blocks) {
				if p.Item == nil {
					f.counted(p)
				}
			}
		case outline.KindOther, outline.KindSummary, outline.KindTrigger:
			r.announcedCauses(s)
			if slices.ContainsFunc(s.Children, func(c *outline.Section) bool { return c.Kind == outline.KindRootCause }) {
				r.askedCauses(s)
			}
		}
	}
}

// announcedCauses reads the list behind a sentence such as "Three things led to this
// outage:".
func (r *analysisReader) announcedCauses(s *outline.Section) {
	f := factorReader{analysisReader: r, section: s}
	for i := 1; i < len(s.Blocks); i++ {
		before, b := s.Blocks[i-1], s.Blocks[i]
		if before.Kind == markdown.BlockParagraph && announcesCauses(r.lastSentence(before)) && r.causeList(b) {
			f.items(b)
		}
	}
}

// lastSentence is what a paragraph ends with, in lower case.
func (r *analysisReader) lastSentence(b *markdown.Block) string {
	text := strings.TrimSpace(r.doc.ProseAt(b.Span).Text)
	if i := strings.LastIndex(text, ". "); i >= 0 {
		text = text[i+2:]
	}
	return strings.ToLower(text)
}

// causal are the beginnings of words by which a sentence announces causes.
var causal = [...]string{"caus", "contribut", "colluded", "combin", "led to", "factor", "made this", "make this"}

func announcesCauses(sentence string) bool {
	return strings.HasSuffix(sentence, ":") &&
		slices.ContainsFunc(causal[:], func(w string) bool { return strings.Contains(sentence, w) })
}

// causeList reports whether a block is a list of two statements or more: none is a
// question of a chain, a box to be ticked, an entry with its time or a label of
// something else.
func (r *analysisReader) causeList(b *markdown.Block) bool {
	if b.Kind != markdown.BlockList || len(b.Children) < 2 || nestedWhys([]*markdown.Block{b}) {
		return false
	}
	for _, p := range r.doc.Pieces([]*markdown.Block{b}) {
		text := strings.TrimSpace(p.Text())
		if q, _ := splitWhy(text); q.end > q.start || strings.HasSuffix(text, "?") || p.Item != nil && p.Item.Box.Len() > 0 ||
			!strings.Contains(text, " ") || ascii.CountDigits(text) == 2 {
			return false
		}
		if f, ok := r.doc.Field(p); ok && outline.StrongAt(p.Prose, 0) == nil && strings.Count(f.Label.Plain, " ") < 2 {
			return false
		}
	}
	return true
}

// items takes the items of a list as factors.
func (f *factorReader) items(b *markdown.Block) {
	for _, p := range f.doc.Pieces([]*markdown.Block{b}) {
		switch {
		case strings.TrimSpace(p.Text()) == "":
		case p.First && p.Item != nil && p.Depth <= 1:
			f.add(p, p.Item.Span)
		case f.current != nil:
			f.detail(p)
		}
	}
}

// leadIns takes paragraphs as factors of which each begins with what it is about, in
// bold: "**No limit on the queue.** Each client ...".
func (f *factorReader) leadIns() {
	var bold []outline.Piece
	for _, p := range f.doc.Pieces(f.section.Blocks) {
		if p.Item != nil || strings.TrimSpace(p.Text()) == "" {
			continue
		}
		m := outline.StrongAt(p.Prose, 0)
		if m == nil || m.End >= len(p.Text()) || strings.Count(p.Text()[:m.End], " ") < 1 || concludes(p.Prose) {
			continue
		}
		if q, _ := splitWhy(p.Text()); q.end > q.start {
			return
		}
		bold = append(bold, p)
	}
	if len(bold) < 2 {
		return
	}
	for _, p := range bold {
		f.add(p, p.Block.Span)
	}
}
