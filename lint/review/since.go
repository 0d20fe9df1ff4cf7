package review

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// Since is what changed in a document since a commit in which somebody reviewed it:
// the last one that made its status one of a review or of a final document.
type Since struct {
	Commit  string   `json:"commit"` // abbreviated
	Date    string   `json:"date"`   // 2026-03-01
	Status  string   `json:"status"` // that it was given then, as written
	Changes []string `json:"changes"`
}

// Changes tells which sections, by their titles, are new, gone or no longer as they
// were.
func Changes(before, now *lint.Reading) []string {
	out := []string{}
	was := sectionTexts(before)
	is := sectionTexts(now)
	for _, s := range is.order {
		old, ok := was.texts[s]
		switch {
		case !ok:
			out = append(out, "the section "+s+" is new")
		case old != is.texts[s]:
			out = append(out, fmt.Sprintf("the section %s: %s new, %s gone", s, lines(old, is.texts[s]), lines(is.texts[s], old)))
		}
	}
	for _, s := range was.order {
		if _, ok := is.texts[s]; !ok {
			out = append(out, "the section "+s+" is gone")
		}
	}
	return out
}

type sections struct {
	order []string
	texts map[string]string
}

func sectionTexts(r *lint.Reading) sections {
	out := sections{texts: map[string]string{}}
	for _, s := range r.Doc.Sections {
		title := quote(s.Title.Plain)
		if _, twice := out.texts[title]; !twice {
			out.order = append(out.order, title)
		}
		out.texts[title] += ownText(r, s)
	}
	return out
}

// ownText is the text of a section without that of the sections below it.
func ownText(r *lint.Reading, s *postmortem.Section) string {
	end := s.Span.End
	if len(s.Children) > 0 {
		end = min(end, s.Children[0].Span.Start)
	}
	src := r.File.Bytes()
	return strings.TrimSpace(string(src[min(s.Head.End, end):end]))
}

// lines counts the lines of a text that another one has not.
func lines(not, text string) string {
	has := map[string]bool{}
	for l := range strings.Lines(not) {
		has[strings.TrimSpace(l)] = true
	}
	n := 0
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" && !has[l] {
			n++
		}
	}
	return lint.Count(n, "line")
}
