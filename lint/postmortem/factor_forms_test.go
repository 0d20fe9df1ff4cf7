package postmortem

import (
	"strings"
	"testing"
)

// TestFactorForms holds in which forms factors stand where no list names them.
func TestFactorForms(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{"counted in prose", "## Contributing factors\n\nTwo things met. First, the queue has no limit, so one client can fill it. " +
			"It never had one. Second, the alert had been removed in May.\n",
			"First, the queue has no limit, so one client can fill it. | Second, the alert had been removed in May."},
		{"counted once", "## Contributing factors\n\nThe queue has no limit. Second, it is slow.\n",
			"The queue has no limit. Second, it is slow."},
		{"asked side by side", "## Analysis\n\n### What caused the queue to fill?\n\nA client without backoff.\n\n" +
			"### Why was there no limit?\n\nThe default was never changed.\n",
			"A client without backoff. | The default was never changed."},
		{"labels of levels", "## Root cause analysis\n\n**Immediate cause:** The queue was full.\n\n**Underlying causes:**\n\n" +
			"* No limit on clients\n* Alert removed in May\n\n**Aggravating circumstances:** The runbook was outdated.\n",
			"The queue was full. | No limit on clients | Alert removed in May | The runbook was outdated."},
		{"questions of readers", "## Questions\n\n### When is the next release?\n\nIn May.\n\n### Who is invited?\n\nAll.\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Parse("x.md", []byte("# Orders stuck\n\n"+c.doc), Options{})
			var got []string
			for _, f := range d.Factors {
				got = append(got, f.Title.Plain)
			}
			if s := strings.Join(got, " | "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

// TestImpactLabels holds that a label is known whatever it adds.
func TestImpactLabels(t *testing.T) {
	d := Parse("x.md", []byte("# Orders stuck\n\n## Impact\n\n"+
		"| Number of customers hit | Revenue lost | Duration |\n|---|---|---|\n| 1,240 | €12,000 | 58 minutes |\n"), Options{})
	if d.Impact.Users.Number != 1240 || d.Impact.Revenue.Amount != 12000 {
		t.Errorf("users %v, revenue %v", d.Impact.Users, d.Impact.Revenue)
	}
}

// TestTimesInTwoZones holds that a second column of times is not what happened.
func TestTimesInTwoZones(t *testing.T) {
	d := Parse("x.md", []byte("# X\n\n## Timeline\n\n"+
		"| Time (JST) | UTC | What |\n|---|---|---|\n"+
		"| 2026-04-14 02:56 | 2026-04-13 17:56 | Job fails |\n"+
		"| 2026-04-14 09:00 | — | Ana is told |\n"), Options{})
	for i, want := range []string{"Job fails", "Ana is told"} {
		if got := d.Timelines[0].Events[i].Text.Plain; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
