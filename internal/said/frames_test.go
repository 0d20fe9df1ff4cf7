package said

import (
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

func hitsOf(sentence string) map[string]bool {
	doc := postmortem.Parse("x.md", []byte("# The incident was in the shop\n\n## Impact\n\n"+sentence+"\n"), postmortem.Options{})
	doc.Language = "en"
	said := Read(doc, template.Bind(nil, doc))
	out := map[string]bool{}
	for c := range table().classes {
		for _, h := range said.Of(c) {
			out[h.Frame] = true
		}
	}
	return out
}

// TestFrames reads each frame's own sentences: the frame finds the bad ones, and
// none of the good ones.
func TestFrames(t *testing.T) {
	for _, f := range table().all.Frames {
		for _, s := range f.Bad {
			if !hitsOf(s)[f.Name] {
				t.Errorf("%s does not find %q", f.Name, s)
			}
		}
		for _, s := range f.Good {
			if hitsOf(s)[f.Name] {
				t.Errorf("%s finds %q", f.Name, s)
			}
		}
	}
}

func TestWords(t *testing.T) {
	if err := lists.Check(); err != nil {
		t.Error(err)
	}
}
