package postmortem

import (
	"strings"
	"testing"
)

func parse(src string) *Document {
	return Parse("x.md", []byte(src), Options{})
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"two", "It broke. We fixed it.", []string{"It broke.", "We fixed it."}},
		{"soft wrap", "The cache was\nfull. It\nbroke.", []string{"The cache was full.", "It broke."}},
		{"abbreviations", "Some hosts, e.g. The Edge, failed. Others, i.e. Core, did not.", []string{"Some hosts, e.g. The Edge, failed.", "Others, i.e. Core, did not."}},
		{"etc", "Queues, caches etc. were full. It broke etc. Then it healed.", []string{"Queues, caches etc. were full.", "It broke etc.", "Then it healed."}},
		{"versions and times", "We ran v1.2.3 at 15.03 UTC. Then v2.0.", []string{"We ran v1.2.3 at 15.03 UTC.", "Then v2.0."}},
		{"initials", "J. Doe was paged. So was Ana B. Lee.", []string{"J. Doe was paged.", "So was Ana B. Lee."}},
		{"ellipsis", "It hung... and hung. And then... Nothing.", []string{"It hung... and hung.", "And then...", "Nothing."}},
		{"one sign for an ellipsis", "It hung… and hung. And then… Nothing.", []string{"It hung… and hung.", "And then…", "Nothing."}},
		{"question", "Why? Nobody knew! Really?!", []string{"Why?", "Nobody knew!", "Really?!"}},
		{"hard break", "First line  \nsecond line", []string{"First line", "second line"}},
		{"br", "First<br>second", []string{"First", "second"}},
		{"code", "Run `a. B c`. Then wait.", []string{"Run a. B c.", "Then wait."}},
		{"quotation", `He said "it broke. It did." Then he left.`, []string{`He said "it broke. It did."`, "Then he left."}},
		{"brackets", "It broke (again.) We knew.", []string{"It broke (again.)", "We knew."}},
		{"address", "See https://a.example/x. Then wait.", []string{"See https://a.example/x.", "Then wait."}},
		{"months", "On Nov. 6 it broke. By Dec. It healed.", []string{"On Nov. 6 it broke.", "By Dec.", "It healed."}},
		{"numbers", "It took 5. Then 6.", []string{"It took 5.", "Then 6."}},
		{"items", "- One thing\n- Another. And more.", []string{"One thing", "Another.", "And more."}},
		{"cells", "| a | b |\n|---|---|\n| x | It broke. We saw. |", []string{"It broke.", "We saw."}},
		{"labels", "**Status:** Final\n**Impact on us:** none at all", []string{"Status: Final", "Impact on us: none at all"}},
		{"stamped lines", "13:05 It broke\n13:10 We saw", []string{"13:05 It broke", "13:10 We saw"}},
		{"none", "# Heading one. Two\n\n> Quoted. Text\n\n```\ncode. More\n```\n\n***\n\n[^1]: A note. Two.", nil},
		{"no letters", "- 1.\n- ...\n\n---", nil},
		{"full-width stop", "停止した。復旧した。", []string{"停止した。", "復旧した。"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parse(c.in)
			var got []string
			for _, s := range d.Sentences() {
				got = append(got, s.Text())
			}
			if strings.Join(got, "¶") != strings.Join(c.want, "¶") {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestSentenceSpans(t *testing.T) {
	src := "Intro. The *cache* was\nfull & [slow](x). End."
	d := parse(src)
	s := d.Sentences()
	if len(s) != 3 {
		t.Fatalf("%d sentences", len(s))
	}
	if got := d.File.Text(s[1].Span()); got != "The *cache* was\nfull & [slow](x)." {
		t.Errorf("the second stands at %q", got)
	}
}

func TestLanguage(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"English":              {"The cache was full and the requests of all users failed until it was restarted by the team on call.\n", "en"},
		"empty":                {"", "en"},
		"few":                  {"Cache full. Restarted.", "en"},
		"German":               {strings.Repeat("Der Cache war voll und die Anfragen aller Nutzer schlugen fehl, bis er neu gestartet wurde. ", 4), ""},
		"French":               {strings.Repeat("Le cache était plein et les requêtes de tous les utilisateurs ont échoué jusqu'au redémarrage. ", 4), ""},
		"short German":         {"Der Cache war voll und wurde nicht geleert.\n", ""},
		"Portuguese":           {strings.Repeat("O cache ficou cheio e as requisições dos usuários falharam até que foi reiniciado pela equipe no turno. ", 2), ""},
		"a log in English":     {strings.Repeat("- 10:02 nginx-7 OOMKilled, restarts 14, node ip-10-0-3-4 cordoned\n", 30), "en"},
		"Japanese":             {strings.Repeat("キャッシュが満杯になり、すべてのリクエストが失敗しました。", 6), ""},
		"Russian":              {strings.Repeat("Кэш переполнился, и запросы всех пользователей завершились ошибкой. ", 6), ""},
		"another short German": {"Am Montag stand die Schlange still, weil das Limit erreicht war. Kunden warteten auf der Seite.", ""},
		"short French":         {"La file était pleine et les requêtes ont échoué pour une heure.", ""},
		"short English":        {"Der Spiegel wrote about it, and we read it.", "en"},
	} {
		if got := parse(c.in).Language; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
