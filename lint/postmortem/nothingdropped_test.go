package postmortem

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/internal/samples"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

var (
	clockFirst = regexp.MustCompile(`^[ \t]*(?:[-*+|]|\d+[.)])?[^a-z]{0,30}?(?:\b[a-z]{1,3}\. ?)?\b\d{1,2}:[0-5]\d\b`)
	boxFirst   = regexp.MustCompile(`^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]+\S`)
)

// TestNothingIsDropped holds that every line of a timeline that begins with a clock
// time is an event's, or Unparsed, or stands in code, a quotation or raw HTML, and
// every box of an action section an action's.
func TestNothingIsDropped(t *testing.T) {
	docs := map[string][]byte{"unread forms": []byte(unreadForms)}
	for i, src := range samples.Forms {
		docs[fmt.Sprint("form ", i)] = []byte(src)
	}
	for _, root := range []string{"../../testdata", "../../../shared/corpus/docs", "../../../shared/corpus2/docs"} {
		_ = filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
			if err == nil && !e.IsDir() && strings.HasSuffix(path, ".md") {
				docs[path], err = os.ReadFile(path)
			}
			return err
		})
	}
	for name, src := range docs {
		d := Parse(name, src, Options{})
		told := toldSpans(d)
		for i := 1; i <= d.File.Lines(); i++ {
			if span := d.File.LineSpan(i); mustBeTold(d, span) && !overlapsAny(told, span) {
				t.Errorf("%s:%d: %q is in nothing that was read", name, i, d.File.Text(span))
			}
		}
	}
}

// unreadForms has lines that cannot be read, among others that can.
const unreadForms = `# Mail lost on March 1, 2026

## Timeline

- 14:05 Queue grows
- kl. 14:10 Pager rings
- 14:61 Queue is full
- 25:10 Second queue is full
- 1410 Pager rings again
- 14;20 Queue is emptied

14:30 Queue is empty

## Actions

- [ ] Add an alert
- [x] <b>Add a limit</b>
- [ ]
`

// mustBeTold reports whether a line begins with a time in a timeline, or with a box
// in a section of actions.
func mustBeTold(d *Document, span text.Span) bool {
	line := d.File.Text(span)
	kind := outline.KindTimeline
	switch {
	case clockFirst.MatchString(line):
	case boxFirst.MatchString(line):
		kind = outline.KindActions
	default:
		return false
	}
	s := sectionAt(d, span)
	return s != nil && s.Kind == kind
}

// toldSpans are the places of all that was read as something, and of what nobody
// reads.
func toldSpans(d *Document) (told []text.Span) {
	for _, tl := range d.Timelines {
		for _, e := range tl.Events {
			told = append(told, e.Span, e.Stamp.Span)
		}
	}
	for _, a := range d.Actions {
		told = append(told, a.Span)
	}
	for _, c := range d.Checks {
		told = append(told, c.Text.Span)
	}
	for _, u := range d.Unparsed {
		told = append(told, u.Text.Span)
	}
	var walk func(blocks []*markdown.Block)
	walk = func(blocks []*markdown.Block) {
		for _, b := range blocks {
			switch b.Kind {
			case markdown.BlockCode, markdown.BlockQuote, markdown.BlockHTML, markdown.BlockHeading:
				told = append(told, b.Span)
			}
			walk(b.Children)
		}
	}
	walk(d.Blocks)
	src := d.File.Bytes()
	for at := 0; ; { // what is folded away below entries is a pasted log
		i := bytes.Index(src[at:], []byte("<details"))
		if i < 0 {
			return told
		}
		i += at
		if at = i + len("<details"); bytes.Contains(src[at:], []byte("</details")) {
			told = append(told, text.Span{Start: i, End: at + bytes.Index(src[at:], []byte("</details"))})
		}
	}
}

func sectionAt(d *Document, span text.Span) (in *outline.Section) {
	for _, s := range d.Sections {
		if s.Span.Overlaps(span) {
			in = s
		}
	}
	return in
}

func overlapsAny(list []text.Span, span text.Span) bool {
	for _, s := range list {
		if s.Overlaps(span) {
			return true
		}
	}
	return false
}
