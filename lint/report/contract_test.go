package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// What the readers of these formats ask, as their documentation says it: GitLab
// of a code quality report, reviewdog of a line of rdjsonl.
const (
	gitlabSchema = `{"type": "array", "items": {
		"type": "object", "additionalProperties": false,
		"required": ["description", "check_name", "fingerprint", "severity", "location"],
		"properties": {
			"description": {"type": "string", "minLength": 1},
			"check_name": {"type": "string", "minLength": 1},
			"fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
			"severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
			"location": {
				"type": "object", "additionalProperties": false, "required": ["path", "lines"],
				"properties": {
					"path": {"type": "string", "pattern": "^[^./]"},
					"lines": {"type": "object", "required": ["begin"], "additionalProperties": false,
						"properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer", "minimum": 1}}}
				}
			}
		}
	}}`
	rdSchema = `{
		"type": "object", "additionalProperties": false, "required": ["message", "location"],
		"properties": {
			"message": {"type": "string", "minLength": 1},
			"location": {"type": "object", "additionalProperties": false, "required": ["path"],
				"properties": {"path": {"type": "string", "minLength": 1}, "range": {"$ref": "#/$defs/range"}}},
			"severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
			"source": {"type": "object", "additionalProperties": false, "properties": {"name": {"type": "string"}, "url": {"type": "string"}}},
			"code": {"type": "object", "additionalProperties": false, "properties": {"value": {"type": "string"}, "url": {"type": "string"}}},
			"suggestions": {"type": "array", "items": {"type": "object", "additionalProperties": false, "required": ["range", "text"],
				"properties": {"range": {"$ref": "#/$defs/range"}, "text": {"type": "string"}}}}
		},
		"$defs": {
			"range": {"type": "object", "additionalProperties": false, "required": ["start"],
				"properties": {"start": {"$ref": "#/$defs/position"}, "end": {"$ref": "#/$defs/position"}}},
			"position": {"type": "object", "additionalProperties": false, "required": ["line"],
				"properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}}
		}
	}`
)

// crowded is the sample with several findings of one rule at one place.
func crowded() *Report {
	r := sample()
	for i := range 3 {
		f := r.Findings[0]
		f.Anchor, f.Fingerprint = fmt.Sprint(i), fmt.Sprintf("%032x", i)
		r.Findings = append([]lint.Finding{f}, r.Findings...)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Start.Line == 0 {
			f.Start, f.End = text.Position{Line: 1, Column: 1}, text.Position{Line: 1, Column: 2}
		}
		f.Fingerprint = fmt.Sprintf("%032x", i)
	}
	return r
}

func wrote(t *testing.T, write func(io.Writer, *Report) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, crowded()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func validate(t *testing.T, source, document string) {
	t.Helper()
	parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
	if err != nil {
		t.Fatalf("%v in %s", err, document)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v\n%s", err, document)
	}
}

func TestGitLabAsItsReaderAsks(t *testing.T) { validate(t, gitlabSchema, wrote(t, GitLab)) }

func TestRDJSONLAsItsReaderAsks(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(wrote(t, RDJSONLines), "\n"), "\n")
	if len(lines) != len(crowded().Findings) {
		t.Errorf("%d lines for %d findings", len(lines), len(crowded().Findings))
	}
	for _, line := range lines {
		validate(t, rdSchema, line)
	}
}

// TestJUnitHoldsTogether counts as readers do, and looks for two cases of one
// name, of which they keep one.
func TestJUnitHoldsTogether(t *testing.T) {
	var got junitSuites
	if err := xml.Unmarshal([]byte(wrote(t, JUnit)), &got); err != nil {
		t.Fatal(err)
	}
	tests, failures := 0, 0
	for _, s := range got.Suites {
		failed := 0
		names := map[string]bool{}
		for _, c := range s.Cases {
			if names[c.Name] || c.Name == "" || c.ClassName == "" {
				t.Errorf("the case %q of %q has no name of its own", c.Name, c.ClassName)
			}
			names[c.Name] = true
			if c.Failure != nil {
				failed++
			}
		}
		if s.Tests != len(s.Cases) || s.Failures != failed {
			t.Errorf("%s: %d tests and %d failures are said to be %d and %d", s.Name, len(s.Cases), failed, s.Tests, s.Failures)
		}
		tests, failures = tests+s.Tests, failures+s.Failures
	}
	if tests != len(crowded().Findings) || got.Tests != tests || got.Failures != failures {
		t.Errorf("%d tests and %d failures in all are said to be %d and %d", tests, failures, got.Tests, got.Failures)
	}
}

func TestCheckstyleAsItsReadersAsk(t *testing.T) {
	var got checkstyleRoot
	if err := xml.Unmarshal([]byte(wrote(t, Checkstyle)), &got); err != nil {
		t.Fatal(err)
	}
	n := 0
	seen := map[string]bool{}
	for _, f := range got.Files {
		if f.Name == "" || seen[f.Name] {
			t.Errorf("file %q stands there twice or without a name", f.Name)
		}
		seen[f.Name] = true
		for _, e := range f.Errors {
			n++
			if e.Line < 1 || e.Column < 1 || e.Message == "" || e.Source == "" || e.Severity != "error" && e.Severity != "warning" && e.Severity != "info" {
				t.Errorf("%s: %+v", f.Name, e)
			}
		}
	}
	if n != len(crowded().Findings) {
		t.Errorf("%d errors for %d findings", n, len(crowded().Findings))
	}
}
