package template

import (
	"path"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// ReadsAsPostmortem reports whether a file tells of an incident: it has two of the
// subjects that postmortems have, or one and a timeline, and a date or times of its
// own. A page about postmortems, and a template, have the subjects alone. What the
// metadata say of an incident counts as a subject, and so does a title that is
// called as postmortems are.
func ReadsAsPostmortem(name string, src []byte, called func(title string) bool) bool {
	if len(src) > maxSize {
		return false
	}
	doc := postmortem.ParseFile(text.NewFile(name, src), postmortem.Options{})
	subjects := map[postmortem.Kind]bool{}
	for _, sec := range doc.Sections {
		if tells(sec.Kind) {
			subjects[sec.Kind] = true
		}
	}
	n := len(subjects) + statedOf(doc)
	if title, _, cut := strings.Cut(doc.Title.Plain, ":"); called(doc.Title.Plain) || cut && called(title) {
		n++
	}
	times, days := 0, 0
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Start.HasTime {
				times++
			}
			if e.Start.HasDate {
				days++
			}
		}
	}
	dated := times > 0 || days > 1 || doc.Meta.Get(postmortem.FieldDate) != nil || doc.Meta.Get(postmortem.FieldStart) != nil ||
		hasNumber(path.Base(name))
	return dated && (n > 1 || n == 1 && times > 2)
}

// statedOf counts what the metadata say of an incident: when it began and ended, how
// grave it was.
func statedOf(doc *postmortem.Document) (n int) {
	ended := doc.Meta.Get(postmortem.FieldEnd) != nil
	switch {
	case ended && doc.Meta.Get(postmortem.FieldStart) != nil:
		n += 2
	case ended && doc.Meta.Get(postmortem.FieldDate) != nil:
		n++ // an entry of a status page
	}
	if doc.Meta.Severity.Plain != "" {
		n++
	}
	return n
}

// tells reports whether postmortems have sections of the kind, and few other
// documents.
func tells(k postmortem.Kind) bool {
	switch k {
	case postmortem.KindTimeline, postmortem.KindRootCause, postmortem.KindFactors, postmortem.KindImpact, postmortem.KindActions,
		postmortem.KindDetection, postmortem.KindResolution, postmortem.KindResponse, postmortem.KindTrigger, postmortem.KindLessons,
		postmortem.KindWentWell, postmortem.KindWentPoorly, postmortem.KindLucky, postmortem.KindPrevention:
		return true
	}
	return false
}
