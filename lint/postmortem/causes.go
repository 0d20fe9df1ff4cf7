package postmortem

import "strings"

// readRootCause finds the root cause as stated: the first paragraph of the
// section that sums it up, or of the first section about it, or a labelled
// "Root cause".
func (r *analysisReader) readRootCause() {
	var best *Section
	for _, s := range r.doc.Sections {
		if s.Effective() != KindRootCause || s.inPart("five_whys") {
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
		case KindSummary, KindRootCause:
			if t := r.labelledCause(s); t.Plain != "" {
				r.RootCause = t
				return
			}
		}
	}
}

// labelledCause is the value of "**Root cause:** ..." in a section.
func (r *analysisReader) labelledCause(s *Section) Text {
	for _, p := range r.doc.pieces(s.Blocks) {
		if !concludes(p.prose) {
			continue
		}
		if f, ok := r.doc.field(p); ok {
			return f.Value
		}
	}
	return Text{}
}

// causeText is the first text of a section that is no question of a chain.
func (r *analysisReader) causeText(s *Section) Text {
	if s.Inline.Plain != "" {
		return s.Inline
	}
	if namesWhys(s.Title.Plain) {
		return r.labelledCause(s)
	}
	for _, p := range r.doc.pieces(s.Blocks) {
		if strings.TrimSpace(p.text()) == "" || r.doc.ownTitle(s, p) {
			continue
		}
		if f, ok := r.doc.field(p); ok && concludes(p.prose) {
			return f.Value
		}
		if q, _ := splitWhy(p.text()); q.end > 0 {
			continue
		}
		return r.doc.whole(p)
	}
	return Text{}
}
