package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// readTags reads the brackets that items begin with ("[Platform] Add ...") as
// owners where one of them is what another item states as its owner.
func (r *actionReader) readTags() {
	if !r.tagsNameOwners() {
		return
	}
	for _, a := range r.actions {
		if a.tag == "" || !ascii.IsUpper(a.tag[0]) && r.EvidenceOf(a.tag, false) == owners.None {
			continue // "[optional]"
		}
		if a.Block == nil || a.Block.Kind != markdown.BlockItem || a.Block.First() == nil {
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
