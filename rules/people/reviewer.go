package people

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var reviewer = &lint.Rule{
	Name:     "people/reviewer",
	Summary:  "A final document names who reviewed it",
	Severity: lint.Notice,
	Check:    checkReviewer,
}

func checkReviewer(p *lint.Pass) {
	if p.Status != lint.Final || len(named(p.Doc, postmortem.RoleReviewer)) > 0 || asksReviewers(p) || reviewed(p.Doc) {
		return
	}
	at, ok := place(p.Doc)
	if !ok {
		return
	}
	p.Report(lint.Diagnostic{
		Span: at, Anchor: "role:reviewer",
		Message: "the document is final and names nobody who reviewed it",
		Hint:    "add \"**Reviewers:**\" to the participants; a reader who was not there finds what those who were take for granted",
	})
}

// asksReviewers tells that the template has the field: the structure pack then
// reports that it is missing or empty.
func asksReviewers(p *lint.Pass) bool {
	for _, sb := range p.Binding.Sections {
		for _, f := range sb.Want.Fields {
			if sb.Got != nil && strings.Contains(strings.ToLower(f.Label), "reviewer") {
				return true
			}
		}
	}
	return false
}

// reviewed tells that the document's history speaks of a review.
func reviewed(d *postmortem.Document) bool {
	for _, r := range d.History {
		if strings.Contains(strings.ToLower(r.Changes.Plain), "review") || strings.Contains(strings.ToLower(r.Changes.Plain), "approv") {
			return true
		}
	}
	return false
}

// place is where a reviewer would stand: the participants' section. A document
// that names no roles at all is not asked for this one.
func place(d *postmortem.Document) (text.Span, bool) {
	roles := false
	for _, p := range d.People {
		roles = roles || p.Kind() != ""
	}
	for _, s := range d.Sections {
		if roles && s.Kind == postmortem.KindParticipants {
			return s.Title.Span, true
		}
	}
	return text.Span{}, false
}
