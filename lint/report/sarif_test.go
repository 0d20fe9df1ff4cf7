package report

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSARIFFollowsItsSchema holds the log against the schema of SARIF 2.1.0, as
// published by OASIS with errata 01.
func TestSARIFFollowsItsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Report{sample(), hostile("::error::x\x1b"), {}} {
		var b bytes.Buffer
		if err := SARIF(&b, r); err != nil {
			t.Fatal(err)
		}
		log, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Error(err)
		}
	}
}

// TestSARIFAsCodeScanningAsks checks what GitHub asks beyond the schema.
func TestSARIFAsCodeScanningAsks(t *testing.T) {
	var b bytes.Buffer
	if err := SARIF(&b, sample()); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	for _, rule := range run.Tool.Driver.Rules {
		if rule.ShortDescription.Text == "" || rule.FullDescription.Text == "" || rule.Help.Text == "" || rule.Help.Markdown == "" {
			t.Errorf("rule %s lacks a description or help", rule.ID)
		}
		if slices.Contains(rule.Properties.Tags, "security") {
			t.Errorf("rule %s calls itself one of security", rule.ID)
		}
	}
	for _, res := range run.Results {
		if res.PartialFingerprints["primaryLocationLineHash"] == "" {
			t.Errorf("%q has no fingerprint", res.Message.Text)
		}
		if rule := run.Tool.Driver.Rules[res.RuleIndex]; rule.ID != res.RuleID {
			t.Errorf("%q points to rule %s, not %s", res.Message.Text, rule.ID, res.RuleID)
		}
		region := res.Locations[0].PhysicalLocation.Region
		if region.StartLine < 1 || region.StartColumn < 1 || region.EndLine < region.StartLine {
			t.Errorf("%q has the region %+v", res.Message.Text, region)
		}
	}
}
