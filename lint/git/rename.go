package git

import (
	"bytes"
	"cmp"
	"slices"
)

const (
	// maxRenames bounds how many added and deleted files are compared with each
	// other by content; beyond it only files of equal content are paired.
	maxRenames = 200
	// renameScore is the part of lines, in percent, that a moved file keeps;
	// git's own default.
	renameScore = 50
)

// PairRenames makes one change of an added and a deleted file that are the same
// document: their content is equal, or most of their lines are. The content of
// added files is loaded by load, since it may not be in the repository yet.
func (r *Repo) PairRenames(changes []Change, load func(Change) ([]byte, error)) ([]Change, error) {
	var added, deleted []int
	for i, c := range changes {
		if c.Added() {
			added = append(added, i)
		} else if c.Deleted() {
			deleted = append(deleted, i)
		}
	}
	if len(added) > 0 && len(deleted) > 0 {
		p := &pairer{repo: r, load: load, changes: changes, gone: map[int]bool{}}
		p.same(added, deleted)
		if len(added)*len(deleted) <= maxRenames*maxRenames {
			if err := p.similar(added, deleted); err != nil {
				return nil, err
			}
		}
		changes = p.rest()
	}
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return changes, nil
}

type pairer struct {
	repo    *Repo
	load    func(Change) ([]byte, error)
	changes []Change
	gone    map[int]bool // deletions that became renames
}

func (p *pairer) join(added, deleted int) {
	p.changes[added].OldPath = p.changes[deleted].Path
	p.changes[added].Old = p.changes[deleted].Old
	p.gone[deleted] = true
}

// same pairs files of equal content.
func (p *pairer) same(added, deleted []int) {
	for _, a := range added {
		for _, d := range deleted {
			if !p.gone[d] && p.changes[a].New == p.changes[d].Old {
				p.join(a, d)
				break
			}
		}
	}
}

// similar pairs files that share most lines, the most alike first.
func (p *pairer) similar(added, deleted []int) error {
	type pair struct{ added, deleted, score int }
	var pairs []pair
	lines := map[int]map[string]int{}
	for _, d := range deleted {
		if p.gone[d] {
			continue
		}
		b, err := p.repo.Blob(p.changes[d].Old)
		if err != nil {
			return err
		}
		lines[d] = countLines(b)
	}
	for _, a := range added {
		if !p.changes[a].Added() || len(lines) == 0 {
			continue
		}
		b, err := p.load(p.changes[a])
		if err != nil {
			return err
		}
		own := countLines(b)
		for d, theirs := range lines {
			if score := likeness(own, theirs); score >= renameScore {
				pairs = append(pairs, pair{a, d, score})
			}
		}
	}
	slices.SortFunc(pairs, func(x, y pair) int {
		return cmp.Or(y.score-x.score, x.added-y.added, x.deleted-y.deleted)
	})
	for _, x := range pairs {
		if p.changes[x.added].Added() && !p.gone[x.deleted] {
			p.join(x.added, x.deleted)
		}
	}
	return nil
}

func (p *pairer) rest() []Change {
	out := p.changes[:0]
	for i, c := range p.changes {
		if !p.gone[i] {
			out = append(out, c)
		}
	}
	return out
}

// countLines counts the lines of a file that are not blank.
func countLines(b []byte) map[string]int {
	lines := map[string]int{}
	for line := range bytes.Lines(b) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			lines[string(line)]++
		}
	}
	return lines
}

// likeness is how many lines, in percent of the longer file, two files share.
func likeness(a, b map[string]int) int {
	shared, na, nb := 0, 0, 0
	for line, n := range a {
		na += n
		shared += min(n, b[line])
	}
	for _, n := range b {
		nb += n
	}
	if na == 0 || nb == 0 {
		return 0
	}
	return 100 * shared / max(na, nb)
}
