package status

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var unknown = &lint.Rule{
	Name:     "status/unknown",
	Summary:  "The status is a word that says how far the document is",
	Severity: lint.Warning,
	Subsumes: []string{"metadata/value-not-allowed@field:status"},
	Check:    checkMistyped,
	Collect:  collectUnknown,
	Data:     unknownStatus{},
	CheckAll: checkUnknown,
}

// mostWords is the length of the longest status; what is longer is a sentence.
const mostWords = 5

// read is the document's status, where it states one in words.
func read(p *lint.Pass) (stated postmortem.Text, s lint.StatedStatus, ok bool) {
	stated = p.Doc.Meta.Status
	if stated.Span.Len() == 0 || p.Binding.Value(stated) != template.Written || strings.ContainsAny(stated.Plain, "|/") {
		return stated, s, false
	}
	return stated, lint.ReadStatus(stated.Plain, p.Shared.Statuses()), true
}

func checkMistyped(p *lint.Pass) {
	stated, s, ok := read(p)
	if !ok || s.Meant == "" {
		return
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Error,
		Span:     stated.Span, Anchor: "field:status",
		Message: fmt.Sprintf("the status %q is no word that pmlint knows; the document is judged as %q", stated.Plain, s.Meant),
		Hint: fmt.Sprintf("write %q, or say under statuses in .pmlint.yaml what yours means: %s: draft, review or final",
			s.Meant, stated.Plain),
	})
}

// unknownStatus is a status of a document that nobody knows.
type unknownStatus struct {
	Word string     `json:"word"`
	At   lint.Place `json:"at"`
}

// collectUnknown keeps a status that is not known. Where the template lists the
// values, metadata/value-not-allowed says so for each document.
func collectUnknown(p *lint.Pass) any {
	stated, s, ok := read(p)
	if !ok || s.Known || len(strings.Fields(stated.Plain)) > mostWords {
		return nil
	}
	if f := p.Binding.Field(postmortem.FieldStatus); f != nil && len(f.Allowed) > 0 {
		return nil
	}
	return unknownStatus{Word: strings.Clone(stated.Plain), At: p.Place(stated.Span)}
}

// checkUnknown says once which words are not known, at the first document that
// has one.
func checkUnknown(p *lint.CorpusPass) {
	if len(p.Docs) == 0 {
		return
	}
	const most = 10
	var words []string
	var places []lint.Related
	seen := map[string]bool{}
	for i, d := range p.Docs {
		u := d.Data.(unknownStatus)
		if key := strings.ToLower(u.Word); !seen[key] {
			seen[key] = true
			words = append(words, u.Word)
			if i > 0 && len(places) < most {
				places = append(places, u.At.Related(d.Path, fmt.Sprintf("%q", u.Word)))
			}
		}
	}
	message := fmt.Sprintf("the status %s is not known, and counts as in review", lint.Quoted(words, "and"))
	if len(words) > 1 {
		message = fmt.Sprintf("the statuses %s are not known, and count as in review", lint.Quoted(words, "and"))
	}
	if n := len(p.Docs); n > 1 {
		message += fmt.Sprintf(" (in %d documents)", n)
	}
	first := p.Docs[0].Data.(unknownStatus)
	p.ReportAt(p.Docs[0].Path, first.At, lint.Diagnostic{
		Anchor:  "field:status",
		Message: message,
		Hint:    fmt.Sprintf("say under statuses in .pmlint.yaml what yours mean: %s: draft, review or final", first.Word),
		Related: places,
	})
}
