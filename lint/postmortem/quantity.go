package postmortem

import (
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/internal/quantity"
)

// readQuantity reads a field that holds a number.
func readQuantity(t Text) Quantity {
	q := Quantity{Text: t}
	if unfilled(t.Plain) {
		return q
	}
	n := quantity.Read(t.Plain)
	q.Number, q.Percent, q.Approx, q.Known = n.Value, n.Percent, n.Approx, n.Known
	return q
}

// readMoney reads a field that holds an amount.
func readMoney(t Text) Money {
	m := Money{Text: t}
	if unfilled(t.Plain) {
		return m
	}
	n := quantity.Read(t.Plain)
	m.Amount, m.Known = n.Value, n.Known && !n.Percent
	if !m.Known {
		m.Amount = 0
		return m
	}
	m.Currency = quantity.Currency(t.Plain, n.Start, n.End)
	m.Estimated = n.Approx || quantity.Estimated(t.Plain)
	return m
}

// unfilled tells a value that states nothing: empty, a placeholder, "TBD",
// "unknown", "n/a".
func unfilled(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || s == "-" || s == "–" || s == "—" {
		return true
	}
	if bracketed(strings.TrimLeft(s, "$€£ ")) {
		return true
	}
	switch strings.ToLower(strings.Trim(s, " .()*_?")) {
	case "", "tbd", "tba", "tbc", "todo", "unknown", "n/a", "na", "xxx", "to be determined", "to be done", "to be filled in":
		return true
	}
	return false
}

// bracketed tells "[Name]" and "<name>", with nothing of substance behind.
func bracketed(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	closing := map[rune]string{'[': "]", '<': ">", '{': "}"}[r]
	if closing == "" {
		return false
	}
	i := strings.LastIndex(s, closing)
	if i < 0 || strings.Contains(s[1:i], closing) && r != '{' {
		return false
	}
	rest := strings.ToLower(strings.Trim(s[i+1:], " .()"))
	return rest == "" || rest == "estimated"
}
