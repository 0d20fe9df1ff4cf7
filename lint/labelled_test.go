package lint_test

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// labelled is the folder of documents that were labelled by hand: invented ones,
// in the forms that real teams use. The labels were written before pmlint read
// the documents, and stay where pmlint is wrong.
const labelled = "../testdata/labelled"

var updateLabelled = flag.Bool("update-labelled", false, "rewrite "+labelled+"/score.txt: look at what has become worse in its diff")

const scoreHead = `# What pmlint reads right in the documents of this folder, held against truth.jsonl
# by lint/labelled_test.go, and below it all that it reads wrong. Nothing may become
# worse: go test ./lint -run TestLabelled -update-labelled follows what became better.

`

// truth is what a document says to somebody who reads it. Its fields are those of
// the export.
type truth struct {
	Path           string                    `json:"path"`
	Title          postmortem.ExportText     `json:"title"`
	Metadata       postmortem.ExportMetadata `json:"metadata"`
	MetadataIgnore []string                  `json:"metadata_ignore"` // fields that two readers would not agree on
	Sections       []truthSection            `json:"sections"`
	Timeline       []truthEvent              `json:"timeline"`
	Actions        []postmortem.ExportAction `json:"actions"`
	Ambiguous      []int                     `json:"ambiguous_lines"` // lines that two readers would not agree on
}

// truthSection is a heading. One of kind "other" counts neither way.
type truthSection struct {
	Line int      `json:"line"`
	Kind string   `json:"kind"`
	Alt  []string `json:"alt"` // kinds that are right as well
}

func (s truthSection) accepts(kind string) bool {
	return s.Kind == kind || slices.Contains(s.Alt, kind)
}

type truthEvent struct {
	Line int     `json:"line"`
	Date *string `json:"date"`
	Time *string `json:"time"`
	Zone *string `json:"zone"`
}

// tally counts what is right and what is wrong of one field: of nodes, those that
// should not be there and those that are not; of values, those that differ.
type tally struct {
	nodes                            bool
	right, unexpected, missed, wrong int
}

func (n tally) String() string {
	if n.nodes {
		return fmt.Sprintf("%d right, %d unexpected, %d missed", n.right, n.unexpected, n.missed)
	}
	return fmt.Sprintf("%d right, %d wrong", n.right, n.wrong)
}

// scorer holds readings against the truth.
type scorer struct {
	fields   map[string]*tally
	failures []string
	path     string
}

func (s *scorer) field(name string) *tally {
	if s.fields[name] == nil {
		s.fields[name] = &tally{}
	}
	return s.fields[name]
}

func (s *scorer) nodes(name string) *tally {
	n := s.field(name)
	n.nodes = true
	return n
}

func (s *scorer) fail(format string, args ...any) {
	s.failures = append(s.failures, s.path+": "+fmt.Sprintf(format, args...))
}

// value compares a value that either side states.
func (s *scorer) value(field, where, want, got string) {
	switch n := s.field(field); {
	case want == got && want != "":
		n.right++
	case want != got:
		n.wrong++
		s.fail("%s%s %q is read as %q", where, field, want, got)
	}
}

func TestLabelledDocumentsKeepTheirFloors(t *testing.T) {
	linter, err := lint.New(nil, lint.Config{Files: fstest.MapFS{}})
	if err != nil {
		t.Fatal(err)
	}
	s := &scorer{fields: map[string]*tally{}}
	docs := readTruth(t)
	for _, want := range docs {
		src, err := os.ReadFile(filepath.Join(labelled, want.Path))
		if err != nil {
			t.Fatal(err)
		}
		r, err := linter.Read(lint.BytesSource(want.Path, src))
		if err != nil {
			t.Fatal(err)
		}
		s.path = want.Path
		s.document(want, r.Export(want.Path))
	}
	var out strings.Builder
	out.WriteString(scoreHead)
	fmt.Fprintf(&out, "documents: %d\n", len(docs))
	for _, name := range slices.Sorted(maps.Keys(s.fields)) {
		fmt.Fprintf(&out, "%s: %s\n", name, s.fields[name])
	}
	out.WriteString("\n" + strings.Join(s.failures, "\n") + "\n")
	name := filepath.Join(labelled, "score.txt")
	if *updateLabelled {
		if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	floors, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	allowed, found := failuresIn(string(floors)), failuresIn(out.String())
	for _, what := range slices.Sorted(maps.Keys(found)) {
		if _, ok := allowed[what]; !ok {
			t.Errorf("read wrong, and was right: %s", found[what])
		}
	}
	for _, what := range slices.Sorted(maps.Keys(allowed)) {
		if _, ok := found[what]; !ok {
			t.Logf("read right, and was wrong; -update-labelled holds it: %s", allowed[what])
		}
	}
}

// failuresIn are the lines below the figures, by what is read wrong, however it is
// read.
func failuresIn(score string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(score) {
		if what, _, _ := strings.Cut(strings.TrimSpace(line), " is read as "); strings.Contains(what, ".md: ") {
			out[what] = strings.TrimSpace(line)
		}
	}
	return out
}

func readTruth(t *testing.T) (docs []truth) {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(labelled, "truth.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(src))
	lines.Buffer(nil, len(src)+1)
	for lines.Scan() {
		var d truth
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	files, err := filepath.Glob(filepath.Join(labelled, "[0-9]*.md"))
	if err != nil || len(files) != len(docs) {
		t.Fatalf("%d documents and the truth of %d (%v)", len(files), len(docs), err)
	}
	return docs
}

func (s *scorer) document(want truth, got *postmortem.Export) {
	title := postmortem.ExportText{}
	if got.Title != nil {
		title = *got.Title
	}
	s.value("title", "", fmt.Sprint(want.Title.Line, " ", plainText(want.Title.Text)), fmt.Sprint(title.Line, " ", plainText(title.Text)))
	for _, f := range []struct{ name, want, got string }{
		{"date", value(want.Metadata.Date), value(got.Metadata.Date)},
		{"id", plainText(value(want.Metadata.ID)), plainText(value(got.Metadata.ID))},
		{"severity", plainText(value(want.Metadata.Severity)), plainText(value(got.Metadata.Severity))},
		{"status", plainText(value(want.Metadata.Status)), plainText(value(got.Metadata.Status))},
		{"authors", persons(want.Metadata.Authors), persons(got.Metadata.Authors)},
	} {
		if !slices.Contains(want.MetadataIgnore, f.name) {
			s.value("metadata "+f.name, "", f.want, f.got)
		}
	}
	s.sections(want, got)
	s.events(want, got)
	s.actions(want, got)
}

func (s *scorer) sections(want truth, got *postmortem.Export) {
	byLine := map[int]truthSection{}
	parent, last := map[int]string{}, "" // of those that are labelled "other"
	for _, w := range want.Sections {
		byLine[w.Line] = w
		if w.Kind == "other" {
			parent[w.Line] = last
		} else {
			last = w.Kind
		}
	}
	n, found := s.nodes("sections"), map[int]bool{}
	for _, g := range got.Sections {
		w, known := byLine[g.Line]
		switch {
		case g.Kind == "other" || slices.Contains(want.Ambiguous, g.Line):
		case known && !found[g.Line] && w.accepts(g.Kind):
			found[g.Line] = true
			if w.Kind != "other" {
				n.right++
			}
		case known && w.Kind == "other" && parent[g.Line] == g.Kind:
		default:
			n.unexpected++
			s.fail("line %d: section %s, not %s", g.Line, g.Kind, cmp.Or(w.Kind, "any"))
		}
	}
	for _, w := range want.Sections {
		if w.Kind != "other" && !found[w.Line] && !w.accepts("other") && !slices.Contains(want.Ambiguous, w.Line) {
			n.missed++
			s.fail("line %d: section %s is missed", w.Line, w.Kind)
		}
	}
}

func (s *scorer) events(want truth, got *postmortem.Export) {
	byLine := map[int]truthEvent{}
	for _, w := range want.Timeline {
		byLine[w.Line] = w
	}
	n := s.nodes("events")
	for _, g := range got.Timeline {
		w, known := byLine[g.Line]
		if !known {
			n.unexpected++
			s.fail("line %d: no event, or the second in its line", g.Line)
			continue
		}
		delete(byLine, g.Line)
		n.right++
		where := fmt.Sprintf("line %d: ", g.Line)
		s.value("event time", where, strings.Trim(value(w.Date)+"T"+value(w.Time), "T"), value(g.Time))
		s.value("event zone", where, value(w.Zone), value(g.Zone))
	}
	for _, line := range slices.Sorted(maps.Keys(byLine)) {
		n.missed++
		s.fail("line %d: event is missed", line)
	}
}

func (s *scorer) actions(want truth, got *postmortem.Export) {
	byLine := map[int]postmortem.ExportAction{}
	for _, w := range want.Actions {
		byLine[w.Line] = w
	}
	n := s.nodes("actions")
	for _, g := range got.Actions {
		if slices.Contains(want.Ambiguous, g.Line) {
			continue
		}
		w, known := byLine[g.Line]
		if !known {
			n.unexpected++
			s.fail("line %d: no action, or the second in its line", g.Line)
			continue
		}
		delete(byLine, g.Line)
		n.right++
		where := fmt.Sprintf("line %d: ", g.Line)
		s.value("action owners", where, persons(w.Owners), persons(g.Owners))
		s.value("action due", where, value(w.Due), value(g.Due))
		s.value("action done", where, fmt.Sprint(w.Done), fmt.Sprint(g.Done))
		s.value("action tracked", where, fmt.Sprint(w.Tracked), fmt.Sprint(g.Tracked))
	}
	for _, line := range slices.Sorted(maps.Keys(byLine)) {
		n.missed++
		s.fail("line %d: action is missed", line)
	}
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// plainText is a text without its marks, its case and a colon behind it.
func plainText(s string) string {
	return strings.ToLower(strings.TrimRight(strings.NewReplacer("`", "", "*", "", "_", "").Replace(s), ": "))
}

// persons are names as a set, without the sign of a handle.
func persons(names []string) string {
	var out []string
	for _, n := range names {
		out = append(out, strings.TrimPrefix(plainText(n), "@"))
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}
