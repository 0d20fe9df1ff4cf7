package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report/runnertest"
	"github.com/pmlint/pmlint/lint/text"
)

// attacks are what a document, a file name or a message may hold to become
// something else than text.
var attacks = []string{
	"::error::x", " ::error file=a::x", "\u00a0::set-output name=a::b", "\n::error::x", "\r::error::x", "\r\n::add-mask::a",
	"%0A::error::x", "%0D%0A::error::x", "##[error]x", "a ##[add-mask]a", "###[group]x", "##[[error]]", "#\u200b#[error]",
	"##vso[task.setvariable variable=x]y", "##teamcity[x]", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "\u009b31m", "\x00", "\x7f",
	"\u202eevil\u2066", "\u2028::error::x", "\u0085::error::x", "\xff\xfe", "</pre><script>alert(1)</script>", "\"><img src=x onerror=y>", "]]>",
	"`code`", "| cell |", "[link](https://example.org)", "![image](x)", "@team", "#12", "https://example.org", "www.example.org", "a@example.org", "<!-- c -->",
	"{{.}}", "$x$", "name=value,file=other::x", "a;b]c", "ok\vx\fy", "\u3000::error::x", "::", ":::error::", "##", "##[",
}

// hostile is a run in which everything that a document can choose is the
// attack.
func hostile(attack string) *Report {
	file := text.NewFile(attack, []byte("# "+attack+"\n\n"+attack+"\n\n## Action items\n\n- [ ] "+attack+" (owner: "+attack+", due: 2026-01-01)\n"))
	at := len("# " + attack + "\n\n")
	f := lint.Finding{
		Rule: "pack/rule", Severity: lint.Error, Path: attack, Fingerprint: "00",
		Diagnostic: lint.Diagnostic{
			Span: text.Span{Start: at, End: at + len(attack)}, Message: attack, Hint: attack, Anchor: attack,
			Fixes:   []lint.Fix{{Message: attack, Safe: true, Edits: []text.Edit{{Span: text.Span{Start: at, End: at + 1}, New: attack}}}},
			Related: []lint.Related{{Path: attack, Message: attack}},
		},
	}
	f.Start, f.End = file.Position(f.Span.Start), file.Position(f.Span.End)
	return &Report{
		Findings: []lint.Finding{f}, Summary: Summary{Documents: 1, Errors: 1}, Version: "v1.0.0",
		Rules:    func() []Rule { return []Rule{{Name: "pack/rule", Summary: "A rule", Severity: lint.Error}} },
		Source:   func(string) *text.File { return file },
		Reading:  func(string) *lint.Reading { return read(file) },
		Template: "{{range .Findings}}{{.Path}} x\n{{.Message}}\n{{.Hint}}\n{{json .}}\n{{end}}",
	}
}

// read reads a document as a run without a template does.
func read(file *text.File) *lint.Reading {
	l, err := lint.New(nil, lint.Config{Template: "none"})
	if err != nil {
		return nil
	}
	r, err := l.Read(lint.BytesSource(file.Path(), file.Bytes()))
	if err != nil {
		return nil
	}
	return r
}

// writers are all formats and the job's summary.
func writers() []Format {
	return append(Formats(), Format{Name: "summary", Write: func(w io.Writer, r *Report) error {
		_, err := io.WriteString(w, JobSummary(r))
		return err
	}})
}

func TestHostileTextIsNoCommand(t *testing.T) {
	for _, f := range writers() {
		for _, attack := range attacks {
			out := written(t, f, hostile(attack))
			if found := runnertest.Commands(out); len(found) > 0 {
				t.Errorf("%s: %q gives the commands %v in\n%s", f.Name, attack, found, out)
			}
			if want := map[string]int{"azure": 1}[f.Name]; strings.Count(out, "##vso[")+strings.Count(out, "##teamcity[") != want {
				t.Errorf("%s: %q gives other than %d commands of Azure or TeamCity in\n%s", f.Name, attack, want, out)
			}
		}
	}
}

func TestHostileTextReachesNoTerminal(t *testing.T) {
	for _, f := range writers() {
		for _, attack := range attacks {
			out := written(t, f, hostile(attack))
			for i, r := range out {
				switch {
				case r == '\n':
				case r < 0x20 || r == 0x7f || 0x80 <= r && r < 0xa0,
					r == utf8.RuneError && !strings.HasPrefix(out[i:], "\ufffd"):
					t.Errorf("%s: %q lets %U through", f.Name, attack, r)
				}
			}
		}
	}
}

func TestHostileTextKeepsTheFormat(t *testing.T) {
	check := map[string]func(string) error{
		"json": validJSON, "sarif": validJSON, "gitlab": validJSON,
		"jsonl": validJSON, "rdjsonl": validJSON,
		"junit": validXML, "checkstyle": validXML,
		"html": func(s string) error {
			if strings.Contains(s, "<script") || strings.Contains(s, "<img") {
				return errors.New("markup of the document came through")
			}
			return nil
		},
		"oneline": oneLine, "azure": oneLine,
	}
	for _, f := range Formats() {
		for _, attack := range attacks {
			if check[f.Name] == nil {
				continue
			}
			if out := written(t, f, hostile(attack)); check[f.Name](out) != nil {
				t.Errorf("%s: %q: %v in\n%s", f.Name, attack, check[f.Name](out), out)
			}
		}
	}
}

func TestHostileTextIsNoMarkdown(t *testing.T) {
	for _, attack := range []string{
		"<b>x</b>", "![i](x)", "[l](x)", "@team", "see #12", "https://example.org", "www.example.org", "a | b", "`", "*x*", "_x_", "~~x~~", "$x$", "<!-- x -->", "&lt;",
	} {
		got := mdText(attack)
		plain := strings.ReplaceAll(got, "&#8203;", "")
		for i, r := range plain {
			if strings.ContainsRune("<[`*_~$|!&", r) && (i == 0 || plain[i-1] != '\\') {
				t.Errorf("%q becomes %q: %q is markup", attack, got, r)
			}
		}
		for _, reference := range []string{"@team", "#12", "https:", "www."} {
			if strings.Contains(got, reference) {
				t.Errorf("%q becomes %q: %s is a reference", attack, got, reference)
			}
		}
	}
}

func written(t *testing.T, f Format, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, r); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.String()
}

func validJSON(s string) error {
	d := json.NewDecoder(strings.NewReader(s))
	for {
		var v any
		if err := d.Decode(&v); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func validXML(s string) error {
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func oneLine(s string) error {
	if strings.Count(s, "\n") != 1 {
		return errors.New("more than one line")
	}
	return nil
}

// FuzzFormats looks for text that becomes a command or breaks a format.
func FuzzFormats(f *testing.F) {
	for _, a := range attacks {
		f.Add(a)
	}
	f.Fuzz(func(t *testing.T, attack string) {
		for _, format := range writers() {
			out := written(t, format, hostile(attack))
			if found := runnertest.Commands(out); len(found) > 0 {
				t.Errorf("%s gives the commands %v", format.Name, found)
			}
			if format.Name == "sarif" && validJSON(out) != nil || format.Name == "junit" && validXML(out) != nil {
				t.Errorf("%s cannot be read", format.Name)
			}
		}
	})
}
