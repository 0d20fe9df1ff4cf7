package lint

import (
	"fmt"
	"path"
	"strings"
)

// A habit is what most documents of a folder have in common: one thing to say, to
// the team and not to each document.
const (
	leastHabitDocuments = 5  // that a folder holds
	habitShare          = 80 // of a hundred documents
	mostHabitPlaces     = 10 // that the finding names
)

// habits makes one finding of the notices of a rule that most documents of a
// folder share, at the first of them. What is graver, or can be mended by a fix,
// stays where it is.
func (s *step) habits(findings []Finding) []Finding {
	if s.run.streaming() {
		return findings // some were handed out already
	}
	documents := map[string]int{}
	for i := range s.run.docs {
		if d := &s.run.docs[i]; d.read && !d.source.Context {
			documents[path.Dir(d.source.Path)]++
		}
	}
	type habit struct{ folder, rule string }
	shared, last := map[habit]int{}, map[habit]string{}
	of := func(f *Finding) habit { return habit{path.Dir(f.Path), f.Rule} }
	isHabit := func(f *Finding) bool { // a sentence is one document's own
		return f.Severity == Notice && len(f.Fixes) == 0 && !strings.HasPrefix(f.Anchor, "sentence")
	}
	for i := range findings {
		if f := &findings[i]; isHabit(f) && last[of(f)] != f.Path {
			shared[of(f)]++
			last[of(f)] = f.Path
		}
	}
	first := map[habit]int{} // where the finding stands that speaks for all, from 1
	kept := findings[:0]
	for i := range findings {
		f := findings[i]
		h := of(&f)
		n, all := shared[h], documents[h.folder]
		if !isHabit(&f) || all < leastHabitDocuments || 100*n < habitShare*all {
			kept = append(kept, f)
			continue
		}
		if at := first[h]; at > 0 {
			if to := &kept[at-1]; f.Path != to.Path && len(to.Related) < mostHabitPlaces {
				to.Related = append(to.Related, Related{Path: f.Path, Span: f.Span, Start: f.Start, End: f.End, Message: f.Message})
			}
			continue
		}
		f.Message = fmt.Sprintf("%d of the %d documents of %s share this: %s", n, all, h.folder, f.Message)
		f.Related = nil
		kept = append(kept, f)
		first[h] = len(kept)
	}
	return kept
}
