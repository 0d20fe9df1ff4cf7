package git

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/roster"
)

// Authors lists everybody who wrote a commit that head can reach, as .mailmap
// of the work tree names them, with their newest commit; sorted by name and
// address.
func (r *Repo) Authors(head *Commit) ([]roster.Author, error) {
	mailmap := r.mailmap()
	byEmail := map[string]*roster.Author{}
	err := r.Commits(head, func(c *Commit) bool {
		name, email := mailmap.Map(c.Author.Name, c.Author.Email)
		key := strings.ToLower(name + "\x00" + email)
		a := byEmail[key]
		if a == nil {
			a = &roster.Author{Name: name, Email: email}
			byEmail[key] = a
		}
		if c.When.After(a.Last) {
			a.Last = c.When
		}
		return true
	})
	out := make([]roster.Author, 0, len(byEmail))
	for _, a := range byEmail {
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b roster.Author) int {
		return strings.Compare(a.Name+"\x00"+a.Email, b.Name+"\x00"+b.Email)
	})
	return out, err
}

func (r *Repo) mailmap() *roster.Mailmap {
	b, err := os.ReadFile(filepath.Join(r.root, ".mailmap"))
	if err != nil {
		return nil
	}
	return roster.ParseMailmap(b)
}

// CodeOwners lists the owners that CODEOWNERS names, in the first of the places
// where code hosts look for it.
func (r *Repo) CodeOwners() []string {
	for _, path := range []string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"} {
		if b, err := os.ReadFile(filepath.Join(r.root, filepath.FromSlash(path))); err == nil {
			return roster.CodeOwners(b)
		}
	}
	return nil
}
