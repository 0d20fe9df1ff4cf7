package setup

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/template/learn"
)

// values writes what documents state in closed lists: zone, date order, ids,
// statuses, severities.
func (l *learner) values() {
	if z := l.team.Zones; len(z) == 1 && z[0].Count > 2 && zone.Known(z[0].Value) {
		fmt.Fprintf(&l.config, "zone: %s # %d of %d timelines state it, and none another\n", quoteYAML(z[0].Value), z[0].Count, len(l.docs))
		l.say("zone %s: %d timelines state it, and none another", z[0].Value, z[0].Count)
	}
	if o := l.team.DateOrder; o.Count > 0 {
		fmt.Fprintf(&l.config, "date-order: %s # %s with a day above 12\n", o.Value, lint.Count(o.Count, "date"))
	}
	if id := l.team.IDs; id.Count > 0 {
		fmt.Fprintf(&l.config, "ids:\n  pattern: '%s' # %d of %d documents\n", id.Value, id.Count, len(l.docs))
		l.say("ids %s: %d documents", id.Value, id.Count)
	}
	l.statuses()
	l.severities()
}

// names writes the titles that were known by what stands below them, and the teams that
// own actions; it says how owners are named.
func (l *learner) names(aliases []learn.Alias) {
	if len(aliases) > 0 {
		l.config.WriteString("aliases: # known by what stands below them\n")
	}
	for _, a := range aliases {
		fmt.Fprintf(&l.config, "  %s: %s # in %d of %d documents\n", quoteYAML(strings.ToLower(a.Title)), a.Kind, a.Count, a.Of)
		l.say("section %q holds %s: in %d of %d documents", a.Title, a.Kind, a.Count, a.Of)
	}
	owners := learn.OwnersOf(l.docs)
	if len(owners.Kinds) > 0 && 3*owners.Kinds[0].Count > owners.Of {
		l.say("owners of actions: %s in %d of %d", owners.Kinds[0].Value, owners.Kinds[0].Count, owners.Of)
	}
	if len(owners.Teams) > 0 {
		l.config.WriteString("vocabulary:\n  teams: # that own actions\n")
		for _, t := range owners.Teams {
			fmt.Fprintf(&l.config, "    - %s # %d times\n", quoteYAML(t.Value), t.Count)
		}
	}
}

// statuses names the words that pmlint does not know: they are the last that a
// document comes to where most documents have them, else a review.
func (l *learner) statuses() {
	var lines []string
	for _, s := range l.team.Statuses {
		if _, ok := lint.StatusOf(s.Value, nil); ok || s.Count < 2 {
			continue
		}
		as := "review"
		if 2*s.Count > len(l.docs) {
			as = "final"
		}
		lines = append(lines, fmt.Sprintf("  %s: %s # %d documents\n", quoteYAML(strings.ToLower(s.Value)), as, s.Count))
	}
	if len(lines) > 0 {
		l.config.WriteString("statuses: # the team's own words\n" + strings.Join(lines, ""))
	}
}

func (l *learner) severities() {
	list := l.team.Severities
	list = slices.DeleteFunc(slices.Clone(list), func(c learn.Counted) bool { return c.Count < 2 })
	if len(list) < 2 || len(list) > 6 {
		return
	}
	slices.SortFunc(list, func(a, b learn.Counted) int { return strings.Compare(a.Value, b.Value) })
	l.config.WriteString("severities:\n")
	for _, s := range list {
		fmt.Fprintf(&l.config, "  %s: [] # %d documents\n", quoteYAML(s.Value), s.Count)
	}
}

// demandRules are the rules that hold documents to demands, by the kind of these.
var demandRules = map[learn.Demands]string{
	learn.DemandSection: "structure/section-missing",
	learn.DemandLabel:   "structure/label-missing",
	learn.DemandColumn:  "structure/column-missing",
	learn.DemandField:   "metadata/field-missing",
}

// rules gives up what many documents do not do of the template.
func (l *learner) rules() {
	optional := map[string][]string{}
	counts := map[string][]string{}
	order := 0
	var usual []string
	for _, d := range l.rest {
		rule, name := demandRules[d.Kind], d.Name
		switch d.Kind {
		case learn.DemandOrder:
			order = max(order, len(d.Missing))
			continue
		case learn.DemandTitle:
			counts["structure/title-missing"] = []string{fmt.Sprint(len(d.Missing))}
			continue
		}
		if 5*len(d.Missing) <= 2*len(l.docs) && !slices.Contains(usual, last(name)) {
			usual = append(usual, last(name))
		}
		if !slices.Contains(optional[rule], name) {
			optional[rule] = append(optional[rule], name)
			counts[rule] = append(counts[rule], fmt.Sprintf("%d of %d documents do without", len(d.Missing), len(l.docs)))
		}
	}
	if labels := optional["structure/label-missing"]; labels != nil {
		optional["structure/label-empty"], counts["structure/label-empty"] = labels, counts["structure/label-missing"]
	}
	var b strings.Builder
	for _, rule := range []string{"metadata/field-missing", "structure/column-missing", "structure/label-empty", "structure/label-missing",
		"structure/section-missing"} {
		if len(optional[rule]) == 0 {
			continue
		}
		fmt.Fprintf(&b, "  %s:\n    optional:\n", rule)
		for i, name := range optional[rule] {
			fmt.Fprintf(&b, "      - %s # %s\n", quoteYAML(name), counts[rule][i])
		}
	}
	if len(usual) > 0 {
		b.WriteString("  structure/usual-missing: # most have these: a notice where one does not\n    names:\n")
		for _, name := range usual {
			fmt.Fprintf(&b, "      - %s\n", quoteYAML(name))
		}
	}
	if order > 0 {
		fmt.Fprintf(&b, "  structure/section-order: off # %d of %d documents have another order than the template\n", order, len(l.docs))
	}
	l.beside(&b)
	if c := counts["structure/title-missing"]; c != nil {
		fmt.Fprintf(&b, "  structure/title-missing: off # %s of %d documents have no title\n", c[0], len(l.docs))
	}
	if b.Len() > 0 {
		l.config.WriteString("\nrules: # what of the template many documents do without\n" + b.String())
	}
}

// beside leaves headings alone that the template does not know, where such are the
// team's habit.
func (l *learner) beside(b *strings.Builder) {
	least := ownBesideGiven
	if l.plan.Derived {
		least = ownBesideLearned
	}
	if float64(l.own) >= least*float64(len(l.docs)) {
		fmt.Fprintf(b, "  structure/section-unknown: off # %d of %d documents have sections of their own\n", l.own, len(l.docs))
	}
}

// last is the title at the end of a path of titles.
func last(path string) string {
	if i := strings.LastIndex(path, " > "); i >= 0 {
		return path[i+len(" > "):]
	}
	return path
}

// quoteYAML is a text as a scalar of YAML.
func quoteYAML(s string) string {
	plain := s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '/' && r != '.' && r != '-' && r != '_'
	})
	if first := s; plain && (first[0] >= 'a' && first[0] <= 'z' || first[0] >= 'A' && first[0] <= 'Z') && !isYAMLWord(s) {
		return s
	}
	return strconv.Quote(s)
}

func isYAMLWord(s string) bool {
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "null", "none", "y", "n":
		return true
	}
	return false
}

// virtual is a file that is yet to be written.
type virtual struct {
	*bytes.Reader
	name string
}

func (v *virtual) Stat() (fs.FileInfo, error) { return v, nil }
func (v *virtual) Close() error               { return nil }

// The file's facts, as fs.FileInfo has them; Size is the reader's.

func (v *virtual) Name() string       { return v.name }
func (v *virtual) Mode() fs.FileMode  { return 0o644 }
func (v *virtual) ModTime() time.Time { return time.Time{} }
func (v *virtual) IsDir() bool        { return false }
func (v *virtual) Sys() any           { return nil }
