package kinds

import (
	"io"
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/lint/record"
)

// cstate is a page of an incident in the source of a cState status page.
var cstate = &Kind{
	Name: "cstate", Title: "cState",
	looks: func(t text) bool {
		if len(t.lines) == 0 || t.lines[0] != "---" {
			return false
		}
		var has [3]bool
		for _, line := range t.lines {
			for i, key := range []string{"title:", "date:", "resolved"} {
				has[i] = has[i] || strings.HasPrefix(line, key)
			}
		}
		return has == [3]bool{true, true, true}
	},
	read: readCState,
}

// tracked is a note in the text with the time at which it was written.
var tracked = regexp.MustCompile(`\{\{<\s*track\s+"?([^">]+?)"?\s*>\}\}`)

func readCState(in *input) error {
	src, err := io.ReadAll(io.LimitReader(in.source.r, maxLine+1))
	if err != nil {
		return err
	}
	if len(src) > maxLine {
		return in.failf(0, 0, "it is a page of Markdown with front matter", "is too large for a page of an incident")
	}
	head, body, ok := frontMatter(string(src))
	if !ok {
		return in.failf(1, 0, "it begins and ends with a line ---", "has no front matter that ends")
	}
	title := head["title"]
	level := map[string]record.Level{"down": record.Critical, "disrupted": record.Error}[head["severity"]]
	in.line = 1
	began, err := in.lineStamp(head["date"])
	if err != nil {
		return err
	}
	e := entry{at: began, text: "Status page: " + title, level: max(level, record.Notice), act: record.Declared, subject: title}
	if err := in.add(e); err != nil {
		return err
	}
	if err := updates(in, title, body, strings.Count(string(src[:len(src)-len(body)]), "\n")); err != nil {
		return err
	}
	if head["resolvedwhen"] == "" || head["resolvedwhen"] == "null" {
		return nil
	}
	in.line = 1
	ended, err := in.lineStamp(head["resolvedwhen"])
	if err != nil {
		return err
	}
	return in.add(entry{at: ended, text: "Status page, resolved: " + title, level: record.Notice, act: record.Resolved, subject: title})
}

// updates are the paragraphs of a page that say when they were written.
func updates(in *input, title, body string, line int) error {
	for part := range strings.SplitSeq(body, "\n\n") {
		in.line = line + 1
		line += strings.Count(part, "\n") + 2
		m := tracked.FindStringSubmatch(part)
		if m == nil {
			continue
		}
		at, err := in.lineStamp(m[1])
		if err != nil {
			return err
		}
		text := strings.NewReplacer("**", "", "*", "", "__", "").Replace(tracked.ReplaceAllString(part, ""))
		if err := in.add(entry{at: at, text: "Status page: " + strings.TrimSpace(text), level: record.Notice, subject: title}); err != nil {
			return err
		}
	}
	return nil
}

// frontMatter are the plain values of a page's head, by their keys in lower case.
func frontMatter(src string) (head map[string]string, body string, ok bool) {
	src = strings.ReplaceAll(strings.TrimPrefix(src, "\ufeff"), "\r\n", "\n")
	src, ok = strings.CutPrefix(src, "---\n")
	if !ok {
		return nil, "", false
	}
	before, body, ok := strings.Cut(src, "\n---")
	head = map[string]string{}
	for line := range strings.Lines(before) {
		if key, value, found := strings.Cut(strings.TrimSpace(line), ":"); found && !strings.HasPrefix(line, " ") {
			head[strings.ToLower(key)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return head, body, ok
}
