package config_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/postmortem"
)

type options struct {
	Limit  int               `yaml:"limit" doc:"how many" min:"1" max:"9"`
	Ratio  float64           `yaml:"ratio" doc:"how much" min:"0" max:"1"`
	Style  string            `yaml:"style" doc:"which" enum:"short,long"`
	Strict bool              `yaml:"strict" doc:"whether"`
	Words  []string          `yaml:"words" doc:"what" max:"3"`
	Kinds  []string          `yaml:"kinds" doc:"which kinds" enum:"a,b"`
	Table  map[string]string `yaml:"table" doc:"from what to what"`
	Hidden string
}

var demo = &lint.Rule{Name: "demo/limit", Summary: "a limit", Severity: lint.Warning, Options: &options{Limit: 3, Style: "long"}}

var packs = []*lint.Pack{{Name: "demo", Summary: "for tests", Rules: []*lint.Rule{
	demo, {Name: "demo/plain", Summary: "no options", Severity: lint.Error},
}}}

const whole = `# everything that can be said
include: ["postmortems/**/*.md"]
exclude: [postmortems/README.md]
template: docs/template.md
fail-on: warning
baseline: .pmlint-baseline.jsonl
rules:
  demo: notice
  demo/plain: by-status
  demo/limit:
    severity: error
    enforce: true
    limit: 5
    ratio: 0.5
    style: short
    strict: true
    words: [a, b]
    kinds: [a]
    table: {from: to}
overrides:
  - paths: ["postmortems/2024/**"]
    template: none
    rules: {demo: off}
statuses: {Sealed: final, wip: draft}
aliases: {What broke: root_cause}
zone: Europe/Berlin
date-order: dmy
organisation: Example Inc
people: [Ana Silva]
owners: ["@ana", "@org/sre"]
ids: {pattern: 'INC-\d+'}
severities: {SEV-1: [P1, critical]}
vocabulary: {teams: [Payments], vendors: [Acme], systems: [Jenkins], allow: [operator error page]}
`

func TestDecode(t *testing.T) {
	got, err := config.Decode(".pmlint.yaml", []byte(whole), packs)
	if err != nil {
		t.Fatal(err)
	}
	yes := true
	want := lint.Config{
		Include: []string{"postmortems/**/*.md"}, Exclude: []string{"postmortems/README.md"}, Template: "docs/template.md",
		FailOn: lint.FailOnWarning, Baseline: ".pmlint-baseline.jsonl",
		Rules: map[string]lint.Setting{
			"demo": {Level: lint.LevelNotice}, "demo/plain": {Level: lint.LevelByStatus},
			"demo/limit": {Level: lint.LevelError, Enforce: &yes, Options: map[string]any{
				"limit": 5, "ratio": 0.5, "style": "short", "strict": true, "words": []string{"a", "b"},
				"kinds": []string{"a"}, "table": map[string]string{"from": "to"},
			}},
		},
		Overrides: []lint.Override{{Paths: []string{"postmortems/2024/**"}, Template: "none",
			Rules: map[string]lint.Setting{"demo": {Level: lint.LevelOff}}}},
		Statuses: map[string]lint.Status{"Sealed": lint.Final, "wip": lint.Draft},
		Aliases:  map[string]postmortem.Kind{"What broke": postmortem.KindRootCause},
		Zone:     "Europe/Berlin", DateOrder: "dmy", Organisation: "Example Inc", People: []string{"Ana Silva"},
		Owners: []string{"@ana", "@org/sre"}, IDs: lint.IDs{Pattern: `INC-\d+`},
		Severities: map[string][]string{"SEV-1": {"P1", "critical"}},
		Vocabulary: lint.Vocabulary{Teams: []string{"Payments"}, Vendors: []string{"Acme"}, Systems: []string{"Jenkins"}, Allow: []string{"operator error page"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	got.Template, got.Overrides = "none", nil
	if _, err := lint.New(packs, got); err != nil {
		t.Errorf("the engine refuses what was decoded: %v", err)
	}
}

func TestMistakes(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string // "line:column: the beginning of the message"
	}{
		{"unknown key", "fail-onn: error\n", []string{`1:1: unknown key "fail-onn"; did you mean fail-on?`}},
		{"unknown key far from any", "qqqqqqqqqq: 1\n", []string{`1:1: unknown key "qqqqqqqqqq"`}},
		{"unknown key below", "ids:\n  patern: a\n", []string{`2:3: unknown key "patern" in ids; did you mean pattern?`}},
		{"unknown rule", "rules:\n  demo/limits: error\n", []string{`2:3: unknown rule or pack "demo/limits"; did you mean demo/limit?`}},
		{"unknown option", "rules:\n  demo/limit:\n    limmit: 3\n", []string{`3:5: unknown option "limmit" of demo/limit; did you mean limit?`}},
		{"option of a rule without", "rules: {demo/plain: {limit: 3}}\n", []string{`1:22: unknown option "limit" of demo/plain`}},
		{"options of a pack", "rules: {demo: {limit: 3}}\n", []string{`1:16: unknown option "limit" of demo`}},
		{"hidden field", "rules: {demo/limit: {Hidden: x}}\n", []string{`1:22: unknown option "Hidden"`}},
		{"truth value for a severity", "rules: {demo: false}\n", []string{`1:15: the severity of demo must be a text, but is "false", a truth value; write off to silence it`}},
		{"unknown severity", "rules: {demo: warn}\n", []string{`1:15: the severity of demo cannot be "warn": use one of error, warning, notice, off, by-status; did you mean warning?`}},
		{"unknown severity in full", "rules: {demo: {severity: fatal}}\n", []string{`1:26: severity cannot be "fatal"`}},
		{"text for a number", "rules: {demo/limit: {limit: many}}\n", []string{`1:29: limit must be a whole number, but is "many", a text`}},
		{"number too large", "rules: {demo/limit: {limit: 10}}\n", []string{`1:29: limit cannot be 10: use 1 to 9`}},
		{"number beyond any", "rules: {demo/limit: {limit: 99999999999999999999}}\n", []string{`1:29: limit must be a whole number`}},
		{"fraction for a whole number", "rules: {demo/limit: {limit: 1.5}}\n", []string{`1:29: limit must be a whole number, but is "1.5", a number`}},
		{"fraction out of range", "rules: {demo/limit: {ratio: 1.5}}\n", []string{`1:29: ratio cannot be 1.5`}},
		{"not of the list", "rules: {demo/limit: {style: longg}}\n", []string{`1:29: style cannot be "longg": use one of short, long; did you mean long?`}},
		{"entry not of the list", "rules: {demo/limit: {kinds: [a, c]}}\n", []string{`1:33: an entry of kinds cannot be "c"`}},
		{"too many entries", "rules: {demo/limit: {words: [a, b, c, d]}}\n", []string{`1:29: words has 4 entries: use 3 entries or less`}},
		{"text for a list", "include: docs\n", []string{`1:10: include must be a list, but is "docs", a text`}},
		{"number for a text", "organisation: 42\n", []string{`1:15: organisation must be a text, but is "42", a number; write "42" in quotes`}},
		{"text for a truth value", "rules: {demo: {enforce: certainly}}\n", []string{`1:25: enforce must be true or false, but is "certainly"`}},
		{"nothing for a list", "include:\n", []string{`1:9: include must be a list, but is empty`}},
		{"list for a mapping", "rules: [demo]\n", []string{`1:8: rules must be a mapping of keys to values, but is a list`}},
		{"list for the whole", "- a\n", []string{`1:1: the configuration must be a mapping`}},
		{"unknown status", "statuses: {Sealed: finall}\n", []string{`1:20: Sealed cannot be "finall": use one of draft, review, final; did you mean final?`}},
		{"unknown kind", "aliases: {Oops: causes}\n", []string{`1:17: Oops cannot be "causes"`}},
		{"unknown date order", "date-order: ymd\n", []string{`1:13: date-order cannot be "ymd"`}},
		{"unknown zone", "zone: Middle/Earth\n", []string{`1:7: zone: "Middle/Earth" is no zone`}},
		{"bad glob", "include: ['a[']\n", []string{`1:11: an entry of include: "a[" is not a valid glob`}},
		{"glob out of the repository", "exclude: [../other/**]\n", []string{`1:11: an entry of exclude: "../other/**" leaves the repository`}},
		{"absolute path", "template: /etc/passwd\n", []string{`1:11: template: "/etc/passwd" leaves the repository`}},
		{"bad regular expression", "ids: {pattern: 'a('}\n", []string{`1:16: pattern: "a(" is not a regular expression`}},
		{"override without paths", "overrides:\n  - rules: {demo: off}\n", []string{`2:5: the key "paths" is missing in an entry of overrides`}},
		{"override of no paths", "overrides:\n  - paths: []\n", []string{`2:12: paths has 0 entries: use 1 entries or more`}},
		{"key given twice", "zone: UTC\nzone: CET\n", []string{`2:1: "zone" is given twice; first in line 1`}},
		{"alias", "people: &p [Ana]\nowners: *p\n", []string{`1:9: anchors and aliases`, `2:9: anchors and aliases`}},
		{"merge key", "ids:\n  <<: {pattern: a}\n", []string{`2:3: merge keys`}},
		{"not YAML", "rules: [\n", []string{`2:1: not valid YAML`}},
		{"second document", "zone: UTC\n---\nzone: CET\n", []string{`2:1: a second document`}},
		{"not UTF-8", "zone: \xff\n", []string{`1:1: not valid YAML`}},
		{"all of them", "zonne: UTC\nfail-on: often\nrules: {demo/limit: {limit: 0, style: no}}\n", []string{
			`1:1: unknown key "zonne"; did you mean zone?`, `2:10: fail-on cannot be "often"`,
			`3:29: limit cannot be 0`, `3:39: style cannot be "no"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := config.Decode("c.yaml", []byte(tt.src), packs)
			var errs config.Errors
			if !errors.As(err, &errs) {
				t.Fatalf("error %v, want %q", err, tt.want)
			}
			if len(errs) != len(tt.want) {
				t.Errorf("%d mistakes reported, want %d:\n%v", len(errs), len(tt.want), err)
			}
			for i, want := range tt.want {
				if got := strings.TrimPrefix(errs[min(i, len(errs)-1)].Error(), "c.yaml:"); !strings.HasPrefix(got, want) {
					t.Errorf("error %q, want it to begin with %q", got, want)
				}
			}
		})
	}
}

func TestErrorShowsTheLineWithACaret(t *testing.T) {
	_, err := config.Decode("c.yaml", []byte("people: [東京, {}]\r\n"), packs)
	want := "c.yaml:1:14: an entry of people must be a text, but is a mapping\n    people: [東京, {}]\n                   ^"
	if err == nil || err.Error() != want {
		t.Errorf("error\n%v\nwant\n%s", err, want)
	}
	_, err = config.Decode("c.yaml", []byte("# one\n\x1b[31mzone: UTC\n"), packs)
	if err == nil || strings.Contains(err.Error(), "\x1b") {
		t.Errorf("error %q passes an escape sequence on", err)
	}
}

func TestEmptyConfigIsTheDefault(t *testing.T) {
	for _, src := range []string{"", "# nothing\n", "---\n", "\ufeff# a byte order mark\n"} {
		cfg, err := config.Decode("c.yaml", []byte(src), packs)
		if diff := cmp.Diff(lint.Config{}, cfg); err != nil || diff != "" {
			t.Errorf("%q: %v, %s", src, err, diff)
		}
	}
	if _, err := config.Decode("c.yaml", bytes.Repeat([]byte("#"), config.MaxSize+1), packs); err == nil {
		t.Error("a huge file is read")
	}
}

func TestOptionsOfARule(t *testing.T) {
	got, err := config.Options(demo, []byte("limit: 7\n"))
	if diff := cmp.Diff(map[string]any{"limit": 7}, got); err != nil || diff != "" {
		t.Errorf("%v, %s", err, diff)
	}
	if _, err := config.Options(demo, []byte("limit: 70\n")); err == nil {
		t.Error("an option out of range is accepted")
	}
}

// TestSchemaAgreesWithDecoder holds the JSON Schema and the decoder to one
// opinion on each configuration, but for what a schema cannot say.
func TestSchemaAgreesWithDecoder(t *testing.T) {
	schema := compile(t)
	tests := map[string]bool{
		whole:                  true,
		"fail-on: never\n":     true,
		"rules: {}\n":          true,
		"rules: {demo: off}\n": true,
		"rules: {demo: {severity: off, enforce: false}}\n":   true,
		"rules: {demo/limit: {limit: 1}}\n":                  true,
		"rules: {demo/limit: {ratio: 1}}\n":                  true,
		"rules: {demo/limit: {words: []}}\n":                 true,
		"overrides: []\n":                                    true,
		"overrides: [{paths: [a]}]\n":                        true,
		"severities: {SEV-1: []}\n":                          true,
		"{}\n":                                               true,
		"fail-on: off\n":                                     false,
		"fail-on: 1\n":                                       false,
		"unknown: 1\n":                                       false,
		"rules: {nope: error}\n":                             false,
		"rules: {demo: loud}\n":                              false,
		"rules: {demo: {limit: 1}}\n":                        false,
		"rules: {demo: null}\n":                              false,
		"rules: {demo/limit: {limit: 0}}\n":                  false,
		"rules: {demo/limit: {limit: 10}}\n":                 false,
		"rules: {demo/limit: {limit: x}}\n":                  false,
		"rules: {demo/limit: {limit: 1.5}}\n":                false,
		"rules: {demo/limit: {ratio: 2}}\n":                  false,
		"rules: {demo/limit: {style: tall}}\n":               false,
		"rules: {demo/limit: {strict: 1}}\n":                 false,
		"rules: {demo/limit: {words: [1]}}\n":                false,
		"rules: {demo/limit: {words: [a, b, c, d]}}\n":       false,
		"rules: {demo/limit: {kinds: [x]}}\n":                false,
		"rules: {demo/limit: {table: {a: 1}}}\n":             false,
		"rules: {demo/limit: {Hidden: a}}\n":                 false,
		"rules: {demo/plain: {severity: error, limit: 1}}\n": false,
		"include: a\n":                                       false,
		"include:\n":                                         false,
		"include: [1]\n":                                     false,
		"overrides: [{}]\n":                                  false,
		"overrides: [{paths: []}]\n":                         false,
		"overrides: [{paths: [a], rules: {nope: off}}]\n":    false,
		"overrides: [{paths: [a], fail-on: error}]\n":        false,
		"statuses: {a: b}\n":                                 false,
		"aliases: {a: b}\n":                                  false,
		"ids: {pattern: [a]}\n":                              false,
		"ids: x\n":                                           false,
		"severities: {SEV-1: P1}\n":                          false,
		"vocabulary: {people: [a]}\n":                        false,
		"- a\n":                                              false,
		"a\n":                                                false,
		"rules: {demo: {enforce: \"yes\"}}\n":                false,
		"date-order: ymd\n":                                  false,
	}
	for src, valid := range tests {
		_, err := config.Decode("c.yaml", []byte(src), packs)
		if (err == nil) != valid {
			t.Errorf("decoder on %q: %v, want valid %v", src, err, valid)
		}
		if err := schema.Validate(value(t, src)); (err == nil) != valid {
			t.Errorf("schema on %q: %v, want valid %v", src, err, valid)
		}
	}
}

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	src, err := config.Schema(packs)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(config.SchemaID, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(config.SchemaID)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// value is what a JSON reader sees of a YAML text.
func value(t *testing.T, src string) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal([]byte(src), &v); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte("rules: {demo/limit: {limit: x}}\n"))
	f.Add([]byte("a: &a [*a]\n? [x]\n: y\n"))
	f.Add([]byte("overrides: [{paths: [\"**/*{a,b}*a*[!a-c]{c,{d,e}}.md\"], rules: {demo: off}}]\nexclude: [\"{a,a}{a,a}{a,a}b\"]\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		cfg, err := config.Decode("c.yaml", src, packs)
		if err != nil {
			_ = err.Error()
			return
		}
		cfg.Template = "none"
		for i := range cfg.Overrides {
			cfg.Overrides[i].Template = ""
		}
		l, err := lint.New(packs, cfg)
		if err != nil {
			t.Fatalf("the engine refuses what was decoded: %v", err)
		}
		// Globs are matched as a run matches them.
		if _, err := l.Read(lint.BytesSource("docs/postmortems/"+strings.Repeat("a", 40)+".md", []byte("# A\n"))); err != nil {
			t.Errorf("a document cannot be read: %v", err)
		}
	})
}
