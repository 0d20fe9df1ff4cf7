package markdown

import (
	"testing"

	"github.com/pmlint/pmlint/lint/text"
)

func TestAccidentalSetext(t *testing.T) {
	for _, c := range []struct {
		name, in string
		judge    Verdict
		want     string
	}{
		{"two lines over a rule", "It broke\nand healed\n---\n", VerdictNone, `p "It broke\nand healed", break "---"`},
		{"sentence over a rule", "It broke.\n---\n", VerdictNone, `p "It broke.", break "---"`},
		{"table over a rule", "| a | b |\n|---|---|\n| 1 | 2 |\n---\n", VerdictNone, `table "| a | b |\n|---|---|\n| 1 | 2 |", break "---"`},
		{"long text over three dashes", "# T\n\nThanks to all of the team\n---\n", VerdictNone, `h "# T", p "Thanks to all of the team", break "---"`},
		{"words over a long line", "The part about the disk\n-----------------------\n", VerdictNone, `h "The part about the disk\n-----------------------"`},
		{"known title", "# T\n\nThanks to all of the team\n---\n", VerdictTitle, `h "# T", h "Thanks to all of the team\n---"`},
		{"known text", "Note: all is well\n---\n", VerdictText, `p "Note: all is well", break "---"`},
		{"first level", "It broke.\n===\n", VerdictText, `h "It broke.\n==="`},
	} {
		t.Run(c.name, func(t *testing.T) {
			judge := func([]byte, text.Span) Verdict { return c.judge }
			d := Parse(text.NewFile("x.md", []byte(c.in)), Options{Judge: judge})
			if got := outline(d, d.Blocks); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			for _, problem := range violations(d) {
				t.Error(problem)
			}
		})
	}
}
