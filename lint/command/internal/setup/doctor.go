package setup

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/template"
)

// Drift is something that the config or template says and the documents no longer
// do, or the reverse.
type Drift struct {
	What   string `json:"what"`   // a sentence with its figures
	Remedy string `json:"remedy"` // what to write, and where
}

// newest is the number of documents that say what the team does today.
const newest = 10

// Examine tells what has drifted between the config, the template and the documents,
// of which those with the last names count as the newest.
func Examine(proj *project.Project, packs []*lint.Pack) ([]Drift, error) {
	drifts := []Drift{}
	if proj.ConfigFile() == "" {
		drifts = append(drifts, Drift{"there is no .pmlint.yaml", "pmlint init writes one that fits the documents"})
	}
	docs, err := proj.Documents()
	if none := new(project.NoneError); errors.As(err, &none) {
		return append(drifts, Drift{none.Error(), "name where they lie under include in .pmlint.yaml"}), nil
	} else if err != nil {
		return nil, err
	}
	linter, err := lint.New(packs, proj.Config)
	if err != nil {
		return nil, err
	}
	x := examiner{docs: docs}
	for _, path := range docs.Paths() {
		if r := docs.Reading(linter, path); r != nil {
			x.readings = append(x.readings, r)
		}
	}
	x.drifts = drifts
	x.outside(proj)
	x.template()
	x.statuses(proj)
	return x.drifts, nil
}

type examiner struct {
	docs     *project.Documents
	readings []*lint.Reading
	drifts   []Drift
}

func (x *examiner) say(remedy, format string, args ...any) {
	x.drifts = append(x.drifts, Drift{fmt.Sprintf(format, args...), remedy})
}

// outside looks for documents that the config does not include.
func (x *examiner) outside(proj *project.Project) {
	folders, _ := proj.Folders()
	for _, folder := range folders {
		in := func(p string) bool { return folder == "." || folder == p || strings.HasPrefix(p, folder+"/") }
		if !slices.ContainsFunc(x.docs.Paths(), in) {
			x.say(fmt.Sprintf("include: [%q], or exclude it where they are none", proj.Glob(folder)),
				"%s looks like postmortems, and none of it is linted", folder)
		}
	}
}

// template looks for sections that nobody fills in any more, and for headings that
// many documents have and the template does not know.
func (x *examiner) template() {
	recent := x.readings[max(0, len(x.readings)-newest):]
	lacking, extra, kinds := map[string]int{}, map[string]int{}, map[string]postmortem.Kind{}
	held, foreign := 0, 0
	for _, r := range recent {
		if r.Binding.Empty() {
			continue
		}
		held++
		if r.Binding.Foreign {
			foreign++
			continue
		}
		unknown := r.Binding.Extra
		for i := range r.Binding.Sections {
			sb := &r.Binding.Sections[i]
			if may := sb.Want.Optional && !sb.Want.Usual; !sb.Want.Note && !may && isIdle(r.Binding, sb) {
				lacking[sb.Want.Path()]++
			}
			if sb.Instead != nil {
				unknown = append(slices.Clip(unknown), sb.Instead)
			}
		}
		for _, sec := range unknown {
			title := strings.TrimRight(sec.Title.Plain, ": ")
			extra[title]++
			kinds[title] = sec.Kind
		}
	}
	if held < 3 {
		return
	}
	if 2*foreign > held {
		x.say("template in .pmlint.yaml names another; pmlint init in a repository without a config derives one",
			"%d of the %d newest documents follow another form than their template", foreign, held)
	}
	for _, c := range often(lacking, held) {
		x.say("take it out of the template, or mark it (optional)",
			"section %q: %d of the %d newest documents do without it", c.name, c.count, held)
	}
	for _, c := range often(extra, held) {
		remedy := "add it to the template"
		if k := kinds[c.name]; k != "" && k != postmortem.KindOther {
			remedy += fmt.Sprintf(", or write under aliases: {%q: %s}", strings.ToLower(c.name), k)
		}
		x.say(remedy, "section %q: %d of the %d newest documents have it, and the template does not", c.name, c.count, held)
	}
}

// isIdle reports whether a document does without a section: it has none, or one that
// nobody has written in.
func isIdle(b *template.Binding, sb *template.SectionBinding) bool {
	if sb.Got == nil {
		return true
	}
	return len(sb.Want.Children) == 0 && len(sb.Got.Children) == 0 && b.Substance(sb.Got) != template.Written
}

type named struct {
	name  string
	count int
}

// often are the names that two of three documents or more have, the most frequent
// first.
func often(counts map[string]int, of int) []named {
	var list []named
	for name, n := range counts {
		if 3*n >= 2*of {
			list = append(list, named{name, n})
		}
	}
	slices.SortFunc(list, func(a, b named) int {
		return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.name, b.name))
	})
	return list
}

// statuses looks for words that come again and that nobody has explained.
func (x *examiner) statuses(proj *project.Project) {
	counts := map[string]int{}
	for _, r := range x.readings {
		if s := r.Doc.Meta.Status.Plain; s != "" && len(r.Binding.Placeholders) == 0 {
			if _, ok := lint.StatusOf(s, proj.Config.Statuses); !ok {
				counts[s]++
			}
		}
	}
	for _, c := range often(counts, 3) {
		x.say(fmt.Sprintf("statuses: {%q: final}, or review, or draft", strings.ToLower(c.name)),
			"status %q: %s, and pmlint does not know how far it is", c.name, lint.Count(c.count, "document"))
	}
}
