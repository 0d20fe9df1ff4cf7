package postmortem

import (
	"slices"
	"testing"
)

// TestNoActions holds what stands in a section of actions and promises nothing.
func TestNoActions(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"names behind a sentence":    {"These pages showed the wrong price:\n\n- `cart`\n- `checkout`\n", nil},
		"parts behind a sentence":    {"**Two people check each invoice:**\n\n- sum\n- date of the order\n", nil},
		"actions behind a label":     {"Still open:\n\n- Alarm for the pump\n", []string{"Alarm for the pump"}},
		"actions that are named":     {"We found these improvements:\n\n- Alarm for the pump\n", []string{"Alarm for the pump"}},
		"a verb is enough":           {"The cache was cold at once:\n\n- Warm the cache\n", []string{"Warm the cache"}},
		"a box is enough":            {"These pages were wrong:\n\n- [ ] `cart`\n", []string{"cart"}},
		"what is so now":             {"**The pump runs again.**\n\n- Each round fills one basin\n- Rounds run at night\n", nil},
		"a key to the table":         {"Each action has a priority:\n\n- P0 - Critical for the release\n- P1 - Important\n", nil},
		"actions by priority":        {"- P0 - Raise the quota\n- P1 - Remove the flag\n", []string{"Raise the quota", "Remove the flag"}},
		"records in a table":         {"| kind | sign |\n|---|---|\n| arrow | north |\n| plate | south |\n", nil},
		"actions without a column":   {"| kind | what |\n|---|---|\n| detect | Add an alarm for the pump |\n", []string{"Add an alarm for the pump"}},
		"names with reports":         {"- Lending\n  - Saw no trouble\n- Shelf\n  - Added a flag\n", nil},
		"names that look like verbs": {"The graphs that we looked at:\n\n- Checkout delay\n- Queue depth\n", nil},
		"what a run showed":          {"- [ ] Add a test\n\n### What the run showed\n\n- 118 jobs ran\n- 2 jobs had nothing to do\n", []string{"Add a test"}},
		"what was acted upon":        {"The links to the following pages were withdrawn:\n\n- ice\n- snow\n", nil},
		"names of what was hit":      {"Services involved:\n\n- mail-relay\n- ledger\n\nTo do:\n\n- Add a retry\n", []string{"Add a retry"}},
		"boxes about the document":   {"- [ ] All sections above are filled out\n- [x] The title is cleaned up\n", nil},
		"boxes about the world":      {"- [ ] Alerts are sent to the team\n- [ ] The title of the page is right\n- [ ] Disks are watched\n", []string{"Alerts are sent to the team", "The title of the page is right", "Disks are watched"}},
		"a title of its own":         {"- Raise the quota\n\n### Performance results\n\n- core: 145 KB\n", []string{"Raise the quota"}},
	} {
		doc := parseActions("# X\n\n## Action items\n\n" + c.body)
		var got []string
		for _, a := range doc.Actions {
			got = append(got, a.Text.Plain)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
