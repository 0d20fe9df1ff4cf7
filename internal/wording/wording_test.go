package wording

import (
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func FuzzText(f *testing.F) {
	for line := range strings.Lines(sentences) {
		if _, text, ok := strings.Cut(line, " | "); ok {
			f.Add(text)
		}
	}
	f.Add("wouldn't've had we, he's 'd ’s \xe2\x80 @ @a/ we should have `x` \"been\" – by the")
	r := NewReader(Vocabulary{Roles: []string{"release flamingo"}, People: []string{"Ana Duarte"}})
	f.Fuzz(func(t *testing.T, s string) {
		for _, h := range r.Text(s) {
			if h.Start < 0 || h.Start >= h.End || h.End > len(s) || h.Class == 0 || h.Grade == 0 {
				t.Fatalf("%q gives %+v", s, h)
			}
		}
	})
}

// TestLongSentencesAreCheap reads a sentence as no human writes it.
func TestLongSentencesAreCheap(t *testing.T) {
	r := NewReader(Vocabulary{})
	start := time.Now()
	for _, part := range []string{"we forgot and ", "if had would have we ", "the engineer of the ", "because we did not check, ", "(, who "} {
		r.Text(strings.Repeat(part, 50_000))
	}
	if d := time.Since(start); d > time.Minute { // a hang: a loaded machine is no reason to fail
		t.Errorf("took %s", d)
	}
}

func TestVocabulary(t *testing.T) {
	v := Vocabulary{
		People: []string{"Ximo Duarte"}, Roles: []string{"release flamingo"}, Teams: []string{"Nimbus"}, Systems: []string{"Ruben"},
		Vendors: []string{"Wolkenwerk"}, Organisation: "Acme", Allow: []string{"forgot password"},
	}
	for _, c := range []struct{ text, plain, with string }{
		{"Ximo broke the build.", "-", "person-cause"},
		{"A release flamingo did not check the tag.", "-", "omission-person"},
		{"Nimbus did not tell us about the change.", "-", "other-team"},
		{"Ruben caused the outage.", "person-cause", "-"},
		{"Wolkenwerk did not inform us.", "omission-person", "other-team"},
		{"Acme did not test the restore.", "-", "omission-we"},
		{"The engineer clicked on the forgot password link and caused the outage.", "person-cause", "-"},
	} {
		if got := classOf(NewReader(Vocabulary{}), c.text); got != c.plain {
			t.Errorf("%q without vocabulary: %s, want %s", c.text, got, c.plain)
		}
		if got := classOf(NewReader(v), c.text); got != c.with {
			t.Errorf("%q with vocabulary: %s, want %s", c.text, got, c.with)
		}
	}
}

func classOf(r *Reader, text string) string {
	if hits := r.Text(text); len(hits) > 0 {
		return hits[0].Class.String()
	}
	return "-"
}

// TestDocumentNames takes persons from what the document says of itself.
func TestDocumentNames(t *testing.T) {
	src := "# Postmortem: Slow\n\n**Author:** Xolani Dube\n**Participants:** Quirin Hauser, Platform Team\n\n## Timeline\n\n" +
		"- 10:00 Xolani broke the build.\n- 10:05 Hauser took down the site.\n- 10:10 Platform broke the contract.\n- 10:15 Ximo broke the build.\n"
	d := postmortem.Parse("a.md", []byte(src), postmortem.Options{})
	var got []string
	for _, h := range Document(d, Vocabulary{}) {
		got = append(got, h.Subject)
	}
	if want := "Xolani Hauser"; strings.Join(got, " ") != want {
		t.Errorf("subjects %q, want %q", got, want)
	}
}

// TestMarkup leaves out what is cited or struck out, and reads what the author
// says in a box or in HTML.
func TestMarkup(t *testing.T) {
	for src, want := range map[string]int{
		"See [Behind Human Error](https://x.example/b) and *The Field Guide to Human Error*.\n":   0,
		"~~The engineer forgot to raise the limit.~~ The limit stood nowhere.\n":                  0,
		"It was *human error* that cost us the day.\n":                                            1,
		"> [!IMPORTANT]\n> The engineer forgot to raise the limit.\n":                             1,
		"> The vendor wrote that the engineer forgot to raise the limit.\n":                       0,
		"<!-- reviewed --> The engineer forgot to raise the limit.\n":                             1,
		"<!-- The engineer forgot to raise the limit. -->\n":                                      0,
		"<details><summary>More</summary>\nThe engineer forgot to raise the limit.\n</details>\n": 1,
		"<pre>The engineer forgot to raise the limit.</pre>\n":                                    0,
	} {
		d := postmortem.Parse("a.md", []byte("# The queue stood still for an hour\n\n## What happened\n\n"+src), postmortem.Options{})
		if got := len(Document(d, Vocabulary{})); got != want {
			t.Errorf("%q: %d hits, want %d", src, got, want)
		}
	}
}

// TestOwnTeam takes the team that wrote the document for us.
func TestOwnTeam(t *testing.T) {
	for author, want := range map[string]Class{"The Print team": PersonCause, "The Storage team": OtherTeam} {
		src := "# The price list was open\n\n**Authors:** " + author + "\n\n## What happened\n\nThe Print team accidentally exposed it to all guests.\n"
		hits := Document(postmortem.Parse("a.md", []byte(src), postmortem.Options{}), Vocabulary{})
		if len(hits) != 1 || hits[0].Class != want {
			t.Errorf("written by %s: %+v, want %s", author, hits, want)
		}
	}
}

// TestChat leaves out what people said of themselves in a conversation that was
// pasted into the timeline; what the timeline tells of somebody stays.
func TestChat(t *testing.T) {
	const entry = "- 12:50 %s\n- 12:55 The queue was empty\n- 13:10 KB restarted the relay\n"
	for said, want := range map[string]int{"MV I should have shown you the plan": 0, "Mara forgot to raise the limit": 1} {
		src := "# The queue stood still\n\n**Participants:** Mara Vos (MV)\n\n## Timeline\n\n" + strings.ReplaceAll(entry, "%s", said)
		if got := len(Document(postmortem.Parse("a.md", []byte(src), postmortem.Options{}), Vocabulary{})); got != want {
			t.Errorf("%q: %d hits, want %d", said, got, want)
		}
	}
}

// TestTeamOfTheTable holds that the team that the document's table names is us.
func TestTeamOfTheTable(t *testing.T) {
	src := "# Payments outage\n\n| Field | Value |\n|---|---|\n| Team | Payments |\n\n## Cause\n\nThe Payments team did not know of the limit.\n\n" +
		"The Network team did not bother to announce the change.\n"
	d := postmortem.Parse("a.md", []byte(src), postmortem.Options{})
	var of []string
	for _, h := range Document(d, Vocabulary{}) {
		if h.Class == OtherTeam {
			of = append(of, h.Subject)
		}
	}
	if len(of) != 1 || of[0] != "The Network team" {
		t.Errorf("others are blamed: %q", of)
	}
}
