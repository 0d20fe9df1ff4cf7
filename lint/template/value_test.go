package template

import (
	"reflect"
	"sync"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// TestBindWritesNothing binds one document to several templates at once: what
// one of them tells of it is not seen through another.
func TestBindWritesNothing(t *testing.T) {
	const src = "# Queue stalled\n\n## Summary\n\nWhat happened\n\n## Action items\n\n- Describe a follow-up\n- Add an alert\n"
	team := Derive("t.md", text.NewFile("t.md", []byte("# [Title]\n\n## Summary\n\nWhat happened\n\n## Action items\n\n- Describe a follow-up\n")), postmortem.Options{})
	doc := postmortem.Parse("x.md", []byte(src), postmortem.Options{})
	before := doc.Export("x.md")
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			schema, want := team, []bool{true, false}
			if i%2 == 0 {
				schema, want = nil, []bool{false, false}
			}
			b := Bind(schema, doc)
			if got := []bool{b.IsPlaceholder(doc.Actions[0]), b.IsPlaceholder(doc.Actions[1])}; !reflect.DeepEqual(got, want) {
				t.Errorf("with template %v: placeholders %v, want %v", schema != nil, got, want)
			}
		})
	}
	wg.Wait()
	if after := doc.Export("x.md"); !reflect.DeepEqual(before, after) {
		t.Errorf("binding changed the document from %+v to %+v", before, after)
	}
}

// TestBindingIsReadByMany asks one binding from several goroutines.
func TestBindingIsReadByMany(t *testing.T) {
	doc := postmortem.Parse("x.md", []byte("# Queue stalled\n\n## Summary\n\nTBD\n\n## Impact\n\nMail was late.\n"), postmortem.Options{})
	b := Bind(nil, doc)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := []Substance{b.Substance(doc.Sections[0]), b.Substance(doc.Sections[1])}; got[0] != Placeholder || got[1] != Written {
				t.Errorf("substance %v, want a placeholder and a text", got)
			}
		})
	}
	wg.Wait()
}
