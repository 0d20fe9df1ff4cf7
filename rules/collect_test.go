package rules_test

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/rules"
)

// TestCollectKeepsNoDocument holds that what rules keep of a document does not
// refer to it: a corpus of documents does not fit into memory.
func TestCollectKeepsNoDocument(t *testing.T) {
	const path = "postmortems/2026-02-12-example-checkout-lock.md"
	src, err := os.ReadFile("../" + path)
	if err != nil {
		t.Fatal(err)
	}
	// An odd duration that the timeline does not give, and an open action.
	src = append(src, "\n## More\n\n**Time to mitigate:** 3 hours and 7 minutes\n\n## Action items\n\n- [ ] Add an alert on lock waits above five seconds\n"...)
	schema, err := template.Builtin("default")
	if err != nil {
		t.Fatal(err)
	}
	doc := postmortem.Parse(path, src, postmortem.Options{})
	pass := &lint.Pass{Doc: doc, Binding: template.Bind(schema, doc), Now: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Shared: &lint.Shared{}}
	kept := 0
	for _, pack := range rules.All() {
		for _, r := range pack.Rules {
			if r.Collect == nil {
				continue
			}
			if data := r.Collect(pass); data != nil {
				kept++
				if held := holdsModel(reflect.TypeOf(data), map[reflect.Type]bool{}); held != "" {
					t.Errorf("%s keeps a %s", r.Name, held)
				}
			}
		}
	}
	if kept < 3 {
		t.Errorf("%d rules kept something of the document: too few to tell", kept)
	}
}

// holdsModel names a type of the model that values of a type can refer to.
func holdsModel(t reflect.Type, seen map[reflect.Type]bool) string {
	if seen[t] {
		return ""
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Struct:
		if strings.HasSuffix(t.PkgPath(), "lint/postmortem") || strings.HasSuffix(t.PkgPath(), "lint/template") {
			return t.String()
		}
		for i := range t.NumField() {
			if held := holdsModel(t.Field(i).Type, seen); held != "" {
				return held
			}
		}
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return holdsModel(t.Elem(), seen)
	case reflect.Map:
		if held := holdsModel(t.Key(), seen); held != "" {
			return held
		}
		return holdsModel(t.Elem(), seen)
	case reflect.Interface, reflect.Func:
		return t.String()
	}
	return ""
}
