package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/text"
)

// describeFront writes the fields of front matter, each value followed by
// what stands at its span.
func describeFront(file *text.File, front FrontMatter) string {
	var b strings.Builder
	for _, f := range front.Fields {
		fmt.Fprintf(&b, "%s=", f.Label.Plain)
		for i, v := range f.Values {
			if i > 0 {
				b.WriteByte('|')
			}
			b.WriteString(v.Plain)
			if at := file.Text(v.Span); at != v.Plain {
				fmt.Fprintf(&b, "<%s>", at)
			}
		}
		b.WriteByte(';')
	}
	return b.String()
}

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, in, format, fields, body string
	}{
		{"plain keys", "---\ntitle: Cache down\ndate: 2026-03-01\n---\n# T\n", "yaml", "title=Cache down;date=2026-03-01;", "# T\n"},
		{"quotes", "---\ntitle: \"Cache: down\"\nid: 'INC-4'\n---\nx", "yaml", "title=Cache: down;id=INC-4;", "x"},
		{"lists", "---\nauthors:\n  - ana\n  - bo\ntags: [a, b]\n---\n", "yaml", "authors=ana|bo;tags=a|b;", ""},
		{"dedented list", "---\nauthors:\n- ana\n- bo\nstatus: final\n---\n", "yaml", "authors=ana|bo;status=final;", ""},
		{"empty value", "---\nstatus:\nseverity: SEV-1\n---\n", "yaml", "status=;severity=SEV-1;", ""},
		{"comment and blank lines", "---\n# who\n\nauthor: ana\n---\n", "yaml", "author=ana;", ""},
		{"CRLF", "---\r\ntitle: A b\r\n---\r\n# T\r\n", "yaml", "title=A b;", "# T\r\n"},
		{"byte order mark", "\ufeff---\ntitle: A\n---\nx", "yaml", "title=A;", "x"},
		{"dots close", "---\ntitle: A\n...\nx", "yaml", "title=A;", "x"},
		{"accents", "---\ntitle: Café fermé\n---\nx", "yaml", "title=Café fermé;", "x"},
		{"decoder: escapes", "---\ntitle: \"A \\\"b\\\"\"\n---\nx", "yaml", `title=A "b"<A \"b\">;`, "x"},
		{"decoder: comment behind", "---\ntitle: A b # why\nid: I-1\n---\nx", "yaml", "title=A b;id=I-1;", "x"},
		{"decoder: null", "---\nstatus: ~\n---\nx", "yaml", "status=;", "x"},
		{"decoder: nested", "---\nparams:\n  a: b\ntitle: T\n---\nx", "yaml", "params=;title=T;", "x"},
		{"decoder: folded", "---\ntitle: >\n  A\n  b\nid: I-1\n---\nx", "yaml", "title=A b<A\n  b>;id=I-1;", "x"},
		{"decoder: quoted keys", "---\n\"title\": T\n---\nx", "yaml", "title=T;", "x"},
		{"toml", "+++\ntitle = \"Cache down\"\ndate = 2026-03-01\ntags = [\"a\", 'b']\n[extra]\nid = \"x\"\n+++\n# T", "toml", "title=Cache down;date=2026-03-01;tags=a|b;", "# T"},
		{"toml lists", "+++\na = [ \"x\", # why\n  'y',\n]\nb = []\nc.d = 1\n+++\n", "toml", "a=x|y;b=;c.d=1;", ""},
		{"json", "{\n \"title\": \"Cache: down\",\n\t\"tags\": [\"a\", \"b\"]\n}\n\n# T", "json", "title=Cache: down;tags=a|b;", "\n# T"},
		{"json on one line", "{\"title\": \"A\", \"date\": \"2026-03-01\"}\n# T", "json", "title=A;date=2026-03-01;", "# T"},
		{"braces of a template", "{{ title }}\n\n}\n", "", "", "{{ title }}\n\n}\n"},
		{"object that goes on", "{\"a\": 1\n\ntext\n", "", "", "{\"a\": 1\n\ntext\n"},
		{"empty", "---\n---\nx", "yaml", "", "x"},
		{"none", "# T\n---\n", "", "", "# T\n---\n"},
		{"thematic breaks", "---\n\n# T\n\nText: here\n\n---\nx", "", "", "---\n\n# T\n\nText: here\n\n---\nx"},
		{"prose between breaks", "---\nSome words that no key has.\n---\nx", "", "", "---\nSome words that no key has.\n---\nx"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := text.NewFile("x.md", []byte(c.in))
			front, body, _ := readFrontMatter(file)
			if front.Err != nil {
				t.Fatalf("error: %v", front.Err)
			}
			if got := describeFront(file, front); front.Format != c.format || got != c.fields {
				t.Errorf("got %q %s\nwant %q %s", front.Format, got, c.format, c.fields)
			}
			if got := c.in[body:]; got != c.body {
				t.Errorf("body is %q, want %q", got, c.body)
			}
		})
	}
}

func TestFrontMatterErrors(t *testing.T) {
	for _, c := range []struct {
		name, in string
		line     int
		fields   string
	}{
		{"bad YAML", "---\ntitle: A\nb: c: d\n---\nx", 3, "title=A;b=c: d;"},
		{"bare at sign", "---\ndate: 2026-03-01\nauthors: @ana\n---\nx", 3, "date=2026-03-01;authors=@ana;"},
		{"key twice", "---\nid: A\ntitle: x\nid: B\n---\nx", 4, "id=A;title=x;"},
		{"bad TOML", "+++\ntitle = \"A\"\nid = \n+++\nx", 3, "title=A;id=;"},
		{"a list beside a mistake", "---\ntags: [a, b]\nauthors:\n- ana\n- bo\ndate: @x\nid: I-1 # why\n---\nx", 6, "tags=a|b;authors=ana|bo;date=@x;id=I-1;"},
		{"bad JSON", "{\n\"id\": \"A\",\n\"title\": \"B\"x\n}\nx", 3, ""},
		{"not a mapping", "---\n\"just text\"\n---\nx", 2, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := text.NewFile("x.md", []byte(c.in))
			front, _, _ := readFrontMatter(file)
			if got := describeFront(file, front); front.Err == nil || got != c.fields {
				t.Fatalf("error %v; fields %s, want %s", front.Err, got, c.fields)
			}
			if got := file.LineAt(front.ErrAt); got != c.line {
				t.Errorf("%v at line %d, want %d", front.Err, got, c.line)
			}
		})
	}
}

func TestFrontMatterUnclosed(t *testing.T) {
	front, body, _ := readFrontMatter(text.NewFile("x.md", []byte("---\ntitle: A\n\n# T\n")))
	if !front.Unclosed || front.Format != "" || front.Span != (text.Span{Start: 0, End: 3}) || body != 0 {
		t.Errorf("unclosed %v, format %q, span %v, body at %d", front.Unclosed, front.Format, front.Span, body)
	}
	if front, _, _ := readFrontMatter(text.NewFile("x.md", []byte("---\n\nSome text.\n"))); front.Unclosed {
		t.Error("a thematic break is taken for front matter")
	}
}

func TestFrontMatterTooLong(t *testing.T) {
	file := text.NewFile("x.md", []byte("---\na: "+strings.Repeat("x", maxFrontMatter)+"\n---\n"))
	front, body, guards := readFrontMatter(file)
	if len(guards) != 1 || len(front.Fields) > 0 || body != file.Len() {
		t.Fatalf("guards %v, fields %v, body at %d", guards, front.Fields, body)
	}
}

// TestFrontMatterValues holds the value of a field as a whole: in each form of
// front matter a list is as written, with its brackets, whatever else stands
// beside it.
func TestFrontMatterValues(t *testing.T) {
	const decoder = "other: \"a \\\"b\\\"\"\n" // a key that needs YAML read to the letter
	for _, c := range []struct{ name, field, value, values string }{
		{"flow list", "tags: [a, b]", "[a, b]", "a|b"},
		{"quoted items", `tags: ["@a", 'b']`, `["@a", 'b']`, "@a|b"},
		{"flow list over lines", "tags: [a, # why\n  b,\n]", "[a, # why\n  b,\n]", "a|b"},
		{"flow list within one", "tags: [a, [b, c]]", "[a, [b, c]]", "a"},
		{"empty flow list", "tags: []", "", ""},
		{"block list", "tags:\n  - a\n  - b", "a\n  - b", "a|b"},
		{"block list of one", "tags:\n- a", "a", "a"},
		{"quoted items of a block list", "tags:\n- \"@a\"\n- \"@b\"", "\"@a\"\n- \"@b\"", "@a|@b"},
		{"named items", "tags:\n- name: a\n  role: x\n- name: b", "name: a\n  role: x\n- name: b", "a|b"},
		{"literal", "tags: |\n  a b\n", "a b", "a b"},
		{"folded", "tags: >-\n  a\n  b\n", "a b", "a b"},
		{"plain over lines", "tags: a\n  b", "a b", "a b"},
		{"single quotes within", "tags: 'a''b'", "a'b", "a'b"},
		{"null", "tags: ~", "", ""},
		{"nothing", "tags:", "", ""},
		{"alias", "first: &x a\ntags: *x", "a", "a"},
		{"mapping", "tags:\n  a: b", "", ""},
	} {
		for _, other := range []string{"", decoder} {
			file := text.NewFile("x.md", []byte("---\n"+other+c.field+"\n---\n"))
			front, _, _ := readFrontMatter(file)
			if front.Err != nil {
				t.Errorf("%s: %v", c.name, front.Err)
				continue
			}
			f := front.Fields[len(front.Fields)-1]
			var values []string
			for _, v := range f.Values {
				values = append(values, v.Plain)
			}
			if got := strings.Join(values, "|"); f.Value.Plain != c.value || got != c.values {
				t.Errorf("%s beside %q: value %q, values %q; want %q, %q", c.name, other, f.Value.Plain, got, c.value, c.values)
			}
		}
	}
}
