package actions

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// actionScope is what headings and lines above items say for all of them.
type actionScope struct {
	section *outline.Section
	horizon task.Horizon
	days    int // the bound of the horizon, if stated
	due     task.Due
	status  task.Status
	titled  task.Status // the state that the titles give; status where no line says otherwise
	group   markdown.Text
	owners  []task.Owner
	tracked bool // a title, or the line above the list, links to an issue
	// followed tells that a title does; tracked where no line says so.
	followed bool
}

// titleTracked tells a title with a link to an issue: "Short term (follow along
// [here](...))".
func (r *actionReader) titleTracked(s *outline.Section) bool {
	if !bytes.Contains(r.doc.File.Bytes()[s.Title.Span.Start:s.Title.Span.End], []byte("://")) {
		return false
	}
	var a Action
	r.collectLinks(&a, r.doc.ProseAt(s.Title.Span))
	return r.anyTracker(a.Links)
}

// scopeOf reads the titles of s and of the sections above it.
func (r *actionReader) scopeOf(s *outline.Section) actionScope {
	sc := actionScope{section: s}
	for up := s; up != nil && up.Parent != nil; up = up.Parent {
		title := up.Title.Plain
		if sc.horizon == task.HorizonNone {
			sc.horizon, sc.days = task.HorizonOf(title), task.HorizonDays(title)
		}
		if sc.due.Text.IsZero() {
			sc.due = r.titleDue(up)
		}
		if sc.status == "" {
			sc.status = task.StatusOfTitle(title)
		}
		if up.Kind == outline.KindActions {
			if start, end := r.belonging(title); start < end && sc.owners == nil {
				sc.owners = r.ownersIn(up.Title, start, end)
			}
			break
		}
		if sc.group.IsZero() {
			sc.group = up.Title
			sc.owners = r.groupOwners(up.Title)
		}
	}
	for up := s; up != nil && up.Parent != nil && inActions(up) && !sc.tracked; up = up.Parent {
		sc.tracked = r.titleTracked(up)
	}
	sc.titled, sc.followed = sc.status, sc.tracked
	return sc
}

// titleDue reads "(Target: Q3 2026)" in a heading.
func (r *actionReader) titleDue(s *outline.Section) task.Due {
	title := s.Title.Plain
	i := strings.IndexByte(title, ':')
	open := strings.LastIndexByte(title[:max(i, 0)], '(')
	if open < 0 || task.FieldOf(title[open+1:i]) != task.FieldDue {
		return task.Due{}
	}
	end := strings.IndexByte(title[i:], ')')
	if end < 0 {
		return task.Due{}
	}
	p := r.doc.ProseAt(s.Title.Span)
	start, stop := task.TrimRange(p.Text, min(i+1, len(p.Text)), min(i+end, len(p.Text)))
	if p.Text != title || start >= stop {
		return task.Due{}
	}
	due := task.DueOf(r.due, r.doc.Text(p.Source(start, stop)))
	if !due.Known() {
		return task.Due{}
	}
	return due
}

// groupOwners reads a heading or label above items as their owner, if it names
// a team, a handle or a person known by name.
func (r *actionReader) groupOwners(t markdown.Text) []task.Owner {
	s := strings.TrimRight(strings.TrimSpace(t.Plain), ": ")
	for _, lead := range [...]string{"owner: ", "team: ", "assignee: ", "owned by ", "assigned to "} {
		if ascii.HasPrefixFold(s, lead) {
			return r.ownersIn(t, len(lead), len(s))
		}
	}
	if start, end := labelledOwners(s); start < end {
		return r.ownersIn(t, start, end)
	}
	if start, end := r.belonging(s); start < end {
		return r.ownersIn(t, start, end)
	}
	if r.AreOwners(s, false) || task.IsInitials(s) && r.Speaks(s) {
		return r.ownersIn(t, 0, len(s))
	}
	if r.habit {
		return r.ownersOfGroup(t)
	}
	return nil
}

// belonging is the part of a title that says whose the actions below are: "For Ana and
// Bo", "Tasks for the SRE team", "Ana's tasks", "SRE team action items".
func (r *actionReader) belonging(title string) (start, end int) {
	start, end = 0, len(title)
	for start < end && workNouns.Has(firstWord(title[start:])) {
		start += len(firstWord(title[start:]))
		start += ascii.SkipSpaces(title[start:], 0)
	}
	joint := firstWord(title[start:])
	switch {
	case workJoints.Has(joint) && start+len(joint) < end:
		start += len(joint)
	case start > 0:
		return 0, 0
	default:
		for end > 0 && workNouns.Has(wordBefore(title, end)) {
			end = len(strings.TrimRight(title[:end-len(wordBefore(title, end))], " "))
		}
		if end == len(title) || end == 0 {
			return 0, 0
		}
		for _, of := range [...]string{"'s", "’s", "s'", "s’"} {
			if bare, ok := strings.CutSuffix(title[:end], of); ok {
				end = len(bare) + outline.BoolInt(of[0] == 's')
			}
		}
	}
	start, end = task.TrimRange(title, start, end)
	if start >= end || !r.AreOwners(title[start:end], false) {
		return 0, 0
	}
	return start, end
}

// firstWord is the word that a text begins with, in lower case.
func firstWord(s string) string {
	n := 0
	for n < len(s) && ascii.IsTermByte(s[n]) {
		n++
	}
	return strings.ToLower(s[:n])
}

// labelledOwners is what a label in brackets or behind a dash says of the owners of all
// that a title heads: "Detect (owner: Ana)", "Short term — Owner: Ana".
func labelledOwners(title string) (start, end int) {
	for i := 1; i < len(title); i++ {
		behindDash := title[i] == ' ' && task.HasSeparator(title[i:])
		if title[i] != '(' && title[i] != '[' && !behindDash {
			continue
		}
		at := i + 1
		if behindDash {
			at = len(title) - len(strings.TrimLeft(title[i:], " -–—|·•"))
		}
		key, n := task.FieldAt(title, at, at)
		if key != task.FieldOwner || n == 0 {
			continue
		}
		end = at + n + max(0, strings.IndexAny(title[at+n:]+")", ")]|"))
		return task.TrimRange(title, at+n, end)
	}
	return 0, 0
}

// ownersIn reads owners from part of a text whose source is one piece.
func (r *actionReader) ownersIn(t markdown.Text, start, end int) []task.Owner {
	p := r.doc.ProseAt(t.Span)
	if p.Text != t.Plain {
		return nil
	}
	var owners []task.Owner
	for _, o := range task.FindOwners(t.Plain[start:end]) {
		owners = append(owners, task.Owner{Text: r.doc.Text(p.Enclosing(start+o.Start, start+o.End)), Kind: o.Kind})
	}
	return owners
}
