package chrono

import (
	"bytes"
	"strings"
)

// SpeaksOfTimes reports whether a sentence is on the times of a timeline: "All times
// in UTC", "Alle Zeiten in MESZ".
func SpeaksOfTimes(s string) bool {
	if len(s) > 400 {
		s = s[:400]
	}
	lower := strings.ToLower(s)
	if timesWords.In(lower) {
		return true
	}
	return len(s) < 40 && strings.Contains(lower, "time")
}

// StatesZone reports whether these are the words that lead to a zone for a whole document: "all
// times", "times are", "times in", "time zone", "timezone".
func StatesZone(from, before []byte) bool {
	rest := bytes.ToLower(from)
	switch {
	case bytes.HasPrefix(rest, []byte("imezone")), bytes.HasPrefix(rest, []byte("ime zone")):
		return true
	case !bytes.HasPrefix(rest, []byte("imes")):
		return false
	}
	after := bytes.TrimLeft(rest[4:], " ")
	return bytes.HasSuffix(bytes.ToLower(before), []byte("all t")) || bytes.HasPrefix(after, []byte("are ")) ||
		bytes.HasPrefix(after, []byte("in ")) || bytes.HasPrefix(after, []byte("given")) || bytes.HasPrefix(after, []byte("listed"))
}
