package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// readTail takes off what stands behind the text without a label, part by
// part from the end: "(@ana)", "- Ana", "by 2026-03-01", "(done)".
func (it *itemReader) readTail() {
	for n, again := 0, true; again && it.start < it.end && n < maxParts; n++ {
		it.trim()
		if !it.mayHaveTail() {
			it.tailDate()
			return
		}
		again = it.readTailPart() || it.beforeTicket()
	}
}

// readTailPart takes off one part of the text's end.
func (it *itemReader) readTailPart() bool {
	return it.tailBracket() || it.tailState() || it.tailSegment() || it.tailName() || it.tailComma() ||
		it.tailHandle() || it.tailDate() || it.tailSentence()
}

// beforeTicket looks for a part in front of a ticket that the text ends with:
// "(Ana) - OPS-42". The ticket is part of the text where there is none.
func (it *itemReader) beforeTicket() bool {
	s, cut := it.lastPart()
	if s == "" || !ascii.IsDigit(s[len(s)-1]) && strings.IndexByte(")].", s[len(s)-1]) < 0 {
		return false
	}
	at := strings.LastIndexByte(s, ' ')
	ticket := strings.Trim(s[at+1:], "()[].,")
	if at <= 0 || !task.IsTicketKey(ticket) && !task.IsIssueNumber(ticket) && !task.IsTrackerURL(ticket) {
		return false
	}
	end := it.end
	it.end = it.start + cut + at
	it.trim()
	if it.start < it.end && it.mayHaveTail() && it.readTailPart() {
		return true
	}
	it.end = end
	return false
}

// mayHaveTail tells whether the end of the text has any of the marks that set
// parts off; most items have none.
func (it *itemReader) mayHaveTail() bool {
	s, _ := it.lastPart()
	for i := 0; i < len(s); i++ {
		if tailMarks[s[i]] {
			return true
		}
	}
	return s != "" && (ascii.IsUpper(s[len(s)-1]) || s[len(s)-1] == '.' || s[len(s)-1] == '!' || strings.Contains(s, ". "))
}

// tailMarks are the bytes that may set a part off, those of wide signs among them.
var tailMarks = func() (t [256]bool) {
	for _, c := range []byte("()[]@|;-:>,") {
		t[c] = true
	}
	for c := 0x80; c < len(t); c++ {
		t[c] = true
	}
	return t
}()

func (it *itemReader) tailState() bool {
	if !it.a.StatusText.IsZero() {
		return false
	}
	s, cut := it.lastPart()
	st, ok := task.TrailingStatus(s)
	if !ok || st.Start <= 0 {
		return false
	}
	it.setStatus(st.Status, it.start+cut+st.Start, it.end)
	it.ownerBehindBy(it.start+cut+st.Start, it.end)
	it.end = it.start + cut + st.Start
	return true
}

// ownerBehindBy reads who has done it: "done by Ana".
func (it *itemReader) ownerBehindBy(start, end int) {
	i := strings.LastIndex(it.s[start:end], " by ")
	if i < 0 || len(it.a.Owners) > 0 {
		return
	}
	if start, end = task.TrimRange(it.s, start+i+len(" by "), end); start < end && (it.AreOwners(it.s[start:end], false) ||
		people.IsLowerCase(it.s[start:end])) {
		it.addOwners(start, end)
	}
}

// tailBracket reads a bracket at the end if all its parts say something of the
// action: "(Ana, 2026-03-01)", "[@ana]".
func (it *itemReader) tailBracket() bool {
	s := it.rest()
	t := strings.TrimRight(s, " .")
	if t == "" || t[len(t)-1] != ')' && t[len(t)-1] != ']' {
		return it.bracketBefore(t)
	}
	open := strings.LastIndexAny(t, "([")
	if open <= 0 || !it.readParts(it.start+open+1, it.start+len(t)-1, formBracket) {
		return false
	}
	it.end = it.start + open
	return true
}

// bracketBefore reads a bracket in front of a few words that say how far the action has
// come: "(@ana, due 2026-03-01) PR in review".
func (it *itemReader) bracketBefore(s string) bool {
	const longest = 40
	shut := strings.LastIndexAny(s, ")]")
	open := strings.LastIndexAny(s[:max(shut, 0)], "([")
	if open <= 0 || len(s)-shut > longest || !it.a.StatusText.IsZero() {
		return false
	}
	words := strings.ToLower(strings.TrimSpace(s[shut+1:]))
	for _, what := range [...]string{"pr ", "mr ", "patch ", "ticket ", "change "} {
		words = strings.TrimPrefix(words, what)
	}
	st := task.WordStatus(words)
	if st == "" || !it.readParts(it.start+open+1, it.start+shut, formBracket) {
		return false
	}
	if it.a.StatusText.IsZero() {
		it.setStatus(st, it.start+shut+1, it.end)
	}
	it.end = it.start + open
	return true
}

// tailSegment reads the part behind the last dash or bar.
func (it *itemReader) tailSegment() bool {
	s, cut := it.lastPart()
	at, width := lastMark(s)
	if at <= 0 || !it.readParts(it.start+cut+at+width, it.end, formDash) {
		return false
	}
	it.end = it.start + cut + at
	return true
}

// tailSentence reads a last sentence that is no more than owner, date and state:
// "Add a test. Ana, by Friday."
func (it *itemReader) tailSentence() bool {
	s, cut := it.lastPart()
	t := strings.TrimRight(s, " .")
	at := strings.LastIndex(t, ". ")
	if at <= 0 || len(t)-at > owners.Longest || task.IsInitialDot(t[:at+1]) {
		return false
	}
	if !it.readParts(it.start+cut+at+2, it.start+cut+len(t), formSentence) {
		return false
	}
	it.end = it.start + cut + at
	return true
}

// tailName reads a first name that stands between two marks, in front of a date
// or state that was read: "Add a test - Idris - 16 Sep". Elsewhere only a name
// that is known is one.
func (it *itemReader) tailName() bool {
	if len(it.a.Owners) > 0 || it.a.Due.Text.IsZero() && it.a.StatusText.IsZero() {
		return false
	}
	s, cut := it.lastPart()
	at, width := lastMark(s)
	if at <= 0 || !task.LooksLikeName(s[at+width:]) || strings.Count(strings.TrimSpace(s[:at]), " ") == 0 {
		return false
	}
	it.addOwners(it.start+cut+at+width, it.end)
	it.end = it.start + cut + at
	return true
}

// tailComma reads owners behind a comma: "Add a test, Ana and Bo". One of several people
// that the text speaks of is none: "Thank Ana, Bo".
func (it *itemReader) tailComma() bool {
	if len(it.a.Owners) > 0 {
		return false
	}
	s, cut := it.lastPart()
	t := strings.TrimRight(s, " .")
	at := strings.LastIndex(t, ", ")
	if at <= 0 || !it.isOwnerBehindComma(t[at+2:]) {
		return false
	}
	for i := strings.LastIndex(t[:at], ", "); i > 0 && it.isOwnerBehindComma(t[i+2:at]); i = strings.LastIndex(t[:at], ", ") {
		at = i
	}
	if last := t[strings.LastIndexByte(t[:at], ' ')+1 : at]; strings.IndexByte(t[:at], ' ') < 0 || it.AreOwners(last, false) {
		return false
	}
	it.addOwners(it.start+cut+at+2, it.start+cut+len(t))
	it.end = it.start + cut + at
	it.a.form = formComma
	return true
}

// isOwnerBehindComma reports whether a text behind a comma names owners.
func (it *itemReader) isOwnerBehindComma(s string) bool {
	return it.AreOwners(s, false) || it.trusts(s, formComma)
}

// lastMark is where the last mark of s stands that sets a part off, and its length;
// at is 0 or less where there is none behind the first byte.
func lastMark(s string) (at, width int) {
	for at = len(s) - 1; at > 0; at-- {
		if width = segmentMark(s[at:]); width > 0 {
			break
		}
	}
	return at, width
}

// segmentMark is the length of the mark that s begins with, if it is one that
// sets the last part of an item off.
func segmentMark(s string) int {
	if s[0] != ' ' && s[0] != ';' {
		return 0
	}
	for _, mark := range [...]string{" - ", " – ", " — ", " -- ", " | ", " → ", " => ", " -> ", "; ", " · ", " 📅 ", " ⏳ ", " 👤 "} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// lastPart is as much of the text's end as owner, date and state can take, and
// what is before it in bytes.
func (it *itemReader) lastPart() (part string, before int) {
	const most = 120
	s := it.rest()
	before = max(0, len(s)-most)
	for before > 0 && before < len(s) && s[before]&0xc0 == 0x80 {
		before++
	}
	return s[before:], before
}

// tailHandle reads handles that the text ends with, what an export makes of mentions
// ("@Ana Silva @March 1, 2026"), and a date or state behind the handle.
func (it *itemReader) tailHandle() bool {
	s := it.rest()
	i := strings.LastIndex(s, " @")
	if i <= 0 || i+2 >= len(s) || addresses(wordBefore(s, i)) {
		return false
	}
	switch name := s[i+2:]; {
	case strings.IndexByte(name, ' ') < 0:
		it.addOwners(it.start+i+1, it.end)
	case it.wholeDate(name) && it.a.Due.Text.IsZero():
		it.setDue(it.start+i+2, it.end)
	case task.LooksLikeName(name):
		it.addOwners(it.start+i+2, it.end)
	default:
		n := it.handleEnd(name, it.start+i+2)
		if n == 0 {
			return false
		}
		sign := outline.BoolInt(strings.IndexByte(name[:n], ' ') > 0) // no part of a name: "@Ana Silva"
		it.addOwners(it.start+i+1+sign, it.start+i+2+n)
	}
	it.end = it.start + i
	return true
}

// handleEnd is the length of the handle or mentioned name at the start of a text, at a
// place of the item, behind which a date or state stands; 0 where none does.
func (it *itemReader) handleEnd(name string, at int) int {
	n := 0
	for words := 1; words <= 3; words++ {
		i := strings.IndexByte(name[n:], ' ')
		if i < 0 {
			return 0
		}
		n += i
		if (words == 1 || task.LooksLikeName(name[:n])) && it.behindHandle(at+n+1) {
			return n
		}
		n++
	}
	return 0
}

// behindHandle reads what stands behind the handle that an item ends with: a state, or
// a date with a remark behind a comma ("2026-03-01, blocked by the vendor").
func (it *itemReader) behindHandle(at int) bool {
	s := it.s[at:it.end]
	if st, words := task.SignStatus(s); st != "" {
		_, n := it.due.Scan(strings.TrimSpace(words))
		if strings.TrimSpace(words) != "" && n == 0 {
			return false
		}
		it.setStatus(st, at, it.end)
		return true
	}
	date, remark, _ := strings.Cut(s, ",")
	for _, lead := range [...]string{"due ", "by ", "until ", "before ", "ETA "} {
		if ascii.HasPrefixFold(date, lead) {
			at, date = at+len(lead), date[len(lead):]
		}
	}
	if !it.wholeDate(date) || !it.a.Due.Text.IsZero() {
		return false
	}
	it.setDue(at, at+len(date))
	if st := task.WordStatus(strings.ToLower(strings.TrimSpace(remark))); st != "" && it.a.StatusText.IsZero() {
		it.setStatus(st, at+len(date)+1, it.end)
	}
	return true
}

// addresses tells a word behind which a handle is no owner: "ask @ana".
func addresses(word string) bool {
	return addressing.Has(word)
}

// wordBefore is the word that ends at i, in lower case.
func wordBefore(s string, i int) string {
	for i > 0 && s[i-1] == ' ' {
		i--
	}
	start := i
	for start > 0 && ascii.IsLetter(s[start-1]) {
		start--
	}
	return strings.ToLower(s[start:i])
}

// lastIndex is strings.LastIndex for words that begin with a blank or a comma: texts
// have fewer of the byte behind that.
func lastIndex(s, word string) int {
	for end := len(s); ; {
		i := strings.LastIndexByte(s[:end], word[1])
		if i < 1 {
			return -1
		}
		if strings.HasPrefix(s[i-1:], word) {
			return i - 1
		}
		end = i
	}
}

// tailDate reads "... by 2026-03-01" and "... due Friday" at the end.
func (it *itemReader) tailDate() bool {
	if !it.a.Due.Text.IsZero() {
		return false
	}
	const most = 48
	s, cut := it.lastPart()
	from := max(0, len(s)-most)
	for _, lead := range [...]string{" by ", " due ", " before ", " until ", ", by ", " no later than ", " ETA ", " eta ", " 📅 "} {
		i := from + lastIndex(s[from:], lead)
		if i < from || i == 0 || isAgent(wordBefore(s, i)) {
			continue
		}
		start := it.start + cut + i + len(lead)
		if !it.wholeDate(s[i+len(lead):]) {
			continue
		}
		it.setDue(start, it.end)
		it.end = it.start + cut + i
		return true
	}
	return false
}

// isAgent tells a participle after which "by" names a cause: "broken by".
func isAgent(w string) bool {
	switch {
	case finished.Has(w):
		return false
	}
	return len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ken"))
}
