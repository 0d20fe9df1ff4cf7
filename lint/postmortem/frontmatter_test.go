package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/text"
)

// front writes the fields of a document's front matter, each value followed by
// what stands at its span.
func front(d *Document) string {
	var b strings.Builder
	for _, f := range d.Front.Fields {
		fmt.Fprintf(&b, "%s(%s)=", f.Label.Plain, f.Key)
		for i, v := range f.Values {
			if i > 0 {
				b.WriteByte('|')
			}
			b.WriteString(v.Plain)
			if at := d.File.Text(v.Span); at != v.Plain {
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
		{"plain keys", "---\ntitle: Cache down\ndate: 2026-03-01\n---\n# T\n", "yaml", "title(title)=Cache down;date(date)=2026-03-01;", "# T\n"},
		{"quotes", "---\ntitle: \"Cache: down\"\nid: 'INC-4'\n---\nx", "yaml", "title(title)=Cache: down;id(id)=INC-4;", "x"},
		{"lists", "---\nauthors:\n  - ana\n  - bo\ntags: [a, b]\n---\n", "yaml", "authors(authors)=ana|bo;tags(tags)=a|b;", ""},
		{"dedented list", "---\nauthors:\n- ana\n- bo\nstatus: final\n---\n", "yaml", "authors(authors)=ana|bo;status(status)=final;", ""},
		{"empty value", "---\nstatus:\nseverity: SEV-1\n---\n", "yaml", "status(status)=;severity(severity)=SEV-1;", ""},
		{"comment and blank lines", "---\n# who\n\nauthor: ana\n---\n", "yaml", "author(authors)=ana;", ""},
		{"CRLF", "---\r\ntitle: A b\r\n---\r\n# T\r\n", "yaml", "title(title)=A b;", "# T\r\n"},
		{"byte order mark", "\ufeff---\ntitle: A\n---\nx", "yaml", "title(title)=A;", "x"},
		{"dots close", "---\ntitle: A\n...\nx", "yaml", "title(title)=A;", "x"},
		{"accents", "---\ntitle: Café fermé\n---\nx", "yaml", "title(title)=Café fermé;", "x"},
		{"decoder: escapes", "---\ntitle: \"A \\\"b\\\"\"\n---\nx", "yaml", `title(title)=A "b"<A \"b\">;`, "x"},
		{"decoder: comment behind", "---\ntitle: A b # why\nid: I-1\n---\nx", "yaml", "title(title)=A b;id(id)=I-1;", "x"},
		{"decoder: null", "---\nstatus: ~\n---\nx", "yaml", "status(status)=;", "x"},
		{"decoder: nested", "---\nparams:\n  a: b\ntitle: T\n---\nx", "yaml", "params()=;title(title)=T;", "x"},
		{"decoder: folded", "---\ntitle: >\n  A\n  b\nid: I-1\n---\nx", "yaml", "title(title)=A b\n<>>;id(id)=I-1;", "x"},
		{"decoder: quoted keys", "---\n\"title\": T\n---\nx", "yaml", "title(title)=T;", "x"},
		{"toml", "+++\ntitle = \"Cache down\"\ndate = 2026-03-01\ntags = [\"a\", 'b']\n[extra]\nid = \"x\"\n+++\n# T", "toml", "title(title)=Cache down;date(date)=2026-03-01;tags(tags)=a|b;", "# T"},
		{"empty", "---\n---\nx", "yaml", "", "x"},
		{"none", "# T\n---\n", "", "", "# T\n---\n"},
		{"thematic breaks", "---\n\n# T\n\nText: here\n\n---\nx", "", "", "---\n\n# T\n\nText: here\n\n---\nx"},
		{"prose between breaks", "---\nSome words that no key has.\n---\nx", "", "", "---\nSome words that no key has.\n---\nx"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, r := &Document{File: text.NewFile("x.md", []byte(c.in))}, &reader{}
			r.doc = d
			body := r.readFrontMatter()
			if d.Front.Err != nil {
				t.Fatalf("error: %v", d.Front.Err)
			}
			if d.Front.Format != c.format || front(d) != c.fields {
				t.Errorf("got %q %s\nwant %q %s", d.Front.Format, front(d), c.format, c.fields)
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
		{"bad YAML", "---\ntitle: A\nb: c: d\n---\nx", 3, "title(title)=A;b()=c: d;"},
		{"bare at sign", "---\ndate: 2026-03-01\nauthors: @ana\n---\nx", 3, "date(date)=2026-03-01;authors(authors)=@ana;"},
		{"key twice", "---\nid: A\ntitle: x\nid: B\n---\nx", 4, "id(id)=A;title(title)=x;"},
		{"bad TOML", "+++\ntitle = \"A\"\nid = \n+++\nx", 3, "title(title)=A;id(id)=;"},
		{"not a mapping", "---\n\"just text\"\n---\nx", 2, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Parse(text.NewFile("x.md", []byte(c.in)), Options{})
			if d.Front.Err == nil || front(d) != c.fields {
				t.Fatalf("error %v; fields %s, want %s", d.Front.Err, front(d), c.fields)
			}
			if got := d.File.LineAt(d.Front.ErrAt); got != c.line {
				t.Errorf("%v at line %d, want %d", d.Front.Err, got, c.line)
			}
		})
	}
}

func TestFrontMatterUnclosed(t *testing.T) {
	d := Parse(text.NewFile("x.md", []byte("---\ntitle: A\n\n# T\n")), Options{})
	if !d.Front.Unclosed || d.Front.Format != "" {
		t.Errorf("unclosed %v, format %q", d.Front.Unclosed, d.Front.Format)
	}
	if d := Parse(text.NewFile("x.md", []byte("---\n\nSome text.\n")), Options{}); d.Front.Unclosed {
		t.Error("a thematic break is taken for front matter")
	}
}

func TestFrontMatterTooLong(t *testing.T) {
	d := Parse(text.NewFile("x.md", []byte("---\na: "+strings.Repeat("x", maxFrontMatter)+"\n---\n")), Options{})
	if len(d.Guards) != 1 {
		t.Fatalf("guards: %v", d.Guards)
	}
}
