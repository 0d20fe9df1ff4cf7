package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const sampleDoc = "# チェックアウト outage\r\n" +
	"\r\n" +
	"## Timeline\r\n" +
	"\r\n" +
	"| Time | Event |\r\n" +
	"| --- | --- |\r\n" +
	"| 25:61 | Alert \U0001F600 fired |\r\n" +
	"\tTabbed *blame* here\r\n"

// sample is a run with a finding of each sort: missing section, wide
// characters, tab, several lines, a fix, hostile bytes.
func sample() *Report {
	docs := map[string]*text.File{
		"postmortems/checkout.md": text.NewFile("postmortems/checkout.md", []byte(sampleDoc)),
		"postmortems/hostile.md":  text.NewFile("postmortems/hostile.md", []byte("::error::x\n\x1b[31mred ##[add-mask]a <b>|`c`\rd\n")),
	}
	r := &Report{
		Version: "v1.2.3",
		Source:  func(path string) *text.File { return docs[path] },
		Summary: Summary{Documents: 3, Errors: 2, Warnings: 2, Notices: 1, Skipped: 1, Suppressed: 2},
	}
	rules := []Rule{
		{Name: "structure/section-missing", Summary: "A section that the template asks for is missing", Severity: lint.Warning,
			Page: "# structure/section-missing\n\nSections of the template.\n", URL: "https://example.org/rules/structure/section_missing.md"},
		{Name: "timeline/stamp", Summary: "A time stamp cannot be read", Severity: lint.Error, Page: "# timeline/stamp\n\nStamps.\n"},
		{Name: "blameless/person", Summary: "A sentence blames a person", Severity: lint.Warning, Page: "# blameless/person\n\nBlame.\n"},
	}
	r.Rules = func() []Rule { return rules }
	add := func(path, rule string, s lint.Severity, at, message, hint string) *lint.Finding {
		start := strings.Index(string(docs[path].Bytes()), at)
		span := text.Span{Start: start, End: start + len(at)}
		r.Findings = append(r.Findings, lint.Finding{
			Rule: rule, Severity: s, Path: path, Fingerprint: "0123456789abcdef0123456789abcdef",
			Start: docs[path].Position(span.Start), End: docs[path].Position(span.End),
			Diagnostic: lint.Diagnostic{Span: span, Message: message, Hint: hint, Anchor: at},
		})
		return &r.Findings[len(r.Findings)-1]
	}
	add("postmortems/checkout.md", "structure/section-missing", lint.Notice, "チェックアウト outage", `section "Impact" is missing`, `add "## Impact"`).URL = rules[0].URL
	f := add("postmortems/checkout.md", "timeline/stamp", lint.Error, "25:61", `"25:61" is no time of day`, "write HH:MM")
	f.Fixes = []lint.Fix{{Message: `write "01:25"`, Safe: true, Edits: []text.Edit{{Span: f.Span, New: "01:25"}}}}
	f.Related = []lint.Related{{Span: text.Span{Start: 0, End: 1}, Start: text.Position{Line: 1, Column: 1}, End: text.Position{Line: 1, Column: 2}, Message: "the title says so"}}
	add("postmortems/checkout.md", "timeline/stamp", lint.Error, "Alert \U0001F600 fired |\r\n\tTabbed", "an entry of several lines", "")
	add("postmortems/checkout.md", "blameless/person", lint.Warning, "blame", `"blame" blames`, "say what made it likely")
	add("postmortems/hostile.md", "blameless/person", lint.Warning, "\x1b[31mred ##[add-mask]a <b>|`c`\rd", "quotes \"\x1b[31m\n::error::no ##[add-mask]a <b>|`c` @team #12\u202e\"", "hint\r::error::h")
	return r
}

func TestFormats(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var b bytes.Buffer
			r := sample()
			r.Template = `{{range .Findings}}{{.Path}} {{.Rule}} {{.Message}}{{"\n"}}{{end}}`
			if err := f.Write(&b, r); err != nil {
				t.Fatal(err)
			}
			golden(t, f.Name, b.String())
		})
	}
}

func TestTextInColour(t *testing.T) {
	var b bytes.Buffer
	r := sample()
	r.Color = true
	if err := Text(&b, r); err != nil {
		t.Fatal(err)
	}
	golden(t, "text-colour", b.String())
}

// TestTextFitsTheTerminal holds that no line is broken by the terminal but one that holds
// a long path alone.
func TestTextFitsTheTerminal(t *testing.T) {
	for _, width := range []int{40, 60, 80, 120} {
		r := sample()
		r.Width = width
		var b bytes.Buffer
		if err := Text(&b, r); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(b.String(), "\n") {
			if text.Width(line) > width && !strings.HasPrefix(line, "postmortems/") && !strings.Contains(line, " in 2 of ") {
				t.Errorf("width %d: %q", width, line)
			}
		}
	}
}

func TestTextWrapsHints(t *testing.T) {
	long := "say what made it likely that this could happen, and what would have shown it before it did 漢字漢字漢字漢字"
	tests := []struct {
		width int
		want  []string
	}{
		{0, []string{long}},
		{20, []string{long}},
		{300, []string{long}},
		{60, []string{
			"say what made it likely that this could happen, and what",
			"would have shown it before it did 漢字漢字漢字漢字",
		}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, wrap(long, tt.width)); diff != "" {
			t.Errorf("width %d: %s", tt.width, diff)
		}
	}
}

func TestNothingFound(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var b bytes.Buffer
			r := &Report{Summary: Summary{Documents: 1}, Rules: func() []Rule { return nil }, Template: "{{len .Findings}}"}
			if err := f.Write(&b, r); err != nil {
				t.Fatal(err)
			}
			golden(t, f.Name+"-empty", b.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it:\n%s", path, diff)
	}
}
