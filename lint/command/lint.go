package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/internal/recovered"
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/workflow"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/template"
)

// lintFlags are the flags of pmlint and pmlint lint.
type lintFlags struct {
	only, skip []string
	limits     lint.Limits // those that are not zero
	failOn     string
	formats    []string
	output     string
	template   string // of the report
	oldName    string // of that flag
	config     string
	now        string
	stdinName  string
	color      string
	jobs       int
	quiet      bool
	force      bool
	baseline   string
	noBaseline bool
	git        gitFlags
	history    bool
	allowNone  bool
	all        bool // findings, on a terminal too
	explain    bool // the files, and lint none
}

const stdinName = "stdin.md"

func (a *app) lintCommand() *cobra.Command {
	f := &lintFlags{}
	c := command(&cobra.Command{
		Use:   "lint [flags] [PATH...]",
		Short: "Lint postmortems (what pmlint does without a command)",
		Long: `Lint the postmortems at PATH: files, folders, or - for standard input. Folders
are walked; what .gitignore names is left out, and so are files that are no
postmortems by the config's include and exclude, or by their names (README.md,
index.md, templates).

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 the run failed.`,
		Example: rootExample,
		RunE:    func(_ *cobra.Command, args []string) error { return a.lint(f, args) },
	})
	f.register(a, c)
	return c
}

func (f *lintFlags) register(a *app, c *cobra.Command) {
	p := c.Flags()
	f.selection(a, c)
	p.StringVar(&f.failOn, "fail-on", "", "exit with 1 from this `SEVERITY` on: error, warning, notice, never (default error)")
	p.StringArrayVar(
		&f.formats,
		"format",
		nil,
		"how to report, and to which file: `NAME[:FILE]`, repeatable;\none of "+wrapNames(a.formatNames()),
	)
	p.StringVarP(&f.output, "output", "o", "", "write the report to `FILE` instead of standard output")
	p.StringVar(&f.template, "report-template", "", "the Go text/`TEMPLATE` of --format template, or @FILE to read it from")
	p.StringVar(&f.oldName, "template", "", "")
	_ = p.MarkHidden("template") // the old name; the only error is a flag that does not exist
	p.IntVar(&a.maxAnnotations, "max-annotations", report.MaxAnnotations,
		"annotations of each severity that --format github writes (GitHub keeps 10)")
	p.StringVar(&f.color, "color", "auto", "colours: auto, always, never (NO_COLOR and CLICOLOR_FORCE count)")
	p.StringVar(&f.baseline, "baseline", "", "the `FILE` of known findings (default the config's, else .pmlint-baseline.jsonl)")
	p.BoolVar(&f.noBaseline, "no-baseline", false, "report what the baseline knows, too")
	f.git.register(p)
	p.BoolVar(&f.allowNone, "allow-none", false, "pass where there is no postmortem, as in hooks for many repositories")
	p.BoolVar(&f.all, "all", false, "show all findings also where a terminal would be given the gravest ones first")
	p.BoolVar(&f.explain, "explain-files", false, "tell which files would be linted, which are left out and why, and lint none")
	p.BoolVar(&f.history, "history", false, "read all commits too, and run the rules of the pack history")
	complete(c, "fail-on", "error", "warning", "notice", "never")
	complete(c, "format", a.formatNames()...)
	complete(c, "color", "auto", "always", "never")
}

// complete offers values of a flag to the shell.
func complete(c *cobra.Command, flag string, values ...string) {
	// The only error is a flag that does not exist or is completed twice.
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// completeRules offers the names of rules and packs for a flag, when asked.
func (a *app) completeRules(c *cobra.Command, flag string) {
	_ = c.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		names := a.ruleNames()
		for _, p := range a.packs {
			names = append(names, p.Name)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	})
}

// selection adds the flags that choose documents and rules.
func (f *lintFlags) selection(a *app, c *cobra.Command) {
	p := c.Flags()
	p.StringSliceVar(&f.only, "only", nil, "run only these rules or packs (`RULE|PACK`, repeatable)")
	p.StringSliceVar(&f.skip, "skip", nil, "leave these rules or packs out (`RULE|PACK`, repeatable)")
	p.StringVar(&f.config, "config", "", "the config `FILE` (default .pmlint.yaml, looked for upward to the repository's root)")
	p.StringVar(&f.now, "now", "", "judge dates as on `DATE` (2026-03-01 or RFC 3339), for reproducible runs")
	p.IntVarP(&f.jobs, "jobs", "j", 0, "documents read at once (default one for each core)")
	p.IntVar(&f.limits.Seconds, "max-seconds", 0, "the seconds that one document may take (default the config's limits.seconds, or 5)")
	p.IntVar(&f.limits.Memory, "max-memory", 0, "the MiB that documents read at once may take (default the config's limits.memory, or 160)")
	p.BoolVarP(&f.quiet, "quiet", "q", false, "findings only: no notes, no progress, no summary line")
	p.StringVar(&f.stdinName, "stdin-filename", stdinName, "the `PATH` of the document that - reads")
	p.BoolVar(&f.force, "force", false, "lint named files whatever their names and the config say")
	a.completeRules(c, "only")
	a.completeRules(c, "skip")
}

func wrapNames(names []string) string {
	const perLine = 7
	var b strings.Builder
	for i, n := range names {
		switch {
		case i > 0 && i%perLine == 0:
			b.WriteString(",\n")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(n)
	}
	return b.String()
}

// lint is one run: settings, sources, rules, reports.
func (a *app) lint(f *lintFlags, paths []string) error {
	if err := f.check(); err != nil {
		return err
	}
	if a.maxAnnotations < 0 {
		return usage(fmt.Sprintf("--max-annotations %d: give a number from 0 to %d", a.maxAnnotations, report.MaxAnnotations))
	}
	prepare()
	outputs, err := a.outputs(f)
	if err != nil {
		return err
	}
	template, err := a.readTemplate(f.template, f.oldName, outputs)
	if err != nil {
		return err
	}
	now, err := parseNow(f.now, a.Now)
	if err != nil {
		return err
	}
	proj, err := a.openProject(f, paths)
	if err != nil {
		return err
	}
	if f.explain {
		return a.explainFiles(proj, f, paths)
	}
	if err := a.addHistory(proj, f, paths); err != nil {
		return err
	}
	linter, err := lint.New(a.packs, proj.Config)
	if err != nil {
		return err
	}
	known, err := a.openBaseline(proj, f, true)
	if err != nil {
		return err
	}
	rep := a.newReport(f, proj)
	rep.Now, rep.Template, rep.FailOn = now, template, proj.Config.FailOn
	a.shorten(rep, f, paths)
	live := a.newStream(outputs, f, known, rep)
	docs, result, err := a.runLinter(linter, proj, f, paths, lint.Options{Now: now, Jobs: f.jobs, Baseline: known.accepted()}, rep, live)
	if none := new(project.NoneError); f.allowNone && errors.As(err, &none) {
		return nil
	}
	if err != nil {
		return err
	}
	known.docs = docs
	if err := a.keepDocuments(outputs, docs, proj); err != nil {
		return err
	}
	rep.Head = head(proj, linter, docs)
	if err := a.report(outputs, rep, live); err != nil {
		return err
	}
	a.noteTemplates(linter, proj, f)
	a.noteDoubtful(result, live, f)
	a.noteStale(known, f)
	a.noteGitLab(f, rep.Summary)
	return a.verdict(result, proj.Config.FailOn)
}

// firstFindings is how many findings a person is shown who asked for nothing in
// particular.
const firstFindings = 10

// shorten makes the report of a run over all documents begin with an overview, and
// in a terminal show the gravest findings alone.
func (a *app) shorten(rep *report.Report, f *lintFlags, paths []string) {
	if len(paths) > 0 || f.quiet {
		return
	}
	rep.Overview = true
	if a.terminal && !f.all && len(f.formats) == 0 && f.output == "" && !f.git.used() {
		rep.Brief = firstFindings
	}
}

// head says what was looked at: how many documents, where, held against what.
func head(proj *project.Project, linter *lint.Linter, docs *project.Documents) string {
	paths := docs.Paths()
	if len(paths) == 0 {
		return ""
	}
	said := lint.Count(len(paths), "document")
	against := proj.Config.Template
	if beside := linter.TemplatesBeside(); against == "" && len(beside) > 0 {
		against = strings.Join(beside, ", ")
	}
	if against == "" || against == template.None {
		return said + ", held against no template"
	}
	return said + ", held against " + against
}

// prepare begins to decode what nearly every run needs, while settings are read
// and the project is opened: of one document it is a third of the time.
func prepare() {
	go func() {
		// A panic shows again where what it was to decode is asked for.
		_ = recovered.Func(func() error { wording.Prepare(); return nil })()
	}()
}

// noteTemplates tells which templates were taken because they lie with the
// documents, or that nobody chose one, with the way to it.
func (a *app) noteTemplates(linter *lint.Linter, proj *project.Project, f *lintFlags) {
	if f.quiet {
		return
	}
	for _, name := range linter.TemplatesBeside() {
		a.note(fmt.Sprintf("held against %s, which lies with the documents; set \"template\" in .pmlint.yaml to choose another",
			proj.Display(name)))
	}
	if len(f.only) == 0 && linter.Unchosen() {
		a.note("no template is chosen, so no document is held against one; choose yours in .pmlint.yaml (template: path/to/template.md), " +
			"a built-in one (" + strings.Join(template.Names(), ", ") + "), or none")
	}
}

// noteDoubtful doubts a template that nearly all documents contradict: it is
// another one that they follow, or a page about templates.
func (a *app) noteDoubtful(result *lint.Result, live *stream, f *lintFlags) {
	const fewest = 3
	foreign := countForeign(result.Findings)
	if live != nil {
		foreign += live.foreign
	}
	if f.quiet || foreign < fewest || 5*foreign < 4*result.Documents {
		return
	}
	a.note(fmt.Sprintf("%d of %d documents lack more than half of the sections of their template, so it is hardly theirs: "+
		"name another by template in .pmlint.yaml, or let pmlint init derive one from the documents", foreign, result.Documents))
}

// countForeign counts the documents that follow another form than their template.
func countForeign(findings []lint.Finding) int {
	n := 0
	for i := range findings {
		if findings[i].Rule == "structure/section-missing" && findings[i].Anchor == "sections" {
			n++
		}
	}
	return n
}

// noteGitLab tells of the report that GitLab shows on a merge request, where a
// job asked for no format.
func (a *app) noteGitLab(f *lintFlags, found report.Summary) {
	if a.Getenv("GITLAB_CI") != "" && len(f.formats) == 0 && found.Findings() > 0 && !f.quiet {
		a.note("--format text --format gitlab:FILE, with FILE as artifacts:reports:codequality, shows these on the merge request")
	}
}

// runLinter lints the documents of the work tree, or those that the git flags
// ask for, and completes the report.
func (a *app) runLinter(linter *lint.Linter, proj *project.Project, f *lintFlags, paths []string, opts lint.Options,
	rep *report.Report, live *stream) (*project.Documents, *lint.Result, error) {
	var docs *project.Documents
	var result *lint.Result
	var err error
	if f.git.used() {
		docs, result, err = a.runCompared(linter, proj, f, paths, opts, rep)
	} else if docs, err = a.collect(proj, f, paths); err == nil {
		rep.Source = docs.File
		progress := a.progress(f.quiet)
		opts.Progress, opts.Each = progress.tell, live.each(progress.end)
		result, err = linter.Run(context.Background(), docs.Sources, opts)
		progress.end()
	}
	if err != nil {
		return nil, nil, err
	}
	rep.Source, rep.Documents = docs.File, docs.Paths
	rep.Reading = func(path string) *lint.Reading { return docs.Reading(linter, path) }
	rep.Findings = result.Findings
	rep.Summary = report.Summary{
		Documents: result.Documents,
		Errors:    result.Count(lint.Error), Warnings: result.Count(lint.Warning), Notices: result.Count(lint.Notice),
		Skipped: len(docs.Skipped), Suppressed: result.Suppressed, Baselined: result.Baselined, AtBase: result.AtBase,
	}
	return docs, result, nil
}

// report writes the report in every format asked for, or ends the one that was
// written meanwhile.
func (a *app) report(outputs []output, rep *report.Report, live *stream) error {
	if live != nil {
		return live.end(rep)
	}
	for _, o := range outputs {
		if err := a.write(o, rep); err != nil {
			return err
		}
	}
	return nil
}

// check looks at the flags whose values nothing else does.
func (f *lintFlags) check() error {
	if f.limits.Seconds < 0 || f.limits.Memory < 0 {
		return usage("--max-seconds and --max-memory are numbers of 1 or more")
	}
	if f.jobs < 0 {
		return usage(fmt.Sprintf("--jobs %d: give a number of 1 or more, or leave it out for one for each core", f.jobs))
	}
	if f.only != nil && len(f.only) == 0 {
		return usage("--only names no rule; name rules or packs, or leave it out for all") // an empty variable of a script
	}
	if f.git.flags != nil {
		if err := f.git.check(); err != nil {
			return err
		}
	}
	return checkColor(f.color)
}

func checkColor(flag string) error {
	if flag != "auto" && flag != "always" && flag != "never" {
		return usage(fmt.Sprintf("--color %q is not known; allowed are auto, always, never", flag))
	}
	return nil
}

// verdict tells the failures of a run and maps its result to an error.
func (a *app) verdict(result *lint.Result, failOn lint.Threshold) error {
	for _, failure := range result.Failures {
		a.complain(failureMessage(failure))
	}
	switch result.ExitCode(failOn) {
	case exitClean:
		return nil
	case exitFindings:
		return errFindings
	}
	return errSaid
}

func failureMessage(f lint.Failure) string {
	if f.Rule != "" {
		return f.Error()
	}
	return fmt.Sprintf("%s: cannot be read: %v", f.Path, cause(f.Err))
}

// parseNow reads --now; without it the clock is asked.
func parseNow(flag string, clock func() time.Time) (time.Time, error) {
	if flag == "" {
		return clock(), nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, flag); err == nil {
			return t, nil
		}
	}
	return time.Time{}, usage(fmt.Sprintf("--now %q is no date; write 2026-03-01 or 2026-03-01T14:05:00Z", flag))
}

// readTemplate is the template of --report-template: the text itself, or that
// of the file after "@". It goes with --format template, and that with it. The
// flag's old name still says the same there, and is refused where whoever knows
// the config's "template" would write it.
func (a *app) readTemplate(flag, oldName string, outs []output) (string, error) {
	wanted := slices.ContainsFunc(outs, func(o output) bool { return o.format.Name == "template" })
	if wanted && flag == "" {
		flag, oldName = oldName, ""
	}
	switch {
	case oldName != "":
		return "", usage("--template does nothing here: the template of a report is --report-template, " +
			"and the postmortems' own is \"template\" in .pmlint.yaml")
	case flag == "" && wanted:
		return "", usage("--format template needs --report-template: the text of a Go template, or @FILE to read it from")
	case flag != "" && !wanted:
		return "", usage("--report-template does nothing without --format template")
	}
	path, ok := strings.CutPrefix(flag, "@")
	if !ok {
		return flag, nil
	}
	src, err := a.readDocument(path)
	if err != nil {
		return "", fmt.Errorf("--report-template %w", err)
	}
	return string(src), nil
}

// newReport is a report as the flags want it, without what the run will find.
func (a *app) newReport(f *lintFlags, proj *project.Project) *report.Report {
	return &report.Report{
		Rules:   a.ruleInfos,
		Display: proj.Display,
		Link:    workflow.Link(a.Getenv, proj.Root()),
		Version: version().Version,
		Color:   a.colored(f.color),
		Quiet:   f.quiet,
		Width:   a.columns,
	}
}

// ruleInfos tells of all rules what formats say of them.
func (a *app) ruleInfos() []report.Rule {
	var infos []report.Rule
	for _, p := range a.packs {
		for _, r := range p.Rules {
			page, err := p.Page(r)
			if err != nil {
				page = "" // the tests see to it that every rule has one
			}
			infos = append(infos, report.Rule{Name: r.Name, Summary: r.Summary, Severity: r.Severity, Page: page, URL: p.URL(r)})
		}
	}
	return infos
}

// colored decides on colours: the flag, then the environment's conventions,
// then whether a person watches.
func (a *app) colored(flag string) bool {
	switch {
	case flag == "always":
		return true
	case flag == "never", a.Getenv("NO_COLOR") != "":
		return false
	case a.Getenv("CLICOLOR_FORCE") != "" && a.Getenv("CLICOLOR_FORCE") != "0":
		return true
	}
	return a.terminal && a.Getenv("TERM") != "dumb"
}

// errSaid ends a run that failed, when all there is to say was said.
var errSaid = errors.New("failed")
