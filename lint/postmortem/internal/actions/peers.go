package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// readPeers reads names that are not known as owners where those of the other
// actions stand in the same place.
func (r *actionReader) readPeers(actions []*Action) {
	var known [countForms]int
	without := 0
	for _, a := range actions {
		known[a.form]++
		without += outline.BoolInt(len(a.Owners) == 0 && a.Columns == nil)
	}
	form := formColon
	for f := form; f < countForms; f++ {
		if known[f] > known[form] {
			form = f
		}
	}
	if without == 0 {
		return
	}
	if 2*known[form] < without {
		if form = r.initialsForm(actions, without); form == formNone {
			return
		}
	}
	for _, a := range actions {
		if again, ok := r.readAgain(a, form); ok && again.form == form {
			a.Owners, a.Text, a.form = again.Owners, again.Text, form
			restoreDue(a, again)
		}
	}
}

// initialsForm is the form in which half of the actions without owner give
// initials, two of them at least: nothing else that stands there is written so.
func (r *actionReader) initialsForm(actions []*Action, without int) ownerForm {
	for _, form := range [...]ownerForm{formDash, formBracket} {
		found := 0
		for _, a := range actions {
			if again, ok := r.readAgain(a, form); ok && again.form == form && isOneOfInitials(again.Owners) {
				found++
			}
		}
		if found > 1 && 2*found >= without {
			return form
		}
	}
	return formNone
}

// isOneOfInitials reports whether owners are given by initials.
func isOneOfInitials(owners []task.Owner) bool {
	return len(owners) > 0 && owners[0].Kind == task.OwnerInitials
}

// readAgain reads the text of an item without owner, with trust in the names that
// it gives in a form.
func (r *actionReader) readAgain(a *Action, form ownerForm) (*Action, bool) {
	if len(a.Owners) > 0 || a.Columns != nil || a.Block == nil || a.Block.Kind != markdown.BlockItem || a.Block.First() == nil {
		return nil, false
	}
	again := &Action{}
	it := &itemReader{actionReader: r, a: again, trust: form}
	it.read(r.doc.Prose(a.Block.First()))
	return again, true
}

// restoreDue takes the date and the state that stand behind an owner.
func restoreDue(a, again *Action) {
	if a.Due.Text.IsZero() {
		a.Due = again.Due
	}
	if a.StatusText.IsZero() && !again.StatusText.IsZero() {
		a.StatusText = again.StatusText
		a.Status = settle(&Action{Status: again.Status, Box: a.Box, Ticked: a.Ticked}, "")
	}
}

// readTags reads the brackets that items begin with ("[Platform] Add ...") as
// owners where one of them is what another item states as its owner.
func (r *actionReader) readTags() {
	if !r.tagsNameOwners() {
		return
	}
	for _, a := range r.actions {
		if a.tag == "" || a.Block == nil || a.Block.Kind != markdown.BlockItem || a.Block.First() == nil {
			continue
		}
		var again Action
		it := &itemReader{actionReader: r, a: &again, tags: true}
		it.read(r.doc.Prose(a.Block.First()))
		a.Owners, a.Text = again.Owners, again.Text
	}
}

// tagsNameOwners reports whether the bracket that an item begins with is the
// stated owner of an item.
func (r *actionReader) tagsNameOwners() bool {
	tags := map[string]bool{}
	for _, a := range r.actions {
		if a.tag != "" {
			tags[strings.ToLower(a.tag)] = true
		}
	}
	if len(tags) == 0 {
		return false
	}
	for _, a := range r.actions {
		for _, o := range a.Owners {
			if o.Kind != task.OwnerNobody && tags[strings.ToLower(o.Text.Plain)] {
				return true
			}
		}
	}
	return false
}
