package lint_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// mostWords is how many words a list in Go code may have. A longer one belongs in
// a word file beside its package; internal/lexicon reads them.
const mostWords = 14

// listsInCode are the longer lists that stay in code, by the name of the function or
// variable, or of the file for all of one: names of the program's own, which no
// translator may touch, and what is to be replaced as a whole.
var listsInCode = map[string]string{
	"writeCSV":       "columns of a format",
	"Formats":        "names of formats",
	"withoutAccents": "letters",
	"suffixes":       "endings",
	"startsKnownTag": "names of HTML",
	"sectionParts":   "names of the model",
	"classNames":     "names of rules",
	"ImpactLabels":   "heads of a word file",
	"tagNames":       "heads of a word file",
	"listNames":      "heads of a word file",
	"nounEndings":    "endings",
	"wordClasses":    "heads of a word file",
	"subjects":       "heads of a word file",
	"phraseClasses":  "heads of a word file",
	"reasons":        "names of reasons",
	"pages":          "names of a format",
	"adfNames":       "names of a format",
	"blockTags":      "names of HTML",
	"markTags":       "names of HTML",
	"isBlockTag":     "names of HTML",
	"jira":           "names of a format",
	"masks":          "patterns",
}

// TestWordsAreData holds that lists of words are data, which a translator can
// read, and not code.
func TestWordsAreData(t *testing.T) {
	used := map[string]bool{}
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != ".."):
			return filepath.SkipDir
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		files := token.NewFileSet()
		tree, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, l := range wordLists(tree) {
			key := l.in
			if file := filepath.Base(name); listsInCode[file] != "" {
				key = file
			}
			used[key] = true
			if listsInCode[key] == "" {
				t.Errorf("%s: %s has a list of %d words; put it into a word file", files.Position(l.at), l.in, l.words)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for key := range listsInCode {
		if !used[key] {
			t.Errorf("%s has no long list any more; leave it out of listsInCode", key)
		}
	}
}

// wordList is a list of words in code.
type wordList struct {
	in    string // function or first variable
	at    token.Pos
	words int
}

// wordLists finds the lists of more than mostWords words in a file: the values of
// a case, the elements of a literal, the text that is cut into fields.
func wordLists(tree *ast.File) (out []wordList) {
	for _, decl := range tree.Decls {
		ast.Inspect(decl, func(n ast.Node) bool {
			words := 0
			switch n := n.(type) {
			case *ast.CaseClause:
				words = countWords(n.List...)
			case *ast.CompositeLit:
				words = countWords(n)
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) == 1 && strings.HasPrefix(f.Sel.Name, "Fields") {
					words = len(strings.Fields(wordsOf(n.Args[0])))
				}
			}
			if words > mostWords {
				out = append(out, wordList{declared(decl, n.Pos()), n.Pos(), words})
				return false
			}
			return true
		})
	}
	return out
}

// declared is the function that a node stands in, or the variable.
func declared(decl ast.Decl, at token.Pos) string {
	if f, ok := decl.(*ast.FuncDecl); ok {
		return f.Name.Name
	}
	for _, spec := range decl.(*ast.GenDecl).Specs {
		if v, ok := spec.(*ast.ValueSpec); ok && v.Pos() <= at && at < v.End() {
			return v.Names[0].Name
		}
	}
	return ""
}

// countWords counts the texts of expressions that are words.
func countWords(list ...ast.Expr) int {
	n := 0
	for _, e := range list {
		ast.Inspect(e, func(x ast.Node) bool {
			if e, ok := x.(ast.Expr); ok && wordsOf(e) != "" {
				n++
			}
			return true
		})
	}
	return n
}

// wordsOf is a text in code, if it is one of words and no message or format.
func wordsOf(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil || strings.Contains(s, "%") {
		return ""
	}
	return s
}
