// Package task reads what short texts say of an action: who owns it, by when, in
// what state it is, what it is good for, which ticket follows it. It knows words
// and no document: where such a text stands, in a cell, behind a label, at the end
// of an item, is for package actions to find.
package task

import (
	"time"

	"github.com/pmlint/pmlint/lint/markdown"
)

// Owner is who an action belongs to, as written.
type Owner struct {
	Text markdown.Text
	Kind OwnerKind
}

// OwnerKind tells what sort of owner is named.
type OwnerKind string

// The sorts of owners.
const (
	OwnerHandle   OwnerKind = "handle"   // @ana
	OwnerPerson   OwnerKind = "person"   // a name
	OwnerInitials OwnerKind = "initials" // AG
	OwnerEmail    OwnerKind = "email"
	OwnerTeam     OwnerKind = "team"
	OwnerRole     OwnerKind = "role"   // "on-call", "developers": neither a person nor a team
	OwnerNobody   OwnerKind = "nobody" // "TBD", "everyone", a placeholder: stated, but no owner
)

// Due is when an action is promised for.
type Due struct {
	Text markdown.Text // as written; empty where nothing is stated
	// Start and End are the first and last day that the text can mean, as
	// midnight UTC; both zero where the text is no date ("ASAP").
	Start, End time.Time
	// Exact tells that a day is stated, not a month or quarter.
	Exact bool
	// Relative tells that the text counts from another day ("in 2 weeks").
	Relative  bool
	Ambiguous bool // day and month could be swapped
	Loose     bool // a span of lengths or a rough one: End is the latest day that it can mean
}

// Known tells that the due date is one.
func (d Due) Known() bool { return !d.End.IsZero() }

// Status is the state of an action.
type Status string

// The states of actions.
const (
	StatusOpen    Status = "open"
	StatusActive  Status = "active"
	StatusDone    Status = "done"
	StatusDropped Status = "dropped"
	StatusBlocked Status = "blocked"
	StatusUnknown Status = "unknown" // a state is written that the model does not know
)

// Horizon is how soon an action is promised, from its heading or column.
type Horizon string

// The horizons of actions.
const (
	HorizonNone      Horizon = ""
	HorizonImmediate Horizon = "immediate"
	HorizonShort     Horizon = "short_term"
	HorizonLong      Horizon = "long_term"
)

// Category is what an action is good for.
type Category string

// The categories of actions.
const (
	CategoryNone        Category = ""
	CategoryDetect      Category = "detect"
	CategoryPrevent     Category = "prevent"
	CategoryMitigate    Category = "mitigate"
	CategoryRespond     Category = "respond"
	CategoryRepair      Category = "repair"
	CategoryInvestigate Category = "investigate"
)
