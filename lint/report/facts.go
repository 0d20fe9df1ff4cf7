package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
)

// fact is what a postmortem says in short of one thing; plain text.
type fact struct{ name, value string }

// facts tell in short what a postmortem says.
func facts(reading *lint.Reading, now time.Time) []fact {
	doc := reading.Doc
	all := []fact{
		{"Title", doc.Title.Plain}, {"Status", doc.Meta.Status.Plain}, {"Severity", doc.Meta.Severity.Plain},
		{"Sections", sectionKinds(doc)}, {"Timeline", timelineSpan(doc)}, {"Durations", durations(doc)},
		{"Actions", actionCounts(reading.Promises(), now)},
	}
	return slices.DeleteFunc(all, func(f fact) bool { return strings.TrimSpace(f.value) == "" })
}

// worstFirst orders the documents of findings: the gravest first, then those with the
// most, then by path.
func worstFirst(findings []lint.Finding) [][]lint.Finding {
	docs := groups(findings)
	counts := map[string][lint.Error + 1]int{}
	for _, d := range tally(findings) {
		counts[d.path] = d.counts
	}
	slices.SortStableFunc(docs, func(a, b []lint.Finding) int {
		x, y := counts[a[0].Path], counts[b[0].Path]
		return cmp.Or(cmp.Compare(y[lint.Error], x[lint.Error]), cmp.Compare(y[lint.Warning], x[lint.Warning]), cmp.Compare(len(b), len(a)))
	})
	return docs
}

// counted says how many findings of each severity there are.
func counted(findings []lint.Finding) string {
	var n [lint.Error + 1]int
	for i := range findings {
		n[findings[i].Severity]++
	}
	return headline(Summary{Errors: n[lint.Error], Warnings: n[lint.Warning], Notices: n[lint.Notice]})
}

// repeated are the messages that a rule says alike of many documents, each with the
// documents, in the order of the findings: they are said once.
func repeated(docs [][]lint.Finding) map[string][]string {
	const least = 5
	in := map[string][]string{}
	for _, d := range docs {
		seen := map[string]bool{}
		for i := range d {
			if k := d[i].Rule + "\x00" + d[i].Message; !seen[k] {
				seen[k] = true
				in[k] = append(in[k], d[i].Path)
			}
		}
	}
	for k, paths := range in {
		if len(paths) < least || len(paths)*2 < len(docs) {
			delete(in, k)
		}
	}
	return in
}
