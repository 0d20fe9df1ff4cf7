package history

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func day(s string) time.Time {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return time.Time{}
	}
	return t
}

func commit(n int) Commit {
	return Commit{ID: fmt.Sprintf("%040d", n), When: day("2026-03-01").AddDate(0, 0, n), Author: "Ana", Subject: fmt.Sprint("commit ", n)}
}

// item reads "id|text|due|status" for an action.
func item(s string) Action {
	f := strings.Split(s, "|")
	return Action{ID: f[0], Text: f[1], Due: day(f[2]), DueText: f[2], Status: postmortem.Status(f[3]), Section: "Action Items"}
}

func version(n int, path string, items ...string) *Snapshot {
	s := &Snapshot{Commit: commit(n), Path: path, Status: "Draft"}
	for _, i := range items {
		s.Actions = append(s.Actions, item(i))
	}
	return s
}

// tell writes what became of each action in a few words.
func tell(l *Life) (out []string) {
	for _, a := range l.Actions {
		s := a.ID + " " + a.Text
		for _, x := range a.Slips {
			s += fmt.Sprintf("; slipped %d days by %s", x.Days(), x.Commit.Subject)
		}
		for _, c := range a.Closed {
			s += "; closed by " + c.Subject
		}
		for _, c := range a.Reopens {
			s += "; reopened by " + c.Subject
		}
		if a.Vanished != nil {
			s += "; vanished by " + a.Vanished.Subject
		}
		out = append(out, s)
	}
	return out
}

func TestFollowActions(t *testing.T) {
	bulk := func(s *Snapshot) *Snapshot { s.Bulk = true; return s }
	unread := func(s *Snapshot) *Snapshot { s.Unread = true; return s }
	tests := []struct {
		name     string
		versions []*Snapshot
		want     []string
	}{
		{"a version that could not be read proves nothing", []*Snapshot{
			version(1, "a.md", "A1|Add an alert|2026-03-10|open"),
			unread(version(2, "a.md")),
			version(3, "a.md", "A1|Add an alert|2026-03-12|open"),
		}, []string{"A1 Add an alert; slipped 2 days by commit 3"}},
		{"slip by id", []*Snapshot{
			version(1, "a.md", "A1|Add an alert|2026-03-10|open"),
			version(2, "a.md", "A1|Add an alert on queue depth|2026-03-24|open"),
			version(3, "a.md", "A1|Add an alert on queue depth|2026-04-01|active"),
		}, []string{"A1 Add an alert on queue depth; slipped 14 days by commit 2; slipped 8 days by commit 3"}},
		{"pulled in is no slip", []*Snapshot{
			version(1, "a.md", "A1|Add an alert|2026-03-10|open"),
			version(2, "a.md", "A1|Add an alert|2026-03-05|open"),
		}, []string{"A1 Add an alert"}},
		{"moved when done is no slip", []*Snapshot{
			version(1, "a.md", "A1|Add an alert|2026-03-10|open"),
			version(2, "a.md", "A1|Add an alert|2026-03-12|done"),
		}, []string{"A1 Add an alert; closed by commit 2"}},
		{"first date is no slip", []*Snapshot{
			version(1, "a.md", "A1|Add an alert||open"),
			version(2, "a.md", "A1|Add an alert|2026-03-12|open"),
		}, []string{"A1 Add an alert"}},
		{"a rewritten document is no evidence", []*Snapshot{
			version(1, "a.md", "A1|Add an alert|2026-03-10|open", "A2|Write a runbook||open"),
			bulk(version(2, "a.md", "A1|Add an alert|2026-05-10|open")),
			version(3, "a.md", "A1|Add an alert|2026-05-12|open"),
		}, []string{"A1 Add an alert; slipped 2 days by commit 3", "A2 Write a runbook"}},
		{"by text, in another order and case", []*Snapshot{
			version(1, "a.md", "|Add an alert|2026-03-10|open", "|Write a runbook|2026-03-10|open"),
			version(2, "a.md", "|write a runbook.|2026-03-11|open", "|Add an alert|2026-03-10|open"),
		}, []string{" Add an alert", " write a runbook.; slipped 1 days by commit 2"}},
		{"by likeness", []*Snapshot{
			version(1, "a.md", "|Add an alert on the depth of the checkout queue|2026-03-10|open"),
			version(2, "a.md", "|Add an alert on the depth of the payment queue|2026-03-11|open"),
		}, []string{" Add an alert on the depth of the payment queue; slipped 1 days by commit 2"}},
		{"too unlike breaks the chain", []*Snapshot{
			version(1, "a.md", "|Add an alert on queue depth|2026-03-10|open"),
			version(2, "a.md", "|Write a runbook for failover|2026-03-11|open"),
		}, []string{" Add an alert on queue depth; vanished by commit 2", " Write a runbook for failover"}},
		{"another id is another action", []*Snapshot{
			version(1, "a.md", "A1|Add an alert|2026-03-10|open"),
			version(2, "a.md", "A2|Add an alert|2026-03-20|open"),
		}, []string{"A1 Add an alert; vanished by commit 2", "A2 Add an alert"}},
		{"a closed one may go", []*Snapshot{
			version(1, "a.md", "A1|Add an alert|2026-03-10|done"),
			version(2, "a.md"),
		}, []string{"A1 Add an alert; closed by commit 1"}},
		{"vanished and back", []*Snapshot{
			version(1, "a.md", "A1|Add an alert|2026-03-10|open"),
			version(2, "a.md"),
			version(3, "a.md", "A1|Add an alert|2026-03-15|open"),
		}, []string{"A1 Add an alert; slipped 5 days by commit 3"}},
		{"reopened", []*Snapshot{
			version(1, "a.md", "A1|Add an alert||open"),
			version(2, "a.md", "A1|Add an alert||done"),
			version(3, "a.md", "A1|Add an alert||open"),
			version(4, "a.md", "A1|Add an alert||done"),
		}, []string{"A1 Add an alert; closed by commit 2; closed by commit 4; reopened by commit 3"}},
		{"an id twice is followed by text", []*Snapshot{
			version(1, "a.md", "A1|Add an alert|2026-03-10|open", "A1|Write a runbook|2026-03-10|open"),
			version(2, "a.md", "A1|Add an alert|2026-03-10|open", "A1|Write a runbook|2026-03-12|open"),
		}, []string{"A1 Add an alert", "A1 Write a runbook; slipped 2 days by commit 2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lives := Follow(tt.versions)
			if len(lives) != 1 {
				t.Fatalf("%d lives", len(lives))
			}
			if diff := cmp.Diff(tt.want, tell(lives[0])); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestFollowDocuments(t *testing.T) {
	moved := version(3, "docs/b.md", "A1|Add an alert|2026-03-20|open")
	moved.OldPath, moved.Status = "b.md", "Final"
	back := version(4, "docs/b.md")
	deleted := version(5, "a.md")
	deleted.Deleted = true
	again := version(6, "a.md")
	record := &Record{Lives: Follow([]*Snapshot{version(1, "a.md"), version(2, "b.md", "A1|Add an alert|2026-03-10|open"), moved, back, deleted, again})}
	var got []string
	for _, l := range record.Lives {
		got = append(got, fmt.Sprint(l.Path, " ", len(l.Versions), " ", l.Statuses))
	}
	want := []string{"a.md 1 [{" + fmt.Sprint(commit(6)) + "  Draft}]",
		"docs/b.md 3 [{" + fmt.Sprint(commit(2)) + "  Draft} {" + fmt.Sprint(commit(3)) + " Draft Final} {" + fmt.Sprint(commit(4)) + " Final Draft}]",
		"a.md 2 [{" + fmt.Sprint(commit(1)) + "  Draft}]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if l := record.Life("docs/b.md"); l == nil || len(l.Actions[0].Slips) != 1 {
		t.Errorf("a renamed document lost its life: %+v", l)
	}
	if record.Life("b.md") != nil {
		t.Error("a document lives on at its old path")
	}
}

func TestProofs(t *testing.T) {
	m := func(n int, text string) Message { return Message{commit(n), text} }
	revert := func(n int) string {
		return fmt.Sprintf("Revert \"x\"\n\nThis reverts commit %040d.\n", n)
	}
	tests := []struct {
		name     string
		messages []Message
		want     string // the proofs that stand
	}{
		{"one", []Message{m(1, "Alert on depth\n\nPostmortem: INC-42 A3\n")}, "INC-42 A3"},
		{"several actions", []Message{m(1, "x\n\npostmortem: INC-42 A3, A4\nSigned-off-by: Ana\n")}, "INC-42 A3 INC-42 A4"},
		{"not in the last paragraph", []Message{m(1, "x\n\nPostmortem: INC-42 A3\n\nmore text\n")}, ""},
		{"not in the subject", []Message{m(1, "Postmortem: INC-42 A3")}, ""},
		{"reverted", []Message{m(1, "x\n\nPostmortem: INC-42 A3\n"), m(2, revert(1))}, ""},
		{"revert reverted", []Message{m(3, revert(2)), m(1, "x\n\nPostmortem: INC-42 A3\n"), m(2, revert(1))}, "INC-42 A3"},
		{"done again after a revert", []Message{m(1, "x\n\nPostmortem: INC-42 A3\n"), m(2, revert(1)), m(3, "y\n\nPostmortem: INC-42 A3")}, "INC-42 A3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &Record{Proofs: Proofs(tt.messages, Trailer)}
			var got []string
			for _, p := range r.Proofs {
				if p.Stands() {
					got = append(got, p.Document, p.Action)
				}
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if proven := r.Proven("inc-42", "a3"); (proven != nil) != strings.Contains(tt.want, "A3") {
				t.Errorf("Proven: %v", proven)
			}
		})
	}
}

// TestCopiedActions holds that what a document brings along that begins as a copy of
// another vanishes from it in silence, and that what is written in it does not.
func TestCopiedActions(t *testing.T) {
	lives := Follow([]*Snapshot{
		version(1, "a.md", "|Add an alert|2026-03-10|open", "|Write a runbook|2026-03-10|open"),
		version(2, "b.md", "|Add an alert|2026-03-10|open", "|Write a runbook|2026-03-10|open", "|Test the failover|2026-03-10|open"),
		version(3, "b.md", "|Write a runbook for the failover|2026-03-10|open"),
		version(4, "b.md"),
		version(5, "a.md"),
	})
	want := [][]string{
		{" Add an alert; vanished by commit 5", " Write a runbook; vanished by commit 5"},
		{" Add an alert", " Write a runbook", " Test the failover; vanished by commit 3", " Write a runbook for the failover; vanished by commit 4"},
	}
	if diff := cmp.Diff(want, [][]string{tell(lives[0]), tell(lives[1])}); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
