package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint/command/internal/review"
	"github.com/pmlint/pmlint/lint/command/internal/workflow"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/report"
)

// output is a format and where it goes.
type output struct {
	format report.Format
	file   string // empty for standard output
}

// formats are those of package report, and github.
func (a *app) formats() []report.Format {
	return append(report.Formats(), report.Format{
		Name: "github", Summary: "annotations on the pull request and the summary of the job",
		Stable: true, Write: a.writeGitHub,
	}, report.Format{
		Name: "github-review", Summary: "one review with suggestions on the pull request; annotations where the token cannot write it",
		Stable: true, Write: a.writeReview,
	})
}

func (a *app) formatNames() []string {
	var names []string
	for _, f := range a.formats() {
		names = append(names, f.Name)
	}
	return names
}

func (a *app) format(name string) (report.Format, error) {
	for _, f := range a.formats() {
		if f.Name == name {
			return f, nil
		}
	}
	return report.Format{}, badFormat(name, a.formatNames()...)
}

// defaultFormats are those of a run that asks for none: text for people, and
// what the CI system that the run is part of shows beside the code.
func (a *app) defaultFormats() []string {
	switch {
	case workflow.Running(a.Getenv):
		return []string{"text", "github"}
	case a.Getenv("TF_BUILD") != "":
		return []string{"text", "azure"}
	}
	return []string{"text"}
}

// outputs reads --format and --output.
func (a *app) outputs(f *lintFlags) ([]output, error) {
	names, rest := f.formats, f.output
	switch {
	case len(names) == 0 && rest != "":
		names = []string{"text"}
	case len(names) == 0:
		names = a.defaultFormats()
	}
	var outs []output
	for _, name := range names {
		name, file, _ := strings.Cut(name, ":")
		format, err := a.format(name)
		if err != nil {
			return nil, err
		}
		if file == "" {
			file, rest = rest, ""
		}
		if file == "-" || file == "/dev/stdout" {
			file = "" // standard output itself: opened anew, it would be written from its start
		}
		outs = append(outs, output{format, file})
	}
	if rest != "" {
		return nil, usage(fmt.Sprintf("--output %q: every format has its file already", rest))
	}
	return outs, a.checkTargets(outs)
}

// checkTargets sees to it that at most one format writes to standard output,
// beside the commands that a CI system reads line by line, and one to a file, which
// is none of git's.
func (a *app) checkTargets(outs []output) error {
	first, files := "", map[string]string{}
	for _, o := range outs {
		name := o.format.Name
		if o.file != "" {
			full := a.abs(o.file)
			if rootfs.InGit(full) {
				return usage(fmt.Sprintf("%s %s: name another file for the report", o.file, rootfs.ErrGit))
			}
			at := rootfs.Landing(full)
			if before := files[at]; before != "" {
				return usage(fmt.Sprintf("--format %s and --format %s both write to %s: give each its own file", before, name, o.file))
			}
			files[at] = name
		}
		if o.file != "" || name == "github" || name == "github-review" || name == "azure" {
			continue
		}
		if first != "" {
			return usage(fmt.Sprintf("--format %s and --format %s both write to standard output: give one a file, as in --format %s:FILE",
				first, name, name))
		}
		first = name
	}
	return nil
}

// keepDocuments refuses to write a report over a document that it is about: a
// slip with the shell's globs would cost the postmortem; and where a link that
// came with the repository says, which on a pull request is anybody's.
func (a *app) keepDocuments(outs []output, docs *project.Documents, proj *project.Project) error {
	for _, o := range outs {
		if o.file == "" {
			continue
		}
		full := a.abs(o.file)
		if proj.LedOut(full) {
			return usage(o.file + " leads out of the repository by a link of the repository's own; name another file for the report")
		}
		if docs.Linted(proj.Rel(full)) || docs.Linted(proj.Rel(rootfs.Landing(full))) {
			return usage(fmt.Sprintf("%s is a document that this run lints; name another file for the report", o.file))
		}
	}
	return nil
}

// write writes the report in one format.
func (a *app) write(o output, r *report.Report) error {
	if n := len(r.Findings); o.format.Name == "sarif" && n > report.SARIFMaxResults {
		a.note(fmt.Sprintf("sarif holds the gravest %d of %d findings: code scanning takes no more", report.SARIFMaxResults, n))
	}
	if o.file == "" {
		to := a.Out
		switch o.format.Name {
		case "github", "github-review", "azure", "template": // commands, of ours or of the user
			to = a.asIs()
		}
		return o.format.Write(to, r)
	}
	var b bytes.Buffer
	plain := *r
	plain.Color, plain.Width = false, 0
	if err := o.format.Write(&b, &plain); err != nil {
		return err
	}
	return a.writeFile(o.file, b.Bytes())
}

// writeReview puts the findings onto the pull request as one review. Where the
// token cannot write, it says so and annotates instead.
func (a *app) writeReview(w io.Writer, r *report.Report) error {
	target, err := review.FromEnvironment(a.Getenv)
	if err == nil {
		err = review.Post(context.Background(), target, r)
	}
	if errors.Is(err, review.ErrCannotWrite) {
		a.note(err.Error() + "; annotations are written instead")
		return a.writeGitHub(w, r)
	} else if err != nil {
		return err
	}
	return a.writeGitHubFiles(w, r)
}

// writeGitHub writes annotations, and, where the runner gave files for them,
// the job's summary and the counts as outputs.
func (a *app) writeGitHub(w io.Writer, r *report.Report) error {
	runner := workflow.New(w, a.Getenv)
	for _, annotation := range report.Annotations(r, a.maxAnnotations) {
		if err := runner.Annotate(annotation); err != nil {
			return err
		}
	}
	return a.writeGitHubFiles(w, r)
}

// writeGitHubFiles writes the summary of the step and its outputs.
func (a *app) writeGitHubFiles(w io.Writer, r *report.Report) error {
	runner := workflow.New(w, a.Getenv)
	if a.Getenv("GITHUB_STEP_SUMMARY") != "" {
		if _, err := runner.Summary(report.JobSummary(r)); err != nil {
			return err
		}
	}
	s := r.Summary
	for _, o := range []struct {
		name  string
		value int
	}{{"errors", s.Errors}, {"warnings", s.Warnings}, {"notices", s.Notices}, {"documents", s.Documents}} {
		if err := runner.Output(o.name, o.value); err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes a report into a file that the user named: at once, so that
// nobody sees a part of it, but for what is no regular file, such as a pipe.
func (a *app) writeFile(path string, data []byte) error {
	if err := rootfs.WriteNamed(a.abs(path), data, 0o644); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", path, cause(err))
	}
	return nil
}
