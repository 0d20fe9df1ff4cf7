package gather

import (
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/record"
)

// GitEvent is what a repository did as an event.
func GitEvent(h git.Happened) record.Event {
	e := record.Event{At: h.When.UTC(), Level: record.Notice, Subject: h.Short,
		Origin: record.Origin{Kind: "git", ID: h.Short, Stamp: h.When.Format("2006-01-02T15:04:05Z07:00"), File: "git"}}
	by := ""
	if h.Commit != nil && h.Commit.Author.Name != "" {
		by = " by " + h.Commit.Author.Name
	}
	switch {
	case h.Tag:
		e.Text, e.Act, e.Subject = "Tagged "+h.Name+" ("+h.Short+")", record.Deployed, h.Name
		e.Origin.ID = "tag/" + h.Name
	case h.Revert:
		e.Text, e.Act = "Reverted ("+h.Short+")"+by+": "+h.Name, record.Reverted
	case h.Merge:
		e.Text, e.Act = "Merged ("+h.Short+")"+by+": "+h.Name, record.Merged
	default:
		e.Text = "Committed (" + h.Short + ")" + by + ", with " + h.Path + ": " + h.Name
	}
	return e
}
