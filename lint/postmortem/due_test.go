package postmortem

import (
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// showDue writes a due date as first..last day with its properties.
func showDue(d task.Due) string {
	s := ""
	if d.Known() {
		s = d.Start.Format("2006-01-02")
		if !d.End.Equal(d.Start) {
			s += ".." + d.End.Format("2006-01-02")
		}
	}
	for _, p := range []struct {
		holds bool
		word  string
	}{{d.Exact, "exact"}, {d.Relative, "relative"}, {d.Ambiguous, "ambiguous"}, {d.Blank(), "blank"}} {
		if p.holds {
			s += " " + p.word
		}
	}
	return s
}

// dueForms are cells and values of "Due:" as teams write them, in a document
// of Thursday 2026-01-15.
var dueForms = []struct{ in, want string }{
	{"2026-01-20", "2026-01-20 exact"},
	{"2026/01/20", "2026-01-20 exact"},
	{"2026.01.20", "2026-01-20 exact"},
	{"20260120", "2026-01-20 exact"},
	{"2026-01-20 17:00 UTC", "2026-01-20 exact"},
	{"2026-01-20T17:00Z", "2026-01-20 exact"},
	{"~2026-01-20", "2026-01-20 exact"},
	{"20 Jan 2026", "2026-01-20 exact"},
	{"20-Jan-2026", "2026-01-20 exact"},
	{"20th January 2026", "2026-01-20 exact"},
	{"20th of January, 2026", "2026-01-20 exact"},
	{"Jan 20, 2026", "2026-01-20 exact"},
	{"January 20th 2026", "2026-01-20 exact"},
	{"Tue, Jan 20, 2026", "2026-01-20 exact"},
	{"Tuesday 20 January 2026", "2026-01-20 exact"},
	{"Jan 20", "2026-01-20 exact"},
	{"20 Jan", "2026-01-20 exact"},
	{"Jan 10", "2027-01-10 exact"},
	{"1 March", "2026-03-01 exact"},
	{"20/01/2026", "2026-01-20 exact"},
	{"01/20/2026", "2026-01-20 exact"},
	{"20.01.2026", "2026-01-20 exact"},
	{"02.03.2026", "2026-03-02 exact"},
	{"20.1.26", "2026-01-20 exact"},
	{"1/20", "2026-01-20 exact"},
	{"1/20/26", "2026-01-20 exact"},
	{"02/03/2026", "2026-02-03..2026-03-02 ambiguous"},
	{"03-04-2026", "2026-03-04..2026-04-03 ambiguous"},
	{"by 2026-01-20", "2026-01-20 exact"},
	{"before Jan 20, 2026", "2026-01-20 exact"},
	{"no later than 20 January 2026", "2026-01-20 exact"},
	{"due on 2026-01-20", "2026-01-20 exact"},
	{"2026-01-20 (was 2026-01-10)", "2026-01-20 exact"},
	{"v2.3, 2026-01-20", "2026-01-20 exact"},
	{"2026-01-20?", "2026-01-20 exact"},
	{"March 2026", "2026-03-01..2026-03-31"},
	{"Mar 2026", "2026-03-01..2026-03-31"},
	{"2026-03", "2026-03-01..2026-03-31"},
	{"03/2026", "2026-03-01..2026-03-31"},
	{"March", "2026-03-01..2026-03-31"},
	{"end of March", "2026-03-21..2026-03-31"},
	{"early March 2026", "2026-03-01..2026-03-11"},
	{"mid-March 2026", "2026-03-11..2026-03-21"},
	{"late February", "2026-02-19..2026-02-28"},
	{"beginning of May", "2026-05-01..2026-05-11"},
	{"2026-W04", "2026-01-19..2026-01-25"},
	{"2026W04", "2026-01-19..2026-01-25"},
	{"W04 2026", "2026-01-19..2026-01-25"},
	{"week 4", "2026-01-19..2026-01-25"},
	{"week 4 of 2026", "2026-01-19..2026-01-25"},
	{"CW 4", "2026-01-19..2026-01-25"},
	{"KW4", "2026-01-19..2026-01-25"},
	{"calendar week 4", "2026-01-19..2026-01-25"},
	{"week 2", "2027-01-11..2027-01-17"},
	{"week of 2026-01-19", "2026-01-19..2026-01-25"},
	{"w/c 19 Jan 2026", "2026-01-19..2026-01-25"},
	{"Q3 2026", "2026-07-01..2026-09-30"},
	{"2026 Q3", "2026-07-01..2026-09-30"},
	{"2026-Q3", "2026-07-01..2026-09-30"},
	{"Q3'26", "2026-07-01..2026-09-30"},
	{"Q3/26", "2026-07-01..2026-09-30"},
	{"Q3-2026", "2026-07-01..2026-09-30"},
	{"3Q26", "2026-07-01..2026-09-30"},
	{"Q3", "2026-07-01..2026-09-30"},
	{"q3", "2026-07-01..2026-09-30"},
	{"third quarter of 2026", "2026-07-01..2026-09-30"},
	{"end of Q3 2026", "2026-08-31..2026-09-30"},
	{"Q4 2026 - Q1 2027", "2026-10-01..2027-03-31"},
	{"Q1–Q2 2026", "2026-01-01..2026-06-30"},
	{"H1 2027", "2027-01-01..2027-06-30"},
	{"2H26", "2026-07-01..2026-12-31"},
	{"first half of 2026", "2026-01-01..2026-06-30"},
	{"2026", "2026-01-01..2026-12-31"},
	{"end of 2026", "2026-09-01..2026-12-31"},
	{"3-5 March 2026", "2026-03-03..2026-03-05"},
	{"2026-02-01 to 2026-02-15", "2026-02-01..2026-02-15"},
	{"FY26 Q3", " relative"},
	{"today", "2026-01-15 relative"},
	{"tomorrow", "2026-01-16 relative"},
	{"EOD", "2026-01-15 relative"},
	{"EOW", "2026-01-18 relative"},
	{"EOM", "2026-01-31 relative"},
	{"EOQ", "2026-03-31 relative"},
	{"EOY", "2026-12-31 relative"},
	{"end of week", "2026-01-16..2026-01-18 relative"},
	{"end of the month", "2026-01-21..2026-01-31 relative"},
	{"end of year", "2026-09-01..2026-12-31 relative"},
	{"next week", "2026-01-19..2026-01-25 relative"},
	{"this week", "2026-01-12..2026-01-18 relative"},
	{"end of next week", "2026-01-23..2026-01-25 relative"},
	{"next month", "2026-02-01..2026-02-28 relative"},
	{"next quarter", "2026-04-01..2026-06-30 relative"},
	{"Friday", "2026-01-16 relative"},
	{"by Friday", "2026-01-16 relative"},
	{"next Monday", "2026-01-19 relative"},
	{"in 2 weeks", "2026-01-15..2026-01-29 relative"},
	{"next 1-2 weeks", "2026-01-15..2026-01-29 relative"},
	{"2-3 days", "2026-01-15..2026-01-18 relative"},
	{"within 2 weeks", "2026-01-15..2026-01-29 relative"},
	{"two weeks", "2026-01-15..2026-01-29 relative"},
	{"2w", "2026-01-15..2026-01-29 relative"},
	{"14d", "2026-01-15..2026-01-29 relative"},
	{"30 days", "2026-01-15..2026-02-14 relative"},
	{"48h", "2026-01-15..2026-01-17 relative"},
	{"in a month", "2026-01-15..2026-02-15 relative"},
	{"a couple of weeks", "2026-01-15..2026-01-29 relative"},
	{"T+7d", "2026-01-15..2026-01-22 relative"},
	{"D+30", "2026-01-15..2026-02-14 relative"},
	{"5 business days", "2026-01-15..2026-01-22 relative"},
	{"", " blank"},
	{"-", " blank"},
	{"TBD", " blank"},
	{"N/A", " blank"},
	{"??", " blank"},
	{"[Date]", " blank"},
	{"YYYY-MM-DD", " blank"},
	{"ASAP", ""},
	{"soon", ""},
	{"ongoing", ""},
	{"next sprint", ""},
	{"Sprint 42", ""},
	{"next engineering catchup", ""},
	{"backlog", ""},
	{"in the near future", ""},
	{"2026-13-45", ""},
	{"2026-02-30", ""},
	{"31/02/2026", ""},
	{"v2.3", ""},
	{"1.2.3", ""},
	{"with the next release", ""},
}

func dueText(s string) Text { return Text{Plain: s} }

func TestDueForms(t *testing.T) {
	r := chrono.DueReader{Base: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	for _, c := range dueForms {
		t.Run(c.in, func(t *testing.T) {
			if got := showDue(task.DueOf(r, dueText(c.in))); got != c.want {
				t.Errorf("due of %q = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestDueWithoutBase(t *testing.T) {
	for _, s := range []string{"Jan 20", "in 2 weeks", "Q3", "Friday", "EOM", "week 4", "March"} {
		if d := task.DueOf(chrono.DueReader{}, dueText(s)); d.Known() || !d.Relative {
			t.Errorf("due of %q without a document's date = %q, want an unknown relative one", s, showDue(d))
		}
	}
}

func TestDueOrder(t *testing.T) {
	for order, want := range map[chrono.Order]string{chrono.OrderDMY: "2026-03-02 exact", chrono.OrderMDY: "2026-02-03 exact"} {
		if got := showDue(task.DueOf(chrono.DueReader{Order: order}, dueText("02/03/2026"))); got != want {
			t.Errorf("order %d: got %q, want %q", order, got, want)
		}
	}
}
