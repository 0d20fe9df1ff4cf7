package document

import (
	"fmt"
	"regexp"
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var conflictMarker = &lint.Rule{
	Name:     "document/conflict-marker",
	Summary:  "no merge conflict is left in the document",
	Severity: lint.Error,
	Unread:   true,
	Check:    checkConflicts,
}

// conflict are the markers of one merge conflict, as far as they were found.
type conflict struct {
	ours, base, middle, theirs text.Span
}

func checkConflicts(p *lint.Pass) {
	file := p.Doc.File
	if !strings.Contains(file.Text(text.Span{Start: 0, End: len(file.Bytes())}), "<<<<<<<") {
		return
	}
	const maxConflicts = 100 // nobody needs more of them to know
	told := 0
	var open *conflict
	for n := 1; n <= file.Lines(); n++ {
		at := file.LineSpan(n)
		kind := markerOf(file.Text(at))
		if kind == 0 || inCode(p.Doc.Blocks, at.Start) {
			continue
		}
		switch {
		case kind == '<' && told == maxConflicts:
			return
		case kind == '<':
			reportConflict(p, open)
			open = &conflict{ours: at}
			told++
		case open == nil:
		case kind == '|' && open.middle.IsZero():
			open.base = at
		case kind == '=' && open.middle.IsZero():
			open.middle = at
		case kind == '>':
			open.theirs = at
			reportConflict(p, open)
			open = nil
		}
	}
	reportConflict(p, open)
}

// marker is a line that git writes around the sides of a conflict: seven signs,
// and behind a blank what the side is called.
var marker = regexp.MustCompile(`^(<{7}|\|{7}|={7}|>{7})(?: [^\r\n]*)?\r?$`)

// markerOf is the sign that a marker is made of; 0 for any other line.
func markerOf(line string) byte {
	if len(line) < 7 || !marker.MatchString(line) {
		return 0
	}
	return line[0]
}

// inCode reports whether an offset lies in a code block: an example, or what a
// tool printed.
func inCode(blocks []*postmortem.Block, offset int) bool {
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End > offset })
	if i == len(blocks) || offset < blocks[i].Span.Start {
		return false
	}
	return blocks[i].Kind == postmortem.BlockCode || inCode(blocks[i].Children, offset)
}

func reportConflict(p *lint.Pass, c *conflict) {
	if c == nil {
		return
	}
	d := lint.Diagnostic{
		Span: c.ours, Anchor: "conflict",
		Message: fmt.Sprintf("a merge conflict is not resolved: %q", lint.Short(strings.TrimRight(p.Doc.File.Text(c.ours), "\r"))),
		Hint:    "keep what is true of both sides, and take the lines of <<<<<<<, ======= and >>>>>>> away",
	}
	for _, side := range []struct {
		at   text.Span
		what string
	}{{c.base, "what both sides came from"}, {c.middle, "the other side"}, {c.theirs, "its end"}} {
		if !side.at.IsZero() {
			d.Related = append(d.Related, lint.Related{Span: side.at, Message: side.what})
		}
	}
	p.Report(d)
}
