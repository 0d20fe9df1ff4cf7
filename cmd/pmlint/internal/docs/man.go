//go:build ignore

// Command man writes the manual pages and the completions of pmlint into the
// folders that are named: go run ./cmd/pmlint/internal/docs/man.go MAN COMPLETIONS.
// It is no part of the command, which then need not carry the generators.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra/doc"

	"github.com/pmlint/pmlint/lint/command"
	"github.com/pmlint/pmlint/rules"
)

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: man MAN COMPLETIONS"))
	}
	man, completions := os.Args[1], os.Args[2]
	root := command.Root(rules.All()...)
	for _, dir := range []string{man, completions} {
		fail(os.MkdirAll(dir, 0o755))
	}
	date := time.Unix(0, 0) // pages do not differ from build to build
	fail(doc.GenManTree(root, &doc.GenManHeader{Title: "PMLINT", Section: "1", Date: &date, Source: "pmlint"}, man))
	fail(root.GenBashCompletionFileV2(filepath.Join(completions, "pmlint.bash"), true))
	fail(root.GenZshCompletionFile(filepath.Join(completions, "_pmlint")))
	fail(root.GenFishCompletionFile(filepath.Join(completions, "pmlint.fish"), true))
	fail(root.GenPowerShellCompletionFileWithDesc(filepath.Join(completions, "pmlint.ps1")))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "man:", err)
		os.Exit(1)
	}
}
