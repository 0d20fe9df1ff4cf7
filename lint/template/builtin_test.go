package template

import (
	"os"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func TestEveryBuiltinTemplateCanBeRead(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			s, err := Builtin(name)
			if err != nil {
				t.Fatal(err)
			}
			if s.Name != name {
				t.Errorf("the schema is called %q", s.Name)
			}
			src, err := Source(name)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(src, "# ") || !strings.HasSuffix(src, "\n") {
				t.Error("a template starts with its title and ends with a line end")
			}
		})
	}
}

func TestUnknownTemplateNamesTheKnownOnes(t *testing.T) {
	_, err := Load(nil, "googel", postmortem.Options{})
	if err == nil || !strings.Contains(err.Error(), "pagerduty") {
		t.Errorf("got %v", err)
	}
}

func TestNoneAsksForNothing(t *testing.T) {
	s, err := Load(nil, None, postmortem.Options{})
	if err != nil || !s.Empty() || s.Section("timeline", "") != nil || s.IsOwnText("x") {
		t.Errorf("got %v, %v", s, err)
	}
}

// pmlint's own postmortems follow the default template.
func TestOwnTemplateIsTheDefault(t *testing.T) {
	own, err := os.ReadFile("../../postmortems/TEMPLATE.md")
	if err != nil {
		t.Fatal(err)
	}
	src, err := Source(Default)
	if err != nil {
		t.Fatal(err)
	}
	if string(own) != src {
		t.Error("postmortems/TEMPLATE.md differs from lint/template/builtin/default.md: copy one over the other")
	}
}
