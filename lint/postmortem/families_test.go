package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

// outlineOf shows title, date, authors, kinds of sections and the times of entries.
func outlineOf(d *Document) string {
	var parts, authors []string
	for _, s := range d.Sections {
		parts = append(parts, string(s.Kind))
	}
	for _, a := range d.Meta.Authors {
		authors = append(authors, a.Plain)
	}
	for _, tl := range d.Timelines {
		for _, e := range tl.Events {
			parts = append(parts, fmt.Sprint("@", e.Line))
		}
	}
	return strings.Join(append(parts, authors...), " ")
}

// Labels and outlines are families: what Markdown nests or cuts is not what they mean.
func TestFamilies(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"an outline of keys", "# T\n\n1. Incident Date\n   - March 3rd 2026\n2. Summary\n   - All was slow.\n3. Authors\n   - Ana Gil\n   - Bo Lind\n4. Timeline\n   - March 3 7:20am: slow\n" +
			"5. Following up the measures\n   - Add a test\n", "summary timeline actions @11 Ana Gil Bo Lind"},
		{"a list that code at the margin cuts", "# T\n\n- **Timeline**:\n  - 2026-03-01 10:00 slow\n\n```\nerror\n```\n\n  - 2026-03-01 10:10 well\n\n- **Resolution**: it was set\n\n- **Actions**:\n  - Add a test\n",
			"timeline resolution actions @4 @10"},
		{"milestones beside a timeline", "# T\n\n- **Key events**\n  - Detected: 2026-03-01 10:00\n  - Resolved: 2026-03-01 10:10\n\n## Timeline\n\n- 2026-03-01 10:00 slow\n", "timeline timeline @4 @5 @9"},
		{"a log of incidents", "# Incident log of the depot\n\n## 2026-05-12 Gates stayed open\n\n**Timeline**\n\n- 2026-05-12 06:10 open\n\n**Impact**: " + strings.Repeat("anybody could drive in ", 4) +
			"\n\n## 2026-04-03 Scales at zero\n\n**Timeline**\n\n- 2026-04-03 07:00 zero\n", "other timeline impact other timeline @7 @15"},
		{"a label among headings", "# T\n\n**Summary**: " + strings.Repeat("logs are missing ", 5) + "\n\n**Impact**: " + strings.Repeat("reports are low ", 5) +
			"\n\n## Resolution\n\nMounted.\n\n**Detection**: " + strings.Repeat("a customer asked ", 5) + "\n", "summary impact resolution detection"},
		{"a head behind its subject", "# T\n\n## Root cause corrections\n\n- Pinned\n", "resolution"},
	} {
		if got := outlineOf(Parse("x.md", []byte(c.in), Options{})); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	if d := Parse("x.md", []byte("## 2026-03-28/29 Sable login outage\n\nNobody could log in.\n"), Options{}); d.Title.Plain == "" || d.Meta.Date.Day.Day() != 28 {
		t.Errorf("title %q, day %v", d.Title.Plain, d.Meta.Date.Day)
	}
}
