package command

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/workflow"
	"github.com/pmlint/pmlint/lint/fix"
	"github.com/pmlint/pmlint/lint/project"
)

// fixFlags are the flags of pmlint fix beside those that it shares with lint.
type fixFlags struct {
	lintFlags
	unsafe, diff, dryRun bool
}

func (a *app) fixCommand() *cobra.Command {
	f := &fixFlags{}
	c := command(&cobra.Command{
		Use:   "fix [flags] [PATH...]",
		Short: "Mend what can be mended without a question",
		Long: `Make the changes that findings propose, and write the documents. Only safe fixes
are made: those that leave what the document says as it is. --unsafe makes the
others, too: read what they did.

A document is written at once or not at all. Fixing again changes nothing.
Standard input (-) is fixed to standard output.

Exit codes: 0 done, 1 with --diff or --dry-run when something would change, or
when fixes of a document do not come to an end and were left out, 2 the run
failed.`,
		Example: `  pmlint fix
  pmlint fix --diff postmortems/2026-03-01-db.md
  pmlint fix --unsafe --only structure postmortems
  pmlint fix --diff | git apply
  pmlint fix - --stdin-filename postmortems/a.md < a.md`,
		RunE: func(_ *cobra.Command, args []string) error { return a.fix(f, args) },
	})
	p := c.Flags()
	p.BoolVar(&f.unsafe, "unsafe", false, "make fixes that may change what a document says, too")
	p.BoolVar(&f.diff, "diff", false, "write nothing, print the changes as a unified diff")
	p.BoolVar(&f.dryRun, "dry-run", false, "write nothing, list what would be mended")
	f.selection(a, c)
	return c
}

// fixer mends documents one after the other.
type fixer struct {
	*app
	*session
	flags     *fixFlags
	fixed     int // findings
	documents int
	endless   bool                    // fixes were left out since they do not come to an end
	failed    bool                    // a document could not be mended
	found     map[place]*lint.Finding // before anything was mended
}

// place names a finding of a run.
type place struct{ path, fingerprint string }

func (a *app) fix(f *fixFlags, paths []string) error {
	s, err := a.openDocuments(&f.lintFlags, paths)
	if err != nil {
		return err
	}
	result, err := s.linter.Run(context.Background(), s.docs.Sources, lint.Options{Now: s.now, Jobs: f.jobs})
	if err != nil {
		return err
	}
	x := &fixer{app: a, session: s, flags: f}
	stdin := len(paths) == 1 && paths[0] == "-"
	if err := x.documentsOf(s.docs, result, stdin); err != nil {
		return err
	}
	return x.end(result, stdin)
}

// which fixes the flags ask for.
func (f *fixFlags) which() fix.Which {
	if f.unsafe {
		return fix.Unsafe
	}
	return fix.Safe
}

// documentsOf mends every document that has a finding with a fix; of standard
// input the text is printed in any case.
func (x *fixer) documentsOf(docs *project.Documents, result *lint.Result, stdin bool) error {
	done := ""
	x.found = make(map[place]*lint.Finding, len(result.Findings))
	for i := range result.Findings {
		f := &result.Findings[i]
		x.found[place{f.Path, f.Fingerprint}] = f
	}
	for i := range result.Findings {
		f := &result.Findings[i]
		if f.Path == done || !x.hasFix(f) {
			continue
		}
		done = f.Path
		if err := x.document(docs, f.Path, stdin); err != nil {
			x.complain(err.Error())
			x.failed = true
		}
	}
	if stdin && done == "" && !x.flags.diff && !x.flags.dryRun {
		for _, s := range docs.Sources {
			if file := docs.File(s.Path); file != nil {
				x.asIs().Write(file.Bytes())
			}
		}
	}
	return nil
}

func (x *fixer) hasFix(f *lint.Finding) bool {
	for _, fix := range f.Fixes {
		if fix.Safe || x.flags.unsafe {
			return true
		}
	}
	return false
}

// document mends one document.
func (x *fixer) document(docs *project.Documents, path string, stdin bool) error {
	file := docs.File(path)
	if file == nil {
		return fmt.Errorf("%s: cannot be read again", path)
	}
	applied, err := fix.All(file.Bytes(), x.flags.which(), func(src []byte) ([]lint.Finding, error) {
		r, err := x.linter.Run(context.Background(), []lint.Source{lint.BytesSource(path, src)}, lint.Options{Now: x.now, Jobs: 1})
		if err != nil {
			return nil, err
		}
		return r.Findings, nil
	})
	if err != nil {
		return fmt.Errorf("%s: not mended: %w", path, err)
	}
	for _, rule := range applied.Endless {
		x.note(fmt.Sprintf("%s: not mended: the fixes of %s do not come to an end", x.proj.Display(path), rule))
		x.endless = true
	}
	if len(applied.Fixed) == 0 {
		return nil
	}
	x.fixed += len(applied.Fixed)
	x.documents++
	return x.deliver(path, file.Bytes(), applied, stdin)
}

// deliver shows or writes what became of a document.
func (x *fixer) deliver(path string, before []byte, applied fix.Applied, stdin bool) error {
	switch {
	case x.flags.diff:
		return x.printDiff(path, before, applied.Source)
	case x.flags.dryRun:
		x.list("would mend", applied.Fixed)
		return nil
	case stdin:
		_, err := x.asIs().Write(applied.Source)
		return err
	}
	if err := x.docs.Replace(path, before, applied.Source); err != nil {
		return fmt.Errorf("%s: %w", x.proj.Display(path), err)
	}
	x.list("mended", applied.Fixed)
	return nil
}

func (x *fixer) list(what string, fixed []lint.Finding) {
	if x.flags.quiet {
		return
	}
	for _, f := range x.asFound(fixed) {
		fmt.Fprintln(x.Out, harmless(fmt.Sprintf("%s:%d:%d: %s: %s [%s]", x.proj.Display(f.Path), f.Start.Line, f.Start.Column, what,
			f.Message, f.Rule)))
	}
}

// asFound are the findings in the order and at the places of the document as it
// was: a later round saw what an earlier one had changed.
func (x *fixer) asFound(fixed []lint.Finding) []lint.Finding {
	out := slices.Clone(fixed)
	for i := range out {
		if f := x.found[place{out[i].Path, out[i].Fingerprint}]; f != nil {
			out[i] = *f
		}
	}
	slices.SortStableFunc(out, func(a, b lint.Finding) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return out
}

// quotedName is a name in the head of a diff, quoted as git does where it would
// not read as one.
func quotedName(name string) string {
	if !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f || r == '"' || r == '\\' || r == utf8.RuneError }) {
		return name
	}
	var b strings.Builder
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(rune(c)))
		case c < ' ' || c >= 0x7f:
			fmt.Fprintf(&b, `\%03o`, c)
		default:
			b.WriteByte(c)
		}
	}
	return `"` + b.String() + `"`
}

// printDiff prints a change. Into a pipe its bytes are exact, for git apply; on
// a terminal or in the log of a job they are made harmless.
func (x *fixer) printDiff(path string, before, after []byte) error {
	out := diff.Diff(quotedName("a/"+path), before, quotedName("b/"+path), after)
	// The first line repeats the names; no tool needs it.
	if _, rest, ok := bytes.Cut(out, []byte("\n")); ok && bytes.HasPrefix(out, []byte("diff ")) {
		out = rest
	}
	if x.terminal || workflow.Running(x.Getenv) {
		out = []byte(harmless(string(out)))
	}
	_, err := x.Out.Write(out)
	return err
}

// end tells what was done, and what is left to people.
func (x *fixer) end(result *lint.Result, stdin bool) error {
	for _, failure := range result.Failures {
		x.complain(failureMessage(failure))
	}
	dry := x.flags.diff || x.flags.dryRun
	if !x.flags.quiet && !x.flags.diff && !stdin {
		x.summary(result, dry)
	}
	switch {
	case len(result.Failures) > 0 || x.failed:
		return errSaid
	case x.endless || dry && x.fixed > 0:
		return errFindings
	}
	return nil
}

func (x *fixer) summary(result *lint.Result, dry bool) {
	verb := "mended"
	if dry {
		verb = "would mend"
	}
	line := fmt.Sprintf("%s %s in %s", verb, lint.Count(x.fixed, "finding"), lint.Count(x.documents, "document"))
	if left := len(result.Findings) - x.fixed; left > 0 {
		line += fmt.Sprintf("; %d left to you: run pmlint to see them", left)
	}
	if n := x.unsafeOnly(result); n > 0 {
		line += fmt.Sprintf(" (%d with --unsafe)", n)
	}
	io.WriteString(x.Out, line+"\n")
}

// unsafeOnly is the number of findings that only an unsafe fix would mend.
func (x *fixer) unsafeOnly(result *lint.Result) int {
	if x.flags.unsafe {
		return 0
	}
	n := 0
	for i := range result.Findings {
		if f := &result.Findings[i]; len(f.Fixes) > 0 && !x.hasFix(f) {
			n++
		}
	}
	return n
}
