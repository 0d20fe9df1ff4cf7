// Package history follows postmortems and their actions through the commits of
// a repository: which promises slipped, which vanished, which were kept and by
// which commit. It knows no git: commits and versions are handed in.
package history

import (
	"hash/fnv"
	"strings"
	"time"
	"unique"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// Commit is a commit as far as history is told by it.
type Commit struct {
	ID      string // the full name, in hexadecimal
	When    time.Time
	Author  string // the name, after .mailmap
	Email   string
	Subject string
}

// Short is the abbreviated name, for messages.
func (c Commit) Short() string { return c.ID[:min(len(c.ID), 10)] }

// Snapshot is what one commit's version of a document says, as far as history
// needs it. The document itself is not kept.
type Snapshot struct {
	Commit  Commit
	Path    string
	OldPath string // where the commit moved the file from, else empty
	Deleted bool
	// Bulk marks a version that shares so few lines with the one before it that
	// it was rewritten or reformatted: it is no evidence of slipping.
	Bulk     bool
	Boundary bool // the oldest commit of a shallow clone
	// Unread marks a version that could not be read, or not whole: what it lacks
	// proves nothing.
	Unread   bool
	ID       string
	Title    string
	Status   string // as written
	Severity string
	// Day is the incident's last day as stated, midnight UTC; zero if none.
	Day  time.Time
	Rows []Row // of the document history section
	// Rest stands for what the document says beside metadata, actions,
	// prevention, participants and document history: what a final postmortem
	// is not expected to change silently.
	Rest uint64
	// Actions are there until the snapshot is followed.
	Actions  []Action
	promised int // how many there were
}

// Row is a row of a document's own history.
type Row struct {
	Day     time.Time
	Author  string
	Changes string
}

// Action is an action as one version states it.
type Action struct {
	ID      string
	Text    string
	Section string // the title of its section
	Line    int    // from 1
	Due     time.Time
	DueText string
	Status  postmortem.Status
	Owners  []string
}

func (a *Action) open() bool {
	return a.Status != postmortem.StatusDone && a.Status != postmortem.StatusDropped
}

// bulkShare is the part of a document's lines, in percent, that a version must
// keep not to count as rewritten.
const bulkShare = 40

// Rewritten tells whether a version that keeps this part of the lines, in
// percent, is no evidence of what happened to single items.
func Rewritten(kept int) bool { return kept < bulkShare }

// Snap takes from a document what history needs; promises are those of its
// actions that count. Texts are copied, and equal ones kept once: versions repeat
// each other, and a piece of a document would keep all of it.
func Snap(d *postmortem.Document, promises []*postmortem.Action, c Commit, path string) *Snapshot {
	s := &Snapshot{Commit: c, Path: path, Unread: len(d.Guards) > 0, ID: keep(d.Meta.ID.Plain), Title: keep(d.Title.Plain),
		Status: keep(d.Meta.Status.Plain), Severity: keep(d.Meta.Severity.Plain)}
	s.Rest = rest(d)
	for _, r := range d.History {
		s.Rows = append(s.Rows, Row{r.Date.Day, keep(r.Author.Plain), keep(r.Changes.Plain)})
	}
	if len(promises) > 0 {
		s.Actions = make([]Action, len(promises))
	}
	for i, a := range promises {
		s.Actions[i] = snapAction(a)
	}
	return s
}

// rest hashes the sections that tell of the incident. Blanks do not count.
func rest(d *postmortem.Document) uint64 {
	h := fnv.New64a()
	for _, s := range d.Sections {
		if s.Within(postmortem.KindActions) || s.Within(postmortem.KindPrevention) || s.Within(postmortem.KindHistory) ||
			s.Within(postmortem.KindParticipants) {
			continue
		}
		for _, b := range s.Blocks {
			for _, word := range strings.Fields(d.File.Text(b.Span)) {
				h.Write([]byte(word))
				h.Write([]byte{' '})
			}
		}
	}
	return h.Sum64()
}

func keep(s string) string { return unique.Make(s).Value() }

func snapAction(a *postmortem.Action) Action {
	out := Action{ID: keep(a.ID.Plain), Text: keep(a.Text.Plain), Line: a.Line, Due: a.Due.End, DueText: keep(a.Due.Text.Plain),
		Status: a.Status}
	if a.Section != nil {
		out.Section = keep(a.Section.Title.Plain)
	}
	for _, o := range a.Owners {
		if o.Kind != postmortem.OwnerNobody {
			out.Owners = append(out.Owners, keep(o.Text.Plain))
		}
	}
	return out
}

// LastDay is the last day that a document's timeline or date gives for the
// incident, as midnight UTC; zero where it states none.
func LastDay(d *postmortem.Document) time.Time {
	day := d.Meta.Date.Day
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			if e.Start.HasDate && e.Phase != postmortem.PhaseAfter && e.Start.Local.After(day) {
				y, m, dd := e.Start.Local.Date()
				day = time.Date(y, m, dd, 0, 0, 0, 0, time.UTC)
			}
		}
	}
	return day
}

// Life is a document through its commits.
type Life struct {
	Path string // where it is now, or was when it was deleted
	// Versions are the snapshots, oldest first.
	Versions []*Snapshot
	Actions  []*ActionLife // in the order in which they first appeared
	Statuses []Change      // of the document's status; the first has no From
	// Shallow tells that the clone lacks the document's first versions.
	Shallow bool
}

// Latest is the newest version.
func (l *Life) Latest() *Snapshot { return l.Versions[len(l.Versions)-1] }

// Action finds the life of an action that is there now, by its id and words;
// nil for one that no commit has as it is.
func (l *Life) Action(id, text string) *ActionLife {
	for _, a := range l.Actions {
		if !a.gone && a.ID == id && normal(a.Text) == normal(text) {
			return a
		}
	}
	return nil
}

// First is the oldest version known.
func (l *Life) First() *Snapshot { return l.Versions[0] }

// Change is a value that a commit changed.
type Change struct {
	Commit   Commit
	From, To string
}

// ActionLife is an action through the commits.
type ActionLife struct {
	Action         // as the last version that had it states it
	Since   Commit // that first had it
	Slips   []Slip // due dates moved later while it was open
	Closed  []Commit
	Reopens []Commit
	Owned   []Change // of owners
	// Vanished is the commit that took it away while it was open; nil for an
	// action that is still there or was closed before.
	Vanished *Commit
	gone     bool
	copied   bool // it came with a document that began as a copy of another
}

// Slip is a due date moved to a later day.
type Slip struct {
	Commit   Commit
	From, To time.Time
}

// Days is how far the due date moved.
func (s Slip) Days() int { return int(s.To.Sub(s.From).Hours() / 24) }

// SlippedDays is by how many days the due date moved in all.
func (a *ActionLife) SlippedDays() int {
	days := 0
	for _, s := range a.Slips {
		days += s.Days()
	}
	return days
}
