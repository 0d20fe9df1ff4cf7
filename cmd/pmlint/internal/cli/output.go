package cli

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/google/renameio/v2/maybe"

	"github.com/pmlint/pmlint/lint/report"
)

// output is a format and where it goes.
type output struct {
	format report.Format
	file   string // empty for standard output
}

// outputs reads --format and --output.
func (a *app) outputs(f *lintFlags) ([]output, error) {
	names := f.formats
	if len(names) == 0 {
		names = []string{"text"}
	}
	var outs []output
	onStdout := 0
	for _, name := range names {
		name, file, _ := strings.Cut(name, ":")
		format, ok := report.ByName(name)
		if !ok {
			return nil, badFormat(name, report.Names()...)
		}
		if file == "" && f.output != "" {
			file, f.output = f.output, ""
		}
		if file == "" {
			onStdout++
		}
		outs = append(outs, output{format, file})
	}
	if f.output != "" {
		return nil, usage("--output " + f.output + ": every format has its file already")
	}
	if onStdout > 1 {
		return nil, usage("several formats write to standard output: give a file to all but one, as in --format sarif:pmlint.sarif")
	}
	return outs, nil
}

// write writes the report in one format.
func (a *app) write(o output, r *report.Report) error {
	if o.file == "" {
		return o.format.Write(a.Out, r)
	}
	var b bytes.Buffer
	plain := *r
	plain.Color = false
	if err := o.format.Write(&b, &plain); err != nil {
		return err
	}
	return a.writeFile(o.file, b.Bytes())
}

// writeFile writes a file at once: nobody sees a part of it. What exists and is
// no regular file (/dev/stdout) is written to as it is.
func (a *app) writeFile(path string, data []byte) error {
	full := a.abs(path)
	var err error
	if info, statErr := os.Stat(full); statErr == nil && !info.Mode().IsRegular() {
		err = os.WriteFile(full, data, 0o644)
	} else {
		err = maybe.WriteFile(full, data, 0o644)
	}
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w", path, cause(err))
	}
	return nil
}
