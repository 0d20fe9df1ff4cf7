package metadata

import (
	"fmt"
	"regexp"
	"sync"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var idPattern = &lint.Rule{
	Name:     "metadata/id-pattern",
	Summary:  "The incident's id has the form that the config asks for",
	Severity: lint.Warning,
	Check:    checkIDPattern,
}

// patterns holds the compiled patterns of the run: there is one.
var patterns sync.Map // of string to *regexp.Regexp

func checkIDPattern(p *lint.Pass) {
	id, pattern := p.Doc.Meta.ID, p.Shared.IDPattern()
	if pattern == "" || id.Plain == "" || p.Binding.Value(id) != template.Written {
		return
	}
	re := compiled(pattern)
	if re == nil || re.MatchString(id.Plain) {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    id.Span,
		Anchor:  "field:id",
		Message: fmt.Sprintf("incident id %q does not match %s", id.Plain, pattern),
		Hint:    "write the id as your incident tracker gives it; ids.pattern in .pmlint.yaml says what one looks like",
	})
}

// compiled is the pattern as one that a whole id must match; nil for one that
// is no regular expression, which reading the config reports.
func compiled(pattern string) *regexp.Regexp {
	if re, ok := patterns.Load(pattern); ok {
		return re.(*regexp.Regexp)
	}
	re, err := regexp.Compile(`^(?:` + pattern + `)$`)
	if err != nil {
		return nil
	}
	patterns.Store(pattern, re)
	return re
}
