package lint_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/pmlint/pmlint/"

// sourceFile is a Go file of the project that is no test.
type sourceFile struct {
	dir     string // from the repository's root, with slashes
	name    string
	imports []string
	clock   bool     // calls time.Now
	parses  bool     // calls a Parse of the model
	opens   []string // what it opens, reads or writes by a name: "os.Open"
}

func sourceFiles(t *testing.T) []sourceFile {
	t.Helper()
	var out []sourceFile
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := readSource(name)
		out = append(out, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func readSource(name string) (sourceFile, error) {
	tree, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		return sourceFile{}, err
	}
	name = strings.TrimPrefix(filepath.ToSlash(name), "../")
	f := sourceFile{dir: path.Dir(name), name: name}
	for _, i := range tree.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return f, err
		}
		f.imports = append(f.imports, p)
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok {
			f.clock = f.clock || x.Name == "time" && sel.Sel.Name == "Now"
			f.parses = f.parses || x.Name == "postmortem" && strings.HasPrefix(sel.Sel.Name, "Parse")
		}
		if call := byName(n); call != "" {
			f.opens = append(f.opens, call)
		}
		return true
	})
	return f, nil
}

// byName is the call by which a node opens a file by the name that it is given.
func byName(n ast.Node) string {
	sel, ok := n.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	x, ok := sel.X.(*ast.Ident)
	if !ok || x.Name != "os" && x.Name != "syscall" && x.Name != "unix" {
		return ""
	}
	switch sel.Sel.Name {
	case "Open", "OpenFile", "OpenRoot", "OpenInRoot", "DirFS", "ReadFile", "ReadDir", "Readlink", "Openat", "Mkfifo",
		"Create", "CreateTemp", "WriteFile", "Rename", "Truncate", "Link", "Symlink", "CopyFS", "Chmod":
		return x.Name + "." + sel.Sel.Name
	}
	return ""
}

// TestFilesAreOpenedInOnePlace holds that what a repository names is opened by
// rootfs alone, which lets nothing lead out of it. Package git reads git's own
// folder, and what is not part of the command may open what it likes.
func TestFilesAreOpenedInOnePlace(t *testing.T) {
	free := []string{"internal/rootfs", "internal/samples", "lint/git", "lint/ruletest", "cmd/pmlint/internal/docs"}
	for _, f := range sourceFiles(t) {
		if slices.Contains(free, f.dir) {
			continue
		}
		for _, call := range f.opens {
			t.Errorf("%s calls %s: files are opened by internal/rootfs", f.name, call)
		}
	}
}

// below lists, for the packages of the core, what of the project they may
// import. A package that is not listed may import what no rule forbids.
var below = map[string][]string{
	"lint/chrono/course":                    {},
	"lint/chrono/zone":                      {"internal/ascii", "internal/lexicon"},
	"lint/chrono":                           {"lint/chrono/zone", "internal/ascii", "lint/text", "internal/quantity", "internal/lexicon"},
	"internal/quantity":                     {"internal/ascii", "internal/lexicon"},
	"internal/ascii":                        {},
	"internal/slab":                         {},
	"lint/text":                             {"internal/ascii"},
	"internal/terms":                        {"internal/lexicon", "internal/english"},
	"internal/english":                      {"internal/lexicon", "internal/ascii"},
	"internal/lexicon":                      {},
	"internal/people":                       {"internal/lexicon"},
	"internal/promise":                      {"internal/lexicon", "internal/english", "internal/terms", "internal/ascii"},
	"lint/markdown":                         {"lint/text", "internal/ascii", "internal/slab"},
	"lint/postmortem":                       {"internal/english", "internal/ascii", "lint/markdown", "lint/postmortem/internal/actions", "lint/postmortem/internal/analysis", "lint/postmortem/internal/metadata", "lint/postmortem/internal/outline", "lint/postmortem/internal/placeholders", "lint/postmortem/internal/task", "lint/postmortem/internal/timeline", "lint/text"},
	"lint/postmortem/internal/outline":      {"lint/chrono", "internal/ascii", "internal/slab", "internal/lexicon", "lint/markdown", "lint/text"},
	"lint/postmortem/internal/metadata":     {"lint/chrono", "lint/chrono/zone", "internal/ascii", "internal/lexicon", "lint/markdown", "internal/people", "lint/postmortem/internal/outline", "lint/postmortem/internal/placeholders", "lint/text"},
	"lint/postmortem/internal/placeholders": {"lint/chrono", "internal/ascii", "lint/markdown", "lint/postmortem/internal/outline", "lint/text"},
	"lint/postmortem/internal/timeline":     {"lint/chrono", "lint/chrono/course", "lint/chrono/zone", "internal/ascii", "internal/slab", "internal/lexicon", "lint/markdown", "lint/postmortem/internal/metadata", "lint/postmortem/internal/moments", "lint/postmortem/internal/outline", "lint/postmortem/internal/placeholders", "lint/text"},
	"lint/postmortem/internal/moments":      {"internal/english", "internal/ascii", "internal/lexicon", "internal/people"},
	"lint/postmortem/internal/task":         {"lint/chrono", "internal/english", "internal/ascii", "internal/lexicon", "lint/markdown", "internal/people", "internal/promise", "lint/text"},
	"lint/postmortem/internal/actions":      {"lint/chrono", "internal/english", "internal/ascii", "internal/slab", "internal/lexicon", "lint/markdown", "internal/people", "lint/postmortem/internal/metadata", "lint/postmortem/internal/outline", "lint/postmortem/internal/owners", "lint/postmortem/internal/task", "internal/promise", "lint/text"},
	"lint/postmortem/internal/owners":       {"internal/ascii", "internal/lexicon", "internal/people", "internal/promise", "lint/postmortem/internal/metadata", "lint/postmortem/internal/outline", "lint/postmortem/internal/task"},
	"lint/postmortem/internal/analysis":     {"internal/ascii", "internal/english", "internal/quantity", "internal/lexicon", "lint/markdown", "lint/postmortem/internal/outline", "lint/text"},
	"lint/template/internal/words":          {"internal/ascii"},
	"lint/template/inwords":                 {"lint/template", "lint/postmortem"},
	"lint/template/learn":                   {"lint/template", "lint/template/internal/words", "lint/postmortem", "lint/markdown"},
	"lint/template":                         {"lint/template/internal/words", "internal/lexicon", "lint/text", "lint/markdown", "internal/terms", "lint/postmortem", "internal/ascii"},
	"internal/roster":                       {"internal/people"},
	"lint/history":                          {"lint/postmortem"},

	"internal/suppress": {"lint/text", "lint/postmortem"},
	"lint":              {"internal/lexicon", "internal/recovered", "internal/suppress", "lint/text", "lint/markdown", "internal/terms", "lint/postmortem", "lint/template", "internal/roster", "lint/history"},
}

// TestImportsGoOneWay holds the direction text ← markdown ← postmortem ← template ← lint ←
// rules ← cmd, with git and report on the side.
func TestImportsGoOneWay(t *testing.T) {
	for _, f := range sourceFiles(t) {
		for _, i := range f.imports {
			own, ok := strings.CutPrefix(i, module)
			if !ok {
				continue
			}
			if allowed, core := below[f.dir]; core && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s, which is not below it", f.name, own)
			}
			if why := wrongWay(f.dir, own); why != "" {
				t.Errorf("%s imports %s: %s", f.name, own, why)
			}
		}
	}
}

func wrongWay(from, to string) string {
	under := func(dir, top string) bool { return dir == top || strings.HasPrefix(dir, top+"/") }
	switch {
	case under(to, "cmd") && !under(from, "cmd"):
		return "only cmd may"
	case under(from, "cmd") || under(from, "lint/command") || under(from, "lint/project"):
		return "" // they stand above the core, and join it with git and the rules
	case under(to, "lint/command") || under(to, "lint/project"):
		return "only cmd may"
	case under(to, "rules") && under(from, "lint"):
		return "rules stand above lint"
	case under(from, "rules") && (to == "lint/git" || to == "lint/report"):
		return "rules ask the model, and what a run hands them"
	case to == "lint/git" && under(from, "lint"):
		return "the core works without git"
	}
	return ""
}

// TestOutsideWorldStaysOutside holds foreign packages where they belong.
func TestOutsideWorldStaysOutside(t *testing.T) {
	only := []struct {
		prefix string
		in     []string // folders, with those below them; none for nowhere
	}{
		{"github.com/yuin/goldmark", []string{"lint/markdown"}},
		{"github.com/pelletier/go-toml/", []string{"lint/markdown"}},
		{"go.yaml.in/yaml/", []string{"lint/markdown", "lint/config", "lint/command"}}, // front matter; the configuration, read and printed
		{"github.com/go-git/", []string{"lint/git"}},
		{"github.com/spf13/", []string{"cmd", "lint/command"}},
		{"github.com/sethvargo/", []string{"lint/command"}},
		{"os/exec", nil},
		{"net/http", []string{"lint/command/internal/review"}},
		{"github.com/google/go-github/", []string{"lint/command/internal/review"}},
		{"os", []string{"cmd", "lint/command", "lint/project", "lint/git", "internal/rootfs", "lint/ruletest", "lint/report/runnertest", "internal/samples"}},
		{"testing", []string{"lint/ruletest", "lint/report/runnertest", "internal/samples"}},
	}
	for _, f := range sourceFiles(t) {
		inside := func(top string) bool { return f.dir == top || strings.HasPrefix(f.dir, top+"/") }
		for _, i := range f.imports {
			for _, o := range only {
				match := i == o.prefix || strings.HasPrefix(i, strings.TrimSuffix(o.prefix, "/")+"/") && strings.Contains(o.prefix, ".")
				if match && !slices.ContainsFunc(o.in, inside) {
					t.Errorf("%s imports %s, which belongs in %q", f.name, i, o.in)
				}
			}
		}
		if f.name != "lint/git/storage.go" && slices.ContainsFunc(f.imports, func(i string) bool { return strings.HasPrefix(i, "github.com/go-git/") }) {
			t.Errorf("%s imports go-git, which meets the project in lint/git/storage.go alone", f.name)
		}
		if f.clock && !inside("cmd") && !inside("lint/command") {
			t.Errorf("%s asks the clock: the time of a run is handed in", f.name)
		}
	}
}

// TestOnlyTheEngineReadsDocuments holds that there is one reading: a document
// that is parsed elsewhere is not bound to its template and has not its dates.
func TestOnlyTheEngineReadsDocuments(t *testing.T) {
	readers := 0
	for _, f := range sourceFiles(t) {
		switch {
		case f.parses && (f.dir == "lint" || f.dir == "lint/template"):
			readers++
		case f.parses:
			t.Errorf("%s parses documents by itself: ask lint.Linter.Read", f.name)
		}
	}
	if readers == 0 {
		t.Error("no file parses documents: the test sees nothing")
	}
}
