package command

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
)

func (a *app) explainCommand() *cobra.Command {
	color := "auto"
	c := command(&cobra.Command{
		Use:   "explain RULE|TOPIC",
		Short: "Show the page of a rule: what it checks, why, exceptions, options, examples",
		Long: `Show the page of a rule: what it checks, why it matters, when it keeps silent,
its options and examples. On a terminal it is laid out; into a pipe or a file it
is written as the Markdown that it is.

Some topics have a page as well:
` + strings.Join(topicNames(), ", ") + `.`,
		Example: "  pmlint explain actions/owner-missing\n  pmlint explain timeline           the rules of a pack\n  pmlint " +
			"explain factors            where to look for causes, and what to ask",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("explain needs one RULE (\"pmlint rules\" lists them) or TOPIC (" + strings.Join(topicNames(), ", ") + ")")
			}
			if err := checkColor(color); err != nil {
				return err
			}
			return a.explain(args[0], a.colored(color))
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return append(a.ruleNames(), topicNames()...), cobra.ShellCompDirectiveNoFileComp
		},
	})
	c.Flags().StringVar(&color, "color", color, "colours: auto, always, never")
	return c
}

// ruleNames are the names of all rules.
func (a *app) ruleNames() []string {
	var names []string
	for _, p := range a.packs {
		for _, r := range p.Rules {
			names = append(names, r.Name)
		}
	}
	return names
}

func (a *app) explain(name string, color bool) error {
	for _, p := range a.packs {
		if p.Name == name {
			a.printRules([]*lint.Pack{p})
			return nil
		}
		for _, r := range p.Rules {
			if r.Name == name {
				return a.explainRule(p, r, color)
			}
		}
	}
	if page, ok := topic(name); ok {
		return a.showPage(page, color)
	}
	known := append(a.ruleNames(), topicNames()...)
	return usage(fmt.Sprintf("no rule, pack or topic is called %q%s; \"pmlint rules\" lists the rules", name, didYouMean(name, known)))
}

func (a *app) explainRule(p *lint.Pack, r *lint.Rule, color bool) error {
	page, err := p.Page(r)
	if err != nil {
		return fmt.Errorf("the page of %s: %w", r.Name, err)
	}
	if figures := r.Figures.String(); figures != "" {
		page += "\n## Figures\n\n" + figures + "\n"
	}
	return a.showPage(page, color)
}

func (a *app) showPage(page string, color bool) error {
	if color {
		page = layOut(page)
	}
	_, err := io.WriteString(a.Out, page)
	return err
}

const (
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
	cyan  = "\x1b[36m"
	plain = "\x1b[0m"
)

// layOut shows Markdown on a terminal: headings bold, code coloured, fences
// replaced by an indent. Our own pages are all that it has to cope with.
func layOut(page string) string {
	var b strings.Builder
	fence := ""
	for line := range strings.Lines(page) {
		line = strings.TrimRight(line, "\n")
		switch mark := fenceOf(line); {
		case fence != "" && mark != "" && strings.HasPrefix(mark, fence) && strings.TrimLeft(line, "`") == "":
			fence = ""
		case fence != "":
			b.WriteString(dim + "  │ " + plain + line + "\n")
		case mark != "":
			fence = mark
			if info := strings.TrimLeft(line, "`"); info != "" {
				b.WriteString(dim + "  ┌ " + info + plain + "\n")
			}
		case strings.HasPrefix(line, "#"):
			b.WriteString(bold + strings.TrimLeft(strings.TrimLeft(line, "#"), " ") + plain + "\n")
		default:
			b.WriteString(codeSpans(line) + "\n")
		}
	}
	return b.String()
}

// fenceOf is the run of three or more backticks that line starts with.
func fenceOf(line string) string {
	n := len(line) - len(strings.TrimLeft(line, "`"))
	if n < 3 {
		return ""
	}
	return line[:n]
}

// codeSpans colours `code` in a line.
func codeSpans(line string) string {
	parts := strings.Split(line, "`")
	if len(parts)%2 == 0 {
		return line // a lone backtick
	}
	for i := 1; i < len(parts); i += 2 {
		parts[i] = cyan + parts[i] + plain
	}
	return strings.Join(parts, "")
}
