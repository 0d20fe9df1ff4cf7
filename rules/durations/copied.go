package durations

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var copied = &lint.Rule{
	Name:     "durations/copied",
	Summary:  "A duration was not left over from the document that this one was copied from",
	Severity: lint.Warning,
	Collect:  collectCopied,
	CheckAll: checkCopied,
}

// oddDuration is a stated duration that hardly occurs twice.
type oddDuration struct {
	kind     postmortem.DurationKind
	value    time.Duration
	span     text.Span
	written  string
	disputed bool // the document's own times say otherwise, or nothing
}

func collectCopied(p *lint.Pass) any {
	var odd []oddDuration
	for _, s := range stated(p.Doc) {
		if s.Approx || !isOdd(s.Value) || s.From.HasTime {
			continue
		}
		if contradiction(p.Doc, s) != nil {
			continue // durations/mismatch speaks of it
		}
		odd = append(odd, oddDuration{s.Kind, s.Value, s.Text.Span, strings.Clone(s.Text.Plain), !confirmed(p.Doc, s)})
	}
	if odd == nil {
		return nil
	}
	return odd
}

// isOdd tells a duration of an hour or more that is exact to the minute.
func isOdd(d time.Duration) bool {
	return d >= time.Hour && d%(5*time.Minute) != 0
}

// confirmed tells that the document's own timeline gives the duration.
func confirmed(doc *postmortem.Document, s *postmortem.StatedDuration) bool {
	return len(doc.Timelines) > 0 && admissible(doc, s)
}

// origin is where an odd duration was seen.
type origin struct {
	path string
	odd  oddDuration
}

func checkCopied(p *lint.CorpusPass) {
	first := make(map[time.Duration]origin)
	for _, doc := range p.Docs {
		reported := make(map[time.Duration]bool)
		for _, odd := range doc.Data.([]oddDuration) {
			here := origin{doc.Path, odd}
			seen, ok := first[odd.value]
			switch {
			case !ok:
				first[odd.value] = here
			case seen.path == doc.Path || reported[odd.value]:
			case odd.disputed:
				reported[odd.value] = true
				reportCopy(p, here, seen)
			case seen.odd.disputed: // the document that comes first is the copy
				first[odd.value] = here
				reportCopy(p, seen, here)
			}
		}
	}
}

func reportCopy(p *lint.CorpusPass, copied, from origin) {
	p.ReportAt(copied.path, lint.Finding{
		Span:    copied.odd.span,
		Anchor:  "duration:" + string(copied.odd.kind),
		Message: fmt.Sprintf("%s %q is the same as in %s, and the times of this document do not give it", kindNames[copied.odd.kind], copied.odd.written, from.path),
		Hint:    "was it left over when the document was copied? compute it from this timeline",
		Related: []lint.Related{{Path: from.path, Span: from.odd.span, Message: "the same duration"}},
	})
}
