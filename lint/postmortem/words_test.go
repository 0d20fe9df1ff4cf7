package postmortem

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint/postmortem/internal/actions"
	"github.com/pmlint/pmlint/lint/postmortem/internal/analysis"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/postmortem/internal/timeline"
)

// TestWordFiles reads all word files of the package, and makes sure that a head
// that nobody asks for is an error with its place.
func TestWordFiles(t *testing.T) {
	for _, lists := range [...]*lexicon.Lists{actions.Words, owners.Words, task.Words, timeline.Words, outline.Words, metadata.Words} {
		if err := lists.Check(); err != nil {
			t.Error(err)
		}
	}
	for name, f := range map[string]struct {
		data string
		read func(string) error
	}{
		"titles.txt":   {outline.TitlesData, func(s string) error { _, err := outline.ReadTitles(s); return err }},
		"fields.txt":   {outline.FieldsData, func(s string) error { _, err := outline.ReadFields(s); return err }},
		"taxonomy.txt": {analysis.TaxonomyData, func(s string) error { _, err := analysis.ReadTaxonomy(s); return err }},
	} {
		if err := f.read(f.data); err != nil {
			t.Error(err)
		}
		if err := f.read("\nnonsense: a, b\n"); err == nil || !strings.Contains(err.Error(), name+":2: unknown ") {
			t.Errorf("%s: an unknown head gives %v", name, err)
		}
	}
}
