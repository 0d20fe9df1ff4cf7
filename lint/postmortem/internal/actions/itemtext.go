package actions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/people"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// itemReader takes the text of one action apart: what is to be done, and what
// stands before and behind it of owner, date, state and so on.
type itemReader struct {
	*actionReader
	p          *markdown.Prose
	s          string // p.Text
	start, end int    // of what is to be done, as far as it is known, in s
	a          *Action
	at         ownerForm // of the parts that are being read
	sure       bool      // one of the parts is a due date, so that the others name somebody
	trust      ownerForm // in which any name is an owner
	tags       bool      // what the text begins with in brackets is an owner
}

// begin makes the reader ready for another text of the action.
func (it *itemReader) begin(p *markdown.Prose) {
	it.p, it.s, it.start, it.end = p, p.Text, 0, len(p.Text)
}

// maxParts bounds the parts that are taken off at either end of a text, and the
// owners of an action: a hostile file could have thousands.
const maxParts = 24

// readItemText fills a from the prose of an item's first paragraph or of an
// action cell.
func (r *actionReader) readItemText(a *Action, p *markdown.Prose) {
	it := &itemReader{actionReader: r, a: a}
	it.read(p)
	a.Placeholder = isPlaceholderAction(a.Text.Plain)
	if a.Status == "" && it.struck() {
		a.Status = StatusDone
	}
}

// Read takes a text apart.
func (it *itemReader) read(p *markdown.Prose) {
	it.begin(p)
	it.readLead()
	it.readLabels()
	it.readTail()
	it.trim()
	it.a.Text = it.text(it.start, it.end)
}

// isPlaceholderAction tells a text that is a template's words in brackets, or
// that only says that an action is to come.
func isPlaceholderAction(s string) bool {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "…") || strings.HasPrefix(s, "...") || strings.HasPrefix(s, "{{") && strings.HasSuffix(s, "}}") ||
		strings.HasPrefix(s, "${") && strings.HasSuffix(s, "}") {
		return true
	}
	if len(s) > 2 && isBracketed(s) && strings.Count(s, string(s[0])) == 1 {
		return true
	}
	if len(s) > len("action item 1") {
		return false
	}
	return toCome.Has(strings.ToLower(s))
}

// Text is a part of the prose with the markup that encloses it.
func (it *itemReader) text(start, end int) markdown.Text {
	if start >= end {
		at := it.p.Source(min(start, len(it.s)), min(start, len(it.s)))
		return markdown.Text{Span: text.Span{Start: at.Start, End: at.Start}}
	}
	return it.doc.Text(it.p.Enclosing(start, end))
}

// struck tells that all of the text is struck through.
func (it *itemReader) struck() bool {
	for _, m := range it.p.Marks {
		if m.Kind == markdown.MarkStrike && m.Start <= it.start && m.End >= it.end-1 && m.End > m.Start {
			return true
		}
	}
	return false
}

// trim leaves out white space and separators at both ends of the text.
func (it *itemReader) trim() {
	for it.start < it.end {
		r, n := utf8.DecodeRuneInString(it.s[it.start:it.end])
		if !unicode.IsSpace(r) && !strings.ContainsRune(":-–—•·→|,;\ufe0f", r) {
			break
		}
		it.start += n
	}
	for it.start < it.end {
		r, n := utf8.DecodeLastRuneInString(it.s[it.start:it.end])
		if !unicode.IsSpace(r) && !strings.ContainsRune("-–—|,;→\ufe0f", r) {
			break
		}
		it.end -= n
	}
}

// rest is the text that is left to read.
func (it *itemReader) rest() string { return it.s[it.start:it.end] }

// skip moves the start by n bytes and over blanks and separators.
func (it *itemReader) skip(n int) {
	it.start += n
	it.trim()
}

// readLead takes off what stands before the text: tick, number, priority,
// "Action item:", owner.
func (it *itemReader) readLead() {
	if strings.HasPrefix(it.rest(), ":") { // ":white_check_mark:"
		it.leadState()
	}
	it.trim()
	for n, again := 0, true; again && it.start < it.end && n < maxParts; n++ {
		again = it.leadBox() || it.leadState() || it.leadID() || it.leadPriority() || it.leadHorizon() || it.leadLabel() || it.leadOwner()
	}
}

// leadBox reads a box that Markdown does not make one, as in a plain line.
func (it *itemReader) leadBox() bool {
	s := it.rest()
	if len(s) < 3 || s[0] != '[' || s[2] != ']' || strings.IndexByte(" xX", s[1]) < 0 || it.a.Box.Len() > 0 {
		return false
	}
	it.a.Box = it.p.Source(it.start, it.start+3)
	it.a.Ticked = s[1] != ' '
	it.skip(3)
	return true
}

func (it *itemReader) leadState() bool {
	st, ok := leadingStatus(it.rest())
	if !ok || st.end >= len(it.rest()) && it.a.Status != "" {
		return false
	}
	it.setStatus(st.status, it.start, it.start+st.end)
	it.skip(st.end)
	return true
}

func (it *itemReader) setStatus(st Status, start, end int) {
	if it.a.StatusText.IsZero() {
		for start < end && strings.IndexByte(" -([.:;", it.s[start]) >= 0 || strings.HasPrefix(it.s[start:end], "–") ||
			strings.HasPrefix(it.s[start:end], "—") {
			start += max(1, len("–")*outline.BoolInt(it.s[start] >= 0x80))
		}
		for start < end && strings.IndexByte(" )].", it.s[end-1]) >= 0 && !strings.ContainsAny(it.s[start:end], "([") {
			end--
		}
		it.a.Status = st
		it.a.StatusText = it.text(start, end)
	}
}

// leadID reads "A1:", "[A1]", "AI-3 -", "Action 2:".
func (it *itemReader) leadID() bool {
	if !it.a.ID.IsZero() {
		return false
	}
	s := it.rest()
	open := strings.IndexByte("[(", s[0]) >= 0
	i := outline.BoolInt(open)
	n := actionIDLen(s[i:])
	if n == 0 {
		return false
	}
	end := i + n
	switch {
	case open && (end >= len(s) || s[end] != ']' && s[end] != ')'):
		return false
	case open:
		end++
	case end >= len(s) || !strings.HasPrefix(s[end:], ":") && !strings.HasPrefix(s[end:], ". ") && !strings.HasPrefix(s[end:], ") ") &&
		!strings.HasPrefix(s[end:], " - ") && !strings.HasPrefix(s[end:], " – ") && !strings.HasPrefix(s[end:], " — ") &&
		!strings.HasPrefix(s[end:], " | "):
		return false
	}
	it.a.ID = it.text(it.start+i, it.start+i+n)
	it.skip(end)
	if strings.HasPrefix(it.rest(), ".") || strings.HasPrefix(it.rest(), ")") {
		it.skip(1)
	}
	return true
}

// actionIDLen is the length of an action's own number at the start of s: "A1",
// "AI-12", "Action 3".
func actionIDLen(s string) int {
	n := 0
	for n < len(s) && ascii.IsLetter(s[n]) {
		n++
	}
	if n > len("action") {
		return 0
	}
	switch w := strings.ToLower(s[:n]); {
	case idPrefixes.Has(w):
	default:
		return 0
	}
	if n < 4 && s[:n] != strings.ToUpper(s[:n]) {
		return 0
	}
	if n < len(s) && (s[n] == '-' || s[n] == ' ' && n > 3 || s[n] == '#') {
		n++
	}
	if strings.HasPrefix(s[n:], "#") {
		n++
	}
	digits := ascii.CountDigitsAt(s, n)
	if digits == 0 || digits > 4 || ascii.IsAlnumAt(s, n+digits) {
		return 0
	}
	return n + digits
}

// leadPriority reads "P1:", "[P0]", "(High)", "HIGH:", "High priority:".
func (it *itemReader) leadPriority() bool {
	s := it.rest()
	if s[0] == '[' || s[0] == '(' {
		end := strings.IndexAny(s, "])")
		if end < 0 || !isPriority(s[1:end]) {
			return false
		}
		it.a.Priority = it.text(it.start+1, it.start+end)
		it.skip(end + 1)
		return true
	}
	n := strings.IndexAny(s[:min(len(s), maxPriority+len("—"))], ":-–—")
	if n <= 0 || n > maxPriority || !isPriority(s[:n]) {
		if len(s) > 3 && isPriorityCode(s[:2]) && s[2] == ' ' {
			it.a.Priority = it.text(it.start, it.start+2)
			it.skip(2)
			return true
		}
		return false
	}
	it.a.Priority = it.text(it.start, it.start+len(strings.TrimSpace(s[:n])))
	it.skip(n) // trim takes the separator
	return true
}

// maxPriority is the length of the longest priority, in bytes.
const maxPriority = 18

func isPriorityCode(s string) bool {
	return len(s) == 2 && (s[0] == 'P' || s[0] == 'p') && s[1] >= '0' && s[1] <= '5'
}

// isPriority tells the words of a priority.
func isPriority(s string) bool {
	s = strings.TrimSpace(s)
	if isPriorityCode(s) {
		return true
	}
	low := strings.ToLower(s)
	low = strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(low, " prio"), " priority"), "priority ")
	switch strings.TrimLeft(low, ": ") {
	case "high", "medium", "low", "critical", "urgent", "highest", "lowest", "normal", "must have", "should have", "nice to have",
		"blocker", "major", "minor":
		return true
	}
	return false
}

// leadHorizon reads "Long term: ...".
func (it *itemReader) leadHorizon() bool {
	s := it.rest()
	n := strings.IndexByte(s, ':')
	if n <= 0 || n > 24 || strings.Count(s[:n], " ") > 2 || it.a.Horizon != HorizonNone {
		return false
	}
	h := horizonOf(strings.Trim(s[:n], "[]()"))
	if h == HorizonNone {
		return false
	}
	it.a.Horizon = h
	it.skip(n + 1)
	return true
}

// leadLabel reads "Action item:", "TODO:".
func (it *itemReader) leadLabel() bool {
	n := actionLabelLen(it.rest())
	if n == 0 {
		return false
	}
	it.skip(n)
	return true
}

// actionLabelLen is the length of the label that declares an action, with its
// colon.
func actionLabelLen(s string) int {
	i := strings.IndexByte(s, ':')
	if i < 2 || i > 20 {
		return 0
	}
	switch w := strings.ToLower(strings.TrimSpace(s[:i])); {
	case declaring.Has(w):
		return i + 1
	}
	return 0
}

// leadOwner reads "@ana:", "[Ana]", "Platform team to ...", "Ana and Bo will".
func (it *itemReader) leadOwner() bool {
	if len(it.a.Owners) > 0 {
		return false
	}
	s := it.rest()
	if s[0] == '[' || s[0] == '(' {
		return it.leadBracket()
	}
	for _, sep := range [...]string{": ", " to ", " will ", " should ", " - ", " – ", " — "} {
		n := strings.Index(s[:min(len(s), 60)], sep)
		if n < 2 || !it.namesOwner(s[:n], false) && !(sep == ": " && (people.IsLowerCase(s[:n]) || it.trust == formColon &&
			looksLikeName(s[:n]))) && !(sep == " to " && namesRole(s[:n])) || sep[1] == 's' && s[0] != '@' {
			continue
		}
		it.addOwners(it.start, it.start+n)
		it.skip(n + len(sep))
		if sep == ": " {
			it.a.form = formColon
		}
		return true
	}
	if s[0] == '@' {
		if n := strings.IndexByte(s, ' '); n > 1 && it.namesOwner(s[:n], false) {
			it.addOwners(it.start, it.start+n)
			it.skip(n)
			return true
		}
	}
	return false
}

// leadBracket reads "[Ana]" or "(Platform team)" in front of the text.
func (it *itemReader) leadBracket() bool {
	s := it.rest()
	end := strings.IndexAny(s, "])")
	if end < 2 || end+1 >= len(s) || s[end] == ']' && s[end+1] == '(' {
		return false
	}
	if !it.tags && !it.namesOwner(s[1:end], false) {
		it.a.tag = s[1:end]
		return false
	}
	it.addOwners(it.start+1, it.start+end)
	it.skip(end + 1)
	return true
}

// namesRole tells "Developers" and "On-call engineer", who are to do it, from
// "Ask engineers".
func namesRole(s string) bool {
	low := strings.ToLower(s)
	return ascii.IsUpper(s[0]) && (isRoleHead(low) || strings.HasPrefix(low, "on-call")) && strings.Count(s, " ") < 2
}

// addOwners reads owners from [start, end) of the prose.
func (it *itemReader) addOwners(start, end int) {
	for _, o := range FindOwners(it.s[start:end]) {
		if len(it.a.Owners) == maxParts {
			return
		}
		if it.hasOwner(it.s[start+o.Start : start+o.End]) {
			continue
		}
		it.a.Owners = append(it.a.Owners, Owner{Text: it.text(start+o.Start, start+o.End), Kind: o.Kind})
	}
}

// hasOwner reports whether the action has an owner of that name.
func (it *itemReader) hasOwner(name string) bool {
	return slices.ContainsFunc(it.a.Owners, func(o Owner) bool { return strings.EqualFold(o.Text.Plain, name) })
}

// readLabels takes out "Owner: x", "Due: y" and their like, wherever they stand
// behind the text; the text ends before the first.
func (it *itemReader) readLabels() {
	first := it.end
	s := it.s[:it.end]
	for i := it.start; i < len(s); {
		key, n := fieldLabelAt(s, i, it.start)
		if n == 0 || key == itemAction || it.isWord(key, i, n) { // "Backlog task: ..." is the text itself
			m := 0
			if first < it.end {
				m = it.duePhrase(s, i)
			}
			if m == 0 {
				i = wordAfter(s, i)
				continue
			}
			it.setDue(i, i+m)
			i += m
			continue
		}
		end := it.valueEnd(s, i+n, key)
		if st := exactStatus(strings.ToLower(strings.Trim(s[i:i+n], " :*"))); key == itemStatus && st == StatusDone {
			it.setStatus(st, i, i+n) // "done: 'he sends somebody on Monday'"
		}
		it.applyField(key, i+n, end)
		first = min(first, it.beforeLabel(i))
		i = end
	}
	it.end = max(first, it.start)
}

// isWord reports whether the label of n bytes at i is no label there: the last word
// of a longer one in bold ("**Review Progress**:"), or a goal that is no date.
func (it *itemReader) isWord(key itemField, i, n int) bool {
	for _, m := range it.p.Marks {
		if m.Kind == markdown.MarkStrong && m.Start < i && i < m.End && m.End <= i+n && ascii.IsLetter(it.s[i-2+outline.BoolInt(i < 2)]) {
			return true
		}
	}
	return key == itemDue && it.isGoal(i, n)
}

// isGoal reports whether the label of n bytes at i, and what follows it, is the
// goal of an action rather than its day: "Target: 40 g a square metre".
func (it *itemReader) isGoal(i, n int) bool {
	if !goals.Has(strings.ToLower(strings.Trim(it.s[i:i+n], " :*=-–—"))) {
		return false
	}
	due := DueOf(it.due, it.text(trimRange(it.s, i+n, it.valueEnd(it.s, i+n, itemDue))))
	return !due.Known() && !due.Relative && !due.Blank() && !isDateShaped(due.Text.Plain)
}

// beforeLabel steps back over the separator or opening bracket before a label.
func (it *itemReader) beforeLabel(i int) int {
	t := strings.TrimRight(it.s[it.start:i], " (-–—|,;[*_👤📅🗓⏰（")
	return it.start + len(t)
}

// wordAfter is the start of the next word or number behind i. Scripts that leave
// no blanks between words begin one behind a mark only.
func wordAfter(s string, i int) int {
	if i < len(s) && s[i] >= utf8.RuneSelf {
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	for i < len(s) && ascii.IsTermByte(s[i]) {
		i++
	}
	for i < len(s) && !ascii.IsLetter(s[i]) && !ascii.IsDigit(s[i]) {
		if s[i] >= utf8.RuneSelf && strings.ContainsAny(lastSign(s[:i]), wideSigns) {
			if c, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsLetter(c) {
				return i
			}
		}
		i++
	}
	return i
}

// wideSigns are the marks of Chinese and Japanese behind which a label can begin.
const wideSigns = "。、，；（("

// itemField is a labelled value of an action.
type itemField uint8

const (
	itemOwner itemField = iota + 1
	itemDue
	itemStatus
	itemTicket
	itemPriority
	itemCategory
	itemHorizon
	itemAction
	itemID
)

// fieldLabelAt reads a label with its colon at i; a lower-case one counts only
// where it begins the text or follows a separator.
func fieldLabelAt(s string, i, start int) (itemField, int) {
	end := i
	for end < len(s) && end-i < 28 && s[end] != ':' && s[end] != '=' {
		if !ascii.IsTermByte(s[end]) && s[end] != ' ' && s[end] != '(' && s[end] != ')' && s[end] < 0x80 {
			return 0, 0
		}
		end++
	}
	if end >= len(s) || end == i || s[end] != ':' && s[end] != '=' {
		return 0, 0
	}
	key := itemLabel(s[i:end])
	if key == 0 || !ascii.IsUpper(s[i]) && i > start && !strings.ContainsAny(lastSign(s[start:i]), "-–—(,;|[.*"+wideSigns) {
		return 0, 0
	}
	for end < len(s) && (s[end] == ':' || s[end] == ' ' || s[end] == '=') {
		end++
	}
	return key, end - i
}

// lastSign is the last character of s that is no blank.
func lastSign(s string) string {
	s = strings.TrimRight(s, " ")
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

// itemLabel knows the labels of an action's fields, which are also the titles
// of its columns.
func itemLabel(label string) itemField {
	return itemLabels.Of(strings.ToLower(strings.Trim(label, " *_()`")))
}

// valueEnd finds where the value that starts at i ends: before the next label,
// a separator, or the bracket that encloses it.
func (it *itemReader) valueEnd(s string, i int, key itemField) int {
	depth := 0
	for j := i; j < len(s); j++ {
		switch c := s[j]; {
		case c == '(' || c == '[' || c == '<' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '>' || c == '}':
			if depth--; depth < 0 {
				return j
			}
		case depth > 0:
		case (c == ';' && key != itemOwner) || c == '|' || c == '\n':
			return j
		case c == '.' && j+1 < len(s) && s[j+1] == ' ' && key != itemTicket && j > i+3 && !isInitialDot(s[i:j+1]):
			return j
		case c == ' ' && hasSeparator(s[j:]) && key != itemDue:
			return j
		case c == ' ' && key == itemDue && hasSeparator(s[j:]) && !it.continuesRange(s[i:j], s[j:]):
			return j
		case (c == ' ' || c == ',' || c == ';') && j > i:
			k := nextLetter(s, j)
			if _, n := fieldLabelAt(s, k, i); n > 0 && k-j < 6 {
				return j
			}
			if k = ascii.SkipSpaces(s, j+1); key == itemOwner && it.duePhrase(s, k) > 0 {
				return j
			}
		case c >= utf8.RuneSelf && j > i && endsWideValue(s, i, j, key):
			return j
		}
	}
	return len(s)
}

// endsWideValue reports whether the wide mark at j of s ends the value that starts
// at i: a bracket, a full stop, a comma before another label or behind a date.
func endsWideValue(s string, i, j int, key itemField) bool {
	c, n := utf8.DecodeRuneInString(s[j:])
	switch c {
	case '（', '）', '。', '；':
		return true
	case '、', '，':
		if key == itemDue {
			return true
		}
		_, label := fieldLabelAt(s, ascii.SkipSpaces(s, j+n), i)
		return label > 0
	}
	return false
}

// duePhrase is the length of a due date without label that stands behind an
// owner's: "due 3/20", "ETA March", or a date that a mark sets off.
func (it *itemReader) duePhrase(s string, i int) int {
	if i == 0 || i >= len(s) {
		return 0
	}
	switch word := ascii.LowerWordAt(s, i); word {
	case "due", "eta", "by", "before", "until", "deadline", "target":
	default:
		if !ascii.IsDigit(s[i]) && (word == "" || chrono.MonthOf(word) == 0) || !strings.ContainsAny(lastSign(s[:i]), ",;|(-–—") {
			return 0
		}
	}
	d, n := it.due.Scan(s[i:])
	if n == 0 || ascii.CountDigits(s[i:i+n]) == n && !d.Exact {
		return 0
	}
	rest := strings.TrimLeft(s[i+n:], " ")
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && !strings.ContainsRune(").,;|]-–—", r) {
		return 0
	}
	return n
}

// nextLetter is the next letter a few bytes behind i.
func nextLetter(s string, i int) int {
	for stop := min(len(s), i+8); i < stop && !ascii.IsLetter(s[i]); {
		i++
	}
	return i
}

// hasSeparator tells that s begins with a dash or bar between blanks.
func hasSeparator(s string) bool {
	for _, sep := range [...]string{" - ", " – ", " — ", " -- ", " | ", " · ", " • "} {
		if strings.HasPrefix(s, sep) {
			return true
		}
	}
	return false
}

// continuesRange tells that a dash behind a date leads to the date's end: "Q4
// 2025 - Q1 2026".
func (it *itemReader) continuesRange(before, after string) bool {
	j := ascii.SkipSpaces(after, 0)
	_, width := text.DashAt(after, j)
	if width == 0 {
		return false
	}
	_, n := it.due.ScanPeriod(after[ascii.SkipSpaces(after, j+width):])
	return n > 0 && strings.TrimSpace(before) != ""
}

// applyField sets what a labelled value says.
func (it *itemReader) applyField(key itemField, start, end int) {
	start, end = trimRange(it.s, start, end)
	switch key {
	case itemOwner:
		if st, ok := trailingStatus(it.s[start:end]); ok && st.start > 0 { // "Owner: Ana (done)"
			it.setStatus(st.status, start+st.start, end)
			end = start + st.start
		}
		it.addOwners(start, end)
	case itemDue:
		if st := wordStatus(strings.ToLower(it.s[start:end])); st == StatusDone { // "Due: completed 14 February"
			it.setStatus(st, start, end)
			break
		}
		it.setDue(start, end)
	case itemStatus:
		if st := readStatus(it.s[start:end]); st != "" {
			it.setStatus(st, start, end)
		}
	case itemPriority:
		it.a.Priority = it.text(start, end)
	case itemCategory:
		if c := statedCategory(it.s[start:end]); c != CategoryNone {
			it.a.Category, it.a.CategoryStated = c, true
		}
	case itemHorizon:
		it.a.Horizon = horizonOf(it.s[start:end])
	case itemID:
		it.a.ID = it.text(start, end)
	}
}

func (it *itemReader) setDue(start, end int) {
	start, end = trimRange(it.s, start, end)
	if it.a.Due.Text.IsZero() && start < end {
		it.a.Due = DueOf(it.due, it.text(start, end))
	}
}

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
	return it.tailState() || it.tailBracket() || it.tailSegment() || it.tailName() || it.tailHandle() || it.tailDate()
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
	if at <= 0 || !isTicketKey(ticket) && !isIssueNumber(ticket) && !IsTrackerURL(ticket) {
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

// isIssueNumber tells "#123" and "repo#123".
func isIssueNumber(s string) bool {
	i := strings.IndexByte(s, '#')
	return i >= 0 && i+1 < len(s) && ascii.CountDigits(s[i+1:]) == len(s)-i-1 && strings.IndexByte(s[:i], ' ') < 0
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
	return s != "" && (ascii.IsUpper(s[len(s)-1]) || s[len(s)-1] == '.' || s[len(s)-1] == '!')
}

// tailMarks are the bytes that may set a part off, those of wide signs among them.
var tailMarks = func() (t [256]bool) {
	for _, c := range []byte("()[]@|;-:>") {
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
	st, ok := trailingStatus(s)
	if !ok || st.start <= 0 {
		return false
	}
	it.setStatus(st.status, it.start+cut+st.start, it.end)
	it.ownerBehindBy(it.start+cut+st.start, it.end)
	it.end = it.start + cut + st.start
	return true
}

// ownerBehindBy reads who has done it: "done by Ana".
func (it *itemReader) ownerBehindBy(start, end int) {
	i := strings.LastIndex(it.s[start:end], " by ")
	if i < 0 || len(it.a.Owners) > 0 {
		return
	}
	if start, end = trimRange(it.s, start+i+len(" by "), end); start < end && (it.namesOwner(it.s[start:end], false) ||
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
		return false
	}
	open := strings.LastIndexAny(t, "([")
	if open <= 0 || !it.readParts(it.start+open+1, it.start+len(t)-1, formBracket) {
		return false
	}
	it.end = it.start + open
	return true
}

// readParts reads a list of parts, each of which must be understood, else
// nothing is set.
func (it *itemReader) readParts(start, end int, form ownerForm) bool {
	it.at = form
	ok := it.readPartsHere(start, end)
	it.at, it.sure = formNone, false
	return ok
}

// readPartsHere is readParts in the form that it.at says.
func (it *itemReader) readPartsHere(start, end int) bool {
	var parts [][2]int
	for at := start; at < end; {
		n := strings.IndexAny(it.s[at:end], ",;")
		stop := end
		if n >= 0 {
			stop = at + n
		}
		if n >= 0 && strings.TrimSpace(it.s[at:stop]) != "" && it.partKind(it.s[at:stop]) == 0 && it.partKind(it.s[at:end]) == itemDue {
			stop = end // the comma stands in a date: "Mar 1, 2026"
		}
		parts = append(parts, [2]int{at, stop})
		at = stop + 1
	}
	it.sure = len(parts) > 1 && slices.ContainsFunc(parts, func(p [2]int) bool { return it.wholeDate(strings.TrimSpace(it.s[p[0]:p[1]])) })
	tickets := 0
	for _, p := range parts {
		switch it.partKind(it.s[p[0]:p[1]]) {
		case 0:
			return false
		case itemTicket:
			tickets++
		}
	}
	if tickets == len(parts) {
		return false // "(#12)" belongs to the text
	}
	for _, p := range parts {
		it.applyPart(p[0], p[1])
	}
	return len(parts) > 0
}

// partKind tells what a part without label says, or 0.
func (it *itemReader) partKind(s string) itemField {
	s = strings.TrimSpace(s)
	who := stripOwnerLead(s)
	switch {
	case s == "":
		return 0
	case it.namesOwner(who, it.sure) || people.IsLowerCase(who) || (len(who) < len(s) || it.at != formNone && it.trust == it.at) &&
		(looksLikeName(who) || namesInitials(who)):
		return itemOwner
	case it.wholeDate(s) || isDateShaped(s):
		return itemDue
	case bracketStatus(s) != "":
		return itemStatus
	case isPriority(s):
		return itemPriority
	case isTicketKey(s) || isIssueNumber(s):
		return itemTicket
	case it.at == formBracket && ascii.CountLetters(s) == len(s) && statedCategory(s) != CategoryNone && verbCategories.Of(s) != "":
		return itemCategory
	}
	return 0
}

func (it *itemReader) applyPart(start, end int) {
	start, end = trimRange(it.s, start, end)
	switch it.partKind(it.s[start:end]) {
	case itemOwner:
		if lead := len(it.s[start:end]) - len(stripOwnerLead(it.s[start:end])); len(it.a.Owners) == 0 {
			it.addOwners(start+lead, end)
			it.a.form = it.at
		} else if it.a.Owners[0].Kind != OwnerNobody {
			it.addOwners(start+lead, end)
		}
	case itemDue:
		it.setDue(start, end)
	case itemStatus:
		it.setStatus(bracketStatus(it.s[start:end]), start, end)
		it.ownerBehindBy(start, end)
	case itemPriority:
		it.a.Priority = it.text(start, end)
	case itemCategory:
		it.applyField(itemCategory, start, end)
	}
}

// stripOwnerLead drops "assigned to " and the like.
func stripOwnerLead(s string) string {
	for _, lead := range [...]string{"assigned to ", "owned by ", "owner ", "assignee ", "led by ", "by @", "dri ", "👤 ", "👤"} {
		if ascii.HasPrefixFold(s, lead) {
			return strings.TrimLeft(s[len(lead)-outline.BoolInt(lead == "by @"):], " ")
		}
	}
	return s
}

// wholeDate tells that s is a due date from end to end. A number alone is none.
func (it *itemReader) wholeDate(s string) bool {
	s = strings.TrimLeft(s, "📅🗓⏰⏳ \ufe0f")
	d, n := it.due.Scan(s)
	if n == 0 || strings.Trim(s[n:], " .?!)") != "" {
		return false
	}
	return ascii.CountDigits(s) != len(s) || d.Exact
}

// isDateShaped tells three numbers such as "2026-13-45": a date is meant, though
// there is no such day.
func isDateShaped(s string) bool {
	if len(s) < len("1-1-2026") || len(s) > len("2026-01-01") {
		return false
	}
	signs := 0
	for i := 0; i < len(s); i++ {
		switch {
		case ascii.IsDigit(s[i]):
		case strings.IndexByte("-/.", s[i]) >= 0 && i > 0 && ascii.IsDigit(s[i-1]) && i+1 < len(s):
			signs++
		default:
			return false
		}
	}
	return signs == 2
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

// tailName reads a first name that stands between two marks, in front of a date
// or state that was read: "Add a test - Idris - 16 Sep". Elsewhere only a name
// that is known is one.
func (it *itemReader) tailName() bool {
	if len(it.a.Owners) > 0 || it.a.Due.Text.IsZero() && it.a.StatusText.IsZero() {
		return false
	}
	s, cut := it.lastPart()
	at, width := lastMark(s)
	if at <= 0 || !looksLikeName(s[at+width:]) || strings.Count(strings.TrimSpace(s[:at]), " ") == 0 {
		return false
	}
	it.addOwners(it.start+cut+at+width, it.end)
	it.end = it.start + cut + at
	return true
}

// looksLikeName tells one to three words that are written as names are, and mean
// nothing that an action could say of itself.
func looksLikeName(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) < 3 || len(s) > 40 || strings.Count(s, " ") > 2 {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		c, n := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(c) || n == len(w) || strings.ToUpper(w) == w {
			return false
		}
		for _, c := range w[n:] {
			if !unicode.IsLetter(c) && c != '-' && c != '\'' && c != '’' && c != '.' {
				return false
			}
		}
	}
	low := strings.ToLower(s)
	first := low[:ascii.CountLetters(low)]
	return ownerKind(s) == OwnerPerson && !isPriority(s) && statedCategory(s) == CategoryNone && horizonOf(s) == HorizonNone &&
		readStatus(s) == StatusUnknown &&
		itemLabel(s) == 0 && chrono.MonthOf(first) == 0 && !chrono.IsWeekday(first) && !namesThing(low)
}

// namesThing reports whether any word of a text in lower case is software's name,
// or a place or a word that no person is called by.
func namesThing(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if people.IsSoftware(w) || noName.Has(w) {
			return true
		}
	}
	return false
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

// tailHandle reads handles that the text ends with, and what an export makes of
// mentions: "@Ana Silva @March 1, 2026".
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
	case looksLikeName(name):
		it.addOwners(it.start+i+2, it.end)
	default:
		return false
	}
	it.end = it.start + i
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

// tailDate reads "... by 2026-03-01" and "... due Friday" at the end.
func (it *itemReader) tailDate() bool {
	if !it.a.Due.Text.IsZero() {
		return false
	}
	const most = 48
	s, cut := it.lastPart()
	from := max(0, len(s)-most)
	for _, lead := range [...]string{" by ", " due ", " before ", " until ", ", by ", " no later than ", " ETA ", " eta ", " 📅 "} {
		i := from + strings.LastIndex(s[from:], lead)
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
