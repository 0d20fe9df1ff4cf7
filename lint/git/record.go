package git

import (
	"bytes"
	"errors"
	"fmt"
	"hash/maphash"
	"runtime"
	"slices"

	"github.com/pmlint/pmlint/internal/recovered"

	"github.com/pmlint/pmlint/lint/history"
)

// RecordOptions say what history is told of.
type RecordOptions struct {
	Want Filter // the postmortems, at any commit
	// Snap reads one version of a document, without OldPath, Boundary and Bulk. It
	// is called from several goroutines, for one version perhaps more than once.
	Snap    func(Version) (*history.Snapshot, error)
	Trailer string // the key of trailers that prove actions; empty for the usual one
	Workers int    // 0 for as many as there are cores
	// Deployed tells the files whose merges count as deployments; nil for none.
	Deployed func(path string) bool
}

// Version is a document as one commit has it.
type Version struct {
	Commit history.Commit
	Path   string
	ID     ID
	Source []byte
}

// Record tells the lives of all wanted documents up to head, in one walk along
// first parents, and the proofs in the messages of all commits.
func (r *Repo) Record(head *Commit, opts RecordOptions) (*history.Record, error) {
	r.store.objects.walking.Store(true)
	defer r.store.objects.walking.Store(false)
	steps, err := r.History(head, opts.Want)
	if err != nil {
		return nil, err
	}
	lives, err := r.follow(steps, opts)
	if err != nil {
		return nil, err
	}
	if opts.Trailer == "" {
		opts.Trailer = history.Trailer
	}
	proofs, err := r.proofs(head, opts.Trailer)
	if err != nil {
		return nil, err
	}
	deploys, err := r.deploys(head, opts.Deployed)
	if err != nil {
		return nil, err
	}
	return &history.Record{Lives: lives, Proofs: proofs, Deploys: deploys, Shallow: r.Shallow()}, nil
}

// deploys lists the tags, and the merges along first parents that changed
// deployed files, by time.
func (r *Repo) deploys(head *Commit, deployed func(string) bool) ([]history.Deploy, error) {
	out, err := r.tags()
	if err != nil {
		return nil, err
	}
	for c := head; deployed != nil && len(c.Parents) > 0; {
		parent, err := r.Commit(c.Parents[0])
		if errors.Is(err, ErrMissing) {
			break
		} else if err != nil {
			return nil, err
		}
		if len(c.Parents) > 1 {
			changes, err := r.Diff(parent, c, Filter{File: deployed})
			if err != nil {
				return nil, err
			}
			if len(changes) > 0 {
				out = append(out, history.Deploy{Name: c.Subject(), Commit: c.Short(), When: c.Commit, Merge: true})
			}
		}
		c = parent
	}
	slices.SortStableFunc(out, func(a, b history.Deploy) int { return a.When.Compare(b.When) })
	return out, nil
}

// tags lists the tags with their dates: an annotated one has its own, a plain
// one that of its commit.
func (r *Repo) tags() ([]history.Deploy, error) {
	refs, err := r.store.tagReferences()
	if err != nil {
		return nil, fmt.Errorf("tags: %w", err)
	}
	var out []history.Deploy
	for _, ref := range refs {
		d := history.Deploy{Name: ref.name}
		if t, ok := r.store.tag(ref.id); ok {
			d.When = t.when
		}
		c, err := r.Commit(r.peel(ref.id))
		if err != nil {
			continue // a tag of something else, or of a commit that is not here
		}
		d.Commit = c.Short()
		if d.When.IsZero() {
			d.When = c.Commit
		}
		out = append(out, d)
	}
	return out, nil
}

// proofs reads the messages of all commits and keeps those that can matter.
func (r *Repo) proofs(head *Commit, key string) ([]*history.Proof, error) {
	var messages []history.Message
	lower := bytes.ToLower([]byte(key + ":"))
	err := r.Commits(head, func(c *Commit) bool {
		m := []byte(c.Message)
		if bytes.Contains(bytes.ToLower(m), lower) || bytes.Contains(m, []byte("This reverts commit ")) {
			messages = append(messages, history.Message{Commit: about(c), Text: c.Message})
		}
		return true
	})
	slices.Reverse(messages) // of commits of one second the older came first
	return history.Proofs(messages, key), err
}

func about(c *Commit) history.Commit {
	return history.Commit{ID: c.ID.String(), When: c.When, Author: c.Author.Name, Email: c.Author.Email, Subject: c.Subject()}
}

// version is a snapshot on its way, with the hashes of its lines.
type version struct {
	snapshot *history.Snapshot
	lines    []uint32 // sorted
}

// follow parses every version of every document and follows the documents
// through them: some steps at a time, while those before them are followed, so
// that what versions hold need not be kept.
func (r *Repo) follow(steps []Step, opts RecordOptions) ([]*history.Life, error) {
	var f history.Follower
	last := map[string][]uint32{}
	err := recovered.Pipe(func(send func([]version)) error {
		const atOnce = 512
		seed := maphash.MakeSeed()
		for part := range slices.Chunk(steps, atOnce) {
			versions, err := r.versions(part, opts, seed)
			if err != nil {
				return err
			}
			send(versions)
		}
		return nil
	}, func(versions []version) {
		for _, v := range versions {
			judgeBulk(v, last)
			f.Add(v.snapshot)
		}
	})
	if err != nil {
		return nil, err
	}
	return f.Lives(), nil
}

// versions parses what some steps changed, in parallel, in the order of the
// steps.
func (r *Repo) versions(steps []Step, opts RecordOptions, seed maphash.Seed) ([]version, error) {
	n := 0
	for _, s := range steps {
		n += len(s.Changes)
	}
	out := make([]version, n)
	group := recovered.Group{}
	group.SetLimit(cmpOr(opts.Workers, runtime.GOMAXPROCS(0)))
	at := 0
	for _, s := range steps {
		first := at
		at += len(s.Changes)
		group.Go(func() error {
			for i, c := range s.Changes {
				v, err := r.version(s, c, opts, seed)
				if err != nil {
					return err
				}
				out[first+i] = v
			}
			return nil
		})
	}
	return out, group.Wait()
}

func cmpOr(a, b int) int {
	if a > 0 {
		return a
	}
	return b
}

func (r *Repo) version(s Step, c Change, opts RecordOptions, seed maphash.Seed) (version, error) {
	if c.Deleted() {
		return version{snapshot: &history.Snapshot{Commit: about(s.Commit), Path: c.Path, Deleted: true}}, nil
	}
	b, err := r.Blob(c.New)
	if errors.Is(err, ErrTooLarge) {
		unread := history.Snapshot{Commit: about(s.Commit), Path: c.Path, OldPath: c.OldPath, Boundary: s.Boundary, Unread: true}
		return version{snapshot: &unread}, nil
	} else if err != nil {
		return version{}, fmt.Errorf("%s as of commit %s: %w", c.Path, s.Commit.Short(), err)
	}
	snap, err := opts.Snap(Version{about(s.Commit), c.Path, c.New, b})
	if err != nil {
		return version{}, fmt.Errorf("%s as of commit %s: %w", c.Path, s.Commit.Short(), err)
	}
	snap.OldPath, snap.Boundary = c.OldPath, s.Boundary
	return version{snap, hashLines(b, seed)}, nil
}

func hashLines(b []byte, seed maphash.Seed) []uint32 {
	lines := make([]uint32, 0, bytes.Count(b, []byte("\n"))+1)
	for line := range bytes.Lines(b) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			lines = append(lines, uint32(maphash.Bytes(seed, line)))
		}
	}
	slices.Sort(lines)
	return lines
}

// judgeBulk compares a version with the one before it.
func judgeBulk(v version, last map[string][]uint32) {
	from := v.snapshot.Path
	if v.snapshot.OldPath != "" {
		from = v.snapshot.OldPath
	}
	if before, ok := last[from]; ok && !v.snapshot.Deleted {
		v.snapshot.Bulk = history.Rewritten(keptLines(before, v.lines))
	}
	delete(last, from)
	if !v.snapshot.Deleted {
		last[v.snapshot.Path] = v.lines
	}
}

// keptLines is how many of the older version's lines, in percent, the newer one
// still has.
func keptLines(before, after []uint32) int {
	if len(before) == 0 {
		return 100
	}
	return 100 * sharedLines(before, after) / len(before)
}

// sharedLines is how many lines two versions have in common.
func sharedLines(a, b []uint32) int {
	shared, j := 0, 0
	for _, line := range a {
		for j < len(b) && b[j] < line {
			j++
		}
		if j < len(b) && b[j] == line {
			shared++
			j++
		}
	}
	return shared
}
