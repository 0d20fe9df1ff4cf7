package chrono

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// show writes a stamp as "date time zone", with ?, parts in brackets for what
// is special.
func (st Stamp) show() string {
	var parts []string
	if st.IsRelative {
		parts = append(parts, "T"+fmt.Sprintf("%+d", int(st.Relative/time.Minute)))
	}
	if st.NoDate {
		parts = append(parts, "nodate")
	}
	if st.HasDate {
		parts = append(parts, strings.TrimSuffix(st.Date.show(), " weak"))
	}
	if st.HasClock {
		parts = append(parts, st.Clock.show())
	}
	if st.IsRange {
		end := "to"
		if st.EndDate.Day > 0 {
			end += " " + st.EndDate.show()
		}
		parts = append(parts, end+" "+st.EndClock.show())
	}
	if st.Zone != "" {
		parts = append(parts, st.Zone)
	}
	for _, flag := range []struct {
		on   bool
		name string
	}{{st.Approx, "approx"}, {st.NextDay, "+1d"}, {st.Fault != "", "fault"}, {st.Bad != "", "bad"}} {
		if flag.on {
			parts = append(parts, flag.name)
		}
	}
	return strings.Join(parts, " ")
}

func (c Clock) show() string {
	switch {
	case c.Unknown || c.bad != "":
		return "??"
	case c.Seconds:
		return fmt.Sprintf("%02d:%02d:%02d", c.hour, c.min, c.sec)
	}
	return fmt.Sprintf("%02d:%02d", c.hour, c.min)
}

func TestScanStamp(t *testing.T) {
	for _, c := range []struct{ in, want, rest string }{
		// 24-hour clocks
		{"14:05 alert fires", "14:05", "alert fires"},
		{"14:05: alert fires", "14:05", "alert fires"},
		{"14:05 - alert fires", "14:05", "alert fires"},
		{"14:05 – alert fires", "14:05", "alert fires"},
		{"14:05 — alert fires", "14:05", "alert fires"},
		{"14:05, alert fires", "14:05", "alert fires"},
		{"14:05 | alert fires", "14:05", "alert fires"},
		{"14:05 -> alert fires", "14:05", "alert fires"},
		{"9:05 alert fires", "09:05", "alert fires"},
		{"14:05:30 alert fires", "14:05:30", "alert fires"},
		{"14:05:30.123 alert fires", "14:05:30", "alert fires"},
		{"[14:05] @ana looks", "14:05", "@ana looks"},
		{"(14:05) ana looks", "14:05", "ana looks"},
		{"**14:05** ana looks", "14:05", "ana looks"},
		{"14h05 ana looks", "14:05", "ana looks"},
		{"24:00 the day ends", "24:00", "the day ends"},
		{"14:05", "14:05", ""},
		// 12-hour clocks
		{"2:05 PM alert fires", "14:05", "alert fires"},
		{"02:05pm: alert fires", "14:05", "alert fires"},
		{"2:05 p.m. alert fires", "14:05", "alert fires"},
		{"12:30 AM alert fires", "00:30", "alert fires"},
		{"12:30 PM alert fires", "12:30", "alert fires"},
		{"2pm alert fires", "14:00", "alert fires"},
		{"2 PM alert fires", "14:00", "alert fires"},
		{"2.30pm alert fires", "14:30", "alert fires"},
		{"noon: traffic peaks", "12:00", "traffic peaks"},
		{"Midnight - job starts", "00:00", "job starts"},
		// dotted and bare
		{"15.03 alert fires", "15:03", "alert fires"},
		{"15.03: alert fires", "15:03", "alert fires"},
		{"2026-03-12 0616: block made", "2026-3-12 06:16", "block made"},
		{"0616: block made", "06:16", "block made"},
		{"1625 UTC mail arrives", "16:25 UTC", "mail arrives"},
		{"1430 - restarted", "14:30", "restarted"},
		{"0930hrs restarted", "09:30", "restarted"},
		// with dates
		{"2026-03-01 14:05 alert", "2026-3-1 14:05", "alert"},
		{"2026-03-01, 02:05pm: alert", "2026-3-1 14:05", "alert"},
		{"2026-03-01T14:05Z alert", "2026-3-1 14:05 Z", "alert"},
		{"2026-03-01T14:05:09+02:00 alert", "2026-3-1 14:05:09 +02:00", "alert"},
		{"2026-03-01 at 14:05 alert", "2026-3-1 14:05", "alert"},
		{"2026-03-01: alert", "2026-3-1", "alert"},
		{"2026-03-01 - 14:05 - alert", "2026-3-1 14:05", "alert"},
		{"20/06/2026 12:32 - deleted", "2026-6-20 12:32", "deleted"},
		{"06-13-2026 11:00 pm - slow", "2026-6-13 23:00", "slow"},
		{"Jan 14, 10:18 AM", "0-1-14 10:18", ""},
		{"June 14th, 2026, 10:00 AM: audit", "2026-6-14 10:00", "audit"},
		{"Sep 27 2026 13:06", "2026-9-27 13:06", ""},
		{"11:10 6th Nov deploy", "0-11-6 11:10", "deploy"},
		{"12:45 PM PST Saturday Oct 30th: wave", "0-10-30 12:45 PST", "wave"},
		{"14:00 PM PST Saturday Oct 30th : wave", "0-10-30 14:00 PST fault", "wave"},
		{"14:05 on 2026-03-01 alert", "2026-3-1 14:05", "alert"},
		{"14:05 (Oct 29) alert", "0-10-29 14:05", "alert"},
		{"22:30 UTC (Oct 29) - reported", "0-10-29 22:30 UTC", "reported"},
		{"[12-05 16:21] bug is merged", "0-12-5 16:21", "bug is merged"},
		{"9/27 13:00 deploy", "0-9-27 13:00", "deploy"},
		{"2026-06-21", "2026-6-21", ""},
		{"Monday 5 May 2026, 14:05 deploy", "2026-5-5 14:05", "deploy"},
		{"On March 5 at 14:05, deploy", "0-3-5 14:05", "deploy"},
		{"2026-03-01 (14:05) deploy", "2026-3-1 14:05", "deploy"},
		{"March 5, 2026: 7:56am UTC", "2026-3-5 07:56 UTC", ""},
		// ranges
		{"02:04–07:14 outage", "02:04 to 07:14", "outage"},
		{"14:05 - 15:20 outage", "14:05 to 15:20", "outage"},
		{"14:05 to 15:20: outage", "14:05 to 15:20", "outage"},
		{"2:05-3:20 pm outage", "14:05 to 15:20", "outage"},
		{"2026-03-01 14:05 - 2026-03-02 01:00 outage", "2026-3-1 14:05 to 2026-3-2 01:00", "outage"},
		{"2026-08-27 to 2026-09-03 fine", "2026-8-27 to 2026-9-3 ??", "fine"},
		{"~13:30-13:45", "13:30 to 13:45 approx", ""},
		{"21:45 to 23:28 UTC (103 minutes)", "21:45 to 23:28 UTC", "(103 minutes)"},
		{"14:05 - 3 nodes are lost", "14:05", "3 nodes are lost"},
		{"14:05 - 2026 requests fail", "14:05", "2026 requests fail"},
		// approximate
		{"~9:00 AM: erased", "09:00 approx", "erased"},
		{"ca. 18:30 drops", "18:30 approx", "drops"},
		{"2026-07-08 ca. 18:30", "2026-7-8 18:30 approx", ""},
		{"circa 14:05 drops", "14:05 approx", "drops"},
		{"Around 14:05 drops", "14:05 approx", "drops"},
		{"10:45~ drops", "10:45 approx", "drops"},
		{"10:45 (approx) drops", "10:45 approx", "drops"},
		// zones
		{"2:54 PM PST: merged", "14:54 PST", "merged"},
		{"14:05 UTC+2: merged", "14:05 UTC+2", "merged"},
		{"14:05 UTC - 3 nodes", "14:05 UTC", "3 nodes"},
		{"14:05UTC merged", "14:05 UTC", "merged"},
		{"14:05Z merged", "14:05 Z", "merged"},
		{"14:05 (UTC) merged", "14:05 UTC", "merged"},
		{"14:05 CET/CEST merged", "14:05 CET/CEST", "merged"},
		{"14:05 Europe/Zurich merged", "14:05 Europe/Zurich", "merged"},
		{"2026-06-28 7:09 AM Eastern: reported", "2026-6-28 07:09 Eastern", "reported"},
		{"14:05 Pacific region fails", "14:05", "Pacific region fails"},
		{"14:05 Pacific Time merged", "14:05 Pacific Time", "merged"},
		{"13:14 EDT (17:14 UTC): mail", "13:14 EDT", "mail"},
		{"12:48 (6:48 PDT): block", "12:48", "block"},
		{"13:14 EDT / 17:14 UTC mail", "13:14 EDT", "mail"},
		{"14:05 +0200 merged", "14:05 +0200", "merged"},
		{"14:05 -0700 merged", "14:05 -0700", "merged"},
		{"2026-03-01T14:05:00-07:00 merged", "2026-3-1 14:05:00 -07:00", "merged"},
		{"2026-03-01 12:5 merged", "2026-3-1 12:05 fault", "merged"},
		// relative
		{"T+15m alert", "T+15", "alert"},
		{"[T+5m] alert", "T+5", "alert"},
		{"T-1h change", "T-60", "change"},
		{"T+0 start", "T+0", "start"},
		{"T0: start", "T+0", "start"},
		{"T+1h30m fixed", "T+90", "fixed"},
		{"T+01:30 fixed", "T+90", "fixed"},
		{"T + 5 min fixed", "T+5", "fixed"},
		{"+1d review", "T+1440", "review"},
		{"+15m alert", "T+15", "alert"},
		{"T-24h change", "T-1440", "change"},
		// unknown
		{"HH:MM [Service restored]", "??", "[Service restored]"},
		{"2026-12-21 HH:mm", "2026-12-21 ??", ""},
		{"2026-12-03 --:--", "2026-12-3 ??", ""},
		{"14:?? scaled", "??", "scaled"},
		{"2026-03-13 14:?? scaled", "2026-3-13 ??", "scaled"},
		{"??:?? scaled", "??", "scaled"},
		{"2026-MM-DD: token made", "nodate", "token made"},
		{"2026-05-?? HH:mm", "nodate ??", ""},
		{"2026/27-??-?? HH:mm", "nodate ??", ""},
		{"2026-02-02 X: message", "2026-2-2 ??", "message"},
		{"06.05. 09:00 restarted", "0-5-6 09:00", "restarted"},
		{"15.03 restarted", "15:03", "restarted"},
		{"2026-03-03 (Tue) 14:05 restarted", "2026-3-3 14:05", "restarted"},
		{"5 March 2026 — 14:05 — restarted", "2026-3-5 14:05", "restarted"},
		{"2026-03-03 · 14:05 · restarted", "2026-3-3 14:05", "restarted"},
		{"14:05 – 2026-03-03 – restarted", "2026-3-3 14:05", "restarted"},
		{"March 2026: the limit is introduced", "nodate", "the limit is introduced"},
		{"March 2026 was slow", "", ""},
		{"10:05 - 11 nodes are lost", "10:05", "11 nodes are lost"},
		{"10:05 - 5 PMs join", "10:05", "5 PMs join"},
		// words around the time
		{"13:40h restarted", "13:40", "restarted"},
		{"13:45 Uhr restarted", "13:45", "restarted"},
		{"1355 hours: restarted", "13:55", "restarted"},
		{"14.00 Uhr restarted", "14:00", "restarted"},
		{"10:05ish restarted", "10:05 approx", "restarted"},
		{"10:05-ish restarted", "10:05 approx", "restarted"},
		{"10:05ish: restarted", "10:05 approx", "restarted"},
		{"{{ 10:05 }} restarted", "10:05", "restarted"},
		{"10：05 restarted", "10:05", "restarted"},
		{"T10:05Z restarted", "10:05 Z", "restarted"},
		{"gegen 10:05 Uhr: restarted", "10:05 approx", "restarted"},
		{"Mar-05-2026 10:05:09 PM UTC restarted", "2026-3-5 22:05:09 UTC", "restarted"},
		{"13:15+ restarted", "13:15 approx", "restarted"},
		{"1:00 PM – Present: slow", "13:00", "slow"},
		{"13:20, 13:25: restarted", "13:20", "restarted"},
		{"13:20, 3 nodes are lost", "13:20", "3 nodes are lost"},
		{"12:20 (CET, UTC+1) restarted", "12:20 CET", "restarted"},
		{"Mon Mar 1 12:05:00 UTC 2027 restarted", "2027-3-1 12:05:00 UTC", "restarted"},
		{"Mon 10:05 restarted", "10:05", "restarted"},
		{"Tuesday, 10:05: restarted", "10:05", "restarted"},
		{"🔥 11:15 restarted", "11:15", "restarted"},
		{"Monday 3 nodes", "", ""},
		// next day
		{"00:10 (+1d) done", "00:10 +1d", "done"},
		{"00:10 (next day) done", "00:10 +1d", "done"},
		{"00:10 +1d done", "00:10 +1d", "done"},
		// mistakes
		{"17:14pm restarted", "17:14 fault", "restarted"},
		{"23:00 AM MST empty", "23:00 MST fault", "empty"},
		{"07:7:47 restarted", "07:07:47 fault", "restarted"},
		{"20260-01-16 12:00", "2026-1-16 (the year has five digits) 12:00 fault", ""},
		{"11/03/202 - released", "0-11-3 ambiguous (the year has three digits) fault", "released"},
		{"25:61 restarted", "?? bad", "restarted"},
		// not stamps
		{"v1.10.8 is released", "", ""},
		{"1.10.8 is released", "", ""},
		{"99.51 % uptime", "", ""},
		{"12.50% of requests", "", ""},
		{"10.0.0.1 stops", "", ""},
		{"10.12 GB are lost", "", ""},
		{"3 nodes are lost", "", ""},
		{"2026: the year", "", ""},
		{"2026 was slow", "", ""},
		{"5000 requests fail", "", ""},
		{"500 errors", "", ""},
		{"1:1 mapping", "", ""},
		{"30m of work", "", ""},
		{"*/5 * * * * cron", "", ""},
		{"$10.50 an hour", "", ""},
		{"Tuesday", "", ""},
		{"May I ask", "", ""},
		{"Around the world", "", ""},
		{"The 14:05 deploy", "", ""},
		{"", "", ""},
	} {
		t.Run(c.in, func(t *testing.T) {
			st, next := ScanStamp(c.in, OrderUnknown, ClockStyle{})
			got, rest := "", ""
			if next > 0 {
				got, rest = st.show(), c.in[next:]
			}
			if got != c.want || rest != c.rest {
				t.Errorf("got %q, rest %q; want %q, rest %q", got, rest, c.want, c.rest)
			}
		})
	}
}

func FuzzScanStamp(f *testing.F) {
	for _, s := range []string{"2026-03-01 14:05 UTC - x", "[T+5m] x", "~9:00 AM (17:14 UTC) / 3", "06-13-2026 11:00 pm–", "14:05 (approx", "2026-05-?? HH:mm", "T−", "\xff12:30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, order := range []Order{OrderUnknown, OrderDMY, OrderMDY} {
			st, next := ScanStamp(s, order, ClockStyle{Bare: order == OrderDMY, Dotted: order == OrderMDY})
			if next < 0 || next > len(s) || next > 0 && (st.Start > st.End || st.End > next) {
				t.Fatalf("%q: stamp %d to %d, text from %d", s, st.Start, st.End, next)
			}
		}
		if v, rest := ParseLength(s); v.Value < 0 || len(rest) > len(s) {
			t.Fatalf("%q: %v, rest %q", s, v, rest)
		}
	})
}
