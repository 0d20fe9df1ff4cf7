package report

import (
	"bytes"
	"fmt"
	"io"

	"github.com/pmlint/pmlint/lint"
)

const htmlHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>pmlint report</title>
<style>
:root { color-scheme: light dark; --line: #8884; --error: #c62828; --warning: #b26a00; --notice: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffcc80; --notice: #90caf9; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; } th, td { padding: .2rem .8rem .2rem 0; text-align: left; border-bottom: 1px solid var(--line); }
td.n, th.n { text-align: right; }
article { border-left: 4px solid var(--line); padding: .1rem 0 .1rem 1rem; margin: 1rem 0; }
article.error { border-color: var(--error); } article.warning { border-color: var(--warning); } article.notice { border-color: var(--notice); }
p { margin: .3rem 0; } .severity { font-weight: 600; }
.error .severity { color: var(--error); } .warning .severity { color: var(--warning); } .notice .severity { color: var(--notice); }
.rule { font-size: .85rem; opacity: .8; } pre { overflow-x: auto; padding: .5rem; background: #8881; margin: .4rem 0; }
mark { background: #ffd54f88; color: inherit; }
</style>
</head>
<body>
`

// HTML writes one page that needs nothing beside itself: no script, no other
// file.
func HTML(w io.Writer, r *Report) error {
	var b bytes.Buffer
	b.WriteString(htmlHead)
	fmt.Fprintf(&b, "<h1>pmlint: %s</h1>\n<p>%s</p>\n", htmlText(headline(r.Summary)), htmlText(countsLine(r)))
	writeHTMLIndex(&b, r)
	src := r.sources()
	document := 0
	for i := range r.Findings {
		f := &r.Findings[i]
		if i == 0 || f.Path != r.Findings[i-1].Path {
			document++
			fmt.Fprintf(&b, "<h2 id=\"d%d\">%s</h2>\n", document, htmlText(f.Path))
		}
		writeHTMLFinding(&b, f, src)
	}
	fmt.Fprintf(&b, "<footer><p class=\"rule\">pmlint %s</p></footer>\n</body>\n</html>\n", htmlText(r.Version))
	_, err := w.Write(b.Bytes())
	return err
}

// writeHTMLIndex writes a table of the documents that have findings.
func writeHTMLIndex(b *bytes.Buffer, r *Report) {
	docs := tally(r.Findings)
	if len(docs) == 0 {
		return
	}
	b.WriteString("<table>\n<tr><th>Document</th><th class=\"n\">Errors</th><th class=\"n\">Warnings</th><th class=\"n\">Notices</th></tr>\n")
	for i, d := range docs {
		fmt.Fprintf(b, "<tr><td><a href=\"#d%d\">%s</a></td><td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%d</td></tr>\n",
			i+1, htmlText(d.path), d.counts[lint.Error], d.counts[lint.Warning], d.counts[lint.Notice])
	}
	b.WriteString("</table>\n")
}

func writeHTMLFinding(b *bytes.Buffer, f *lint.Finding, src *sources) {
	fmt.Fprintf(b, "<article class=\"%s\">\n<p><span class=\"severity\">%s</span> line %d: %s</p>\n",
		f.Severity, f.Severity, f.Start.Line, htmlText(f.Message))
	if line, ok := src.line(f); ok {
		before, marked, after := around(f, line)
		fmt.Fprintf(b, "<pre>%s<mark>%s</mark>%s</pre>\n", htmlText(before), htmlText(marked), htmlText(after))
	}
	if f.Hint != "" {
		fmt.Fprintf(b, "<p>%s</p>\n", htmlText(f.Hint))
	}
	rule := htmlText(f.Rule)
	if f.URL != "" {
		rule = fmt.Sprintf("<a href=\"%s\">%s</a>", htmlText(f.URL), rule)
	}
	fmt.Fprintf(b, "<p class=\"rule\">%s</p>\n</article>\n", rule)
}

// around splits the first line of a finding's place into what stands before,
// in and after it; of a very long line only the part near the place.
func around(f *lint.Finding, line lint.Excerpt) (before, marked, after string) {
	start, end := within(line, f.Span)
	from := cropLeft(line.Text, start)
	before, marked, after = line.Text[from:start], line.Text[start:end], line.Text[end:]
	return before, cutBytes(marked, 8*maxCells), cutBytes(after, 4*maxCells)
}

// documentTally counts the findings of a document.
type documentTally struct {
	path   string
	counts [lint.Error + 1]int
}

// tally counts findings by document, in the order of the findings.
func tally(findings []lint.Finding) []documentTally {
	var docs []documentTally
	for i := range findings {
		if i == 0 || findings[i].Path != findings[i-1].Path {
			docs = append(docs, documentTally{path: findings[i].Path})
		}
		docs[len(docs)-1].counts[findings[i].Severity]++
	}
	return docs
}
