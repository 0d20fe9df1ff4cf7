// Package workflow speaks to the runner of GitHub's actions. It is the only
// importer of go-githubactions, whose gaps it closes: no value of a document
// reaches an output, nothing is written where the runner gave no file, and what
// fails is an error and no panic.
package workflow

import (
	"fmt"
	"io"
	"os"
	"strconv"

	githubactions "github.com/sethvargo/go-githubactions"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
)

// Runner is the runner that the process was started by.
type Runner struct {
	getenv func(string) string
	action *githubactions.Action
}

// New speaks to the runner on w, which must end up in the step's log.
func New(w io.Writer, getenv func(string) string) *Runner {
	return &Runner{getenv: getenv, action: githubactions.New(githubactions.WithWriter(w), githubactions.WithGetenv(getenv))}
}

// Running tells whether the process runs in a workflow.
func Running(getenv func(string) string) bool { return getenv("GITHUB_ACTIONS") == "true" }

// Annotate writes one annotation.
func (r *Runner) Annotate(a report.Annotation) (err error) {
	defer recovered(&err)
	fields := map[string]string{
		"file": a.Path, "line": strconv.Itoa(a.Line), "endLine": strconv.Itoa(a.EndLine), "title": a.Title,
	}
	if a.Column > 0 {
		fields["col"] = strconv.Itoa(a.Column)
		fields["endColumn"] = strconv.Itoa(max(a.EndColumn, a.Column))
	}
	to := r.action.WithFieldsMap(fields)
	switch a.Severity {
	case lint.Error:
		to.Errorf("%s", a.Message)
	case lint.Warning:
		to.Warningf("%s", a.Message)
	default:
		to.Noticef("%s", a.Message)
	}
	return nil
}

// Fail writes an annotation of the run as a whole: it could not do its work.
func (r *Runner) Fail(message string) (err error) {
	defer recovered(&err)
	const most = 1000 // of the 4,096 characters that GitHub takes, escapes counted
	if runes := []rune(message); len(runes) > most {
		message = string(runes[:most]) + "…"
	}
	r.action.WithFieldsMap(map[string]string{"title": "pmlint"}).Errorf("%s", message)
	return nil
}

// Summary adds Markdown to the summary of the step. Where the runner gave no
// file for it, or the file would become larger than the runner takes, it does
// nothing and says so by false.
func (r *Runner) Summary(markdown string) (written bool, err error) {
	defer recovered(&err)
	file := r.getenv("GITHUB_STEP_SUMMARY")
	if file == "" {
		return false, nil
	}
	if info, err := os.Stat(file); err == nil && info.Size()+int64(len(markdown)) > report.MaxSummary {
		return false, nil
	}
	r.action.AddStepSummary(markdown)
	return true, nil
}

// Output sets an output of the step to a number; texts are not taken, since
// nothing a document says may become one. Without a file for outputs it does
// nothing.
func (r *Runner) Output(name string, value int) (err error) {
	defer recovered(&err)
	if r.getenv("GITHUB_OUTPUT") == "" {
		return nil
	}
	r.action.SetOutput(name, strconv.Itoa(value))
	return nil
}

// recovered turns a panic of the library, which panics where a file cannot be
// written, into an error.
func recovered(err *error) {
	if v := recover(); v != nil {
		*err = fmt.Errorf("the runner's files cannot be written: %v", v)
	}
}
