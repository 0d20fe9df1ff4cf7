// Package actions reads what is to be done: the action items of lists, tables,
// headings and prose, with owner, due date, status, ticket, category and priority.
package actions

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// Action is an action item: something that somebody promised to do.
type Action struct {
	Span    text.Span // the whole item with its notes, or the table row
	Line    int       // of its first line, from 1
	Section *outline.Section
	ID      markdown.Text // "A1"; empty where the item has none
	Text    markdown.Text // what is to be done, without owner, date and state
	Owners  []task.Owner
	Due     task.Due
	Status  task.Status
	// StatusText is the state as written ("in progress", a tick); empty where
	// it follows from a box, tense or heading.
	StatusText markdown.Text
	// Box is the task box: its span covers "[ ]" or "[x]"; empty without one.
	Box     text.Span
	Ticked  bool // the box is ticked
	Horizon task.Horizon
	// HorizonDays is the bound that the horizon's heading states, in days after
	// the incident ("< 1 week": 7); 0 where it states none.
	HorizonDays int
	Category    task.Category
	// CategoryStated tells that a column or label gives the category; else it
	// was told from the words.
	CategoryStated bool
	Priority       markdown.Text
	Links          []*metadata.Link // tracker links, issue references and keys among them
	Keys           []string         // "#123", "OPS-42": references that are not links
	Tracked        bool             // an issue, pull request or ticket is named
	// TitleTracked tells that a title above the item links to an issue, in which
	// the whole group is followed.
	TitleTracked bool
	Notes        []markdown.Text // nested items
	Group        markdown.Text   // the bold name or team that the item stands under
	// Placeholder tells that Text is a placeholder by its form and no action yet.
	// The words of a document's own template only its binding can tell
	// (template.Binding.IsPlaceholder).
	Placeholder bool
	// Columns tells which table columns the item's table has; nil outside
	// tables. A cell may be empty although the column exists.
	Columns *ActionColumns
	Block   *markdown.Block
	// SameAs is the row of a table that promises what this item of another section
	// only explains; nil for an action that stands for itself.
	SameAs *Action
	form   ownerForm
	tag    string // what the text begins with in brackets, if it is no owner by itself
}

// Done tells that nothing is left to do.
func (a *Action) Done() bool { return a.Status == task.StatusDone }

// Open tells that the action is still to be done, be it blocked or not: neither
// done nor dropped.
func (a *Action) Open() bool { return a.Status != task.StatusDone && a.Status != task.StatusDropped }

// StatedStatus is the state as the words in StatusText give it, which a ticked
// box can contradict; empty where none is written.
func (a *Action) StatedStatus() task.Status { return task.StatusOf(a.StatusText.Plain) }

// ActionColumns are the cells of an action's row; a span is zero where the
// table lacks the column.
type ActionColumns struct {
	ID, Action, Owner, Due, Status, Category, Priority, Link text.Span
	Row                                                      int // from 0
	Table                                                    *markdown.Block
}

// ownerForm is how the text of an action gives its owner.
type ownerForm uint8

const (
	formNone        ownerForm = iota
	formColon                 // "Ana: add a test"
	formBracket               // "Add a test (Ana)"
	formDash                  // "Add a test - Ana"
	formComma                 // "Add a test, Ana"
	formLeadBracket           // "[Ana] Add a test"
	formLeadDash              // "Ana - add a test"
	formSubject               // "Ana to add a test"
	formSentence              // "Add a test. Ana, by Friday."
	countForms
)
