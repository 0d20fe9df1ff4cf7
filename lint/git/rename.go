package git

import (
	"cmp"
	"hash/maphash"
	"path"
	"slices"
)

// Files are compared with those that they may have been, not each with each: a
// change can delete and add any number. Beyond the limits files count as new.
const (
	// renameScore is the part of lines, in percent, that a moved file keeps;
	// git's own default.
	renameScore = 50
	// maxCandidates bounds how many deleted files an added one is compared with:
	// those that it shares most lines with that few others have.
	maxCandidates = 8
	// maxSharers is in how many deleted files a line may stand that tells them apart.
	maxSharers = 8
	// maxRenameLines and maxRenameBytes bound what is compared, on either side.
	maxRenameLines = 1 << 20
	maxRenameBytes = 64 << 20
)

// PairRenames makes one change of an added and a deleted file that are the same
// document: their content is equal, or most of their lines are. The content of
// added files is loaded by load, since it may not be in the repository yet. What it
// takes grows with the size of the files, not with the number of pairs.
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
		p := &pairer{changes: changes, gone: map[int]bool{}, seed: maphash.MakeSeed()}
		p.same(added, deleted)
		old := func(c Change) ([]byte, error) { return r.Blob(c.Old) }
		if err := p.similar(added, deleted, load, old); err != nil {
			return nil, err
		}
		changes = p.rest()
	}
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return changes, nil
}

type pairer struct {
	changes []Change
	gone    map[int]bool // deletions that became renames
	seed    maphash.Seed
}

func (p *pairer) join(added, deleted int) {
	p.changes[added].OldPath = p.changes[deleted].Path
	p.changes[added].Old = p.changes[deleted].Old
	p.gone[deleted] = true
}

// same pairs files of equal content.
func (p *pairer) same(added, deleted []int) {
	of := map[ID][]int{}
	for _, d := range deleted {
		of[p.changes[d].Old] = append(of[p.changes[d].Old], d)
	}
	for _, a := range added {
		if equal := of[p.changes[a].New]; len(equal) > 0 {
			of[p.changes[a].New] = equal[1:]
			p.join(a, equal[0])
		}
	}
}

// similar pairs files that share most lines, the most alike first.
func (p *pairer) similar(added, deleted []int, load, old func(Change) ([]byte, error)) error {
	deleted = slices.DeleteFunc(slices.Clone(deleted), func(d int) bool { return p.gone[d] })
	added = slices.DeleteFunc(slices.Clone(added), func(a int) bool { return !p.changes[a].Added() })
	if len(added) == 0 || len(deleted) == 0 {
		return nil
	}
	before, err := p.hash(deleted, old)
	if err != nil {
		return err
	}
	after, err := p.hash(added, load)
	if err != nil {
		return err
	}
	origins := p.newOrigins(before)
	type pair struct{ added, deleted, score int }
	var pairs []pair
	for _, a := range after {
		for _, i := range origins.of(path.Base(p.changes[a.change].Path), a.lines) {
			if score := likeness(a.lines, before[i].lines); score >= renameScore {
				pairs = append(pairs, pair{a.change, before[i].change, score})
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

// hashed is the content of a changed file.
type hashed struct {
	change int
	lines  []uint32 // hashes of those that are not blank, sorted
}

// hash reads files, up to the limits.
func (p *pairer) hash(changes []int, load func(Change) ([]byte, error)) ([]hashed, error) {
	out := make([]hashed, 0, len(changes))
	lines, size := 0, 0
	for _, i := range changes {
		b, err := load(p.changes[i])
		if err != nil {
			return nil, err
		}
		h := hashed{i, hashLines(b, p.seed)}
		if lines, size = lines+len(h.lines), size+len(b); lines > maxRenameLines || size > maxRenameBytes {
			break
		}
		out = append(out, h)
	}
	return out, nil
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

// origins finds among deleted files those that an added one may have been.
type origins struct {
	lines  []origin // sorted
	named  map[string]int
	number int
}

// origin is a line and the file that it stands in.
type origin struct {
	line uint32
	file int32
}

func compareOrigins(a, b origin) int {
	return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.file, b.file))
}

func (p *pairer) newOrigins(before []hashed) *origins {
	o := &origins{named: map[string]int{}, number: len(before)}
	for i, h := range before {
		for _, line := range slices.Compact(slices.Clone(h.lines)) {
			o.lines = append(o.lines, origin{line, int32(i)})
		}
		o.named[path.Base(p.changes[h.change].Path)] = i
	}
	slices.SortFunc(o.lines, compareOrigins)
	return o
}

// of lists candidates: one of the same name, those that share most lines that few
// have, and where these are not enough the first ones.
func (o *origins) of(name string, lines []uint32) []int {
	shared := map[int]int{}
	for i, line := range lines {
		if i > 0 && line == lines[i-1] {
			continue
		}
		at, _ := slices.BinarySearchFunc(o.lines, origin{line: line}, compareOrigins)
		end := at
		for end < len(o.lines) && o.lines[end].line == line && end-at <= maxSharers {
			end++
		}
		if end-at > maxSharers {
			continue
		}
		for _, x := range o.lines[at:end] {
			shared[int(x.file)]++
		}
	}
	if i, ok := o.named[name]; ok {
		shared[i] += len(lines) + 1
	}
	for i := 0; i < o.number && len(shared) < maxCandidates; i++ {
		if _, ok := shared[i]; !ok {
			shared[i] = 0
		}
	}
	candidates := make([]int, 0, len(shared))
	for i := range shared {
		candidates = append(candidates, i)
	}
	slices.SortFunc(candidates, func(a, b int) int { return cmp.Or(shared[b]-shared[a], a-b) })
	return candidates[:min(len(candidates), maxCandidates)]
}

// likeness is how many lines, in percent of the longer file, two files share.
func likeness(a, b []uint32) int {
	longer := max(len(a), len(b))
	if len(a) == 0 || len(b) == 0 || 100*min(len(a), len(b)) < renameScore*longer {
		return 0
	}
	return 100 * sharedLines(a, b) / longer
}
