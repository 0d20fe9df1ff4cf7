package record

import "regexp"

// mask is a form of what must not stand in a document.
type mask struct {
	form *regexp.Regexp
	with string
}

// masks are in the order in which they are looked for: what holds another comes first.
var masks = []mask{
	{regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z ]*PRIVATE KEY-----|$)`), "(key masked)"},
	{regexp.MustCompile(`\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]+)?`), "(token masked)"},
	{regexp.MustCompile(`\b(?:AKIA|ASIA)[A-Z0-9]{16}\b`), "(key masked)"},
	{regexp.MustCompile(`\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeprs]-[\w-]{10,}|sk_live_\w{16,}` +
		`|AIza[\w-]{30,}|npm_[A-Za-z0-9]{30,}|dop_v1_[a-f0-9]{32,}|hooks\.slack\.com/services/[\w/]+)`), "(token masked)"},
	{regexp.MustCompile(`(?i)(\b[a-z][a-z0-9+.-]*://[^\s:/@]*:)[^\s@/]+@`), "${1}(masked)@"},
	{regexp.MustCompile(`(?i)(\b(?:authorization\s*[:=]\s*)?(?:bearer|basic|token)\s+)[a-z0-9._~+/=-]{12,}`), "${1}(masked)"},
	{regexp.MustCompile(`(?i)((?:password|passwd|passphrase|secret|api[_-]?key|access[_-]?key|auth[_-]?token|access[_-]?token|` +
		`client[_-]?secret|private[_-]?key|session[_-]?id|set-cookie|cookie)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&"'(][^\s,;&"']*)`),
		"${1}(masked)"},
	{regexp.MustCompile(`(?i)\b[a-z0-9][a-z0-9._%+-]*@(?:[a-z0-9-]+\.)+[a-z]{2,}\b`), "(mail address)"},
}

// Mask replaces what looks like a secret or a mail address. It errs on the side of
// masking; what it leaves is not proven to be harmless.
func Mask(s string) string {
	for _, m := range masks {
		s = m.form.ReplaceAllString(s, m.with)
	}
	return s
}
