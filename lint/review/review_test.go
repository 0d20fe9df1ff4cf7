package review_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/review"
)

func read(t *testing.T, src string) *lint.Reading {
	t.Helper()
	l, err := lint.New(nil, lint.Config{Template: "none"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Read(lint.BytesSource("2026-03-01-x.md", []byte(src)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const head = "# Orders lost on 2026-03-01\n\n## Timeline\n\nAll times in UTC.\n\n"

// TestQuestions asks each question by a document that meets its condition, and not
// by one that is near.
func TestQuestions(t *testing.T) {
	for _, tt := range []struct{ name, id, asked, not string }{
		{"a change began it", "change-safe",
			head + "- 2026-03-01 10:00 Release 12 is deployed to all nodes\n- 2026-03-01 10:10 Alert: orders fail\n- 2026-03-01 10:30 Release 11 is back, resolved\n",
			head + "- 2026-03-01 10:00 Traffic doubles\n- 2026-03-01 10:10 Alert: orders fail\n- 2026-03-01 10:30 Nodes are added, resolved\n"},
		{"a check of the change is told", "change-safe",
			head + "- 2026-03-01 10:00 Release 12 is deployed\n- 2026-03-01 10:10 Alert: orders fail\n\n## Lessons learned\n\n- Orders are slow\n",
			head + "- 2026-03-01 10:00 Release 12 is deployed\n- 2026-03-01 10:10 Alert: orders fail\n\n## Lessons learned\n\n- No test covered an empty order\n"},
		{"a fix did not hold", "fix-failed",
			head + "- 2026-03-01 10:00 Alert: orders fail\n- 2026-03-01 10:10 The worker is restarted, mitigated\n- 2026-03-01 10:40 Orders are still failing\n- 2026-03-01 11:00 Resolved\n",
			head + "- 2026-03-01 10:00 Alert: orders fail\n- 2026-03-01 10:10 The worker is restarted, mitigated\n- 2026-03-01 10:40 Orders are fine\n- 2026-03-01 11:00 Resolved\n"},
		{"known before", "before",
			head + "- 2026-03-01 10:00 Alert\n\n## Root cause\n\nThe lock is lost at each restart, a known issue.\n",
			head + "- 2026-03-01 10:00 Alert\n\n## Root cause\n\nThe lock is lost at each restart.\n"},
		{"its actions are told", "before",
			head + "- 2026-03-01 10:00 Alert\n\n## Root cause\n\nThe same problem happened in May.\n",
			head + "- 2026-03-01 10:00 Alert\n\n## Root cause\n\nThe same problem happened in May. The actions of that incident were postponed.\n"},
		{"something stood in the way", "obstacle",
			head + "- 2026-03-01 10:00 Alert\n- 2026-03-01 10:10 On-call has no permission to restart the broker\n- 2026-03-01 11:00 Resolved\n",
			head + "- 2026-03-01 10:00 Alert\n- 2026-03-01 10:10 On-call has no permission to restart the broker\n\n## Action items\n\n- Give on-call the permission to restart the broker\n"},
		{"something was open", "exposure",
			head + "- 2026-03-01 10:00 Some users were logged in as another user\n- 2026-03-01 10:10 Alert\n",
			head + "- 2026-03-01 10:00 Some users were logged in as another user\n- 2026-03-01 10:10 All sessions were revoked\n"},
		{"no action", "actions-repair",
			head + "- 2026-03-01 10:00 Alert\n- 2026-03-01 11:00 Resolved\n",
			head + "- 2026-03-01 10:00 Alert\n- 2026-03-01 11:00 Resolved\n\n## Action items\n\n- Ana: alert when orders fail for 5 minutes, by 2026-04-01\n"},
		{"people noticed, and a signal is promised", "signal",
			head + "- 2026-03-01 10:00 The relay stops\n- 2026-03-01 11:00 A customer reports missing mails\n\n## Action items\n\n- Ana: alert when the relay stops, by 2026-04-01\n",
			head + "- 2026-03-01 10:00 The relay stops\n- 2026-03-01 10:01 Alert: no mails\n\n## Action items\n\n- Ana: alert when the relay stops, by 2026-04-01\n"},
		{"nothing is written", "gap",
			head + "- 2026-03-01 10:00 Alert\n- 2026-03-01 10:05 On-call takes it\n- 2026-03-01 12:00 The relay is found to hang\n- 2026-03-01 12:10 Resolved\n",
			head + "- 2026-03-01 10:00 Alert\n- 2026-03-01 10:05 On-call takes it\n- 2026-03-01 10:15 The relay is found to hang\n- 2026-03-01 10:30 Resolved\n"},
		{"a week in a course of days", "gap",
			"# Keys leaked\n\n## Timeline\n\n- 2026-01-05 The key is pushed\n- 2026-01-06 A scan finds it\n- 2026-03-10 The key is revoked\n- 2026-03-11 The post is out\n",
			"# Keys leaked\n\n## Timeline\n\n- 2026-01-05 The key is pushed\n- 2026-01-06 A scan finds it\n- 2026-01-08 The key is revoked\n- 2026-01-09 The post is out\n"},
		{"a cause in one sentence", "deeper",
			"# Hub down\n\n## Root cause\n\nThere was too little monitoring of the bills.\n",
			"# Hub down\n\n## Root cause\n\nThere was too little monitoring of the bills. The grant ran out in April. The mail about it went to a person who had left the team, and nobody else could read that box.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if ids := idsOf(t, tt.asked); !slices.Contains(ids, tt.id) {
				t.Errorf("%s is not asked: %q", tt.id, ids)
			}
			if ids := idsOf(t, tt.not); slices.Contains(ids, tt.id) {
				t.Errorf("%s is asked: %q", tt.id, ids)
			}
		})
	}
}

func idsOf(t *testing.T, src string) []string {
	var ids []string
	for _, q := range review.Questions(review.Input{Reading: read(t, src)}) {
		if len(q.Places) == 0 || q.Places[0].Line < 1 || q.Ask == "" || q.Part == "" {
			t.Errorf("%+v is no whole question", q)
		}
		ids = append(ids, q.ID)
	}
	return ids
}

// TestQuestionsAreFew holds that a review asks five questions at most, each of its
// own line, and none of a document in another language.
func TestQuestionsAreFew(t *testing.T) {
	src := head + strings.Repeat("- 2026-03-01 10:00 Release 12 is deployed; a known issue, no permission to roll back, tokens leaked\n", 20)
	v := review.Of(review.Input{Reading: read(t, src)}, "x.md")
	if len(v.Questions) == 0 || len(v.Questions) > review.MostQuestions {
		t.Errorf("%d questions", len(v.Questions))
	}
	seen := map[int]bool{}
	for _, q := range v.Questions {
		if seen[q.Places[0].Line] {
			t.Errorf("two questions begin at line %d", q.Places[0].Line)
		}
		seen[q.Places[0].Line] = true
	}
	german := "# Bestellungen verloren\n\n## Ablauf\n\n" + strings.Repeat("Der Server war nicht erreichbar und die Bestellungen wurden nicht angenommen, weil die Platte voll war.\n\n", 4)
	if v := review.Of(review.Input{Reading: read(t, german)}, "x.md"); len(v.Questions) > 0 || len(v.Unseen) == 0 {
		t.Errorf("a German document is asked %d questions; not seen: %q", len(v.Questions), v.Unseen)
	}
}

// TestAgenda holds that the parts of a meeting follow each other and fill it.
func TestAgenda(t *testing.T) {
	v := review.Of(review.Input{Reading: read(t, "")}, "x.md")
	for minutes := review.LeastMeeting; minutes <= 200; minutes++ {
		at := 0
		for _, item := range v.Agenda(minutes) {
			if item.From != at || item.Minutes < 1 {
				t.Fatalf("%d minutes: %s is from %d for %d", minutes, item.Title, item.From, item.Minutes)
			}
			at += item.Minutes
		}
		if at != minutes {
			t.Fatalf("%d minutes: the parts take %d", minutes, at)
		}
	}
	var full []int
	for _, item := range v.Agenda(review.FullMeeting) {
		full = append(full, item.Minutes)
	}
	if want := []int{5, 15, 20, 20, 10, 5}; !slices.Equal(full, want) {
		t.Errorf("the whole meeting is %v, want %v", full, want)
	}
}

// TestAnswers reads the comments that answer questions.
func TestAnswers(t *testing.T) {
	src := "# X\n\n<!-- pmlint-answer gap: the vendor called -->\n<!-- pmlint-answer before: Accepted, it is switched off -->\n<!-- pmlint-answer signal: -->\n"
	got := review.Answers(read(t, src))
	want := []review.Answer{{ID: "gap", Line: 3, Text: "the vendor called"}, {ID: "before", Line: 4, Text: "Accepted, it is switched off", Accepted: true}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}
