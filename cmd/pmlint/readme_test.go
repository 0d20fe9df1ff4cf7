package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/command"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/rules"
)

// TestReadmePicture holds the run that the README opens with against the command:
// docs/run.svg is its output, with its colours.
func TestReadmePicture(t *testing.T) {
	dir, err := filepath.Abs("../../testdata/readme")
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	args := []string{"--color", "always", "--now", "2026-03-10", "--only", "blameless,timeline,actions/due-not-a-date,actions/owner-nobody",
		"2026-03-01-checkout-queue.md"}
	env := command.Env{Dir: dir, Terminal: func(any) bool { return true }, Columns: func(any) int { return 96 }}
	if code := env.Main(args, command.Stdio{In: strings.NewReader(""), Out: &out, Err: &errs}, rules.All()...); code != 1 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	want := picture("$ pmlint " + strings.Join(args[4:], " ") + "\n\n" + out.String())
	file := filepath.Join("..", "..", "docs", "run.svg")
	if *updateDocs {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("docs/run.svg is not what the command prints (%v); go test ./cmd/pmlint -run TestReadmePicture -update-docs rewrites it", err)
	}
}

// widest is the number of cells of a line of the picture.
const widest = 120

// picture draws the output of a terminal as SVG.
func picture(output string) string {
	lines := strings.Split(strings.TrimRight(output, "\n"), "\n")
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" role="img" aria-label="a run of pmlint">
<rect width="100%%" height="100%%" rx="8" fill="#1b1f27"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13" fill="#d6dbe4" xml:space="preserve">
`, widest*8+32, len(lines)*18+28)
	for i, line := range lines {
		fmt.Fprintf(&b, "<text x=\"16\" y=\"%d\">", i*18+26)
		cells := 0
		for k, part := range strings.Split(line, "\x1b[") {
			code, words := "0", part
			if k > 0 {
				code, words, _ = strings.Cut(part, "m")
			}
			if room := widest - cells; len([]rune(words)) > room {
				words = string([]rune(words)[:max(room-1, 0)]) + "…"
			}
			cells += len([]rune(words))
			if words != "" && cells <= widest {
				b.WriteString(span(code, words))
			}
		}
		b.WriteString("</text>\n")
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// span is words in the colour of a code of the terminal.
func span(code, words string) string {
	style := map[string]string{
		"1": ` font-weight="bold" fill="#ffffff"`, "2": ` fill="#7d8797"`, "1;31": ` font-weight="bold" fill="#ff7b72"`,
		"1;33": ` font-weight="bold" fill="#e3b341"`, "1;36": ` font-weight="bold" fill="#56d4dd"`}[code]
	words = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(words)
	if style == "" {
		return words
	}
	return "<tspan" + style + ">" + words + "</tspan>"
}

// TestReadmeConfig decodes the configuration that the README shows.
func TestReadmeConfig(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(readme), "```yaml\ntemplate:")
	if !ok {
		t.Fatal("the README shows no configuration")
	}
	src, _, _ := strings.Cut("template:"+rest, "```")
	if _, err := config.Decode(".pmlint.yaml", []byte(src), rules.All()); err != nil {
		t.Error(err)
	}
}
