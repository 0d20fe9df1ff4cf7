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
	runes := []rune(e.Source)
	before := text.Visible(string(runes[:min(e.Column-1, len(runes))]), 0)
	return fmt.Sprintf("%s\n    %s\n    %s^", s, text.Visible(e.Source, 0), strings.Repeat(" ", text.Width(before)))
}

// Errors are all the mistakes of a file, in the order of the text.
type Errors []*Error

// Error holds each mistake.
func (e Errors) Error() string {
	all := make([]string, len(e))
	for i := range e {
		all[i] = e[i].Error()
	}
	return strings.Join(all, "\n")
}

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
