package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

func TestPlaceholders(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"bracket as value", "**Author:** [Name]", "bracket [Name]"},
		{"bracketed instruction in text", "It lasted [X minutes] in all, see [link to the dashboard].", "bracket [X minutes], bracket [link to the dashboard]"},
		{"bracketed title", "# Postmortem: [Incident Title]\n", "bracket [Incident Title]"},
		{"bracketed key and date", "**ID:** [INC-XXXX]\n**Date:** [YYYY-MM-DD]", "bracket [INC-XXXX], bracket [YYYY-MM-DD]"},
		{"angle", "<Your name goes here>", "angle <Your name goes here>"},
		{"angle as value", "- **Owner:** <name>", "angle <name>"},
		{"moustache", "Date: {{ yyyy-mm-dd }}", "moustache {{ yyyy-mm-dd }}"},
		{"pattern in a cell", "| Time | Event |\n|---|---|\n| HH:MM | It broke |\n", "pattern HH:MM"},
		{"pattern as stamp", "- 2026-MM-DD it broke\n- 14:?? it went on\n- HH:mm healed", "pattern 2026-MM-DD, pattern 14:??, pattern HH:mm"},
		{"pattern behind a date", "| Time | Event |\n|---|---|\n| 2026-03-01 HH:mm | It broke |\n", "pattern HH:mm"},
		{"pattern in a title", "# Cache down - DD/MM/YYYY (INC-XXXX)", "pattern DD/MM/YYYY, pattern INC-XXXX"},
		{"20xx", "**Date:** 20xx-05-01", "pattern 20xx-05-01"},
		{"unknown words", "| a | b |\n|---|---|\n| TBD | ?? |\n\n- TODO\n- TODO: write this", "unknown TBD, unknown ??, unknown TODO, unknown TODO"},
		{"line to write on", "| a | b |\n|---|---|\n| Owner | ____ |\n\n**Date:** ______\n", "unknown ____, unknown ______"},
		{"choice", "**Status:** Draft | In Review | Final", "choice Draft | In Review | Final"},
		{"choice of severities", "- **Severity**: SEV-1 / SEV-2 / SEV-3", "choice SEV-1 / SEV-2 / SEV-3"},
		{"front matter", "---\nstatus: TBD\nauthor: \"[Name]\"\n---\nText.", "unknown TBD, bracket [Name]"},

		{"editor's notes", "The vendor [redacted] said it [the proxy] was slow [sic].", ""},
		{"links", "[link to the runbook](x), [your name][ref] and [date]: see\n\n[ref]: http://a.example\n[your page]: x", ""},
		{"defined shortcut", "See [list of hosts].\n\n[list of hosts]: http://a.example", ""},
		{"task boxes", "- [ ] Do it\n- [x] Done", ""},
		{"footnotes", "It broke.[^1]\n\n[^1]: A note.", ""},
		{"code", "Run `kubectl get <your pod>` and `{{ name }}`.\n\n```\n<Your name> TBD\n```", ""},
		{"site variables", "![x]({{ site.baseurl }}/a.png) {{ page.title }} ${{ secrets }}", ""},
		{"generics", "It took List<your type> apart.", ""},
		{"format in prose", "Dates are written as YYYY-MM-DD in it.", ""},
		{"prose with TBD", "The rest is TBD by them.", ""},
		{"versions and times", "- 14:05 v1.x was out\n- 10.0.0.1 failed\n- MM-42 closed\n- WAL-XXXX was full", ""},
		{"alternatives", "**Status:** Final", ""},
		{"dates with slashes", "**Status:** 3/4/2026", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parse(c.in)
			var got []string
			for _, p := range d.Placeholders {
				got = append(got, fmt.Sprintf("%s %s", p.Kind, d.File.Text(p.Text.Span)))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}
