// Package ledger is the account of what was promised: every action of every
// postmortem, with owner, due date, state, age, slips and proof.
package ledger

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/roster"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// Entry is one action.
type Entry struct {
	Path     string `json:"path"`     // of its postmortem
	Line     int    `json:"line"`     // from 1
	Incident string `json:"incident"` // the incident's id, else the file's name
	Title    string `json:"title"`    // of the postmortem
	Severity string `json:"severity"` // of the incident, as written
	// Date is the incident's day, YYYY-MM-DD; empty if it is not stated.
	Date    string   `json:"date"`
	ID      string   `json:"id"` // of the action; empty if it has none
	Action  string   `json:"action"`
	Owners  []string `json:"owners"`
	Due     string   `json:"due"`      // YYYY-MM-DD, the last day that the text can mean; empty if none
	DueText string   `json:"due_text"` // as written
	Status  string   `json:"status"`   // open, active, done, dropped, blocked, unknown
	Overdue bool     `json:"overdue"`
	// Age is the number of days since the action was first committed, or
	// without history since the incident; -1 if neither is known.
	Age         int      `json:"age_days"`
	Slips       int      `json:"slips"`        // how often the due date moved later while it was open
	SlippedDays int      `json:"slipped_days"` // by how many days in all
	Proof       string   `json:"proof"`        // the commit that proves it; empty if none does
	Links       []string `json:"links"`
	Orphaned    bool     `json:"orphaned"` // every owner who is an author has long been silent

	due time.Time
	day time.Time
}

// Open tells that something is left to do.
func (e *Entry) Open() bool {
	return e.Status != string(postmortem.StatusDone) && e.Status != string(postmortem.StatusDropped)
}

// orphanDays is after how many days without a commit an owner counts as gone.
const orphanDays = 90

// Context is what an account is drawn up with.
type Context struct {
	Now    time.Time
	Record *history.Record // nil without history
	Roster *roster.Roster  // nil if nobody is known
}

// Read reads what the document at a path itself says of its promises, those of
// its actions that count. Nothing of the document is kept.
func Read(d *postmortem.Document, promises []*postmortem.Action, path string) []Entry {
	of := Entry{Path: path, Incident: strings.Clone(d.Meta.ID.Plain), Title: strings.Clone(d.Title.Plain),
		Severity: strings.Clone(d.Meta.Severity.Plain), day: history.LastDay(d)}
	if of.Incident == "" {
		of.Incident = strings.TrimSuffix(path[strings.LastIndexByte(path, '/')+1:], ".md")
	}
	if !of.day.IsZero() {
		of.Date = of.day.Format(time.DateOnly)
	}
	entries := make([]Entry, len(promises))
	for i, a := range promises {
		entries[i] = of
		entries[i].read(a)
	}
	return entries
}

// Complete adds to the entries of the document at a path what the day and the
// commits tell of them.
func Complete(entries []Entry, path string, c Context) {
	var life *history.Life
	if c.Record != nil {
		life = c.Record.Life(path)
	}
	for i := range entries {
		e := &entries[i]
		e.Overdue = e.Open() && e.Status != string(postmortem.StatusBlocked) && !e.due.IsZero() && e.due.AddDate(0, 0, 1).Before(c.Now)
		e.Age = days(e.day, c.Now)
		if life != nil {
			e.remember(life, c)
		}
		e.Orphaned = e.Open() && orphaned(e.Owners, c)
	}
}

// read takes over what an action says.
func (e *Entry) read(a *postmortem.Action) {
	e.Line, e.ID, e.Action, e.Status = a.Line, strings.Clone(a.ID.Plain), oneLine(a.Text.Plain), string(a.Status)
	e.DueText, e.due = strings.Clone(a.Due.Text.Plain), a.Due.End
	if !e.due.IsZero() {
		e.Due = e.due.Format(time.DateOnly)
	}
	e.Owners, e.Links = []string{}, []string{}
	for _, o := range a.Owners {
		if o.Kind != postmortem.OwnerNobody {
			e.Owners = append(e.Owners, strings.Clone(o.Text.Plain))
		}
	}
	for _, l := range a.Links {
		e.Links = append(e.Links, strings.Clone(l.Target))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// remember adds what the commits tell of the action.
func (e *Entry) remember(life *history.Life, c Context) {
	latest := life.Latest()
	for _, a := range life.Actions {
		same := a.ID == e.ID && oneLine(a.Text) == e.Action
		if !same || a.Vanished != nil {
			continue
		}
		e.Slips, e.SlippedDays = len(a.Slips), a.SlippedDays()
		if !life.Shallow || a.Since.ID != life.First().Commit.ID {
			e.Age = days(a.Since.When, c.Now)
		}
		break
	}
	if p := c.Record.Proven(latest.ID, e.ID); p != nil {
		e.Proof = p.Commit.Short()
	}
}

// days is the number of whole days from one instant to another; -1 if the first
// is not known or later.
func days(from, to time.Time) int {
	if from.IsZero() || from.After(to) {
		return -1
	}
	return int(to.Sub(from).Hours() / 24)
}

func orphaned(owners []string, c Context) bool {
	if c.Roster == nil || len(owners) == 0 {
		return false
	}
	known := false
	for _, o := range owners {
		last := c.Roster.LastCommit(o)
		if last.IsZero() {
			continue
		}
		if known = true; days(last, c.Now) < orphanDays {
			return false
		}
	}
	return known
}

// Filter selects entries; its zero value takes all.
type Filter struct {
	Open, Overdue bool
	Owner         string    // as written, case and @ aside
	Severity      string    // of the incident
	Since         time.Time // incidents on this day or later; those without a date are left out
}

// Select returns the entries that pass the filter.
func Select(entries []Entry, f Filter) []Entry {
	if f == (Filter{}) {
		return entries
	}
	return slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool {
		return f.Open && !e.Open() || f.Overdue && !e.Overdue ||
			f.Owner != "" && !slices.ContainsFunc(e.Owners, func(o string) bool { return fold(o) == fold(f.Owner) }) ||
			f.Severity != "" && !strings.EqualFold(e.Severity, f.Severity) ||
			!f.Since.IsZero() && (e.day.IsZero() || e.day.Before(f.Since))
	})
}

func fold(s string) string { return strings.ToLower(strings.TrimPrefix(strings.TrimSpace(s), "@")) }

// Orders are the names that Sort takes.
var Orders = []string{"due", "owner", "incident", "age", "status", "slips"}

// Sort orders entries by one of Orders; equal ones by path and line. By due
// date those without one come last, by age the oldest first.
func Sort(entries []Entry, order string) {
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(compare(a, b, order), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
}

func compare(a, b Entry, order string) int {
	switch order {
	case "owner":
		return cmp.Compare(ownerKey(a), ownerKey(b))
	case "incident":
		return cmp.Compare(a.Incident, b.Incident)
	case "age":
		return cmp.Compare(b.Age, a.Age)
	case "status":
		return cmp.Compare(a.Status, b.Status)
	case "slips":
		return cmp.Compare(b.SlippedDays, a.SlippedDays)
	}
	return cmp.Compare(dueKey(a), dueKey(b))
}

// ownerKey puts actions without an owner last.
func ownerKey(e Entry) string {
	if len(e.Owners) == 0 {
		return "\uffff"
	}
	return fold(e.Owners[0])
}

func dueKey(e Entry) string {
	if e.Due == "" {
		return "9999-99-99"
	}
	return e.Due
}

// Total is the account of one owner.
type Total struct {
	Owner   string `json:"owner"` // empty for actions that nobody owns
	Open    int    `json:"open"`
	Overdue int    `json:"overdue"`
	Done    int    `json:"done"`
	Slips   int    `json:"slips"`
}

// Totals counts by owner, the one with most open actions first. An action of
// several owners counts for each.
func Totals(entries []Entry) []Total {
	byOwner := map[string]*Total{}
	for _, e := range entries {
		owners := e.Owners
		if len(owners) == 0 {
			owners = []string{""}
		}
		for _, o := range owners {
			t := byOwner[fold(o)]
			if t == nil {
				t = &Total{Owner: o}
				byOwner[fold(o)] = t
			}
			t.add(&e)
		}
	}
	out := make([]Total, 0, len(byOwner))
	for _, t := range byOwner {
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b Total) int {
		return cmp.Or(b.Open-a.Open, b.Overdue-a.Overdue, cmp.Compare(fold(a.Owner), fold(b.Owner)))
	})
	return out
}

func (t *Total) add(e *Entry) {
	t.Slips += e.Slips
	switch {
	case e.Open():
		t.Open++
	case e.Status == string(postmortem.StatusDone):
		t.Done++
	}
	if e.Overdue {
		t.Overdue++
	}
}
