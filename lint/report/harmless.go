package report

import (
	"bytes"
	"strings"

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

// harmlessLine is Harmless for one line: a line feed in it becomes visible
// too. The runner of GitHub's actions reads "::command::" where a line starts,
// after any white space, and "##[command]" anywhere in it.
func harmlessLine(s string) string {
	s = noLegacyCommand(text.Visible(s, 0))
	if rest := strings.TrimSpace(s); strings.HasPrefix(rest, "::") {
		return s[:strings.Index(s, "::")] + `\` + rest
	}
	return s
}

// noLegacyCommand breaks the older syntax of workflow commands.
func noLegacyCommand(s string) string {
	return strings.ReplaceAll(s, "##[", `##\[`)
}

// harmlessPath is a path as a line may start with it. A path that would read
// as a command is written "./path", which names the same file.
func harmlessPath(path string) string {
	path = noLegacyCommand(text.Visible(path, 0))
	if strings.HasPrefix(strings.TrimSpace(path), "::") {
		return "./" + path
	}
	return path
}

// harmlessJSON breaks the older command syntax in encoded JSON, where it can
// only stand inside a string; the decoded text stays the same.
func harmlessJSON(encoded []byte) []byte {
	return bytes.ReplaceAll(encoded, []byte("##["), []byte(`##\u005b`))
}
