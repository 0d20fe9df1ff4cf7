// Package roster knows who may own an action: the persons, handles and teams of
// CODEOWNERS, the config's roster and the repository's authors.
package roster

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/people"
)

// Author is somebody who committed, after .mailmap.
type Author struct {
	Name, Email string
	Last        time.Time // the newest commit
}

// Roster tells known names. The zero value knows nobody.
type Roster struct {
	known map[string]bool      // handles, names, addresses and teams, folded
	last  map[string]time.Time // by the same keys, of authors only
}

// Add makes names known: "@ana", "Ana Silva", "ana@example.com", "@org/team".
func (r *Roster) Add(names ...string) {
	for _, n := range names {
		for _, key := range keys(n) {
			r.put(key, time.Time{})
		}
	}
}

// AddAuthor makes an author known by name, address, and the handle that the
// address suggests.
func (r *Roster) AddAuthor(a Author) {
	for _, key := range append(keys(a.Name), keys(a.Email)...) {
		r.put(key, a.Last)
	}
}

func (r *Roster) put(key string, last time.Time) {
	if r.known == nil {
		r.known, r.last = map[string]bool{}, map[string]time.Time{}
	}
	r.known[key] = true
	if last.After(r.last[key]) {
		r.last[key] = last
	}
}

// Empty tells that nobody is known, so that nothing can be said of anybody.
func (r *Roster) Empty() bool { return len(r.known) == 0 }

// Knows tells whether an owner as written in a document is on the roster.
func (r *Roster) Knows(owner string) bool {
	for _, key := range written(owner) {
		if r.known[key] {
			return true
		}
	}
	return false
}

// LastCommit is the newest commit of an owner; zero for one who is no author.
func (r *Roster) LastCommit(owner string) time.Time {
	var last time.Time
	for _, key := range written(owner) {
		if t := r.last[key]; t.After(last) {
			last = t
		}
	}
	return last
}

// written are the forms of a name as somebody wrote it: without @, case and a
// final stop; the last part of @org/team; the local part of an address.
func written(name string) []string {
	name = strings.ToLower(strings.Join(strings.Fields(strings.Trim(name, " \t<>`*_.")), " "))
	name = strings.TrimPrefix(name, "@")
	if name == "" {
		return nil
	}
	out := []string{name}
	if _, team, ok := strings.Cut(name, "/"); ok {
		out = append(out, team)
	}
	if local, host, ok := strings.Cut(name, "@"); ok {
		if host == "users.noreply.github.com" { // 123456+handle@users.noreply.github.com
			if _, handle, ok := strings.Cut(local, "+"); ok {
				local = handle
			}
		}
		out = append(out, local, strings.NewReplacer(".", " ", "_", " ").Replace(local))
	}
	return out
}

// keys are the forms under which somebody known may be named: also by the given
// name alone, with the initial of the family name, and by initials.
func keys(name string) []string {
	out := written(name)
	if len(out) == 0 {
		return nil
	}
	if words := strings.Fields(out[0]); len(words) > 1 {
		first, last := words[0], []rune(words[len(words)-1])
		out = append(out, first, first+" "+string(last[:1]), people.Initials(out[0]))
	}
	return out
}

// CodeOwners reads the owners of a CODEOWNERS file, in the order of the file;
// comments and patterns are left out.
func CodeOwners(src []byte) (owners []string) {
	for line := range strings.Lines(string(src)) {
		line, _, _ = strings.Cut(line, "#")
		for _, word := range strings.Fields(line) {
			if strings.Contains(word, "@") && !strings.HasPrefix(word, "[") {
				owners = append(owners, word)
			}
		}
	}
	return owners
}
