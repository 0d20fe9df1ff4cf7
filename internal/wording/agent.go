package wording

import "strings"

// What only people do tells who does it: before "did not bother" even a noun
// that no list knows is somebody, if it has the form of one.

// byDeed places a subject of what people alone do: an office, a department, a
// trade by its ending, a person by a name that nobody knows. What it cannot be
// is a program or a thing. Where programs do it as well, neither a strange name nor
// "the uploader" is somebody: alone is false.
func (a *analysis) byDeed(s *subject, alone bool) bool {
	if s.none() || s.sort != Unknown && s.sort != System {
		return false
	}
	h := &a.t[s.head]
	if h.kind != word || h.ident || h.possessive || h.tags.any(pronouns) {
		return false
	}
	switch {
	case a.department(*s), alone && a.in(s.head, lCollective) && a.ofPeople(*s):
		s.sort = Team
	case a.in(s.head, lAmbiguous):
		if !a.meantAsPerson(*s) {
			return false
		}
		s.sort = Role
	case s.sort == System:
		return false
	case a.professional(s):
	case alone && a.agentNoun(*s):
		s.sort = Role
	case alone && a.newName(*s):
		s.sort = Name
	default:
		return false
	}
	return true
}

// ofPeople reports whether what stands before a word such as "control" or "firm"
// makes it a group of people: "maintenance control", not "cache control".
func (a *analysis) ofPeople(s subject) bool {
	return s.start < s.head && !a.hasModifier(s, tSys) && !a.hasModifier(s, tSysMod)
}

// meantAsPerson reports whether a word that is a program's as well is meant as a
// person's: by what stands before it ("student worker") or behind ("in charge").
func (a *analysis) meantAsPerson(s subject) bool {
	if a.charged(s.end + 1) {
		return true
	}
	for k := s.start; k < s.head; k++ {
		if t := &a.t[k]; t.kind == opaque || t.ident || t.tags.has(tSysMod) {
			return false
		}
	}
	if s.start == s.head {
		return false
	}
	before := &a.t[s.head-1]
	if w := a.word(s.head); w == "worker" || w == "workers" {
		return a.in(s.head-1, lHumanModifier)
	}
	if a.in(s.head-1, lHumanModifier) {
		return true
	}
	return before.tags == (tags{}) && before.kind == word && !before.cap && !strings.HasSuffix(before.word, "ing")
}

// charged reads "in charge", "on duty" behind a noun.
func (a *analysis) charged(i int) bool {
	switch a.word(i) {
	case "in":
		return a.word(i+1) == "charge"
	case "on":
		return a.in(i+1, lOnDuty)
	}
	return a.word(i) == "responsible" || a.word(i) == "on call"
}

// agentNoun reports whether the phrase is a noun for somebody by what they do,
// "the cataloguers", with an article or in the plural.
func (a *analysis) agentNoun(s subject) bool {
	h := &a.t[s.head]
	if h.tags != (tags{}) || h.upper || h.cap && s.start == s.head || a.in(s.head, lNotAgent) {
		return false
	}
	one, plural := strings.CutSuffix(h.word, "s")
	if a.listed(one, lNotAgent) || !plural && !a.is(s.start, tDet) {
		return false
	}
	if len(one) < 6 {
		return false
	}
	for k := s.start; k < s.head; k++ {
		if t := &a.t[k]; t.kind == opaque || t.ident || t.tags.has(tSys) || t.tags.has(tSysMod) {
			return false
		}
	}
	return strings.HasSuffix(one, "er") || strings.HasSuffix(one, "or") || strings.HasSuffix(one, "ant") && one != "tenant" && one != "variant"
}
