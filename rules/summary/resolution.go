package summary

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var resolution = &lint.Rule{
	Name:     "summary/resolution",
	Summary:  "The summary says how the incident ended",
	Severity: lint.Notice,
	Check:    checkResolution,
}

func checkResolution(p *lint.Pass) {
	s, sentences := told(p)
	if s == nil || p.Doc.Language == "" || len(sentences) == 0 || says(sentences, resolutionStems) {
		return
	}
	for _, c := range s.Children {
		if c.Kind == postmortem.KindResolution {
			return
		}
	}
	p.Report(lint.Finding{
		Span: s.Title.Span, Anchor: "section:summary/resolution",
		Message: "the summary does not say how the incident ended",
		Hint:    "one sentence: what stopped the harm, and when; or that it goes on",
	})
}

// resolutionStems begin the words that speak of an end.
var resolutionStems = []string{
	"resol", "restor", "fix", "roll", "revert", "mitigat", "recover", "restart", "repair", "patch", "solv", "renew", "replac", "rebuil",
	"remov", "disabl", "delet", "rotat", "scal", "upgrad", "downgrad", "block", "back to", "back up", "back online", "ended", "went away",
	"until", "lasted", "stabili", "clear", "corrected", "switched", "moved", "migrat", "redeploy", "re-deploy", "hotfix", "workaround", "worked around",
	"healthy", "normal", "brought", "returned", "ongoing", "still", "increas", "added", "addressed", "reset", "revok", "terminat", "banned", "suspend", "not affected", "unaffected", "no action", "dropped", "clean",
}
