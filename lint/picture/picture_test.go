package picture

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"github.com/pmlint/pmlint/internal/samples"
	"github.com/pmlint/pmlint/lint/postmortem"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		s    string
		want []string
	}{
		{"", nil},
		{"one two three", []string{"one two", "three"}},
		{"0123456789abc d", []string{"0123456789", "abc d"}},
		{"日本語のテキスト", []string{"日本語のテ", "キスト"}},
	} {
		if got := wrap(tt.s, 10); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%q: %q, want %q", tt.s, got, tt.want)
		}
	}
}

// Every sample document can be drawn, in any width, and no line is wider.
func TestDrawsEverySample(t *testing.T) {
	n := 0
	for name, src := range documents(t) {
		doc := postmortem.Parse(name, src, postmortem.Options{})
		p, err := Of(doc, []string{"Asia/Kathmandu", "+02:00"})
		if err != nil {
			continue
		}
		n++
		for _, width := range []int{0, 80, 200} {
			for line := range strings.Lines(p.Draw(Terminal{Width: width}, nil)) {
				if most := width; width > 0 && runewidth.StringWidth(strings.TrimRight(line, "\n")) > most {
					t.Errorf("%s: wider than %d: %q", name, most, line)
				}
			}
		}
		chart := p.Mermaid()
		for line := range strings.Lines(chart) {
			if tasks := strings.Count(line, ":"); strings.Contains(line, "milestone") && (tasks != 3 || strings.ContainsAny(line, "#;")) {
				t.Errorf("%s: a task that Mermaid would not read: %q", name, line)
			}
		}
	}
	if n == 0 {
		t.Error("no sample has a timeline")
	}
}

// documents are the samples, and the real documents where they are.
func documents(t *testing.T) map[string][]byte {
	docs := map[string][]byte{"long.md": []byte("# " + strings.Repeat("Very ", 60) + "\n\n## Timeline (UTC)\n\n- 2026-03-01 14:02 " +
		strings.Repeat("日本語", 80) + "\n- 2026-03-02 15:10 The alert fired: #1; %% <b> 14:05\n- 15:20 rolled back\n")}
	for i, form := range samples.Forms {
		docs[fmt.Sprint("form", i)] = []byte(form)
	}
	t.Run("corpus", func(t *testing.T) {
		for name, src := range samples.Corpus(t) {
			docs[name] = src
		}
	})
	return docs
}
