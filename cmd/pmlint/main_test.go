package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"pmlint": main})
}

// TestScript runs the command as users do. Each script says what it shows in
// its first lines.
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               gitIdentity,
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"bigfile": bigFile,
			"commit":  commit,
			"replace": replace,
			"setsha":  setSHA,
			"setpath": setPath,
		},
	})
}

// gitIdentity lets scripts use the git command, and keeps the machine's own
// configuration out.
func gitIdentity(env *testscript.Env) error {
	for _, kv := range []string{
		"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_TERMINAL_PROMPT=0",
		"GIT_AUTHOR_NAME=Ana Silva", "GIT_AUTHOR_EMAIL=ana@example.com", "GIT_COMMITTER_NAME=Ana Silva", "GIT_COMMITTER_EMAIL=ana@example.com",
		"GIT_AUTHOR_DATE=2026-03-02T10:00:00Z", "GIT_COMMITTER_DATE=2026-03-02T10:00:00Z",
	} {
		name, value, _ := strings.Cut(kv, "=")
		env.Setenv(name, value)
	}
	return nil
}

// exits CODE COMMAND... runs a command that must end with exactly the code;
// its output can be looked at as after exec.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	if got := exitCode(err); got != args[0] {
		ts.Fatalf("%v exits with %s, want %s", args[1:], got, args[0])
	}
}

// commit DATE MESSAGE... commits everything as on the day; each further word is
// a paragraph of the message.
func commit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: commit DATE MESSAGE...")
	}
	for _, name := range []string{"GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"} {
		ts.Setenv(name, args[0]+"T10:00:00Z")
	}
	ts.Check(ts.Exec("git", "add", "-A"))
	ts.Check(ts.Exec("git", "commit", "-q", "-m", strings.Join(args[1:], "\n\n")))
}

// replace FILE OLD NEW changes the one place where OLD stands in the file; \n in
// OLD and NEW is a line feed.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	old := ts.ReadFile(args[0])
	args[1], args[2] = strings.ReplaceAll(args[1], `\n`, "\n"), strings.ReplaceAll(args[2], `\n`, "\n")
	if strings.Count(old, args[1]) != 1 {
		ts.Fatalf("%q stands %d times in %s", args[1], strings.Count(old, args[1]), args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(old, args[1], args[2], 1)), 0o644))
}

// setsha FILE WORD REV puts the commit's name in the place of the word.
func setSHA(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: setsha FILE WORD REV")
	}
	ts.Check(ts.Exec("git", "rev-parse", args[2]))
	replace(ts, false, []string{args[0], args[1], strings.TrimSpace(ts.ReadFile("stdout"))})
}

// setpath DIR TOOL... makes a folder with links to these tools alone, and keeps the
// path of before as OLDPATH.
func setPath(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: setpath DIR TOOL...")
	}
	ts.Setenv("OLDPATH", ts.Getenv("PATH"))
	for _, tool := range args[1:] {
		full, err := exec.LookPath(tool)
		ts.Check(err)
		ts.Check(os.Symlink(full, filepath.Join(ts.MkAbs(args[0]), tool)))
	}
}

// bigFile NAME MIB writes a Markdown file of so many MiB.
func bigFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bigfile NAME MIB")
	}
	mib, err := strconv.Atoi(args[1])
	ts.Check(err)
	line := []byte("The queue was full and nobody was told about it.\n\n")
	src := bytes.Repeat(line, mib<<20/len(line)+1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), src, 0o644))
}
