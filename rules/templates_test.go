package rules

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

// corpusTemplates are the templates of other organisations, where they are at
// hand.
const corpusTemplates = "../../shared/corpus/templates"

// linter returns a function that lints a document against a template with some
// packs and gives a line for each finding.
func linter(t *testing.T, tmpl string, packs ...string) func(doc string) []string {
	t.Helper()
	cfg := lint.Config{Template: "team/template.md", Only: packs}
	cfg.Files = fstest.MapFS{"team/template.md": {Data: []byte(tmpl)}}
	l, err := lint.New(All(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	return func(doc string) []string {
		t.Helper()
		res, err := l.Run(context.Background(), []lint.Source{lint.BytesSource("2026-03-01-checkout.md", []byte(doc))}, lint.Options{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, f := range res.Findings {
			lines = append(lines, fmt.Sprintf("%d: %s %s: %s", f.Start.Line, f.Severity, f.Rule, f.Message))
		}
		return lines
	}
}

// lintWith lints one document against a template with some packs.
func lintWith(t *testing.T, tmpl, doc string, packs ...string) []string {
	t.Helper()
	return linter(t, tmpl, packs...)(doc)
}

// eachTemplate runs a test for every built-in template and every one of the
// corpus.
func eachTemplate(t *testing.T, run func(t *testing.T, src string)) {
	for _, name := range template.Names() {
		src, err := template.Source(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) { run(t, src) })
	}
	paths, _ := filepath.Glob(corpusTemplates + "/*/*.md")
	for _, deep := range []string{"/*/*/*.md", "/*/*/*/*.md"} {
		more, _ := filepath.Glob(corpusTemplates + deep)
		paths = append(paths, more...)
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimPrefix(filepath.ToSlash(path), corpusTemplates+"/"), func(t *testing.T) { run(t, string(src)) })
	}
}

func TestDocumentFilledInFromATemplateIsClean(t *testing.T) {
	eachTemplate(t, func(t *testing.T, src string) {
		doc := fillIn(src)
		if got := lintWith(t, src, doc, "structure", "metadata"); len(got) > 0 {
			t.Errorf("%s\n---\n%s", strings.Join(got, "\n"), doc)
		}
	})
}

var unpicked = regexp.MustCompile(`(?m)^(\*\*Status:\*\* )Draft \|.*$`)

func TestUnfilledTemplateGivesOnlyNoticesThatItIsUnfilled(t *testing.T) {
	about := []string{"structure/section-placeholder", "structure/section-empty", "structure/title-placeholder",
		"structure/label-empty", "metadata/field-missing", "metadata/value-not-allowed"}
	eachTemplate(t, func(t *testing.T, src string) {
		draft := unpicked.ReplaceAllString(src, "${1}Draft")
		for _, line := range lintWith(t, src, draft, "structure", "metadata") {
			known := slices.ContainsFunc(about, func(rule string) bool { return strings.Contains(line, rule+":") })
			if !known || strings.Contains(draft, "**Status:** Draft") && !strings.Contains(line, " notice ") {
				t.Error(line)
			}
		}
	})
}

// A draft that is the template gets notices that it is unfilled from whatever
// pack, and nothing else: its words are nobody's.
func TestUnfilledBuiltinTemplatesGiveNoticesOnly(t *testing.T) {
	about := regexp.MustCompile(` notice (structure/(section|title)-placeholder|metadata/(field-missing|value-not-allowed)): `)
	for _, name := range template.Names() {
		src, err := template.Source(name)
		if err != nil {
			t.Fatal(err)
		}
		draft := unpicked.ReplaceAllString(src, "${1}Draft")
		if draft == src {
			draft = strings.Replace(src, "\n\n", "\n\n**Status:** Draft\n\n", 1)
		}
		for _, line := range lintWith(t, src, draft) {
			if !about.MatchString(line) {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

func TestRemovingOneSectionGivesOneFinding(t *testing.T) {
	eachTemplate(t, func(t *testing.T, src string) {
		doc := fillIn(src)
		file := text.NewFile("x.md", []byte(doc))
		schema := template.Derive("x", text.NewFile("t.md", []byte(src)), postmortem.Options{})
		parsed := postmortem.ParseFile(file, postmortem.Options{})
		binding := template.Bind(schema, parsed)
		check := linter(t, src, "structure")
		for _, sb := range binding.Sections {
			if sb.Want.Optional || sb.Got == nil {
				continue
			}
			without, err := text.Apply(file.Bytes(), []text.Edit{{Span: sb.Got.Span}})
			if err != nil {
				t.Fatal(err)
			}
			got := check(string(without))
			if len(got) != 1 || !strings.Contains(got[0], "structure/section-missing: section") || !strings.Contains(got[0], sb.Want.Title) {
				t.Errorf("without %q:\n%s", sb.Want.Path(), strings.Join(got, "\n"))
			}
		}
	})
}

// fillIn writes a document from a template as a person would: every title,
// label and table stays, every placeholder and instruction gives way to text.
func fillIn(src string) string {
	doc := postmortem.Parse("template.md", []byte(src), postmortem.Options{})
	f := &filler{doc: doc, src: src}
	f.front()
	f.headings()
	for _, b := range doc.Blocks {
		f.block(b)
	}
	out, err := text.Apply([]byte(src), f.edits)
	if err != nil {
		panic(err)
	}
	return strings.ReplaceAll(string(out), "# Template for reports\n", "")
}

type filler struct {
	doc   *postmortem.Document
	src   string
	edits []text.Edit
	count int
}

func (f *filler) replace(s text.Span, new string) {
	f.edits = append(f.edits, text.Edit{Span: s, New: new})
}

// sentence is a text that stands in no template.
func (f *filler) sentence() string {
	f.count++
	return fmt.Sprintf("The cache of node %d was empty for %d minutes.", f.count, 10+f.count)
}

func (f *filler) front() {
	for _, field := range f.doc.Front.Fields {
		if strings.Contains(field.Value.Plain, "YYYY") {
			f.replace(field.Value.Span, "2026-03-01")
		}
	}
}

// headings fills in what stands in titles, and writes below titles that have
// nothing below them.
func (f *filler) headings() {
	if s := f.doc.Title.Span; s.Len() > 0 && f.src[:s.Start] != "" {
		title := "Checkout was slow"
		if strings.Contains(f.doc.Title.Plain, "DD/MM/YYYY") {
			title += " - 01/03/2026"
		}
		f.replace(s, title)
	}
	for _, sec := range f.doc.Sections {
		title := sec.Title.Plain
		switch {
		case title == "Title":
			f.replace(sec.Title.Span, "Checkout was slow")
		case strings.HasPrefix(title, "{{") && strings.HasSuffix(title, "name }}"):
			f.replace(sec.Title.Span, "2026-03-01, checkout was slow")
		case strings.HasPrefix(title, "{{"):
			f.replace(sec.Title.Span, "14:05")
		}
		if len(sec.Blocks) == 0 && len(sec.Children) == 0 {
			f.replace(text.Span{Start: sec.Head.End, End: sec.Head.End}, "\n\n"+f.value(title, "")+"\n")
		}
	}
}

// value is what somebody would write for a label.
func (f *filler) value(label, template string) string {
	switch {
	case strings.Contains(template, " | ") && !strings.Contains(template, "["):
		first, _, _ := strings.Cut(template, " | ")
		return first
	case strings.Contains(template, "YYYY") || label == "Date":
		return "2026-03-01"
	case label == "Status":
		return "Draft"
	case label == "Incident ID":
		return "INC-42"
	}
	return f.sentence()
}

func (f *filler) block(b *postmortem.Block) {
	switch b.Kind {
	case postmortem.BlockParagraph:
		f.paragraph(b)
	case postmortem.BlockTable:
		f.table(b.Table)
	case postmortem.BlockHTML:
		f.replace(b.Span, f.sentence())
	case postmortem.BlockItem:
		if len(b.Children) == 0 {
			f.replace(text.Span{Start: b.Span.End, End: b.Span.End}, " "+f.sentence())
		}
	}
	for _, c := range b.Children {
		f.block(c)
	}
}

func (f *filler) paragraph(b *postmortem.Block) {
	if sec := f.doc.SectionOf(b); sec != nil && sec.Head.Overlaps(b.Span) || b.Span.Overlaps(f.doc.Title.Span) {
		return
	}
	for _, sec := range f.doc.Sections {
		if sec.Head.Overlaps(b.Span) {
			return
		}
	}
	for i, line := range b.Lines {
		s := f.src[line.Start:line.End]
		label, rest, ok := strings.Cut(s, ":")
		name := strings.Trim(label, "*_ ")
		switch {
		case strings.HasPrefix(s, "All times in"):
			f.replace(line, "All times in UTC.")
		case ok && len(name) < 40 && (strings.HasPrefix(s, "**") || strings.Count(name, " ") < 3):
			value := " " + f.value(name, strings.TrimSpace(strings.TrimPrefix(rest, "**")))
			if strings.HasPrefix(rest, "**") {
				value = "**" + value
			}
			if strings.TrimSpace(rest) == "" && i == len(b.Lines)-1 && f.doc.SectionOf(b) == nil {
				continue
			}
			f.replace(text.Span{Start: line.Start + len(label) + 1, End: line.End}, value)
		case i == 0 || strings.HasPrefix(s, "→"):
			f.replace(line, f.sentence())
		default:
			f.replace(line, "")
		}
	}
}

func (f *filler) table(t *markdown.Table) {
	head := f.src[t.Header.Span.Start:t.Header.Span.End]
	if len(t.Rows) == 0 {
		row := strings.Repeat("| "+f.sentence()+" ", len(t.Header.Cells)) + "|"
		f.replace(text.Span{Start: t.Delimiter.End, End: t.Delimiter.End}, "\n"+row)
	}
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			s := f.src[cell.Start:cell.End]
			switch {
			case i == 0 && (strings.Contains(s, "HH:") || strings.Contains(s, "xx-")):
				f.replace(cell, "2026-03-01 14:05")
			case strings.Contains(s, "YYYY"):
				f.replace(cell, "2026-03-08")
			case i > 0 && strings.ContainsAny(s, "[?_") || strings.Contains(head, "Short") || strings.HasPrefix(s, "Short"):
				f.replace(cell, f.sentence())
			}
		}
	}
}

// One mistake in a good document gives one finding of these packs, whatever it
// takes along.
func TestOneMistakeGivesOneFinding(t *testing.T) {
	paths, err := filepath.Glob("../postmortems/*-example-*.md")
	if err != nil || len(paths) != 1 {
		t.Fatalf("want one example, got %v, %v", paths, err)
	}
	b, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	tmpl, err := template.Source(template.Default)
	if err != nil {
		t.Fatal(err)
	}
	file := text.NewFile("x.md", b)
	doc := postmortem.ParseFile(file, postmortem.Options{})
	findings := linter(t, tmpl, "structure", "metadata")
	check := func(what, rule string, edits ...text.Edit) {
		t.Helper()
		changed, err := text.Apply(b, edits)
		if err != nil {
			t.Fatal(err)
		}
		got := findings(string(changed))
		if len(got) != 1 || !strings.Contains(got[0], " "+rule+": ") {
			t.Errorf("%s: want one %s, got\n%s", what, rule, strings.Join(got, "\n"))
		}
	}
	for i, sec := range doc.Sections {
		title := sec.Title.Plain
		check("rename "+title, "structure/section-missing", text.Edit{Span: sec.Title.Span, New: "Bananas"})
		check("without the heading "+title, "structure/section-missing", text.Edit{Span: sec.Head})
		deeper := "structure/section-order"
		if i == 0 || doc.Sections[i-1] == sec.Parent {
			deeper = "structure/heading-skip" // it stays below the same section
		}
		check("deeper "+title, deeper, text.Edit{Span: text.Span{Start: sec.Head.Start, End: sec.Head.Start}, New: "#"})
		check("twice "+title, "structure/section-duplicate", text.Edit{Span: text.Span{Start: sec.Span.End, End: sec.Span.End}, New: "\n\n" + file.Text(sec.Span)})
		if len(sec.Children) == 0 {
			check("empty "+title, "structure/section-empty", text.Edit{Span: text.Span{Start: sec.Head.End, End: sec.Span.End}})
		}
		if next := doc.Sections[min(i+1, len(doc.Sections)-1)]; next != sec && next.Parent == sec.Parent {
			check("swap "+title, "structure/section-order", text.Edit{Span: text.Span{Start: sec.Span.Start, End: next.Span.End}, New: file.Text(next.Span) + "\n\n" + file.Text(sec.Span)})
		}
	}
	for i := range doc.Meta.All {
		if f := &doc.Meta.All[i]; f.Key != postmortem.FieldAuthors && doc.SectionOf(f.Block) == doc.Root {
			check("without "+f.Label.Plain, "metadata/field-missing", text.Edit{Span: file.LineSpan(file.LineAt(f.Label.Span.Start))})
		}
	}
}
