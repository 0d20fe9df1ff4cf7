package review

import (
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// Answer is what a document says of a question by its name, in a comment:
//
//	<!-- pmlint-answer gap: the vendor was asked at 11:10 and called back at 13:00 -->
//	<!-- pmlint-answer gap: accepted, nobody kept notes that night -->
type Answer struct {
	ID   string `json:"id"`
	Line int    `json:"line"`
	Text string `json:"text"`
	// Accepted reports that the question stays without an answer, knowingly.
	Accepted bool `json:"accepted"`
}

var answer = regexp.MustCompile(`<!--\s*pmlint-answer\s+([a-z-]+)\s*:\s*([^>]*?)\s*-->`)

// Answers are the answers of a document, in the order of the text. A comment
// without words answers nothing.
func Answers(r *lint.Reading) []Answer {
	out := []Answer{}
	src := r.File.Text(text.Span{End: r.File.Len()})
	if !strings.Contains(src, "pmlint-answer") {
		return out
	}
	for _, m := range answer.FindAllStringSubmatchIndex(src, -1) {
		words := strings.Join(strings.Fields(src[m[4]:m[5]]), " ")
		if words == "" {
			continue
		}
		accepted := strings.HasPrefix(strings.ToLower(words), "accepted")
		out = append(out, Answer{src[m[2]:m[3]], r.File.Position(m[0]).Line, words, accepted})
	}
	return out
}
