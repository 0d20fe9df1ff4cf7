package postmortem

import (
	"strings"
	"testing"
)

// TestFactorsByForm holds the forms in which documents without a section for
// factors tell them, and what looks like one of them.
func TestFactorsByForm(t *testing.T) {
	for _, c := range []struct{ name, doc, want string }{
		{"a list below the root cause",
			"## Root cause\n\nThree gaps in one path:\n\n1. The limit was never tested\n2. The client retries without a pause\n\n" +
				"No test covers both.\n",
			"The limit was never tested; The client retries without a pause"},
		{"bold beginnings",
			"## Root cause\n\n**No limit on the queue.** Each client may fill it.\n\n**One node for all.** There was no second one.\n",
			"No limit on the queue.; One node for all."},
		{"announced elsewhere",
			"## Conclusion\n\nA rare event. Two things led to this outage:\n\n- The disk was full\n- Nobody was paged\n",
			"The disk was full; Nobody was paged"},
		{"questions are a chain", "## Root cause\n\n- Why did it fail? The disk was full\n- Why was it full? Logs stay for ever\n", ""},
		{"entries are none", "## Root cause\n\n- 10:05 The disk is full\n- 10:10 Nobody is paged\n", ""},
		{"actions are none", "## Root cause\n\n- [ ] Rotate the logs daily\n- [x] Page on a full disk\n", ""},
		{"the section for factors wins",
			"## Root cause\n\n- The disk was full\n- Logs stay for ever\n\n## Contributing factors\n\n- No alert on the disk\n",
			"No alert on the disk"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range Parse("x.md", []byte("# Mail was late\n\n"+c.doc), Options{}).Factors {
				got = append(got, f.Title.Plain)
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("got %q, want %q", g, c.want)
			}
		})
	}
}

func TestLinkedQuestions(t *testing.T) {
	chain := "# Old sessions\n\n## Root cause\n\n### How did an old session work?\n\nThe store answered from its replica.\n\n" +
		"### How could the replica be behind?\n\nIt had stopped.\n"
	if n := len(Parse("x.md", []byte(chain), Options{}).Chains); n != 1 {
		t.Errorf("questions that take up the answers before them: %d chains, want 1", n)
	}
	apart := strings.Replace(chain, "the replica be behind", "nobody see it", 1)
	if n := len(Parse("x.md", []byte(apart), Options{}).Chains); n != 0 {
		t.Errorf("questions side by side: %d chains, want 0", n)
	}
}

func TestImpactBelowAHeader(t *testing.T) {
	doc := "# Late mail\n\n## Impact\n\n| Users affected | Data loss | Total duration |\n| --- | --- | --- |\n| 640 | None | 2h 20m |\n"
	d := Parse("x.md", []byte(doc), Options{})
	if d.Impact.Users.Number != 640 || d.Impact.Data.State != "none" || len(d.Durations.Stated) != 1 {
		t.Errorf("users %v, data %q, durations %d; want 640, none, 1", d.Impact.Users.Number, d.Impact.Data.State, len(d.Durations.Stated))
	}
}
