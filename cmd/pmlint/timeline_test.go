package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/command"
	"github.com/pmlint/pmlint/rules"
)

// TestImportedTimelines imports incidents made at random: the rules find nothing in
// the timeline, check finds no drift, and every drift that is put in by hand.
func TestImportedTimelines(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for n := range 25 {
		t.Run(fmt.Sprint(n), func(t *testing.T) { testImported(t, r) })
	}
}

// inDir runs pmlint in a folder.
func inDir(t *testing.T, dir string, want int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := (command.Env{Dir: dir}).Main(args, command.Stdio{In: strings.NewReader(""), Out: &out, Err: &errs}, rules.All()...); code != want {
		t.Fatalf("pmlint %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), code, want, &out, &errs)
	}
	return out.String()
}

func testImported(t *testing.T, r *rand.Rand) {
	dir := t.TempDir()
	exports := incident(t, r, dir)
	doc := filepath.Join(dir, "doc.md")
	src := strings.NewReplacer("[YYYY-MM-DD]", "2026-03-01", "[Incident Title]", "Checkout was slow").Replace(inDir(t, dir, 0, "template"))
	if r.IntN(2) == 0 {
		src = strings.ReplaceAll(src, "\n", "\r\n")
	}
	writeFile(t, doc, src)
	inDir(t, dir, 0, append([]string{"timeline", "import", "--min-level", "debug", "--into", "doc.md"}, exports...)...)
	before, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	if out := inDir(t, dir, 0, "--only", "timeline", "--format", "json", "doc.md"); strings.Contains(out, `"rule":`) {
		t.Errorf("the rules find something in\n%s\n%s", before, out)
	}
	check := append([]string{"timeline", "check", "doc.md", "--min-level", "debug", "--unwritten", "debug", "--format", "json", "--against"}, exports...)
	inDir(t, dir, 0, check...)

	lines := strings.SplitAfter(string(before), "\n")
	for i, line := range lines {
		if !strings.Contains(line, "<!-- from: ") {
			continue
		}
		changed := append([]string{}, lines...)
		kind := "off"
		if r.IntN(2) == 0 {
			kind, changed[i] = "unwritten", ""
		} else {
			changed[i] = shifted(t, r, line)
		}
		writeFile(t, doc, strings.Join(changed, ""))
		out := inDir(t, dir, 1, check...)
		if !strings.Contains(out, `"kind": "`+kind+`"`) {
			t.Errorf("no %s is found of\n%sin\n%s\n%s", kind, line, before, out)
		}
	}
}

// shifted is a row with another time of the same day.
func shifted(t *testing.T, r *rand.Rand, row string) string {
	t.Helper()
	clock := row[2:7]
	at, err := time.Parse("15:04", clock)
	if err != nil {
		t.Fatalf("%s: %v", row, err)
	}
	return "| " + at.Add(time.Duration(2+r.IntN(50))*time.Minute).Format("15:04") + row[7:]
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// incident writes the exports of an incident: alerts, a pager, deployments, a log.
func incident(t *testing.T, r *rand.Rand, dir string) []string {
	t.Helper()
	at := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	next := func() string {
		at = at.Add(time.Duration(200+r.IntN(900)) * time.Second)
		return at.Format(time.RFC3339)
	}
	type object = map[string]any
	var alerts, pages, deploys []object
	var log strings.Builder
	for i := range 1 + r.IntN(4) {
		name := fmt.Sprintf("Alert%c", 'A'+i)
		deploys = append(deploys, object{"id": i, "sha": fmt.Sprintf("%040x", r.Uint64()), "ref": "main", "environment": "production",
			"creator": object{"login": "ana"}, "created_at": next()})
		fmt.Fprintf(&log, `{"time":%q,"level":"error","msg":"cannot reach cache %c"}`+"\n", next(), 'a'+i)
		alerts = append(alerts, object{"status": "resolved", "fingerprint": fmt.Sprint("f", i), "startsAt": next(), "endsAt": "",
			"labels": object{"alertname": name, "severity": "critical"}, "annotations": object{"summary": "a | b *c*"}})
		pages = append(pages, object{"id": fmt.Sprint("R", i), "type": "acknowledge_log_entry", "created_at": next(), "agent": object{"summary": "Ana Silva"},
			"channel": object{}, "incident": object{"summary": name}})
		alerts[i]["endsAt"] = next()
	}
	for name, v := range map[string]any{"alerts.json": object{"alerts": alerts}, "pages.json": object{"log_entries": pages}, "deploys.json": deploys} {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, name), string(b))
	}
	writeFile(t, filepath.Join(dir, "app.log"), log.String())
	return []string{"alerts.json", "pages.json", "deploys.json", "app.log"}
}
