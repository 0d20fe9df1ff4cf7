package report

import (
	"bytes"
	"fmt"
	"io"
	"time"

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
:root { color-scheme: light dark; --line: #8884; --error: #c62828; --warning: #8a5000; --notice: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffcc80; --notice: #90caf9; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; display: inline; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { padding: .2rem .8rem .2rem 0; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; overflow-wrap: normal; width: 1%; }
details { border-top: 1px solid var(--line); padding: .6rem 0; } summary { cursor: pointer; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; font-size: .9rem; } dd { margin: 0; }
article { border-left: 4px solid var(--line); padding: .1rem 0 .1rem 1rem; margin: 1rem 0; }
article.error { border-color: var(--error); } article.warning { border-color: var(--warning); } article.notice { border-color: var(--notice); }
p { margin: .3rem 0; } .severity { font-weight: 600; }
.error .severity { color: var(--error); } .warning .severity { color: var(--warning); } .notice .severity { color: var(--notice); }
.rule { font-size: .85rem; } pre { white-space: pre-wrap; padding: .5rem; background: #8881; margin: .4rem 0; }
mark { background: #ffd54f88; color: inherit; }
@media (max-width: 30rem) { body { margin: 1rem auto; } th, td { padding-right: .4rem; font-size: .85rem; } dl { display: block; } dt { font-weight: 600; } }
@media print {
body { font-size: 10pt; max-width: none; margin: 0; } article, tr { break-inside: avoid; } h2 { break-after: avoid; }
mark, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; } details::details-content { content-visibility: visible; block-size: auto; }
}
</style>
</head>
<body>
<main>
`

// open is how many documents a page shows unfolded.
const open = 5

// HTML writes one page that needs nothing beside itself: no script, no other
// file. The document with the gravest findings comes first.
func HTML(w io.Writer, r *Report) error {
	var b bytes.Buffer
	b.WriteString(htmlHead)
	fmt.Fprintf(&b, "<h1>pmlint: %s</h1>\n<p>%s</p>\n", htmlText(headline(r.Summary)), htmlText(countsLine(r)))
	docs := worstFirst(r.Findings)
	writeHTMLIndex(&b, docs)
	writeHTMLRules(&b, r)
	src := r.sources()
	for i, d := range docs {
		writeHTMLDocument(&b, r, src, i, d)
	}
	b.WriteString("</main>\n<footer><p class=\"rule\">pmlint " + htmlText(r.Version))
	if !r.Now.IsZero() {
		b.WriteString(", " + r.Now.Format(time.DateOnly))
	}
	b.WriteString("</p></footer>\n</body>\n</html>\n")
	_, err := w.Write(b.Bytes())
	return err
}

// writeHTMLIndex writes a table of the documents that have findings.
func writeHTMLIndex(b *bytes.Buffer, docs [][]lint.Finding) {
	if len(docs) == 0 {
		return
	}
	b.WriteString("<table>\n<tr><th>Document</th><th class=\"n\">Errors</th><th class=\"n\">Warnings</th><th class=\"n\">Notices</th></tr>\n")
	for i, d := range docs {
		t := tally(d)[0]
		fmt.Fprintf(b, "<tr><td><a href=\"#d%d\">%s</a></td><td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%d</td></tr>\n",
			i+1, htmlText(t.path), t.counts[lint.Error], t.counts[lint.Warning], t.counts[lint.Notice])
	}
	b.WriteString("</table>\n")
}

// writeHTMLRules writes a table of the rules, where there are many findings.
func writeHTMLRules(b *bytes.Buffer, r *Report) {
	if len(r.Findings) < tableFindings {
		return
	}
	o, urls := overview{rules: map[string]*ruleCount{}}, map[string]string{}
	for _, d := range groups(r.Findings) {
		o.add(d, d[0].Path)
	}
	for i := range r.Findings {
		urls[r.Findings[i].Rule] = r.Findings[i].URL
	}
	b.WriteString("<details><summary>By rule</summary>\n<table>\n" +
		"<tr><th>Rule</th><th>Gravest</th><th class=\"n\">Findings</th><th class=\"n\">Documents</th></tr>\n")
	for _, c := range o.sorted() {
		fmt.Fprintf(b, "<tr class=\"%s\"><td>%s</td><td class=\"severity\">%s</td><td class=\"n\">%d</td><td class=\"n\">%d</td></tr>\n",
			c.worst, htmlRule(c.name, urls[c.name]), c.worst, c.count, c.documents)
	}
	b.WriteString("</table>\n</details>\n")
}

// writeHTMLDocument writes a document: what it says in short, and its findings.
func writeHTMLDocument(b *bytes.Buffer, r *Report, src *sources, i int, findings []lint.Finding) {
	path, unfolded := findings[0].Path, ""
	if i < open {
		unfolded = " open"
	}
	fmt.Fprintf(b, "<details id=\"d%d\"%s>\n<summary><h2>%s</h2> %s</summary>\n", i+1, unfolded, htmlText(path), counted(findings))
	if r.Reading != nil && i < summaryReadings {
		if reading := r.Reading(path); reading != nil {
			b.WriteString("<dl>\n")
			for _, f := range facts(reading, r.Now) {
				fmt.Fprintf(b, "<dt>%s</dt><dd>%s</dd>\n", f.name, htmlText(cutBytes(f.value, 200)))
			}
			b.WriteString("</dl>\n")
		}
	}
	for i := range findings {
		quoted := i > 0 && findings[i].Span == findings[i-1].Span // just above
		writeHTMLFinding(b, r, &findings[i], src, !quoted)
	}
	b.WriteString("</details>\n")
}

func writeHTMLFinding(b *bytes.Buffer, r *Report, f *lint.Finding, src *sources, quote bool) {
	where := fmt.Sprintf("line %d", f.Start.Line)
	if r.Link != nil {
		where = fmt.Sprintf("<a href=\"%s\">%s</a>", htmlText(r.Link(f.Path, f.Start.Line)), where)
	}
	fmt.Fprintf(b, "<article class=\"%s\">\n<p><span class=\"severity\">%s</span> %s: %s</p>\n", f.Severity, f.Severity, where, htmlText(f.Message))
	if line, ok := src.line(f); ok && quote {
		before, marked, after := around(f, line)
		fmt.Fprintf(b, "<pre>%s<mark>%s</mark>%s</pre>\n", htmlText(before), htmlText(marked), htmlText(after))
	}
	if f.Hint != "" {
		fmt.Fprintf(b, "<p>%s</p>\n", htmlText(f.Hint))
	}
	fmt.Fprintf(b, "<p class=\"rule\">%s</p>\n</article>\n", htmlRule(f.Rule, f.URL))
}

// htmlRule is a rule's name, as a link to its page where that is known.
func htmlRule(name, url string) string {
	if url == "" {
		return htmlText(name)
	}
	return fmt.Sprintf("<a href=\"%s\">%s</a>", htmlText(url), htmlText(name))
}

// around splits the first line of a finding's place into what stands before,
// in and after it; of a very long line only the part near the place.
func around(f *lint.Finding, line lint.Excerpt) (before, marked, after string) {
	start, end := within(line, f.Span)
	from := cropLeft(line.Text, start, maxCells)
	before, marked, after = line.Text[from:start], line.Text[start:end], line.Text[end:]
	if from > 0 {
		before = "… " + before
	}
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
