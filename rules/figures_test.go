package rules

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
)

// TestSeveritiesAreEarned holds that a rule is no warning or error by default
// that has not been right often enough on documents that were not used to write
// it, or is exact by its nature.
func TestSeveritiesAreEarned(t *testing.T) {
	for _, p := range All() {
		var pack lint.Figures
		for _, r := range p.Rules {
			pack = pack.Plus(Figures(r.Name))
		}
		for _, r := range p.Rules {
			if most := Figures(r.Name).Most(pack); r.Gravest() > max(most, lint.Notice) {
				t.Errorf("%s is a default %s, and its figures allow %s: judge its findings and write them into figures.tsv, or make it a notice",
					r.Name, r.Gravest(), most)
			}
		}
	}
}

// TestFiguresAreOfRules holds that every line of the table is about a rule.
func TestFiguresAreOfRules(t *testing.T) {
	all, err := figures()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range All() {
		for _, r := range p.Rules {
			delete(all, r.Name)
		}
	}
	for name := range all {
		t.Errorf("figures.tsv: no rule is called %s", name)
	}
}

func TestParseFigures(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"a/b\texact\tby nature\n", ""},
		{"a/b\t12\t10\t9\tthe kept documents\n", ""},
		{"a/b\texact\n", "figures.tsv:1: 2 columns"},
		{"# x\na/b\t1\tten\t9\tdocs\n", `figures.tsv:2: "ten" is no number`},
		{"a/b\t1\t2\t1\tdocs\n", "cannot be"},
		{"a/b\texact\tx\na/b\texact\tx\n", "figures.tsv:2: a/b stands twice"},
	} {
		_, err := parseFigures(tt.src)
		if got := ""; err != nil {
			if got = err.Error(); tt.want == "" || !strings.Contains(got, tt.want) {
				t.Errorf("%q: %v, want %q", tt.src, err, tt.want)
			}
		} else if tt.want != "" {
			t.Errorf("%q is read, want %q", tt.src, tt.want)
		}
	}
}
