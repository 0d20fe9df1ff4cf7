package metadata

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var idMismatch = &lint.Rule{
	Name:     "metadata/id-mismatch",
	Summary:  "The incident's id is that of the title and of the file's name",
	Severity: lint.Notice,
	Check:    checkIDMismatch,
}

func checkIDMismatch(p *lint.Pass) {
	id := p.Doc.Meta.ID
	own, ok := splitID(id.Plain)
	if !ok || p.Binding.Value(id) != template.Written {
		return
	}
	if !p.Doc.Title.Span.Contains(id.Span) {
		if other := otherID(p.Doc.Title.Plain, own); other != "" {
			reportOtherID(p, other, "the title")
			return
		}
	}
	if other := otherID(fileName(p.Doc.File.Path()), own); other != "" {
		reportOtherID(p, other, "the file's name")
	}
}

func reportOtherID(p *lint.Pass, other, where string) {
	id := p.Doc.Meta.ID
	p.Report(lint.Diagnostic{
		Span:    id.Span,
		Anchor:  "field:id",
		Message: fmt.Sprintf("incident id %q is not the %q of %s", id.Plain, other, where),
		Hint:    "which of the two is right?",
	})
}

// parts are the letters and the number of an id such as INC-42.
type parts struct{ letters, number string }

// splitID reads an id of letters and a number.
func splitID(id string) (parts, bool) {
	n := 0
	for n < len(id) && isLetter(id[n]) {
		n++
	}
	rest := strings.TrimLeft(id[n:], "-_ #")
	if n == 0 || rest == "" {
		return parts{}, false
	}
	for i := range len(rest) {
		if rest[i] < '0' || rest[i] > '9' {
			return parts{}, false
		}
	}
	return parts{strings.ToLower(id[:n]), strings.TrimLeft(rest, "0")}, true
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// otherID returns the first id in s with own's letters and another number; ""
// where there is none or own stands in s too.
func otherID(s string, own parts) string {
	found := ""
	for i := 0; i+len(own.letters) < len(s); i++ {
		end := i + len(own.letters) // letters are ASCII: what folds to them is as long
		if !strings.EqualFold(s[i:end], own.letters) || i > 0 && isLetter(s[i-1]) {
			continue
		}
		for end < len(s) && strings.IndexByte("-_ #", s[end]) >= 0 {
			end++
		}
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		id, ok := splitID(s[i:end])
		switch {
		case !ok:
		case id == own:
			return ""
		case found == "":
			found = s[i:end]
		}
	}
	return found
}
