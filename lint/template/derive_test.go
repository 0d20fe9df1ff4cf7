package template

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var update = flag.Bool("update", false, "rewrite the schemas under testdata")

// derive reads a template from a string.
func derive(src string) *Schema {
	return Derive("team.md", text.NewFile("team.md", []byte(src)), postmortem.Options{})
}

func TestSchemasOfTheBuiltinTemplates(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			s, err := Builtin(name)
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(outline(s)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), outline(s)); diff != "" {
				t.Errorf("(-want +got; -update rewrites)\n%s", diff)
			}
		})
	}
}

// outline writes a schema down: a line for each field and section.
func outline(s *Schema) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\n", s.Title)
	for _, f := range s.Fields {
		fmt.Fprintf(&b, "field %s\n", describeField(f))
	}
	for _, sec := range s.All() {
		fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", strings.Count(sec.Path(), " > ")), describeSection(sec))
	}
	return b.String()
}

func describeSection(sec *Section) string {
	parts := []string{fmt.Sprintf("%q", sec.Title), strings.TrimSuffix(string(sec.Kind)+"/"+sec.Part, "/")}
	if sec.Optional {
		parts = append(parts, "optional")
	}
	if sec.Entries {
		parts = append(parts, "entries")
	}
	if sec.MinItems > 0 {
		parts = append(parts, fmt.Sprintf("min=%d", sec.MinItems))
	}
	for _, c := range sec.Columns {
		parts = append(parts, fmt.Sprintf("|%s=%s", c.Title, c.Role))
	}
	for _, f := range sec.Fields {
		parts = append(parts, "{"+describeField(f)+"}")
	}
	return strings.Join(parts, " ")
}

func describeField(f *Field) string {
	parts := []string{f.Label}
	if f.Key != "" {
		parts = append(parts, "key="+string(f.Key))
	}
	if len(f.Allowed) > 0 {
		parts = append(parts, "one of "+strings.Join(f.Allowed, "/"))
	}
	if f.Format != "" {
		parts = append(parts, string(f.Format))
	}
	if f.Optional {
		parts = append(parts, "optional")
	}
	if f.PerItem {
		parts = append(parts, "per item")
	}
	return strings.Join(parts, ", ")
}

func TestDerive(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{
			"optional sections by every mark",
			"# [Title]\n\n## Impact (optional)\n\n## Detection (if applicable)\n\n## Trigger\n\n_Optional. Leave out if unknown._\n\n## Timeline\n",
			"title \"[Title]\"\n\"Impact\" impact optional\n\"Detection\" detection optional\n\"Trigger\" trigger optional\n\"Timeline\" timeline\n",
		},
		{
			"metadata in front matter, of the incident only",
			"---\ntitle: \ndate: YYYY-MM-DD\nseverity: SEV-1 | SEV-2\nlayout: page\ntags: []\n---\n\n## Impact\n",
			"title \"\"\nfield date, key=date, date\nfield severity, key=severity, one of SEV-1/SEV-2\n\"Impact\" impact\n",
		},
		{
			"metadata as headings",
			"# Title\n\n## Date\n\n## Authors\n\n## Impact\n",
			"title \"Title\"\nfield Date, key=date\nfield Authors, key=authors\n\"Impact\" impact\n",
		},
		{
			"entries as headings",
			"# [Title]\n\n## Timeline\n\n### {{ hh:mm }}\n\nFirst.\n\n### {{ hh:mm }}\n\nSecond.\n",
			"title \"[Title]\"\n\"Timeline\" timeline entries\n",
		},
		{
			"sample subheadings",
			"# [Title]\n\n## Action items\n\nThe subheadings are only examples.\n\n### Process\n\n- [what]\n\n### Tools\n\n- [what]\n",
			"title \"[Title]\"\n\"Action items\" actions\n  \"Process\" other optional min=1\n  \"Tools\" other optional min=1\n",
		},
		{
			"notes to the writer",
			"# [Title]\n\n## Impact\n\n## Instructions\n\nFill in all sections.\n",
			"title \"[Title]\"\n\"Impact\" impact\n\"Instructions\" other optional\n",
		},
		{
			"labels in lines, items and tables",
			"# [Title]\n\n## Impact\n\n**Users:** [number]\n\n- **Regions:** [names]\n- Category: XXX\n\n| | |\n|-|-|\n| Tickets | ?? |\n| Escalations (optional) | ?? |\n",
			"title \"[Title]\"\n\"Impact\" impact {Users} {Regions} {Category} {Tickets} {Escalations, optional}\n",
		},
		{
			"labels that each item has",
			"# [Title]\n\n## Contributing factors\n\nAt least two.\n\n1. **[Factor]**\n   - **Evidence:** [logs]\n2. **[Factor]**\n   - **Evidence:** [logs]\n",
			"title \"[Title]\"\n\"Contributing factors\" contributing_factors min=2 {Evidence, per item}\n",
		},
		{
			"columns",
			"# [Title]\n\n## Action items\n\n| | What | Assignee | Target date | Notes (optional) |\n|-|-|-|-|-|\n",
			"title \"[Title]\"\n\"Action items\" actions min=1 |= |What=action |Assignee=owner |Target date=due |Notes=\n",
		},
		{
			"a title that says what the file is",
			"# Template\n\n# [What happened when]\n\n## Impact\n\n## Timeline\n",
			"title \"[What happened when]\"\n\"Impact\" impact\n\"Timeline\" timeline\n",
		},
		{"an empty file", "", "title \"\"\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, outline(derive(test.src))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestOpenTemplateInvitesMoreSections(t *testing.T) {
	if !derive("# [Title]\n\n## Impact\n\n## Additional sections as required\n").Open {
		t.Error("not open")
	}
	if derive("# [Title]\n\n## Impact\n").Open {
		t.Error("open")
	}
}

func TestOwnTextIsTheTemplatesWhateverItsMarkup(t *testing.T) {
	s := derive("# [Title]\n\n## Impact\n\n_Who was **hurt**,\nand how?_\n\n<!-- In numbers. -->\n\n> How many?\n\n- [number of users]\n")
	for _, own := range []string{"Who was hurt, and how?", "who was hurt and  how", "In numbers.", "*How many?*", "[number of users]"} {
		if !s.IsOwnText(own) {
			t.Errorf("%q is the template's", own)
		}
	}
	for _, other := range []string{"", "Who was hurt most?", "number of users: 12"} {
		if s.IsOwnText(other) {
			t.Errorf("%q is not the template's", other)
		}
	}
}

// The templates of other organisations: what each asks for, by kind.
func TestCorpusTemplates(t *testing.T) {
	const root = "../../../shared/corpus/templates/"
	if _, err := os.Stat(root); err != nil {
		t.Skip("the corpus is not at hand")
	}
	tests := []struct {
		path     string
		title    bool
		fields   int
		required string // kinds of the required top-level sections
		labels   int    // labelled fields in sections
		columns  int
	}{
		{"Chia-Network+post-mortem/template.md", true, 0, "summary timeline resolution other", 0, 0},
		{"PagerDuty+incident-response-docs/docs/after/post_mortem_template.md", false, 3,
			"summary summary contributing_factors resolution impact participants timeline other actions other", 7, 3},
		{"PostHog+post-mortems/investigations/template.md", true, 1, "timeline root_cause other actions", 0, 0},
		{"alma-oss+spirit-design-system/docs/postmortems/0000-00-00-template.md", true, 2,
			"summary impact root_cause detection resolution actions lessons timeline appendix", 0, 3},
		{"dastergon+postmortem-templates/templates/postmortem-template-azure.md", true, 1, "summary impact root_cause actions other", 0, 0},
		{"dastergon+postmortem-templates/templates/postmortem-template-elastic.md", true, 1, "background summary root_cause resolution impact actions", 0, 0},
		{"dastergon+postmortem-templates/templates/postmortem-template-google-api-infra.md", true, 0, "summary timeline root_cause resolution actions", 0, 0},
		{"dastergon+postmortem-templates/templates/postmortem-template-srebook.md", true, 3,
			"summary impact root_cause trigger resolution detection actions lessons timeline appendix", 0, 0},
		{"dfds+postmortems/PMyyyy-nnn - Postmortem template.md", true, 0,
			"summary timeline contributing_factors actions lessons participants other", 3, 2},
		{"jupyterhub+mybinder.org-deploy/docs/source/incident-reports/template-incident-report.md", true, 0, "summary timeline lessons actions", 0, 0},
		{"learningequality+postmortems/TEMPLATE.md", false, 0, "other summary summary root_cause resolution actions", 4, 0},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			src, err := os.ReadFile(root + test.path)
			if err != nil {
				t.Fatal(err)
			}
			s := derive(string(src))
			var kinds []string
			labels, columns := 0, 0
			for _, sec := range s.All() {
				if sec.Parent == nil && !sec.Optional {
					kinds = append(kinds, string(sec.Kind))
				}
				labels += len(sec.Fields)
				columns += len(sec.Columns)
			}
			if got := strings.Join(kinds, " "); got != test.required {
				t.Errorf("sections\n %s, want\n %s", got, test.required)
			}
			if (s.Title != "") != test.title || len(s.Fields) != test.fields || labels != test.labels || columns != test.columns {
				t.Errorf("title %q, %d fields, %d labels, %d columns\n%s", s.Title, len(s.Fields), labels, columns, outline(s))
			}
		})
	}
}

// TestLeavesOut tells parts that a template lets go, in the words of several teams.
func TestLeavesOut(t *testing.T) {
	for said, want := range map[string]bool{
		"_Delete this section if nobody from legal was involved._": true, "Please remove if not needed.": true,
		"Only for SEV-1.": true, "Skip this part unless money was lost.": true, "Optional.": true, "Leave it out when nobody noticed": true,
		"Delete what does not apply.": false, "Only facts.": false, "Remove names of customers.": false, "Skip nothing.": false,
	} {
		if got := derive("# [Title]\n\n## Legal\n\n" + said + "\n").Sections[0].Optional; got != want {
			t.Errorf("%q: optional %v", said, got)
		}
	}
}

// TestChoicesOfSeverities reads a choice in the signs that teams divide it by, where the
// field is one of which a choice is made.
func TestChoicesOfSeverities(t *testing.T) {
	for value, want := range map[string]string{
		"P1 / P2 / P3": "P1,P2,P3", "SEV1/SEV2": "SEV1,SEV2", "[low, medium, high]": "low,medium,high", "P1 | P2": "P1,P2",
		"low, I think": "", "[how grave was it]": "", "see https://a.example/b/c": "",
	} {
		if got := strings.Join(derive("# [Title]\n\n**Severity:** " + value + "\n").Fields[0].Allowed, ","); got != want {
			t.Errorf("%q: %s", value, got)
		}
	}
	if got := derive("# [Title]\n\n**Lead:** name / team\n").Fields[0].Allowed; got != nil {
		t.Errorf("of a name no choice is made: %q", got)
	}
}
