package lint_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const mapPage = "../ARCHITECTURE.md"

var exactMap = flag.Bool("exact-map", false, "let the map lack no room below an internal folder, as .ci/run asks")

var updateMap = flag.Bool("update-map", false, "redraw who imports whom in "+mapPage)

func readMap(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(mapPage)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// ownImports are the packages of the project, each with those of the project that
// it imports.
func ownImports(t *testing.T) map[string][]string {
	t.Helper()
	packages := map[string][]string{}
	for _, f := range sourceFiles(t) {
		packages[f.dir] = append(packages[f.dir], "")[:len(packages[f.dir])]
		for _, i := range f.imports {
			if own, ok := strings.CutPrefix(i, module); ok && !slices.Contains(packages[f.dir], own) {
				packages[f.dir] = append(packages[f.dir], own)
			}
		}
	}
	return packages
}

// TestMapNamesEveryPackage holds that the map has one paragraph for each package,
// and none for one that is gone.
func TestMapNamesEveryPackage(t *testing.T) {
	packages, told := ownImports(t), map[string]int{}
	for _, m := range regexp.MustCompile("(?m)^\\*\\*`([a-z0-9/]+)`\\*\\* \\S").FindAllStringSubmatch(readMap(t), -1) {
		told[m[1]]++
	}
	for dir := range packages {
		switch {
		case told[dir] == 1:
		case told[dir] == 0 && strings.Contains("/"+dir, "/internal/") && !*exactMap:
			t.Logf("the map lacks %s: write a paragraph that begins with **`%s`**", dir, dir)
		default:
			t.Errorf("the map has %d paragraphs for %s, want one that begins with **`%s`**", told[dir], dir, dir)
		}
	}
	for dir := range told {
		if packages[dir] == nil {
			t.Errorf("the map tells of %s, which is gone", dir)
		}
	}
}

// TestMapOfImports compares the drawing of who imports whom with the code.
func TestMapOfImports(t *testing.T) {
	const begin, end = "<!-- imports -->\n", "<!-- /imports -->\n"
	page := readMap(t)
	before, rest, ok := strings.Cut(page, begin)
	drawn, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the map has no place for the imports")
	}
	want := drawImports(ownImports(t))
	if *updateMap {
		if err := os.WriteFile(mapPage, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	packages := ownImports(t)
	for line := range strings.Lines(drawn) {
		dir, imports, _ := strings.Cut(strings.TrimSpace(line), " ← ")
		below := brought(packages, dir)
		for _, i := range strings.FieldsFunc(imports, func(r rune) bool { return r == ',' || r == ' ' }) {
			if !below[i] {
				t.Errorf("the map draws %s ← %s, which is not so; -update-map redraws it", dir, i)
			}
		}
	}
	if drawn != want {
		t.Log("the map lacks imports that are new; -update-map draws them, and .ci/run asks for them")
	}
}

// drawImports lists packages below those that they import.
func drawImports(packages map[string][]string) string {
	var b strings.Builder
	drawn := map[string]bool{}
	for len(drawn) < len(packages) {
		var floor []string
		for _, dir := range slices.Sorted(maps.Keys(packages)) {
			if !drawn[dir] && !slices.ContainsFunc(packages[dir], func(i string) bool { return !drawn[i] }) {
				floor = append(floor, dir)
			}
		}
		if len(floor) == 0 {
			break // a circle, which the compiler tells
		}
		b.WriteString("\n")
		for _, dir := range floor {
			line := "    " + dir
			if i := needed(packages, dir); len(i) > 0 {
				line = fmt.Sprintf("    %s ← %s", dir, strings.Join(i, ", "))
			}
			b.WriteString(line + "\n")
		}
		for _, dir := range floor {
			drawn[dir] = true
		}
	}
	return b.String() + "\n"
}

// needed are the imports of a package that no other of its imports brings anyway,
// so that the drawing changes when the house does, and not with each import.
func needed(packages map[string][]string, dir string) []string {
	implied := map[string]bool{}
	for _, i := range packages[dir] {
		for below := range brought(packages, i) {
			implied[below] = true
		}
	}
	return slices.DeleteFunc(slices.Sorted(slices.Values(packages[dir])), func(i string) bool { return implied[i] })
}

// brought are all packages that a package imports, directly or by another.
func brought(packages map[string][]string, dir string) map[string]bool {
	out := map[string]bool{}
	var bring func(string)
	bring = func(by string) {
		for _, i := range packages[by] {
			if !out[i] {
				out[i] = true
				bring(i)
			}
		}
	}
	bring(dir)
	return out
}

// TestMapNamesRealTests holds that what always holds is held: each of these
// sentences names tests that exist.
func TestMapNamesRealTests(t *testing.T) {
	page := readMap(t)
	have := testNames(t)
	named := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9]+)`")
	for _, name := range named.FindAllStringSubmatch(page, -1) {
		if !have[name[1]] {
			t.Errorf("the map names %s, which is no test", name[1])
		}
	}
	_, rest, _ := strings.Cut(page, "\n## What always holds\n")
	held, _, ok := strings.Cut(rest, "\n## ")
	if !ok {
		t.Fatal("the map does not tell what always holds")
	}
	for _, law := range strings.Split(held, "\n- ")[1:] {
		if !named.MatchString(law) && !strings.Contains(law, "`.ci/run`") {
			t.Errorf("no test holds: %.60s", law)
		}
	}
}

// searching are the files of rules that may look at a document's bytes, and why.
var searching = map[string]string{
	"rules/structure/accidental_setext.go": "the line end that its fix writes",
}

// TestNoRuleSearchesText holds that rules ask the model. The pack document is
// about the text itself.
func TestNoRuleSearchesText(t *testing.T) {
	for _, f := range sourceFiles(t) {
		if !strings.HasPrefix(f.name, "rules/") || f.dir == "rules/document" {
			continue
		}
		src, err := os.ReadFile("../" + f.name)
		if err != nil {
			t.Fatal(err)
		}
		searches := strings.Contains(string(src), "File.Bytes()") || slices.Contains(f.imports, module+"lint/markdown") &&
			strings.Contains(string(src), "markdown.Parse")
		if why, may := searching[f.name]; searches != may {
			t.Errorf("%s searches the text: %t; allowed: %t %s", f.name, searches, may, why)
		}
	}
}
