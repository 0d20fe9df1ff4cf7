// Pmlint lints incident postmortems kept as Markdown in git.
package main

import (
	"os"

	"github.com/pmlint/pmlint/lint/command"
	"github.com/pmlint/pmlint/rules"
)

func main() {
	os.Exit(command.Main(os.Args[1:], command.Process(), rules.All()...))
}
