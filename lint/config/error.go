package config

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint/text"
)

// Error is one mistake in a configuration file.
type Error struct {
	Path    string
	Line    int // from 1
	Column  int // in code points, from 1
	Message string
	Source  string // the line as it stands in the file
}

// Error is "path:line:col: message" with the line and a caret below it.
func (e *Error) Error() string {
	s := fmt.Sprintf("%s:%d:%d: %s", text.Visible(e.Path, 0), e.Line, e.Column, text.Visible(e.Message, 0))
	if strings.TrimSpace(e.Source) == "" {
		return s
	}
	shown, column := around([]rune(e.Source), e.Column-1)
	before := text.Visible(string(shown[:min(column, len(shown))]), 0)
	return fmt.Sprintf("%s\n    %s\n    %s^", s, text.Visible(string(shown), 0), strings.Repeat(" ", text.Width(before)))
}

// maxShown is the number of characters that are shown of a line.
const maxShown = 80

// around is the part of a line that is shown of a mistake, and the mistake's
// place in it.
func around(line []rune, column int) ([]rune, int) {
	if len(line) <= maxShown {
		return line, column
	}
	from := max(0, min(column-maxShown/4, len(line)-maxShown))
	return line[from : from+maxShown], column - from
}

// Errors are all the mistakes of a file, in the order of the text.
type Errors []*Error

// Error holds each mistake.
func (e Errors) Error() string {
	all := make([]string, 0, min(len(e), maxErrors+1))
	for i := range e {
		if i == maxErrors {
			all = append(all, fmt.Sprintf("and %d more mistakes", len(e)-i))
			break
		}
		all = append(all, e[i].Error())
	}
	return strings.Join(all, "\n")
}

// maxErrors is the number of mistakes of a file that are told.
const maxErrors = 50

// Unwrap gives the single mistakes.
func (e Errors) Unwrap() []error {
	all := make([]error, len(e))
	for i := range e {
		all[i] = e[i]
	}
	return all
}

// ErrTooLarge is returned for a file above MaxSize.
var ErrTooLarge = errors.New("the configuration is larger than 1 MiB")
