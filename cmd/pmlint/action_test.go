package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/report/runnertest"
)

// action is what action.yml says.
type action struct {
	Name, Description string
	Branding          struct{ Icon, Color string }
	Inputs            map[string]struct {
		Description string
		Default     *string
		Required    bool
	}
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []struct {
			ID, Shell, Run, Uses string
			Env                  map[string]string
		}
	}
}

func readAction(t *testing.T) (action, string) {
	t.Helper()
	src, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var a action
	if err := yaml.Unmarshal(src, &a); err != nil {
		t.Fatal(err)
	}
	return a, string(src)
}

var expression = regexp.MustCompile(`\$\{\{\s*([^}]*?)\s*\}\}`)

func TestActionFile(t *testing.T) {
	a, src := readAction(t)
	if a.Runs.Using != "composite" || a.Name == "" || a.Description == "" || a.Branding.Icon == "" || a.Branding.Color == "" {
		t.Errorf("metadata is missing: %+v", a)
	}
	used := map[string]bool{}
	for _, step := range a.Runs.Steps {
		if strings.Contains(step.Run, "${{") {
			t.Errorf("step %s: an expression stands inside run, where it is code: %s", step.ID, step.Run)
		}
		if step.Run != "" && step.Shell != "bash" {
			t.Errorf("step %s runs in shell %q", step.ID, step.Shell)
		}
		if step.Uses != "" && !regexp.MustCompile(`@[0-9a-f]{40}$`).MatchString(step.Uses) {
			t.Errorf("step %s uses %s, which is not pinned by a full SHA", step.ID, step.Uses)
		}
	}
	for _, m := range expression.FindAllStringSubmatch(src, -1) {
		if name, ok := strings.CutPrefix(m[1], "inputs."); ok {
			if _, declared := a.Inputs[name]; !declared {
				t.Errorf("input %s is used and not declared", name)
			}
			used[name] = true
		}
	}
	for name, in := range a.Inputs {
		if !used[name] {
			t.Errorf("input %s is declared and not used", name)
		}
		if in.Description == "" || in.Default == nil {
			t.Errorf("input %s lacks a description or a default", name)
		}
	}
	want := []string{"documents", "errors", "exit-code", "notices", "report-file", "sarif-file", "version", "warnings"}
	var got []string
	for name := range a.Outputs {
		got = append(got, name)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("outputs are %v, want %v", got, want)
	}
}

// TestActionTable holds the table of inputs and outputs in the docs against
// action.yml.
func TestActionTable(t *testing.T) {
	a, _ := readAction(t)
	doc, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range a.Inputs {
		shown := "none"
		if *in.Default != "" {
			shown = "`" + *in.Default + "`"
		}
		if !strings.Contains(string(doc), "| `"+name+"` | "+shown+" |") {
			t.Errorf("docs/ci.md has no row \"| `%s` | %s |\"", name, shown)
		}
	}
	for name := range a.Outputs {
		if !strings.Contains(string(doc), "| `"+name+"` |") {
			t.Errorf("docs/ci.md does not tell of output %s", name)
		}
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| (?:none|`[^`]*`) \\|").FindAllStringSubmatch(string(doc), -1) {
		if _, ok := a.Inputs[m[1]]; !ok {
			t.Errorf("docs/ci.md tells of input %s, which action.yml does not have", m[1])
		}
	}
}

// runner fakes what GitHub's runner gives a composite action.
type runner struct {
	t         *testing.T
	workspace string
	temp      string
	action    action
	path      string // of this action
	inputs    map[string]string
	env       map[string]string
	outputs   map[string]map[string]string // by step
	log       string
	summary   string
}

func newRunner(t *testing.T, workspace string) *runner {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the faked runner is a Unix one")
	}
	for _, tool := range []string{"bash", "git", "go"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not here", tool)
		}
	}
	a, _ := readAction(t)
	path, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return &runner{t: t, workspace: workspace, temp: t.TempDir(), action: a, path: path, inputs: map[string]string{}, env: map[string]string{}, outputs: map[string]map[string]string{}}
}

// take lets the action find a binary on PATH.
func (r *runner) take(bin string) {
	if r.inputs == nil {
		r.inputs = map[string]string{}
	}
	if r.env == nil {
		r.env = map[string]string{}
	}
	r.inputs["install-mode"] = "path"
	r.env["PATH"] = filepath.Dir(bin) + string(os.PathListSeparator) + os.Getenv("PATH")
}

var buildPmlint = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "pmlint")
	if err != nil {
		return "", err
	}
	bin := filepath.Join(dir, "pmlint")
	out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return bin, err
})

// builtPmlint is the command, built once for all tests.
func builtPmlint(t *testing.T) string {
	t.Helper()
	bin, err := buildPmlint()
	if err != nil {
		t.Fatal(err)
	}
	return bin
}

// evaluate puts values in the place of expressions.
func (r *runner) evaluate(s string) string {
	return expression.ReplaceAllStringFunc(s, func(e string) string {
		words := strings.Split(expression.FindStringSubmatch(e)[1], ".")
		switch words[0] {
		case "inputs":
			if v, ok := r.inputs[words[1]]; ok {
				return v
			}
			return *r.action.Inputs[words[1]].Default
		case "github":
			return r.path // action_path is all that is used
		case "steps":
			return r.outputs[words[1]][words[3]]
		}
		r.t.Fatalf("expression %s is not known to the faked runner", e)
		return ""
	})
}

// run runs the steps until one fails, and returns its exit code.
func (r *runner) run() int {
	r.t.Helper()
	for _, step := range r.action.Runs.Steps {
		output, summary := filepath.Join(r.temp, step.ID+".out"), filepath.Join(r.temp, step.ID+".md")
		for _, f := range []string{output, summary} {
			if err := os.WriteFile(f, nil, 0o644); err != nil {
				r.t.Fatal(err)
			}
		}
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", r.evaluate(step.Run))
		cmd.Dir = r.workspace
		cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=true", "GITHUB_WORKSPACE="+r.workspace, "GITHUB_OUTPUT="+output, "GITHUB_STEP_SUMMARY="+summary,
			"RUNNER_TEMP="+r.temp, "RUNNER_OS=Linux", "RUNNER_ARCH=X64", "GITHUB_EVENT_NAME=", "GITHUB_EVENT_PATH=")
		for k, v := range step.Env {
			cmd.Env = append(cmd.Env, k+"="+r.evaluate(v))
		}
		for k, v := range r.env {
			cmd.Env = append(cmd.Env, k+"="+v)
		}
		log, err := cmd.CombinedOutput()
		r.log += string(log)
		r.outputs[step.ID] = readOutputs(r.t, output)
		b, _ := os.ReadFile(summary)
		r.summary += string(b)
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return exit.ExitCode()
		} else if err != nil {
			r.t.Fatal(err)
		}
	}
	return 0
}

// readOutputs reads the file of a step's outputs, in both of its forms.
func readOutputs(t *testing.T, path string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	lines := strings.Split(string(b), "\n")
	for i := 0; i < len(lines); i++ {
		if name, delimiter, ok := strings.Cut(lines[i], "<<"); ok {
			var value []string
			for i++; i < len(lines) && lines[i] != delimiter; i++ {
				value = append(value, lines[i])
			}
			out[name] = strings.Join(value, "\n")
		} else if name, value, ok := strings.Cut(lines[i], "="); ok {
			out[name] = value
		}
	}
	return out
}

const (
	cleanDoc = "# Queue filled up\n\n**Status:** Draft\n\n## Summary\n\nOrders waited for 40 minutes because the pool was full. The pool was enlarged.\n"
	badDoc   = "# Queue filled up\n\n**Status:** Draft\n\n## Summary\n\nOrders waited. The outage came down to human error.\n"
)

// workspace makes a repository like the one that actions/checkout leaves on a
// pull request: a merge commit whose first parent is the base.
func workspace(t *testing.T, base, head map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@example.com", "GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=ana@example.com")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(files map[string]string) {
		for name, content := range files {
			full := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				t.Fatal(err)
			}
			var err error
			if to, link := strings.CutPrefix(content, "-> "); link {
				_ = os.Remove(full)
				err = os.Symlink(to, full)
			} else {
				err = os.WriteFile(full, []byte(content), 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		git("add", "-A")
		git("commit", "-qm", "change", "--allow-empty")
	}
	git("init", "-q", "-b", "main")
	write(base)
	git("checkout", "-qb", "topic")
	write(head)
	git("checkout", "-q", "main")
	git("merge", "-q", "--no-ff", "-m", "merge topic", "topic")
	return dir
}

func clone(t *testing.T, from, depth string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "clone")
	if out, err := exec.Command("git", "clone", "-q", "--depth", depth, "file://"+from, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return dir
}

func TestAction(t *testing.T) {
	event := filepath.Join(t.TempDir(), "event.json")
	if err := os.WriteFile(event, []byte(`{"pull_request": {"number": 7, "base": {"sha": "0123456789012345678901234567890123456789"}}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	pullRequest := map[string]string{"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": event}
	old := map[string]string{"postmortems/2026-03-01-a.md": badDoc, "README.md": "x\n"}
	tests := []struct {
		name       string
		base, head map[string]string
		depth      string // of the clone; empty for the repository itself
		inputs     map[string]string
		env        map[string]string
		code       int
		outputs    map[string]string
		log        string // a part of the log
		notLog     string
	}{
		{name: "clean", base: old, head: map[string]string{"postmortems/2026-03-02-b.md": cleanDoc}, depth: "2",
			inputs: map[string]string{"fail-on": "warning"}, env: pullRequest,
			outputs: map[string]string{"exit-code": "0", "errors": "0", "warnings": "0", "documents": "1"}, notLog: "human error"},
		{name: "findings of the change alone", base: old, head: map[string]string{"postmortems/2026-03-02-b.md": badDoc}, depth: "2",
			inputs: map[string]string{"fail-on": "warning"}, env: pullRequest, code: 1,
			outputs: map[string]string{"exit-code": "1", "warnings": "1", "documents": "1"},
			log:     "::warning ", notLog: "file=postmortems/2026-03-01-a.md"},
		{name: "everything on a push", base: old, head: map[string]string{"postmortems/2026-03-02-b.md": badDoc}, depth: "1",
			inputs: map[string]string{"fail-on": "warning"}, env: map[string]string{"GITHUB_EVENT_NAME": "push"}, code: 1,
			outputs: map[string]string{"documents": "2", "warnings": "2"}, log: "file=postmortems/2026-03-01-a.md"},
		{name: "a schedule", base: old, head: nil, depth: "1", env: map[string]string{"GITHUB_EVENT_NAME": "schedule"},
			inputs: map[string]string{"fail-on": "never"}, outputs: map[string]string{"exit-code": "0", "documents": "1"}},
		{name: "shallow at depth 1", base: old, head: map[string]string{"postmortems/2026-03-02-b.md": badDoc}, depth: "1", env: pullRequest, code: 2,
			outputs: map[string]string{"exit-code": "2"}, log: "fetch-depth: 2"},
		{name: "bad config", base: old, head: map[string]string{".pmlint.yaml": "rulez: {}\n"}, env: pullRequest, code: 2,
			outputs: map[string]string{"exit-code": "2"}, log: "rulez"},
		{name: "bad input", base: old, head: nil, inputs: map[string]string{"changed-only": "sometimes"}, code: 2,
			outputs: map[string]string{"exit-code": "2"}, log: "changed-only is auto, true or false"},
		{name: "sarif and further formats", base: old, head: nil, inputs: map[string]string{"changed-only": "false", "fail-on": "never", "sarif-file": "out/p m.sarif", "formats": "junit:out/pmlint.xml\ngitlab:out/pmlint.json"},
			outputs: map[string]string{"sarif-file": "out/p m.sarif", "exit-code": "0"}},
		{name: "paths with spaces, and inputs that look like code", base: map[string]string{"a b/$(touch pwned).md": badDoc}, head: nil,
			inputs: map[string]string{"changed-only": "false", "fail-on": "warning", "paths": "a b\n"}, code: 1,
			outputs: map[string]string{"documents": "1", "exit-code": "1"}},
		{name: "a path that looks like a flag", base: old, head: nil, inputs: map[string]string{"changed-only": "false", "paths": "--version"}, code: 2,
			outputs: map[string]string{"exit-code": "2"}, log: "--version"},
		{name: "working directory", base: map[string]string{"svc/postmortems/a.md": badDoc}, head: nil,
			inputs: map[string]string{"changed-only": "false", "fail-on": "warning", "working-directory": "svc", "paths": "postmortems"}, code: 1,
			outputs: map[string]string{"documents": "1"}, log: "file=svc/postmortems/a.md"},
		{name: "no postmortem", base: map[string]string{"docs/x.txt": "x"}, head: nil, inputs: map[string]string{"changed-only": "false"}, code: 2,
			outputs: map[string]string{"exit-code": "2"}, log: "no postmortem found"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := workspace(t, tt.base, tt.head)
			if tt.depth != "" {
				dir = clone(t, dir, tt.depth)
			}
			r := newRunner(t, dir)
			r.inputs, r.env = maps.Clone(tt.inputs), maps.Clone(tt.env)
			if tt.name != "clean" { // the others need not build it once more
				r.take(builtPmlint(t))
			}
			if tt.inputs["sarif-file"] != "" {
				if err := os.MkdirAll(filepath.Join(dir, "out"), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			if code := r.run(); code != tt.code {
				t.Fatalf("exit code %d, want %d\n%s", code, tt.code, r.log)
			}
			for name, want := range tt.outputs {
				if got := r.outputs["run"][name]; got != want {
					t.Errorf("output %s is %q, want %q\n%s", name, got, want, r.log)
				}
			}
			if !strings.Contains(r.log, tt.log) || tt.notLog != "" && strings.Contains(r.log, tt.notLog) {
				t.Errorf("log:\n%s", r.log)
			}
			if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
				t.Error("an input was run as code")
			}
			if tt.code < 2 && r.summary == "" {
				t.Error("no summary was written")
			}
			if r.outputs["install"]["version"] == "" {
				t.Error("output version is empty")
			}
			if f := tt.outputs["sarif-file"]; f != "" {
				if _, err := os.Stat(filepath.Join(dir, f)); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// TestActionInstall shows that a download is only run if this commit holds its
// checksum.
func TestActionInstall(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "archive.tar.gz")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "pmlint"), []byte("#!/bin/sh\necho pmlint v1.2.3 go1.26\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("tar", "-czf", archive, "-C", dir, "pmlint").CombinedOutput(); err != nil {
		t.Skipf("%v: %s", err, out)
	}
	sum, err := exec.Command("sha256sum", archive).Output()
	if err != nil {
		t.Skip(err)
	}
	right := strings.Fields(string(sum))[0]
	tests := []struct {
		name, mode, version, checksum string
		code                          int
		log                           string
	}{
		{"release", "release", "1.2.3", right, 0, ""},
		{"release with another checksum", "release", "1.2.3", strings.Repeat("0", 64), 2, "the checksum of"},
		{"release without a checksum", "release", "1.2.4", right, 2, "holds no checksum of pmlint_1.2.4_linux_amd64.tar.gz"},
		{"release without a version", "release", "", right, 2, "needs version"},
		{"version that is code", "release", "1.2.3;touch pwned", right, 2, "needs version"},
		{"unknown mode", "latest", "", right, 2, "install-mode is auto, source, release or path"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := newRunner(t, t.TempDir())
			script, err := os.ReadFile(filepath.Join(r.path, ".github/action/install.sh"))
			if err != nil {
				t.Fatal(err)
			}
			fake := t.TempDir() // an action with one checksum, and a curl that copies
			files := map[string]string{
				".github/action/install.sh":    string(script),
				".github/action/checksums.txt": tt.checksum + "  pmlint_1.2.3_linux_amd64.tar.gz\n",
				"bin/curl":                     "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" = --output ] && out=$2; shift; done\ncp " + archive + " \"$out\"\n",
			}
			for name, content := range files {
				full := filepath.Join(fake, name)
				if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(full, []byte(content), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			r.path = fake
			r.action.Runs.Steps = r.action.Runs.Steps[:1]
			r.inputs = map[string]string{"install-mode": tt.mode, "version": tt.version}
			r.env = map[string]string{"PATH": filepath.Join(fake, "bin") + string(os.PathListSeparator) + os.Getenv("PATH")}
			if code := r.run(); code != tt.code || !strings.Contains(r.log, tt.log) {
				t.Errorf("exit code %d, want %d; log:\n%s", code, tt.code, r.log)
			}
			if tt.code == 0 && r.outputs["install"]["version"] != "v1.2.3" {
				t.Errorf("version is %q", r.outputs["install"]["version"])
			}
		})
	}
}

// TestHookManifest holds .pre-commit-hooks.yaml against what pre-commit needs.
func TestHookManifest(t *testing.T) {
	src, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Name, Entry, Language string
		Files                     string
		Serial                    bool   `yaml:"require_serial"`
		Minimum                   string `yaml:"minimum_pre_commit_version"`
	}
	if err := yaml.Unmarshal(src, &hooks); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, h := range hooks {
		ids = append(ids, h.ID)
		if h.Entry != "pmlint" && h.Entry != "pmlint --allow-none" || !h.Serial || h.Minimum != "3.0.0" || h.Name == "" || h.Language == "" {
			t.Errorf("%+v", h)
		}
	}
	for _, h := range hooks {
		files := regexp.MustCompile(h.Files)
		for _, folder := range project.WellKnown() {
			for _, name := range []string{"/2026-03-01-queue.md", "/2026/queue.markdown"} {
				if !files.MatchString(folder+name) || !files.MatchString("team/"+folder+name) {
					t.Errorf("%s does not start for %s%s", h.ID, folder, name)
				}
			}
		}
		for _, name := range []string{"src/notes.md", "README.md", "docs/mortem.md", "incidental/a.md"} {
			if files.MatchString(name) {
				t.Errorf("%s starts for %s", h.ID, name)
			}
		}
	}
	if files := regexp.MustCompile(hooks[1].Files); !files.MatchString(".pmlint.yaml") || files.MatchString("incidents/a.png") {
		t.Error("pmlint-all is for the config, too, and not for pictures")
	}
	if fmt.Sprint(ids) != "[pmlint pmlint-all pmlint-system]" {
		t.Errorf("hooks are %v", ids)
	}
}

// TestOneCommand shows that go install ./... installs one command, as
// pre-commit does.
func TestOneCommand(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{if eq .Name "main"}}{{.ImportPath}}{{end}}`, "../../...").Output()
	if err != nil {
		t.Skip(err)
	}
	if got := strings.Fields(string(out)); len(got) != 1 || got[0] != "github.com/pmlint/pmlint/cmd/pmlint" {
		t.Errorf("main packages are %v", got)
	}
}

// TestActionInputs drives every value that an input may have, and those that people
// write by mistake.
func TestActionInputs(t *testing.T) {
	event := filepath.Join(t.TempDir(), "event.json")
	pull := `{"pull_request": {"number": 7, "head": {"sha": "h"}, "base": {"sha": "0123456789012345678901234567890123456789"}}}`
	if err := os.WriteFile(event, []byte(pull), 0o644); err != nil {
		t.Fatal(err)
	}
	bin := builtPmlint(t)
	old := map[string]string{"postmortems/2026-03-01-a.md": badDoc, "team/postmortems/2026-03-03-c.md": badDoc, "custom.yaml": "fail-on: notice\n"}
	dir := workspace(t, old, map[string]string{"postmortems/2026-03-02-b.md": badDoc})
	tests := []struct {
		input, value string
		code         int
		log          string // a pattern that the log has
	}{
		{"paths", "postmortems", 0, "2026-03-02-b.md"},
		{"paths", "  postmortems/2026-03-02-b.md \r\n\r\n", 0, "2026-03-02-b.md"},
		{"paths", "postmortems/*.md", 0, "2026-03-02-b.md"},
		{"paths", "nowhere/*.md", 2, "(?m)^::error title=pmlint::.*no such file, and as a pattern it fits none"},
		{"config", "custom.yaml", 1, "human-error"},
		{"config", "none.yaml", 2, "(?m)^::error title=pmlint::config none.yaml"},
		{"base", "HEAD~1", 0, "since [0-9a-f]+, HEAD~1"},
		{"base", "main", 0, "where HEAD left main"},
		{"base", "nowhere", 2, "(?m)^::error title=pmlint::--base: "},
		{"changed-only", "auto", 0, `HEAD\^1`},
		{"changed-only", "true", 0, `HEAD\^1`},
		{"changed-only", "false", 0, "2026-03-01-a.md"},
		{"changed-only", "yes", 2, "changed-only is auto, true or false"},
		{"fail-on", "error", 0, ""},
		{"fail-on", "warning", 1, ""},
		{"fail-on", "notice\r\n", 1, ""},
		{"fail-on", "never", 0, ""},
		{"fail-on", "grave", 2, "::error title=pmlint::--fail-on"},
		{"formats", "junit:out/../j.xml \r\n  gitlab:g.json\r\ncheckstyle:c.xml\nrdjsonl:r.jsonl\nmarkdown:m.md\nhtml:h.html\n", 0, ""},
		{"formats", "nosuch:x", 2, "::error title=pmlint::.*nosuch"},
		{"sarif-file", "reports/deep/pmlint.sarif", 0, ""},
		{"max-annotations", "0", 0, ""},
		{"max-annotations", "1", 0, "(?m)^::warning "},
		{"max-annotations", "-1", 2, "--max-annotations -1"},
		{"max-annotations", "many", 2, "::error title=pmlint::"},
		{"working-directory", "team", 0, "2026-03-02-b.md"},
		{"working-directory", "nowhere", 2, "working-directory is not there"},
		{"review", "true", 0, "annotations are written instead(?s:.*)\n::warning "},
		{"review", "false", 0, "(?m)^::warning "},
		{"review", "maybe", 2, "review is true or false"},
		{"github-token", "t", 0, ""},
	}
	driven := map[string]bool{"install-mode": true, "version": true} // TestActionInstall
	for _, tt := range tests {
		driven[tt.input] = true
		t.Run(tt.input+"="+strings.TrimSpace(tt.value), func(t *testing.T) {
			r := newRunner(t, dir)
			r.take(bin)
			r.inputs[tt.input] = tt.value
			if tt.input == "changed-only" && tt.value == "false" {
				r.inputs["fail-on"] = "never"
			}
			r.env["GITHUB_EVENT_NAME"], r.env["GITHUB_EVENT_PATH"] = "pull_request", event
			r.env["GITHUB_REPOSITORY"], r.env["GITHUB_BASE_REF"] = "acme/shop", "main"
			if code := r.run(); code != tt.code {
				t.Errorf("exit code %d, want %d", code, tt.code)
			}
			if !regexp.MustCompile(tt.log).MatchString(r.log) {
				t.Errorf("the log has nothing of %s", tt.log)
			}
			if file := r.outputs["run"]["sarif-file"]; tt.input == "sarif-file" && file != tt.value {
				t.Errorf("the output sarif-file is %q", file)
			}
			if got := r.outputs["run"]["exit-code"]; got != fmt.Sprint(tt.code) {
				t.Errorf("the output exit-code is %q", got)
			}
			if t.Failed() {
				t.Log(r.log)
			}
		})
	}
	a, _ := readAction(t)
	for name := range a.Inputs {
		if !driven[name] {
			t.Errorf("no test drives the input %s", name)
		}
	}
}

// The output sarif-file is read by steps that start in the workspace.
func TestActionBelowTheWorkspace(t *testing.T) {
	dir := workspace(t, map[string]string{"team/postmortems/2026-03-03-c.md": badDoc}, map[string]string{"x": "y"})
	r := newRunner(t, dir)
	r.take(builtPmlint(t))
	r.inputs = map[string]string{"install-mode": "path", "working-directory": "team", "paths": "postmortems", "changed-only": "false",
		"sarif-file": "out/pmlint.sarif"}
	if code := r.run(); code != 0 || r.outputs["run"]["sarif-file"] != "team/out/pmlint.sarif" {
		t.Fatalf("exit code %d, outputs %v\n%s", code, r.outputs, r.log)
	}
	if _, err := os.Stat(filepath.Join(dir, "team/out/pmlint.sarif")); err != nil {
		t.Error(err)
	}
}

// A pull request end to end: a draft that becomes final brings its findings, and
// what a stranger's branch holds cannot make the run read, write or hang.
func TestActionPullRequest(t *testing.T) {
	draft := "# Queue filled up\n\n**Status:** Draft\n\n## Action items\n\n| Action | Owner | Due |\n| --- | --- | --- |\n| Add an alert on its depth | | 2026-04-01 |\n"
	event := filepath.Join(t.TempDir(), "event.json")
	pull := `{"pull_request": {"number": 7, "base": {"sha": "0123456789012345678901234567890123456789"}}}`
	if err := os.WriteFile(event, []byte(pull), 0o644); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(secret, []byte("-----BEGIN PRIVATE KEY-----\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	name := "postmortems/2026-03-01-a.md"
	base := map[string]string{name: draft, ".pmlint.yaml": "template: none\n"}
	outside := t.TempDir()
	failed := "(?m)^::error title=pmlint::"
	config := func(text string) map[string]string {
		return map[string]string{".pmlint.yaml": text, name: draft + "\nx\n"}
	}
	tests := []struct {
		name string
		head map[string]string // a text that begins with "-> " is where a link leads
		code int
		log  string
	}{
		{"draft becomes final", map[string]string{name: strings.Replace(draft, "Draft", "Final", 1)}, 1, "(?m)^::error .*nobody owns"},
		{"nothing of postmortems", map[string]string{"x": "y"}, 0, ""},
		{"config is a link out", config("-> " + secret), 2, failed},
		{"config is the environment", config("-> /proc/self/environ"), 2, failed},
		{"config is a device", config("-> /dev/zero"), 2, failed},
		{"config without end", config(`include: ["postmortems/` + strings.Repeat("{a,a}", 40) + `b.md"]`), 2, failed},
		{"template is a link out", map[string]string{".pmlint.yaml": "template: form.md\n", "form.md": "-> " + secret, name: draft + "\nx\n"}, 2, failed},
		{"baseline outside", config("baseline: ../../../etc/passwd\n"), 2, failed},
		{"baseline is a link out", map[string]string{".pmlint-baseline.jsonl": "-> " + secret, name: draft + "\nx\n"}, 2, failed},
		{"report is a link out", map[string]string{"pmlint.sarif": "-> " + filepath.Join(outside, "written"), name: draft + "\nx\n"}, 2, failed},
		{"report is a link into .git", map[string]string{"pmlint.sarif": "-> .git/hooks/post-checkout", name: draft + "\nx\n"}, 2, failed},
		{"document is a link out", map[string]string{"postmortems/2026-03-02-b.md": "-> " + secret}, 0, ""},
		{"folder is a link out", map[string]string{"docs/incidents": "-> " + filepath.Dir(secret)}, 0, ""},
		{"the rules are off", config("template: none\nrules: {actions: off}\n"), 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := workspace(t, base, tt.head)
			r := newRunner(t, dir)
			r.take(builtPmlint(t))
			r.inputs["sarif-file"] = "pmlint.sarif"
			r.env["GITHUB_EVENT_NAME"], r.env["GITHUB_EVENT_PATH"] = "pull_request", event
			if code := r.run(); code != tt.code || !regexp.MustCompile(tt.log).MatchString(r.log) {
				t.Errorf("exit code %d, want %d, and the log\n%s", code, tt.code, r.log)
			}
			if strings.Contains(r.log+r.summary, "PRIVATE KEY") {
				t.Error("a file outside of the repository is printed")
			}
			if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
				t.Errorf("written outside of the repository: %v %v", entries, err)
			}
			if _, err := os.Stat(filepath.Join(dir, ".git/hooks/post-checkout")); err == nil {
				t.Error("a hook was written")
			}
			if tt.code == 1 {
				checkPullRequest(t, r, dir)
			}
		})
	}
}

// checkPullRequest reads what a runner and code scanning read.
func checkPullRequest(t *testing.T, r *runner, dir string) {
	t.Helper()
	var annotated []string
	for _, c := range runnertest.Commands(r.log) {
		if c.Name == "error" {
			annotated = append(annotated, c.Properties["file"]+":"+c.Properties["line"])
		}
	}
	if fmt.Sprint(annotated) != "[postmortems/2026-03-01-a.md:9]" {
		t.Errorf("annotations %v", annotated)
	}
	if !strings.Contains(r.summary, "nobody owns") {
		t.Errorf("the summary is %s", r.summary)
	}
	var log struct {
		Runs []struct {
			Results []struct{ RuleID, Level string }
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "pmlint.sarif"))
	if err != nil || json.Unmarshal(b, &log) != nil || len(log.Runs) != 1 || len(log.Runs[0].Results) == 0 {
		t.Fatalf("SARIF: %v %s", err, b)
	}
	if got := log.Runs[0].Results[0]; got.RuleID != "actions/owner-missing" || got.Level != "error" {
		t.Errorf("the first result is %+v", got)
	}
}
