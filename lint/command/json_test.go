package command

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// TestEditsHavePlaces reads the places of fixes as programs do, in what is
// written while the run goes on and in what is written at its end.
func TestEditsHavePlaces(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "a.md"), "# Queue stalled\n\n## Summary\n\nJobs waited.\n---\n\nMore.\n")
	type place struct{ Line, Column, Offset int }
	type finding struct {
		Rule  string
		Fixes []struct {
			Edits []struct{ Start, End place }
		}
	}
	for _, args := range [][]string{{"--format", "json"}, {"--format", "json:out.json", "--format", "text"}, {"--format", "jsonl"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			_, out, stderr := run(dir, nil, append(args, "--only", "structure/accidental-setext", "a.md")...)
			if strings.Contains(args[1], ":") {
				out = readFile(t, filepath.Join(dir, "out.json"))
			}
			var found []finding
			if args[1] == "jsonl" {
				found = make([]finding, 1)
				if err := json.Unmarshal([]byte(out), &found[0]); err != nil {
					t.Fatal(err, out, stderr)
				}
			} else {
				var all struct{ Findings []finding }
				if err := json.Unmarshal([]byte(out), &all); err != nil {
					t.Fatal(err, out, stderr)
				}
				found = all.Findings
			}
			if len(found) != 1 || len(found[0].Fixes) != 1 {
				t.Fatalf("no fix in %s", out)
			}
			for _, e := range found[0].Fixes[0].Edits {
				if e.Start.Line < 1 || e.Start.Column < 1 || e.End.Line < 1 || e.End.Column < 1 {
					t.Errorf("an edit stands nowhere: %+v", e)
				}
			}
		})
	}
}
