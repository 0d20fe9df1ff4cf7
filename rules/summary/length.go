package summary

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

// lengthOptions are the options of summary/length.
type lengthOptions struct {
	Tolerance int `yaml:"tolerance" doc:"how many sentences more or fewer than asked are let pass" min:"0"`
}

var length = &lint.Rule{
	Name:     "summary/length",
	Summary:  "The summary has as many sentences as the template asks for",
	Severity: lint.Notice,
	Options:  &lengthOptions{Tolerance: 1},
	Check:    checkLength,
}

func checkLength(p *lint.Pass) {
	sb := p.Binding.Section(postmortem.KindSummary, "")
	// A section of another title follows another template.
	if sb == nil || sb.How != template.ByTitle {
		return
	}
	least, most := sentencesAsked(sb.Want.Guidance)
	s, sentences := told(p)
	if s != sb.Got || most == 0 {
		return
	}
	n, slack := spoken(p, sentences), p.Options.(*lengthOptions).Tolerance
	if n == 0 || n >= least-slack && n <= most+slack {
		return
	}
	p.Report(lint.Diagnostic{
		Span: s.Title.Span, Anchor: "section:summary",
		Message: fmt.Sprintf("the summary has %s, and the template asks for %s", lint.Count(n, "sentence"), asked(least, most)),
		Hint:    "what happened, whom it hurt and how it ended; the rest has its own sections",
	})
}

func asked(least, most int) string {
	if least == most {
		return fmt.Sprint(most)
	}
	return fmt.Sprintf("%d to %d", least, most)
}

// spoken counts the sentences that are no labelled values ("Duration: 2 h") and stand
// in no table.
func spoken(p *lint.Pass, sentences []postmortem.Sentence) int {
	n := 0
	for _, s := range sentences {
		if !s.Block.Within(postmortem.BlockTable) && !isField(p, s) && len(strings.Fields(s.Text())) > 2 {
			n++
		}
	}
	return n
}

func isField(p *lint.Pass, s postmortem.Sentence) bool {
	span := s.Span()
	for i := range p.Doc.Meta.All {
		f := &p.Doc.Meta.All[i]
		if f.Block == s.Block && (span.Overlaps(f.Label.Span) || span.Overlaps(f.Value.Span)) {
			return true
		}
	}
	colon := strings.IndexByte(s.Text(), ':')
	return colon > 0 && colon < 30 && s.Prose.In(postmortem.MarkStrong, s.Start)
}

// sentencesAsked reads "2-3 sentences", "two or three sentences", "one
// paragraph of at most 5 sentences" in a template's instruction; 0 where it
// asks for no number.
func sentencesAsked(guidance string) (least, most int) {
	words := strings.FieldsFunc(strings.ToLower(guidance), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	})
	for i, w := range words {
		if w != "sentence" && w != "sentences" || i == 0 {
			continue
		}
		most = number(words[i-1])
		least = most
		if i >= 2 && number(words[i-2]) > 0 {
			least = number(words[i-2])
		} else if i >= 3 && (words[i-2] == "to" || words[i-2] == "or") && number(words[i-3]) > 0 {
			least = number(words[i-3])
		} else if i >= 2 && (words[i-2] == "most" || words[i-2] == "than") {
			least = 1
		}
		if most > 0 {
			return least, most
		}
	}
	return 0, 0
}

func number(w string) int {
	for n, s := range [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"} {
		if w == s {
			return n + 1
		}
	}
	n := 0
	for i := 0; i < len(w) && i < 3; i++ {
		if w[i] < '0' || w[i] > '9' {
			return 0
		}
		n = 10*n + int(w[i]-'0')
	}
	return n
}
