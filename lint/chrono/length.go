package chrono

import (
	"strconv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/quantity"
)

// Length is a length of time as written.
type Length struct {
	Value  time.Duration
	Unit   time.Duration // the smallest unit written
	Approx bool
	Known  bool
}

// maxLength bounds what is taken for the length of an incident.
const maxLength = 100 * 365 * 24 * time.Hour

// scanLength reads the length of time at i: "1h 30m", "35h36m", "3.5 hours",
// "an hour and a half", "1h30". end is i where there is none.
func scanLength(s string, i int) (v Length, end int) {
	end = i
	for {
		part, j := scanLengthPart(s, skipLengthGlue(s, end, v.Known), v.Unit)
		if j == 0 || v.Known && part.Unit >= v.Unit || v.Value+part.Value > maxLength {
			break
		}
		v.Value += part.Value
		v.Unit, v.Known, end = part.Unit, true, j
	}
	if v.Known && strings.HasPrefix(s[end:], " and a half") {
		v.Value += v.Unit / 2
		v.Unit /= 2
		end += len(" and a half")
	}
	return v, end
}

// skipLengthGlue skips what stands between the parts of a length.
func skipLengthGlue(s string, i int, inside bool) int {
	j := ascii.SkipSpaces(s, i)
	if !inside {
		return j
	}
	if ascii.At(s, j) == ',' {
		j = ascii.SkipSpaces(s, j+1)
	}
	if strings.HasPrefix(s[j:], "and ") || strings.HasPrefix(s[j:], "& ") {
		j = ascii.SkipSpaces(s, j+strings.IndexByte(s[j:], ' '))
	}
	return j
}

// scanLengthPart reads a number with its unit. After hours a bare number of two
// digits is minutes ("1h30").
func scanLengthPart(s string, i int, before time.Duration) (v Length, end int) {
	number, half, j := scanNumber(s, i)
	if j == i {
		return v, 0
	}
	if before == time.Hour && isMinutesBehindHour(s, i, j) {
		return Length{Value: time.Duration(number) * time.Minute, Unit: time.Minute, Known: true}, j
	}
	k := ascii.SkipSpaces(s, j)
	if ascii.At(s, k) == '-' {
		k++
	}
	w := ascii.CountLetters(s[min(k, len(s)):])
	if w == 0 || w > 7 {
		return v, 0
	}
	unit, ok := lengthUnits.Find(strings.ToLower(s[k : k+w]))
	if !ok && strings.HasPrefix(s[k:], "h") && ascii.IsDigit(ascii.At(s, k+1)) {
		unit, ok, w = time.Hour, true, 1
	}
	if !ok || number*float64(unit) > float64(maxLength) {
		return v, 0
	}
	v = Length{Value: time.Duration(number * float64(unit)), Unit: unit, Known: true}
	if half {
		v.Unit = unit / 10
	}
	end = k + w
	if ascii.At(s, end) == '.' && w <= 4 && ascii.At(s, end+1) == ' ' { // "45 min. later"
		end++
	}
	return v, end
}

// isMinutesBehindHour tells the 30 of "1h30" at [i, j).
func isMinutesBehindHour(s string, i, j int) bool {
	return j-i == 2 && ascii.IsDigit(s[i]) && i > 0 && s[i-1]|0x20 == 'h' && !ascii.IsAlnumAt(s, j) && ascii.At(s, j) != '.'
}

// scanNumber reads 45, 3.5, 1,5, 1½ and small numbers in words; fraction tells
// that the last unit is not whole.
func scanNumber(s string, i int) (number float64, fraction bool, end int) {
	n := ascii.CountDigitsAt(s, i)
	if n == 0 {
		return scanNumberWord(s, i)
	}
	if n > 6 {
		return 0, false, i
	}
	number, end = float64(ascii.Atoi(s[i:i+n])), i+n
	if c := ascii.At(s, end); c == '.' || c == ',' {
		if f := ascii.CountDigitsAt(s, end+1); f > 0 && f <= 3 {
			scale := 1.0
			for range f {
				scale *= 10
			}
			number += float64(ascii.Atoi(s[end+1:end+1+f])) / scale
			return number, true, end + 1 + f
		}
	}
	if strings.HasPrefix(s[end:], "½") {
		return number + 0.5, true, end + len("½")
	}
	return number, false, end
}

// scanNumberWord reads "an", "three" and "half an" before a unit.
func scanNumberWord(s string, i int) (number float64, fraction bool, end int) {
	w := ascii.CountLetters(s[min(i, len(s)):])
	if w == 0 || w > 7 || ascii.At(s, i+w) != ' ' {
		return 0, false, i
	}
	word := strings.ToLower(s[i : i+w])
	end = i + w + 1
	if word == "half" {
		if strings.HasPrefix(s[end:], "an ") || strings.HasPrefix(s[end:], "a ") {
			end += strings.IndexByte(s[end:], ' ') + 1
		}
		return 0.5, true, end
	}
	if count := countOf(word); count > 0 {
		return float64(count), false, end
	}
	return 0, false, i
}

// countOf is the number that a word in lower case means before a unit: "a", "three".
func countOf(word string) int {
	if word == "a" || word == "an" {
		return 1
	}
	return quantity.OfWord(word)
}

// ParseLength reads a field's value as a length of time. rest is what follows
// it.
func ParseLength(s string) (v Length, rest string) {
	i, approx := skipApprox(s)
	v, end := scanLength(s, i)
	if !v.Known {
		if d, e := scanClockOffset(s, i); e > i {
			v = Length{Value: d, Unit: time.Minute, Known: true}
			if e-i > 5 {
				v.Unit = time.Second
			}
			end = e
			if j := ascii.SkipSpaces(s, end); strings.HasPrefix(s[j:], "hours") || strings.HasPrefix(s[j:], "hrs") || strings.HasPrefix(s[j:], "h") {
				end = j + ascii.CountLetters(s[j:])
			}
		}
	}
	if !v.Known {
		return Length{}, s
	}
	rest = strings.TrimSpace(s[end:])
	if isLengthRange(rest) {
		return Length{}, s
	}
	v.Approx = approx || strings.HasPrefix(rest, "+") || strings.HasPrefix(rest, "(approx") || strings.HasPrefix(rest, "~")
	return v, rest
}

// isLengthRange tells that a second length makes a range of the first one ("30
// minutes to 2 hours").
func isLengthRange(rest string) bool {
	for _, sign := range [...]string{"-", "–", "to ", "or "} {
		if after, ok := strings.CutPrefix(rest, sign); ok {
			v, _ := scanLength(after, 0)
			return v.Known
		}
	}
	return false
}

// skipApprox skips words and signs that make a length approximate.
func skipApprox(s string) (i int, approx bool) {
	for {
		i = ascii.SkipSpaces(s, i)
		found := false
		for _, w := range approxWords.All() {
			if len(s)-i >= len(w) && strings.EqualFold(s[i:i+len(w)], w) && !(ascii.IsLetter(w[len(w)-1]) && ascii.IsLetterAt(s, i+len(w))) {
				i, approx, found = i+len(w), true, true
				break
			}
		}
		if !found {
			return i, approx
		}
	}
}

// FormatDuration writes a length of time as people do: "45 minutes", "1 hour
// 15 minutes", "2 days 3 hours". Seconds are written below an hour only.
func FormatDuration(d time.Duration) string {
	d = d.Abs()
	if d >= time.Hour {
		d = d.Round(time.Minute)
	}
	var parts []string
	for _, unit := range [...]struct {
		size time.Duration
		name string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}, {time.Second, "second"}} {
		n := int(d / unit.size)
		d -= time.Duration(n) * unit.size
		switch {
		case n == 1:
			parts = append(parts, "1 "+unit.name)
		case n > 1:
			parts = append(parts, strconv.Itoa(n)+" "+unit.name+"s")
		}
	}
	if len(parts) == 0 {
		return "0 minutes"
	}
	return strings.Join(parts, " ")
}
