package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// habit is what the actions of a section give in one place of their texts.
type habit struct {
	known    int // owners that were read there without any doubt
	sure     int
	names    int
	weak     int
	teams    int // of the weak ones: words for teams and roles
	initials int // of the names
	repeats  int // names that are given again
	dated    int // a due date stands beside
}

// filled is the number of actions that give something in that place.
func (h *habit) filled() int { return h.known + h.sure + h.names + h.weak }

// accepts is the weakest evidence that is an owner in that place, of a section with
// n actions: all that is written as a name where some of them surely are names, or
// nearly all actions give one. False owners cost as much as missing ones.
func (h *habit) accepts(form ownerForm, n int) owners.Evidence {
	sure := h.known + h.sure + h.repeats + h.dated
	least := owners.Name
	if sure+h.names > h.weak {
		least = owners.Weak
	}
	behind := form == formBracket || form == formDash || form == formSentence || form == formComma
	switch {
	case sure > 0 && 3*h.filled() >= n && 3*sure >= h.names+h.weak:
		return least
	case behind && (h.names > 2 || h.initials > 1) && 2*h.names >= n:
		return owners.Name
	case behind && h.teams > 1 && h.teams+h.names == n:
		return owners.Weak
	}
	return owners.Sure
}

// readHabits reads owners that are no names by themselves from where the other actions
// of a section give theirs: the places of an item's text are weighed over all actions,
// and each place is decided about once.
func (r *actionReader) readHabits(actions []*Action) {
	without := 0
	var known [countForms]int
	for _, a := range actions {
		known[a.form]++
		without += outline.BoolInt(len(a.Owners) == 0 && a.Columns == nil)
	}
	if without == 0 {
		return
	}
	for form := formColon; form < countForms; form++ {
		r.readHabit(actions, form, known[form])
	}
}

// readHabit decides about one place.
func (r *actionReader) readHabit(actions []*Action, form ownerForm, known int) {
	h := habit{known: known}
	seen := map[string]int{}
	again := make([]*Action, len(actions))
	n := 0
	for i, a := range actions {
		n += outline.BoolInt(a.Columns == nil)
		if again[i] = r.readAgain(a, form); again[i] != nil {
			r.weigh(&h, again[i], form, seen)
		}
	}
	least := h.accepts(form, n)
	if h.sure+h.names+h.weak == 0 {
		return
	}
	for i, b := range again {
		if b == nil || r.evidenceOfOwners(b, form) < least {
			continue
		}
		a := actions[i]
		a.Owners, a.Text, a.form = b.Owners, b.Text, form
		restoreDue(a, b)
	}
}

// weigh counts what an action gives in a place.
func (r *actionReader) weigh(h *habit, a *Action, form ownerForm, seen map[string]int) {
	name := strings.ToLower(a.Owners[0].Text.Plain)
	seen[name]++
	switch ev := r.evidenceOfOwners(a, form); ev {
	case owners.Sure:
		h.sure++
	case owners.Name:
		h.names++
		h.initials += outline.BoolInt(isOneOfInitials(a.Owners))
		h.repeats += outline.BoolInt(seen[name] == 2)
	case owners.Weak:
		h.weak++
		h.teams += outline.BoolInt(a.Owners[0].Kind == task.OwnerTeam || a.Owners[0].Kind == task.OwnerRole)
	}
	h.dated += outline.BoolInt(form == formDash && !a.Due.Text.IsZero())
}

// evidenceOfOwners is the weakest evidence among an action's owners.
func (r *actionReader) evidenceOfOwners(a *Action, form ownerForm) owners.Evidence {
	weakest := owners.Sure
	for _, o := range a.Owners {
		weakest = min(weakest, r.EvidenceOfOne(o.Text.Plain, o.Kind, form.topics()))
	}
	return weakest
}

// isOneOfInitials reports whether owners are given by initials.
func isOneOfInitials(owners []task.Owner) bool {
	return len(owners) > 0 && owners[0].Kind == task.OwnerInitials
}

// topics reports whether topics stand as often in a place as names do.
func (f ownerForm) topics() bool { return f == formColon || f == formLeadBracket || f == formLeadDash }

// readAgain reads the text of an item without owner, with trust in whatever may be an
// owner in a place; nil where nothing there is.
func (r *actionReader) readAgain(a *Action, form ownerForm) *Action {
	if len(a.Owners) > 0 || a.Columns != nil || a.Block == nil {
		return nil
	}
	p := r.proseOf(a)
	if p == nil || p.Text == "" || !mayHold(p.Text, form) {
		return nil
	}
	again := r.again // few texts give anything: one value serves for those that do not
	if again == nil {
		again = new(Action)
	}
	*again = Action{}
	it := &itemReader{actionReader: r, a: again, trust: form}
	it.read(p)
	if again.form != form || len(again.Owners) == 0 {
		r.again = again
		return nil
	}
	r.again = nil
	return again
}

// proseOf is the text that an action was read from; nil where that is no text of its
// own.
func (r *actionReader) proseOf(a *Action) *markdown.Prose {
	switch a.Block.Kind {
	case markdown.BlockItem:
		if first := a.Block.First(); first != nil {
			return r.doc.Prose(first)
		}
	case markdown.BlockParagraph:
		if a.Span.Start >= a.Block.Span.Start && a.Span.End <= a.Block.Span.End {
			return r.doc.ProseAt(a.Span)
		}
	}
	return nil
}

// mayHold reports whether a text has the signs of a form.
func mayHold(s string, form ownerForm) bool {
	head := s[:min(len(s), owners.Longest)]
	switch form {
	case formColon:
		return strings.Contains(head, ": ")
	case formLeadBracket:
		return strings.IndexByte("[(", s[0]) >= 0
	case formLeadDash:
		i := strings.IndexByte(head, ' ')
		for i >= 0 && i+1 < len(head) && !task.HasSeparator(head[i:]) {
			n := strings.IndexByte(head[i+1:], ' ')
			if n < 0 {
				return false
			}
			i += 1 + n
		}
		return i >= 0
	case formSubject:
		return strings.Contains(head, " to ") || strings.Contains(head, " will ")
	case formBracket:
		return strings.ContainsAny(s, ")]")
	case formDash:
		at, _ := lastMark(s)
		return at > 0
	case formSentence:
		return strings.Contains(s, ". ")
	case formComma:
		return strings.Contains(s, ", ")
	}
	return len(s) > 0
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
