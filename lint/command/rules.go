package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// rulesSchema names the form of "rules --format json".
const rulesSchema = "pmlint.rules/v1"

type rulesJSON struct {
	Schema string     `json:"schema"`
	Packs  []packJSON `json:"packs"`
}

type packJSON struct {
	Name    string     `json:"name"`
	Summary string     `json:"summary"`
	Rules   []ruleJSON `json:"rules"`
}

type ruleJSON struct {
	Name     string       `json:"name"`
	Summary  string       `json:"summary"`
	Severity string       `json:"severity"` // the default: error, warning, notice, off, by-status
	Figures  figuresJSON  `json:"figures"`  // what it rests on
	Options  []optionJSON `json:"options"`
	URL      string       `json:"url"`
}

// figuresJSON are the figures of a rule: exact says why it needs none, else judged
// of fired findings were read on some documents, and right of them were right. A
// rule without any is unproven.
type figuresJSON struct {
	Exact    string `json:"exact,omitempty"`
	Fired    int    `json:"fired"`
	Judged   int    `json:"judged"`
	Right    int    `json:"right"`
	On       string `json:"on,omitempty"`
	Unproven bool   `json:"unproven"`
}

func newFiguresJSON(f lint.Figures) figuresJSON {
	return figuresJSON{Exact: f.Exact, Fired: f.Fired, Judged: f.Judged, Right: f.Right, On: f.On, Unproven: f.Unproven}
}

type optionJSON struct {
	Name    string   `json:"name"`
	Default any      `json:"default"`
	Doc     string   `json:"doc"`
	Enum    []string `json:"enum,omitempty"`
	Min     *int     `json:"min,omitempty"`
	Max     *int     `json:"max,omitempty"`
}

func (a *app) rulesCommand() *cobra.Command {
	format := "text"
	c := command(&cobra.Command{
		Use:   "rules [--format text|json] [PACK...]",
		Short: "List the rules",
		Long: `List the rules with their default severities. "by-status" means that what is
missing is a notice in a draft, a warning in review and an error when final.`,
		Example: "  pmlint rules\n  pmlint rules timeline actions\n  pmlint rules --format json",
		RunE: func(_ *cobra.Command, args []string) error {
			packs, err := choosePacks(a.packs, args)
			if err != nil {
				return err
			}
			switch format {
			case "json":
				return a.printJSON(newRulesJSON(packs))
			case "text":
				a.printRules(packs)
				return nil
			}
			return badFormat(format, "text", "json")
		},
	})
	c.Flags().StringVar(&format, "format", format, "text or json")
	return c
}

// choosePacks are those of all packs that are named, or all of them without names.
func choosePacks(all []*lint.Pack, names []string) ([]*lint.Pack, error) {
	if len(names) == 0 {
		return all, nil
	}
	known := map[string]*lint.Pack{}
	var candidates []string
	for _, p := range all {
		known[p.Name] = p
		candidates = append(candidates, p.Name)
	}
	var packs []*lint.Pack
	for _, n := range names {
		if known[n] == nil {
			return nil, usage(fmt.Sprintf("no pack is called %q%s; the packs are %s", n, didYouMean(n, candidates), strings.Join(candidates, ", ")))
		}
		packs = append(packs, known[n])
	}
	return packs, nil
}

func severityName(r *lint.Rule) string {
	if r.ByStatus {
		return "by-status"
	}
	return r.Severity.String()
}

func (a *app) printRules(packs []*lint.Pack) {
	name := 0
	for _, p := range packs {
		for _, r := range p.Rules {
			name = max(name, text.Width(r.Name))
		}
	}
	for i, p := range packs {
		if i > 0 {
			fmt.Fprintln(a.Out)
		}
		fmt.Fprintf(a.Out, "%s: %s\n", p.Name, p.Summary)
		for _, r := range p.Rules {
			fmt.Fprintf(a.Out, "  %-*s  %-9s  %s\n", name, r.Name, severityName(r), r.Summary)
		}
	}
}

func newRulesJSON(packs []*lint.Pack) rulesJSON {
	out := rulesJSON{Schema: rulesSchema, Packs: []packJSON{}}
	for _, p := range packs {
		pack := packJSON{Name: p.Name, Summary: p.Summary, Rules: []ruleJSON{}}
		for _, r := range p.Rules {
			rule := ruleJSON{
				Name: r.Name, Summary: r.Summary, Severity: severityName(r),
				Figures: newFiguresJSON(r.Figures), Options: []optionJSON{}, URL: p.URL(r),
			}
			for _, o := range lint.OptionsOf(r) {
				rule.Options = append(rule.Options, optionJSON{o.Name, o.Default, o.Doc, o.Enum, o.Min, o.Max})
			}
			pack.Rules = append(pack.Rules, rule)
		}
		out.Packs = append(out.Packs, pack)
	}
	return out
}
