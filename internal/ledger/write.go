package ledger

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// Account is what is written: the entries, their totals by owner, and the day
// it was drawn up.
type Account struct {
	Entries []Entry   `json:"actions"`
	Totals  []Total   `json:"owners"`
	Now     time.Time `json:"-"`
	// History tells that slips, proofs and ages come from commits.
	History bool `json:"history"`
}

// Formats are the names that Write takes.
var Formats = []string{"table", "markdown", "csv", "json", "ics", "ics-events"}

// Write writes the account in one of Formats. Texts of documents are made
// harmless in each but JSON, of which each call of w's Write is given whole
// lines.
func Write(w io.Writer, a Account, format string) error {
	switch format {
	case "markdown":
		return writeMarkdown(w, a)
	case "csv":
		return writeCSV(w, a)
	case "json":
		return writeJSON(w, a)
	case "ics", "ics-events":
		return writeCalendar(w, a, format == "ics-events")
	}
	return writeTable(w, a)
}

// state is an entry's state in a word or two.
func (e *Entry) state() string {
	if e.Overdue {
		return "overdue"
	}
	return e.Status
}

// when is the due date, else what is written in its place.
func (e *Entry) when() string {
	if e.Due != "" {
		return e.Due
	}
	return e.DueText
}

// notes tells of slips, proof and orphaned owners.
func (e *Entry) notes() string {
	var notes []string
	if e.Slips > 0 {
		notes = append(notes, fmt.Sprintf("slipped %s, %s", times(e.Slips), count(e.SlippedDays, "day")))
	}
	if e.Proof != "" {
		notes = append(notes, "proved by "+e.Proof)
	}
	if e.Orphaned {
		notes = append(notes, fmt.Sprintf("owner without a commit for %d days", orphanDays))
	}
	return strings.Join(notes, "; ")
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func age(days int) string {
	if days < 0 {
		return ""
	}
	return fmt.Sprintf("%dd", days)
}

// The widest cells of the table; what is longer is cut, with an ellipsis.
const (
	widestAction = 60
	widestCell   = 24
)

func writeTable(w io.Writer, a Account) error {
	rows := [][]string{{"DUE", "STATE", "OWNER", "AGE", "INCIDENT", "ID", "ACTION"}}
	for i := range a.Entries {
		e := &a.Entries[i]
		action := clip(e.Action, widestAction)
		if n := e.notes(); n != "" {
			action += " [" + n + "]"
		}
		rows = append(rows, []string{clip(e.when(), widestCell), e.state(), clip(strings.Join(e.Owners, ", "), widestCell), age(e.Age),
			clip(e.Incident, widestCell), clip(e.ID, widestCell), action})
	}
	if len(a.Entries) > 0 {
		if err := align(w, rows); err != nil {
			return err
		}
	}
	return writeTotals(w, a)
}

func writeTotals(w io.Writer, a Account) error {
	open, overdue := 0, 0
	for i := range a.Entries {
		if a.Entries[i].Open() {
			open++
		}
		if a.Entries[i].Overdue {
			overdue++
		}
	}
	if _, err := fmt.Fprintf(w, "%s, %d open, %d overdue\n", count(len(a.Entries), "action"), open, overdue); err != nil || open == 0 {
		return err
	}
	rows := [][]string{{"OWNER", "OPEN", "OVERDUE", "DONE", "SLIPS"}}
	for _, t := range a.Totals {
		rows = append(rows, []string{ownerName(t.Owner), strconv.Itoa(t.Open), strconv.Itoa(t.Overdue), strconv.Itoa(t.Done),
			strconv.Itoa(t.Slips)})
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return err
	}
	return align(w, rows)
}

func ownerName(o string) string {
	if o == "" {
		return "(nobody)"
	}
	return clip(o, widestCell)
}

// clip makes a cell harmless and cuts it to a width in terminal cells.
func clip(s string, width int) string {
	s = text.Visible(strings.Join(strings.Fields(s), " "), 0)
	if text.Width(s) <= width {
		return s
	}
	cut := 0
	for i, r := range s {
		if cut += text.Width(string(r)); cut >= width {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// align writes rows in columns, by display width; the last column is free.
func align(w io.Writer, rows [][]string) error {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], text.Width(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(cell)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-text.Width(cell)+2))
			}
		}
		if _, err := io.WriteString(w, strings.TrimRight(b.String(), " ")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func writeMarkdown(w io.Writer, a Account) error {
	var b strings.Builder
	b.WriteString("| Due | State | Owner | Age | Incident | ID | Action | Notes |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for i := range a.Entries {
		e := &a.Entries[i]
		cells := []string{e.when(), e.state(), strings.Join(e.Owners, ", "), age(e.Age), e.Incident, e.ID, e.Action, e.notes()}
		for j, c := range cells {
			cells[j] = escapeMarkdown(c)
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// escapeMarkdown keeps a document's text from being markup, a mention or a
// reference where the table is shown.
func escapeMarkdown(s string) string {
	s = text.Visible(strings.Join(strings.Fields(s), " "), 0)
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '@' || r == '#':
			b.WriteRune(r)
			b.WriteString("<!-- -->") // no mention, no reference
			continue
		case r == '<':
			b.WriteString("&lt;")
			continue
		case r == '&':
			b.WriteString("&amp;")
			continue
		case strings.ContainsRune("\\`*_[]|~!>$", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return strings.NewReplacer("://", ":<!-- -->//", "www.", "www<!-- -->.").Replace(b.String())
}

func writeCSV(w io.Writer, a Account) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"incident", "title", "date", "severity", "id", "action", "owners", "due", "due_text", "status", "overdue",
		"age_days", "slips", "slipped_days", "proof", "orphaned", "links", "path", "line"}}
	for i := range a.Entries {
		e := &a.Entries[i]
		days := ""
		if e.Age >= 0 {
			days = strconv.Itoa(e.Age)
		}
		rows = append(rows, []string{e.Incident, e.Title, e.Date, e.Severity, e.ID, e.Action, strings.Join(e.Owners, "; "), e.Due,
			e.DueText, e.Status,
			strconv.FormatBool(e.Overdue), days, strconv.Itoa(e.Slips), strconv.Itoa(e.SlippedDays), e.Proof,
			strconv.FormatBool(e.Orphaned), strings.Join(e.Links, " "), e.Path, strconv.Itoa(e.Line)})
	}
	for _, row := range rows {
		for j, c := range row {
			row[j] = inertCell(c)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// inertCell keeps a spreadsheet from taking a text, or the part behind a
// semicolon, which some countries' spreadsheets split at, for a formula.
func inertCell(s string) string {
	parts := strings.SplitAfter(text.Visible(s, 0), ";")
	for i, p := range parts {
		if isFormula(strings.TrimLeft(p, " ")) {
			parts[i] = "'" + p
		}
	}
	return strings.Join(parts, "")
}

// isFormula reports whether a spreadsheet may read a text as a formula. "@ana" is
// none: that sign begins one only before a call or a sum.
func isFormula(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '=', '+', '-', '\uff1d', '\uff0b', '\uff0d':
		return !isNumber(strings.TrimSuffix(s, ";"))
	case '@', '\uff20':
		return strings.ContainsAny(s[n:], "(!|=+*/")
	}
	return false
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

func writeJSON(w io.Writer, a Account) error {
	entries := a.Entries
	a.Entries = []Entry{} // written one by one: all at once they would be there several times
	frame, err := json.MarshalIndent(struct {
		Schema string `json:"schema"`
		Date   string `json:"date"`
		Account
	}{"pmlint.actions/v1", a.Now.Format(time.DateOnly), a}, "", "  ")
	if err != nil {
		return err
	}
	before, after, _ := bytes.Cut(append(frame, '\n'), []byte("[]"))
	if len(entries) == 0 {
		before, after = append(frame, '\n'), nil
	} else {
		before, after = append(bytes.Clone(before), "[\n"...), append([]byte("  ]"), after...)
	}
	if _, err := w.Write(before); err != nil {
		return err
	}
	for i := range entries {
		if err := writeEntry(w, &entries[i], i == len(entries)-1); err != nil {
			return err
		}
	}
	_, err = w.Write(after)
	return err
}

func writeEntry(w io.Writer, e *Entry, last bool) error {
	const indent = "    "
	b, err := json.MarshalIndent(e, indent, "  ")
	if err != nil {
		return err
	}
	b = append([]byte(indent), b...)
	if !last {
		b = append(b, ',')
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// uid names a to-do the same way in every run, so that a calendar moves it
// instead of adding it again: no line numbers, and no due date.
func uid(e *Entry, seen map[string]int) string {
	name := e.ID
	if name == "" {
		h := fnv.New64a()
		h.Write([]byte(e.Action))
		name = fmt.Sprintf("%016x", h.Sum64())
	}
	name = e.Incident + "-" + name
	if seen[name]++; seen[name] > 1 {
		name = fmt.Sprintf("%s-%d", name, seen[name])
	}
	return name + "@pmlint"
}

// Undated counts the open actions without a due date, for which a calendar has no
// place.
func (a *Account) Undated() int {
	n := 0
	for i := range a.Entries {
		if e := &a.Entries[i]; e.Open() && e.due.IsZero() {
			n++
		}
	}
	return n
}

// component is what a to-do and an event have in common.
type component interface {
	SetDtStampTime(time.Time, ...ical.PropertyParameter)
	SetSummary(string, ...ical.PropertyParameter)
	SetDescription(string, ...ical.PropertyParameter)
	SetURL(string, ...ical.PropertyParameter)
	SetProperty(ical.ComponentProperty, string, ...ical.PropertyParameter)
}

// writeCalendar writes a to-do, or an event of a whole day for calendars that show
// no to-dos, for each open action that has a due date.
func writeCalendar(w io.Writer, a Account, events bool) error {
	cal := ical.NewCalendar()
	cal.SetProductId("-//pmlint//actions//EN")
	cal.SetName("Postmortem actions")
	cal.SetXWRCalName("Postmortem actions")
	seen := map[string]int{}
	for i := range a.Entries {
		e := &a.Entries[i]
		if !e.Open() || e.due.IsZero() {
			continue
		}
		id, day := text.Visible(uid(e, seen), 0), ical.WithValue("DATE")
		if events {
			event := cal.AddEvent(id)
			event.SetProperty(ical.ComponentPropertyDtStart, e.due.Format("20060102"), day)
			event.SetProperty(ical.ComponentPropertyDtEnd, e.due.AddDate(0, 0, 1).Format("20060102"), day)
			event.SetProperty(ical.ComponentPropertyTransp, "TRANSPARENT") // it keeps nobody busy
			fill(event, e, a.Now)
			continue
		}
		todo := cal.AddTodo(id)
		todo.SetProperty(ical.ComponentPropertyDue, e.due.Format("20060102"), day)
		todo.SetProperty(ical.ComponentPropertyStatus, todoStatus(e.Status))
		fill(todo, e, a.Now)
	}
	return cal.SerializeTo(w, ical.WithNewLineWindows) // RFC 5545 asks for CRLF
}

func fill(c component, e *Entry, now time.Time) {
	c.SetDtStampTime(now)
	c.SetSummary(text.Visible(e.Action, 0))
	said := e.Title
	if !strings.Contains(e.Title, e.Incident) {
		said = strings.TrimSpace(e.Incident + " " + e.Title)
	}
	c.SetDescription(text.Visible(said, 0))
	for _, link := range e.Links {
		if u, err := url.Parse(link); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			c.SetURL(u.String())
			break
		}
	}
	if len(e.Owners) > 0 {
		c.SetProperty(ical.ComponentPropertyContact, text.Visible(strings.Join(e.Owners, ", "), 0))
	}
}

// todoStatus is a state in the words of iCalendar.
func todoStatus(status string) string {
	if status == string(postmortem.StatusActive) {
		return "IN-PROCESS"
	}
	return "NEEDS-ACTION"
}
