package command

import (
	"os"
	"strings"
	"testing"
)

// TestTopics shows each topic by its name, and its name in the help.
func TestTopics(t *testing.T) {
	_, help, _ := run(t.TempDir(), nil, "explain", "--help")
	for _, name := range topicNames() {
		code, page, _ := run(t.TempDir(), nil, "explain", name)
		if code != exitClean || !strings.HasPrefix(page, "# ") || !strings.HasSuffix(page, "\n") {
			t.Errorf("explain %s: %d, %q", name, code, page)
		}
		if !strings.Contains(help, name) {
			t.Errorf("the help of explain does not name %s", name)
		}
	}
	if _, _, stderr := run(t.TempDir(), nil, "explain", "principals"); !strings.Contains(stderr, `did you mean "principles"?`) {
		t.Errorf("a topic is not suggested: %s", stderr)
	}
}

// TestFactorsAsksWhatTheRulesAsk holds the page to the questions of the model.
func TestFactorsAsksWhatTheRulesAsk(t *testing.T) {
	source, err := os.ReadFile("../../lint/postmortem/taxonomy.txt")
	if err != nil {
		t.Fatal(err)
	}
	page, _ := topic("factors")
	asked := 0
	for _, line := range strings.Split(string(source), "\n") {
		if question, ok := strings.CutPrefix(line, "? "); ok {
			asked++
			if !strings.Contains(page, question) {
				t.Errorf("the page does not ask %q", question)
			}
		}
	}
	if asked == 0 {
		t.Error("no question was found")
	}
}
