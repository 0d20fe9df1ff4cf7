package owners

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// Form is how far a title above actions looks like the name of an owner.
type Form uint8

// The forms, from what is surely no owner to what surely is one.
const (
	FormNeutral Form = iota // says when, or that nobody is found yet
	FormTopic               // words that are no name
	FormName                // could be a name by its form
	FormShort               // initials that nobody else in the document has
	FormOwner               // a team, a handle, a person who is known
)

// FormOf sorts a title above actions.
func (r *Reader) FormOf(title string) Form {
	start, end := TitleNames(title)
	if start >= end || saysLater(title[start:end]) {
		return FormNeutral
	}
	if end-start > 40 {
		return FormTopic
	}
	form := FormOwner
	owners := task.FindOwners(title[start:end])
	for _, o := range owners {
		form = min(form, r.nameForm(title[start+o.Start:start+o.End], o.Kind))
	}
	if len(owners) == 0 {
		return FormTopic
	}
	return form
}

// nameForm sorts one name of a title above actions.
func (r *Reader) nameForm(s string, kind task.OwnerKind) Form {
	switch {
	case r.isByName(s, kind, true):
		return FormOwner
	case kind == task.OwnerNobody && !task.IsTeam(strings.ToLower(s)):
		return FormNeutral
	case task.IsTeamWord(strings.ToLower(s)) || task.NamesThing(strings.ToLower(s)) || task.CategoryOfTitle(s) != task.CategoryNone:
		return FormTopic
	case task.IsInitials(s) || isMixedInitials(s):
		if r.Speaks(s) || r.tookPart(strings.ToLower(s)) {
			return FormOwner
		}
		return FormShort
	case kind == task.OwnerTeam || kind == task.OwnerNobody || task.LooksLikeName(s) && !r.isWord(s):
		return FormName
	}
	return FormTopic
}

// isMixedInitials reports whether s is initials with the small letter of a "van"
// or "de": "RvD".
func isMixedInitials(s string) bool {
	capitals := 0
	for i := range len(s) {
		if !ascii.IsLetter(s[i]) {
			return false
		}
		capitals += outline.BoolInt(ascii.IsUpper(s[i]))
	}
	return len(s) > 1 && len(s) < 5 && capitals > 1 && ascii.IsUpper(s[0]) && ascii.IsUpper(s[len(s)-1])
}

// isWord reports whether the document writes a capitalised word in lower case as
// well, which nobody does with a name.
func (r *Reader) isWord(s string) bool {
	low, src := []byte(strings.ToLower(s)), r.doc.File.Bytes()
	for at := 0; ; {
		i := bytes.Index(src[at:], low)
		if i < 0 {
			return false
		}
		at += i + len(low)
		if c, _ := utf8.DecodeLastRune(src[:at-len(low)]); unicode.IsLetter(c) {
			continue
		}
		if c, _ := utf8.DecodeRune(src[at:]); !unicode.IsLetter(c) {
			return true
		}
	}
}

// TitleNames is the part of a title above actions that can name who they belong
// to: without a remark in brackets or behind a dash, and without the firm that
// somebody deals with ("Netline through KB").
func TitleNames(title string) (start, end int) {
	end = len(title)
	if i := strings.IndexAny(title, "([（"); i > 0 {
		end = i
		if j := strings.IndexAny(title[i:], ")]）"); j > 0 {
			if n := throughLen(" " + strings.TrimLeft(title[i:i+j], "([（")); n > 0 {
				return task.TrimRange(title, i+n, i+j)
			}
		}
	}
	for i := 1; i < end; i++ {
		if title[i] != ' ' {
			continue
		}
		if n := throughLen(title[i:end]); n > 0 {
			return task.TrimRange(title, i+n, end)
		}
		if task.HasSeparator(title[i:]) {
			end = i
		}
	}
	return task.TrimRange(title, 0, end)
}

// throughLen is the length of the word at the start of s, with its blanks, that
// says through whom somebody is dealt with; else 0.
func throughLen(s string) int {
	for _, w := range through.All() {
		if n := len(w) + 2; len(s) > n && s[0] == ' ' && s[n-1] == ' ' && strings.EqualFold(s[1:n-1], w) {
			return n
		}
	}
	return 0
}

// saysLater reports whether a title says when, or that it is not settled who.
func saysLater(s string) bool {
	low := strings.ToLower(s)
	return notYet.Has(low) || task.HorizonOf(s) != task.HorizonNone || task.StatusOfTitle(s) != "" ||
		task.NamesNobody(low) && !task.IsTeam(low) || task.IsPriority(s)
}
