package document

import (
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var copied = &lint.Rule{
	Name:     "document/copied",
	Summary:  "No timeline, impact or cause is left over from the document that this one was copied from",
	Severity: lint.Notice,
	Collect:  collectParts,
	Data:     copies{},
	CheckAll: checkCopied,
}

// copies are the parts of a document that tell of one incident alone.
type copies struct {
	Day   string `json:"day"`
	Parts []part `json:"parts"`
}

type part struct {
	Title string     `json:"title"`
	Hash  uint64     `json:"hash"`
	At    lint.Place `json:"at"`
}

// fewestWords is the number of words that two incidents hardly have in common.
const fewestWords = 15

func collectParts(p *lint.Pass) any {
	out := copies{}
	if day := p.Doc.Meta.Date.Day; !day.IsZero() {
		out.Day = day.Format(time.DateOnly)
	}
	for _, s := range p.Doc.Sections {
		if !tellsIncident(s.Kind) || s.Parent.Within(s.Kind) {
			continue
		}
		words := strings.Fields(p.Doc.File.Text(s.Span)[s.Head.Len():])
		if len(words) < fewestWords {
			continue
		}
		h := fnv.New64a()
		_, _ = h.Write([]byte(strings.Join(words, " ")))
		out.Parts = append(out.Parts, part{strings.Clone(s.Title.Plain), h.Sum64(), p.Place(s.Title.Span)})
	}
	if out.Day == "" || out.Parts == nil {
		return nil
	}
	return out
}

// tellsIncident reports whether a section of the kind says what no other incident has.
func tellsIncident(kind postmortem.Kind) bool {
	switch kind {
	case postmortem.KindTimeline, postmortem.KindImpact, postmortem.KindRootCause, postmortem.KindFactors:
		return true
	}
	return false
}

// held is a part with the document that holds it.
type held struct {
	doc  lint.Collected
	part part
}

func checkCopied(p *lint.CorpusPass) {
	where := make(map[uint64][]held)
	for _, d := range p.Docs {
		for _, part := range d.Data.(copies).Parts {
			where[part.Hash] = append(where[part.Hash], held{d, part})
		}
	}
	for _, d := range p.Docs {
		for _, part := range d.Data.(copies).Parts {
			if both := where[part.Hash]; len(both) == 2 { // what stands in more is the team's form
				reportCopied(p, d, part, both)
			}
		}
	}
}

// reportCopied reports a part in the later of two documents of different days.
func reportCopied(p *lint.CorpusPass, d lint.Collected, at part, both []held) {
	from := both[0]
	if from.doc.Path == d.Path {
		from = both[1]
	}
	if from.doc.Path == d.Path || from.doc.Data.(copies).Day >= d.Data.(copies).Day {
		return
	}
	p.ReportAt(d.Path, at.At, lint.Diagnostic{
		Anchor:  lint.Anchor("section", at.Title),
		Message: fmt.Sprintf("%q is word for word that of %s, an incident of another day", at.Title, from.doc.Path),
		Hint:    "was it left over when the document was copied?",
		Related: []lint.Related{from.part.At.Related(from.doc.Path, "the same text")},
	})
}
