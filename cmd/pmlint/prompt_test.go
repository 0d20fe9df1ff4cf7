//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestPrompts answers what pmlint asks on a terminal, as a person would.
func TestPrompts(t *testing.T) {
	t.Parallel()
	const template = "# Incident: [what]\n\n**Severity:** SEV-1 | SEV-2\n\n## Impact\n\n[who]\n\n## Root cause\n\n[why]\n"
	tests := []struct {
		name    string
		args    []string
		answers []string // each is typed when the terminal waits behind a question
		want    string   // in what was printed
		file    string   // that is there then
		holds   string
		code    int
	}{
		{"what is missing", []string{"new", "--now", "2026-03-01"}, []string{"Doors stuck\n", "SEV-2\n"}, "2026-03-01-doors-stuck.md",
			"postmortems/2026-03-01-doors-stuck.md", "**Severity:** SEV-2", 0},
		{"the number of a choice", []string{"new", "--now", "2026-03-01", "Doors stuck"}, []string{"1\n"}, "2 SEV-2",
			"postmortems/2026-03-01-doors-stuck.md", "**Severity:** SEV-1", 0},
		{"left open", []string{"new", "--now", "2026-03-01", "Doors stuck"}, []string{"\n"}, "2026-03-01-doors-stuck.md",
			"postmortems/2026-03-01-doors-stuck.md", "**Severity:** SEV-1 | SEV-2", 0},
		{"asked again", []string{"new", "--now", "2026-03-01", "Doors stuck"}, []string{"SEV-7\n", "sev-2\n"}, `"SEV-7" is none of them`,
			"postmortems/2026-03-01-doors-stuck.md", "**Severity:** SEV-2", 0},
		{"no title", []string{"new", "--now", "2026-03-01"}, []string{"\x04"}, "without a title nothing begins", "", "", 2},
		{"init, yes", []string{"init"}, []string{"y\n"}, "wrote .pmlint.yaml", ".pmlint.yaml", "template: ", 0},
		{"init, no", []string{"init"}, []string{"n\n"}, "nothing is written", "", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, ".git", "HEAD"), "ref: refs/heads/main\n")
			write(t, filepath.Join(dir, "postmortems", "TEMPLATE.md"), template)
			c := exec.Command("pmlint", tt.args...)
			c.Dir = dir
			c.Env = append(os.Environ(), "TERM=xterm-256color", "NO_COLOR=1", "CI=")
			said := converse(t, c, tt.answers)
			if got := c.ProcessState.ExitCode(); got != tt.code {
				t.Errorf("exits with %d, want %d:\n%s", got, tt.code, said)
			}
			if !strings.Contains(said, tt.want) {
				t.Errorf("%q is not in\n%s", tt.want, said)
			}
			if tt.file == "" {
				return
			}
			if src, err := os.ReadFile(filepath.Join(dir, tt.file)); err != nil || !bytes.Contains(src, []byte(tt.holds)) {
				t.Errorf("%v: %q is not in\n%s\n%s", err, tt.holds, src, said)
			}
		})
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// converse runs a command on a terminal of its own and types an answer whenever the
// last line stays open.
func converse(t *testing.T, c *exec.Cmd, answers []string) string {
	t.Helper()
	terminal, err := pty.Start(c)
	if err != nil {
		t.Skip("no terminal can be made here:", err)
	}
	defer terminal.Close() // what it said was read
	heard := make(chan []byte)
	go func() {
		defer close(heard)
		for {
			chunk := make([]byte, 4096)
			n, err := terminal.Read(chunk)
			if n > 0 {
				heard <- chunk[:n]
			}
			if err != nil {
				return // the end of a terminal is an error on some systems
			}
		}
	}()
	var said strings.Builder
	limit := time.After(time.Minute)
	for open := true; open; {
		select {
		case chunk, ok := <-heard:
			said.Write(chunk)
			if open = ok; ok && strings.HasSuffix(said.String(), " ") && len(answers) > 0 {
				if _, err := io.WriteString(terminal, answers[0]); err != nil {
					t.Fatal(err)
				}
				answers = answers[1:]
			}
		case <-limit:
			t.Fatalf("it still waits after\n%s", said.String())
		}
	}
	exit := new(exec.ExitError)
	if err := c.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return said.String()
}
