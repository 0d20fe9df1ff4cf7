package git

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/internal/roster"
)

// Authors lists everybody who wrote a commit that head can reach, as .mailmap
// of the work tree names them, with their newest commit; sorted by name and
// address.
func (r *Repo) Authors(head *Commit) ([]roster.Author, error) {
	mailmap, err := r.mailmap()
	if err != nil {
		return nil, err
	}
	byEmail := map[string]*roster.Author{}
	err = r.Commits(head, func(c *Commit) bool {
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

func (r *Repo) mailmap() (*roster.Mailmap, error) {
	b, err := r.readListed(".mailmap")
	if err != nil || b == nil {
		return nil, err
	}
	return roster.ParseMailmap(b), nil
}

// maxListed is the size in bytes above which no list of people is read; code
// hosts stop at 3 MB.
const maxListed = 4 << 20

// readListed reads a file of the work tree that lists people; nil if there is
// none.
func (r *Repo) readListed(name string) ([]byte, error) {
	tree, err := rootfs.Open(r.root)
	if err != nil {
		return nil, err
	}
	defer tree.Close()
	b, err := tree.ReadFile(name, maxListed)
	switch {
	case err == nil:
		return b, nil
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return nil, nil
	case errors.Is(err, rootfs.ErrTooLarge):
		return nil, fmt.Errorf("%s: larger than %d MiB, the most that it may have", name, maxListed>>20)
	}
	if refused := new(fs.PathError); errors.As(err, &refused) {
		err = refused.Err
	}
	return nil, fmt.Errorf("%s: %w", name, err)
}

// CodeOwners lists the owners that CODEOWNERS names, in the first of the places
// where code hosts look for it.
func (r *Repo) CodeOwners() ([]string, error) {
	for _, path := range []string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"} {
		if b, err := r.readListed(path); b != nil || err != nil {
			return roster.CodeOwners(b), err
		}
	}
	return nil, nil
}
