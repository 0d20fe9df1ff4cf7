package git

import "path/filepath"

// User is the name under which commits are written: of the repository's own
// configuration, else of that of the user whose home is given; "" where neither
// names one.
func (r *Repo) User(home string) string {
	if r.settings.user != "" || home == "" {
		return r.settings.user
	}
	for _, name := range []string{".gitconfig", ".config/git/config"} {
		if s, err := readSettings(filepath.Join(home, filepath.FromSlash(name))); err == nil && s.user != "" {
			return s.user
		}
	}
	return ""
}

// maxHeads is how many branches are looked at for files.
const maxHeads = 200

// EveryBranch lists the wanted files of the heads of all branches, those of remotes
// among them; of a file that several have, one. What cannot be read is left out.
func (r *Repo) EveryBranch(want Filter) []Entry {
	heads, err := r.store.heads()
	if err != nil {
		return nil
	}
	seen, trees := map[string]bool{}, map[ID]bool{}
	var all []Entry
	for _, id := range heads[:min(len(heads), maxHeads)] {
		c, err := r.Commit(id)
		if err != nil || trees[c.Tree] {
			continue
		}
		trees[c.Tree] = true
		files, err := r.Files(c, want)
		if err != nil {
			continue
		}
		for _, f := range files {
			if !seen[f.Path] {
				seen[f.Path] = true
				all = append(all, f)
			}
		}
	}
	return all
}
