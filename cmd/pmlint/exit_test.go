package main

import (
	"errors"
	"os/exec"
	"strconv"
)

// exitCode is the code of a command that ran, as text.
func exitCode(err error) string {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return "0"
	case errors.As(err, &exit):
		return strconv.Itoa(exit.ExitCode())
	}
	return err.Error()
}
