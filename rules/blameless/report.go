package blameless

import (
	"fmt"

	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

// voice are the options of rules that also read sentences about "we".
type voice struct {
	FirstPerson string `yaml:"first-person" doc:"the severity of sentences about ourselves (we, I, our team)" enum:"off,notice,warning"`
}

// ownVoice is the default: worth a thought, and no reason to stop anybody.
func ownVoice() *voice { return &voice{FirstPerson: "notice"} }

type hitsKey struct{ shared *lint.Shared }

// hits are the blaming sentences of the document, read once for all rules.
func hits(p *lint.Pass) []wording.Hit {
	return lint.Memo(p, hitsKey{p.Shared}, func() []wording.Hit {
		return wording.Document(p.Doc, vocabulary(p.Shared))
	})
}

type peopleKey struct{}

// vocabulary is what the run knows of names.
func vocabulary(s *lint.Shared) wording.Vocabulary {
	people := s.Memo(peopleKey{}, func() any { return wording.NewPeople(s.People()) })
	return wording.Vocabulary{
		Known: people.(wording.People), Organisation: s.Organisation(), Roles: s.Vocabulary().Roles, Teams: s.Vocabulary().Teams,
		Vendors: s.Vocabulary().Vendors, Systems: s.Vocabulary().Systems, Allow: s.Vocabulary().Allow,
	}
}

// report tells the hits of a class. message holds one %q, for the matched
// words; hint asks the question that leads to the system.
func report(p *lint.Pass, class wording.Class, message string, hint func(wording.Hit) string) {
	for _, h := range hits(p) {
		if h.Class != class || ownText(p, h.Sentence) {
			continue
		}
		severity := severityOf(p, h)
		if severity == lint.Off {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: h.Span(), Severity: severity,
			Anchor:  lint.Anchor("sentence", h.Sentence.Text()),
			Message: fmt.Sprintf(message, h.Words) + subject(h),
			Hint:    hintOf(h, hint),
		})
	}
}

// hintOf is what the construction that was found asks, or else what its class asks.
func hintOf(h wording.Hit, ofClass func(wording.Hit) string) string {
	if h.Hint != "" {
		return h.Hint
	}
	return ofClass(h)
}

// says is a hint that is the same for all hits.
func says(hint string) func(wording.Hit) string { return func(wording.Hit) string { return hint } }

// ownText tells that the sentence is the template's, not the writer's.
func ownText(p *lint.Pass, s postmortem.Sentence) bool {
	return p.Binding != nil && p.Binding.Value(postmortem.Text{Span: s.Span(), Plain: s.Text()}) != template.Written
}

// severityOf follows from how plainly the sentence blames and whom.
func severityOf(p *lint.Pass, h wording.Hit) lint.Severity {
	if h.Sort == wording.We || h.Sort == wording.First {
		if v, ok := p.Options.(*voice); ok {
			s, err := lint.ParseSeverity(v.FirstPerson)
			if err == nil {
				return s
			}
		}
	}
	switch {
	case h.Class == wording.BeCareful: // right too rarely, see figures.tsv
		return lint.Notice
	case h.Grade == wording.Grave, h.Grade == wording.Plain:
		return lint.Warning
	}
	return lint.Notice
}

// subject says which words make the subject somebody, where that is not
// evident.
func subject(h wording.Hit) string {
	switch {
	case h.Subject != "" && h.Sort != wording.Unknown:
		return fmt.Sprintf(" (subject: %q)", h.Subject)
	case h.Sort == wording.We:
		return " (nobody is named: it reads as \"we\")"
	}
	return ""
}
