package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/discover"
	"github.com/pmlint/pmlint/lint/internal/rootfs"
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
	ws, err := a.openWorkspace(f, paths)
	if err != nil {
		return err
	}
	linter, err := lint.New(a.packs, ws.config)
	if err != nil {
		return err
	}
	print := a.printJSON
	if format == "jsonl" {
		print = a.printJSONLine
	}
	for _, path := range paths {
		r, err := a.readNamed(linter, ws, path, f.stdinName)
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
	f, err := a.openGiven(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readLimited(path, f)
}

func readLimited(name string, r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, lint.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, cause(err))
	}
	if len(b) > lint.MaxSize {
		return nil, fmt.Errorf("%s: larger than %d MiB, the most that a document may have", name, lint.MaxSize>>20)
	}
	return b, nil
}

// openGiven opens a regular file that a user named. One that lies in a
// repository is read as the repository's: no link leads it out.
func (a *app) openGiven(path string) (*rootfs.File, error) {
	full := a.abs(path)
	f, err := a.openAt(full)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, cause(err))
	}
	return f, nil
}

func (a *app) openAt(full string) (*rootfs.File, error) {
	root, ok := discover.Root(aboveLinks(a.Dir, filepath.Dir(full)))
	if !ok {
		return rootfs.OpenNamed(full)
	}
	tree, err := rootfs.Open(root)
	if err != nil {
		return nil, err
	}
	defer tree.Close() // what it opened stays open
	rel, err := filepath.Rel(root, full)
	if err != nil {
		return nil, err
	}
	return tree.Open(filepath.ToSlash(rel))
}

// abs is path seen from the run's directory.
func (a *app) abs(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(a.Dir, path)
}

// errPermission stands for every refusal of the file system.
var errPermission = errors.New("permission denied")

// cause is the reason of a failed file operation without the operation and
// the path, which our messages name in their own way.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return errors.New("no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errPermission
	}
	return err
}
