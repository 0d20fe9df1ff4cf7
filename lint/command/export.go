package command

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/project"
)

func (a *app) exportCommand() *cobra.Command {
	format, f := "json", &lintFlags{}
	c := command(&cobra.Command{
		Use:   "export [--format json|jsonl] FILE...",
		Short: "Print what pmlint reads in a postmortem, as JSON",
		Long: `Print the model of a postmortem as JSON: title, metadata, sections, timeline,
actions, factors, impact, lessons, durations. The form is a contract, named
pmlint.document/v1 in the output: fields may be added, none is renamed.

One FILE gives one object; several give one object after the other. With
--format jsonl each stands on a line of its own.`,
		Example: `  pmlint export postmortems/2026-03-01-db.md
  pmlint export --format jsonl postmortems/*.md | jq -r '.actions[].owners[]'`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("export needs the FILE to read")
			}
			if format != "json" && format != "jsonl" {
				return badFormat(format, "json", "jsonl")
			}
			return a.export(f, args, format)
		},
	})
	c.Flags().StringVar(&format, "format", format, "json, or jsonl for one line a document")
	c.Flags().StringVar(&f.config, "config", "", "the config `FILE`, for its aliases, zone and order of dates")
	c.Flags().StringVar(&f.stdinName, "stdin-filename", stdinName, "the `PATH` of the document that - reads")
	return c
}

func (a *app) export(f *lintFlags, paths []string, format string) error {
	proj, linter, err := a.openLinter(f, paths)
	if err != nil {
		return err
	}
	print := a.printJSON
	if format == "jsonl" {
		print = a.printJSONLine
	}
	for _, path := range paths {
		r, err := a.readNamed(linter, proj, path, f.stdinName)
		if err != nil {
			return err
		}
		if path == "-" {
			path = f.stdinName
		}
		if err := print(r.Export(filepath.ToSlash(path))); err != nil {
			return err
		}
	}
	return nil
}

// readDocument reads the whole of a regular file, or standard input for "-".
func (a *app) readDocument(path string) ([]byte, error) {
	if path == "-" {
		return readLimited("standard input", a.In)
	}
	f, err := project.OpenFile(a.Dir, path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readLimited(path, f)
}

func readLimited(name string, r io.Reader) ([]byte, error) {
	return readLimitedTo(name, r, lint.MaxSize)
}

func readLimitedTo(name string, r io.Reader, most int) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, cause(err))
	}
	if len(b) > most {
		return nil, fmt.Errorf("%s: larger than %d MiB, the most that a document may have", name, most>>20)
	}
	return b, nil
}
