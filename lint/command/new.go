package command

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/command/internal/setup"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/record/timetable"
)

// newFlags are those of pmlint new.
type newFlags struct {
	lint    lintFlags
	request setup.Request
	from    []string
	print   bool
}

func (a *app) newCommand() *cobra.Command {
	f := &newFlags{}
	c := command(&cobra.Command{
		Use:   "new [flags] [TITLE]",
		Short: "Begin a postmortem from the team's template",
		Long: `Begin a postmortem: the template of its place, with what is known filled in, in a
file that is named as the team's others are. Its path is printed. On a terminal
what is missing is asked for; elsewhere a title is needed, and the rest has a
default: today, the author from git's configuration, the next free id over all
branches, the first of the template's statuses. --from fills the timeline with what tools
recorded, as pmlint timeline import reads it; its first event then tells the date.`,
		Example: "  pmlint new \"Checkout was slow\" --severity SEV-2\n  pmlint new --title \"Checkout was slow\" --date 2026-03-01 --folder\n" +
			"  pmlint new \"Checkout was slow\" --from alerts.json --from pagerduty.json",
		RunE: func(_ *cobra.Command, args []string) error { return a.newDocument(f, args) },
	})
	p := c.Flags()
	p.StringVar(&f.request.Title, "title", "", "the `TITLE`: what failed, for whom")
	p.StringVar(&f.request.Severity, "severity", "", "how grave the incident is")
	p.StringVar(&f.request.Date, "date", "", "the `DATE` of the incident, as 2026-03-01 (default today)")
	p.StringVar(&f.request.ID, "id", "", "the incident's `ID` (default the next free one)")
	p.StringVar(&f.request.Status, "status", "", "how far the document has come (default the template's first)")
	p.StringVar(&f.request.Author, "author", "", "who writes it (default the name in git's configuration)")
	p.StringVar(&f.request.Zone, "zone", "", "the zone of the timeline (default the config's)")
	p.StringVar(&f.request.Template, "template", "", "a `TEMPLATE`, a file or the name of a built-in one, in the place of the team's")
	p.StringVar(&f.request.Path, "path", "", "the `FILE` to write, in the place of one by the team's convention")
	p.StringArrayVar(&f.from, "from", nil, "fill the timeline with what tools recorded in the export `FILE`; may be given again")
	p.BoolVar(&f.request.Folder, "folder", false, "make it a folder of its own, with index.md")
	p.BoolVar(&f.print, "print", false, "print the document, and write nothing")
	p.StringVar(&f.lint.now, "now", "", "take `DATE` for today")
	p.BoolVarP(&f.lint.quiet, "quiet", "q", false, "the path only, no notes")
	return c
}

func (a *app) newDocument(f *newFlags, args []string) error {
	if len(args) > 1 {
		return usage(fmt.Sprintf("%q: put the title into quotes", strings.Join(args, " ")))
	}
	if len(args) == 1 {
		f.request.Title = args[0]
	}
	now, err := parseNow(f.lint.now, a.Now)
	if err != nil {
		return err
	}
	proj, err := a.openProject(&f.lint, nil)
	if err != nil {
		return err
	}
	r := f.request
	r.Zone = cmp.Or(r.Zone, proj.Config.Zone)
	if err := a.record(f, proj, &r); err != nil {
		return err
	}
	r.Date = cmp.Or(r.Date, now.Format(time.DateOnly))
	if _, err := time.Parse(time.DateOnly, r.Date); err != nil {
		return usage(fmt.Sprintf("--date %q is no date; write 2026-03-01", r.Date))
	}
	r.Author = cmp.Or(r.Author, a.author(proj))
	if err := a.askFor(proj, &r); err != nil {
		return err
	}
	if r.Path != "" {
		r.Path = proj.Rel(a.abs(r.Path))
	}
	draft, err := setup.NewDraft(proj, a.packs, r)
	if err != nil {
		return err
	}
	if f.print {
		_, err := a.Out.Write([]byte(draft.Content))
		return err
	}
	if err := proj.Create(draft.Path, []byte(draft.Content)); err != nil {
		return err
	}
	fmt.Fprintln(a.Out, harmless(proj.Display(draft.Path)))
	if !f.lint.quiet {
		for _, note := range append(draft.Notes, draft.Said) {
			a.note(note)
		}
	}
	return nil
}

// record takes the timeline from exports, and the date from its first event.
func (a *app) record(f *newFlags, proj *project.Project, r *setup.Request) error {
	if len(f.from) == 0 {
		return nil
	}
	c, err := a.course(&courseFlags{lint: f.lint}, proj, f.from)
	if err != nil {
		return err
	}
	events := c.Events()
	if len(events) == 0 {
		return fmt.Errorf("--from %s: no event is in it", strings.Join(f.from, ", "))
	}
	if !f.lint.quiet {
		for _, note := range c.Notes() {
			a.note(note)
		}
	}
	style := timetable.Style{Zone: r.Zone}
	if r.Date == "" {
		r.Date = dayOf(events[0].At, r.Zone)
	}
	r.Zone = cmp.Or(r.Zone, "UTC") // as the rows are written
	r.Timeline = func(src []byte, read setup.Reader) ([]byte, error) {
		m, err := timetable.Merge(timetable.Reader(read), src, events, style)
		if err != nil {
			return src, fmt.Errorf("--from: %w", err)
		}
		return m.Source, nil
	}
	return nil
}

// dayOf is the day of an instant in a zone; of one that nobody knows, in UTC.
func dayOf(at time.Time, name string) string {
	at = at.UTC()
	if minutes, ok := zone.FixedOffset(name); ok {
		at = at.Add(time.Duration(minutes) * time.Minute)
	} else if loc, err := time.LoadLocation(name); err == nil {
		at = at.In(loc)
	}
	return at.Format(time.DateOnly)
}

// author is the name under which whoever asks commits.
func (a *app) author(proj *project.Project) string {
	if name := a.Getenv("GIT_AUTHOR_NAME"); name != "" {
		return name
	}
	repo, err := proj.Git()
	if err != nil {
		return ""
	}
	return repo.User(a.Getenv("HOME"))
}

// askFor asks a person for what is missing. Where there is nobody, a title is
// needed, and nothing waits.
func (a *app) askFor(proj *project.Project, r *setup.Request) error {
	asks := a.watched && a.Terminal(a.In)
	if r.Title == "" && !asks {
		return usage("new: give it a title, as in pmlint new \"Checkout was slow\"")
	}
	if !asks || r.Title != "" && r.Severity != "" {
		return nil
	}
	p := prompts{bufio.NewReader(a.In), a.Err}
	var err error
	if r.Title == "" {
		r.Title, err = p.line("What failed, for whom?")
	}
	if r.Title == "" {
		return usage("new: without a title nothing begins")
	}
	if err == nil && r.Severity == "" {
		r.Severity, err = p.choice("How grave is it?", setup.Severities(proj, a.packs, *r))
	}
	if errors.Is(err, errNoAnswer) {
		return nil // what is open stays open
	}
	return err
}
