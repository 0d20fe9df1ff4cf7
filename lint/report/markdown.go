package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// Markdown writes a report for a comment on a pull request or a wiki page.
func Markdown(w io.Writer, r *Report) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# pmlint: %s\n\n", headline(r.Summary))
	for i := range r.Findings {
		f := &r.Findings[i]
		if i == 0 || f.Path != r.Findings[i-1].Path {
			if i > 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(&b, "## %s\n\n", mdCode(f.Path))
		}
		b.WriteString(mdFinding(f))
	}
	if len(r.Findings) > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s\n", countsLine(r))
	_, err := w.Write(b.Bytes())
	return err
}

// mdFinding is a finding as an item of a list.
func mdFinding(f *lint.Finding) string { return mdFindingAt(f, fmt.Sprintf("line %d", f.Start.Line)) }

// mdFindingAt is mdFinding with another word, in Markdown, for where it is.
func mdFindingAt(f *lint.Finding, where string) string {
	rule := mdCode(f.Rule)
	if f.URL != "" {
		rule = "[" + rule + "](" + f.URL + ")"
	}
	item := fmt.Sprintf("- **%s** %s: %s (%s)\n", f.Severity, where, mdText(f.Message), rule)
	if f.Hint != "" {
		item += "  <br>" + mdText(f.Hint) + "\n"
	}
	return item
}

// headline is what a run found, in a few words.
func headline(s Summary) string {
	if s.Findings() == 0 {
		return "nothing to report"
	}
	return joinCounts(lint.Count(s.Errors, "error"), lint.Count(s.Warnings, "warning"), lint.Count(s.Notices, "notice"))
}

// countsLine tells what was read, and what is not shown.
func countsLine(r *Report) string {
	s := r.Summary
	line := lint.Count(s.Documents, "document") + " read"
	if n := documentsWith(r.Findings); n > 0 {
		line += fmt.Sprintf(", %d with findings", n)
	}
	if rest := leftOut(s); rest != "" {
		line += "; " + rest
	}
	return strings.TrimSpace(line) + "."
}

// leftOut tells what a run passed over.
func leftOut(s Summary) string {
	return joinCounts(lint.Count(s.Suppressed, "finding")+" suppressed", fmt.Sprintf("%d in the baseline", s.Baselined),
		fmt.Sprintf("%d not of this change", s.AtBase), lint.Count(s.Skipped, "file")+" skipped")
}
