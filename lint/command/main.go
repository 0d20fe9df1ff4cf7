// Package command is the command pmlint: flags in, calls into the linter, an exit
// code out. It is the only package that asks the clock, the working directory
// and the environment, and that prints.
//
// It holds no rules: Main takes the packs, so that a team builds a pmlint of its
// own, with every command, flag, format and config key, from its rules and those
// of package rules.
package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/workflow"
)

// Exit codes; they are the same for every command.
const (
	exitClean    = 0 // nothing to report
	exitFindings = 1 // findings at or above --fail-on, or a check that failed
	exitFailed   = 2 // the run itself failed: usage, config, git, input or output
)

// Stdio are the streams of a run: what it reads as standard input, and where it
// writes its report and its messages.
type Stdio struct {
	In       io.Reader
	Out, Err io.Writer
}

// Process are the streams of the running process.
func Process() Stdio { return Stdio{In: os.Stdin, Out: os.Stdout, Err: os.Stderr} }

// Env is what a run takes from the machine it runs on. A field that is nil asks
// nothing of it: no variable is set, no stream is a terminal, and the time is
// the process's.
type Env struct {
	Dir    string              // the working directory, absolute; paths are relative to it
	Getenv func(string) string // a variable of the environment, empty where it is not set
	Now    func() time.Time    // the date that documents are judged on, and the clock of progress
	// Terminal reports whether a stream is one that a person watches.
	Terminal func(stream any) bool
	// Columns is the width of a terminal in cells, 0 where it is not known.
	Columns func(stream any) int
}

// Machine is the Env of the running process.
func Machine() Env {
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	return Env{Dir: dir, Getenv: os.Getenv, Now: time.Now, Terminal: isTerminal, Columns: columns}
}

// complete is the Env with answers in the place of those that are nil.
func (env Env) complete() Env {
	if env.Getenv == nil {
		env.Getenv = func(string) string { return "" }
	}
	if env.Now == nil {
		env.Now = time.Now
	}
	if env.Terminal == nil {
		env.Terminal = func(any) bool { return false }
	}
	if env.Columns == nil {
		env.Columns = func(any) int { return 0 }
	}
	return env
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func columns(stream any) int {
	f, ok := stream.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// Main runs the command with the rules of packs and the process's machine; args
// are those behind the program's name. It returns the exit code: 0 clean, 1
// findings at or above --fail-on, 2 the run itself failed. It reads and writes
// stdio alone, and changes neither the working directory nor the environment.
func Main(args []string, stdio Stdio, packs ...*lint.Pack) int {
	return Machine().Main(args, stdio, packs...)
}

// Main is the function Main on a machine of the caller's: a test's, or a
// program's that works in other folders than its own.
func (env Env) Main(args []string, stdio Stdio, packs ...*lint.Pack) int {
	env = env.complete()
	env.lazyCollector()
	out := bufio.NewWriterSize(stdio.Out, 32<<10)
	a := &app{Stdio: stdio, Env: env, packs: packs, raw: out}
	a.Out = out
	if env.Getenv("GITHUB_ACTIONS") != "" || env.Getenv("TF_BUILD") != "" {
		a.guard = &guard{w: out}
		a.Out = a.guard
	}
	a.terminal = env.Terminal(stdio.Out)
	a.watched = env.Terminal(stdio.Err)
	if a.terminal {
		a.columns = env.Columns(stdio.Out)
	}
	err := a.guarded(args)
	a.release()
	a.asIs()
	if flushErr := out.Flush(); flushErr != nil && (err == nil || errors.Is(err, errFindings)) {
		err = fmt.Errorf("standard output: cannot be written: %w", cause(flushErr)) // what was found is lost
	}
	return a.exit(err)
}

// app is one run of the command.
type app struct {
	Stdio // Out is buffered and, in a CI job, guarded
	Env
	packs    []*lint.Pack // the rules that there are
	raw      io.Writer    // what stands behind Out
	guard    *guard       // nil outside CI jobs
	terminal bool         // Out is a terminal
	watched  bool         // Err is a terminal
	columns  int          // of Out, 0 for unknown
	// maxAnnotations is the most of each severity that the format github writes.
	maxAnnotations int
	closers        []io.Closer // what a run holds open until its report is written
}

func (a *app) release() {
	for _, c := range a.closers {
		c.Close() // only read from: nothing can be lost
	}
}

// asIs is standard output for what must go out as it is: our own commands to a
// CI system, and documents.
func (a *app) asIs() io.Writer {
	if a.guard != nil {
		// An error shows again when the buffer behind is flushed.
		_ = a.guard.flush()
	}
	return a.raw
}

// errFindings ends a run that did its work and found what must not pass; what
// there is to say has been printed.
var errFindings = errors.New("findings")

// exit maps what a command returned to the exit code, and says what went
// wrong.
func (a *app) exit(err error) int {
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errSaid):
		return exitFailed
	case isBrokenPipe(err):
		return exitFailed // the reader went away and wants no more text
	}
	a.complain(err.Error())
	return exitFailed
}

// guarded is run; a panic of pmlint, also one in a goroutine that it waited for, is
// one error that says so.
func (a *app) guarded(args []string) (err error) {
	defer func() {
		if v := recover(); v != nil {
			what, _, _ := strings.Cut(fmt.Sprint(v), "\n")
			err = fmt.Errorf("internal error: %s\nthis is a defect of pmlint: please report it, with the command line", what)
		}
	}()
	return a.run(args)
}

func (a *app) run(args []string) error {
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	cmd, err := root.ExecuteC()
	var usage usageError
	if errors.As(err, &usage) {
		return errors.New(usage.Error() + "\nrun \"" + cmd.CommandPath() + " --help\" for its flags and examples")
	}
	return err
}

// usageError is a mistake in the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// usagef makes a usageError of a mistake that is not a flag's.
func usage(message string) error { return usageError{errors.New(message)} }

// complain prints an error for people: its first line after the program's
// name, whatever it quotes made harmless. In a workflow of GitHub it is an
// annotation too, or the checks page would show nothing but an exit code.
func (a *app) complain(message string) {
	io.WriteString(a.Err, "pmlint: "+harmless(message)+"\n")
	if workflow.Running(a.Getenv) {
		// The log is all there is: what cannot be written to it is lost.
		_ = workflow.New(a.Err, a.Getenv).Fail(harmless(message))
	}
}

// note tells people something about the run that is no error.
func (a *app) note(message string) {
	io.WriteString(a.Err, "pmlint: "+harmless(message)+"\n")
}

func isBrokenPipe(err error) bool {
	return err != nil && strings.HasSuffix(err.Error(), "broken pipe")
}

// command fills in what all commands have in common.
func command(c *cobra.Command) *cobra.Command {
	c.SilenceErrors, c.SilenceUsage = true, true
	c.DisableFlagsInUseLine = true
	c.Flags().SortFlags = false
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	return c
}
