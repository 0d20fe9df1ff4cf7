package workflow

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/report/runnertest"
	"github.com/pmlint/pmlint/lint/text"
)

func environment(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

// annotated writes the annotations of findings and reads them as the runner
// does.
func annotated(t *testing.T, r *report.Report) []runnertest.Command {
	t.Helper()
	var b bytes.Buffer
	runner := New(&b, environment(nil))
	for _, a := range report.Annotations(r, report.MaxAnnotations) {
		if err := runner.Annotate(a); err != nil {
			t.Fatal(err)
		}
	}
	return runnertest.Commands(b.String())
}

func finding(s lint.Severity, path, message string, line, endLine int) lint.Finding {
	return lint.Finding{
		Rule: "pack/rule", Severity: s, Path: path, Diagnostic: lint.Diagnostic{Message: message},
		Start: text.Position{Line: line, Column: 3}, End: text.Position{Line: endLine, Column: 9},
	}
}

func TestAnnotate(t *testing.T) {
	tests := []struct {
		name string
		give lint.Finding
		want runnertest.Command
	}{
		{"one line", finding(lint.Error, "a/b.md", "100% wrong", 7, 7), runnertest.Command{
			Name: "error", Data: "100% wrong",
			Properties: map[string]string{"file": "a/b.md", "line": "7", "endLine": "7", "col": "3", "endColumn": "9", "title": "pmlint: pack/rule"},
		}},
		{"no columns where lines differ", finding(lint.Warning, "a, b: c.md", "x", 7, 9), runnertest.Command{
			Name: "warning", Data: "x",
			Properties: map[string]string{"file": "a, b: c.md", "line": "7", "endLine": "9", "title": "pmlint: pack/rule"},
		}},
		{"a message that would be a command", finding(lint.Notice, "a.md", "a\n::error::b\r##[add-mask]c", 1, 1), runnertest.Command{
			Name: "notice", Data: `a\x0a::error::b\x0d##\[add-mask]c`,
			Properties: map[string]string{"file": "a.md", "line": "1", "endLine": "1", "col": "3", "endColumn": "9", "title": "pmlint: pack/rule"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := annotated(t, &report.Report{Findings: []lint.Finding{tt.give}})
			if diff := cmp.Diff([]runnertest.Command{tt.want}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMessagesStayBelowTheLimit(t *testing.T) {
	got := annotated(t, &report.Report{Findings: []lint.Finding{finding(lint.Error, "a.md", strings.Repeat("%é", 10000), 1, 1)}})
	if len(got) != 1 || len([]rune(got[0].Data)) > 4096 {
		t.Errorf("the message has %d characters", len([]rune(got[0].Data)))
	}
}

func TestTheWorstComeFirst(t *testing.T) {
	r := &report.Report{}
	for i := range 12 {
		r.Findings = append(r.Findings, finding(lint.Notice, "a.md", fmt.Sprint("notice ", i), i+1, i+1))
	}
	for i := range 3 {
		r.Findings = append(r.Findings, finding(lint.Error, "b.md", fmt.Sprint("error ", i), i+1, i+1))
	}
	got := annotated(t, r)
	if len(got) != 3+report.MaxAnnotations {
		t.Fatalf("%d annotations, want all 3 errors and 10 notices", len(got))
	}
	// What is told of the document as a whole, at its first line, comes last.
	if got[0].Data != "error 1" || got[2].Data != "error 0" || got[3].Data != "notice 1" {
		t.Errorf("the order is %v", got)
	}
	if last := got[len(got)-1].Data; !strings.HasSuffix(last, "10 of 12 notices shown, the rest is in the job's summary and log") {
		t.Errorf("the last notice says %q", last)
	}
}

// One of each file in turn: no file takes the places of the others.
func TestFilesInTurn(t *testing.T) {
	r := &report.Report{Changed: func(path string, line int) bool { return path == "a.md" && line == 40 }}
	for _, path := range []string{"a.md", "b.md", "c.md"} {
		for i := range 40 {
			r.Findings = append(r.Findings, finding(lint.Warning, path, fmt.Sprint(path, " ", i+1), i+1, i+1))
		}
	}
	var said []string
	for _, a := range annotated(t, r)[:5] {
		said = append(said, a.Data)
	}
	if want := "a.md 40, b.md 2, c.md 2, a.md 2, b.md 3"; strings.Join(said, ", ") != want {
		t.Errorf("%q, want %q", said, want)
	}
}

func TestSummary(t *testing.T) {
	file := filepath.Join(t.TempDir(), "summary")
	runner := New(&bytes.Buffer{}, environment(map[string]string{"GITHUB_STEP_SUMMARY": file}))
	if written, err := runner.Summary("# x\n"); !written || err != nil {
		t.Fatal(written, err)
	}
	if written, err := runner.Summary(strings.Repeat("x", report.MaxSummary)); written || err != nil {
		t.Errorf("a summary above the runner's limit: written %v, %v", written, err)
	}
	got, err := os.ReadFile(file)
	if err != nil || strings.TrimSpace(string(got)) != "# x" {
		t.Errorf("the file holds %q, %v", got, err)
	}
}

func TestNoFileForIt(t *testing.T) {
	runner := New(&bytes.Buffer{}, environment(nil))
	if written, err := runner.Summary("x"); written || err != nil {
		t.Error(written, err)
	}
	if err := runner.Output("errors", 1); err != nil {
		t.Error(err)
	}
}

func TestAFileThatCannotBeWrittenIsAnError(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "no", "such", "folder")
	runner := New(&bytes.Buffer{}, environment(map[string]string{"GITHUB_STEP_SUMMARY": nowhere, "GITHUB_OUTPUT": nowhere}))
	if _, err := runner.Summary("x"); err == nil {
		t.Error("a summary that cannot be written is no error")
	}
	if err := runner.Output("errors", 1); err == nil {
		t.Error("an output that cannot be written is no error")
	}
}
