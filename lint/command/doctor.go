package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/setup"
)

func (a *app) doctorCommand() *cobra.Command {
	f := &lintFlags{}
	check, asJSON := false, false
	c := command(&cobra.Command{
		Use:   "doctor",
		Short: "Tell what has drifted between the config, the template and the documents",
		Long: `Tell where the newest documents no longer do what the template says: sections that
nobody fills in, headings that most have and the template does not know, statuses
that pmlint cannot read, folders of postmortems that are not linted. Each with its
figures and the line that mends it. Nothing is written.`,
		Example: "  pmlint doctor\n  pmlint doctor --check       exit with 1 where something has drifted",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			proj, err := a.openProject(f, nil)
			if err != nil {
				return err
			}
			drifts, err := setup.Examine(proj, a.packs)
			if err != nil {
				return err
			}
			if err := a.printDrifts(drifts, asJSON); err != nil {
				return err
			}
			if check && len(drifts) > 0 {
				return errFindings
			}
			return nil
		},
	})
	c.Flags().BoolVar(&check, "check", false, "exit with 1 where something has drifted")
	c.Flags().BoolVar(&asJSON, "json", false, "tell it as JSON")
	c.Flags().StringVar(&f.config, "config", "", "the config `FILE` (default .pmlint.yaml, looked for upward to the repository's root)")
	return c
}

func (a *app) printDrifts(drifts []setup.Drift, asJSON bool) error {
	if asJSON {
		return a.printJSON(map[string]any{"schema": "pmlint.doctor/v1", "drifts": drifts})
	}
	for _, d := range drifts {
		fmt.Fprintln(a.Out, harmless(d.What)+"\n  = "+harmless(d.Remedy))
	}
	if len(drifts) == 0 {
		fmt.Fprintln(a.Out, "nothing has drifted")
		return nil
	}
	fmt.Fprintf(a.Out, "\n%s\n", lint.Count(len(drifts), "thing"))
	return nil
}
