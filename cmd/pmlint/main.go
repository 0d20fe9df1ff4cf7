// Pmlint lints incident postmortems kept as Markdown in git.
package main

import (
	"os"

	"github.com/pmlint/pmlint/cmd/pmlint/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Stdio{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, cli.Machine()))
}
