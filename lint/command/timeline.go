package command

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/command/internal/gather"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/record"
	"github.com/pmlint/pmlint/lint/record/kinds"
	"github.com/pmlint/pmlint/lint/record/timetable"
)

func (a *app) timelineCommand() *cobra.Command {
	c := command(&cobra.Command{
		Use:   "timeline",
		Short: "Rebuild a timeline from what tools recorded, check it against them, show it",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(fmt.Sprintf("timeline has no command %q%s", args[0], didYouMean(args[0], []string{"import", "check", "show"})))
			}
			return c.Help()
		},
	})
	c.AddCommand(a.timelineImportCommand())
	c.AddCommand(a.timelineCheckCommand())
	c.AddCommand(a.timelineShowCommand())
	return c
}

// courseFlags are those of commands that read exports.
type courseFlags struct {
	gather.Flags
	lint     lintFlags
	zone     string
	git      bool
	gitPaths []string
}

func (f *courseFlags) register(c *cobra.Command) {
	p := c.Flags()
	p.StringArrayVar(&f.From, "from", nil, "take the exports, or FILE, for ones of `[FILE=]KIND`: "+strings.Join(kinds.Names(), ", "))
	p.StringVar(&f.MinLevel, "min-level", "", "leave out what is below `LEVEL`: "+strings.Join(record.LevelNames(), ", ")+
		"\n(default info, of logs warning)")
	p.StringVar(&f.Grep, "grep", "", "take only what matches the regular expression `RE`")
	p.StringVar(&f.Window, "window", "", "take only what happened in `START..END`, as 2026-03-01T14:00Z..15:30 or ..+2h")
	p.StringArrayVar(&f.Skew, "skew", nil, "add to the clock of a source, by its kind or file: `SOURCE=+90s`")
	p.StringVar(&f.zone, "zone", "", "write times in `ZONE` (default that of the document, of the config, UTC)")
	p.StringVar(&f.SourceZone, "source-zone", "", "the `ZONE` of times that exports give without one (default UTC)")
	p.StringVar(&f.Dates, "dates", "", "the `ORDER` of day and month in dates such as 01/03/2026: dmy or mdy")
	p.StringSliceVar(&f.Columns, "columns", nil, "the columns of a table, as `time=Opened,text=Summary`: "+
		strings.Join(kinds.ColumnNames(), ", "))
	p.BoolVar(&f.git, "git", false, "take tags, merges and reverts of the repository within the window, too")
	p.StringArrayVar(&f.gitPaths, "git-path", nil, "with --git: also commits that changed files of `GLOB`, such as deploy/**")
	p.BoolVar(&f.Unmasked, "unmasked", false, "leave secrets and mail addresses as they are")
	p.StringVar(&f.lint.config, "config", "", "the config `FILE`, for its zone")
	p.BoolVarP(&f.lint.quiet, "quiet", "q", false, "say nothing but errors")
}

// course gathers what the flags and paths name.
func (a *app) course(f *courseFlags, proj *project.Project, paths []string) (*gather.Course, error) {
	if f.zone != "" && !zone.Known(f.zone) {
		return nil, usage(fmt.Sprintf("--zone %q is no zone; name it as UTC, CET, +02:00 or Europe/Berlin", f.zone))
	}
	if len(paths) == 0 && !f.git {
		return nil, usage("name the exports to read: files, folders, - for standard input, or --git")
	}
	r, err := f.Request()
	if err != nil {
		return nil, flagError(err)
	}
	r.Paths, r.Abs, r.Stdin = paths, a.abs, a.In
	p := a.progress(f.lint.quiet)
	defer p.end()
	if p != nil {
		r.Progress = p.read
	}
	c, err := gather.From(r)
	if err != nil {
		return nil, err
	}
	if f.git {
		if err := a.gitEvents(f, proj, r.Options, c); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// flagError is a mistake in a flag, with the name that was probably meant.
func flagError(err error) error {
	var unknown *gather.UnknownError
	if errors.As(err, &unknown) {
		return usage(err.Error() + didYouMean(unknown.Value, unknown.Known))
	}
	return usage(err.Error())
}

// gitEvents adds what the repository itself did within the window.
func (a *app) gitEvents(f *courseFlags, proj *project.Project, o record.Options, c *gather.Course) error {
	if o.From.IsZero() || o.To.IsZero() {
		return usage("--git needs --window: a repository's whole history is no timeline")
	}
	for _, glob := range f.gitPaths {
		if !doublestar.ValidatePattern(glob) {
			return usage(fmt.Sprintf("--git-path %q is no pattern of files", glob))
		}
	}
	repo, err := proj.Git()
	if err != nil {
		return gitError(proj, "--git", err)
	}
	head, err := repo.Resolve("HEAD")
	if err != nil {
		return gitError(proj, "--git", err)
	}
	var changed func(string) bool
	if len(f.gitPaths) > 0 {
		changed = func(path string) bool {
			return slices.ContainsFunc(f.gitPaths, func(glob string) bool { return doublestar.MatchUnvalidated(glob, path) })
		}
	}
	happened, err := repo.Happenings(head, o.From, o.To, changed)
	if err != nil {
		return err
	}
	for _, h := range happened {
		if err := c.Add(gather.GitEvent(h)); err != nil {
			return err
		}
	}
	return nil
}

// importFlags are those of timeline import.
type importFlags struct {
	courseFlags
	into, output, format, begin string
	relative                    bool
}

func (a *app) timelineImportCommand() *cobra.Command {
	f := &importFlags{format: "markdown"}
	c := command(&cobra.Command{
		Use:   "import [flags] FILE|DIR|-...",
		Short: "Rebuild a timeline from exports of alerts, pagers, chat, deployments, logs",
		Long: `Read what tools recorded and write it as one timeline, in the order of time. The
kind of each export is told by what it holds, or named with --from. Lines of a log
that say the same become one with their number, what several tools say one row with
all of them named; secrets and mail addresses are masked. Each row ends with a
comment that says where it is from, with the original stamp.

--into FILE puts the rows into the timeline of a document: those that people wrote
stay as they are, and a second run changes nothing. docs/timeline.md says how to get
each kind of export.`,
		Example: `  pmlint timeline import alerts.json pagerduty.json slack-export.zip
  pmlint timeline import --window 2026-03-01T13:30Z..+3h --git app.log alerts.json
  pmlint timeline import --into postmortems/2026-03-01-db.md alerts.json
  pmlint timeline import --from csv --columns time=Opened,text=Summary changes.csv
  kubectl get events -A -o json | pmlint timeline import --relative -`,
		RunE: func(_ *cobra.Command, args []string) error {
			if f.format != "markdown" && f.format != "json" {
				return badFormat(f.format, "markdown", "json")
			}
			return a.timelineImport(f, args)
		},
	})
	f.register(c)
	c.Flags().BoolVar(&f.relative, "relative", false, "write times as distances from T+0, in three phases")
	c.Flags().StringVar(&f.begin, "t0", "", "with --relative: the `TIME` of T+0 (default the trigger, else the first symptom or event)")
	c.Flags().StringVar(&f.into, "into", "", "merge into the timeline of the document `FILE`")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write to `FILE` instead of standard output")
	c.Flags().StringVar(&f.format, "format", f.format, "markdown or json")
	return c
}

func (a *app) timelineImport(f *importFlags, paths []string) error {
	if f.into != "" && (f.output != "" || f.relative || f.format == "json") {
		return usage("--into writes the document itself, as its rows are; leave out --output, --relative and --format")
	}
	proj, linter, err := a.openLinter(&f.lint, nilIfEmpty(f.into))
	if err != nil {
		return err
	}
	c, err := a.course(&f.courseFlags, proj, paths)
	if err != nil {
		return err
	}
	style := timetable.Style{Zone: f.zone}
	if style.Zone == "" {
		style.Zone = proj.Config.Zone
	}
	x := &importer{app: a, flags: f, linter: linter, course: c, events: c.Events(), style: style}
	if !f.lint.quiet {
		for _, note := range c.Notes() {
			a.note(note)
		}
	}
	if len(x.events) == 0 {
		return errors.New("no event is left; widen --window, lower --min-level, or look whether --grep can match")
	}
	if f.into != "" {
		return x.merge(proj)
	}
	return x.write()
}

func nilIfEmpty(path string) []string {
	if path == "" {
		return nil
	}
	return []string{path}
}

// importer writes a course.
type importer struct {
	*app
	flags  *importFlags
	linter *lint.Linter
	course *gather.Course
	events []*record.Event
	style  timetable.Style
}

// write writes the course as a section of its own.
func (x *importer) write() error {
	section, err := timetable.Section(x.events, x.style)
	if err != nil {
		return usage("--zone: " + err.Error())
	}
	moments, err := x.propose(section)
	if err != nil {
		return err
	}
	switch {
	case x.flags.format == "json":
		var b bytes.Buffer
		if err := encodeJSON(&b, timetable.Export(x.events, x.style, moments), "  "); err != nil {
			return err
		}
		section = b.String()
	case x.flags.relative:
		begin, end, err := x.ends(moments)
		if err != nil {
			return err
		}
		if section, err = timetable.Relative(x.events, begin, end, x.style); err != nil {
			return err
		}
	}
	if !x.flags.lint.quiet {
		for _, line := range moments.Lines() {
			x.note(line)
		}
	}
	if x.flags.output != "" {
		return x.writeFile(x.flags.output, []byte(section))
	}
	_, err = x.Out.Write([]byte(harmless(section)))
	return err
}

// propose reads a section as a document would be read, for its moments.
func (x *importer) propose(section string) (*timetable.Proposal, error) {
	doc, err := x.read([]byte("# Draft\n\n" + section))
	if err != nil {
		return nil, err
	}
	return timetable.Propose(doc, x.events), nil
}

// read reads a document that is not written yet.
func (x *importer) read(src []byte) (*postmortem.Document, error) {
	path := "timeline.md"
	if x.flags.into != "" {
		path = x.flags.into
	}
	r, err := x.linter.Read(lint.BytesSource(path, src))
	if err != nil {
		return nil, err
	}
	return r.Doc, nil
}

// ends are T+0 and the end of the incident; the end is zero where nothing tells it.
func (x *importer) ends(p *timetable.Proposal) (begin, end time.Time, err error) {
	if x.flags.begin == "" {
		begin, end = p.Ends()
		return begin, end, nil
	}
	near := x.events[0].At
	begin, err = kinds.ParseTime(x.flags.begin, kinds.Options{Zone: x.style.Zone}, near)
	if err != nil {
		return begin, end, usage(fmt.Sprintf("--t0: %v; write it as 2026-03-01T14:05Z", err))
	}
	_, end = p.Ends()
	return begin, end, nil
}

// merge puts the course into a document.
func (x *importer) merge(proj *project.Project) error {
	path := x.flags.into
	src, err := x.readDocument(path)
	if err != nil {
		return err
	}
	x.flags.into = proj.Rel(x.abs(path)) // as a run would read it
	m, err := timetable.Merge(x.read, src, x.events, x.style)
	if err != nil {
		return fmt.Errorf("%s: %w; nothing was written", path, err)
	}
	if len(m.Added) > 0 {
		now, err := x.readDocument(path)
		if err != nil {
			return err
		}
		if !bytes.Equal(now, src) {
			return fmt.Errorf("%s: was changed while pmlint read it; nothing was written", path)
		}
		if err := x.writeFile(path, m.Source); err != nil {
			return err
		}
	}
	if !x.flags.lint.quiet {
		fmt.Fprintf(x.Out, "%s: %s added, %d there already, %d told by hand\n", harmless(path), lint.Count(len(m.Added), "row"), m.Known,
			m.Told)
	}
	return nil
}
