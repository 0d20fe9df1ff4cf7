package outline

import (
	"strings"
	"sync"
	"unicode"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// knownTitles keeps the parts of titles that were read: the documents of a team
// have the same ones. It is bounded, and holds no text of a document.
var knownTitles struct {
	sync.RWMutex
	parts map[string][][]string
}

const (
	maxKnownTitles = 1024
	maxKnownTitle  = 64 // bytes; a longer one does not come again
)

// TitleParts cuts a title into what may be its name, the likeliest first: the
// whole without brackets, what stands before a colon or dash, what stands
// behind a number such as "Phase 2:". The caller must not change it.
func TitleParts(title string) [][]string {
	known := &knownTitles
	known.RLock()
	parts, ok := known.parts[title]
	known.RUnlock()
	if ok || len(title) > maxKnownTitle {
		if !ok {
			parts = cutTitle(title)
		}
		return parts
	}
	title = strings.Clone(title)
	parts = cutTitle(title)
	known.Lock()
	if known.parts == nil {
		known.parts = make(map[string][][]string)
	}
	if len(known.parts) < maxKnownTitles {
		known.parts[title] = parts
	}
	known.Unlock()
	return parts
}

func cutTitle(title string) [][]string {
	title = withoutSigns(title)
	outside := withoutBrackets(title)
	whole := TitleWords(outside)
	parts := [][]string{whole}
	if i, n := titleCut(outside); i > 0 {
		head, tail := TitleWords(outside[:i]), TitleWords(outside[i+n:])
		if isCounter(head) {
			head, tail = tail, nil
		}
		parts = [][]string{head, whole}
		if len(head) == 0 {
			parts[0] = tail
		} else if len(head) == 1 && (head[0] == "postmortem" || head[0] == "incident" || head[0] == "outage") && len(tail) > 0 {
			parts = append(parts, tail) // "Post-mortem: what went wrong"
		}
	}
	if len(whole) == 0 {
		parts = append(parts, TitleWords(title))
	}
	return parts
}

// narrowSigns are the full-width signs that titles in Chinese and Japanese have.
var narrowSigns = strings.NewReplacer("（", " (", "）", ") ", "【", " [", "】", "] ", "［", " [", "］", "] ", "：", ": ", "｜", "|", "　", " ",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "．", ".", "、", " ")

// withoutSigns makes full-width signs narrow and leaves out emoji by their names:
// ":warning: Impact".
func withoutSigns(title string) string {
	if strings.ContainsAny(title, "（【［：｜　０１２３４５６７８９") {
		title = narrowSigns.Replace(title)
	}
	for i := strings.IndexByte(title, ':'); i >= 0 && i < len(title); {
		n := shortcode(title[i:])
		if n == 0 {
			next := strings.IndexByte(title[i+1:], ':')
			if next < 0 {
				break
			}
			i += 1 + next
			continue
		}
		title = title[:i] + " " + title[i+n:]
	}
	return title
}

// shortcode is the length of an emoji's name between colons at the start of s; 0
// where there is none.
func shortcode(s string) int {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == ':' && i > 2 && !ascii.IsDigit(s[i-1]):
			return i + 1
		case !ascii.IsAlnum(c) && c != '_' && c != '+' && c != '-':
			return 0
		}
	}
	return 0
}

// titleCut finds the first colon, spaced dash, bar or full stop of a title.
func titleCut(s string) (at, n int) {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == ':' && (i+1 == len(s) || s[i+1] == ' '), c == '|', c == ';':
			return i, 1
		case c == '.' && i+1 < len(s) && s[i+1] == ' ' && !ascii.IsDigit(s[i-1]):
			return i, 1
		case s[i-1] == ' ' || c >= 0x80:
			if ok, n := text.DashAt(s, i); ok && (i+n == len(s) || s[i+n] == ' ' || n > 1) {
				return i, n
			}
		}
	}
	return 0, 0
}

// isCounter tells "part 2", "phase one", "step 3": numbers, not names.
func isCounter(words []string) bool {
	if len(words) == 0 || len(words) > 2 {
		return false
	}
	switch words[0] {
	case "part", "phase", "step", "section", "stage", "chapter", "issue", "incident", "problem":
		return len(words) == 2 && len(words[1]) <= 3
	}
	return false
}

// withoutBrackets leaves out what stands in brackets: zones, marks such as
// "(optional)", the plural in "cause(s)".
func withoutBrackets(s string) string {
	if !strings.ContainsAny(s, "([{<") {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, c := range s {
		switch c {
		case '(', '[', '{', '<':
			depth++
		case ')', ']', '}', '>':
			depth = max(depth-1, 0)
		default:
			if depth == 0 {
				b.WriteRune(c)
			}
		}
	}
	return strings.TrimSpace(b.String())
}

// bracketWords are the words in a title's first brackets, which may be a title as
// well: "Suspected culprit (root cause)".
func bracketWords(title string) []string {
	_, inside, _ := strings.Cut(withoutSigns(title), "(")
	inside, _, closed := strings.Cut(inside, ")")
	if !closed {
		return nil
	}
	return TitleWords(inside)
}

// TitleWords are the words of a title in the form that titles are compared in:
// lower case, without apostrophes, numbers in front, articles and plural s.
func TitleWords(title string) []string {
	if i := strings.IndexByte(title, '/'); i > 0 && !ascii.IsDigit(title[i-1]) {
		title = title[:i] + " & " + title[i+1:] // "summary/impact"
	}
	words := splitTitle(strings.ToLower(title))
	kept := words[:0]
	for i, w := range words {
		if w != "a" || i+1 < len(words) { // "Team A"
			w = normaliseWord(w)
		}
		if w == "" || i == 0 && len(words) > 1 && isNumbering(w, words[1]) ||
			i == 1 && len(kept) == 0 && len(words) > 2 && len(w) < 3 && ascii.CountDigits(w) == len(w) && isNumbering(w, words[2]) { // "4.1 Causes"
			continue
		}
		if w == "mortem" && len(kept) > 0 && kept[len(kept)-1] == "post" {
			kept[len(kept)-1] = "postmortem"
			continue
		}
		kept = append(kept, w)
	}
	return kept
}

func splitTitle(title string) []string {
	words := make([]string, 0, 8)
	start := -1
	for i, c := range title {
		switch in := isTitleRune(c); {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			words = append(words, title[start:i])
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, title[start:])
	}
	return words
}

// isTitleRune tells what words of titles are made of.
func isTitleRune(c rune) bool {
	if c < 0x80 {
		return ascii.IsAlnum(byte(c)) || c == '\'' || c == '&' || c == '+' || c == '#'
	}
	return unicode.IsLetter(c) && (c < 0x2100 || c > 0x214f) || unicode.IsDigit(c) || // "ℹ" is a sign
		c == '’'
}

// NormalisePhrase brings a phrase of the tables into the form of TitleWords.
func NormalisePhrase(phrase string) string {
	words := strings.Fields(strings.ToLower(phrase))
	kept := words[:0]
	for _, w := range words {
		if w = normaliseWord(w); w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// isNumbering tells the number or roman numeral in front of a title; "5 whys"
// begins with a word.
func isNumbering(w, next string) bool {
	switch w {
	case "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x":
		return true
	}
	return ascii.CountDigits(w) == len(w) && !strings.HasPrefix(next, "why")
}

func normaliseWord(w string) string {
	if strings.IndexByte(w, '\'') >= 0 || strings.Contains(w, "’") {
		w = strings.ReplaceAll(strings.ReplaceAll(w, "'", ""), "’", "")
	}
	switch w {
	case "the", "a", "an", "our", "this", "its", "that", "#":
		return ""
	case "&", "+":
		return "and"
	case "learnt":
		return "learned"
	case "preventative", "preventitive":
		return "preventive"
	case "postmortems", "mortems":
		return "postmortem"
	case "analyses":
		return "analysis"
	case "whys":
		return "why"
	}
	if len(w) > 4 && strings.HasSuffix(w, "ies") {
		return w[:len(w)-3] + "y"
	}
	if len(w) > 2 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != 'u' && w[len(w)-2] != 'i' {
		return w[:len(w)-1]
	}
	return w
}
