package document

import (
	"bytes"
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

// conflict are the markers of one merge conflict, as far as they were found: whoever
// mends one by hand may leave the last two behind.
type conflict struct {
	ours, base, middle, theirs text.Span
}

// first is the marker that stands first.
func (c conflict) first() text.Span {
	if c.ours.IsZero() {
		return c.middle
	}
	return c.ours
}

func checkConflicts(p *lint.Pass) {
	file := p.Doc.File
	if all := file.Bytes(); !bytes.Contains(all, []byte("<<<<<<<")) && !bytes.Contains(all, []byte(">>>>>>> ")) {
		return
	}
	var c conflict
	told := 0
	for n := 1; n <= file.Lines() && told < maxConflicts; n++ {
		at := file.LineSpan(n)
		kind := markerOf(file.Text(at))
		if kind == 0 || inCode(p.Doc.Blocks, at.Start) {
			continue
		}
		if kind == '<' && !c.ours.IsZero() { // the one before has no end
			reportConflict(p, c)
			c = conflict{}
			told++
		}
		if c.take(kind, at) {
			reportConflict(p, c)
			c = conflict{}
			told++
		}
	}
	if !c.ours.IsZero() && told < maxConflicts {
		reportConflict(p, c)
	}
}

// maxConflicts bounds those of one document: nobody needs more of them to know.
const maxConflicts = 100

// take adds a marker, and reports whether the conflict ends with it. Without its first
// one only the last two, in their order, make a conflict.
func (c *conflict) take(kind byte, at text.Span) (done bool) {
	switch {
	case kind == '<':
		*c = conflict{ours: at}
	case kind == '|' && !c.ours.IsZero() && c.middle.IsZero():
		c.base = at
	case kind == '=' && (c.ours.IsZero() || c.middle.IsZero()):
		c.middle = at
	case kind == '>' && !c.first().IsZero():
		c.theirs = at
		return true
	}
	return false
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

func reportConflict(p *lint.Pass, c conflict) {
	d := lint.Diagnostic{
		Span: c.first(), Anchor: "conflict",
		Message: fmt.Sprintf("a merge conflict is not resolved: %q", lint.Short(strings.TrimRight(p.Doc.File.Text(c.first()), "\r"))),
		Hint:    "keep what is true of both sides, and take the lines of <<<<<<<, ======= and >>>>>>> away",
	}
	for _, side := range []struct {
		at   text.Span
		what string
	}{{c.base, "what both sides came from"}, {c.middle, "the other side"}, {c.theirs, "its end"}} {
		if !side.at.IsZero() && side.at != c.first() {
			d.Related = append(d.Related, lint.Related{Span: side.at, Message: side.what})
		}
	}
	p.Report(d)
}
