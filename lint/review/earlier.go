package review

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/earlier"
	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// Earlier is an earlier postmortem that the document names, or that tells of the same
// factor in the same service, with the actions of then.
type Earlier struct {
	Path  string `json:"path"`
	Title string `json:"title"`
	// Why it is brought up: "it is named", or which factor and service both tell of.
	Why     string           `json:"why"`
	Line    int              `json:"line"` // at which the document names it, or tells the factor
	Actions []earlier.Action `json:"actions"`
}

// EarlierOf tells what an older document, at a path, has to do with one that is
// reviewed; ok is false where it has nothing to do with it, or is not older.
func EarlierOf(now, before *lint.Reading, path string) (e Earlier, ok bool) {
	newer, older := earlier.Of(now.Doc, now.Promises()), earlier.Of(before.Doc, before.Promises())
	if newer.Day == "" || older.Day == "" || older.Day >= newer.Day {
		return e, false
	}
	e = Earlier{Path: path, Title: older.Title, Actions: older.Actions}
	if e.Actions == nil {
		e.Actions = []earlier.Action{}
	}
	if n, named := older.NamedBy(&newer, path); named {
		e.Why, e.Line = "it is named", now.Doc.File.Position(n.At.Start).Line
		return e, true
	}
	service := sharedService(now.Doc, before.Doc)
	if service == "" {
		return e, false
	}
	for _, f := range now.Doc.Factors {
		words := terms.Of(f.Title.Plain)
		for _, g := range before.Doc.Factors {
			if words.Common(terms.Of(g.Title.Plain)) >= sameFactor {
				e.Why = fmt.Sprintf("both are of %s and name %s", service, quote(g.Title.Plain))
				e.Line = now.Doc.File.Position(f.Title.Span.Start).Line
				return e, true
			}
		}
	}
	return e, false
}

// sameFactor is how many words of meaning two titles of one factor have in common.
const sameFactor = 3

// sharedService is a service that both documents state; empty for none.
func sharedService(a, b *postmortem.Document) string {
	fa, fb := a.Meta.Get(postmortem.FieldServices), b.Meta.Get(postmortem.FieldServices)
	if fa == nil || fb == nil {
		return ""
	}
	for _, x := range fa.Values {
		for _, y := range fb.Values {
			if x.Plain != "" && strings.EqualFold(x.Plain, y.Plain) {
				return x.Plain
			}
		}
	}
	return ""
}

// states tells the actions of then with their states, the open ones first.
func (e *Earlier) states() string {
	if len(e.Actions) == 0 {
		return "It promised nothing."
	}
	var open, closed []string
	for _, a := range e.Actions {
		x := quote(a.Text) + " (" + a.State
		if a.Open && a.Due != "" {
			x += ", due " + a.Due
		}
		if x += ")"; a.Open {
			open = append(open, x)
		} else {
			closed = append(closed, x)
		}
	}
	const most = 3
	list := append(open, closed...)
	more := ""
	if n := len(list) - most; n > 0 {
		list, more = list[:most], fmt.Sprintf(", and %d more", n)
	}
	return "Its actions: " + strings.Join(list, ", ") + more + "."
}
