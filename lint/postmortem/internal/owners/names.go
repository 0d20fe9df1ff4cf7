package owners

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// AreOwners tells that s names owners and nothing else, in a place where it
// could as well be part of the text: a handle, an address, a team by that word,
// or a person that the document or a list of given names knows. Where the place is
// sure to name somebody, a name that is a word as well will do.
func (r *Reader) AreOwners(s string, sure bool) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 60 {
		return false
	}
	owners := task.FindOwners(s)
	if len(owners) == 0 {
		return false
	}
	covered := 0
	for _, o := range owners {
		if !r.isByName(s[o.Start:o.End], o.Kind, sure) {
			return false
		}
		covered += o.End - o.Start
	}
	return covered+8*len(owners) >= len(s)
}

func (r *Reader) isByName(s string, kind task.OwnerKind, sure bool) bool {
	switch kind {
	case task.OwnerHandle, task.OwnerEmail:
		return !strings.Contains(s, " ")
	case task.OwnerTeam:
		return task.IsNamedTeam(s)
	case task.OwnerPerson, task.OwnerInitials:
		return r.isPerson(s, sure)
	}
	return false
}

// isPerson tells a person by name: one that the document names, or one whose
// first name is a common given name, unless the document treats it as software's.
// Where the place says that it is a person, an ambiguous name will do.
func (r *Reader) isPerson(s string, sure bool) bool {
	low := strings.ToLower(s)
	if r.knownNames()[low] {
		return true
	}
	first, _, _ := strings.Cut(s, " ")
	if (people.IsName(s) || sure && people.IsAmbiguous(s)) && !people.RunsAs(r.doc.File.Bytes(), first) {
		return true
	}
	return people.IsWritten(s) && (r.tookPart(low) || task.IsInitials(s) && r.isIntroduced(s))
}

// knownNames are the people of the document's metadata, whole and by first
// name, in lower case.
func (r *Reader) knownNames() map[string]bool {
	if r.known != nil {
		return r.known
	}
	r.known = map[string]bool{}
	for _, t := range r.meta.Authors {
		addName(r.known, t.Plain)
	}
	for _, f := range r.meta.All {
		if f.Key == outline.FieldOwner {
			addName(r.known, f.Value.Plain)
		}
	}
	return r.known
}

// addName adds a name whole, by its first and last word and by its initials.
func addName(known map[string]bool, name string) {
	name = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(name), "@"))
	if len(name) < 2 || task.NamesNobody(name) || task.IsTeam(name) || task.IsRole(name) {
		return
	}
	known[name] = true
	if first, _, ok := strings.Cut(name, " "); ok && len(first) > 2 && strings.Count(name, " ") < 3 {
		known[first] = true
	}
	if last := name[strings.LastIndexByte(name, ' ')+1:]; len(last) > 3 && strings.Contains(name, " ") {
		known[last] = true
	}
	if in := people.Initials(name); len(in) > 1 {
		known[in] = true
	}
}

// tookPart tells, of a name in lower case, that the document lists it among those
// who took part.
func (r *Reader) tookPart(name string) bool {
	if r.people != nil {
		return r.people[name]
	}
	r.people = map[string]bool{}
	for _, f := range r.meta.All {
		if f.Key != "" || !namesPeople(f.Label.Plain) {
			continue
		}
		for name := range strings.FieldsFuncSeq(f.Value.Plain, func(c rune) bool { return c == ',' || c == ';' || c == '&' || c == '/' }) {
			if task.LooksLikeName(name) || task.IsInitials(strings.TrimSpace(name)) {
				addName(r.people, name)
			}
		}
	}
	for _, p := range r.participants {
		if task.LooksLikeName(p.Name.Plain) || task.IsInitials(p.Name.Plain) {
			addName(r.people, p.Name.Plain)
		}
	}
	return r.people[name]
}

// namesPeople tells a label of those who took part: "Attendees", "Deciders".
func namesPeople(label string) bool {
	switch strings.ToLower(strings.Trim(label, " :*_()s")) {
	case "attendee", "participant", "decider", "people", "people involved", "involved", "team member", "member", "responder",
		"reporter", "consulted", "informed":
		return true
	}
	return metadata.RoleName(label) != ""
}

// isIntroduced reports whether initials stand in brackets behind the name that they are
// short for: "Olga Petrova (OP)".
func (r *Reader) isIntroduced(initials string) bool {
	src := r.doc.File.Bytes()
	sign := []byte(" (" + initials + ")")
	for at := 0; ; {
		i := bytes.Index(src[at:], sign)
		if i < 0 {
			return false
		}
		at += i
		words := bytes.Fields(src[bytes.LastIndexByte(src[:at], '\n')+1 : at])
		if n := len(words) - len(initials); n >= 0 {
			if name := string(bytes.Join(words[n:], []byte(" "))); people.IsWritten(name) && people.Initials(name) == initials {
				return true
			}
		}
		at += len(sign)
	}
}

// Speaks tells initials that stand behind a time somewhere, as those of who did
// or said what the entry tells: "16.35 DM: deployed".
func (r *Reader) Speaks(initials string) bool {
	src := r.doc.File.Bytes()
	for at := 3; at < len(src); {
		i := bytes.Index(src[at:], []byte(" "+initials))
		if i < 0 {
			return false
		}
		at += i
		end := at + 1 + len(initials)
		if ascii.IsDigit(src[at-1]) && ascii.IsDigit(src[at-2]) && (src[at-3] == '.' || src[at-3] == ':') && end < len(src) &&
			bytes.IndexByte([]byte(" :/,"), src[end]) >= 0 {
			return true
		}
		at = end
	}
	return false
}
