package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// prompts asks a person on a terminal, line by line: that works in every terminal, over
// every connection and with a screen reader.
type prompts struct {
	in  *bufio.Reader
	out io.Writer
}

// maxAsked is how often a question is put before its answer is left open.
const maxAsked = 3

// errNoAnswer tells that nobody answers any more.
var errNoAnswer = errors.New("nobody answers")

// line asks for a line; "" where it is left open.
func (p *prompts) line(question string) (string, error) {
	fmt.Fprintf(p.out, "%s ", question)
	line, err := p.in.ReadString('\n')
	if line = strings.TrimSpace(line); err != nil && line == "" {
		fmt.Fprintln(p.out)
		return "", errNoAnswer
	}
	return line, nil
}

// choice asks for one of a list, by its name or number; "" where it is left open.
// Without a list any answer will do.
func (p *prompts) choice(question string, list []string) (string, error) {
	if len(list) > 1 {
		fmt.Fprintln(p.out, question)
		for i, name := range list {
			fmt.Fprintf(p.out, "  %d %s\n", i+1, harmless(name))
		}
		question = "A number or a name (empty to leave it open):"
	} else {
		question += " (empty to leave it open)"
	}
	for range maxAsked {
		line, err := p.line(question)
		if line == "" || err != nil || len(list) < 2 {
			return line, err
		}
		if n, err := strconv.Atoi(line); err == nil && n > 0 && n <= len(list) {
			return list[n-1], nil
		}
		for _, name := range list {
			if strings.EqualFold(name, line) {
				return name, nil
			}
		}
		fmt.Fprintf(p.out, "%q is none of them\n", line)
	}
	return "", nil
}
