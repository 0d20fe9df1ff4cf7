package analysis

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// stretch is a part of a prose text.
type stretch struct{ start, end int }

// splitWhy finds the question and the answer in a text: "Why ...? → Because
// ...", "Why? ...", "→ ...". The answer of a text without question is the whole
// text without its arrow.
func splitWhy(s string) (question, answer stretch) {
	i := len(s) - len(strings.TrimLeft(s, " \t*_"))
	i += numberedWhy(s[i:])
	if asksWhy(s[i:]) {
		end := i + strings.IndexByte(s[i:], '?') + 1
		return stretch{i, end}, stretch{answerStart(s, end), len(s)}
	}
	return stretch{}, stretch{answerStart(s, i), len(s)}
}

// splitStatement splits what section about whys write without a question mark
// at the front: "It crashed. Why? -> No memory", "No memory → a large query".
func splitStatement(s string, answer stretch) (stretch, stretch) {
	if i := indexWhy(s[answer.start:min(len(s), answer.start+400)]); i > 0 {
		end := answer.start + i + len(" why?")
		if a := answerStart(s, end); a < len(s) {
			return stretch{answer.start, end}, stretch{a, len(s)}
		}
	}
	for _, arrow := range [...]string{" → ", " -> ", " => "} {
		if i := strings.Index(s[answer.start:answer.end], arrow); i > 0 {
			return stretch{answer.start, answer.start + i}, stretch{answer.start + i + len(arrow), answer.end}
		}
	}
	return stretch{answer.start, answer.start}, answer
}

// indexWhy is where " why?" stands, in any case; -1 for nowhere. A copy in lower
// case would not do: it is longer where bytes are no characters.
func indexWhy(s string) int {
	const why = " why"
	for at := 0; ; at++ {
		i := strings.IndexByte(s[at:], '?')
		if i < 0 {
			return -1
		}
		at += i
		if at >= len(why) && ascii.EqualFold(s[at-len(why):at], why) {
			return at - len(why)
		}
	}
}

// numberedWhy is the length of a lead such as "Why 1:", "1st why:", "Q:", "#1".
func numberedWhy(s string) int {
	head := s[:min(len(s), 16)]
	colon := strings.IndexAny(head, ":.)-")
	if colon < 0 || colon+1 >= len(s) || s[colon+1] != ' ' {
		return 0
	}
	var buf [4]string
	for _, w := range lowerWords(head[:colon], buf[:0]) {
		if w == "" || w != "why" && w != "q" && w != "question" && !ascii.IsDigit(w[0]) && !ordinal(w) {
			return 0
		}
	}
	return colon + 2
}

func ordinal(w string) bool {
	switch w {
	case "first", "second", "third", "fourth", "fifth":
		return true
	}
	return false
}

// asksWhy tells a question for a cause: "Why ...?", "How did ...?", "What
// caused ...?".
func asksWhy(s string) bool {
	q := strings.IndexByte(s, '?')
	if q < 0 || q > 400 || strings.Contains(s[:q], ". ") {
		return false
	}
	var buf [3]string
	words := lowerWords(s[:q], buf[:0])
	if len(words) == 0 {
		return false
	}
	if (words[0] == "and" || words[0] == "but" || words[0] == "so") && len(words) > 1 {
		words = words[1:]
	}
	switch words[0] {
	case "why":
		return true
	case "how":
		return len(words) > 1 && words[1] != "many" && words[1] != "much" && words[1] != "long"
	case "what":
		return len(words) > 1 && (words[1] == "caused" || words[1] == "allowed" || words[1] == "made")
	}
	return false
}

// answerStart skips an arrow or "A:". "Because" stays: it is the answer's own
// word.
func answerStart(s string, i int) int {
	for {
		i += len(s[i:]) - len(strings.TrimLeft(s[i:], " \t*_"))
		n := outline.ArrowLen([]byte(s[i:min(len(s), i+4)]))
		for _, lead := range [...]string{"A:", "Answer:", "- ", "– ", "— ", ": "} {
			if n == 0 && strings.HasPrefix(s[i:], lead) {
				n = len(lead)
			}
		}
		if n == 0 {
			return i
		}
		i += n
	}
}
