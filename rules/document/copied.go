package document

import (
	"fmt"
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
		if hash, words := hashWords(p.Doc.File.Text(s.Span)[s.Head.Len():]); words >= fewestWords {
			out.Parts = append(out.Parts, part{strings.Clone(s.Title.Plain), hash, p.Place(s.Title.Span)})
		}
	}
	if out.Day == "" || out.Parts == nil {
		return nil
	}
	return out
}

// hashWords is the hash (FNV-1a) of the words of a text with one blank between them, and
// their number.
func hashWords(s string) (hash uint64, words int) {
	const offset, prime = 14695981039346656037, 1099511628211
	hash = offset
	for w := range strings.FieldsSeq(s) {
		if words++; words > 1 {
			hash = (hash ^ ' ') * prime
		}
		for i := range len(w) {
			hash = (hash ^ uint64(w[i])) * prime
		}
	}
	return hash, words
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
