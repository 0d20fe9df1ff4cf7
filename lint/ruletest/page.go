package ruletest

import (
	"fmt"
	"strings"
)

// page is a rule's page, cut into what the harness looks at.
type page struct {
	name     string // of the file
	lines    []string
	sections []section
	blocks   []block
}

// section is a heading outside fences with the lines below it, up to the next.
type section struct {
	level       int
	title       string
	first, last int // lines of its content, [first, last) from 0
}

// block is a fenced block.
type block struct {
	info        string // the whole info string
	open        int    // the line of the opening fence, from 0
	first, last int    // lines of its content, [first, last)
	fence       string
}

func readPage(name, source string) (*page, error) {
	p := &page{name: name, lines: strings.Split(strings.TrimSuffix(source, "\n"), "\n")}
	for i := 0; i < len(p.lines); i++ {
		line := p.lines[i]
		if fence := fenceOf(line); fence != "" {
			end := p.closing(i+1, fence)
			if end < 0 {
				return nil, fmt.Errorf("%s:%d: this fence is not closed", name, i+1)
			}
			info := strings.TrimSpace(strings.TrimLeft(line, fence[:1]))
			p.blocks = append(p.blocks, block{info, i, i + 1, end, fence})
			i = end
			continue
		}
		if hashes := strings.TrimLeft(line, "#"); hashes != line && strings.HasPrefix(hashes, " ") {
			p.endSection(i)
			p.sections = append(p.sections, section{len(line) - len(hashes), strings.TrimSpace(hashes), i + 1, len(p.lines)})
		}
	}
	return p, nil
}

func (p *page) endSection(line int) {
	if n := len(p.sections); n > 0 {
		p.sections[n-1].last = line
	}
}

// fenceOf returns the backticks or tildes that open a block, or "".
func fenceOf(line string) string {
	for _, c := range []string{"`", "~"} {
		if n := len(line) - len(strings.TrimLeft(line, c)); n >= 3 {
			return line[:n]
		}
	}
	return ""
}

func (p *page) closing(from int, fence string) int {
	for i := from; i < len(p.lines); i++ {
		if strings.HasPrefix(p.lines[i], fence) && strings.Trim(p.lines[i], fence[:1]+" ") == "" {
			return i
		}
	}
	return -1
}

// text is the content of a block.
func (p *page) text(b block) string {
	if b.first == b.last {
		return ""
	}
	return strings.Join(p.lines[b.first:b.last], "\n") + "\n"
}

// body is the content of a section, blank lines at its ends removed.
func (p *page) body(title string) (string, bool) {
	for _, s := range p.sections {
		if s.title == title {
			return strings.TrimSpace(strings.Join(p.lines[s.first:s.last], "\n")), true
		}
	}
	return "", false
}

// adjacent tells whether only blank lines stand between two blocks.
func (p *page) adjacent(a, b block) bool {
	return strings.TrimSpace(strings.Join(p.lines[a.last+1:b.open], "")) == ""
}

// replace exchanges lines [first, last) for those of text and returns the whole
// page. Blocks and sections are not updated: replace from the end.
func (p *page) replace(first, last int, text string) {
	var with []string
	if text != "" {
		with = strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	}
	p.lines = append(p.lines[:first:first], append(with, p.lines[last:]...)...)
}

func (p *page) String() string { return strings.Join(p.lines, "\n") + "\n" }
