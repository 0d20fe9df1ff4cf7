package history

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// incident is a document with a version of it in each of some commits.
func incident(n int, path, body string) *Snapshot {
	d := postmortem.Parse(path, []byte(body), postmortem.Options{})
	return Snap(d, d.Actions, commit(n), path)
}

const (
	begun = "# Queue filled up\n\n**Incident ID:** INC-42\n**Date:** 2026-03-01\n**Status:** Draft\n**Severity:** SEV-2\n\n## Summary\n\nOrders waited.\n\n" +
		"## Action items\n\n| ID | Action | Owner | Due | Status |\n|---|---|---|---|---|\n"
	revisions = "\n## Document history\n\n| Date | Author | Changes |\n|---|---|---|\n| 2026-03-03 | Ana | first draft |\n"
)

func TestSnap(t *testing.T) {
	s := incident(1, "a.md", begun+"| A1 | Add an alert on depth | @ana, TBD | 2026-03-10 | Open |\n"+revisions)
	want := &Snapshot{
		Commit: commit(1), Path: "a.md", ID: "INC-42", Title: "Queue filled up", Status: "Draft", Severity: "SEV-2", Rest: s.Rest,
		Rows:    []Row{{Day: day("2026-03-03"), Author: "Ana", Changes: "first draft"}},
		Actions: []Action{{ID: "A1", Text: "Add an alert on depth", Section: "Action items", Line: 16, Due: day("2026-03-10"), DueText: "2026-03-10", Status: postmortem.StatusOpen, Owners: []string{"@ana"}}},
	}
	if diff := cmp.Diff(want, s, cmp.AllowUnexported(Snapshot{})); diff != "" {
		t.Error(diff)
	}
	d := postmortem.Parse("a.md", []byte(begun+"| A1 | Add an alert | @ana | | Open |\n"), postmortem.Options{})
	if s := Snap(d, nil, commit(1), "a.md"); len(s.Actions) != 0 {
		t.Errorf("actions %v, want none where none counts", s.Actions)
	}
}

// TestRestIsWhatTellsOfTheIncident holds which edits a final document is not
// expected to have.
func TestRestIsWhatTellsOfTheIncident(t *testing.T) {
	rest := func(summary, action, row string) uint64 {
		return incident(1, "a.md", "# T\n\n## Summary\n\n"+summary+"\n\n## Action items\n\n- "+action+"\n\n## Document history\n\n| Date | Author | Changes |\n|---|---|---|\n| 2026-03-03 | Ana | "+row+" |\n").Rest
	}
	before := rest("Orders waited.", "Add an alert", "draft")
	tests := []struct {
		name string
		got  uint64
		same bool
	}{
		{"the summary changes", rest("Orders waited for an hour.", "Add an alert", "draft"), false},
		{"an action changes", rest("Orders waited.", "Add an alert on depth", "draft"), true},
		{"a row of the history changes", rest("Orders waited.", "Add an alert", "final"), true},
		{"blanks change", rest("Orders\n  waited.", "Add an alert", "draft"), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if (tt.got == before) != tt.same {
				t.Errorf("counts as the same: %t, want %t", tt.got == before, tt.same)
			}
		})
	}
}

func TestHappenings(t *testing.T) {
	row := func(id, text, owner, due, status string) string {
		return fmt.Sprintf("| %s | %s | %s | %s | %s |\n", id, text, owner, due, status)
	}
	final := func(s string) string {
		return "# Queue filled up\n\n**Incident ID:** INC-42\n**Status:** Final\n\n" + s[len("# Queue filled up\n\n**Incident ID:** INC-42\n**Date:** 2026-03-01\n**Status:** Draft\n"):]
	}
	moved := incident(6, "b.md", final(begun+row("A1", "Add an alert", "@bo", "2026-03-24", "Open")+row("A3", "Write the runbook", "@cy", "", "Open")))
	moved.OldPath = "a.md"
	versions := []*Snapshot{
		incident(1, "a.md", begun+row("A1", "Add an alert", "@ana", "2026-03-10", "Open")+row("A2", "Pin the client", "@bo", "", "Open")),
		incident(2, "a.md", begun+row("A1", "Add an alert", "@ana", "2026-03-11", "Open")+row("A2", "Pin the client", "@bo", "", "Open")),
		incident(3, "a.md", begun+row("A1", "Add an alert", "@bo", "2026-03-24", "Done")+row("A2", "Pin the client", "@bo", "", "Open")),
		incident(4, "a.md", begun+row("A1", "Add an alert", "@bo", "2026-03-24", "Open")+row("A2", "Pin the client", "@bo", "", "Open")),
		incident(5, "a.md", begun+row("A1", "Add an alert", "@bo", "2026-03-24", "Open")),
		moved,
		{Commit: commit(8), Path: "b.md", Deleted: true, ID: "INC-42"},
	}
	record := &Record{Lives: Follow(versions), Proofs: Proofs([]Message{
		{Commit: commit(7), Text: "Alert on depth\n\nPostmortem: INC-42 A1\n"},
		{Commit: commit(9), Text: "Other\n\nPostmortem: INC-43 A1\n"},
	}, Trailer)}
	if len(record.Lives) != 1 {
		t.Fatalf("%d lives, want one through the rename", len(record.Lives))
	}
	life := record.Lives[0]
	var got []string
	for _, h := range record.Happenings(life) {
		got = append(got, fmt.Sprintf("%s %s %s: %s", h.Commit.Subject, h.Kind, h.Action, h.Text))
	}
	want := []string{
		"commit 1 first : first committed, with status Draft and 2 actions",
		"commit 2 slipped A1: due 2026-03-10 → 2026-03-11, 1 day later",
		"commit 3 closed A1: closed",
		"commit 3 owners A1: owner @ana → @bo",
		"commit 4 reopened A1: reopened",
		"commit 5 vanished A2: vanished while open",
		"commit 6 renamed : renamed from a.md",
		"commit 6 status : status Draft → Final",
		"commit 6 added A3: action added",
		"commit 7 proved A1: done, says this commit: commit 7",
		"commit 8 deleted : deleted",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	a := life.Action("A1", "add an  alert")
	if a == nil || a.SlippedDays() != 1 || a.Since.Short() != commit(1).ID[:10] {
		t.Errorf("action %+v, want A1 with one day slipped: what is closed does not slip", a)
	}
	if life.Action("A1", "another text") != nil || life.Action("A2", "Pin the client") != nil {
		t.Error("an action is found that is not there as it is")
	}
	if life.First().Commit.ID != commit(1).ID || life.Path != "b.md" || record.Life("b.md") != nil {
		t.Error("the life does not end with its document")
	}
}

// TestBeginnings tells how a life begins, without a status and in a shallow clone.
func TestBeginnings(t *testing.T) {
	tests := []struct {
		name string
		s    *Snapshot
		want string
	}{
		{"one action", incident(1, "a.md", "# T\n\n## Action items\n\n- [ ] Add an alert\n"), "first committed, with 1 action"},
		{"shallow", &Snapshot{Commit: commit(1), Path: "a.md", Boundary: true, Status: "Final"}, "the clone's history begins here, with status Final and 0 actions"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			record := &Record{Lives: Follow([]*Snapshot{tt.s})}
			if got := record.Happenings(record.Lives[0]); len(got) != 1 || got[0].Text != tt.want {
				t.Errorf("%+v, want %q", got, tt.want)
			}
		})
	}
	both := &Record{Lives: Follow([]*Snapshot{{Commit: commit(1), Path: "b.md"}, {Commit: commit(1), Path: "a.md"}})}
	if l := both.Life("b.md"); l == nil || l.Path != "b.md" || both.Life("c.md") != nil {
		t.Error("lives are not found by their paths")
	}
	none := &Record{Lives: Follow([]*Snapshot{{Commit: commit(1), Path: "a.md"}, {Commit: commit(2), Path: "a.md", Status: "Draft"}})}
	if got := none.Happenings(none.Lives[0]); len(got) != 2 || got[1].Text != "status (none) → Draft" {
		t.Errorf("%+v", got)
	}
}

func TestLastDay(t *testing.T) {
	tests := []struct{ name, doc, want string }{
		{"none", "# T\n", ""},
		{"the date", "# T\n\n**Date:** 2026-03-01\n", "2026-03-01"},
		{"the timeline goes on", "# T\n\n**Date:** 2026-03-01\n\n## Timeline\n\n- 2026-03-01 23:50 Alert fired\n- 2026-03-02 00:40 Resolved\n", "2026-03-02"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := LastDay(postmortem.Parse("a.md", []byte(tt.doc), postmortem.Options{})); !got.Equal(day(tt.want)) {
				t.Errorf("%s, want %q", got, tt.want)
			}
		})
	}
}

func TestRewritten(t *testing.T) {
	for kept, want := range map[int]bool{0: true, 39: true, 40: false, 100: false} {
		if got := Rewritten(kept); got != want {
			t.Errorf("a version that keeps %d%% of the lines counts as rewritten: %t", kept, got)
		}
	}
}
