// Package quantity reads figures, shares and amounts of money as people write
// them: "~1,200", "12%", "1.5k", "a dozen".
package quantity

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/internal/ascii"
)

// Number is the first number of a text, with what stands around it.
type Number struct {
	Value      float64
	Percent    bool // Value is a share of 100
	Approx     bool // "~", "about", a range
	Known      bool // false where the text holds no number; the rest is then zero
	Start, End int  // in the text, with a scale ("1.5k") and without its unit
}

// Read finds the first number that counts something: digits ("~1,200",
// "12%", "1.5k", "3 million"), words ("three", "a dozen", "half"), "all" and
// "none". Digits inside words ("v2", "p99", "5xx"), dates and clock times are
// passed over.
func Read(s string) Number {
	var n Number
	for i := 0; i < len(s); {
		w := nextWord(s, i)
		if w.end == w.start {
			break
		}
		if m, ok := numberAt(s, w); ok {
			m.Known = true
			m.Approx = m.Approx || n.Approx
			return m
		}
		n.Approx = n.Approx || approximating.Has(strings.ToLower(s[w.start:w.end])) || w.tilde
		i = w.end
	}
	return Number{}
}

// word is a run of letters, digits and what holds figures together.
type word struct {
	start, end int
	tilde      bool // "~", "<", ">" or "≈" stands before it
}

func nextWord(s string, i int) word {
	w := word{start: len(s), end: len(s)}
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '~' || c == '<' || c == '>':
			w.tilde = true
		case strings.HasPrefix(s[i:], "≈"), strings.HasPrefix(s[i:], "±"):
			w.tilde = true
		case isWordByte(c) && !isJoiner(c):
			w.start = i
			w.end = wordEnd(s, i)
			return w
		}
	}
	return w
}

func isJoiner(c byte) bool {
	return c == '.' || c == ',' || c == ':' || c == '-' || c == '\'' || c == '_' || c == '/'
}

func isWordByte(c byte) bool {
	return ascii.IsAlnum(c) || isJoiner(c)
}

// wordEnd is the end of the word that starts at i; joiners belong to it only
// between two of its characters.
func wordEnd(s string, i int) int {
	for i < len(s) && isWordByte(s[i]) {
		i++
	}
	for isJoiner(s[i-1]) {
		i--
	}
	return i
}

// numberAt reads the word as a number, together with a scale that follows.
func numberAt(s string, w word) (Number, bool) {
	n := Number{Start: w.start, End: w.end, Approx: w.tilde}
	t := s[w.start:w.end]
	if t[0] < '0' || t[0] > '9' {
		v, percent, ok := numberWord(strings.ToLower(t))
		n.Value, n.Percent = v, percent
		if ok && !percent {
			n.scale(s)
		}
		return n, ok && !uncounted(strings.ToLower(t), strings.TrimLeft(s[w.end:], " "))
	}
	if from, to, ok := strings.Cut(t, "-"); ok && isFigure(from) && isFigure(to) { // "10-20", "100-200k"
		n.Approx, n.Value = true, rangeStart(from, to)
		n.scale(s)
		n.percentSign(s)
		return n, true
	}
	if spaced, end := spacedFigure(s, w.end, t); end > w.end {
		t, n.End = spaced, end
	}
	v, rest, ok := leadingFigure(t)
	if !ok {
		return n, false
	}
	if rest != "" {
		f, known := scaleFactor(rest)
		if !known {
			return n, false
		}
		n.Value = v * f
	} else {
		n.Value = v
		n.scale(s)
	}
	n.percentSign(s)
	return n, true
}

// uncounted tells words that count nothing here: "one of the", "no numbers".
func uncounted(w, rest string) bool {
	if w == "one" {
		return strings.HasPrefix(rest, "of ")
	}
	return w == "no" && uncountedWords.Has(strings.ToLower(ascii.FirstLetters(rest)))
}

// spacedFigure joins "12 000" to one figure.
func spacedFigure(s string, i int, t string) (string, int) {
	if len(t) > 3 || !ascii.AllDigits(t) {
		return t, i
	}
	for i+4 <= len(s) && s[i] == ' ' && ascii.AllDigits(s[i+1:i+4]) && (i+4 == len(s) || !isWordByte(s[i+4]) || isJoiner(s[i+4])) {
		t += s[i+1 : i+4]
		i += 4
	}
	return t, i
}

// scale takes in a following word of scale: "3 million", "4 k".
func (n *Number) scale(s string) {
	rest := s[n.End:]
	skip := len(rest) - len(strings.TrimLeft(rest, " \u00a0"))
	end := skip
	for end < len(rest) && rest[end] >= 'A' && rest[end] <= 'z' && unicode.IsLetter(rune(rest[end])) {
		end++
	}
	if skip == end {
		return
	}
	w := rest[skip:end]
	// A small letter that stands apart is a unit: "5 m".
	if f, ok := scaleFactor(w); ok && (len(w) > 1 || skip == 0 || w != "m" && w != "b") {
		n.Value *= f
		n.End += end
	}
}

func (n *Number) percentSign(s string) {
	rest := strings.TrimLeft(s[n.End:], " \u00a0")
	low := strings.ToLower(rest[:min(len(rest), 8)])
	n.Percent = strings.HasPrefix(rest, "%") || strings.HasPrefix(low, "percent") || strings.HasPrefix(low, "per cent")
}

// scaleFactor is what a suffix or word multiplies by.
func scaleFactor(w string) (float64, bool) { return scales.Find(strings.ToLower(w)) }

// numberWord reads small numbers and shares in words.
func numberWord(w string) (value float64, percent, ok bool) {
	if v := shares.Of(w); v > 0 {
		return v, true, true
	}
	n, ok := numbers.Find(w)
	return float64(n), false, ok
}

// OfWord is the number that a word in lower case means: 12 for "twelve" and "dozen";
// 0 for "none", and for a word that means no number.
func OfWord(w string) int { return numbers.Of(w) }

func isFigure(s string) bool {
	_, rest, ok := leadingFigure(s)
	if !ok {
		return false
	}
	_, scaled := scaleFactor(rest)
	return rest == "" || scaled
}

// rangeStart is the lower end of a range; "100-200k" means thousands at both.
func rangeStart(from, to string) float64 {
	v, own, _ := leadingFigure(from)
	_, scale, _ := leadingFigure(to)
	if own != "" {
		scale = own
	}
	if f, ok := scaleFactor(scale); ok {
		v *= f
	}
	return v
}

// leadingFigure reads digits with separators at the start of a word; what
// follows them is rest. Clock times, dates, versions and addresses are none.
func leadingFigure(s string) (v float64, rest string, ok bool) {
	end := 0
	for end < len(s) && (ascii.IsDigit(s[end]) || s[end] == ',' || s[end] == '.' || s[end] == '\'') {
		end++
	}
	digits, rest := s[:end], s[end:]
	if digits == "" || rest != "" && isJoiner(rest[0]) && rest[0] != '/' {
		return 0, rest, false
	}
	if strings.HasPrefix(rest, "/") { // "3/12"
		rest = ""
	}
	plain, ok := unseparated(digits)
	if !ok {
		return 0, rest, false
	}
	v, err := strconv.ParseFloat(plain, 64)
	return v, rest, err == nil
}

// unseparated drops the separators of thousands and writes the decimal one as
// a full stop: "1,200", "1.200", "1'200.50", "0,5". A single separator with
// three digits behind it separates thousands, but after a lone zero.
func unseparated(s string) (string, bool) {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return strings.ReplaceAll(s, "'", ""), true
	}
	sep := s[last : last+1]
	tail := len(s) - last - 1
	grouped := grouping(s, sep)
	switch {
	case grouped && !(s[:last] == "0"):
		return strings.NewReplacer(sep, "", "'", "").Replace(s), true
	case strings.Count(s, sep) > 1: // 1.2.3 is a version
		return "", false
	case tail == 0:
		return "", false
	}
	whole := strings.NewReplacer(".", "", ",", "", "'", "").Replace(s[:last])
	return whole + "." + s[last+1:], true
}

// grouping tells that sep stands before every group of three digits, and that
// no other separator does.
func grouping(s, sep string) bool {
	parts := strings.Split(s, sep)
	for i, p := range parts {
		if !ascii.AllDigits(p) || i > 0 && len(p) != 3 || i == 0 && len(p) > 3 {
			return false
		}
	}
	return len(parts) > 1
}

// Estimated reports whether a text says that its figure is an estimate.
func Estimated(s string) bool { return estimates.In(strings.ToLower(s)) }

// Currency gives the ISO 4217 code of the sign or code that stands next to
// the figure at [start, end); "" where there is none.
func Currency(s string, start, end int) string {
	before := strings.TrimRight(s[:start], " \u00a0~<>≈-")
	after := strings.TrimLeft(s[end:], " \u00a0")
	for _, c := range signs() {
		if strings.HasSuffix(before, c.sign) || strings.HasPrefix(after, c.sign) {
			return c.code
		}
	}
	for _, w := range [2]string{ascii.LastLetters(before), ascii.FirstLetters(after)} {
		if upper := strings.ToUpper(w); codes.Has(upper) {
			return upper
		}
		if code := currencies.Of(strings.ToLower(w)); code != "" {
			return code
		}
	}
	return ""
}
