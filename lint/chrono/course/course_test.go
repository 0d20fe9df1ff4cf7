package course

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// day is some day, by its number.
const day = 20000

// read makes readings of lines such as "22:15", "3 09:00" (of the third day),
// "1:05p", "3" (a day alone) and "3:" (a divider).
func read(t *testing.T, s string) (in []Reading) {
	t.Helper()
	for _, f := range strings.Split(s, ",") {
		f = strings.TrimSpace(f)
		r := Reading{}
		if d, rest, ok := strings.Cut(f, " "); ok {
			fmt.Sscan(d, &r.Day)
			r.Day, f = r.Day+day, rest
		} else if d, ok := strings.CutSuffix(f, ":"); ok {
			fmt.Sscan(d, &r.Day)
			in = append(in, Reading{Day: r.Day + day, Resets: true})
			continue
		}
		h, m := 0, 0
		if n, _ := fmt.Sscanf(f, "%d:%d", &h, &m); n == 2 {
			r.Timed, r.Padded = true, f[0] == '0'
			r.Clock = time.Duration(h)*time.Hour + time.Duration(m)*time.Minute
			switch {
			case strings.HasSuffix(f, "p"):
				r.Half = true
				if h < 12 {
					r.Clock += half
				}
			case strings.HasSuffix(f, "a"):
				r.Half = true
			}
		} else {
			fmt.Sscan(f, &h)
			r.Day = h + day
		}
		in = append(in, r)
	}
	return in
}

func write(out []Result, in []Reading) string {
	var b strings.Builder
	for i, r := range out {
		if in[i].Resets {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%d", r.Day-day)
		if in[i].Timed {
			fmt.Fprintf(&b, " %02d:%02d", int(r.Clock.Hours()), int(r.Clock.Minutes())%60)
		}
		if r.Margin < Doubt {
			b.WriteString("?")
		}
	}
	return b.String()
}

func TestSolve(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"one day", "09:12, 09:40, 10:02", "0 09:12, 0 09:40, 0 10:02"},
		{"past midnight", "21:40, 23:55, 00:10, 06:15", "0 21:40, 0 23:55, 1 00:10, 1 06:15"},
		{"from the evening to the morning", "20:30, 08:10, 09:00", "0 20:30, 1 08:10, 1 09:00"},
		{"one out of its place", "13:05, 20:30, 13:10, 21:00", "0 13:05, 0 20:30, 0 13:10, 0 21:00"},
		{"two nights", "22:00, 01:00, 09:00, 23:00, 02:00", "0 22:00, 1 01:00, 1 09:00, 1 23:00, 2 02:00"},
		{"a small step back", "14:20, 14:05, 14:40", "0 14:20, 0 14:05, 0 14:40"},
		{"dividers", "0:, 22:00, 2:, 01:00, 09:00", "0 22:00, 2 01:00, 2 09:00"},
		{"own days", "0 22:00, 2 01:00, 03:00", "0 22:00, 2 01:00, 2 03:00"},
		{"the newest first", "16:50, 16:05, 14:40, 12:10", "0 16:50, 0 16:05, 0 14:40, 0 12:10"},
		{"the newest first, past midnight", "1 00:40, 00:10, 23:50, 22:10", "1 00:40, 1 00:10, 0 23:50, 0 22:10"},
		{"halves left out on a working day", "9:40, 11:52, 12:15, 1:05, 4:18", "0 09:40, 0 11:52, 0 12:15, 0 13:05, 0 16:18"},
		{"a half written once", "9:58a, 10:20, 12:40p, 1:15, 2:05", "0 09:58, 0 10:20, 0 12:40, 0 13:15, 0 14:05"},
		{"an evening", "0 10:18p, 0 10:52p, 0 11:04", "0 22:18, 0 22:52, 0 23:04"},
		{"24 hours with a zero", "09:40, 12:15, 16:05", "0 09:40, 0 12:15, 0 16:05"},
		{"a half that is wrong", "0 12:40p, 0 1:15, 0 1:50, 0 11:30a", "0 12:40, 0 13:15, 0 13:50, 0 11:30"},
	} {
		in := read(t, c.in)
		if got := write(Solve(in, day, nil), in); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.in, got, c.want)
		}
	}
}
