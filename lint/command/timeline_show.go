package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/picture"
)

func (a *app) timelineShowCommand() *cobra.Command {
	f := &lintFlags{}
	var mermaid bool
	var zones []string
	c := command(&cobra.Command{
		Use:   "show [--mermaid] [--zone ZONE,...] FILE",
		Short: "Show a document's timeline as a picture, with its phases",
		Long: `Draw the timeline of a document: its entries in the order of time, what each was for
the incident, and how long it took to detect, to acknowledge, to mitigate and to
resolve. --zone adds columns with the times elsewhere; --mermaid writes a chart that
code hosts show in Markdown.`,
		Example: `  pmlint timeline show postmortems/2026-03-01-db.md
  pmlint timeline show --zone Europe/Berlin,America/New_York postmortems/2026-03-01-db.md
  pmlint timeline show --mermaid postmortems/2026-03-01-db.md >> postmortems/2026-03-01-db.md`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("timeline show needs one FILE")
			}
			for _, z := range zones {
				if !zone.Known(z) {
					return usage(fmt.Sprintf("--zone %q is no zone; name it as UTC, CET, +02:00 or Europe/Berlin", z))
				}
			}
			return a.timelineShow(f, args[0], zones, mermaid)
		},
	})
	c.Flags().BoolVar(&mermaid, "mermaid", false, "write a Mermaid chart for a document")
	c.Flags().StringSliceVar(&zones, "zone", nil, "show the times in `ZONES`, too")
	c.Flags().StringVar(&f.color, "color", "auto", "auto, always or never")
	c.Flags().StringVar(&f.config, "config", "", "the config `FILE`, for its zone")
	c.Flags().StringVar(&f.stdinName, "stdin-filename", stdinName, "the `PATH` of the document that - reads")
	return c
}

func (a *app) timelineShow(f *lintFlags, path string, zones []string, mermaid bool) error {
	proj, linter, err := a.openLinter(f, []string{path})
	if err != nil {
		return err
	}
	r, err := a.readNamed(linter, proj, path, f.stdinName)
	if err != nil {
		return err
	}
	p, err := picture.Of(r.Doc, zones)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	drawn := p.Mermaid()
	if mermaid {
		drawn = harmless(drawn)
	} else {
		drawn = p.Draw(picture.Terminal{Width: a.columns, Color: a.colored(f.color)}, func(s string) string {
			return strings.Join(strings.Fields(harmless(s)), " ")
		})
	}
	_, err = a.Out.Write([]byte(drawn))
	return err
}
