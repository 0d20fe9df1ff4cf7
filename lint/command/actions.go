package command

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/recovered"
	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/internal/ledger"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/report"
)

// actionFlags are the flags of pmlint actions.
type actionFlags struct {
	lintFlags
	filter    ledger.Filter
	since     string
	sort      string
	format    string
	failOn    string
	noHistory bool
}

func (a *app) actionsCommand() *cobra.Command {
	f := &actionFlags{}
	c := command(&cobra.Command{
		Use:   "actions [flags] [PATH...]",
		Short: "List what was promised: every action with owner, due date, state, slips and proof",
		Long: `List the actions of all postmortems, with owner, due date, state and incident.
In a git repository the commits tell more: since when an action is open, how
often and by how much its due date slipped, and which commit proves that it was
done (a trailer such as "Postmortem: INC-42 A3"). Owners who are authors and have
not committed for 90 days are marked.

Exit codes: 0, 1 with --fail-on overdue when an action is overdue, 2 the run failed.`,
		Example: `  pmlint actions --open --sort due
  pmlint actions --overdue --owner @ana
  pmlint actions --format ics > actions.ics
  pmlint actions --fail-on overdue                in a scheduled job`,
		RunE: func(_ *cobra.Command, args []string) error { return a.actions(f, args) },
	})
	p := c.Flags()
	p.BoolVar(&f.filter.Open, "open", false, "only actions that are not done or dropped")
	p.BoolVar(&f.filter.Overdue, "overdue", false, "only open actions whose due date has passed")
	p.StringVar(&f.filter.Owner, "owner", "", "only actions of `OWNER`, as written; @ and case do not matter")
	p.StringVar(&f.filter.Severity, "severity", "", "only actions of incidents of `SEVERITY`, as written")
	p.StringVar(&f.since, "since", "", "only actions of incidents on `DATE` or later")
	p.StringVar(&f.sort, "sort", "due", "order: "+strings.Join(ledger.Orders, ", "))
	p.StringVar(&f.format, "format", "table", strings.Join(ledger.Formats, ", "))
	p.StringVar(&f.failOn, "fail-on", "never", "overdue or never")
	p.BoolVar(&f.noHistory, "no-history", false, "do not read the repository's commits")
	p.StringVar(&f.config, "config", "", "the config `FILE`")
	p.StringVar(&f.now, "now", "", "judge dates as on `DATE`")
	p.BoolVarP(&f.quiet, "quiet", "q", false, "no notes")
	return c
}

func (f *actionFlags) check() error {
	if !slices.Contains(ledger.Orders, f.sort) {
		return usage(fmt.Sprintf("--sort %q is no order; use %s", f.sort, strings.Join(ledger.Orders, ", ")))
	}
	if !slices.Contains(ledger.Formats, f.format) {
		return badFormat(f.format, ledger.Formats...)
	}
	if f.failOn != "overdue" && f.failOn != "never" {
		return usage(fmt.Sprintf("--fail-on %q: use overdue or never", f.failOn))
	}
	if f.since == "" {
		return nil
	}
	var err error
	if f.filter.Since, err = time.Parse(time.DateOnly, f.since); err != nil {
		return usage(fmt.Sprintf("--since %q is no date; write 2026-03-01", f.since))
	}
	return nil
}

func (a *app) actions(f *actionFlags, paths []string) error {
	if err := f.check(); err != nil {
		return err
	}
	s, err := a.openDocuments(&f.lintFlags, paths)
	if err != nil {
		return err
	}
	drafts := &drafts{proj: s.proj, docs: s.docs}
	account := ledger.Account{Now: s.now}
	with := ledger.Context{Now: s.now}
	if !f.noHistory && !slices.Equal(paths, []string{"-"}) {
		past, err := a.remember(s.proj, versionReader{s.linter, drafts}, project.PastOptions{Paths: paths}, f.quiet)
		if err != nil {
			return err
		}
		if past != nil {
			with.Record, with.Roster, account.History = past.Record, past.Roster, true
		}
	}
	if account.Entries, err = ledgerEntries(s.docs, s.linter, with, drafts); err != nil {
		return err
	}
	account.Entries = ledger.Select(account.Entries, f.filter)
	ledger.Sort(account.Entries, f.sort)
	account.Totals = ledger.Totals(account.Entries)
	if err := a.writeLedger(account, f.format); err != nil {
		return err
	}
	if n := account.Undated(); n > 0 && strings.HasPrefix(f.format, "ics") && !f.quiet {
		a.note(fmt.Sprintf("%s without a due date: not in the calendar", lint.Count(n, "open action")))
	}
	if f.failOn == "overdue" && slices.ContainsFunc(account.Entries, func(e ledger.Entry) bool { return e.Overdue }) {
		return errFindings
	}
	return nil
}

// ledgerEntries reads the actions of all documents, several at once.
func ledgerEntries(docs *project.Documents, l *lint.Linter, with ledger.Context, drafts *drafts) ([]ledger.Entry, error) {
	slots := make([][]ledger.Entry, len(docs.Sources))
	var group recovered.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range docs.Sources {
		group.Go(func() error {
			entries, ok := drafts.entries[s.Path]
			if !ok {
				err := l.Use(s, func(r *lint.Reading) error {
					entries = ledger.Read(r.Doc, r.Promises(), s.Path)
					return nil
				})
				if err != nil {
					return fmt.Errorf("%s: cannot be read: %w", s.Path, cause(err))
				}
			}
			ledger.Complete(entries, s.Path, with)
			slots[i] = entries
			return nil
		})
	}
	err := group.Wait()
	return slices.Concat(slots...), err
}

// writeLedger prints the account; JSON is made harmless in a way that keeps it
// JSON.
func (a *app) writeLedger(account ledger.Account, format string) error {
	if format == "json" {
		return ledger.Write(harmlessLines{a.Out}, account, format)
	}
	var b bytes.Buffer
	if err := ledger.Write(&b, account, format); err != nil {
		return err
	}
	_, err := io.WriteString(a.Out, report.NoCommands(b.String()))
	return err
}

// harmlessLines makes whole lines of JSON harmless.
type harmlessLines struct{ w io.Writer }

func (h harmlessLines) Write(p []byte) (int, error) {
	_, err := h.w.Write(report.HarmlessJSON(p))
	return len(p), err
}
