package report

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// Comment is a finding as a comment of a code review on lines of a file.
type Comment struct {
	Path string
	// Start and Line are the first and last line, from 1. The suggestion, if
	// there is one, replaces exactly these lines.
	Start, Line int
	Body        string // Markdown, with the mark that ReviewMark finds
	Fingerprint string
	// Plain is the same comment on the finding's own lines and without
	// suggestion, for a diff that does not show all of the lines; nil where
	// there is no suggestion.
	Plain *Comment
}

// reviewMark stands at the end of each comment, invisible, so that a later run
// knows its own comments again.
const reviewMark = "<!-- pmlint:%s -->"

var reviewMarks = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<!-- pmlint:([0-9a-f]{8,64}) -->\s*$`) })

// ReviewMark is the fingerprint of the finding that a comment's text is about;
// empty for a comment that pmlint did not write.
func ReviewMark(body string) string {
	if m := reviewMarks().FindStringSubmatch(body); m != nil {
		return m[1]
	}
	return ""
}

// Comments are the findings of a report as comments, the gravest first.
func Comments(r *Report) []Comment {
	var out []Comment
	files := map[string]*text.File{}
	for _, f := range bySeverity(r.Findings) {
		if _, ok := files[f.Path]; !ok {
			files[f.Path] = r.Source(f.Path)
		}
		out = append(out, newComment(&f, files[f.Path]))
	}
	return out
}

func newComment(f *lint.Finding, file *text.File) Comment {
	c := Comment{Path: f.Path, Start: max(f.Start.Line, 1), Line: max(f.End.Line, f.Start.Line, 1), Fingerprint: f.Fingerprint}
	head := commentHead(f)
	mark := fmt.Sprintf(reviewMark, f.Fingerprint)
	c.Body = head + "\n\n" + mark
	if file == nil {
		return c
	}
	for i := range f.Fixes {
		if start, end, lines, ok := suggestion(file, &f.Fixes[i]); ok {
			plain := c
			fence := strings.Repeat("`", max(3, longestRun(lines, '`')+1))
			c.Start, c.Line, c.Plain = start, end, &plain
			c.Body = fmt.Sprintf("%s\n\n%ssuggestion\n%s\n%s\n\n%s", head, fence, lines, fence, mark)
			break
		}
	}
	return c
}

// commentHead is what a finding says, without suggestion and mark.
func commentHead(f *lint.Finding) string {
	rule := mdCode(f.Rule)
	if f.URL != "" {
		rule = "[" + rule + "](" + f.URL + ")"
	}
	head := fmt.Sprintf("**%s**: %s (%s)", f.Severity, mdText(f.Message), rule)
	if f.Hint != "" {
		head += "\n\n" + mdText(f.Hint)
	}
	return head
}

// suggestion is a fix as whole lines: the first and last one, from 1, and what
// replaces them.
func suggestion(file *text.File, fix *lint.Fix) (start, end int, lines string, ok bool) {
	if len(fix.Edits) == 0 {
		return 0, 0, "", false
	}
	start, end = file.Lines(), 1
	grown := 0
	for _, e := range fix.Edits {
		start = min(start, file.LineAt(e.Span.Start))
		end = max(end, file.LineAt(e.Span.End))
		grown += len(e.New) - e.Span.Len()
	}
	after, err := text.Apply(file.Bytes(), fix.Edits)
	from, to := file.LineSpan(start).Start, file.LineSpan(end).End+grown
	if err != nil || to > len(after) || from > to {
		return 0, 0, "", false
	}
	return start, end, strings.ReplaceAll(string(after[from:to]), "\r", ""), true
}

// longestRun is the length of the longest row of c in s.
func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if run++; s[i] != c {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// ReviewBody is the text of a review: what was found, and the findings that
// could not be put on lines of the diff.
func ReviewBody(r *Report, elsewhere []Comment) string {
	var b strings.Builder
	fmt.Fprintf(&b, "pmlint: %s\n", headline(r.Summary))
	if len(elsewhere) > 0 {
		b.WriteString("\nOn lines that this pull request does not show:\n\n")
	}
	const most = 60000 // GitHub takes 65,536 characters
	for i, c := range elsewhere {
		if c.Plain != nil {
			c = *c.Plain
		}
		said := strings.Join(strings.Fields(strings.TrimSuffix(c.Body, fmt.Sprintf(reviewMark, c.Fingerprint))), " ")
		line := fmt.Sprintf("- %s line %d: %s\n", mdCode(c.Path), c.Start, said)
		if b.Len()+len(line) > most {
			fmt.Fprintf(&b, "- and %d more\n", len(elsewhere)-i)
			break
		}
		b.WriteString(line)
	}
	b.WriteString("\n" + reviewBodyMark)
	return b.String()
}

// reviewBodyMark stands at the end of a review's text.
const reviewBodyMark = "<!-- pmlint:review -->"

// IsReview tells whether pmlint wrote a review's text.
func IsReview(body string) bool { return strings.HasSuffix(strings.TrimSpace(body), reviewBodyMark) }
