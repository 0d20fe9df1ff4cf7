package analysis

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// ReadRootCause finds the root cause as stated: the first paragraph of the
// section that sums it up, or of the first section about it, or a labelled
// "Root cause".
func (r *analysisReader) readRootCause() {
	var best *outline.Section
	for _, s := range r.doc.Sections {
		if s.Effective() != outline.KindRootCause || s.InPart("five_whys") {
			continue
		}
		if t := s.Part == "root_cause_summary"; t || best == nil {
			if r.causeText(s).Plain == "" {
				continue
			}
			best = s
			if t {
				break
			}
		}
	}
	if best != nil {
		r.RootCause = r.causeText(best)
		return
	}
	for _, s := range r.doc.Sections {
		switch s.Effective() {
		case outline.KindSummary, outline.KindRootCause:
			if t := r.labelledCause(s); t.Plain != "" {
				r.RootCause = t
				return
			}
		}
	}
}

// labelledCause is the value of "**Root cause:** ..." in a section.
func (r *analysisReader) labelledCause(s *outline.Section) markdown.Text {
	for _, p := range r.doc.Pieces(s.Blocks) {
		if !concludes(p.Prose) {
			continue
		}
		if f, ok := r.doc.Field(p); ok {
			return f.Value
		}
	}
	return markdown.Text{}
}

// causeText is the first text of a section that is no question of a chain.
func (r *analysisReader) causeText(s *outline.Section) markdown.Text {
	if s.Inline.Plain != "" {
		return s.Inline
	}
	if namesWhys(s.Title.Plain) {
		return r.labelledCause(s)
	}
	for _, p := range r.doc.Pieces(s.Blocks) {
		if strings.TrimSpace(p.Text()) == "" || r.doc.OwnTitle(s, p) {
			continue
		}
		if f, ok := r.doc.Field(p); ok && concludes(p.Prose) {
			return f.Value
		}
		if q, _ := splitWhy(p.Text()); q.end > 0 {
			continue
		}
		return r.doc.Whole(p)
	}
	return markdown.Text{}
}
