package learn

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

// Alias is a title that says nothing to pmlint, and what its sections hold all the same.
type Alias struct {
	Title string // as most documents write it
	Kind  postmortem.Kind
	Count int // the documents whose section holds it
	Of    int // those with the title
}

// owedPart is the share of a section's items that are owed by somebody from which on it
// is one of actions.
const owedPart = 0.5

// Aliases are the titles of sections that pmlint does not know by name and that hold
// actions in most of the documents that have them: items, or rows, of which most name who
// owes them and until when.
func Aliases(docs []*postmortem.Document) []Alias {
	type count struct{ with, owed int }
	counts, written := map[string]*count{}, map[string]map[string]int{}
	for _, d := range docs {
		if len(d.Actions) > 0 {
			continue // they are found already: what else names persons is something else
		}
		seen := map[string]bool{}
		for _, sec := range d.Sections {
			key := words.TitleKey(sec.Title.Plain)
			if sec.Kind != postmortem.KindOther && sec.Kind != "" || key == "" || seen[key] {
				continue
			}
			seen[key] = true
			if counts[key] == nil {
				counts[key], written[key] = &count{}, map[string]int{}
			}
			written[key][strings.TrimRight(sec.Title.Plain, ": ")]++
			counts[key].with++
			if isOwed(d, sec) {
				counts[key].owed++
			}
		}
	}
	var list []Alias
	for key, n := range counts {
		if n.owed > 1 && float64(n.owed) >= most*float64(n.with) {
			list = append(list, Alias{sorted(written[key])[0].Value, postmortem.KindActions, n.owed, n.with})
		}
	}
	slices.SortFunc(list, func(a, b Alias) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Title, b.Title))
	})
	return list
}

// isOwed reports whether a section's items are owed by somebody until a day.
func isOwed(d *postmortem.Document, sec *postmortem.Section) bool {
	items, owed := 0, 0
	for _, b := range sec.Blocks {
		switch b.Kind {
		case postmortem.BlockTable:
			roles := map[template.ColumnRole]bool{}
			for _, cell := range b.Table.Header.Cells {
				roles[template.RoleOf(d.Text(cell).Plain)] = true
			}
			if roles[template.ColumnOwner] && (roles[template.ColumnDue] || roles[template.ColumnAction]) {
				return true
			}
		case postmortem.BlockList:
			for _, item := range b.Children {
				items++
				if owes.MatchString(d.File.Text(item.Span)) {
					owed++
				}
			}
		}
	}
	return items > 0 && float64(owed) >= owedPart*float64(items)
}

// owes finds a day behind the start of an item, and before or behind it a handle.
var owes = regexp.MustCompile(`(?s)^.{8,}(@[\w./-]+.*\b20\d\d-[01]\d-[0-3]\d\b|\b20\d\d-[01]\d-[0-3]\d\b.*@[\w./-]+)`)

// Owners are the kinds of owners that actions name, the most frequent first, and Teams
// the teams that own several.
type Owners struct {
	Kinds []Counted
	Teams []Counted
	Of    int // the actions
}

// OwnersOf tells how documents name those who own an action.
func OwnersOf(docs []*postmortem.Document) Owners {
	var o Owners
	kinds, teams := map[string]int{}, map[string]int{}
	for _, d := range docs {
		for _, a := range d.Actions {
			o.Of++
			for i, owner := range a.Owners {
				if i == 0 {
					kinds[string(owner.Kind)]++
				}
				if owner.Kind == postmortem.OwnerTeam {
					add(teams, owner.Text.Plain)
				}
			}
		}
	}
	o.Kinds = sorted(kinds)
	o.Teams = slices.DeleteFunc(folded(sorted(teams)), func(c Counted) bool { return c.Count < 2 || strings.HasPrefix(c.Value, "@") })
	return o
}

// folded counts what differs in case alone as what is most frequent.
func folded(list []Counted) []Counted {
	var out []Counted
	for _, c := range list {
		i := slices.IndexFunc(out, func(o Counted) bool { return strings.EqualFold(o.Value, c.Value) })
		if i < 0 {
			out = append(out, c)
		} else {
			out[i].Count += c.Count
		}
	}
	return out
}
