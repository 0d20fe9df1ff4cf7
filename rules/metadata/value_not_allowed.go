package metadata

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var valueNotAllowed = &lint.Rule{
	Name:     "metadata/value-not-allowed",
	Summary:  "A field with a choice of values has one of them",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkValueNotAllowed,
}

func checkValueNotAllowed(p *lint.Pass) {
	for _, f := range p.Binding.Fields {
		checkChoice(p, f)
	}
	for i := range p.Binding.Sections {
		for _, f := range p.Binding.Sections[i].Fields {
			checkChoice(p, f)
		}
	}
}

func checkChoice(p *lint.Pass, f template.FieldBinding) {
	if f.Got == nil || len(f.Want.Allowed) == 0 || f.Got.Value.Plain == "" {
		return
	}
	value := f.Got.Value
	if isUnpicked(f.Want, value.Plain) {
		p.Report(lint.Diagnostic{
			Span: value.Span, Anchor: "field:" + fieldName(f.Want),
			Message: fmt.Sprintf("%q still lists the choices %q", f.Got.Label.Plain, value.Plain),
			Hint:    "keep one of them: " + lint.Quoted(f.Want.Allowed, "or"),
		})
		return
	}
	if isAllowed(p, f.Want, value.Plain) || p.Binding.Value(value) != template.Written {
		return
	}
	p.Report(lint.Diagnostic{
		Span: value.Span, Anchor: "field:" + fieldName(f.Want),
		Message: fmt.Sprintf("%q is no value of %q: the template allows %s", value.Plain, f.Want.Label, lint.Quoted(f.Want.Allowed, "and")),
		Hint:    meant(f.Want, value.Plain),
	})
}

// isUnpicked tells that a value still holds two of the choices with a bar or
// slash between them.
func isUnpicked(want *template.Field, value string) bool {
	if !strings.ContainsAny(value, "|/") {
		return false
	}
	found := 0
	for _, part := range strings.FieldsFunc(value, func(r rune) bool { return r == '|' || r == '/' }) {
		for _, a := range want.Allowed {
			if squeeze(part) == squeeze(a) {
				found++
				break
			}
		}
	}
	return found > 1
}

// isAllowed tells whether a value is one of the template's, or starts with one
// and goes on ("SEV-2 (was SEV-3)"), or is one that the config maps to a status
// or severity.
func isAllowed(p *lint.Pass, want *template.Field, value string) bool {
	for _, a := range want.Allowed {
		if startsWith(value, a) {
			return true
		}
	}
	switch want.Key {
	case postmortem.FieldStatus:
		for own := range p.Shared.Statuses() {
			if startsWith(value, own) {
				return true
			}
		}
	case postmortem.FieldSeverity:
		for name, others := range p.Shared.Severities() {
			if startsWith(value, name) {
				return true
			}
			for _, o := range others {
				if startsWith(value, o) {
					return true
				}
			}
		}
	}
	return false
}

// startsWith compares without case, blanks and hyphens: "Sev 2: login is slow"
// starts with "SEV-2", "SEV-21" does not.
func startsWith(value, allowed string) bool {
	if x, y := initial(value), initial(allowed); x != y && x != 0 && y != 0 {
		return false
	}
	v, a := squeeze(value), squeeze(allowed)
	if !strings.HasPrefix(v, a) || a == "" {
		return false
	}
	rest := v[len(a):]
	return rest == "" || !isWordByte(rest[0]) || endsWord(value, len(a))
}

// initial is the first byte that squeeze keeps of a value, as it keeps it; 0
// where that is not plain to see.
func initial(s string) byte {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			return c + 'a' - 'A'
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z':
			return c
		case !isGap(c):
			return 0
		}
	}
	return 0
}

// endsWord tells whether a word of s ends after n bytes that squeeze keeps.
func endsWord(s string, n int) bool {
	for i := range len(s) {
		if n == 0 {
			return !isWordByte(s[i])
		}
		if !isGap(s[i]) {
			n--
		}
	}
	return true
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}

func isGap(c byte) bool { return c == ' ' || c == '-' || c == '_' }

// squeeze takes case, blanks, hyphens and underscores out of a value.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && isGap(byte(r)) {
			return -1
		}
		return r
	}, strings.ToLower(strings.TrimSpace(s)))
}

// meant names the allowed value that another word stands for, or that is nearly
// the same; else how to allow it.
func meant(want *template.Field, value string) string {
	if want.Key == postmortem.FieldStatus {
		if status, ok := lint.StatusOf(value, nil); ok {
			for _, a := range want.Allowed {
				if s, ok := lint.StatusOf(a, nil); ok && s == status {
					return fmt.Sprintf("write %q, or map %q under statuses in .pmlint.yaml", a, value)
				}
			}
		}
		return "write one of these, or map yours under statuses in .pmlint.yaml"
	}
	return "write one of these, or add yours to the template"
}
