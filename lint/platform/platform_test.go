package platform

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestExports reads one export of each kind, told by what it holds; the name of the
// file says which it is.
func TestExports(t *testing.T) {
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, file := range files {
		name := filepath.Base(file)
		kind, _, _ := strings.Cut(name, ".")
		if strings.HasSuffix(name, ".golden") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			seen[kind] = true
			got := render(t, name, src, kind)
			golden := file + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
	for _, k := range All() {
		if !seen[k.Name] {
			t.Errorf("%s has no export in testdata", k.Name)
		}
	}
}

func render(t *testing.T, name string, src []byte, want string) string {
	t.Helper()
	k := Detect(name, src)
	if k == nil || k.Name != want {
		t.Fatalf("detected %v", k)
	}
	docs, err := Read(k, name, src)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range docs {
		fmt.Fprintf(&b, "%s %s: %s (%s, %s, %s)\n", d.Kind, d.ID, d.Title, d.Date, d.Severity, d.Author)
		for _, m := range d.Times {
			fmt.Fprintf(&b, "at %s %s: %s\n", m.Stamp, m.Name, m.Text)
		}
		for _, v := range d.Values {
			fmt.Fprintf(&b, "%s = %s\n", v.Name, v.Text)
		}
		b.WriteString("\n" + d.Body + "\n")
	}
	return b.String()
}

func TestBroken(t *testing.T) {
	for _, tt := range []struct{ kind, src, want string }{
		{"opsgenie", "", "x: is empty; export it again"},
		{"opsgenie", "{\n  \"data\": {oops", "x: 2:12: is no JSON from here on: invalid character 'o'"},
		{"opsgenie", `{"data": {"title": "a`, "x: ends in the middle of its JSON; export it again, it was cut off"},
		{"statuspage", `{"incidents": []}`, "x: holds no postmortem of Statuspage; docs/import.md says what to export"},
	} {
		_, err := Read(Named(tt.kind), "x", []byte(tt.src))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error is %v, want %s", tt.kind, err, tt.want)
		}
	}
	for _, src := range []string{"", "   ", `{"a": 1}`, "[1, 2]", "\x7fELF\x00", "just a line"} {
		if k := Detect("x", []byte(src)); k != nil {
			t.Errorf("%q is %s", src, k.Name)
		}
	}
}

// Deep and wide documents end.
func TestDeepAndWide(t *testing.T) {
	const n = 2000
	deep := strings.Repeat(`{"type":"blockquote","content":[`, n) + `{"type":"text","text":"core"}` + strings.Repeat("]}", n)
	wide := strings.Repeat(`{"type":"paragraph","content":[{"type":"text","text":"a"}]},`, 50_000)
	for _, content := range []string{deep, wide + `{"type":"rule"}`} {
		docs, err := Read(adf, "x", []byte(`{"type":"doc","content":[`+content+`]}`))
		if err != nil || !strings.ContainsAny(docs[0].Body, "ca") {
			t.Errorf("%v", err)
		}
	}
	const most = 400 // the parser refuses deeper ones
	tags := strings.Repeat("<div>", most) + "core" + strings.Repeat("</div>", most)
	docs, err := Read(html, "x", []byte(tags+strings.Repeat("<p>a</p>", 50_000)))
	if err != nil || !strings.Contains(docs[0].Body, "core") {
		t.Errorf("%v", err)
	}
}

func FuzzADF(f *testing.F) {
	fuzz(f, adf, "adf.doc.json", "opsgenie.postmortem.json", "jira.issue.json")
}
func FuzzHTML(f *testing.F)       { fuzz(f, html, "html.page.html") }
func FuzzConfluence(f *testing.F) { fuzz(f, confluence, "confluence.page.json") }
func FuzzPlatforms(f *testing.F) {
	fuzz(f, rootly, "rootly.postmortem.json", "firehydrant.report.json", "statuspage.incidents.json", "incidentio.content.json", "markdown.gdoc.md")
}

// fuzz holds that reading ends without a panic, and that what is read has a title, a
// name, and nothing that would end a comment early.
func fuzz(f *testing.F, kind *Kind, files ...string) {
	for _, file := range files {
		src, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, k := range []*Kind{kind, Detect("x", src)} {
			if k == nil {
				continue
			}
			docs, err := Read(k, "x", src)
			if err != nil {
				continue
			}
			for _, d := range docs {
				if d.Title == "" || strings.ContainsAny(d.ID, "<>;|\n ") {
					t.Errorf("%q %q", d.Title, d.ID)
				}
			}
		}
	})
}
