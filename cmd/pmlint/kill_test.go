package main

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

const mendable = `# Postmortem: INC-%d Queue stalled

**Date:** 2026-03-01
**Status:** Draft

## Action items

- Alert on queue depth over 500 - Owner: @ana - Due: in 2 weeks
- Alert on disk over 80 %% - Owner: @bo - Due: next week
`

// mendables are documents that pmlint fix --unsafe changes, a baseline among them.
type mendables struct {
	dir            string
	before, after  map[string][]byte
	temporaryFiles *regexp.Regexp
}

func newMendables(t *testing.T, many int) *mendables {
	t.Helper()
	m := &mendables{dir: t.TempDir(), before: map[string][]byte{}, after: map[string][]byte{},
		temporaryFiles: regexp.MustCompile(`^\..*\.pmlint-[A-Z2-7]{10}\.tmp$`)}
	if err := os.Mkdir(filepath.Join(m.dir, "postmortems"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range many {
		name := filepath.Join("postmortems", "2026-03-01-"+strconv.Itoa(i)+".md")
		m.before[name] = []byte(strings.ReplaceAll(strings.Replace(mendable, "%d", strconv.Itoa(i), 1), "%%", "%"))
	}
	m.reset(t)
	m.run(t, "fix", "--unsafe", "--quiet")
	m.run(t, "baseline", "create")
	for name := range m.before {
		m.after[name] = m.read(t, name)
		if bytes.Equal(m.before[name], m.after[name]) {
			t.Fatalf("nothing in %s was mended", name)
		}
	}
	m.after[".pmlint-baseline.jsonl"] = m.read(t, ".pmlint-baseline.jsonl")
	if len(m.after[".pmlint-baseline.jsonl"]) == 0 {
		t.Fatal("the baseline is empty")
	}
	return m
}

func (m *mendables) command(args ...string) *exec.Cmd {
	cmd := exec.Command("pmlint", args...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=", "PMLINT_NOW=2026-03-02")
	return cmd
}

// run runs a command to its end, whatever its exit code.
func (m *mendables) run(t *testing.T, args ...string) (code int, said string) {
	t.Helper()
	out, err := m.command(args...).CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if exit != nil {
		code = exit.ExitCode()
	}
	return code, string(out)
}

// reset writes everything as it was before.
func (m *mendables) reset(t *testing.T) {
	t.Helper()
	for name, src := range m.before {
		if err := os.WriteFile(filepath.Join(m.dir, name), src, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_ = os.Remove(filepath.Join(m.dir, ".pmlint-baseline.jsonl"))
}

func (m *mendables) read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(m.dir, name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return b
}

// whole holds that every file is as it was or as it is to be, and removes what a
// killed writer left, which has the name of a temporary file. It returns how many
// files are new and how many were left.
func (m *mendables) whole(t *testing.T) (changed, left int) {
	t.Helper()
	for name, after := range m.after {
		switch got := m.read(t, name); {
		case bytes.Equal(got, after):
			changed++
		case !bytes.Equal(got, m.before[name]):
			t.Fatalf("%s is neither the old file nor the new one: %d bytes\n%s", name, len(got), got)
		}
	}
	for _, dir := range []string{".", "postmortems"} {
		entries, err := os.ReadDir(filepath.Join(m.dir, dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			name := filepath.Join(dir, e.Name())
			if m.after[name] != nil || e.IsDir() {
				continue
			}
			if left++; !m.temporaryFiles.MatchString(e.Name()) {
				t.Fatalf("%s was left behind", name)
			}
			if err := os.Remove(filepath.Join(m.dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return changed, left
}

// TestKilled kills the commands that write, at any moment of theirs: every file stays
// whole. It kills a few times; PMLINT_KILLS says how often, 10,000 for the proof.
func TestKilled(t *testing.T) {
	kills := 30
	if s := os.Getenv("PMLINT_KILLS"); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	m := newMendables(t, 10)
	commands := [][]string{{"fix", "--unsafe", "--quiet"}, {"baseline", "create"}}
	var takes [2]time.Duration
	for i, args := range commands {
		takes[i] = time.Hour
		for range 3 {
			m.reset(t)
			start := time.Now()
			m.run(t, args...)
			takes[i] = min(takes[i], time.Since(start))
		}
	}
	midway, temporary, ended := 0, 0, 0
	for n := range kills {
		m.reset(t)
		i := n % len(commands)
		cmd := m.command(commands[i]...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Float64() * 1.3 * float64(takes[i])))
		_ = cmd.Process.Kill()
		if cmd.Wait() == nil || cmd.ProcessState.Exited() {
			ended++
		}
		if i == 1 { // the baseline is of documents that are not mended
			got := m.read(t, ".pmlint-baseline.jsonl")
			if len(got) > 0 && (bytes.Count(got, []byte("\n")) < len(m.before) || got[len(got)-1] != '\n') {
				t.Fatalf("the baseline is cut: %q", got)
			}
			_ = os.Remove(filepath.Join(m.dir, ".pmlint-baseline.jsonl"))
		}
		changed, left := m.whole(t)
		if temporary += left; changed > 0 && changed < len(m.before) {
			midway++
		}
	}
	t.Logf("%d kills: %d came after the end, %d with some documents mended and others not, %d temporary files were left; 0 files torn",
		kills, ended, midway, temporary)
}

// TestTwoFixesAtOnce holds that two runs over the same documents tear none, and that
// one of them that met the other says so.
func TestTwoFixesAtOnce(t *testing.T) {
	m := newMendables(t, 20)
	for range 5 {
		m.reset(t)
		said := make(chan string)
		for range 2 {
			go func() {
				out, _ := m.command("fix", "--unsafe", "--quiet").CombinedOutput()
				said <- string(out)
			}()
		}
		for range 2 {
			if s := <-said; s != "" && !strings.Contains(s, "changed while") {
				t.Errorf("one said %q", s)
			}
		}
		if _, left := m.whole(t); left > 0 {
			t.Errorf("%d files were left", left)
		}
		m.run(t, "fix", "--unsafe", "--quiet")
		if changed, _ := m.whole(t); changed != len(m.before) {
			t.Errorf("%d of %d documents are mended in the end", changed, len(m.before))
		}
	}
}

// TestFolderThatCannotBeWritten holds that fix and baseline in a read-only folder are
// exit code 2 with a message, and leave everything as it is.
func TestFolderThatCannotBeWritten(t *testing.T) {
	if os.Geteuid() <= 0 {
		t.Skip("who may do everything may write everywhere")
	}
	m := newMendables(t, 3)
	for _, dir := range []string{filepath.Join(m.dir, "postmortems"), m.dir} {
		m.reset(t)
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(dir, 0o755)
	}
	for _, args := range [][]string{{"fix", "--unsafe"}, {"baseline", "create"}} {
		if code, said := m.run(t, args...); code != 2 || !strings.Contains(said, "permission denied") {
			t.Errorf("%v: exit code %d, %q", args, code, said)
		}
	}
	if changed, left := m.whole(t); changed > 0 || left > 0 {
		t.Errorf("%d files changed, %d left", changed, left)
	}
}

// TestFullDisk holds that a disk that takes no byte more is exit code 2 with a message,
// and leaves every file as it is. A limit on the size of files stands for the disk.
func TestFullDisk(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash here")
	}
	m := newMendables(t, 3)
	m.reset(t)
	for _, args := range []string{"fix --unsafe", "baseline create", "lint --format json:report.json"} {
		cmd := exec.Command(shell, "-c", "ulimit -f 0 && exec pmlint "+args)
		cmd.Dir, cmd.Env = m.dir, m.command().Env
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "too large") {
			t.Errorf("%s: %v, %q", args, err, out)
		}
	}
	if changed, left := m.whole(t); changed > 0 || left > 0 {
		t.Errorf("%d files changed, %d left", changed, left)
	}
}
