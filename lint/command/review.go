package command

import (
	"context"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"
	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/review"
	"github.com/pmlint/pmlint/lint/text"
)

// reviewFlags are those of review and agenda.
type reviewFlags struct {
	lint    lintFlags
	format  string
	close   bool
	minutes int
	begins  string
}

func (f *reviewFlags) register(c *cobra.Command, formats string) {
	c.Flags().StringVar(&f.format, "format", f.format, formats)
	c.Flags().StringVar(&f.lint.config, "config", "", "the config `FILE` (default .pmlint.yaml, looked for upward to the repository's root)")
	c.Flags().StringVar(&f.lint.now, "now", "", "judge dates as on `DATE` (2026-03-01 or RFC 3339), for reproducible runs")
	c.Flags().StringVar(&f.lint.stdinName, "stdin-filename", stdinName, "the `PATH` of the document that - reads")
}

func (a *app) reviewCommand() *cobra.Command {
	f := &reviewFlags{format: "text"}
	c := command(&cobra.Command{
		Use:   "review [--format text|markdown|json] [--close] FILE",
		Short: "Ask what a reviewer would ask about a postmortem",
		Long: `Ask the questions that no rule can answer, each beside the lines that it is about:
five at most, those about the largest part of the incident first. Then what the
rules say, the places to look for factors of which none is named, and what pmlint
could not see. The form of --format json is a contract, named pmlint.review/v1.

A question goes away when the document answers it: in its text, or by name in a
comment, which may also accept that there will be no answer:

  <!-- pmlint-answer gap: the vendor called back at 13:00 -->
  <!-- pmlint-answer gap: accepted, nobody kept notes that night -->

With --close a question without an answer makes the exit code 1.`,
		Example: `  pmlint review postmortems/2026-03-01-db.md
  pmlint review --format markdown postmortems/2026-03-01-db.md > review.md
  pmlint review --close postmortems/2026-03-01-db.md`,
		RunE: func(_ *cobra.Command, args []string) error { return a.review(f, args) },
	})
	f.register(c, "text, markdown or json")
	c.Flags().BoolVar(&f.close, "close", false, "fail while a question has no answer")
	return c
}

func (a *app) review(f *reviewFlags, args []string) error {
	v, _, err := a.readReview("review", f, args)
	if err != nil {
		return err
	}
	switch f.format {
	case "text":
		err = report.ReviewText(a.Out, v)
	case "markdown":
		err = report.ReviewMarkdown(a.Out, v)
	case "json":
		err = a.printJSON(v)
	default:
		return badFormat(f.format, "text", "markdown", "json")
	}
	if err == nil && f.close && len(v.Questions) > 0 {
		a.note(lint.Count(len(v.Questions), "question") + " without an answer: write it into the text, or into a comment by the question's name")
		return errFindings
	}
	return err
}

// readReview reads the one document that review and agenda are asked for.
func (a *app) readReview(name string, f *reviewFlags, args []string) (*review.Review, time.Time, error) {
	var none time.Time
	if len(args) != 1 {
		return nil, none, usage(name + " needs one FILE to read")
	}
	now, err := parseNow(f.lint.now, a.Now)
	if err != nil {
		return nil, none, err
	}
	proj, err := a.openProject(&f.lint, args)
	if err != nil {
		return nil, none, err
	}
	a.askMore(&proj.Config)
	linter, err := lint.New(a.packs, proj.Config)
	if err != nil {
		return nil, none, err
	}
	path := args[0]
	x, err := linter.Examine(context.Background(), a.namedSource(proj, path, f.lint.stdinName), lint.Options{Now: now})
	if err != nil {
		return nil, none, err
	}
	if x.Reading == nil {
		return nil, none, x.Failures[0].Err
	}
	in := review.Input{Reading: x.Reading, Findings: x.Findings}
	if path == "-" {
		return review.Of(in, f.lint.stdinName), now, nil
	}
	in.Earlier = a.earlier(proj, linter, x.Reading, path)
	in.Since, err = a.since(proj, linter, x.Reading, path)
	return review.Of(in, filepath.ToSlash(path)), now, err
}

// forReviewers are rules that are off by default, since an author need not agree with
// them, and whose findings a reviewer asks about.
var forReviewers = [...]string{"impact/unmeasured", "timeline/silence", "analysis/seen-before"}

// askMore turns those rules on where the team says nothing of them.
func (a *app) askMore(c *lint.Config) {
	for _, rule := range forReviewers {
		if !slices.Contains(a.ruleNames(), rule) {
			continue // a binary with packs of its own
		}
		pack, _, _ := strings.Cut(rule, "/")
		_, stated := c.Rules[rule]
		if _, all := c.Rules[pack]; stated || all {
			continue
		}
		rules := maps.Clone(c.Rules)
		if rules == nil {
			rules = map[string]lint.Setting{}
		}
		rules[rule] = lint.Setting{Level: lint.LevelNotice}
		c.Rules = rules
	}
}

func (a *app) agendaCommand() *cobra.Command {
	f := &reviewFlags{format: "markdown", minutes: review.FullMeeting}
	c := command(&cobra.Command{
		Use:   "agenda [--format markdown|ics|json] [--minutes N] [--begins TIME] FILE",
		Short: "Write the agenda of the review meeting of a postmortem",
		Long: `Write the agenda of the meeting in which a postmortem is reviewed: introduction 5
minutes, timeline review 15, contributing factors 20, action items 20, what went
well 10, wrap-up 5, or as much of another length. The questions that "pmlint
review" asks stand in the parts that they belong to.`,
		Example: `  pmlint agenda postmortems/2026-03-01-db.md
  pmlint agenda --minutes 45 postmortems/2026-03-01-db.md
  pmlint agenda --format ics --begins 2026-03-05T14:00:00+01:00 postmortems/2026-03-01-db.md > review.ics`,
		RunE: func(_ *cobra.Command, args []string) error { return a.agenda(f, args) },
	})
	f.register(c, "markdown, ics or json")
	c.Flags().IntVar(&f.minutes, "minutes", f.minutes, "how long the meeting takes")
	c.Flags().StringVar(&f.begins, "begins", "", "when it begins, in RFC 3339: 2026-03-05T14:00:00+01:00")
	return c
}

// longestMeeting is a working day.
const longestMeeting = 480

func (a *app) agenda(f *reviewFlags, args []string) error {
	if f.minutes < review.LeastMeeting || f.minutes > longestMeeting {
		return usage(fmt.Sprintf("--minutes %d: give a number from %d to %d", f.minutes, review.LeastMeeting, longestMeeting))
	}
	var begins time.Time
	if f.begins != "" {
		t, err := time.Parse(time.RFC3339, f.begins)
		if err != nil {
			return usage(fmt.Sprintf("--begins %q is no time; write it as 2026-03-05T14:00:00+01:00", f.begins))
		}
		begins = t
	}
	if f.format == "ics" && begins.IsZero() {
		return usage("--format ics needs --begins, the time of the meeting")
	}
	v, now, err := a.readReview("agenda", f, args)
	if err != nil {
		return err
	}
	switch f.format {
	case "markdown":
		return report.AgendaMarkdown(a.Out, v, f.minutes, begins)
	case "ics":
		return writeMeeting(a.Out, v, f.minutes, begins, now)
	case "json":
		return a.printJSON(v.Agenda(f.minutes))
	}
	return badFormat(f.format, "markdown", "ics", "json")
}

// writeMeeting writes the meeting as a calendar with one event, whose description is
// the agenda; now is its stamp.
func writeMeeting(w io.Writer, v *review.Review, minutes int, begins, now time.Time) error {
	title := v.Title
	if title == "" {
		title = v.Path
	}
	cal := ical.NewCalendar()
	cal.SetProductId("-//pmlint//agenda//EN")
	event := cal.AddEvent(text.Visible("review-"+v.Path, 0))
	event.SetDtStampTime(now)
	event.SetStartAt(begins)
	event.SetEndAt(begins.Add(time.Duration(minutes) * time.Minute))
	event.SetSummary(text.Visible("Review: "+title, 0))
	event.SetDescription(report.AgendaText(v, minutes, begins))
	return cal.SerializeTo(w, ical.WithNewLineWindows) // RFC 5545 asks for CRLF
}
