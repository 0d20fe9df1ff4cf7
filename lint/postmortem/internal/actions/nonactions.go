package actions

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// completes reports whether a list in an action section promises nothing: its items are
// names or statements, and complete or follow the sentence in the paragraph above, which
// tells what was or is ("These pages carried the wrong header:"). An item with a box, an
// owner, a date, a ticket or a verb is an action whatever stands above.
func (r *actionReader) completes(list, above *markdown.Block) bool {
	if above == nil || above.Kind != markdown.BlockParagraph || len(list.Children) == 0 {
		return false
	}
	lead := strings.TrimSpace(r.doc.Prose(above).Text)
	if r.explains(list, lead) {
		return true
	}
	if !tells(lead) && !namesWhat(lead) {
		return false
	}
	verbs := 0
	for _, item := range list.Children {
		if r.promises(item) {
			return false
		}
		verbs += outline.BoolInt(promise.BeginsWithVerb(r.doc.Prose(item.First()).Text))
	}
	return 2*verbs <= len(list.Children) // "Queue depth" is a name, though one can queue
}

// namesWhat reports whether a label of a few words says that names follow: "Services
// involved:".
func namesWhat(lead string) bool {
	words := strings.FieldsFunc(strings.ToLower(lead), task.EndsWord)
	return len(words) > 1 && len(words) < 5 && strings.HasSuffix(lead, ":") && struckBy.Has(words[len(words)-1])
}

// promises reports whether a list item has what only an action has, its verb apart.
func (r *actionReader) promises(item *markdown.Block) bool {
	first := item.First()
	if first == nil || item.Box.Len() > 0 {
		return true
	}
	p := r.doc.Prose(first)
	for _, m := range p.Marks {
		if m.Kind == markdown.MarkLink || m.Kind == markdown.MarkURL {
			return true
		}
	}
	var a Action
	(&itemReader{actionReader: r, a: &a}).read(p)
	return len(a.Owners) > 0 || !a.Due.Text.IsZero() || len(a.Keys) > 0 || !a.StatusText.IsZero()
}

// tells reports whether the sentence above a list says what was or is, and announces no
// work. A label of a word or two says neither.
func tells(lead string) bool {
	low := strings.ToLower(lead)
	words := strings.FieldsFunc(low, task.EndsWord)
	if len(words) < 4 || !strings.HasSuffix(low, ":") && !strings.HasSuffix(low, ".") || announcing.In(" "+low+" ") {
		return false
	}
	return slices.ContainsFunc(words[1:], func(w string) bool {
		return telling.Has(w) || strings.HasSuffix(w, "ed") || task.PastIrregular.Has(w)
	}) || strings.HasSuffix(low, ":") && slices.ContainsFunc(words[1:], promise.BeginsWithVerb)
}

// explains reports whether a list is the key to a column: each item begins with a
// priority or a category, and the line above speaks of those.
func (r *actionReader) explains(list *markdown.Block, lead string) bool {
	if !strings.HasSuffix(lead, ":") || !schemes.In(strings.ToLower(lead)) || len(list.Children) < 2 {
		return false
	}
	return !slices.ContainsFunc(list.Children, func(item *markdown.Block) bool {
		first := item.First()
		if first == nil || item.Box.Len() > 0 {
			return true
		}
		label, _, ok := strings.Cut(r.doc.Prose(first).Text, " ")
		label = strings.TrimRight(label, ":-")
		return !ok || !task.IsPriority(label) && !task.IsCategoryLabel(label)
	})
}

// headsNames reports whether all items of a list are bare names with something told
// below each: "Lending", with what was done there.
func (r *actionReader) headsNames(list *markdown.Block) bool {
	return len(list.Children) > 1 && !slices.ContainsFunc(list.Children, func(item *markdown.Block) bool {
		first := item.First()
		return first == nil || item.Box.Len() > 0 || len(item.Children) < 2 || item.Children[1].Kind != markdown.BlockList ||
			!promise.Names(r.doc.Prose(first).Text) || r.groupOwners(r.doc.Text(first.Span)) != nil ||
			task.IsCategoryLabel(r.doc.Prose(first).Text) || r.countFields(item.Children[1]) > 0
	})
}

// isRecordTitle reports whether a title below an action section has a head of its own:
// "Performance results", "Benefits achieved".
func isRecordTitle(title string) bool {
	words := strings.FieldsFunc(strings.ToLower(title), task.EndsWord)
	return len(words) > 0 && (recordHeads.Has(words[len(words)-1]) || recordHeads.Has(words[0]) && len(words) < 4)
}
