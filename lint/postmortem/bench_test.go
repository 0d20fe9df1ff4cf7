package postmortem

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	gmtext "github.com/yuin/goldmark/text"
)

// writer makes postmortems of the usual size and shape; the same number always
// gives the same document.
type writer struct {
	strings.Builder
	n uint32
}

func (w *writer) pick(words ...string) string {
	w.n = w.n*1664525 + 1013904223
	return words[int(w.n>>16)%len(words)]
}

func (w *writer) sentence() string {
	return w.pick("The queue worker", "The nightly import", "The mail gateway", "The session cache", "The on-call engineer") + " " +
		w.pick("stopped taking work from", "sent twice as many requests to", "was restarted after", "waited for", "reported errors of") + " " +
		w.pick("`orders-db`", "the billing service", "the [edge proxies](https://wiki.example.org/edge)", "the primary in **two** regions") + " " +
		w.pick("while the disk filled up", "until the lease ran out", "because its limit was never raised", "after a *routine* change") + "."
}

func (w *writer) paragraph(sentences int) {
	column := 0
	for range sentences {
		for _, word := range strings.Fields(w.sentence()) {
			if column += len(word) + 1; column > 78 {
				w.WriteByte('\n')
				column = len(word) + 1
			} else if column > len(word)+1 {
				w.WriteByte(' ')
			}
			w.WriteString(word)
		}
	}
	w.WriteString("\n\n")
}

func (w *writer) bullets(n int, marker string) {
	for range n {
		fmt.Fprintf(w, "%s %s\n", marker, w.sentence())
	}
	w.WriteByte('\n')
}

func (w *writer) document() string {
	w.Reset()
	fmt.Fprintf(w, "---\nid: INC-%d\ndate: 2026-03-01\nstatus: final\nservices: [orders, mail]\n---\n\n# Postmortem: %s down\n\n", w.n%900, w.pick("orders", "mail"))
	w.WriteString("| Field | Value |\n| --- | --- |\n| Authors | Ana G., Bo L. |\n| Severity | SEV-2 |\n| Duration | 95 min |\n\n## Summary\n\n")
	w.paragraph(4)
	w.WriteString("## Impact\n\n")
	w.paragraph(3)
	w.bullets(4, "-")
	w.WriteString("## Timeline\n\nAll times are in UTC.\n\n| Time | Event | Source |\n| --- | --- | --- |\n")
	for i := range 40 {
		fmt.Fprintf(w, "| 2026-03-01 %02d:%02d | %s | %s |\n", 9+i/8, i%8*7, w.sentence(), w.pick("pager", "chat", "logs"))
	}
	w.WriteString("\n## Root Causes and Contributing Factors\n\n")
	w.paragraph(5)
	w.bullets(4, "1.")
	w.WriteString("### Five Whys\n\n")
	w.bullets(5, "1. **Why?**")
	w.WriteString("```console\n$ df -h\n/dev/sda1 100%\n```\n\n## Resolution\n\n")
	w.paragraph(4)
	w.WriteString("## Lessons Learned\n\n### What went well\n\n")
	w.bullets(3, "-")
	w.WriteString("### What went wrong\n\n")
	w.bullets(4, "-")
	w.WriteString("## Action Items\n\n| Action | Owner | Due | Ticket | Status |\n| --- | --- | --- | --- | --- |\n")
	for i := range 10 {
		fmt.Fprintf(w, "| Add %s | @%s | 2026-04-%02d | [OPS-%d](https://issues.example.org/OPS-%d) | %s |\n",
			w.pick("an alert on disk space", "a limit per tenant", "a runbook for failover"), w.pick("ana", "bo"), i+1, i, i, w.pick("open", "done"))
	}
	w.WriteString("\n### Checklist\n\n")
	w.bullets(5, "- [ ]")
	return w.String()
}

// docsVariable names a folder whose documents are measured instead of our own.
const docsVariable = "PMLINT_BENCH_DOCS"

// benchmarkDocuments gives some documents of our own, or up to 60 of the folder
// that docsVariable names.
func benchmarkDocuments(b *testing.B) (docs [][]byte, size int) {
	if dir := os.Getenv(docsVariable); dir != "" {
		return documentsBelow(b, dir, 60)
	}
	w := &writer{n: 1}
	for range 20 {
		docs = append(docs, []byte(w.document()))
		size += len(docs[len(docs)-1])
	}
	return docs, size
}

func documentsBelow(b *testing.B, dir string, most int) (docs [][]byte, size int) {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		if len(docs) == most {
			return filepath.SkipAll
		}
		src, err := os.ReadFile(path)
		docs, size = append(docs, src), size+len(src)
		return err
	})
	if err != nil || len(docs) == 0 {
		b.Fatalf("%s names %s, where no document can be read: %v", docsVariable, dir, err)
	}
	return docs, size
}

// measure times the reading of all documents.
func measure(b *testing.B, read func(src []byte)) {
	docs, size := benchmarkDocuments(b)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range docs {
			read(src)
		}
	}
}

// BenchmarkParse is the whole model. It is to be read beside
// BenchmarkGoldmark: a ratio up to 1.45 is the aim.
func BenchmarkParse(b *testing.B) {
	measure(b, func(src []byte) { Parse("x.md", src, Options{}) })
}

// BenchmarkSentences adds what wording rules ask for.
func BenchmarkSentences(b *testing.B) {
	measure(b, func(src []byte) { Parse("x.md", src, Options{}).Sentences() })
}

// BenchmarkGoldmark is goldmark alone, with the extensions that GitHub has.
func BenchmarkGoldmark(b *testing.B) {
	p := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	measure(b, func(src []byte) { p.Parse(gmtext.NewReader(src)) })
}
