package postmortem_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func exported(t *testing.T, d *postmortem.Document) string {
	t.Helper()
	b, err := json.Marshal(d.Export("incidents/a.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestExportOfAnEmptyDocumentHasNoNullList(t *testing.T) {
	d := postmortem.Parse("a.md", nil, postmortem.Options{})
	var top map[string]json.RawMessage
	if err := json.Unmarshal([]byte(exported(t, d)), &top); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"sections", "timeline", "actions", "factors", "whys", "prevention", "participants",
		"history", "links", "placeholders", "unparsed", "guards"} {
		if string(top[key]) != "[]" {
			t.Errorf("%s = %s, want []", key, top[key])
		}
	}
	for _, key := range []string{"title", "root_cause"} {
		if string(top[key]) != "null" {
			t.Errorf("%s = %s, want null", key, top[key])
		}
	}
	if string(top["schema"]) != `"pmlint.document/v1"` || string(top["path"]) != `"incidents/a.md"` {
		t.Errorf("schema %s, path %s", top["schema"], top["path"])
	}
}

func TestExportWritesMoments(t *testing.T) {
	got := exported(t, postmortem.Parse("a.md", []byte("## Timeline\n\n- 14:05: The alert fired\n- 14:40: The incident is resolved\n"), postmortem.Options{}))
	for _, want := range []string{`"moments":["detected"]`, `"moments":["resolved"]`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestExportWritesTimesAsWrittenWithTheInstantBeside(t *testing.T) {
	local := time.Date(2026, 3, 1, 14, 5, 0, 0, time.UTC)
	src := []byte("x")
	d := postmortem.Parse("a.md", src, postmortem.Options{})
	d.Timelines = []*postmortem.Timeline{{Events: []*postmortem.Event{
		{Line: 1, Start: postmortem.Moment{Local: local, HasDate: true, HasTime: true, UTC: local.Add(-time.Hour)},
			Zone: postmortem.Text{Plain: "CET"}},
		{Line: 1, Start: postmortem.Moment{Local: local, HasTime: true}},
		{Line: 1, Start: postmortem.Moment{Local: local, HasDate: true}},
		{Line: 1, IsRelative: true, Relative: -time.Hour},
	}}}
	got := exported(t, d)
	for _, want := range []string{
		`"time":"2026-03-01T14:05","utc":"2026-03-01T13:05:00Z","end":null,"end_utc":null,"zone":"CET"`,
		`"time":"14:05","utc":null`,
		`"time":"2026-03-01","utc":null`,
		`"time":null,"utc":null,"end":null,"end_utc":null,"zone":null,"approx":false,"offset":-3600`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing %s in %s", want, got)
		}
	}
}

func TestExportOfActions(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }
	d := postmortem.Parse("a.md", nil, postmortem.Options{})
	d.Actions = []*postmortem.Action{
		{Line: 1, Status: postmortem.StatusDone,
			Owners: []postmortem.Owner{
				{Text: postmortem.Text{Plain: "@ana"}, Kind: postmortem.OwnerHandle},
				{Text: postmortem.Text{Plain: "TBD"}, Kind: postmortem.OwnerNobody},
			},
			Due: postmortem.Due{Text: postmortem.Text{Plain: "8 March"}, Start: day(8), End: day(8), Exact: true}},
		{Line: 1, Status: postmortem.StatusOpen,
			Due: postmortem.Due{Text: postmortem.Text{Plain: "March"}, Start: day(1), End: day(31)}},
	}
	got := exported(t, d)
	for _, want := range []string{
		`"owners":["@ana"],"due":"2026-03-08","due_start":"2026-03-08","due_end":"2026-03-08","due_text":"8 March","status":"done"`,
		`"owners":[],"due":null,"due_start":"2026-03-01","due_end":"2026-03-31","due_text":"March","status":"open"`,
		`"links":[],"keys":[]`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing %s in %s", want, got)
		}
	}
}
