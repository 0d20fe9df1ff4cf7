package chrono

import (
	"fmt"
	"testing"
)

// show writes a date as Y-M-D with 0 for parts that are not stated.
func (d Date) show() string {
	s := fmt.Sprintf("%d-%d-%d", d.Year, d.Month, d.Day)
	if d.lastDay != 0 {
		s += fmt.Sprintf("..%d", d.lastDay)
	}
	if d.Ambiguous {
		s += " ambiguous"
	}
	if d.Weak {
		s += " weak"
	}
	if d.Fault != "" {
		s += " (" + d.Fault + ")"
	}
	return s
}

func TestScanDate(t *testing.T) {
	for _, c := range []struct {
		in   string
		want string
		rest string // what follows the date
	}{
		{"2026-03-01", "2026-3-1", ""},
		{"2026/03/01 14:05", "2026-3-1", " 14:05"},
		{"2026.3.1", "2026-3-1", ""},
		{"2026-03-01T14:05Z", "2026-3-1", "T14:05Z"},
		{"2026-03-01-nginx-down", "2026-3-1", "-nginx-down"},
		{"2026‑03‑01", "2026-3-1", ""},
		{"20260301_slug", "2026-3-1", "_slug"},
		{"2026-Mar-01", "2026-3-1", ""},
		{"2026 March 1", "2026-3-1", ""},
		{"2026-03", "2026-3-0 weak", ""},
		{"20260-03-01", "2026-3-1 (the year has five digits)", ""},
		{"2026-13-01", "2026-13-1 (there is no month 13)", ""},
		{"2026-02-30", "2026-2-30 (there is no day 30 in February)", ""},
		{"01.03.2026", "2026-3-1", ""},
		{"10.12.23", "2023-12-10 weak", ""},
		{"13/03/2026", "2026-3-13", ""},
		{"03/13/2026", "2026-3-13", ""},
		{"4/21/23-4/25/23", "2023-4-21", "-4/25/23"},
		{"03/04/2026", "2026-3-4 ambiguous", ""},
		{"03-04-2026", "2026-4-3 ambiguous", ""},
		{"04/04/2026", "2026-4-4", ""},
		{"9/27 13:00", "0-9-27 weak", " 13:00"},
		{"1 March 2026", "2026-3-1", ""},
		{"1st of March, 2026", "2026-3-1", ""},
		{"01-Mar-2026", "2026-3-1", ""},
		{"01-Mar-26", "2026-3-1", ""},
		{"1 March '26", "2026-3-1", ""},
		{"1/Mar/2026:14:05", "2026-3-1", ":14:05"},
		{"6th Nov", "0-11-6", ""},
		{"6 Nov 11:10", "0-11-6", " 11:10"},
		{"6-8 November 2026", "2026-11-6..8", ""},
		{"March 1st, 2026", "2026-3-1", ""},
		{"Mar 1 2026", "2026-3-1", ""},
		{"Mar. 1, 2026 at noon", "2026-3-1", " at noon"},
		{"SEPT 7", "0-9-7", ""},
		{"Nov 6th 11:10", "0-11-6", " 11:10"},
		{"Nov 6, 20:15", "0-11-6", ", 20:15"},
		{"March 6-8, 2026", "2026-3-6..8", ""},
		{"March 6 – 8th 2026", "2026-3-6..8", ""},
		{"Nov-06-2026", "2026-11-6", ""},
		{"March 2026", "2026-3-0", ""},
		{"Mar. 2026", "2026-3-0", ""},
		{"Monday, March 2, 2026", "2026-3-2", ""},
		{"Thu 5 Mar 2026", "2026-3-5", ""},
		{"Friday the 6th of March", "0-3-6", ""},
		{"May 4, 2026", "2026-5-4", ""},

		{"may 4 times", "none", ""},
		{"4 may have", "none", ""},
		{"Monday", "none", ""},
		{"March", "none", ""},
		{"Dec 12:30", "none", ""},
		{"20xx-01-02", "none", ""},
		{"2026-MM-DD", "none", ""},
		{"YYYY-MM-DD", "none", ""},
		{"1.10.8", "none", ""},
		{"10.0.0.1", "none", ""},
		{"12:30", "none", ""},
		{"15.03", "none", ""},
		{"99/99/2026", "none", ""},
		{"31/04/2026", "none", ""},
		{"2026", "none", ""},
		{"1 Marchioness", "none", ""},
		{"3 decades", "none", ""},
		{"12345678", "none", ""},
		{"", "none", ""},
	} {
		t.Run(c.in, func(t *testing.T) {
			d, n := ScanDate(c.in, OrderUnknown)
			got, rest := "none", ""
			if n > 0 {
				got, rest = d.show(), c.in[n:]
			}
			if got != c.want || rest != c.rest {
				t.Errorf("got %s, rest %q; want %s, rest %q", got, rest, c.want, c.rest)
			}
		})
	}
}

func TestScanDateOrder(t *testing.T) {
	for _, c := range []struct {
		in    string
		order Order
		want  string
	}{
		{"03/04/2026", OrderDMY, "2026-4-3"},
		{"03/04/2026", OrderMDY, "2026-3-4"},
		{"03-04-2026", OrderMDY, "2026-3-4"},
		{"03.04.2026", OrderMDY, "2026-4-3"},
		{"13/04/2026", OrderMDY, "2026-4-13"},
		{"04/13/2026", OrderDMY, "2026-4-13"},
	} {
		if d, _ := ScanDate(c.in, c.order); d.show() != c.want {
			t.Errorf("scanDate(%q, %d) = %s, want %s", c.in, c.order, d.show(), c.want)
		}
	}
}

func TestFindDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Postmortem: cache outage (2026-03-01)", "2026-03-01"},
		{"Incident on Monday, March 2, 2026: slow", "Monday, March 2, 2026"},
		{"v1.10.8 rolled out at 12:30 on 6 Nov", "6 Nov"},
		{"host 10.0.0.1, release 2.2026-03-01", ""},
		{"half of it, 1/2, failed", ""},
		{"incident-2026-03-01", "2026-03-01"},
		{"INC-2026-042", ""},
		{"we may see 5 more", ""},
	} {
		_, start, end := FindDate(c.in, OrderUnknown)
		if got := c.in[start:end]; got != c.want {
			t.Errorf("findDate(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzScanDate(f *testing.F) {
	for _, s := range []string{"Mon, 1 March 2026", "4/21/23-4/25/23", "20260301T", "March 6 – 8th ’26"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if _, n := ScanDate(s, OrderUnknown); n < 0 || n > len(s) {
			t.Errorf("length %d of %d", n, len(s))
		}
		if _, start, end := FindDate(s, OrderDMY); start < 0 || end < start || end > len(s) {
			t.Errorf("found [%d, %d) of %d", start, end, len(s))
		}
	})
}
