package durations

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var copied = &lint.Rule{
	Name:     "durations/copied",
	Summary:  "A duration was not left over from the document that this one was copied from",
	Severity: lint.Notice,
	Collect:  collectCopied,
	Data:     []oddDuration(nil),
	CheckAll: checkCopied,
}

// oddDuration is a stated duration that hardly occurs twice.
type oddDuration struct {
	Kind     postmortem.DurationKind `json:"kind"`
	Value    time.Duration           `json:"value"`
	Written  string                  `json:"written"`
	Disputed bool                    `json:"disputed"` // the document's own times say otherwise, or nothing
	At       lint.Place              `json:"at"`
}

func collectCopied(p *lint.Pass) any {
	var odd []oddDuration
	for _, s := range stated(p.Doc) {
		if s.Approx || !isOdd(s.Value) || s.From.HasTime {
			continue
		}
		if contradiction(p, s) != nil {
			continue // durations/mismatch speaks of it
		}
		odd = append(odd, oddDuration{s.Kind, s.Value, strings.Clone(s.Text.Plain), !confirmed(p, s), p.Place(s.Text.Span)})
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
func confirmed(p *lint.Pass, s *postmortem.StatedDuration) bool {
	if _, agreed, ok := byLabel(p.Doc, s); ok && agreed {
		return true
	}
	return len(p.Doc.Timelines) > 0 && admissible(p, s)
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
			seen, ok := first[odd.Value]
			switch {
			case !ok:
				first[odd.Value] = here
			case seen.path == doc.Path || reported[odd.Value]:
			case odd.Disputed:
				reported[odd.Value] = true
				reportCopy(p, here, seen)
			case seen.odd.Disputed: // the document that comes first is the copy
				first[odd.Value] = here
				reportCopy(p, seen, here)
			}
		}
	}
}

func reportCopy(p *lint.CorpusPass, copied, from origin) {
	p.ReportAt(copied.path, copied.odd.At, lint.Diagnostic{
		Anchor: "duration:" + string(copied.odd.Kind),
		Message: fmt.Sprintf("%s %q is the same as in %s, and the times of this document do not give it", kindNames[copied.odd.Kind],
			copied.odd.Written, from.path),
		Hint:    "was it left over when the document was copied? compute it from this timeline",
		Related: []lint.Related{from.odd.At.Related(from.path, "the same duration")},
	})
}
