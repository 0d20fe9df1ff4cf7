package claims

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var (
	down, lasts, outage = lists.Set("down"), lists.Set("lasts"), lists.Set("outage")
	repaired, noticed   = lists.Set("repaired"), lists.Set("noticed")
	toRepair, toNotice  = lists.Set("to-repair"), lists.Set("to-notice")
	began, over, seen   = lists.Set("began"), lists.Set("over"), lists.Set("seen")
	at, within          = lists.Set("at"), lists.Set("within")
	roughly             = lists.Set("roughly")
	atMost, atLeast     = lists.Set("at-most"), lists.Set("at-least")
	numbers             = lists.Set("number")
	otherLength, harm   = lists.Set("other-length"), lists.Set("harm")
)

// Stretch is what a length of time that a sentence states runs between.
type Stretch string

// The stretches that sentences name by their own words.
const (
	Outage   Stretch = "outage"   // "down for 20 minutes"
	Repair   Stretch = "repair"   // "fixed within 20 minutes"
	Noticing Stretch = "noticing" // "noticed after 20 minutes"
)

// Length is a length of time in a sentence, tied to what it measures.
type Length struct {
	About  Stretch
	Value  time.Duration
	Unit   time.Duration // the smallest one written: what it is rounded to
	Approx bool
	// Bound is -1 for "less than", 1 for "more than", 0 for the value itself.
	Bound int
	// Whole tells that it is said of the incident itself and of no part of it ("the
	// outage lasted 2 hours").
	Whole bool
	Span  text.Span
	Text  string
}

// Clock is a time of day in a sentence, tied to what happened then.
type Clock struct {
	About  About         // Start, End or Detected
	Since  time.Duration // since midnight, as written
	Zone   string        // as written; empty where none is
	Approx bool
	Span   text.Span
	Text   string
}

// Said are the lengths and times that sentences state.
type Said struct {
	Lengths []Length
	Clocks  []Clock

	marks *marks // of the prose that is being read

	words []word // of the sentence that is read
}

type saidKey struct{}

// InSentences reads the title and the sentences that sum the incident up. They are
// read once.
func InSentences(p *lint.Pass) *Said {
	return lint.Memo(p, saidKey{}, func() *Said {
		s := &Said{}
		if p.Doc.Language != "en" {
			return s
		}
		s.read(p.Doc.ProseAt(p.Doc.Title.Span), 0, len(p.Doc.ProseAt(p.Doc.Title.Span).Text))
		for _, sentence := range p.Doc.Sentences() {
			if sums(&sentence) {
				s.read(sentence.Prose, sentence.Start, sentence.End)
			}
		}
		s.words = nil
		return s
	})
}

// sums reports whether a sentence stands where the incident is summed up.
func sums(s *postmortem.Sentence) bool {
	if s.Section == nil {
		return false
	}
	if s.Section.Level == 0 { // before the first heading an incident is introduced; without any, all is told
		return len(s.Section.Children) > 0
	}
	switch s.Section.Effective() {
	case postmortem.KindSummary, postmortem.KindImpact, postmortem.KindResolution, postmortem.KindDetection:
		return true
	}
	return false
}

// word is a word of a sentence in lower case, with its place in the prose.
type word struct {
	text     string
	from, to int
}

// appendWords adds the words of s[from:to] to out.
func appendWords(out []word, s string, from, to int) []word {
	for from < to {
		start, end := nextWord(s, from, to)
		if w := strings.TrimRight(s[start:end], ":'"); w != "" {
			out = append(out, word{strings.ToLower(w), start, start + len(w)})
		}
		from = end
	}
	return out
}

// holdsNumber reports whether a word of s[from:to] may begin a number: of most
// sentences none does.
func holdsNumber(s string, from, to int) bool {
	for from < to {
		start, end := nextWord(s, from, to)
		if w := strings.TrimRight(s[start:end], ":'"); w != "" && beginsNumber(strings.ToLower(w)) {
			return true
		}
		from = end
	}
	return false
}

// nextWord is where the first word of s[from:to] stands, with the signs that may end it.
func nextWord(s string, from, to int) (start, end int) {
	for start = from; start < to; {
		n, inside := inWord(s[start:to])
		if inside {
			break
		}
		start += n
	}
	for end = start; end < to; {
		n, inside := inWord(s[end:to])
		if !inside {
			break
		}
		end += n
	}
	return start, end
}

// inWord reports whether a text begins with what words consist of, and how many bytes
// that is.
func inWord(s string) (n int, ok bool) {
	c := s[0]
	if c < utf8.RuneSelf {
		return 1, ascii.IsAlnum(c) || c == '\'' || c == ':'
	}
	r, n := utf8.DecodeRuneInString(s)
	return n, unicode.IsLetter(r) || unicode.IsDigit(r)
}

// read looks for lengths and times in a piece of prose.
func (s *Said) read(p *postmortem.Prose, from, to int) {
	if !holdsNumber(p.Text, from, to) {
		return
	}
	if s.marks == nil || s.marks.of != p {
		s.marks = marksOf(p)
	}
	s.words = appendWords(s.words[:0], p.Text, from, to)
	words := s.words
	for i := 0; i < len(words); i++ {
		if !beginsNumber(words[i].text) || s.marks.hold(words[i].from) {
			continue
		}
		if end := s.length(p, words, i, to); end > i {
			i = end - 1
			continue
		}
		i = max(i, s.clock(p, words, i, to))
	}
}

func beginsNumber(w string) bool { return w[0] >= '0' && w[0] <= '9' || numbers.Has(w) }

// marks are the places of a prose in which somebody else speaks, found once for all of
// its sentences.
type marks struct {
	of     *postmortem.Prose
	code   text.Spans
	quotes []int // the offsets of quotation marks
}

func marksOf(p *postmortem.Prose) *marks {
	m := &marks{of: p}
	var code []text.Span
	for _, x := range p.Marks {
		if x.Kind == postmortem.MarkCode {
			code = append(code, text.Span{Start: x.Start, End: x.End})
		}
	}
	m.code = text.NewSpans(code)
	for i := range len(p.Text) {
		if p.Text[i] == '"' {
			m.quotes = append(m.quotes, i)
		}
	}
	return m
}

// hold reports whether a place lies in code, or in somebody else's words.
func (m *marks) hold(i int) bool {
	before, _ := slices.BinarySearch(m.quotes, i)
	return before%2 == 1 || m.code.Hold(i)
}

// length reads a length that begins with word i and gives the word behind it; i where
// there is none, or nothing says what it measures.
func (s *Said) length(p *postmortem.Prose, words []word, i, to int) int {
	v, rest := chrono.ParseLength(p.Text[words[i].from:to])
	if !v.Known || v.Unit == 0 {
		return i
	}
	end := i
	for limit := to - len(rest); end < len(words) && words[end].from < limit; {
		end++
	}
	if end == i || !namesUnit(words[i:end]) {
		return i
	}
	before, bound, approx := lead(words[:i])
	about := tied(before, words[end:])
	other := isOther(words[max(0, i-4):i]) || isOther(words[end:min(len(words), end+3)])
	if about != "" && !other && !spanned(p.Text, words[i].from, to, v.Value) {
		s.Lengths = append(s.Lengths, Length{
			About: about, Value: v.Value, Unit: v.Unit, Approx: approx || v.Approx, Bound: bound, Whole: isWhole(before),
			Span: p.Source(words[i].from, words[end-1].to), Text: p.Text[words[i].from:words[end-1].to],
		})
	}
	return end
}

var clocks = regexp.MustCompile(`\b([01]?\d|2[0-3]):([0-5]\d)\b`)

// spanned reports whether the text right behind a length gives two clocks that lie as far
// apart ("48 minutes, from 16:58 to 17:46"): such a length tells what it measures.
func spanned(s string, from, to int, length time.Duration) bool {
	var last time.Duration
	for i, m := range clocks.FindAllString(s[from:min(to, from+spanReach)], 2) {
		at, _ := time.Parse("15:04", m)
		now := time.Duration(at.Hour()*60+at.Minute()) * time.Minute
		if i == 1 {
			const day = 24 * time.Hour
			return (now-last-length+2*day)%day == 0
		}
		last = now
	}
	return false
}

// spanReach is how far behind a length its clocks stand.
const spanReach = 80

// namesUnit keeps clocks ("14:05") apart from lengths.
func namesUnit(words []word) bool {
	last := words[len(words)-1].text
	return last[len(last)-1] > '9' && !strings.Contains(words[0].text, ":")
}

func isOther(words []word) bool {
	for _, w := range words {
		if otherLength.Has(w.text) {
			return true
		}
	}
	return false
}

// lead takes "about", "less than" and the like off the words before a length.
func lead(words []word) (before []word, bound int, approx bool) {
	for len(words) > 0 {
		w := words[len(words)-1].text
		switch {
		case w == "than" && len(words) > 1 && (words[len(words)-2].text == "less" || words[len(words)-2].text == "under"):
			bound, words = -1, words[:len(words)-1]
		case w == "a" || w == "the" || w == "just" || w == "only":
		case roughly.Has(w):
			approx = true
		case w == "within":
			return words, -1, approx
		case atMost.Has(w):
			bound = -1
		case atLeast.Has(w), w == "more":
			bound = 1
		default:
			return words, bound, approx
		}
		words = words[:len(words)-1]
	}
	return words, bound, approx
}

// near is how far before a length stands what it measures.
const near = 6

// tied tells what a length measures by the words before it and behind it.
func tied(before, behind []word) Stretch {
	prev, next := at1(before, -1), at1(behind, 0)
	switch {
	case isLasting(before):
		return Outage
	case prev == "of" && outage.Has(at1(before, -2)), outage.Has(next), next == "of" && outage.Has(at1(behind, 1)):
		return Outage
	case prev == "for" && any1(before, noticed.Has):
		return Noticing
	case prev == "for" && any1(before, down.Has) && !any1(before, harm.Has): // "no errors for"
		return Outage
	case (prev == "took" || next == "to") && toRepair.Has(at1(behind, 1)):
		return Repair
	case (prev == "took" || next == "to") && toNotice.Has(at1(behind, 1)):
		return Noticing
	case within.Has(prev) && any1(before, noticed.Has):
		return Noticing
	case within.Has(prev) && any1(before, repaired.Has):
		return Repair
	}
	return ""
}

// isLasting reports whether a length is what something lasts: "lasted for".
func isLasting(before []word) bool {
	return lasts.Has(at1(before, -1)) || at1(before, -1) == "for" && lasts.Has(at1(before, -2))
}

// isWhole reports whether what lasts is the incident: "the outage lasted for".
func isWhole(before []word) bool {
	if at1(before, -1) == "for" {
		before = before[:len(before)-1]
	}
	return lasts.Has(at1(before, -1)) && outage.Has(at1(before, -2)) && !otherLength.Has(at1(before, -3)) && at1(before, -3) == "the"
}

// at1 is the word at a place counted from the front, or from the end where it is
// negative; empty where there is none.
func at1(words []word, i int) string {
	if i < 0 {
		i += len(words)
	}
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i].text
}

// any1 reports whether one of the last words is of a class.
func any1(words []word, is func(string) bool) bool {
	for _, w := range words[max(0, len(words)-near):] {
		if is(w.text) {
			return true
		}
	}
	return false
}

// clock reads a time of day that begins with word i and that words tie to a moment,
// and gives its last word; i where there is none.
func (s *Said) clock(p *postmortem.Prose, words []word, i, to int) (last int) {
	if !strings.Contains(words[i].text, ":") {
		return i
	}
	st, _ := chrono.ScanStamp(p.Text[words[i].from:to], chrono.OrderUnknown, chrono.ClockStyle{})
	if !st.HasClock || !st.Clock.Known() || st.HasDate || st.Bad != "" || st.Fault != "" {
		return i
	}
	before, approx := words[:i], st.Approx
	for len(before) > 0 && (roughly.Has(at1(before, -1)) || at.Has(at1(before, -1))) {
		approx = approx || roughly.Has(at1(before, -1))
		before = before[:len(before)-1]
	}
	about := then(before)
	if about == "" || isOther(words[max(0, i-4):i]) {
		return i
	}
	c := Clock{About: about, Since: st.Clock.Offset(), Zone: st.Zone, Approx: approx,
		Span: p.Source(words[i].from, words[i].from+st.End), Text: p.Text[words[i].from : words[i].from+st.End]}
	s.Clocks = append(s.Clocks, c)
	if st.IsRange && st.EndClock.Known() && about == Start && st.EndZone == "" {
		c.About, c.Since = End, st.EndClock.Offset()
		s.Clocks = append(s.Clocks, c)
	}
	for last = i; last+1 < len(words) && words[last+1].from < words[i].from+st.End; {
		last++
	}
	return last
}

// then tells what happened at a time by the word right before it.
func then(before []word) About {
	switch w := at1(before, -1); {
	case began.Has(w):
		return Start
	case over.Has(w):
		return End
	case seen.Has(w):
		return Detected
	}
	return ""
}
