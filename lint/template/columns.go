package template

import (
	_ "embed"
	"strings"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

// RoleOf tells what a table column holds from its header.
func RoleOf(header string) ColumnRole {
	h := words.TitleKey(header)
	if h == "" && strings.TrimSpace(header) == "#" {
		return ColumnID
	}
	if role, ok := columnRoles.Find(h); ok {
		return role
	}
	// "Action Item Description", "Owner / Team": the first word decides.
	first, rest, _ := strings.Cut(h, " ")
	if first == "date" && (rest == "time" || strings.HasPrefix(rest, "and time") || strings.HasPrefix(rest, "time ")) {
		return ColumnTime
	}
	switch role := columnRoles.Of(first); role {
	case ColumnAction, ColumnOwner, ColumnDue, ColumnTime, ColumnDate, ColumnEvent, ColumnStatus:
		return role
	}
	return ColumnOther
}

//go:embed columns.txt
var columnsFile string

var columnWords = lexicon.New("lint/template/columns.txt", columnsFile)

var columnRoles = lexicon.NewTable(columnWords, "column", map[string]ColumnRole{
	"id": ColumnID, "action": ColumnAction, "owner": ColumnOwner, "due": ColumnDue, "status": ColumnStatus,
	"category": ColumnCategory, "priority": ColumnPriority, "link": ColumnLink, "date": ColumnDate,
	"time": ColumnTime, "event": ColumnEvent, "author": ColumnAuthor, "changes": ColumnChanges,
})
