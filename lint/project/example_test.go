package project_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/rules"
)

// Lint the documents that a repository's own configuration names, as the command
// does without a path.
func ExampleOpen() {
	dir, err := repository(map[string]string{
		".pmlint.yaml":      "include: [reviews/**]\n",
		"reviews/queue.md":  "# Checkout was down\n\n## Action items\n\n- [ ] Alert on queue depth (owner: TBD)\n",
		"reviews/README.md": "# Our reviews\n",
		"docs/design.md":    "# Design\n",
	})
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)

	p, err := project.Open(dir, project.Options{Packs: rules.All()})
	if err != nil {
		panic(err)
	}
	defer p.Close()
	docs, err := p.Documents()
	if err != nil {
		panic(err)
	}
	p.Config.Only = []string{"actions/owner-nobody"}
	linter, err := lint.New(rules.All(), p.Config)
	if err != nil {
		panic(err)
	}
	result, err := linter.Run(context.Background(), docs.Sources, lint.Options{Now: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		panic(err)
	}
	for _, f := range result.Findings {
		fmt.Printf("%s:%d: %s\n", f.Path, f.Start.Line, f.Message)
	}
	for _, s := range docs.Skipped {
		fmt.Printf("%s: skipped: %s\n", s.Path, s.Reason)
	}
	// Output:
	// reviews/queue.md:5: "TBD" owns nothing: it is neither a person nor a team
	// docs/design.md: skipped: the config does not include it
	// reviews/README.md: skipped: an index by its name
}

// repository writes files into a new folder with the mark of a repository.
func repository(files map[string]string) (string, error) {
	dir, err := os.MkdirTemp("", "project")
	if err != nil {
		return "", err
	}
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil {
		return "", err
	}
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			return "", err
		}
	}
	return dir, nil
}
