package chrono

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono/zone"
)

// Clock is a time of day as written, turned to 24 hours.
type Clock struct {
	hour, min, sec int
	Seconds        bool // written with seconds
	Unknown        bool // "HH:mm", "14:??", "--:--": a time is meant but not known
	Bare           bool // "0616": four digits
	Dotted         bool // "15.03"
	Padded         bool // "09:05": a zero before the hour
	half           byte // 'a' or 'p' of a 12-hour clock; 0 without
	// Fault says what is wrong with a time that was read in spite of a mistake.
	fault string
	// Bad says why the time cannot be read; hour and min then hold nothing.
	bad string
}

// Known reports whether hour and minute can be used.
func (c Clock) Known() bool { return !c.Unknown && c.bad == "" }

// HasHalf reports whether "am" or "pm" stands beside the time.
func (c Clock) HasHalf() bool { return c.half != 0 }

// At gives a time as it is written in c, at another offset since midnight.
func (c Clock) At(offset time.Duration) Clock {
	c.hour, c.min, c.sec = int(offset/time.Hour), int(offset/time.Minute)%60, int(offset/time.Second)%60
	return c
}

// Offset gives the time since midnight; 24:00 is a whole day.
func (c Clock) Offset() time.Duration {
	return time.Duration(c.hour)*time.Hour + time.Duration(c.min)*time.Minute + time.Duration(c.sec)*time.Second
}

// ClockStyle is what the place of a time allows.
type ClockStyle struct {
	Bare   bool // four digits are a time, even where they could be a year
	Dotted bool // "9.05" is a time, not a number
}

// scanClock reads the time of day that s begins with, and its length; the
// length is 0 where there is none. What precedes s is the caller's to look at.
func scanClock(s string, style ClockStyle) (Clock, int) {
	if s == "" {
		return Clock{}, 0
	}
	n := ascii.CountDigits(s)
	switch {
	case n == 1 || n == 2:
		return scanDigitClock(s, n, style)
	case n == 4:
		return scanBareClock(s, style)
	case n > 0:
		return Clock{}, 0
	}
	if c, n := scanUnknownClock(s); n > 0 {
		return c, n
	}
	return scanNamedClock(s)
}

// scanDigitClock reads 14:05, 9:05:30, 2pm, 2.30 p.m., 15.03, 14h05.
func scanDigitClock(s string, n int, style ClockStyle) (Clock, int) {
	c := Clock{hour: ascii.Atoi(s[:n]), Padded: n == 2 && s[0] == '0'}
	if n == len(s) {
		return c, 0
	}
	if half, end := scanHalf(s, n); end > n {
		c.half = half
		return c.turn(), end
	}
	switch s[n] {
	case ' ':
		if c.hour == 12 {
			if named, w := scanNamedClock(s[n+1:]); w > 0 { // "12 noon"
				return named, n + 1 + w
			}
		}
	case 0xe6, 0xec, 0xe7: // 時, 시, 点
		return scanSignedClock(s, n, c)
	case 0xef:
		if wide := len("："); strings.HasPrefix(s[n:], "：") { // of a keyboard for Chinese or Japanese
			c, end := scanColonClock(s[:n]+":"+s[n+wide:], n, c, style)
			if end > n {
				end += wide - 1
			}
			return c, end
		}
	case ':':
		return scanColonClock(s, n, c, style)
	case '.':
		return scanDottedClock(s, n, c, style)
	case 'h', 'H':
		return scanHourClock(s, n, c)
	}
	return c, 0
}

// scanSignedClock reads 14時05分, 14시 5분 and 14点05分.
func scanSignedClock(s string, n int, c Clock) (Clock, int) {
	end := max(signAfter(s, n, "時", "시"), signAfter(s, n, "点", "时"))
	if end == 0 || c.hour > 23 {
		return c, 0
	}
	i := ascii.SkipSpaces(s, end)
	digits := ascii.CountDigitsAt(s, i)
	if digits < 1 || digits > 2 {
		return c, 0
	}
	stop := signAfter(s, i+digits, "分", "분")
	if c.min = ascii.Atoi(s[i : i+digits]); stop == 0 || c.min > 59 {
		return c, 0
	}
	return c, stop
}

func scanColonClock(s string, i int, c Clock, style ClockStyle) (Clock, int) {
	i++
	n := ascii.CountDigitsAt(s, i)
	if n == 0 {
		if end := unknownPair(s, i); end > i && c.hour < 24 {
			c.Unknown = true
			return c, end
		}
		return c, 0
	}
	if n > 2 {
		c.bad = "the minutes have " + fmt.Sprint(n) + " digits"
		return c, i + n
	}
	c.min = ascii.Atoi(s[i : i+n])
	if n == 1 {
		c.fault = "the minutes have one digit"
	}
	end := i + n
	if sec, e, fault := scanSeconds(s, end); e > end {
		c.sec, c.Seconds, end = sec, true, e
		if c.fault == "" {
			c.fault = fault
		}
	} else if n == 1 && !style.Bare { // a ratio ("1:1"), but where a time is expected
		return c, 0
	}
	return c.finish(s, end)
}

// scanSeconds reads ":07" or ":07.123".
func scanSeconds(s string, i int) (sec, end int, fault string) {
	if i >= len(s) || s[i] != ':' {
		return 0, i, ""
	}
	n := ascii.CountDigitsAt(s, i+1)
	if n < 1 || n > 2 {
		return 0, i, ""
	}
	if n == 1 {
		fault = "the seconds have one digit"
	}
	sec, end = ascii.Atoi(s[i+1:i+1+n]), i+1+n
	if end < len(s) && (s[end] == '.' || s[end] == ',') {
		if f := ascii.CountDigitsAt(s, end+1); f > 0 {
			end += 1 + f
		}
	}
	return sec, end, fault
}

// scanDottedClock reads 15.03 and 2.30pm. One digit before the dot needs a
// half of the day, a style, or it is a number.
func scanDottedClock(s string, n int, c Clock, style ClockStyle) (Clock, int) {
	if ascii.CountDigitsAt(s, n+1) != 2 {
		return c, 0
	}
	c.min, c.Dotted = ascii.Atoi(s[n+1:n+3]), true
	end := n + 3
	half, halfEnd := scanHalf(s, end)
	if halfEnd > end {
		c.half = half
		if !c.inRange() {
			return c, 0
		}
		return c.turn(), halfEnd
	}
	if e := skipClockWord(s, end); e > end && c.inRange() {
		return c, e
	}
	if !c.inRange() || n == 1 && !style.Dotted || end < len(s) && strings.IndexByte(".%/", s[end]) >= 0 && ascii.CountDigitsAt(s, end+1) > 0 ||
		end < len(s) && s[end] == '%' || runsIntoWord(s, end) {
		return c, 0
	}
	return c, end
}

// scanHourClock reads 14h05 and 14h05m10; an hour alone ("14h") is a length of
// time as well and is left out.
func scanHourClock(s string, n int, c Clock) (Clock, int) {
	if ascii.CountDigitsAt(s, n+1) != 2 {
		return c, 0
	}
	c.min = ascii.Atoi(s[n+1 : n+3])
	if !c.inRange() || ascii.IsAlnumAt(s, n+3) {
		return c, 0
	}
	return c, n + 3
}

// finish reads the half of the day and refuses what cannot be a time.
func (c Clock) finish(s string, end int) (Clock, int) {
	if half, e := scanHalf(s, end); e > end {
		c.half, end = half, e
	} else if half := shortHalf(s, end); half != 0 {
		c.half, end = half, end+1
	} else if e := skipClockWord(s, end); e > end {
		end = e
	} else if runsIntoWord(s, end) {
		return c, 0
	}
	if end < len(s) && s[end] == ':' && ascii.CountDigitsAt(s, end+1) > 0 { // an address, a ratio
		return c, 0
	}
	if !c.inRange() {
		c.bad = "there is no time " + strings.TrimSpace(s[:end])
		return c, end
	}
	return c.turn(), end
}

// clockWords may follow a time and add nothing to it.
var clockWords = [...]string{"h", "hrs", "hours", "Uhr", "uhr", "uur", "o'clock"}

func skipClockWord(s string, i int) int {
	j := ascii.SkipSpaces(s, i)
	for _, w := range clockWords {
		if strings.HasPrefix(s[min(j, len(s)):], w) && !ascii.IsAlnumAt(s, j+len(w)) {
			return j + len(w)
		}
	}
	return i
}

// inRange tells whether the parts can be a time; 24:00 can.
func (c Clock) inRange() bool {
	return c.min < 60 && c.sec < 61 && (c.hour < 24 || c.hour == 24 && c.min == 0 && c.sec == 0)
}

// turn applies the half of the day.
func (c Clock) turn() Clock {
	switch {
	case c.half == 0:
	case c.hour > 12 && c.hour <= 24 || c.hour == 0 && c.half == 'p':
		c.fault = fmt.Sprintf("the hour %d stands with %sm", c.hour, string(c.half))
	case c.hour > 24:
		c.bad = fmt.Sprintf("there is no hour %d", c.hour)
	case c.half == 'a' && c.hour == 12:
		c.hour = 0
	case c.half == 'p' && c.hour < 12:
		c.hour += 12
	}
	return c
}

// scanHalf reads "pm", " PM", "a.m."; end is i where there is none.
func scanHalf(s string, i int) (half byte, end int) {
	j := ascii.SkipSpaces(s, i)
	if j+1 >= len(s) {
		return 0, i
	}
	half = s[j] | 0x20
	if half != 'a' && half != 'p' {
		return 0, i
	}
	j++
	dots := s[j] == '.'
	if dots {
		j++
	}
	if j >= len(s) || s[j]|0x20 != 'm' || ascii.IsAlnumAt(s, j+1) {
		return 0, i
	}
	j++
	if dots && j < len(s) && s[j] == '.' {
		j++
	}
	return half, j
}

// shortHalf reads the "a" of "9:12a" and the "p" of "1:40p" at i; 0 where there is
// none.
func shortHalf(s string, i int) byte {
	if i < len(s) && !ascii.IsAlnumAt(s, i+1) {
		switch s[i] {
		case 'a', 'p':
			return s[i]
		}
	}
	return 0
}

// scanBareClock reads 0616 where the place allows it. A number that could be a
// year is a time only in a row of such times.
func scanBareClock(s string, style ClockStyle) (Clock, int) {
	c := Clock{hour: ascii.Atoi(s[:2]), min: ascii.Atoi(s[2:4]), Bare: true}
	if c.hour > 23 || c.min > 59 {
		return c, 0
	}
	if half, end := scanHalf(s, 4); end > 4 {
		c.half = half
		return c.turn(), end
	}
	end := 4
	if e := skipClockWord(s, end); e > end {
		return c, e
	}
	if strings.HasPrefix(s[4:], "Z") && !ascii.IsAlnumAt(s, 5) { // a zone, read by the caller
		return c, end
	}
	if runsIntoWord(s, 4) || strings.HasPrefix(s[4:], ".") && ascii.CountDigitsAt(s, 5) > 0 {
		return c, 0
	}
	if year := ascii.Atoi(s[:4]); !style.Bare && year >= 1990 && year <= 2049 {
		return c, 0
	}
	return c, end
}

// runsIntoWord tells that letters or digits follow that are no zone.
func runsIntoWord(s string, i int) bool {
	if !ascii.IsAlnumAt(s, i) || ishLen(s[i:]) > 0 {
		return false
	}
	_, n := zone.Scan(s[i:])
	return n == 0
}

// unknownClocks are the patterns of a time that nobody filled in, in lower case.
var unknownClocks = [...]string{"hh:mm:ss", "hh:mm", "h:mm", "xx:xx:xx", "xx:xx", "??:??:??", "??:??", "?:??", "--:--:--",
	"--:--", "__:__", "nn:nn", "tt:tt", "hhmm"}

// scanUnknownClock reads HH:mm, ??:??, --:--.
func scanUnknownClock(s string) (Clock, int) {
	if strings.IndexByte("hHxX?-_nNtT", s[0]) < 0 {
		return Clock{}, 0
	}
	for _, p := range unknownClocks {
		if len(s) >= len(p) && strings.EqualFold(s[:len(p)], p) && !ascii.IsAlnumAt(s, len(p)) {
			return Clock{Unknown: true}, len(p)
		}
	}
	return Clock{}, 0
}

// unknownPair reads what stands for unknown minutes: ??, xx, mm, --, __.
func unknownPair(s string, i int) int {
	if i+2 > len(s) {
		return i
	}
	switch strings.ToLower(s[i : i+2]) {
	case "??", "xx", "mm", "--", "__":
		if !ascii.IsAlnumAt(s, i+2) {
			return i + 2
		}
	}
	return i
}

// scanNamedClock reads noon and midnight.
func scanNamedClock(s string) (Clock, int) {
	w := ascii.CountLetters(s)
	switch {
	case w == 4 && ascii.EqualFold(s[:4], "noon"), w == 6 && ascii.EqualFold(s[:6], "midday"):
		return Clock{hour: 12}, w
	case w == 8 && ascii.EqualFold(s[:8], "midnight"):
		return Clock{}, w
	}
	return Clock{}, 0
}
