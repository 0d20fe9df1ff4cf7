package lint_test

import (
	"context"
	"fmt"
	"testing/fstest"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules"
)

// Lint a file of any fs.FS with some of the rules that pmlint ships.
func ExampleFileSource() {
	files := fstest.MapFS{"checkout.md": {Data: []byte("# Checkout was down\n\n## Action items\n\n- [ ] Alert on queue depth (owner: TBD)\n")}}
	linter, err := lint.New(rules.All(), lint.Config{Only: []string{"actions/owner-nobody"}})
	if err != nil {
		panic(err)
	}
	sources := []lint.Source{lint.FileSource(files, "checkout.md")}
	result, err := linter.Run(context.Background(), sources, lint.Options{Now: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		panic(err)
	}
	for _, f := range result.Findings {
		fmt.Printf("%s:%d:%d: %s [%s]\n", f.Path, f.Start.Line, f.Start.Column, f.Message, f.Rule)
	}
	// Output:
	// checkout.md:5:36: "TBD" owns nothing: it is neither a person nor a team [actions/owner-nobody]
}
