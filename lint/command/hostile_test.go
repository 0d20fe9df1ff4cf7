package command

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/report/runnertest"
	"github.com/pmlint/pmlint/rules"
)

// run calls the command in dir, as on a runner if vars say so, and returns what
// it wrote to both streams.
func run(dir string, vars map[string]string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	env := Env{
		Dir:    dir,
		Getenv: func(name string) string { return vars[name] },
		Now:    func() time.Time { return time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC) },
	}
	code = env.Main(args, Stdio{In: strings.NewReader(hostileDocument), Out: &out, Err: &err}, rules.All()...)
	return code, out.String(), err.String()
}

// attack is what may stand wherever a document has text.
const attack = "::error::a ##[error]b \x1b[31mc\x1b]0;d\x07 %0A::warning::e \r::set-output name=x::y\r##[add-mask]f </pre><script>g</script> \u202eh \u0085::notice::i \x9bj @team #1"

var hostileDocument = "---\ntitle: \"" + attack + "\"\n---\n# " + attack + "\n\n::error::alone\n\n**Status:** " + attack + "\n**Severity:** ##[group]x\n**Date:** " + attack +
	"\n\n## " + attack + "\n\n### Timeline ##[x]\n\n| Time | Event |\n| --- | --- |\n| 25:99 ##[x] | " + strings.ReplaceAll(attack, "|", "") + " |\n| 09:00 | a |\n| 08:00 | ::debug::b |\n\n## Action items\n\n- [ ] " +
	attack + " (owner: ##[x] TBD)\n- [ ] investigate ::error::x\n\n" +
	"The engineer forgot to ::error::x and carelessly deleted ##[x].\n\n<!-- pmlint-disable-next-line ::error::no/such-rule ##[x] -->\n\n## Timeline ##[x]\n\n::stop-commands::token\n"

// hostileNames are file names that a repository can hold.
var hostileNames = []string{
	"::error::name.md", " ::error::space.md", "##[error]name.md", "a##[add-mask]b.md", "##vso[task.complete]x.md",
	"new\nline.md", "new\n::error::line.md", "carriage\r::error::return.md", "esc\x1b[31m.md", "bidi\u202e.md", "%0A::error::x.md",
	"<script>.md", "`code`|[x](y).md", "invalid\xff.md", "a,b:c=d.md",
}

// TestHostileCorpus reads all that the command says of hostile documents as a
// runner does, and finds our own commands only.
func TestHostileCorpus(t *testing.T) {
	dir := hostileCorpus(t)
	summary, outputs := filepath.Join(t.TempDir(), "summary"), filepath.Join(t.TempDir(), "outputs")
	ci := map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary, "GITHUB_OUTPUT": outputs}
	for _, args := range commandLines() {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			code, stdout, stderr := run(dir, ci, args...)
			if code == exitFindings && stdout == "" {
				t.Error("findings, and nothing said")
			}
			github := len(args) == 1 || strings.Contains(strings.Join(args, " "), "github")
			checkStream(t, "stdout", stdout, github)
			checkStream(t, "stderr", stderr, false)
		})
	}
	checkOutputs(t, outputs)
	// The name of a file is shown as code, in which nothing is markup.
	if got, err := os.ReadFile(summary); err != nil || bytes.Contains(got, []byte("<script>g")) || len(got) > report.MaxSummary {
		t.Errorf("the job's summary: %v, %d bytes, markup %v", err, len(got), bytes.Contains(got, []byte("<script>g")))
	}
}

func hostileCorpus(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	folder := filepath.Join(dir, "postmortems")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	written := 0
	for _, name := range hostileNames {
		if os.WriteFile(filepath.Join(folder, name), []byte(hostileDocument), 0o644) == nil {
			written++ // not every system takes every name
		}
	}
	if written == 0 {
		t.Fatal("no file could be written")
	}
	config := "\"::error::key\": 1\n\"##[x]\": \"\\e[31m\"\n"
	if err := os.WriteFile(filepath.Join(dir, "bad.yaml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func commandLines() [][]string {
	lines := [][]string{
		{"postmortems"},
		{"--format", "github", "postmortems"},
		{"--config", "bad.yaml", "postmortems"},
		{"config", "check", "bad.yaml"},
		{"-", "--format", "oneline", "--stdin-filename", "::error::x.md"},
		{"export", filepath.Join("postmortems", hostileNames[0])},
		{"fix", "--diff", "postmortems"},
		{"fix", "--unsafe", "--dry-run", "postmortems"},
		{"baseline", "prune"},
		{"actions"}, {"actions", "--format", "markdown"}, {"actions", "--format", "csv"}, {"actions", "--format", "json"},
		{"history", filepath.Join("postmortems", hostileNames[0])},
		{"explain", attack}, {"--only", attack}, {"--format", attack}, {"--now", attack}, {attack}, {"--" + attack},
		{"--color", attack}, {"--fail-on", attack}, {"rules", attack}, {"config", attack}, {"export", attack},
	}
	for _, f := range report.Formats() {
		lines = append(lines, []string{"--format", f.Name, "postmortems"})
		if f.Name == "template" {
			last := &lines[len(lines)-1]
			*last = append(*last, "--report-template", "{{range .Findings}}{{.Path}}\n{{.Message}}\n{{end}}")
		}
	}
	return lines
}

// hostileConfig can be read, and quotes the attack wherever a text may stand.
const hostileConfig = `
include: ["postmortems/**", "##[x]/\e]0;d\x07\u202e/**"]
exclude: ["##[x]/**"]
organisation: "::error::x"
people: ["::error::x ##[add-mask]y \e[31m\r::notice::z"]
owners: ["##[group]x\u202e"]
ids: {pattern: "INC-[0-9]+|::error::x|##.x."}
statuses: {"::error::x": draft, "##[x]\e[31m": final}
aliases: {"::error::x ##[y]": timeline}
severities: {"::error::x": ["##[y]\r::notice::z"]}
vocabulary: {teams: ["\e[31m::error::x"], allow: ["\r::error::x", "##[x]"]}
history: {trailer: "Postmortem", deploys: ["##[x]/**"]}
rules:
  structure/section-missing: {optional: ["::error::x", "##[x]\e[31m"]}
overrides:
  - paths: ["##[x]/**"]
    rules: {structure: off}
`

// brokenConfigs are refused, each with a message that quotes what is wrong.
var brokenConfigs = []string{
	"\"::error::key\": 1\n\"##[x]\": \"\\e[31m\"\n",
	"rules:\n  \"::error::x\": off\n  \"##[x]\\e[31m\": error\n",
	"rules:\n  structure: \"##[x]\\r::error::y\"\n",
	"rules:\n  structure/section-missing: {\"::error::x\": 1, optional: \"##[x]\"}\n",
	"template: \"::error::x/##[y]\\e[31m.md\"\n",
	"template: \"##[x]\\r::error::y\"\n",
	"zone: \"::error::x ##[y]\\e[31m\"\n",
	"date-order: \"\\r::error::x\"\n",
	"ids: {pattern: \"(::error::x ##[y\\e\"}\n",
	"include: [\"[::error::x ##[y]\\e[31m\"]\n",
	"aliases: {x: \"##[y]\\r::error::z\"}\n",
	"statuses: {x: \"::error::z\"}\n",
	"baseline: \"::error::x/##[y]\\e[31m.jsonl\"\n",
	"overrides: [{paths: [x], template: \"::error::y\"}]\n",
	"history: {deploys: [\"[##[x]\"]}\n",
	"a: &a \"::error::x\"\nb: *a\n",
	"::error::x ##[y] \x1b[31m\n",
	"\"::error::x\\r::error::y\nz: ##[q\n",
	"x: !!\"::error::y\" z\n",
}

func gitIn(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=::error::author ##[x]", "GIT_AUTHOR_EMAIL=##[x]@example.org",
		"GIT_COMMITTER_NAME=::error::committer", "GIT_COMMITTER_EMAIL=x@example.org", "GIT_AUTHOR_DATE=2026-03-01T00:00:00Z", "GIT_COMMITTER_DATE=2026-03-01T00:00:00Z")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
}

// hostileBranch is as bad as a name of a branch can be: git takes neither ":" nor "[".
const hostileBranch = "bi\u202edi-%0A##vso-\xff"

// hostileRepository commits the corpus twice, the second time with the actions
// changed, with attacks as names of branch, author and tag.
func hostileRepository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	dir := hostileCorpus(t)
	file := filepath.Join(dir, "postmortems", "life ##[x].md")
	versions := []string{"Open | 2026-03-01", "Open | 2026-03-09", "Done | 2026-03-09"}
	for i, v := range versions {
		doc := "# ::error::life\n\n**Incident ID:** INC-42 ##[x]\n\n**Status:** " + []string{"::error::x", "##[x]\x1b[31m", "Final"}[i] +
			"\n\n## Action items\n\n| ID | Action | Owner | Status | Due Date |\n|--|--|--|--|--|\n| ##[x]::error::A1 | ::error::do it ##[y]\x1b[31m | ::error::ana | " + v + " |\n"
		writeFile(t, file, doc)
		if i == 0 {
			gitIn(t, dir, "init", "-q", "-b", "main")
			writeFile(t, filepath.Join(dir, ".pmlint.yaml"), hostileConfig)
		} else if i == 2 {
			gitIn(t, dir, "checkout", "-q", "-b", hostileBranch)
		}
		gitIn(t, dir, "add", "-A")
		gitIn(t, dir, "commit", "-q", "-m", "::error::subject ##[x]\n\nPostmortem: INC-42 ##[x]::error::A1\n")
	}
	gitIn(t, dir, "tag", "t\u202e##")
	for i, c := range brokenConfigs {
		writeFile(t, filepath.Join(dir, fmt.Sprintf("broken-%d.yaml", i)), c)
	}
	writeFile(t, filepath.Join(dir, "broken.jsonl"), "{\"path\":\"##[x]\",\"::error::y\":1}\n")
	writeFile(t, filepath.Join(dir, "stale.jsonl"), `{"path":"::error::p ##[x]","rule":"::error::r","anchor":"##[x]\u001b[31m\r::error::a","fingerprint":"00"}`+"\n")
	writeFile(t, filepath.Join(dir, "event.json"), `{"pull_request":{"base":{"sha":"::error::x ##[y]","ref":"::error::x"}}}`)
	return dir
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// repositoryLines are the commands that read config, commits and baseline.
func repositoryLines() [][]string {
	life := filepath.Join("postmortems", "life ##[x].md")
	lines := [][]string{
		{"config", "show"}, {"config", "check"}, {"config", "schema"}, {"config", "show", attack}, {"config", "check", attack},
		{"version"}, {"version", "--format", attack}, {"rules", "--format", "json"}, {"rules", "--format", attack},
		{"help", attack}, {"completion", attack}, {"completion", "bash"}, {"__complete", "--only", attack}, {"__complete", "explain", attack}, {"__complete", attack, ""},
		{"history", life}, {"history", "--format", "json", life}, {"history", "--format", attack, life}, {"history", attack},
		{"--history"}, {"--history", "--format", "oneline"}, {"--rev", hostileBranch}, {"--rev", attack}, {"--base", attack}, {"--base", "main"}, {"--base", hostileBranch},
		{"--base", "t\u202e##"}, {"--base", "auto"}, {"--staged"}, {"--staged", "--rev", attack}, {"--rev", "main", attack},
		{"fix", "--diff"}, {"fix", "--dry-run", "--unsafe"}, {"fix", "--diff", attack}, {"fix", "-", "--stdin-filename", "postmortems/::error::x.md", "--diff"},
		{"export", life}, {"export", "--format", "jsonl", life}, {"export", "--format", attack, life}, {"export", "-", "--stdin-filename", attack},
		{"baseline", attack}, {"baseline", "update"}, {"baseline", "prune", attack}, {"baseline", "create"}, {"baseline", "create"}, {"baseline", "update", "--grow=false"}, {"baseline", "prune", "--check"},
		{"--baseline", "stale.jsonl"}, {"--baseline", "broken.jsonl"}, {"--baseline", attack},
		{"hook", attack}, {"hook", "install"}, {"hook", "uninstall"}, {"hook", "uninstall"},
		{"--report-template", "@" + attack, "--format", "template"}, {"--output", filepath.Join(attack, "x")}, {"--format", "json:" + attack + "/x/y"},
		{"actions", "--owner", attack}, {"actions", "--sort", attack}, {"actions", "--since", attack}, {"actions", "--format", attack}, {"actions", "--fail-on", attack}, {"actions", attack},
		{"--config", attack}, {"--config", "postmortems"}, {"-j", attack}, {"--max-annotations", attack}, {"--stdin-filename", attack, "-"},
	}
	for _, f := range []string{"table", "markdown", "csv", "json", "ics"} {
		lines = append(lines, []string{"actions", "--format", f})
	}
	for i := range brokenConfigs {
		name := fmt.Sprintf("broken-%d.yaml", i)
		lines = append(lines, []string{"config", "check", name}, []string{"config", "show", name}, []string{"--config", name})
	}
	return lines
}

// TestHostileRepository is TestHostileCorpus for what config, commits, baseline
// and the environment say.
func TestHostileRepository(t *testing.T) {
	dir := hostileRepository(t)
	event := filepath.Join(dir, "event.json")
	ci := map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": event, "GITHUB_BASE_REF": attack, "GITHUB_HEAD_REF": attack, "GITHUB_REF": attack,
		"GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": attack, "GITHUB_REPOSITORY": attack, "CI_MERGE_REQUEST_DIFF_BASE_SHA": attack}
	if code, _, stderr := run(dir, nil, "config", "check"); code != exitClean {
		t.Fatalf("the config is to be read: %s", stderr)
	}
	for _, args := range repositoryLines() {
		line := strings.Join(args, " ")
		t.Run(line, func(t *testing.T) {
			code, stdout, stderr := run(dir, ci, args...)
			if code == exitFailed && stderr == "" {
				t.Error("failed, and nothing said")
			}
			annotates := strings.HasPrefix(line, "--") && !strings.Contains(line, "--format")
			checkStream(t, "stdout", stdout, annotates)
			checkStream(t, "stderr", stderr, false)
		})
		t.Run("no CI "+line, func(t *testing.T) {
			_, stdout, stderr := run(dir, nil, args...)
			checkStream(t, "stdout", stdout, false)
			checkStream(t, "stderr", stderr, false)
		})
	}
}

// TestHostileEnvironment has each variable that is read hold the attack.
func TestHostileEnvironment(t *testing.T) {
	dir := hostileRepository(t)
	names := []string{
		"GITHUB_EVENT_PATH", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_BASE_REF", "GITHUB_REPOSITORY", "GITHUB_API_URL", "GITHUB_TOKEN", "GITHUB_WORKSPACE",
		"CI_MERGE_REQUEST_DIFF_BASE_SHA", "TF_BUILD", "GITLAB_CI", "NO_COLOR", "SOURCE_DATE_EPOCH", "CI",
	}
	for _, name := range names {
		for _, args := range [][]string{{"--base", "auto"}, {"--format", "github"}, {"--format", "github-review"}, {}} {
			t.Run(name+" "+strings.Join(args, " "), func(t *testing.T) {
				vars := map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": filepath.Join(dir, "event.json"), "GITHUB_TOKEN": "t", "GITHUB_REPOSITORY": "a/b", "GITHUB_API_URL": "http://127.0.0.1:1"}
				vars[name] = attack
				_, stdout, stderr := run(dir, vars, args...)
				checkStream(t, "stdout", stdout, true)
				checkStream(t, "stderr", stderr, false)
			})
		}
	}
}

// checkStream looks for commands that are not ours and for control characters.
func checkStream(t *testing.T, name, text string, github bool) {
	t.Helper()
	if strings.HasPrefix(text, "BEGIN:VCALENDAR") { // whose lines end so
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	for _, c := range runnertest.Commands(text) {
		ours := github && !c.Legacy && strings.HasPrefix(c.Properties["title"], "pmlint: ") &&
			(c.Name == "error" || c.Name == "warning" || c.Name == "notice")
		// A run that fails says so by one annotation of its own.
		ours = ours || name == "stderr" && !c.Legacy && c.Name == "error" && len(c.Properties) == 1 && c.Properties["title"] == "pmlint"
		// Azure's own commands are none to this runner: "##vso[" is not "##[".
		if !ours {
			t.Errorf("%s gives the command %+v", name, c)
		}
	}
	for i, r := range text {
		if r != '\n' && r < 0x20 || r >= 0x7f && r < 0xa0 || r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") || r == 0x202e {
			t.Fatalf("%s lets %U through near %q", name, r, text[max(0, i-80):min(len(text), i+20)])
		}
	}
}

// checkOutputs sees to it that outputs are numbers.
func checkOutputs(t *testing.T, file string) {
	t.Helper()
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(got)), "\n")
	for i := 0; i+2 < len(lines); i += 3 {
		name, _, ok := strings.Cut(lines[i], "<<")
		if n, err := fmt.Sscanf(lines[i+1], "%d", new(int)); !ok || n != 1 || err != nil {
			t.Errorf("output %s is %q", name, lines[i+1])
		}
	}
}

// TestGuard shows what becomes of output that forgets to be harmless.
func TestGuard(t *testing.T) {
	var b bytes.Buffer
	g := &guard{w: &b}
	for _, part := range []string{"a ##[er", "ror]b\n", "::error", "::x\n  ::warning::y\rz\r::notice::z", "\n:::note\n\x1b[31mred\x1b[0m\n", "##vso[x]", "::x"} {
		if n, err := g.Write([]byte(part)); n != len(part) || err != nil {
			t.Fatal(n, err)
		}
	}
	if err := g.flush(); err != nil {
		t.Fatal(err)
	}
	want := "a ##\\[error]b\n\\::error::x\n  \\::warning::y\rz\r\\::notice::z\n\\:::note\n\x1b[31mred\x1b[0m\n##vso\\[x]::x"
	if got := b.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if found := runnertest.Commands(b.String()); len(found) > 0 {
		t.Errorf("commands are left: %v", found)
	}
}
