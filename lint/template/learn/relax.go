package learn

import "strings"

// Relax gives demands up: what they require becomes usual or optional in the template
// that Template writes, and what is usual becomes optional. Those that no template can
// give up are returned.
func (t *Team) Relax(dropped []Demand) (rest []Demand) {
	for _, d := range dropped {
		done := false
		switch d.Kind {
		case DemandTitle:
			t.Title.Need, done = t.Title.Need.relaxed(1), true
		case DemandField:
			for _, f := range t.Fields {
				if strings.EqualFold(f.Label, d.Name) {
					f.Need, done = f.Need.relaxed(f.share), true
				}
			}
		case DemandSection:
			if s := t.find(d.Name); s != nil {
				s.Need, done = s.Need.relaxed(s.share), true
			}
		case DemandLabel, DemandColumn:
			if s := t.find(d.Section); s != nil {
				done = relax(s.Labels, d.Name) || relax(s.Columns, d.Name)
			}
		}
		if !done {
			rest = append(rest, d)
		}
	}
	return rest
}

func relax(columns []Column, title string) bool {
	for i := range columns {
		if strings.EqualFold(columns[i].Title, title) {
			columns[i].Need = columns[i].Need.relaxed(columns[i].share)
			return true
		}
	}
	return false
}

// find is the section at a path of titles, as template.Section.Path gives it.
func (t *Team) find(path string) *Section {
	var found *Section
	list := t.Sections
	for title := range strings.SplitSeq(path, " > ") {
		found = nil
		for _, s := range list {
			if strings.EqualFold(s.Title, title) {
				found = s
				break
			}
		}
		if found == nil {
			return nil
		}
		list = found.Children
	}
	return found
}
