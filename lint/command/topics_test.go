package command

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
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
	page, _ := topic("factors")
	aspects := postmortem.Aspects()
	for _, aspect := range aspects {
		if aspect.Question == "" || !strings.Contains(page, aspect.Question) {
			t.Errorf("the page does not ask %q", aspect.Question)
		}
	}
	if len(aspects) == 0 {
		t.Error("no question was found")
	}
}
