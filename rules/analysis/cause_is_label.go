package analysis

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var causeIsLabel = &lint.Rule{
	Name:     "analysis/cause-is-label",
	Summary:  "The root cause says what led to what, where the timeline knows it",
	Severity: lint.Notice,
	Check:    checkCauseIsLabel,
}

// labelWords is the length below which a cause is a name and no explanation, and
// above which an entry of the timeline is one.
const labelWords = 8

func checkCauseIsLabel(p *lint.Pass) {
	cause := p.Doc.RootCause
	n := len(strings.Fields(cause.Plain))
	if p.Doc.Language != "en" || !written(p, cause) || n == 0 || n >= labelWords || namesMechanism(strings.ToLower(cause.Plain)) {
		return
	}
	if len(p.Doc.Chains) > 0 || len(factors(p)) > 0 {
		return
	}
	if s := rootCauseSection(p.Doc); s != nil && saysMore(p.Doc, s) {
		return
	}
	e := causeEvent(p.Doc)
	if e == nil {
		return
	}
	p.Report(lint.Diagnostic{
		Span: cause.Span, Anchor: "root-cause",
		Message: fmt.Sprintf("%q names the cause and does not explain it, and the timeline knows more", lint.Short(cause.Plain)),
		Hint:    fmt.Sprintf("what led to what? %q stands in the timeline", lint.Short(e.Text.Plain)),
		Related: []lint.Related{{Span: e.Text.Span, Message: "what the timeline says of the cause"}},
	})
}

// causeEvent is the entry that finds the cause and says so at some length.
func causeEvent(doc *postmortem.Document) *postmortem.Event {
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if (e.Is(postmortem.MomentCause) || e.Is(postmortem.MomentTrigger)) && len(strings.Fields(e.Text.Plain)) >= labelWords {
				return e
			}
		}
	}
	return nil
}
