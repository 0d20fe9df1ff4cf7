package review_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	reflected "github.com/invopop/jsonschema"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pmlint/pmlint/internal/earlier"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/review"
)

var update = flag.Bool("update", false, "write docs/review.schema.json anew")

const schemaFile = "../../docs/review.schema.json"

// madeSchema is the JSON Schema of a review, made from its structs.
func madeSchema(t *testing.T) []byte {
	r := &reflected.Reflector{Anonymous: true, ExpandedStruct: true, DoNotReference: true, AllowAdditionalProperties: true}
	s := r.Reflect(&review.Review{})
	s.ID, s.Title = "https://github.com/pmlint/pmlint/review/v1", review.Schema
	if schema, ok := s.Properties.Get("schema"); ok {
		schema.Const = review.Schema
	}
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
}

// TestSchema holds that the schema in docs is that of the structs, and that reviews are
// as it says: with all that they can hold, and with nothing.
func TestSchema(t *testing.T) {
	made := madeSchema(t)
	if *update {
		if err := os.WriteFile(schemaFile, made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, made) {
		t.Errorf("%s is not the schema of the structs: go test ./lint/review -update", schemaFile)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(kept))
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
	full := review.Input{
		Reading:  read(t, head+"<!-- pmlint-answer gap: the vendor called -->\n\n- 2026-03-01 10:00 Release 12 is deployed; a known issue, tokens leaked\n"),
		Findings: []lint.Finding{{Rule: "timeline/order", Severity: lint.Warning}},
		Earlier:  []review.Earlier{{Path: "a.md", Actions: []earlier.Action{{Text: "x", State: "open", Open: true, Line: 3}}}},
		Since:    &review.Since{Commit: "abc", Changes: []string{"x"}},
	}
	for _, in := range []review.Input{full, {Reading: read(t, "")}} {
		out, err := json.Marshal(review.Of(in, "x.md"))
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
	wrong, _ := jsonschema.UnmarshalJSON(strings.NewReader(`{"schema": "pmlint.review/v2"}`))
	if schema.Validate(wrong) == nil {
		t.Error("another form passes")
	}
}
