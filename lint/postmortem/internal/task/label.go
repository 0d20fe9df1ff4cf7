package task

import (
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
)

// FieldOfColumn is FieldOf for a column title, which may carry a remark: "Due
// (UTC)", "Owner / DRI", "Tracking (Jira)".
func FieldOfColumn(title string) Field {
	if key := FieldOf(title); key != 0 {
		return key
	}
	head := title
	if i := strings.IndexAny(title, "(/&,:"); i > 0 {
		head = title[:i]
	}
	if key := FieldOf(head); key != 0 {
		return key
	}
	return columnHead(strings.FieldsFunc(strings.ToLower(title), EndsWord))
}

// columnHead is the field of the last word of a title that names one, as the head of
// "Action owner", or of the first in "owner of the task".
func columnHead(words []string) Field {
	var field Field
	for i := len(words) - 1; i >= 0; i-- {
		key := columnWords.Of(words[i])
		if key != 0 && (field == 0 || i+1 < len(words) && columnJoints.Has(words[i+1])) {
			field = key
		}
	}
	return field
}

// NamesThings reports whether the title of a column says that its cells name what is
// worked on, such as a component, and not who works.
func NamesThings(title string) bool {
	words := strings.FieldsFunc(strings.ToLower(title), EndsWord)
	return len(words) > 0 && columnThings.Has(words[len(words)-1])
}

// DashedField reads "Owner - x", which only a nested item of its own can be.
func DashedField(s string) (Field, int) {
	for i := 0; i < min(len(s), 24); i++ {
		if s[i] == ' ' && HasSeparator(s[i:]) {
			rest := strings.TrimLeft(s[i:], " -–—|")
			switch key := FieldOf(s[:i]); key {
			case FieldOwner, FieldDue, FieldStatus:
				return key, len(s) - len(rest)
			}
			return 0, 0
		}
	}
	return 0, 0
}

// WideSigns are the marks of Chinese and Japanese behind which a label can begin.
const WideSigns = "。、，；（("

// Field is a labelled value of an action.
type Field uint8

const (
	FieldOwner Field = iota + 1
	FieldDue
	FieldStatus
	FieldTicket
	FieldPriority
	FieldCategory
	FieldHorizon
	FieldAction
	FieldID
)

// FieldAt reads a label with its colon at i, and gives the length of both with the
// blanks behind; a lower-case one counts only where it begins the text or follows a
// separator. A length of 0 is none.
func FieldAt(s string, i, start int) (Field, int) {
	end := labelEnd(s, i)
	if end >= len(s) || end == i || s[end] != ':' && s[end] != '=' {
		return 0, 0
	}
	key := FieldOf(s[i:end])
	if key == 0 || !ascii.IsUpper(s[i]) && i > start && !strings.ContainsAny(LastSign(s[start:i]), "-–—(,;|[.*"+WideSigns) {
		return 0, 0
	}
	for end < len(s) && (s[end] == ':' || s[end] == ' ' || s[end] == '=') {
		end++
	}
	return key, end - i
}

// labelEnd is where what may be a label at i ends: at a colon, or at what no label
// holds, or where it is too long for one.
func labelEnd(s string, i int) int {
	end := i
	for end < len(s) && end-i < 28 && isOfLabel(s[end]) {
		end++
	}
	return end
}

func isOfLabel(c byte) bool {
	return ascii.IsTermByte(c) || c == ' ' || c == '(' || c == ')' || c >= utf8.RuneSelf
}

// LastSign is the last character of s that is no blank.
func LastSign(s string) string {
	s = strings.TrimRight(s, " ")
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

// FieldOf knows the labels of an action's fields, which are also the titles
// of its columns.
func FieldOf(label string) Field {
	return itemLabels.Of(strings.ToLower(strings.Trim(label, " *_()`")))
}

// HasSeparator tells that s begins with a dash or bar between blanks.
func HasSeparator(s string) bool {
	for _, sep := range [...]string{" - ", " – ", " — ", " -- ", " | ", " · ", " • "} {
		if strings.HasPrefix(s, sep) {
			return true
		}
	}
	return false
}

// IsDateShaped tells three numbers such as "2026-13-45": a date is meant, though
// there is no such day.
func IsDateShaped(s string) bool {
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
