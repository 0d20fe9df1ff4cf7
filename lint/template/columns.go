package template

import "strings"

// RoleOf tells what a table column holds from its header.
func RoleOf(header string) ColumnRole {
	h := titleKey(header)
	if h == "" && strings.TrimSpace(header) == "#" {
		return ColumnID
	}
	if role, ok := columnRoles[h]; ok {
		return role
	}
	// "Action Item Description", "Owner / Team": the first word decides.
	first, rest, _ := strings.Cut(h, " ")
	if first == "date" && (rest == "time" || strings.HasPrefix(rest, "and time") || strings.HasPrefix(rest, "time ")) {
		return ColumnTime
	}
	switch role := columnRoles[first]; role {
	case ColumnAction, ColumnOwner, ColumnDue, ColumnTime, ColumnDate, ColumnEvent, ColumnStatus:
		return role
	}
	return ColumnOther
}

var columnRoles = map[string]ColumnRole{
	"id": ColumnID, "no": ColumnID, "nr": ColumnID, "number": ColumnID, "action id": ColumnID, "ref": ColumnID,
	"action": ColumnAction, "action item": ColumnAction, "actions": ColumnAction, "task": ColumnAction, "item": ColumnAction, "todo": ColumnAction,
	"follow up": ColumnAction, "what": ColumnAction,
	"owner": ColumnOwner, "owners": ColumnOwner, "assignee": ColumnOwner, "assigned to": ColumnOwner, "responsible": ColumnOwner, "who": ColumnOwner, "dri": ColumnOwner, "team": ColumnOwner,
	"due": ColumnDue, "due date": ColumnDue, "deadline": ColumnDue, "target date": ColumnDue, "expected date": ColumnDue, "eta": ColumnDue, "by when": ColumnDue, "target": ColumnDue,
	"status": ColumnStatus, "state": ColumnStatus, "done": ColumnStatus, "progress": ColumnStatus,
	"type": ColumnCategory, "category": ColumnCategory, "kind": ColumnCategory, "classification": ColumnCategory,
	"priority": ColumnPriority, "prio": ColumnPriority, "severity": ColumnPriority,
	"bug": ColumnLink, "issue": ColumnLink, "ticket": ColumnLink, "link": ColumnLink, "tracking": ColumnLink, "reference": ColumnLink, "jira": ColumnLink, "tracking issue": ColumnLink, "tracking bug": ColumnLink, "data link": ColumnLink, "pr": ColumnLink,
	"date": ColumnDate, "day": ColumnDate,
	"time": ColumnTime, "timestamp": ColumnTime, "when": ColumnTime, "date time": ColumnTime, "date and time": ColumnTime, "datetime": ColumnTime, "utc": ColumnTime, "start": ColumnTime,
	"event": ColumnEvent, "events": ColumnEvent, "description": ColumnEvent, "what happened": ColumnEvent, "details": ColumnEvent,
	"author": ColumnAuthor, "editor": ColumnAuthor, "by": ColumnAuthor,
	"change": ColumnChanges, "changes": ColumnChanges, "comment": ColumnChanges,
}
