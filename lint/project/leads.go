package project

import (
	"path/filepath"
	"strings"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// LedOut reports whether a path in the project leads out of it by a link that the
// repository holds. Whoever may change the repository, on a pull request anybody, then
// says where it leads, and not the user who named the path. Links that the repository
// does not hold are the user's own.
func (p *Project) LedOut(full string) bool {
	held := false
	var links map[string]bool
	const most = 40
	for range most {
		if p.Outside(full) {
			return held
		}
		link, rest := p.firstLink(full)
		if link == "" {
			return false
		}
		if links == nil {
			repo, err := p.Git()
			if err != nil {
				return false
			}
			if links, err = repo.Links(); err != nil {
				return true // nobody can tell
			}
		}
		held = held || links[p.Rel(link)]
		full = filepath.Join(rootfs.Follow(link), rest)
	}
	return held
}

// firstLink is the first link on the way from the root to a path in the project, and
// what of the path is behind it; "" where there is none.
func (p *Project) firstLink(full string) (link, rest string) {
	at := p.root
	parts := strings.Split(p.Rel(full), "/")
	for i, part := range parts {
		at = filepath.Join(at, part)
		if rootfs.Follow(at) != "" {
			return at, filepath.Join(parts[i+1:]...)
		}
	}
	return "", ""
}
