package command

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/gather"
	"github.com/pmlint/pmlint/lint/record"
	"github.com/pmlint/pmlint/lint/record/timetable"
)

// checkFlags are those of timeline check.
type checkFlags struct {
	courseFlags
	against   []string
	format    string
	unwritten string
	tolerance time.Duration
}

func (a *app) timelineCheckCommand() *cobra.Command {
	f := &checkFlags{format: "text", unwritten: "warning", tolerance: time.Minute}
	c := command(&cobra.Command{
		Use:   "check [flags] FILE --against EXPORT [EXPORT...]",
		Short: "Tell where a document's timeline contradicts what tools recorded",
		Long: `Hold the timeline of a document against exports of the tools: times that are off,
events that nobody wrote down, an alert that fired before the incident was detected,
as the document says. Rows are known by the comments that timeline import writes,
others by their time and what they say.

Exit codes: 0 nothing differs, 1 something does, 2 the run failed.`,
		Example: `  pmlint timeline check postmortems/2026-03-01-db.md --against alerts.json pagerduty.json
  pmlint timeline check postmortems/2026-03-01-db.md --against slack-export --min-level notice --unwritten notice`,
		RunE: func(_ *cobra.Command, args []string) error {
			if f.format != "text" && f.format != "json" {
				return badFormat(f.format, "text", "json")
			}
			if len(args) == 0 || args[0] == "-" {
				return usage("timeline check needs the FILE to check, and exports behind --against")
			}
			return a.timelineCheck(f, args[0], slices.Concat(f.against, args[1:]))
		},
	})
	c.Flags().StringArrayVar(&f.against, "against", nil, "the `EXPORT` to check against, more behind it: files, folders, archives")
	f.register(c)
	c.Flags().StringVar(&f.unwritten, "unwritten", f.unwritten, "tell of events from `LEVEL` on that nobody wrote down")
	c.Flags().DurationVar(&f.tolerance, "tolerance", f.tolerance, "how far times may differ, such as `5m`")
	c.Flags().StringVar(&f.format, "format", f.format, "text or json")
	return c
}

func (a *app) timelineCheck(f *checkFlags, path string, exports []string) error {
	level := slices.Index(record.LevelNames(), f.unwritten)
	if level < 0 {
		return flagError(&gather.UnknownError{Flag: "--unwritten", Value: f.unwritten, Known: record.LevelNames()})
	}
	if f.tolerance < 0 {
		return usage("--tolerance is a length of time, such as 5m")
	}
	proj, linter, err := a.openLinter(&f.lint, []string{path})
	if err != nil {
		return err
	}
	c, err := a.course(&f.courseFlags, proj, exports)
	if err != nil {
		return err
	}
	r, err := a.readNamed(linter, proj, path, "")
	if err != nil {
		return err
	}
	events := c.Events()
	if !f.lint.quiet {
		for _, note := range c.Notes() {
			a.note(note)
		}
	}
	zone := f.zone
	if zone == "" {
		zone = proj.Config.Zone
	}
	if zone == "" {
		zone = "UTC"
	}
	drifts, err := timetable.Against(r.Doc, events, timetable.Compare{Tolerance: f.tolerance, Unwritten: record.Debug + record.Level(level),
		Zone: zone})
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return a.printTimelineDrifts(f, path, drifts, len(events))
}

// timelineDrift is a drift as JSON.
type timelineDrift struct {
	Kind    timetable.DriftKind `json:"kind"` // off, unwritten or earlier
	Line    int                 `json:"line"`
	Entry   *string             `json:"entry"` // what the document says; null where it says nothing
	UTC     string              `json:"utc"`   // of the event, RFC 3339
	Text    string              `json:"text"`
	Level   record.Level        `json:"level"`
	Seconds int64               `json:"seconds"` // how much later the document says it was
	Sources []record.Origin     `json:"sources"`
}

func (a *app) printTimelineDrifts(f *checkFlags, path string, drifts []timetable.Drift, events int) error {
	print := a.writeTimelineDrifts
	if f.format == "json" {
		print = a.encodeTimelineDrifts
	}
	if err := print(path, drifts, events); err != nil {
		return err
	}
	if len(drifts) > 0 {
		return errFindings
	}
	return nil
}

func (a *app) writeTimelineDrifts(path string, drifts []timetable.Drift, events int) error {
	for _, d := range drifts {
		fmt.Fprintf(a.Out, "%s:%d: %s: %s\n", harmless(path), d.Line, d.Kind, harmless(d.What()))
	}
	last := "nothing differs from " + lint.Count(events, "event")
	if len(drifts) > 0 {
		last = "\n" + lint.Count(len(drifts), "difference") + " from " + lint.Count(events, "event")
	}
	_, err := fmt.Fprintln(a.Out, last)
	return err
}

func (a *app) encodeTimelineDrifts(path string, drifts []timetable.Drift, events int) error {
	out := []timelineDrift{}
	for _, d := range drifts {
		j := timelineDrift{Kind: d.Kind, Line: d.Line, UTC: d.Event.At.Format(time.RFC3339Nano), Text: d.Event.Text, Level: d.Event.Level,
			Seconds: int64(d.By / time.Second), Sources: d.Event.Origins()}
		if d.Entry != nil {
			text := strings.TrimSpace(d.Entry.Stamp.Plain + " " + d.Entry.Text.Plain)
			j.Entry = &text
		}
		out = append(out, j)
	}
	return a.printJSON(map[string]any{"schema": "pmlint.drift/v1", "path": filepath.ToSlash(path), "events": events, "drifts": out})
}
