package ledger

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode"
)

// FuzzWrite writes actions of any text in every format: JSON is JSON, CSV has as many
// cells in each row, a calendar has lines of 75 bytes that end in CRLF and no control
// characters, and no format has an escape sequence.
func FuzzWrite(f *testing.F) {
	f.Add("Add an alert", "@ana", "2026-03-10", "INC-1")
	f.Add("=cmd|' /c x'!A1", "\x1b]0;x\x07", "ASAP\r\nBEGIN:VALARM", "::error::x")
	f.Add(strings.Repeat("ä\u202e", 60), "<b>|`", "\x00\xff", "a,b;c\\n\"")
	f.Fuzz(func(t *testing.T, action, owner, due, id string) {
		a := Account{Now: time.Date(2026, 3, 15, 12, 0, 0, 0, time.UTC), Entries: []Entry{
			{Path: "a.md", Line: 1, Incident: id, Title: action, Action: action, Owners: []string{owner}, DueText: due, Status: "open", Age: -1},
			{Path: due, Line: 2, Incident: owner, ID: id, Action: owner, Due: "2026-03-10", Status: "dropped", Links: []string{due},
				due: time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC)},
		}}
		Sort(a.Entries, "owner")
		a.Totals = Totals(a.Entries)
		for _, format := range Formats {
			var b bytes.Buffer
			if err := Write(&b, a, format); err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			if format != "json" && strings.ContainsFunc(b.String(), func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' }) {
				t.Errorf("%s holds a control character: %q", format, b.String())
			}
			switch format {
			case "json":
				if !json.Valid(b.Bytes()) {
					t.Errorf("no JSON: %q", b.String())
				}
			case "csv":
				if rows, err := csv.NewReader(&b).ReadAll(); err != nil || len(rows) != 3 {
					t.Errorf("%d rows, %v", len(rows), err)
				}
			case "ics", "ics-events":
				for line := range strings.Lines(b.String()) {
					if !strings.HasSuffix(line, "\r\n") || strings.Count(line, "\r") != 1 || len(line) > 77 {
						t.Errorf("the line %q", line)
					}
				}
			}
		}
	})
}
