package wording

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// TestFrames reads each frame's own sentences: the bad ones are found by it, the
// good ones by none.
func TestFrames(t *testing.T) {
	r := NewReader(Vocabulary{})
	for _, f := range frames().Frames {
		if frameClass(f.Class, Unknown) == 0 {
			t.Errorf("%s:%d: %q is no class", f.File, f.Line, f.Class)
		}
		for _, s := range f.Bad {
			if hits := readIn(r, s, f.Where); len(hits) == 0 {
				t.Errorf("%s: %q is not found", f.Name, s)
			} else if got := hits[0]; got.Frame != f.Name && got.Frame != "" && got.Class != frameClass(f.Class, got.Sort) {
				t.Errorf("%s: %q is found by %s", f.Name, s, got.Frame)
			}
		}
		for _, s := range f.Good {
			if hits := readIn(r, s, f.Where); len(hits) > 0 {
				t.Errorf("%s: %q is found as %s by the frame %q", f.Name, s, hits[0].Class, hits[0].Frame)
			}
		}
	}
}

// readIn reads a sentence in the place that a frame asks for.
func readIn(r *Reader, s, where string) []Hit {
	if where == "" {
		return r.Text(s)
	}
	hit, ok := r.Sentence(postmortem.Sentence{
		Prose: &postmortem.Prose{Text: s}, End: len(s), Section: &postmortem.Section{Kind: postmortem.KindWentPoorly},
	})
	if !ok {
		return nil
	}
	return []Hit{hit}
}

// TestExceptions reads the sentences of the exceptions: what is bad is told.
func TestExceptions(t *testing.T) {
	r := NewReader(Vocabulary{})
	for _, f := range frames().Excepts {
		for _, s := range f.Bad {
			if len(r.Text(s)) == 0 {
				t.Errorf("%s: %q is not found", f.Name, s)
			}
		}
		for _, s := range f.Good {
			if hits := r.Text(s); len(hits) > 0 {
				t.Errorf("%s: %q is found as %s", f.Name, s, hits[0].Class)
			}
		}
	}
}

// TestFramesOfDocuments lists the frames that no real document has hit. They
// are held to the grade of a notice until one does.
func TestFramesOfDocuments(t *testing.T) {
	seen := make(map[string]int)
	for _, root := range []string{"../../../shared/corpus/docs", "../../../shared/corpus2/docs"} {
		if _, err := os.Stat(root); err != nil {
			t.Skip("the documents are not here")
		}
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(path) != ".md" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, h := range Document(postmortem.Parse(path, data, postmortem.Options{}), Vocabulary{}) {
				seen[h.Frame]++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range frames().Frames {
		switch {
		case seen[f.Name] > 0:
			t.Logf("%s: %d", f.Name, seen[f.Name])
		case !f.Notice:
			t.Errorf("%s:%d: no document has hit the frame %s; write \"grade: notice\"", f.File, f.Line, f.Name)
		default:
			t.Logf("%s: none yet", f.Name)
		}
	}
}
