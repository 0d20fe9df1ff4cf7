package metadata

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
)

var titleCopied = &lint.Rule{
	Name:     "metadata/title-copied",
	Summary:  "The title is not that of the document that this one was copied from",
	Severity: lint.Notice,
	Collect:  collectTitles,
	Data:     titled{},
	CheckAll: checkTitles,
}

// titled is a title and whether the file's name has any of its words.
type titled struct {
	Title  string     `json:"title"`
	Shares bool       `json:"shares"`
	At     lint.Place `json:"at"`
}

// fewestWords is the number of words that make a title more than "Incident report".
const fewestWords = 2

func collectTitles(p *lint.Pass) any {
	title := p.Doc.Title
	inTitle, inName := terms.Of(title.Plain), terms.Of(nameWords(p.Doc.File.Path()))
	if title.Span.Len() == 0 || len(inTitle) < fewestWords || len(inName) == 0 {
		return nil
	}
	shares := slices.ContainsFunc(inName, func(w uint32) bool { return slices.Contains(inTitle, w) })
	return titled{Title: strings.Clone(strings.ToLower(title.Plain)), Shares: shares, At: p.Place(title.Span)}
}

// nameWords are the words of a file's name.
func nameWords(path string) string {
	name, _, _ := strings.Cut(fileName(path), ".")
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r >= '0' && r <= '9' {
			return ' '
		}
		return r
	}, name)
}

// checkTitles reports a title that another document has, and whose words are in
// the other's file name and not in this one's.
func checkTitles(p *lint.CorpusPass) {
	owners := make(map[string]lint.Collected)
	for _, d := range p.Docs {
		if t := d.Data.(titled); t.Shares {
			if _, ok := owners[t.Title]; !ok {
				owners[t.Title] = d
			}
		}
	}
	for _, d := range p.Docs {
		t := d.Data.(titled)
		from, ok := owners[t.Title]
		if t.Shares || !ok {
			continue
		}
		p.ReportAt(d.Path, t.At, lint.Diagnostic{
			Anchor:  "title",
			Message: fmt.Sprintf("the title is that of %s, and the file's name has no word of it", from.Path),
			Hint:    "was it left over when the document was copied?",
			Related: []lint.Related{from.Data.(titled).At.Related(from.Path, "the same title")},
		})
	}
}
