package zone

import (
	"strings"
	"time"
	_ "time/tzdata"

	"github.com/pmlint/pmlint/internal/ascii"
)

// Scan reads the zone that s begins with, and its length; the length is 0 where
// there is none. Abbreviations count in upper case only.
func Scan(s string) (name string, n int) {
	if s == "" {
		return "", 0
	}
	switch c := s[0]; {
	case c == '+' || c == '-' || strings.HasPrefix(s, "\u2212"):
		n = scanOffset(s, true)
	case c >= 'A' && c <= 'Z':
		n = scanZoneWord(s)
	case strings.HasPrefix(s, "utc"):
		n = scanAbbreviation(s, 3)
	}
	return s[:n], n
}

// scanZoneWord reads an IANA name, an abbreviation or a zone's name.
func scanZoneWord(s string) int {
	w := ascii.CountLetters(s)
	if w < len(s) && s[w] == '/' {
		if n := scanIANA(s, w); n > 0 {
			return n
		}
	}
	if isAbbreviation(s[:w]) {
		return scanAbbreviation(s, w)
	}
	return scanZoneName(s, w)
}

// isAbbreviation tells an upper-case abbreviation; "Z" alone is one too.
func isAbbreviation(word string) bool {
	if word == "" || len(word) > 4 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	if _, ok := zones().offsets[word]; ok {
		return true
	}
	return len(word) == 2 && word[1] == 'T' && zones().places[word] != ""
}

// scanAbbreviation goes on behind an abbreviation of w letters: "UTC+01:00",
// "GMT -7", "CET/CEST".
func scanAbbreviation(s string, w int) int {
	if ascii.IsDigit(ascii.At(s, w)) || ascii.At(s, w) == '_' {
		return 0
	}
	if word := s[:w]; word == "UTC" || word == "GMT" || word == "utc" {
		i := w
		if ascii.At(s, i) == ' ' {
			i++
		}
		if n := scanOffset(s[i:], false); n > 0 && (i == w || !looksLikeSeparator(s[i:], n)) {
			return i + n
		}
	}
	if ascii.At(s, w) == '/' {
		v := w + 1 + ascii.CountLetters(s[w+1:])
		if isAbbreviation(s[w+1 : v]) {
			return v
		}
	}
	return w
}

// looksLikeSeparator tells that the sign is a dash before the text of an entry
// ("UTC - 3 nodes"), not an offset.
func looksLikeSeparator(s string, n int) bool {
	return s[0] == '-' && (ascii.At(s, 1) == ' ' || n < 3 && ascii.IsLetterAt(s, ascii.SkipSpaces(s, n)))
}

// scanIANA reads Europe/Zurich, America/Argentina/Buenos_Aires.
func scanIANA(s string, w int) int {
	if !zones().regions[s[:w]] {
		return 0
	}
	i := w
	for ascii.At(s, i) == '/' && ascii.IsLetterAt(s, i+1) {
		i++
		for ascii.IsAlnumAt(s, i) || ascii.At(s, i) == '_' || ascii.At(s, i) == '-' && ascii.IsLetterAt(s, i+1) {
			i++
		}
	}
	if i == w {
		return 0
	}
	return i
}

// scanZoneName reads "Eastern", "Pacific Time", "Central European Summer Time
// (CEST)"; an abbreviation in brackets stays outside.
func scanZoneName(s string, w int) int {
	for _, name := range zones().names {
		if !strings.HasPrefix(s, name) || ascii.IsAlnumAt(s, len(name)) {
			continue
		}
		i := len(name)
		for _, more := range [...]string{" Standard", " Daylight", " Summer", " Winter", " Savings"} {
			if strings.HasPrefix(s[i:], more) {
				i += len(more)
			}
		}
		if strings.HasPrefix(s[i:], " Time") || strings.HasPrefix(s[i:], " time") {
			return i + 5
		}
		if i == len(name) && (name == "Pacific" || name == "Eastern" || name == "Mountain" || name == "Central") {
			return i
		}
		return 0
	}
	if n := CityLen(s); n > 0 && ascii.HasPrefixFold(s[n:], " time") && !ascii.IsAlnumAt(s, n+5) { // "Helsinki time"
		return n + 5
	}
	return 0
}

// scanOffset reads +02:00, -0700, and, where bare is false, +1 and +5:30.
func scanOffset(s string, bare bool) int {
	i := 0
	switch {
	case s == "":
		return 0
	case s[0] == '+' || s[0] == '-':
		i = 1
	case strings.HasPrefix(s, "\u2212") || strings.HasPrefix(s, "\u2013"):
		i = 3
	default:
		return 0
	}
	n := offsetDigits(s[i:], bare)
	if n == 0 {
		return 0
	}
	i += n
	if ascii.IsAlnumAt(s, i) || ascii.At(s, i) == ':' && ascii.IsDigit(ascii.At(s, i+1)) {
		return 0
	}
	return i
}

// offsetDigits is the length of the figures of an offset behind its sign.
func offsetDigits(s string, bare bool) int {
	n := ascii.CountDigits(s)
	switch {
	case n == 4 && ascii.Atoi(s[:2]) <= 14 && ascii.Atoi(s[2:4]) < 60:
		return 4
	case n == 0 || n > 2 || ascii.Atoi(s[:n]) > 14:
		return 0
	case (n == 2 || !bare) && ascii.At(s, n) == ':' && ascii.CountDigitsAt(s, n+1) == 2:
		return n + 3
	case !bare:
		return n
	}
	return 0
}

// Find reads the first zone that stands in s as a word of its own. A zone's
// name with its abbreviation in brackets gives the abbreviation.
func Find(s string) (name string, start int) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == 'h' && (i == 0 || !ascii.IsAlnumAt(s, i-1)) {
			if n := scanPlaceTime(s[i:]); n > 0 {
				return s[i : i+n], i
			}
		}
		upper := ascii.IsUpper(c) || strings.HasPrefix(s[i:], "utc")
		if !upper && c != '+' && c != '-' || i > 0 && (ascii.IsAlnum(s[i-1]) || strings.IndexByte("-_/@#.", s[i-1]) >= 0) {
			continue
		}
		name, n := Scan(s[i:])
		if n == 0 || ascii.IsAlnumAt(s, i+n) || name == "Z" || !upper && ascii.CountDigits(s[i+1:]) == 4 {
			continue
		}
		if short, at := bracketedZone(s, i+n); at > 0 {
			return short, at
		}
		return name, i
	}
	return "", 0
}

// scanPlaceTime reads "heure de Paris" and "hora de Madrid".
func scanPlaceTime(s string) int {
	start := 0
	for _, lead := range zones().leads {
		if strings.HasPrefix(s, lead) {
			start = len(lead)
		}
	}
	i := start
	for i < len(s) && (ascii.IsLetter(s[i]) || s[i] >= 0x80) {
		i++
	}
	if start == 0 || i == start || !ascii.IsUpper(s[start]) {
		return 0
	}
	return i
}

// bracketedZone reads the abbreviation in " (CET)" behind a zone's name.
func bracketedZone(s string, i int) (name string, start int) {
	j := ascii.SkipSpaces(s, i)
	if ascii.At(s, j) != '(' || ascii.CountLetters(s[:i]) == i && isAbbreviation(s[:i]) || !ascii.IsLetter(ascii.At(s, i-1)) {
		return "", 0
	}
	if s[i-1] >= 'A' && s[i-1] <= 'Z' { // an abbreviation already: "CET (GMT+1)"
		return "", 0
	}
	name, n := Scan(s[j+1:])
	if n == 0 || ascii.At(s, j+1+n) != ')' {
		return "", 0
	}
	return name, j + 1
}

// Clocks turns local times into UTC, and remembers the places that it loaded. The
// zero value is ready; one belongs to one goroutine.
type Clocks struct {
	places map[string]*time.Location
}

// Instant turns a clock reading into UTC. Where summer time ends and a reading
// occurs twice it is the first one, unless that lies before notBefore and the
// second does not. ok is false where the zone is not known.
func (z *Clocks) Instant(local time.Time, zone string, notBefore time.Time) (utc time.Time, ok bool) {
	if zone == "" {
		return time.Time{}, false
	}
	if minutes, ok := FixedOffset(zone); ok {
		return local.Add(-time.Duration(minutes) * time.Minute), true
	}
	loc := z.location(zone)
	if loc == nil {
		return time.Time{}, false
	}
	first := time.Date(local.Year(), local.Month(), local.Day(), local.Hour(), local.Minute(), local.Second(), 0, loc)
	if earlier := first.Add(-time.Hour); sameReading(earlier, first) {
		first = earlier
	}
	if first.Before(notBefore) {
		if later := first.Add(time.Hour); sameReading(later, first) {
			first = later
		}
	}
	return first.UTC(), true
}

// Skipped reports whether clocks of the zone never showed a reading: summer time
// began in between.
func (z *Clocks) Skipped(local time.Time, zone string) bool {
	if zone == "" {
		return false
	}
	if _, fixed := FixedOffset(zone); fixed {
		return false
	}
	loc := z.location(zone)
	if loc == nil {
		return false
	}
	return !sameReading(time.Date(local.Year(), local.Month(), local.Day(), local.Hour(), local.Minute(), 0, 0, loc), local)
}

func sameReading(a, b time.Time) bool {
	return a.Hour() == b.Hour() && a.Minute() == b.Minute() && a.Day() == b.Day()
}

// location finds the place of a zone that changes with the season; nil where
// the name, or the system's zone data, is not known.
func (z *Clocks) location(zone string) *time.Location {
	if loc, ok := z.places[zone]; ok {
		return loc
	}
	var loc *time.Location
	if name := placeName(zone); name != "" {
		loc, _ = loadLocation(name)
	}
	if z.places == nil {
		z.places = make(map[string]*time.Location, 1)
	}
	z.places[zone] = loc
	return loc
}

func placeName(zone string) string {
	for _, lead := range zones().leads {
		if ascii.HasPrefixFold(zone, lead) {
			zone = zone[len(lead):]
		}
	}
	upper := strings.ToUpper(zone)
	if i := strings.Index(upper, " TIME"); i > 0 {
		upper = upper[:i]
	}
	if name, ok := zones().places[upper]; ok {
		return name
	}
	if strings.Contains(zone, "/") && !strings.Contains(zone, "..") {
		return zone
	}
	return zones().cities[upper]
}

// CityLen is the length of the city that s begins with, one that the IANA database
// names; 0 where there is none.
func CityLen(s string) int {
	best := 0
	for n, words := 0, 0; words < 3; words++ {
		w := ascii.CountLetters(s[n:])
		if w < 3 || !ascii.IsUpper(s[n]) {
			break
		}
		n += w
		if zones().cities[strings.ToUpper(s[:n])] != "" && !ascii.IsAlnumAt(s, n) {
			best = n
		}
		if ascii.At(s, n) != ' ' || n+1 >= len(s) {
			break
		}
		n++
	}
	return best
}

// FixedOffset gives the offset, in minutes east of UTC, of an abbreviation, an
// offset or a name that holds through the year.
func FixedOffset(zone string) (minutes int, ok bool) {
	upper := strings.ToUpper(zone)
	if m, ok := zones().offsets[upper]; ok {
		return m, true
	}
	rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(upper, "UTC"), "GMT"))
	if rest == "" || scanOffset(rest, false) != len(rest) {
		return 0, false
	}
	return offsetMinutes(rest), true
}

// offsetMinutes reads an offset that scanOffset accepted.
func offsetMinutes(s string) int {
	sign := 1
	if s[0] != '+' {
		sign = -1
	}
	digits := strings.TrimLeft(s, "+-\u2212\u2013")
	hours, minutes, found := strings.Cut(digits, ":")
	if !found && len(digits) == 4 {
		hours, minutes = digits[:2], digits[2:]
	}
	return sign * (ascii.Atoi(hours)*60 + ascii.Atoi(minutes))
}

// Known reports whether times in the zone can be turned into UTC: an IANA
// name, an abbreviation or an offset. Where the system has no zone data, every
// name with a slash counts.
func Known(zone string) bool {
	if _, ok := FixedOffset(zone); ok {
		return true
	}
	if _, err := loadLocation("Europe/Berlin"); err != nil {
		return placeName(zone) != ""
	}
	return new(Clocks).location(zone) != nil
}

// Only reports whether s holds nothing but zones, and signs between them.
func Only(s string) bool {
	for {
		s = strings.TrimLeft(s, " ,/=")
		if s == "" {
			return true
		}
		_, n := Scan(s)
		if n == 0 {
			return false
		}
		s = s[n:]
	}
}
