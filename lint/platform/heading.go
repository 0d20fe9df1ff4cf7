package platform

import (
	"regexp"
	"strings"
)

var headingLine = regexp.MustCompile(`^(#{1,6})[ \t]+(.*?)[ \t]*#*$`)

// titled takes the title off a text: a heading that it begins with, above all others.
func titled(s string) (title, body string) {
	s = strings.TrimSpace(s)
	first, rest, _ := strings.Cut(s, "\n")
	m := headingLine.FindStringSubmatch(strings.TrimRight(first, "\r"))
	if m == nil {
		return "", s
	}
	for _, h := range headings(rest) {
		if h <= len(m[1]) {
			if len(m[1]) == 1 {
				break // one of several of the first level: the first is the title all the same
			}
			return "", s
		}
	}
	return strings.Trim(m[2], "*_ "), strings.TrimSpace(rest)
}

// headings are the levels of the headings of a text.
func headings(s string) (levels []int) {
	eachLine(s, func(line string, code bool) {
		if m := headingLine.FindStringSubmatch(line); m != nil && !code {
			levels = append(levels, len(m[1]))
		}
	})
	return levels
}

// lowered is a text whose headings begin at the second level.
func lowered(s string) string { return Shift(s, 2) }

// Shift moves the headings of a text together, so that the highest is of a level; none
// goes below the sixth.
func Shift(s string, top int) string {
	least := 7
	for _, l := range headings(s) {
		least = min(least, l)
	}
	if least == 7 || least == top {
		return s
	}
	var b strings.Builder
	eachLine(s, func(line string, code bool) {
		if m := headingLine.FindStringSubmatch(line); m != nil && !code {
			level := min(max(len(m[1])+top-least, 1), 6)
			line = strings.Repeat("#", level) + " " + m[2]
		}
		b.WriteString(line + "\n")
	})
	return strings.TrimSuffix(b.String(), "\n")
}

// eachLine gives the lines of a text, and whether each stands in a fence.
func eachLine(s string, do func(line string, code bool)) {
	fence := ""
	for line := range strings.SplitSeq(s, "\n") {
		trimmed := strings.TrimLeft(line, " >")
		switch {
		case fence == "" && (strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~")):
			fence = trimmed[:3]
			do(line, true)
			continue
		case fence != "" && strings.HasPrefix(trimmed, fence):
			fence = ""
			do(line, true)
			continue
		}
		do(line, fence != "")
	}
}

// boldHeading is a heading that is bold as a whole, which says nothing.
var boldHeading = regexp.MustCompile(`^(#{1,6} )\*\*([^*]+)\*\*$`)

var needlessEscape = regexp.MustCompile(`\\([-.!+=()#])`)

// unescaped takes the backslashes off that exports put before signs which need none:
// "2026\-03\-01", "1\. item" within a line.
func unescaped(s string) string {
	var b strings.Builder
	eachLine(s, func(line string, code bool) {
		if !code {
			body := strings.TrimLeft(line, " \t")
			indent := line[:len(line)-len(body)]
			if len(body) > 1 && body[0] == '\\' {
				indent, body = indent+body[:2], body[2:]
			}
			line = boldHeading.ReplaceAllString(indent+needlessEscape.ReplaceAllString(body, "$1"), "$1$2")
		}
		b.WriteString(line + "\n")
	})
	return strings.TrimSuffix(b.String(), "\n")
}
