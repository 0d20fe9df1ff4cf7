package suppress

import (
	"slices"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// known are the names of a few rules.
type known []string

func (k known) Has(name string) bool              { return slices.Contains(k, name) }
func (k known) Names() []string                   { return k }
func (known) Suggest(_ string, _ []string) string { return "" }

// FuzzDirective holds the grammar of comments against any bytes: what it silences and
// what it says is wrong lie in the document, and there is no end of comments.
func FuzzDirective(f *testing.F) {
	for _, comment := range []string{
		"<!-- pmlint-disable-line a/b: x -->", "<!-- pmlint disable-file a, c/d : why -->", "<!--pmlint-disable-next-line a/b--><!-- pmlint-",
		"<!--\npmlint-disable-section a\n c/d: a\n reason\n-->", "<!-- pmlint-disable-line -->", "<!-- pmlint-disable-line a/q: \x00 -->",
		"<!-- pmlint-disable-file : : a/b, , -->", "<div><!-- pmlint-disable-line a --></div>", "| a | <!-- pmlint-disable-line a/b: x --> |\n|-|-|",
	} {
		f.Add([]byte("# T\n\ntext " + comment + "\n\n## A\n\n" + comment + "\n\n- b " + comment + "\n"))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		doc := postmortem.Parse("a.md", src, postmortem.Options{Memory: 64 << 20})
		comments, problems := Read(doc, known{"a", "a/b", "c/d"})
		if len(comments) > maxComments {
			t.Errorf("%d comments", len(comments))
		}
		for _, c := range comments {
			if c.Span.Start < 0 || c.Span.End > len(src) || c.Span.Start > c.Span.End {
				t.Errorf("a comment at %v of %d bytes", c.Span, len(src))
			}
		}
		for _, p := range problems {
			if p.Span.Start < 0 || p.Span.End > len(src) || p.Span.Start > p.Span.End || p.Message == "" {
				t.Errorf("a problem at %v of %d bytes: %q", p.Span, len(src), p.Message)
			}
		}
		NewSilences(comments)
	})
}
