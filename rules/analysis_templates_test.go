package rules

import (
	"regexp"
	"strings"
	"testing"
)

// analysisPacks are the packs that judge what a document says of causes,
// impact, lessons and people.
var analysisPacks = []string{"analysis", "impact", "lessons", "prevention", "summary", "people", "appendix", "status"}

var statusLine = regexp.MustCompile(`(?m)^(\*\*Status:\*\* ).*$`)

// TestAnUnfilledTemplateSaysNothingWrong: what nobody wrote yet cannot be
// wrong; that it is missing is the structure pack's to say.
func TestAnUnfilledTemplateSaysNothingWrong(t *testing.T) {
	eachTemplate(t, func(t *testing.T, src string) {
		doc := statusLine.ReplaceAllString(src, "${1}Draft")
		if got := lintWith(t, src, doc, analysisPacks...); len(got) > 0 {
			t.Errorf("%s", strings.Join(got, "\n"))
		}
	})
}
