package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// overview counts findings by rule.
type overview struct {
	rules map[string]*ruleCount
	total int
}

// ruleCount is what an overview says of a rule.
type ruleCount struct {
	name      string
	count     int
	documents int
	worst     lint.Severity
	path      string // of the first finding, as shown
	line      int
	last      string // the document of the last finding
}

// add counts findings, which are all of one document whose path is shown as path.
func (o *overview) add(findings []lint.Finding, path string) {
	for i := range findings {
		f := &findings[i]
		c := o.rules[f.Rule]
		if c == nil {
			c = &ruleCount{name: f.Rule, path: path, line: f.Start.Line}
			o.rules[f.Rule] = c
		}
		c.count++
		c.worst = max(c.worst, f.Severity)
		if f.Path != c.last {
			c.documents++
			c.last = f.Path
		}
		o.total++
	}
}

// sorted are the rules, the gravest first, then the most frequent.
func (o *overview) sorted() []*ruleCount {
	list := make([]*ruleCount, 0, len(o.rules))
	for _, c := range o.rules {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *ruleCount) int {
		return cmp.Or(cmp.Compare(b.worst, a.worst), cmp.Compare(b.count, a.count), strings.Compare(a.name, b.name))
	})
	return list
}

// The least of findings and of documents that have a table above them.
const (
	tableFindings  = 20
	tableDocuments = 3
)

// table is the overview as lines: how grave, how often, which rule, where first.
func (o *overview) table(width int, paint painter) string {
	const most = 25
	list := o.sorted()
	var b strings.Builder
	b.WriteString(paint.bold("         COUNT  RULE                              FIRST") + "\n")
	for _, c := range list[:min(most, len(list))] {
		where := c.path + ":" + strconv.Itoa(c.line)
		head := fmt.Sprintf("%-8s %5d  %-32s  ", c.worst, c.count, harmlessLine(c.name))
		if room := width - len(head); width > 0 && text.Width(where) > room {
			where = cutLeft(where, room)
		}
		b.WriteString(strings.TrimRight(head+where, " ") + "\n")
	}
	if more := len(list) - most; more > 0 {
		fmt.Fprintf(&b, "and %s more\n", lint.Count(more, "rule"))
	}
	return b.String()
}

// cutLeft is the end of a text that fits into so many cells.
func cutLeft(s string, cells int) string {
	const least = 8
	if cells < least {
		return ""
	}
	runes := []rune(s)
	for text.Width(string(runes)) > cells-1 {
		runes = runes[1:]
	}
	return "…" + string(runes)
}

// brief writes the first answer of a terminal: the gravest findings, those of a kind
// that stands everywhere once, and how many more there are.
func (t *textStream) brief(w io.Writer, r *Report) error {
	o := &overview{rules: map[string]*ruleCount{}}
	for _, findings := range groups(r.Findings) {
		o.add(findings, r.display(findings[0].Path))
		t.documents[findings[0].Path] = true
		t.fixable += fixable(findings)
	}
	if r.Head != "" {
		t.plain(t.paint.bold(harmlessLine(r.Head)), "\n\n")
	}
	shown := t.gravest(r, o)
	if more := o.total - shown; more > 0 {
		t.plain(t.paint.bold(fmt.Sprintf("and %d more", more)), ": pmlint --all shows them, pmlint baseline create leaves them for later\n\n")
	}
	if !r.Quiet {
		t.plain(t.summaryLine(r), "\n")
	}
	_, err := w.Write(t.b.Bytes())
	return err
}

// gravest writes the findings of a first answer, and returns how many it stands for.
func (t *textStream) gravest(r *Report, o *overview) (shown int) {
	order := make([]int, len(r.Findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.Findings[b].Severity, r.Findings[a].Severity) })
	perRule := map[string]int{}
	written := 0
	for _, i := range order {
		f := &r.Findings[i]
		c := o.rules[f.Rule]
		everywhere := c.count >= 5 && 2*c.documents >= len(t.documents)
		if written == r.Brief || perRule[f.Rule] == 3 || everywhere && perRule[f.Rule] > 0 {
			continue
		}
		perRule[f.Rule]++
		written++
		shown++
		t.finding(f, r.display(f.Path))
		if everywhere && c.documents > 1 {
			t.plain("    ", fmt.Sprintf("and so in %s more, %d times in all", lint.Count(c.documents-1, "document"), c.count), "\n")
			shown += c.count - 1
		}
		t.b.WriteByte('\n')
	}
	return shown
}
