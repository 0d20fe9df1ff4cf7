// Pmlint lints incident postmortems kept as Markdown in git.
package main

import (
	"os"

	"github.com/pmlint/pmlint/lint/command"
)

func main() {
	os.Exit(command.Main(os.Args[1:], command.Stdio{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, command.Machine()))
}
