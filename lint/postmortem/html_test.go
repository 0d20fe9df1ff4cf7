package postmortem

import (
	"strings"
	"testing"
	"time"
)

const htmlDocument = `<html>
<body>
    <div>
        <h1>Mail lost on March 3, 2026</h1>

        <h2>Summary</h2>
        <p>Mail <strong>was</strong> lost.</p>

        <h2>Timeline</h2>
        <ul>
            <li>1:45 PM - Deployed
              <ul><li>by hand</li></ul>
            </li>
            <li>2:00 PM - <b>Lost</b>
            <li>2:10 PM - Noticed</li>
        </ul>

        <h2>Action items</h2>
        <table>
          <tr><th>Action</th><th>Owner</th><th>Due</th></tr>
          <tr><td>Add a <code>gate</code></td><td>@ana</td><td>2026-03-08</td></tr>

          <tr><td>Add an alert</td><td>Bo</td><td></td></tr>
        </table>
    </div>
</body>
</html>
`

func TestHTML(t *testing.T) {
	d := Parse("x.md", []byte(htmlDocument), Options{})
	for _, problem := range violations(d) {
		t.Error(problem)
	}
	if d.Title.Plain != "Mail lost on March 3, 2026" || d.Meta.Date.Day.Format("2006-01-02") != "2026-03-03" {
		t.Errorf("title %q, day %v", d.Title.Plain, d.Meta.Date.Day)
	}
	var kinds []string
	for _, s := range d.Sections {
		kinds = append(kinds, string(s.Kind))
	}
	if got := strings.Join(kinds, " "); got != "summary timeline actions" {
		t.Errorf("sections %s", got)
	}
	if got := events(d); got != "11 2026-03-03T13:45: Deployed\n14 2026-03-03T14:00: Lost\n15 2026-03-03T14:10: Noticed\n" {
		t.Errorf("events %s", got)
	}
	var actions []string
	for _, a := range d.Actions {
		actions = append(actions, a.Text.Plain)
	}
	if got := strings.Join(actions, "; "); !strings.HasPrefix(got, "Add a gate") {
		t.Errorf("actions %s", got)
	}
}

func TestHTMLStaysHTML(t *testing.T) {
	for _, src := range []string{
		"<p align=center><img src=x></p>\n\n# T\n",
		"<details><summary>Log</summary>\n\n- 10:00 x\n\n</details>\n",
		"<!-- <h2>Timeline</h2> -->\n",
		"    <h2>code</h2>\n",
		"<style>\nh1 { x }\n</style>\n",
	} {
		d := Parse("x.md", []byte(src), Options{})
		for _, s := range d.Sections {
			if s.Title.Plain != "T" {
				t.Errorf("%q: section %q", src, s.Title.Plain)
			}
		}
	}
}

// TestHostileHTML holds that tags which nothing closes cost no more than others.
func TestHostileHTML(t *testing.T) {
	for _, unit := range []string{"<p>", "<ul>", "<li>", "<ul><li>", "<table>", "<tr><td>", "<h1>", "<", "<div <", "<!--", "<table><tr>", "</ul>", "<td>"} {
		src := []byte("<div>\n<h2>x</h2><li>y<tr>" + strings.Repeat(unit, 60000/len(unit)) + "\n")
		start := time.Now()
		d := Parse("x.md", src, Options{})
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q takes %v", unit, took)
		}
		for _, problem := range violations(d) {
			t.Errorf("%q: %s", unit, problem)
		}
	}
}

func TestDetailsAreSections(t *testing.T) {
	d := Parse("x.md", []byte("# T\n\n<details>\n<summary>Action items</summary>\n\n- Add a gate\n\n</details>\n"), Options{})
	if len(d.Sections) != 1 || d.Sections[0].Kind != KindActions || d.Sections[0].Title.Plain != "Action items" || len(d.Actions) != 1 {
		t.Errorf("%d sections, %d actions", len(d.Sections), len(d.Actions))
	}
}

func TestItemsBehindHTML(t *testing.T) {
	d := Parse("x.md", []byte("# T\n\n## Action items\n\n- <!-- A1 --> Add a gate\n- <div>Add a lock</div>\n"+
		"- <details><summary>Add a test</summary>more</details>\n- <!-- add more above -->\n"), Options{})
	var texts []string
	for _, a := range d.Actions {
		texts = append(texts, a.Text.Plain)
	}
	if got := strings.Join(texts, "; "); got != "Add a gate; Add a lock; Add a test" {
		t.Errorf("actions %q", got)
	}
}
