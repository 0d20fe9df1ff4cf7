package lint_test

import (
	"cmp"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The figures of the house. They hold for all Go files that are no tests.
const (
	maxRoom       = 4000 // lines of a package
	maxFile       = 500  // lines of a file
	maxColumns    = 140  // of a line, a tab counting as one
	maxCyclomatic = 20   // of a function: one, and one more for each if, for, case, && and ||
	maxMedian     = 10   // lines of the function in the middle, from func to its last brace
)

// exemptions is a file of what exceeds the figures, one a line: its name, a
// colon, and by what it will be mended.
const exemptions = "testdata/house.txt"

const exemptionsHead = `# What exceeds the figures of house_test.go, and why. "wording as patterns" is the
# change that reads blame by frames: it replaces the code and not only its place.
`

var updateHouse = flag.Bool("update-house", false,
	"rewrite "+exemptions+": drop what is mended, follow what has moved, and add the new with a question mark for its reason")

// TestHouseKeepsItsFigures holds rooms, files, lines and functions to their
// figures. It is exact both ways: what exceeds one needs an exemption by name,
// and an exemption without need fails.
func TestHouseKeepsItsFigures(t *testing.T) {
	got := measureHouse(t)
	allowed := readExemptions(t)
	if *updateHouse {
		writeExemptions(t, got, allowed)
		allowed = readExemptions(t)
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if reason, ok := allowed[name]; !ok || reason == "?" {
			t.Errorf("%s: %s", name, got[name])
		}
	}
	for name := range allowed {
		if _, ok := got[name]; !ok {
			t.Errorf("%s keeps its figures: take the exemption out of %s", name, exemptions)
		}
	}
}

// measureHouse gives what exceeds the figures, by name, and by how much.
func measureHouse(t *testing.T) map[string]string {
	t.Helper()
	over := make(map[string]string)
	note := func(n, most int, name, unit string) {
		if n > most {
			over[name] = fmt.Sprintf("%d %s, and %d are the most", n, unit, most)
		}
	}
	rooms := make(map[string]int)
	var lengths []int
	for _, f := range sourceFiles(t) {
		src, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(f.name)))
		if err != nil {
			t.Fatal(err)
		}
		lines, widest := 0, 0
		for line := range strings.Lines(string(src)) {
			lines++
			widest = max(widest, utf8.RuneCountInString(strings.TrimRight(line, "\r\n")))
		}
		rooms[f.dir] += lines
		note(lines, maxFile, "file "+f.name, "lines")
		note(widest, maxColumns, "columns "+f.name, "columns in its widest line")
		for _, fn := range functionsOf(t, f.name, src) {
			lengths = append(lengths, fn.lines)
			note(fn.cyclomatic, maxCyclomatic, "func "+f.dir+"."+fn.name, "ways through it")
		}
	}
	for dir, lines := range rooms {
		note(lines, maxRoom, "room "+dir, "lines")
	}
	slices.Sort(lengths)
	note(lengths[len(lengths)/2], maxMedian, "median", "lines in the middle one of all functions")
	return over
}

type function struct {
	name              string
	lines, cyclomatic int
}

func functionsOf(t *testing.T, name string, src []byte) []function {
	t.Helper()
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var out []function
	for _, d := range tree.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		out = append(out, function{
			name:       receiverOf(fn) + fn.Name.Name,
			lines:      fset.Position(fn.End()).Line - fset.Position(fn.Pos()).Line + 1,
			cyclomatic: cyclomatic(fn),
		})
	}
	return out
}

func receiverOf(fn *ast.FuncDecl) (name string) {
	if fn.Recv == nil {
		return ""
	}
	ast.Inspect(fn.Recv.List[0].Type, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && name == "" {
			name = id.Name + "."
		}
		return true
	})
	return name
}

func cyclomatic(fn *ast.FuncDecl) int {
	n := 1
	ast.Inspect(fn, func(node ast.Node) bool {
		switch x := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			n += min(len(x.List), 1)
		case *ast.CommClause:
			if x.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if x.Op == token.LAND || x.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

func readExemptions(t *testing.T) map[string]string {
	t.Helper()
	src, err := os.ReadFile(exemptions)
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]string)
	n := 0
	for line := range strings.Lines(string(src)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, reason, ok := strings.Cut(line, ": ")
		if !ok || out[name] != "" {
			t.Fatalf("%s:%d: %q is not \"name: what will mend it\", or stands there twice", exemptions, n, line)
		}
		out[name] = reason
	}
	return out
}

// writeExemptions keeps the reasons of what is still needed, also under a name
// in another package.
func writeExemptions(t *testing.T, got, allowed map[string]string) {
	t.Helper()
	moved := make(map[string]string)
	for name, reason := range allowed {
		if got[name] == "" {
			moved[lastName(name)] = reason
		}
	}
	var b strings.Builder
	b.WriteString(exemptionsHead)
	for _, name := range slices.Sorted(maps.Keys(got)) {
		fmt.Fprintf(&b, "%s: %s\n", name, cmp.Or(allowed[name], moved[lastName(name)], "?"))
	}
	if err := os.WriteFile(exemptions, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// lastName is a name without its package: what has moved keeps it.
func lastName(name string) string {
	kind, rest, _ := strings.Cut(name, " ")
	rest = path.Base(rest)
	if kind == "func" {
		_, rest, _ = strings.Cut(rest, ".")
	}
	return kind + " " + rest
}
