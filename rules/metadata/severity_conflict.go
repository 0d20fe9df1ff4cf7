package metadata

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var severityConflict = &lint.Rule{
	Name:     "metadata/severity-conflict",
	Summary:  "The incident has one severity wherever the document states it",
	Severity: lint.Notice,
	Check:    checkSeverityConflict,
}

func checkSeverityConflict(p *lint.Pass) {
	own := p.Doc.Meta.Get(postmortem.FieldSeverity)
	if own == nil {
		return
	}
	level, ok := onlyLevel(own.Value.Plain)
	if !ok {
		return
	}
	for i := range p.Doc.Meta.All {
		f := &p.Doc.Meta.All[i]
		if f.Key == postmortem.FieldSeverity && f != own {
			reportSeverity(p, level, f.Value, own)
		}
	}
	reportSeverity(p, level, p.Doc.Title, own)
	for _, sec := range p.Doc.Sections {
		if sec.Kind == postmortem.KindSummary {
			reportSeverity(p, level, firstParagraph(p.Doc, sec), own)
			break
		}
	}
}

func firstParagraph(doc *postmortem.Document, sec *postmortem.Section) postmortem.Text {
	for _, b := range sec.Blocks {
		if b.Kind == postmortem.BlockParagraph {
			return postmortem.Text{Span: b.Span, Plain: doc.Prose(b).Text}
		}
	}
	return postmortem.Text{}
}

// reportSeverity reports a text that names one severity of the same scale, and
// a different one.
func reportSeverity(p *lint.Pass, own severity, in postmortem.Text, field *postmortem.Field) {
	other, ok := onlyLevel(in.Plain)
	if !ok || other.scale != own.scale || other.level == own.level || in.Span.Len() == 0 {
		return
	}
	at := in.Span
	source := p.Doc.File.Text(in.Span)
	if i := strings.Index(source, other.word); i >= 0 {
		at = text.Span{Start: in.Span.Start + i, End: in.Span.Start + i + len(other.word)}
	}
	p.Report(lint.Diagnostic{
		Span:    at,
		Anchor:  "severity",
		Message: fmt.Sprintf("severity %q contradicts %q, which the document states as %q", other.word, own.word, field.Label.Plain),
		Hint:    "which of the two holds now? if it was changed, say from what to what",
		Related: []lint.Related{{Span: field.Value.Span, Message: "the severity stated"}},
	})
}

// severity is a level on a scale such as SEV-1, P2 or S3.
type severity struct {
	scale string
	level byte
	word  string // as written
}

// onlyLevel finds the one severity that a text names. A text that names two
// tells of a change or explains the scale.
func onlyLevel(s string) (severity, bool) {
	var found severity
	for i := 0; i < len(s); i++ {
		if i > 0 && isWordByte(s[i-1]) {
			continue
		}
		sev, n := severityAt(s[i:])
		if n == 0 {
			continue
		}
		if found.word != "" && (sev.scale != found.scale || sev.level != found.level) {
			return severity{}, false
		}
		if found.word == "" {
			found = sev
		}
		i += n - 1
	}
	return found, found.word != ""
}

// severityAt reads SEV-1, Sev 1, P1 at the start of s.
func severityAt(s string) (severity, int) {
	if c := s[0] | 0x20; c != 's' && c != 'p' {
		return severity{}, 0
	}
	for _, scale := range [...]string{"sev", "p"} {
		n := len(scale)
		if len(s) <= n || !strings.EqualFold(s[:n], scale) {
			continue
		}
		if scale == "p" && s[0] != 'P' {
			continue
		}
		if scale == "sev" && isGap(s[n]) {
			n++
		}
		if n < len(s) && s[n] >= '0' && s[n] <= '5' && (n+1 == len(s) || !isWordByte(s[n+1]) && s[n+1] != '.' && s[n+1] != '-') {
			return severity{scale: scale, level: s[n], word: s[:n+1]}, n + 1
		}
	}
	return severity{}, 0
}
