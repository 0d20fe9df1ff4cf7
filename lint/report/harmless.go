package report

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/pmlint/pmlint/lint/text"
)

// Harmless makes text that quotes documents, file names or arguments safe to
// print to a terminal or the log of a CI job: control characters and escape
// sequences become visible, and nothing in it reads as a workflow command. Line
// feeds stay.
func Harmless(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = harmlessLine(strings.TrimSuffix(l, "\r"))
	}
	return strings.Join(lines, "\n")
}

// harmlessLine is Harmless for one line: a line feed in it becomes visible too.
func harmlessLine(s string) string { return noCommand(noLegacyCommand(text.Visible(s, 0))) }

// NoCommands breaks what a CI system would read as a command in a log, and
// leaves all else as it is, colours too.
func NoCommands(log string) string {
	log = noLegacyCommand(log)
	if !strings.Contains(log, "::") {
		return log
	}
	var b strings.Builder
	for len(log) > 0 {
		end := strings.IndexAny(log, "\n\r") + 1
		if end == 0 {
			end = len(log)
		}
		b.WriteString(noCommand(log[:end]))
		log = log[end:]
	}
	return b.String()
}

// noCommand breaks "::command::" at the start of a line, where the runner of
// GitHub's actions reads it, after any white space.
func noCommand(line string) string {
	if i := strings.Index(line, "::"); i >= 0 && strings.TrimSpace(line[:i]) == "" {
		return line[:i] + `\` + line[i:]
	}
	return line
}

// noLegacyCommand breaks the older syntax of workflow commands, "##[command]",
// and those of other CI systems that look like it: "##vso[command]".
func noLegacyCommand(s string) string {
	return legacyCommand(s, `\[`)
}

// legacyCommand replaces the bracket of each "##word[" in s.
func legacyCommand(s, bracket string) string {
	if strings.IndexByte(s, '[') < 0 || !strings.Contains(s, "##") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "##")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		end := i + len("##")
		for end < len(s) && s[end] == '#' {
			end++
		}
		for end < len(s) && ('a' <= s[end]|0x20 && s[end]|0x20 <= 'z') {
			end++
		}
		b.WriteString(s[:end])
		s = s[end:]
		if strings.HasPrefix(s, "[") {
			b.WriteString(bracket)
			s = s[1:]
		}
	}
}

// visible makes one line of text harmless to terminals; it may still read as a
// command.
func visible(s string) string { return text.Visible(s, 0) }

// harmlessPath is a path as a line may start with it. A path that would read
// as a command is written "./path", which names the same file.
func harmlessPath(path string) string {
	path = noLegacyCommand(visible(path))
	if strings.HasPrefix(strings.TrimSpace(path), "::") {
		return "./" + path
	}
	return path
}

// HarmlessJSON makes encoded JSON safe to print to a terminal or the log of a
// CI job: control and formatting characters and "##[" are escaped, which can
// only stand inside strings there. The decoded text stays the same.
func HarmlessJSON(encoded []byte) []byte {
	if isPlainJSON(encoded) {
		return encoded
	}
	var b bytes.Buffer
	for _, r := range legacyCommand(string(encoded), `\u005b`) {
		switch {
		case r < 0x7f || r == 0x200d || !unicode.Is(unicode.Cc, r) && !unicode.Is(unicode.Cf, r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}

// isPlainJSON tells JSON that needs nothing done to it.
func isPlainJSON(encoded []byte) bool {
	for _, c := range encoded {
		if c >= 0x7f {
			return false
		}
	}
	return !bytes.Contains(encoded, []byte("##"))
}
