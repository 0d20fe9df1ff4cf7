package task

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/lint/chrono"
)

// OwnerAt is an owner inside a text: its bytes [start, end).
type OwnerAt struct {
	Start, End int
	Kind       OwnerKind
}

// FindOwners reads a text that says who owns something and nothing else: a
// table cell, or what follows "Owner:". Several owners may be listed. A text
// that is stated and names nobody ("TBD", "everyone", "[Name]") gives one
// OwnerNobody; an empty cell or a dash gives none.
func FindOwners(s string) []OwnerAt {
	start, end := TrimRange(s, 0, len(s))
	if end-start == 0 || SaysNothing(s[start:end]) {
		return nil
	}
	if NamesNobody(strings.ToLower(s[start:end])) {
		return []OwnerAt{{start, end, OwnerNobody}}
	}
	var owners []OwnerAt
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
func dropNobody(owners []OwnerAt) []OwnerAt {
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
	for begin := i; i < end; i++ {
		switch c := s[i]; {
		case strings.IndexByte("([<{", c) >= 0:
			depth++
		case strings.IndexByte(")]>}", c) >= 0:
			depth--
		case depth > 0:
		case c == ' ':
			if next := ownerBehind(s, i, end); next > 0 {
				return i, next
			}
		case partsOwners(s, begin, i, end):
			return i, i + 1
		}
	}
	return end, end
}

// partsOwners reports whether the sign at i parts the owner that starts at begin from
// the next.
func partsOwners(s string, begin, i, end int) bool {
	switch s[i] {
	case ',', ';', '\n', '|', '+':
		return true
	case '/':
		return splitsAtSlash(s[begin:i], s[i+1:end])
	case '&':
		return !(i-begin == 1 && i+1 < end && s[i+1] != ' ') // R&D is one team
	}
	return false
}

// ownerBehind is where the next owner begins if the blank at i ends one, else 0; end
// where what follows only explains the owner.
func ownerBehind(s string, i, end int) int {
	rest := s[i:end]
	if n := conjunction(rest); n > 0 {
		return i + n
	}
	if strings.HasPrefix(rest, " @") {
		return i + 1
	}
	if strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, " – ") || strings.HasPrefix(rest, " — ") {
		return end
	}
	return 0
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
func readOwner(s string, start, end int) (OwnerAt, bool) {
	start, end = ownerRange(s, start, end)
	if start >= end {
		return OwnerAt{}, false
	}
	kind := ownerKind(s[start:end])
	return OwnerAt{start, end, kind}, kind != ""
}

// ownerRange leaves out what only surrounds the owner: a label ("Lead:"),
// articles, brackets, a remark in parentheses behind the name.
func ownerRange(s string, start, end int) (int, int) {
	start, end = TrimRange(s, start, end)
	if i := strings.Index(s[start:end], ": "); i >= 0 && !strings.ContainsRune(s[start:start+i], '@') {
		start, end = TrimRange(s, start+i+1, end)
	}
	if i := strings.IndexAny(s[start:end], "(<"); i > 0 && s[start+i-1] == ' ' {
		start, end = TrimRange(s, start, start+i)
	}
	if end-start > 2 && IsBracketed(s[start:end]) && !isPlaceholderName(s[start+1:end-1]) {
		start, end = TrimRange(s, start+1, end-1)
	}
	for _, article := range [...]string{"the ", "our ", "a ", "team: ", "and "} {
		if rest := s[start:end]; len(rest) > len(article) && strings.EqualFold(rest[:len(article)], article) &&
			!NamesNobody(strings.ToLower(rest)) {
			start += len(article)
		}
	}
	return TrimRange(s, start, end)
}

// TrimRange narrows [start, end) by white space and the marks that surround
// values.
func TrimRange(s string, start, end int) (int, int) {
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
		if r == '.' && IsInitialDot(s[start:end]) {
			break
		}
		end -= n
	}
	return start, end
}

// IsInitialDot tells a final full stop that belongs to an initial: "Ana S.",
// "A.G.".
func IsInitialDot(s string) bool {
	n := len(s)
	return n >= 3 && ascii.IsUpper(s[n-2]) && (s[n-3] == ' ' || s[n-3] == '.')
}

// SaysNothing tells a cell that only says that it is empty.
func SaysNothing(s string) bool {
	return strings.Trim(s, "-–—_ .\u00a0") == ""
}

func IsBracketed(s string) bool {
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

// NamesNobody tells, of a text in lower case, that it states an owner and
// names none.
func NamesNobody(s string) bool {
	s = strings.Trim(s, " .!*_`")
	if s == "" || strings.Trim(s, "?") == "" || strings.Trim(s, "x") == "" && len(s) > 2 {
		return true
	}
	if len(s) > 2 && (IsBracketed(s) && isPlaceholderName(s[1:len(s)-1]) || strings.HasPrefix(s, "{{")) {
		return true
	}
	handle, isHandle := strings.CutPrefix(s, "@")
	if nobody.Has(handle) || isHandle && nameHolders.Has(handle) {
		return true
	}
	for _, now := range [...]string{" yet", " so far", " at the moment", " currently"} {
		if bare, cut := strings.CutSuffix(s, now); cut && nobody.Has(bare) {
			return true
		}
	}
	return false
}

// ownerKind sorts a trimmed text that names one owner; "" for a text that
// cannot be one (a date, a ticket, an address).
func ownerKind(s string) OwnerKind {
	low := strings.ToLower(s)
	switch {
	case NamesNobody(low):
		return OwnerNobody
	case s[0] == '@' && len(s) > 1:
		return OwnerHandle
	case strings.Contains(s, "://") || s[0] == '#' || IsTicketKey(s):
		return ""
	case isEmail(s):
		return OwnerEmail
	case !strings.ContainsFunc(s, unicode.IsLetter):
		return ""
	case IsTeam(low):
		return OwnerTeam
	case IsRole(low):
		return OwnerRole
	case IsInitials(s):
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

// IsInitials tells 2 to 4 capitals, with or without full stops.
func IsInitials(s string) bool {
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

// IsTeam tells a text in lower case that names a team.
func IsTeam(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '_' })
	if len(words) == 0 {
		return false
	}
	if len(words) > 1 && IsRoleHead(words[len(words)-1]) {
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
	return len(words) == 1 && IsTeamWord(words[0])
}

// IsTeamWord tells a single word, in lower case, that names a team.
func IsTeamWord(s string) bool {
	return teamWords.Has(s)
}

// IsRole tells a text in lower case that names a function which people take
// in turn or in number.
func IsRole(s string) bool {
	if strings.Contains(s, "on-call") || strings.Contains(s, "on call") || strings.Contains(s, "oncall") {
		return true
	}
	words := strings.Fields(s)
	return len(words) > 0 && IsRoleHead(words[len(words)-1])
}

// IsRoleHead tells the noun of a role, in lower case.
func IsRoleHead(s string) bool {
	return roleHeads.Has(s)
}

// LooksLikeName reports whether s is one to three words that are written as names
// are, and mean nothing that an action could say of itself.
func LooksLikeName(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) < 3 || len(s) > 40 || strings.Count(s, " ") > 2 {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if !isWrittenAsName(w) {
			return false
		}
	}
	return ownerKind(s) == OwnerPerson && !SaysOfItself(s) && !NamesThing(strings.ToLower(s))
}

// isWrittenAsName reports whether a word is a capital with letters behind it that
// are not all capitals.
func isWrittenAsName(w string) bool {
	c, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(c) || n == len(w) || strings.ToUpper(w) == w {
		return false
	}
	return !strings.ContainsFunc(w[n:], func(c rune) bool { return !unicode.IsLetter(c) && !strings.ContainsRune("-'’.", c) })
}

// SaysOfItself reports whether a text is a priority, a category, a horizon, a state,
// a label, a month or a weekday.
func SaysOfItself(s string) bool {
	if IsPriority(s) || StatedCategory(s) != CategoryNone || HorizonOf(s) != HorizonNone || StatusOf(s) != StatusUnknown || FieldOf(s) != 0 {
		return true
	}
	first := strings.ToLower(s)
	first = first[:ascii.CountLetters(first)]
	return chrono.MonthOf(first) != 0 || chrono.IsWeekday(first)
}

// NamesThing reports whether any word of a text in lower case is software's name,
// or a place or a word that no person is called by.
func NamesThing(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if people.IsSoftware(w) || noName.Has(w) {
			return true
		}
	}
	return false
}

// IsNamedTeam tells a team by a word that means nothing else.
func IsNamedTeam(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	switch strings.ToLower(words[len(words)-1]) {
	case "team", "squad", "guild", "tribe", "crew":
		return len(words) > 1
	}
	switch s {
	case "SRE", "SREs", "DBA", "DBAs", "QA", "NOC", "SOC", "CRE", "DBRE", "PSIRT", "CSIRT":
		return true
	}
	switch strings.ToLower(s) {
	case "devops", "devex", "devx", "secops", "netops", "infosec", "dataops", "mlops", "sysops":
		return ascii.IsUpper(s[0])
	}
	switch strings.ToLower(words[0]) {
	case "équipe", "equipe", "equipo": // the noun stands first in these languages
		return len(words) > 1
	}
	return strings.EqualFold(words[0], "team") && len(words) == 2 && ascii.IsUpper(words[1][0])
}

// NamesInitials reports whether s is initials, one or several, none of which is a
// team's or software's short name.
func NamesInitials(s string) bool {
	owners := FindOwners(s)
	for _, o := range owners {
		if name := s[o.Start:o.End]; o.Kind != OwnerInitials || NamesThing(strings.ToLower(name)) || IsKeyLookalike(name) {
			return false
		}
	}
	return len(owners) > 0
}
