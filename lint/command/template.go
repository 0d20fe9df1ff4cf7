package command

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/template/inwords"
	"github.com/pmlint/pmlint/lint/text"
)

func (a *app) templateCommand() *cobra.Command {
	c := command(&cobra.Command{
		Use:   "template [NAME]",
		Short: "Print a built-in template, or tell what pmlint makes of yours",
		Long: `Print the Markdown of a built-in template: ` + strings.Join(template.Names(), ", ") + `.
Without a name it is the default one. "pmlint template check FILE" tells what a
template asks of documents: its sections, fields, columns and placeholders, and
what could not be understood.`,
		Example: "  pmlint template sre > postmortems/TEMPLATE.md\n  pmlint template check postmortems/TEMPLATE.md",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage(fmt.Sprintf("template: one name at a time, and not %q too", args[1]))
			}
			name := template.Default
			if len(args) == 1 {
				name = args[0]
			}
			src, err := template.Source(name)
			if err != nil {
				return usage(err.Error() + didYouMean(name, template.Names()) + "; pmlint template check FILE looks at your own")
			}
			_, err = a.Out.Write([]byte(src))
			return err
		},
		ValidArgs: template.Names(),
	})
	c.AddCommand(command(&cobra.Command{
		Use:     "check FILE...",
		Short:   "Tell what a template asks of documents, and what of it is not understood",
		Example: "  pmlint template check postmortems/TEMPLATE.md",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("template check: name the file of a template")
			}
			for _, name := range args {
				if err := a.checkTemplate(name); err != nil {
					return err
				}
			}
			return nil
		},
	}))
	return c
}

// checkTemplate tells what a file is as a template.
func (a *app) checkTemplate(name string) error {
	src, err := a.readDocument(name)
	if err != nil {
		return err
	}
	path := filepath.ToSlash(name)
	opts := postmortem.Options{}
	s, fenced := template.Page(path, src, opts)
	what := "a form"
	if fenced {
		what = "a page with a form in a fence, which is the template"
	}
	var doubts []string
	if s == nil {
		what = "a page"
		s = template.Derive(path, text.NewFile(path, src), opts)
		doubts = append(doubts, "nothing in it is to be filled in, or it does not ask for what a postmortem has: "+
			"where the config names it it is the template all the same, by itself it is not taken for one")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s with %s and %s\n", path, what, lint.Count(len(s.All()), "section"), lint.Count(len(s.Fields), "field"))
	b.WriteString(inwords.Schema(s))
	for _, d := range append(doubts, s.Doubts()...) {
		fmt.Fprintf(&b, "doubt     %s\n", d)
	}
	_, err = a.Out.Write([]byte(harmless(b.String())))
	return err
}
