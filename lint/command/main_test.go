package command

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/rules"
)

// clock is a clock that goes on by a step with each look at it.
func clock(step time.Duration) func() time.Time {
	var mu sync.Mutex
	now := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(step)
		return now
	}
}

// TestProgress shows the line of a long run on a terminal, and nothing of it
// elsewhere, under --quiet, or in a short run.
func TestProgress(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.md", "b.md", "c.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("# A\n\nText.\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name    string
		watched bool
		step    time.Duration
		args    []string
		want    bool
	}{
		{"a long run on a terminal", true, time.Second, nil, true},
		{"a short run", true, time.Millisecond, nil, false},
		{"no terminal", false, time.Second, nil, false},
		{"quiet", true, time.Second, []string{"--quiet"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out, err bytes.Buffer
			env := Env{Dir: dir, Now: clock(tt.step), Terminal: func(stream any) bool { return tt.watched && stream == any(&err) }}
			args := append([]string{"--only", "document", dir}, tt.args...)
			env.Main(args, Stdio{In: strings.NewReader(""), Out: &out, Err: &err}, rules.All()...)
			if got := strings.Contains(err.String(), "of 3 documents"); got != tt.want {
				t.Errorf("stderr is %q", err.String())
			}
			if tt.want && !strings.HasSuffix(err.String(), "\r\x1b[K") {
				t.Errorf("the line is left on the terminal: %q", err.String())
			}
		})
	}
}

// full is a disk without room, or a pipe that nobody reads.
type full struct{ err error }

func (f full) Write([]byte) (int, error) { return 0, f.err }

func TestOutputThatCannotBeWrittenFails(t *testing.T) {
	for _, reason := range []error{errors.New("no space left on device"), errors.New("write: broken pipe")} {
		var err bytes.Buffer
		code := Env{}.Main([]string{"version"}, Stdio{In: strings.NewReader(""), Out: full{reason}, Err: &err})
		if code != exitFailed {
			t.Errorf("%v: exit code %d, want %d", reason, code, exitFailed)
		}
		if quiet := strings.Contains(reason.Error(), "pipe"); quiet != (err.Len() == 0) {
			t.Errorf("%v: stderr is %q", reason, err.String())
		}
	}
}

func TestColours(t *testing.T) {
	tests := []struct {
		name     string
		flag     string
		vars     map[string]string
		terminal bool
		want     bool
	}{
		{"a terminal", "auto", nil, true, true},
		{"a pipe", "auto", nil, false, false},
		{"a pipe, always", "always", map[string]string{"NO_COLOR": "1"}, false, true},
		{"a terminal, never", "never", map[string]string{"CLICOLOR_FORCE": "1"}, true, false},
		{"NO_COLOR", "auto", map[string]string{"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, true, false},
		{"CLICOLOR_FORCE", "auto", map[string]string{"CLICOLOR_FORCE": "1"}, false, true},
		{"CLICOLOR_FORCE=0", "auto", map[string]string{"CLICOLOR_FORCE": "0"}, false, false},
		{"a dumb terminal", "auto", map[string]string{"TERM": "dumb"}, true, false},
	}
	for _, tt := range tests {
		a := &app{Env: Env{Getenv: func(name string) string { return tt.vars[name] }}, terminal: tt.terminal}
		if got := a.colored(tt.flag); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestHelpShowsExamples keeps every command's help worth reading.
func TestHelpShowsExamples(t *testing.T) {
	a := &app{Stdio: Stdio{Out: io.Discard, Err: io.Discard}, Env: Env{}.complete()}
	var check func(commands []*cobra.Command)
	check = func(commands []*cobra.Command) {
		for _, c := range commands {
			if c.Short == "" || c.Example == "" && !c.HasSubCommands() {
				t.Errorf("%s lacks a summary or an example", c.CommandPath())
			}
			check(c.Commands())
		}
	}
	check(a.commands())
}

// TestFormatsAreDocumented holds the page of the formats against the formats.
func TestFormatsAreDocumented(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "formats.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range (&app{}).formats() {
		stable := map[bool]string{true: "yes", false: "no"}[f.Stable]
		if !regexp.MustCompile("(?m)^\\| `" + f.Name + "` \\| .* \\| " + stable + " \\|$").Match(page) {
			t.Errorf("docs/formats.md has no row for %s that says stable: %s", f.Name, stable)
		}
	}
}

// TestPanicIsOneError holds that a panic of pmlint, in a goroutine that looks for the
// base of a change or of the command itself, is one error that says so, and exit code
// 2: what the machine answers is what a test can make panic.
func TestPanicIsOneError(t *testing.T) {
	dir := t.TempDir()
	gitIn(t, dir, "init", "-q")
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("# A\n\nText.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	gitIn(t, dir, "add", "-A")
	gitIn(t, dir, "commit", "-q", "-m", "a")
	panics := func(name string) string {
		if name == "GITHUB_EVENT_PATH" {
			panic("oh")
		}
		return ""
	}
	inBase := false
	for name, env := range map[string]Env{
		"the base":  {Getenv: func(name string) string { inBase = inBase || goroutineOf("readBase"); return panics(name) }},
		"the clock": {Now: func() time.Time { panic("oh") }},
	} {
		var out, err bytes.Buffer
		env.Dir = dir
		code := env.Main([]string{"lint", "--force", "--base", "auto", "a.md"}, Stdio{In: strings.NewReader(""), Out: &out, Err: &err}, rules.All()...)
		want := "pmlint: internal error: oh\nthis is a defect of pmlint: please report it, with the command line\n"
		if code != exitFailed || strings.ReplaceAll(err.String(), "report it with", "report it, with") != want || out.Len() > 0 {
			t.Errorf("%s: exit code %d, stdout %q, stderr %q", name, code, out.String(), err.String())
		}
	}
	if !inBase {
		t.Error("the base was not looked for in a goroutine")
	}
}

// goroutineOf reports whether a function is among those that call this one.
func goroutineOf(name string) bool {
	stack := make([]byte, 64<<10)
	return strings.Contains(string(stack[:runtime.Stack(stack, false)]), name)
}
