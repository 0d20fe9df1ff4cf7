package lint_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSecurityPageNamesRealTests holds that each test that SECURITY.md names
// exists, and that each promise names one.
func TestSecurityPageNamesRealTests(t *testing.T) {
	page, err := os.ReadFile("../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	have := testNames(t)
	named := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9]+)`")
	rows := 0
	for line := range strings.Lines(string(page)) {
		if !strings.HasPrefix(line, "| **") {
			continue
		}
		rows++
		names := named.FindAllStringSubmatch(line, -1)
		if len(names) == 0 {
			t.Errorf("no test holds: %.60s", line)
		}
		for _, name := range names {
			if !have[name[1]] {
				t.Errorf("SECURITY.md names %s, which is no test", name[1])
			}
		}
	}
	if rows != 8 {
		t.Errorf("SECURITY.md has %d promises, not 8", rows)
	}
}

// testNames are the names of all tests and fuzz targets.
func testNames(t *testing.T) map[string]bool {
	t.Helper()
	names, define := map[string]bool{}, regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		src, err := os.ReadFile(name)
		for _, found := range define.FindAllSubmatch(src, -1) {
			names[string(found[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// guarded are the packages whose limits stand between a stranger's input and the work
// that it makes. Constants of these that bound only what is shown are passed over.
var guarded = []string{
	"lint", "lint/markdown", "lint/config", "lint/git", "lint/project", "lint/project/internal/discover",
	"lint/template", "internal/baseline", "internal/rootfs", "internal/suppress",
}

var onlyShown = map[string]bool{
	"lint.maxAnchor": true, "lint.maxExcerpt": true, "lint/template.maxLabel": true, "lint/template.maxLabelled": true, "lint/template.maxTitle": true,
	// Of forms of Markdown, not of work.
	"lint/markdown.maxLabel": true, "lint/markdown.maxTarget": true, "lint/markdown.maxParens": true, "lint/markdown.maxSetextTitle": true,
	"lint/markdown.maxFence": true, "lint/markdown.maxKey": true, "lint/markdown.maxSalvaged": true, "lint/markdown.maxQuote": true,
	"lint/markdown.maxHTMLDepth": true, "lint/markdown.maxTag": true, "lint/markdown.maxPerByte": true,
	"lint/markdown.maxKeptNotes": true, "lint/markdown.maxKeptScanner": true,
}

// TestSecurityPageNamesEveryLimit holds that each limit of the code stands on the page
// with a test that exists, and each that stands there is one of the code.
func TestSecurityPageNamesEveryLimit(t *testing.T) {
	page, err := os.ReadFile("../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	have, listed := testNames(t), map[string]bool{}
	code := regexp.MustCompile("`([a-z/]+\\.[A-Za-z]+)`")
	test := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9]+)`")
	for line := range strings.Lines(string(page)) {
		names := code.FindAllStringSubmatch(line, -1)
		if !strings.HasPrefix(line, "| ") || len(names) == 0 || strings.HasPrefix(line, "| **") {
			continue
		}
		for _, name := range names {
			listed[name[1]] = true
		}
		tests := test.FindAllStringSubmatch(line, -1)
		if len(tests) == 0 {
			t.Errorf("no test holds: %.60s", line)
		}
		for _, name := range tests {
			if !have[name[1]] {
				t.Errorf("SECURITY.md names %s, which is no test", name[1])
			}
		}
	}
	limits := limitsOfTheCode(t)
	for name := range limits {
		if !listed[name] && !onlyShown[name] {
			t.Errorf("SECURITY.md does not name the limit %s", name)
		}
	}
	for name := range listed {
		if !limits[name] {
			t.Errorf("SECURITY.md names %s, which is no limit of the code", name)
		}
	}
}

// limitsOfTheCode are the constants that are called as limits are.
func limitsOfTheCode(t *testing.T) map[string]bool {
	t.Helper()
	limits, define := map[string]bool{}, regexp.MustCompile(`(?m)^\s*(?:const )?((?:max|Max|default)[A-Z]\w*|largest)\s+=`)
	for _, dir := range guarded {
		files, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(dir), "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", dir, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range define.FindAllSubmatch(src, -1) {
				limits[dir+"."+string(found[1])] = true
			}
		}
	}
	return limits
}
