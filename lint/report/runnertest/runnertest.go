// Package runnertest reads a job's log as the runner of GitHub's actions does,
// so that tests can tell which commands a program's output would give. It is
// stricter than the runner: it takes any name for that of a command.
package runnertest

import "strings"

// Command is a workflow command found in a log.
type Command struct {
	Name       string // lower case
	Properties map[string]string
	Data       string
	Legacy     bool // "##[name]data"
}

// Commands reads output, which may be that of stdout or of stderr: the runner
// looks at both. A lone carriage return ends a line, too.
func Commands(output string) []Command {
	var found []Command
	lines := strings.FieldsFunc(output, func(r rune) bool { return r == '\n' || r == '\r' })
	for _, line := range lines {
		if c, ok := current(line); ok {
			found = append(found, c)
		} else if c, ok := legacy(line); ok {
			found = append(found, c)
		}
	}
	return found
}

// current reads "::name key=value,key=value::data" at a line's start.
func current(line string) (c Command, ok bool) {
	line = strings.TrimLeftFunc(line, isSpace)
	info, data, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
	if !ok || !strings.HasPrefix(line, "::") {
		return c, false
	}
	name, props, _ := strings.Cut(info, " ")
	c = Command{Name: strings.ToLower(name), Data: unescapeData.Replace(data), Properties: map[string]string{}}
	for _, p := range strings.Split(strings.TrimSpace(props), ",") {
		if key, value, ok := strings.Cut(p, "="); ok {
			c.Properties[key] = unescapeProperty.Replace(value)
		}
	}
	return c, true
}

// legacy reads "##[name key=value;key=value]data" anywhere in a line.
func legacy(line string) (c Command, ok bool) {
	_, rest, ok := strings.Cut(line, "##[")
	if !ok {
		return c, false
	}
	info, data, ok := strings.Cut(rest, "]")
	if !ok {
		return c, false
	}
	name, _, _ := strings.Cut(info, " ")
	return Command{Name: strings.ToLower(name), Data: data, Legacy: true}, true
}

// isSpace is char.IsWhiteSpace of the runner's language.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}

var (
	unescapeData     = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%")
	unescapeProperty = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
)
