package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

// What the model is not sure of it says, with what else it could be.
func TestConfidence(t *testing.T) {
	d := Parse("x.md", []byte("# T\n\n## Action items\n\n- [ ] Add an alert\n- Add a test\n- Limits of the queue\n\n"+
		"## Particulars of the repair\n\nIt was mended.\n\n## Decisions\n\n- Ana will add an alert.\n- Bo will add a test.\n- We will add a lock.\n\n"+
		"## Weather\n\nFine.\n\n## Prevention\n\n- Add an alert - *Owner: Ana*\n- Add a test - *Owner: Bo*\n"), Options{})
	var got []string
	for _, s := range d.Sections {
		c, up := d.Confidence(s)
		got = append(got, fmt.Sprintf("%s %.2f %s", s.Kind, c, up))
	}
	if s := strings.Join(got, "; "); s != "actions 1.00 ; resolution 0.80 ; actions 0.65 other; other 0.50 ; prevention 1.00 " {
		t.Errorf("sections %s", s)
	}
	got = nil
	for _, a := range d.Actions {
		c, up := a.Confidence()
		got = append(got, fmt.Sprintf("%.2f %s", c, up))
	}
	if s := strings.Join(got, "; "); s != "1.00 ; 0.90 ; 0.60 other; 0.75 other; 0.75 other; 0.60 other; 0.75 prevention; 0.75 prevention" {
		t.Errorf("actions %s", s)
	}
}
