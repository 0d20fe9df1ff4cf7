package postmortem

import "testing"

// Measures against the next time are actions where the document has no others.
func TestMeasures(t *testing.T) {
	const list = "- Added an alert\n- Re-worked the limits\n- We have for some years enabled a canary\n"
	checkForms(t, ownersOf, []form{
		{"what was done", "## How are we preventing it from happening again?\n\n" + list,
			"Added an alert\nRe-worked the limits\nWe have for some years enabled a canary"},
		{"what is to be done", "## Prevention\n\nTo prevent this:\n\n1. Add an alert\n2. Add a test\n3. Document the limits\n", "Add an alert\nAdd a test\nDocument the limits"},
		{"beside actions", "## Prevention\n\n" + list + "\n## Action items\n\n- Add a lock\n", "Add a lock"},
		{"statements", "## Prevention\n\n- The alert is louder\n- Monitoring\n- Add a test\n", ""},
		{"what is checked each time", "## Prevention checklist\n\n- [ ] Check the keys\n- [ ] Test the keys\n- [ ] Check the logs\n", ""},
	})
	for _, a := range Parse("x.md", []byte("# T\n\n## How are we preventing it?\n\n"+list), Options{}).Actions {
		if !a.Done() {
			t.Errorf("%q is not done", a.Text.Plain)
		}
	}
}
