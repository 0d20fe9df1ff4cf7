package actions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// readLabels takes out "Owner: x", "Due: y" and their like, wherever they stand
// behind the text; the text ends before the first.
func (it *itemReader) readLabels() {
	first := it.end
	s := it.s[:it.end]
	for i := it.start; i < len(s); {
		key, n := task.FieldAt(s, i, it.start)
		if n == 0 || key == task.FieldAction || it.isWord(key, i, n) { // "Backlog task: ..." is the text itself
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
		if st := task.ExactStatus(strings.ToLower(strings.Trim(s[i:i+n], " :*"))); key == task.FieldStatus && st == task.StatusDone {
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
func (it *itemReader) isWord(key task.Field, i, n int) bool {
	for _, m := range it.p.Marks {
		if m.Kind == markdown.MarkStrong && m.Start < i && i < m.End && m.End <= i+n && ascii.IsLetter(it.s[i-2+outline.BoolInt(i < 2)]) {
			return true
		}
	}
	return key == task.FieldDue && it.isGoal(i, n)
}

// isGoal reports whether the label of n bytes at i, and what follows it, is the
// goal of an action rather than its day: "Target: 40 g a square metre".
func (it *itemReader) isGoal(i, n int) bool {
	if !goals.Has(strings.ToLower(strings.Trim(it.s[i:i+n], " :*=-–—"))) {
		return false
	}
	due := task.DueOf(it.due, it.text(task.TrimRange(it.s, i+n, it.valueEnd(it.s, i+n, task.FieldDue))))
	return !due.Known() && !due.Relative && !due.Blank() && !task.IsDateShaped(due.Text.Plain)
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
		if s[i] >= utf8.RuneSelf && strings.ContainsAny(task.LastSign(s[:i]), task.WideSigns) {
			if c, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsLetter(c) {
				return i
			}
		}
		i++
	}
	return i
}

// valueEnd finds where the value that starts at i ends: before the next label,
// a separator, or the bracket that encloses it.
func (it *itemReader) valueEnd(s string, i int, key task.Field) int {
	depth := 0
	for j := i; j < len(s); j++ {
		switch c := s[j]; {
		case strings.IndexByte("([<{", c) >= 0:
			depth++
		case strings.IndexByte(")]>}", c) >= 0:
			if depth--; depth < 0 {
				return j
			}
		case depth == 0 && it.endsValue(s, i, j, key):
			return j
		}
	}
	return len(s)
}

// endsValue reports whether the sign at j, outside of brackets, ends the value that
// starts at i.
func (it *itemReader) endsValue(s string, i, j int, key task.Field) bool {
	switch c := s[j]; {
	case c == '|' || c == '\n' || c == ';' && key != task.FieldOwner:
		return true
	case c == '.':
		return key != task.FieldTicket && j > i+3 && strings.HasPrefix(s[j+1:], " ") && !task.IsInitialDot(s[i:j+1])
	case c == ' ' && task.HasSeparator(s[j:]) && (key != task.FieldDue || !it.continuesRange(s[i:j], s[j:])):
		return true
	case c == ' ' || c == ',' || c == ';':
		return j > i && it.labelBehind(s, i, j, key)
	case c >= utf8.RuneSelf:
		return j > i && endsWideValue(s, i, j, key)
	}
	return false
}

// labelBehind reports whether the next label stands behind the blank or comma at j,
// or behind an owner a date without one.
func (it *itemReader) labelBehind(s string, i, j int, key task.Field) bool {
	k := nextLetter(s, j)
	if _, n := task.FieldAt(s, k, i); n > 0 && k-j < 6 {
		return true
	}
	return key == task.FieldOwner && it.duePhrase(s, ascii.SkipSpaces(s, j+1)) > 0
}

// endsWideValue reports whether the wide mark at j of s ends the value that starts
// at i: a bracket, a full stop, a comma before another label or behind a date.
func endsWideValue(s string, i, j int, key task.Field) bool {
	c, n := utf8.DecodeRuneInString(s[j:])
	switch c {
	case '（', '）', '。', '；':
		return true
	case '、', '，':
		if key == task.FieldDue {
			return true
		}
		_, label := task.FieldAt(s, ascii.SkipSpaces(s, j+n), i)
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
		if !ascii.IsDigit(s[i]) && (word == "" || chrono.MonthOf(word) == 0) || !strings.ContainsAny(task.LastSign(s[:i]), ",;|(-–—") {
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
func (it *itemReader) applyField(key task.Field, start, end int) {
	start, end = task.TrimRange(it.s, start, end)
	switch key {
	case task.FieldOwner:
		if st, ok := task.TrailingStatus(it.s[start:end]); ok && st.Start > 0 { // "Owner: Ana (done)"
			it.setStatus(st.Status, start+st.Start, end)
			end = start + st.Start
		}
		it.addOwners(start, end)
	case task.FieldDue:
		if st := task.WordStatus(strings.ToLower(it.s[start:end])); st == task.StatusDone { // "Due: completed 14 February"
			it.setStatus(st, start, end)
			break
		}
		it.setDue(start, end)
	case task.FieldStatus:
		if start > 0 && end < len(it.s) && it.s[start-1] == ':' && it.s[end] == ':' { // ":white_check_mark:"
			start, end = start-1, end+1
		}
		if st := task.StatusOf(it.s[start:end]); st != "" {
			it.setStatus(st, start, end)
		}
	case task.FieldPriority:
		it.a.Priority = it.text(start, end)
	case task.FieldCategory:
		if c := task.StatedCategory(it.s[start:end]); c != task.CategoryNone {
			it.a.Category, it.a.CategoryStated = c, true
		}
	case task.FieldHorizon:
		it.a.Horizon = task.HorizonOf(it.s[start:end])
	case task.FieldID:
		it.a.ID = it.text(start, end)
	}
}
