package ruletest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
)

// sectionsOfPage stand in every page, in this order.
var sectionsOfPage = []string{"Why", "Exceptions", "Options", "Examples"}

// checkPack holds the pack against the Go files of its folder.
func checkPack(t *testing.T, p *lint.Pack, packs []*lint.Pack, dir string) {
	t.Helper()
	if p.Summary == "" {
		t.Errorf("pack %s has no summary", p.Name)
	}
	listed := map[string]bool{}
	for _, r := range p.Rules {
		if listed[r.Name] {
			t.Errorf("pack %s lists %s twice", p.Name, r.Name)
		}
		listed[r.Name] = true
		checkRule(t, p, r)
		if unknown := unknownSubsumed(r, packs); unknown != "" {
			t.Errorf("rule %s subsumes %s, which is no rule or pack", r.Name, unknown)
		}
	}
	declared, err := declaredRules(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range declared {
		if !listed[name] {
			t.Errorf("%s: rule %s is missing from the pack", file, name)
		}
		if want := strings.ReplaceAll(strings.TrimPrefix(name, p.Name+"/"), "-", "_") + ".go"; want != file {
			t.Errorf("rule %s stands in %s, not in %s", name, file, want)
		}
	}
}

func checkRule(t *testing.T, p *lint.Pack, r *lint.Rule) {
	t.Helper()
	if r.Pack() != p.Name {
		t.Errorf("rule %s is listed in pack %s", r.Name, p.Name)
	}
	if strings.ToLower(r.Name) != r.Name || strings.ContainsAny(r.Name, " _") {
		t.Errorf("rule %s: names are lower case with hyphens", r.Name)
	}
	if r.Summary == "" || strings.HasSuffix(r.Summary, ".") || strings.Contains(r.Summary, "\n") {
		t.Errorf("rule %s: the summary %q is not one sentence without full stop", r.Name, r.Summary)
	}
	if (r.Collect == nil) != (r.CheckAll == nil) {
		t.Errorf("rule %s: Collect and CheckAll go together", r.Name)
	}
	for _, o := range lint.OptionsOf(r) {
		if o.Doc == "" {
			t.Errorf("rule %s: option %s has no doc tag", r.Name, o.Name)
		}
		if o.Name == "severity" || o.Name == "enforce" {
			t.Errorf("rule %s: %s cannot be the name of an option", r.Name, o.Name)
		}
	}
}

// unknownSubsumed is the first name in Subsumes that no rule or pack has; names
// in packs that are not tested with the rule cannot be told.
func unknownSubsumed(r *lint.Rule, packs []*lint.Pack) string {
	for _, subsumed := range r.Subsumes {
		name, _, _ := strings.Cut(subsumed, "@")
		pack, _, isRule := strings.Cut(name, "/")
		i := slices.IndexFunc(packs, func(p *lint.Pack) bool { return p.Name == pack })
		if i < 0 {
			if len(packs) > 1 {
				return subsumed
			}
			continue
		}
		if isRule && !slices.ContainsFunc(packs[i].Rules, func(r *lint.Rule) bool { return r.Name == name }) {
			return subsumed
		}
	}
	return ""
}

// declaredRules finds the rules that the Go files of a folder declare, with
// their files.
func declaredRules(dir string) (map[string]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	found := map[string]string{}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if name := ruleName(n); name != "" {
				found[name] = filepath.Base(path)
			}
			return true
		})
	}
	return found, nil
}

// ruleName returns the Name of a lint.Rule literal, or "".
func ruleName(n ast.Node) string {
	lit, ok := n.(*ast.CompositeLit)
	if !ok {
		return ""
	}
	if sel, ok := lit.Type.(*ast.SelectorExpr); !ok || sel.Sel.Name != "Rule" {
		return ""
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		key, _ := kv.Key.(*ast.Ident)
		value, ok := kv.Value.(*ast.BasicLit)
		if ok && key != nil && key.Name == "Name" {
			name, _ := strconv.Unquote(value.Value)
			return name
		}
	}
	return ""
}

// checkSections holds the page to its form.
func (h *harness) checkSections() {
	if len(h.page.sections) == 0 || h.page.sections[0].level != 1 || h.page.sections[0].title != h.rule.Name {
		h.Errorf("%s: the page does not begin with \"# %s\"", h.page.name, h.rule.Name)
		return
	}
	if intro, _ := h.page.body(h.rule.Name); intro == "" {
		h.Errorf("%s: nothing stands between the title and \"## Why\"", h.page.name)
	}
	var got []string
	for _, s := range h.page.sections[1:] {
		if s.level == 2 {
			got = append(got, s.title)
		}
		if body, _ := h.page.body(s.title); body == "" && s.level == 2 {
			h.Errorf("%s: section %q is empty", h.page.name, s.title)
		}
	}
	if !slices.Equal(got, sectionsOfPage) {
		h.Errorf("%s: the sections are %q, want %q", h.page.name, got, sectionsOfPage)
	}
}

// checkOptions holds the table of options against the rule's struct.
func (h *harness) checkOptions() {
	body, _ := h.page.body("Options")
	options := lint.OptionsOf(h.rule)
	if len(options) == 0 {
		if body != "None." {
			h.Errorf("%s: the rule has no options; write \"None.\"", h.page.name)
		}
		return
	}
	want := optionTable(options)
	if sameTable(body, want) {
		return
	}
	if *update && h.updateOptions(want) {
		return
	}
	h.Errorf("%s: the options do not match the rule's struct, want\n%s\n(the words of the last column are free; go test "+
		"-update rewrites the table)", h.page.name, want)
}

// updateOptions puts the table in the place of the one in the page, or of the
// section's text where it has none.
func (h *harness) updateOptions(table string) bool {
	// Sections were read before examples were rewritten, but these stand below.
	for _, s := range h.page.sections {
		if s.title != "Options" {
			continue
		}
		first, last := -1, -1
		for i := s.first; i < s.last; i++ {
			if strings.HasPrefix(h.page.lines[i], "|") {
				if first < 0 {
					first = i
				}
				last = i + 1
			}
		}
		if first < 0 {
			first, last, table = s.first, s.last, "\n"+table+"\n\n"
		}
		h.page.replace(first, last, table)
		return true
	}
	return false
}

func optionTable(options []lint.Option) string {
	var b strings.Builder
	b.WriteString("| Name | Default | Meaning |\n| --- | --- | --- |\n")
	for _, o := range options {
		doc := o.Doc
		if len(o.Enum) > 0 {
			doc += ": one of " + strings.Join(o.Enum, ", ")
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", o.Name, defaultOf(o), strings.ReplaceAll(doc, "|", `\|`))
	}
	return b.String()
}

func defaultOf(o lint.Option) string {
	v := reflect.ValueOf(o.Default)
	switch v.Kind() {
	case reflect.Slice:
		items := make([]string, v.Len())
		for i := range items {
			items[i] = fmt.Sprint(v.Index(i).Interface())
		}
		if len(items) == 0 {
			return "none"
		}
		return "`" + strings.Join(items, "`, `") + "`"
	case reflect.Map:
		if v.Len() == 0 {
			return "none"
		}
		return fmt.Sprintf("%d entries", v.Len())
	case reflect.String:
		if v.Len() == 0 {
			return "none"
		}
	}
	return fmt.Sprintf("`%v`", o.Default)
}

// sameTable compares names and defaults of two tables.
func sameTable(got, want string) bool {
	return slices.Equal(firstColumns(got), firstColumns(want))
}

// firstColumns gives the first two cells of each row below the delimiter row.
func firstColumns(table string) []string {
	var out []string
	for _, line := range strings.Split(table, "\n") {
		if !strings.HasPrefix(line, "|") {
			continue
		}
		cells := strings.Split(strings.Trim(strings.ReplaceAll(line, "`", ""), "| "), "|")
		if len(cells) < 2 || strings.Trim(cells[0], "-: ") == "" {
			out = nil // what stood before was the header
			continue
		}
		out = append(out, strings.TrimSpace(cells[0])+" "+strings.TrimSpace(cells[1]))
	}
	return out
}
