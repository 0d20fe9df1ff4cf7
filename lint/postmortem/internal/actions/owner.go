package actions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/internal/ascii"
)

// ownerAt is an owner inside a text: its bytes [start, end).
type ownerAt struct {
	Start, End int
	Kind       OwnerKind
}

// FindOwners reads a text that says who owns something and nothing else: a
// table cell, or what follows "Owner:". Several owners may be listed. A text
// that is stated and names nobody ("TBD", "everyone", "[Name]") gives one
// OwnerNobody; an empty cell or a dash gives none.
func FindOwners(s string) []ownerAt {
	start, end := trimRange(s, 0, len(s))
	if end-start == 0 || saysNothing(s[start:end]) {
		return nil
	}
	if namesNobody(strings.ToLower(s[start:end])) {
		return []ownerAt{{start, end, OwnerNobody}}
	}
	var owners []ownerAt
	somebody := false
	for at := start; at < end; {
		stop, next := ownerEnd(s, at, end)
		if o, ok := readOwner(s, at, stop); ok {
			owners = append(owners, o)
			somebody = somebody || o.Kind != OwnerNobody
		}
		at = next
	}
	if somebody {
		owners = dropNobody(owners)
	}
	return owners
}

// dropNobody leaves out "others" and the like beside real owners.
func dropNobody(owners []ownerAt) []ownerAt {
	kept := owners[:0]
	for _, o := range owners {
		if o.Kind != OwnerNobody {
			kept = append(kept, o)
		}
	}
	return kept
}

// ownerEnd finds where the owner that starts at i ends and the next begins.
func ownerEnd(s string, i, end int) (stop, next int) {
	depth := 0
	begin := i
	for ; i < end; i++ {
		switch c := s[i]; c {
		case '(', '[', '<', '{':
			depth++
		case ')', ']', '>', '}':
			depth--
		case ',', ';', '\n', '|', '+':
			if depth <= 0 {
				return i, i + 1
			}
		case '/':
			if depth <= 0 && splitsAtSlash(s[begin:i], s[i+1:end]) {
				return i, i + 1
			}
		case '&':
			if depth <= 0 && !(i-begin == 1 && i+1 < end && s[i+1] != ' ') { // R&D is one team
				return i, i + 1
			}
		case ' ':
			if depth > 0 {
				continue
			}
			if n := conjunction(s[i:end]); n > 0 {
				return i, i + n
			}
			if i+1 < end && s[i+1] == '@' {
				return i, i + 1
			}
			if rest := s[i:end]; strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, " – ") || strings.HasPrefix(rest, " — ") {
				return i, end // what follows explains the owner
			}
		}
	}
	return end, end
}

// splitsAtSlash tells that a slash stands between two owners: not so in
// "@org/team" and "CI/CD".
func splitsAtSlash(left, right string) bool {
	left = strings.TrimSpace(left)
	if strings.HasPrefix(left, "@") && !strings.HasPrefix(strings.TrimSpace(right), "@") {
		return strings.HasPrefix(right, " ")
	}
	if strings.Contains(left, "://") || strings.HasSuffix(left, ":") {
		return false
	}
	return !strings.EqualFold(left, "ci") && !strings.EqualFold(left, "w")
}

// conjunction is the length of " and " and its like at the start of s, else 0.
func conjunction(s string) int {
	for _, c := range [...]string{" and/or ", " and ", " or ", " with ", " und ", " oder ", " et ", " y ", " w/ ", " e "} {
		if len(s) > len(c) && strings.EqualFold(s[:len(c)], c) {
			return len(c)
		}
	}
	return 0
}

// readOwner reads one owner from s[start:end].
func readOwner(s string, start, end int) (ownerAt, bool) {
	start, end = ownerRange(s, start, end)
	if start >= end {
		return ownerAt{}, false
	}
	kind := ownerKind(s[start:end])
	return ownerAt{start, end, kind}, kind != ""
}

// ownerRange leaves out what only surrounds the owner: a label ("Lead:"),
// articles, brackets, a remark in parentheses behind the name.
func ownerRange(s string, start, end int) (int, int) {
	start, end = trimRange(s, start, end)
	if i := strings.Index(s[start:end], ": "); i >= 0 && !strings.ContainsRune(s[start:start+i], '@') {
		start, end = trimRange(s, start+i+1, end)
	}
	if i := strings.IndexAny(s[start:end], "(<"); i > 0 && s[start+i-1] == ' ' {
		start, end = trimRange(s, start, start+i)
	}
	if end-start > 2 && isBracketed(s[start:end]) && !isPlaceholderName(s[start+1:end-1]) {
		start, end = trimRange(s, start+1, end-1)
	}
	for _, article := range [...]string{"the ", "our ", "a ", "team: ", "and "} {
		if rest := s[start:end]; len(rest) > len(article) && strings.EqualFold(rest[:len(article)], article) &&
			!namesNobody(strings.ToLower(rest)) {
			start += len(article)
		}
	}
	return trimRange(s, start, end)
}

// trimRange narrows [start, end) by white space and the marks that surround
// values.
func trimRange(s string, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(s[start:end])
		if !unicode.IsSpace(r) && !strings.ContainsRune("*_`\"'“”‘’:;,.", r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		if !unicode.IsSpace(r) && !strings.ContainsRune("*_`\"'“”‘’:;,.!", r) {
			break
		}
		if r == '.' && isInitialDot(s[start:end]) {
			break
		}
		end -= n
	}
	return start, end
}

// isInitialDot tells a final full stop that belongs to an initial: "Ana S.",
// "A.G.".
func isInitialDot(s string) bool {
	n := len(s)
	return n >= 3 && ascii.IsUpper(s[n-2]) && (s[n-3] == ' ' || s[n-3] == '.')
}

// saysNothing tells a cell that only says that it is empty.
func saysNothing(s string) bool {
	return strings.Trim(s, "-–—_ .\u00a0") == ""
}

func isBracketed(s string) bool {
	switch s[0] {
	case '[':
		return s[len(s)-1] == ']'
	case '<':
		return s[len(s)-1] == '>'
	case '(':
		return s[len(s)-1] == ')'
	case '{':
		return s[len(s)-1] == '}'
	}
	return false
}

// isPlaceholderName tells the inside of brackets that stands for a name still
// to be written: "Name", "your team".
func isPlaceholderName(s string) bool {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) == 0 {
		return true
	}
	for _, w := range words {
		switch {
		case nameHolders.Has(w):
			return true
		}
	}
	return strings.EqualFold(s, "team") || strings.EqualFold(s, "engineer")
}

// namesNobody tells, of a text in lower case, that it states an owner and
// names none.
func namesNobody(s string) bool {
	s = strings.Trim(s, " .!*_`")
	if s == "" || strings.Trim(s, "?") == "" || strings.Trim(s, "x") == "" && len(s) > 2 {
		return true
	}
	if len(s) > 2 && (isBracketed(s) && isPlaceholderName(s[1:len(s)-1]) || strings.HasPrefix(s, "{{")) {
		return true
	}
	return nobody.Has(strings.TrimPrefix(s, "@"))
}

// ownerKind sorts a trimmed text that names one owner; "" for a text that
// cannot be one (a date, a ticket, an address).
func ownerKind(s string) OwnerKind {
	low := strings.ToLower(s)
	switch {
	case namesNobody(low):
		return OwnerNobody
	case s[0] == '@' && len(s) > 1:
		return OwnerHandle
	case strings.Contains(s, "://") || s[0] == '#' || isTicketKey(s):
		return ""
	case isEmail(s):
		return OwnerEmail
	case !strings.ContainsFunc(s, unicode.IsLetter):
		return ""
	case isTeam(low):
		return OwnerTeam
	case isRole(low):
		return OwnerRole
	case isInitials(s):
		return OwnerInitials
	case strings.Count(s, " ") > 4:
		return OwnerRole // a description, not a name
	}
	return OwnerPerson
}

// isEmail tells a lone e-mail address.
func isEmail(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && !strings.ContainsAny(s, " \t") && strings.IndexByte(s[at:], '.') > 1
}

// isInitials tells 2 to 4 capitals, with or without full stops.
func isInitials(s string) bool {
	letters := 0
	for i := 0; i < len(s); i++ {
		switch {
		case ascii.IsUpper(s[i]):
			letters++
		case s[i] != '.':
			return false
		}
	}
	return letters >= 2 && letters <= 4
}

// isTeam tells a text in lower case that names a team.
func isTeam(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '_' })
	if len(words) == 0 {
		return false
	}
	if len(words) > 1 && isRoleHead(words[len(words)-1]) {
		return false
	}
	switch w := words[len(words)-1]; {
	case teamHeads.Has(w):
		return true
	}
	for _, w := range words {
		if w == "team" || w == "squad" || w == "équipe" || w == "equipe" || w == "equipo" { // "team payments"
			return true
		}
	}
	return len(words) == 1 && isTeamWord(words[0])
}

// isTeamWord tells a single word, in lower case, that names a team.
func isTeamWord(s string) bool {
	return teamWords.Has(s)
}

// isRole tells a text in lower case that names a function which people take
// in turn or in number.
func isRole(s string) bool {
	if strings.Contains(s, "on-call") || strings.Contains(s, "on call") || strings.Contains(s, "oncall") {
		return true
	}
	words := strings.Fields(s)
	return len(words) > 0 && isRoleHead(words[len(words)-1])
}

// isRoleHead tells the noun of a role, in lower case.
func isRoleHead(s string) bool {
	return roleHeads.Has(s)
}
