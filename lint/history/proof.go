package history

import (
	"slices"
	"strings"
	"time"
)

// Trailer is the key of the commit trailer that proves actions, unless config
// names another: "Postmortem: INC-42 A3".
const Trailer = "Postmortem"

// Message is a commit with its message, for finding proofs.
type Message struct {
	Commit Commit
	Text   string
}

// Proof is a commit that says that it did an action.
type Proof struct {
	Commit   Commit
	Document string // the incident's id, as written
	Action   string // the action's id, as written; empty for the whole incident
	// Reverted is the commit that took the proof back; nil while it stands.
	Reverted *Commit
}

// Stands tells that the proof was not taken back.
func (p *Proof) Stands() bool { return p.Reverted == nil }

// Proofs finds the commits that prove actions. The messages may come in any
// order; the proofs are ordered by time. A commit that reverts another takes
// its proofs back, and one that reverts the revert gives them again.
func Proofs(messages []Message, key string) []*Proof {
	messages = slices.Clone(messages)
	slices.SortStableFunc(messages, func(a, b Message) int { return a.Commit.When.Compare(b.Commit.When) })
	var proofs []*Proof
	byCommit := map[string][]*Proof{}
	reverts := map[string]string{} // a revert and what it reverted
	for _, m := range messages {
		for _, value := range trailers(m.Text, key) {
			for _, p := range parseProof(m.Commit, value) {
				proofs = append(proofs, p)
				byCommit[m.Commit.ID] = append(byCommit[m.Commit.ID], p)
			}
		}
		target := reverted(m.Text)
		if target == "" {
			continue
		}
		reverts[m.Commit.ID] = target
		takeBack(byCommit, reverts, target, m.Commit)
	}
	return proofs
}

// takeBack marks the proofs of a reverted commit. Reverting a revert gives back
// what that one took.
func takeBack(byCommit map[string][]*Proof, reverts map[string]string, target string, by Commit) {
	undo := false
	for range len(reverts) {
		next, isRevert := reverts[target]
		if !isRevert {
			break
		}
		target, undo = next, !undo
	}
	for _, p := range byCommit[target] {
		p.Reverted = nil
		if !undo {
			c := by
			p.Reverted = &c
		}
	}
}

// trailers gives the values of a key in the last paragraph of a message, as
// git reads them. Case does not matter.
func trailers(message, key string) (values []string) {
	message = strings.TrimSpace(strings.ReplaceAll(message, "\r\n", "\n"))
	i := strings.LastIndex(message, "\n\n")
	if i < 0 {
		return nil
	}
	for line := range strings.Lines(message[i+2:]) {
		name, value, ok := strings.Cut(line, ":")
		if ok && strings.EqualFold(strings.TrimSpace(name), key) {
			values = append(values, strings.TrimSpace(value))
		}
	}
	return values
}

// parseProof reads "INC-42 A3", "INC-42 A3, A4" or "INC-42".
func parseProof(c Commit, value string) []*Proof {
	fields := strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '/' })
	if len(fields) == 0 {
		return nil
	}
	if len(fields) == 1 {
		return []*Proof{{Commit: c, Document: fields[0]}}
	}
	var out []*Proof
	for _, action := range fields[1:] {
		out = append(out, &Proof{Commit: c, Document: fields[0], Action: action})
	}
	return out
}

// reverted is the commit that a message of git revert names, or "".
func reverted(message string) string {
	const words = "This reverts commit "
	i := strings.Index(message, words)
	if i < 0 {
		return ""
	}
	rest := message[i+len(words):]
	end := strings.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune("0123456789abcdef", r) })
	if end < 0 {
		end = len(rest)
	}
	return rest[:end]
}

// Record is what a repository's history says of a set of documents.
type Record struct {
	Lives   []*Life
	Proofs  []*Proof
	Deploys []Deploy // tags, and merges on the configured paths, oldest first
	Shallow bool     // the clone lacks older history
}

// Deploy is something of the repository that a timeline should know of.
type Deploy struct {
	Name   string // the tag's name, or the merge's subject
	Commit string // the abbreviated name of the commit
	When   time.Time
	Merge  bool // a merge, not a tag
}

// Life finds the document at a path, or nil.
func (r *Record) Life(path string) *Life {
	i, ok := slices.BinarySearchFunc(r.Lives, path, func(l *Life, path string) int {
		if l.Latest().Deleted {
			return 1
		}
		return strings.Compare(l.Path, path)
	})
	if !ok {
		return nil
	}
	return r.Lives[i]
}

// ProofsOf gives the proofs of a document's action, oldest first.
func (r *Record) ProofsOf(document, action string) (out []*Proof) {
	if document == "" || action == "" {
		return nil
	}
	for _, p := range r.Proofs {
		if strings.EqualFold(p.Document, document) && strings.EqualFold(p.Action, action) {
			out = append(out, p)
		}
	}
	return out
}

// Proven gives the newest proof of an action that stands, or nil.
func (r *Record) Proven(document, action string) *Proof {
	for _, p := range slices.Backward(r.ProofsOf(document, action)) {
		if p.Stands() {
			return p
		}
	}
	return nil
}
