package ledger

import (
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
)

const hostile = "# Queue |filled\x1b[31m up\n\n**Incident ID:** INC-9\n**Date:** 2026-03-01\n**Severity:** SEV-2\n\n## Action Items\n\n" +
	"| ID | Action | Owner | Due | Status |\n|---|---|---|---|---|\n" +
	"| A1 | =HYPERLINK(\"http://evil.example\") \\| `x` @everyone <script> | @ana, Bo | 2026-03-10 | Open |\n" +
	"| A2 | Add a canary | TBD | ASAP | In progress |\n" +
	"| A3 | Pin the client version | @ana | 2026-03-05 | Done |\n"

func account(t *testing.T) Account {
	t.Helper()
	now := time.Date(2026, 3, 15, 12, 0, 0, 0, time.UTC)
	d := postmortem.Parse("postmortems/a.md", []byte(hostile), postmortem.Options{})
	entries := Read(d, d.Actions, "postmortems/a.md")
	Complete(entries, "postmortems/a.md", Context{Now: now})
	if len(entries) != 3 {
		t.Fatalf("%d entries", len(entries))
	}
	return Account{Entries: entries, Totals: Totals(entries), Now: now}
}

func written(t *testing.T, a Account, format string) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, a, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestEntries(t *testing.T) {
	a := account(t)
	first := a.Entries[0]
	if !first.Overdue || first.Age != 14 || first.Due != "2026-03-10" || strings.Join(first.Owners, "+") != "@ana+Bo" || first.Severity != "SEV-2" {
		t.Errorf("%+v", first)
	}
	if second := a.Entries[1]; second.Due != "" || second.DueText != "ASAP" || len(second.Owners) != 0 || second.Overdue || second.Status != "active" {
		t.Errorf("%+v", second)
	}
	if third := a.Entries[2]; third.Overdue || third.Open() {
		t.Errorf("%+v", third)
	}
}

func TestSelect(t *testing.T) {
	a := account(t)
	tests := []struct {
		name   string
		filter Filter
		want   string
	}{
		{"all", Filter{}, "A1 A2 A3"},
		{"open", Filter{Open: true}, "A1 A2"},
		{"overdue", Filter{Overdue: true}, "A1"},
		{"owner without @ and case", Filter{Owner: "ANA"}, "A1 A3"},
		{"second owner", Filter{Owner: "bo"}, "A1"},
		{"part of a name is no owner", Filter{Owner: "an"}, ""},
		{"severity", Filter{Severity: "sev-2"}, "A1 A2 A3"},
		{"other severity", Filter{Severity: "SEV-1"}, ""},
		{"since the day", Filter{Since: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}, "A1 A2 A3"},
		{"since a later day", Filter{Since: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var ids []string
			for _, e := range Select(a.Entries, tt.filter) {
				ids = append(ids, e.ID)
			}
			if got := strings.Join(ids, " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSort(t *testing.T) {
	for order, want := range map[string]string{"due": "A3 A1 A2", "owner": "A1 A3 A2", "status": "A2 A3 A1", "incident": "A1 A2 A3", "age": "A1 A2 A3", "slips": "A1 A2 A3"} {
		entries := account(t).Entries
		Sort(entries, order)
		var ids []string
		for _, e := range entries {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("by %s: %s, want %s", order, got, want)
		}
	}
}

// TestWriteIsHarmless holds every format against what a document may contain.
func TestWriteIsHarmless(t *testing.T) {
	a := account(t)
	a.Entries[0].Title = "Queue \x1b[31m\r\n::error::x"
	for _, format := range Formats {
		got := written(t, a, format)
		if strings.Contains(got, "\x1b") || strings.Contains(strings.ReplaceAll(got, "\r\n", ""), "\r") || strings.Contains(got, "\n::error") {
			t.Errorf("%s passes control characters on: %q", format, got)
		}
	}
	if got := written(t, a, "markdown"); strings.Contains(got, "<script>") || strings.Contains(got, "@everyone") || !strings.Contains(got, `\|`) {
		t.Errorf("markdown: %s", got)
	}
	if got := written(t, a, "csv"); !strings.Contains(got, `"'=HYPERLINK`) && !strings.Contains(got, `,'=HYPERLINK`) {
		t.Errorf("csv has a formula: %s", got)
	}
	if got := written(t, Account{}, "json"); !strings.Contains(got, `"actions": []`) {
		t.Errorf("json of nothing: %s", got)
	}
}

func TestCalendarHoldsOpenDatedActionsOnly(t *testing.T) {
	got := written(t, account(t), "ics")
	if strings.Count(got, "BEGIN:VTODO") != 1 || !strings.Contains(got, "DUE;VALUE=DATE:20260310") {
		t.Errorf("got %s", got)
	}
}
