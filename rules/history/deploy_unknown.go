package history

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
)

type deployOptions struct {
	Hours int `yaml:"hours" doc:"how many hours the event and the tag may lie apart" min:"1"`
}

var deployUnknown = &lint.Rule{
	Name:     "history/deploy-unknown",
	Summary:  "A version that the timeline says was released has its tag near that time",
	Severity: lint.Notice,
	Options:  &deployOptions{Hours: 48},
	Check:    checkDeployUnknown,
}

func checkDeployUnknown(p *lint.Pass) {
	if p.Shared.Record() == nil {
		return
	}
	tags := map[string]history.Deploy{}
	lines := map[string]bool{} // "1.2" for every tag v1.2.x
	for _, d := range p.Shared.Record().Deploys {
		if !d.Merge {
			tags[version(d.Name)] = d
			lines[releaseLine(version(d.Name))] = true
		}
	}
	for _, t := range p.Doc.Timelines {
		for _, e := range t.Events {
			word, at, ok := released(e.Text.Plain)
			if !ok {
				continue
			}
			tag, known := tags[version(word)]
			message := wrongTag(e, word, tag, time.Duration(p.Options.(*deployOptions).Hours)*time.Hour)
			if !known {
				// A version of a line that has no tags here is of something else.
				if !lines[releaseLine(version(word))] {
					continue
				}
				message = fmt.Sprintf("the timeline has %s released, and the repository has no such tag, though it has others of %s", word,
					releaseLine(version(word)))
			}
			if message != "" {
				p.Report(lint.Diagnostic{
					Span: p.Doc.ProseAt(e.Text.Span).Source(at, at+len(word)), Anchor: lint.Anchor("deploy", word), Message: message,
					Hint: "is the version right, or the date of the event?",
				})
			}
		}
	}
}

// wrongTag says what is wrong with a release whose tag is known: it was made
// long after the event. A tag may well be released long after it was made.
func wrongTag(e *postmortem.Event, word string, tag history.Deploy, slack time.Duration) string {
	apart := tag.When.Sub(e.Start.UTC)
	if e.Start.UTC.IsZero() || apart <= slack {
		return ""
	}
	return fmt.Sprintf("the timeline has %s released at %s, and its tag was made %s later, at %s", word, e.Start, days(apart),
		tag.When.UTC().Format("2006-01-02 15:04 UTC"))
}

// releaseLine is the first two numbers of a version.
func releaseLine(version string) string {
	parts := strings.SplitN(version, ".", 3)
	return strings.Join(parts[:min(2, len(parts))], ".")
}

func days(d time.Duration) string { return lint.Count(max(int(d.Hours()/24), 1), "day") }

// version is a tag's name without what differs from habit to habit.
func version(name string) string {
	name = strings.ToLower(name)
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		name = name[i+1:]
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, "release-"), "v")
}

// released finds the version in an event such as "Deployed v1.2.3".
func released(event string) (word string, at int, ok bool) {
	verb := false
	for at := 0; at < len(event); {
		end := at + strings.IndexFunc(event[at:]+" ", func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
		w := strings.TrimRight(event[at:end], ".:)")
		switch strings.ToLower(w) {
		case "deployed", "released", "shipped", "deploy", "release":
			verb = true
		default:
			if verb && isVersion(w) {
				return w, at, true
			}
		}
		at = end + 1
	}
	return "", 0, false
}

func isVersion(w string) bool {
	w = strings.TrimPrefix(w, "v")
	digits, dots := 0, 0
	for _, r := range w {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.':
			dots++
		}
	}
	return dots >= 1 && digits >= 2 && len(w) > 0 && w[0] >= '0' && w[0] <= '9'
}
