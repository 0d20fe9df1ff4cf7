package ruletest

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// defaultNow is the time at which examples are linted that state none.
var defaultNow = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

// example is one or several documents with what the rule gives for them.
type example struct {
	bad      bool
	docs     []exampleDoc
	options  *block // the rule's options
	config   *block // a whole configuration
	findings *block // nil where the page shows none
	fixed    *block
	now      time.Time
	template string
	with     []string // further rules that run
	escapes  bool     // \xNN in the documents is that byte
	past     past     // what the repository's commits tell
	line     int      // of the page, from 1
}

// escape is a byte that a page cannot hold, or many of them.
var escape = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\\x([0-9a-f]{2})(?:\{(\d{1,6})\})?`) })

// source is a document of the example.
func (e *example) source(p *page, d exampleDoc) []byte {
	src := []byte(p.text(d.block))
	if !e.escapes {
		return src
	}
	return escape().ReplaceAllFunc(src, func(m []byte) []byte {
		parts := escape().FindSubmatch(m)
		b, _ := hex.DecodeString(string(parts[1]))
		times, err := strconv.Atoi(string(parts[2]))
		if err != nil {
			times = 1
		}
		return bytes.Repeat(b, times)
	})
}

type exampleDoc struct {
	path  string
	block block
}

// examples groups the blocks of a page. Documents that only blank lines
// separate are one corpus.
func (p *page) examples() ([]*example, error) {
	g := grouper{page: p}
	for i := range p.blocks {
		if err := g.block(&p.blocks[i]); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", p.name, p.blocks[i].open+1, err)
		}
	}
	return g.out, nil
}

// grouper makes examples of the blocks of a page, in their order.
type grouper struct {
	page            *page
	out             []*example
	options, config *block // for the next example
	before          past   // likewise
}

// last is the example that was read last, or nil.
func (g *grouper) last() *example {
	if len(g.out) == 0 {
		return nil
	}
	return g.out[len(g.out)-1]
}

func (g *grouper) block(b *block) error {
	last := g.last()
	switch {
	case b.info == "yaml options":
		g.options = b
	case b.info == "yaml config":
		g.config = b
	case b.info == "text commits" || strings.HasPrefix(b.info, "markdown version"):
		return g.before.add(g.page, *b)
	case b.info == "findings":
		if last == nil || !last.bad || last.findings != nil {
			return errors.New("findings without a bad example before them")
		}
		last.findings = b
	case b.info == "markdown fixed":
		if last == nil || last.findings == nil || last.fixed != nil {
			return errors.New("a fixed document without findings before it")
		}
		last.fixed = b
	default:
		return g.document(b)
	}
	return nil
}

// document reads a document that is bad or good; another block is none of ours.
func (g *grouper) document(b *block) error {
	words := strings.Fields(b.info)
	if len(words) < 2 || words[0] != "markdown" {
		return nil
	}
	if words[1] != "bad" && words[1] != "good" {
		return fmt.Errorf("unknown block %q: use bad, good or fixed", b.info)
	}
	e := &example{
		bad: words[1] == "bad", now: defaultNow, template: "none", options: g.options, config: g.config, line: b.open + 1,
	}
	path, err := e.attributes(words[2:])
	if err != nil {
		return err
	}
	if last := g.last(); last.takes(e) && g.page.adjacent(last.docs[len(last.docs)-1].block, *b) {
		e, last.now, last.template = last, e.now, e.template
	} else {
		e.past.join(g.before)
		g.out, g.options, g.config, g.before = append(g.out, e), nil, nil, past{}
	}
	e.add(path, *b)
	return nil
}

// takes tells whether another document can belong to e.
func (e *example) takes(next *example) bool {
	return e != nil && e.bad == next.bad && e.findings == nil && next.options == nil && next.config == nil &&
		slices.Equal(e.with, next.with) && e.escapes == next.escapes
}

func (e *example) add(path string, b block) {
	if path == "" {
		path = "postmortem.md"
		if n := len(e.docs); n > 0 {
			path = fmt.Sprintf("postmortem-%d.md", n+1)
		}
	}
	e.docs = append(e.docs, exampleDoc{path, b})
}

// attributes reads the words after bad or good.
func (e *example) attributes(words []string) (path string, err error) {
	for _, w := range words {
		key, value, _ := strings.Cut(w, "=")
		switch key {
		case "path":
			path = value
		case "now":
			if e.now, err = time.Parse(time.DateOnly, value); err != nil {
				return "", fmt.Errorf("now: %w", err)
			}
			e.now = e.now.Add(12 * time.Hour)
		case "template":
			e.template = value
		case "committed":
			if e.past.committed, err = time.Parse(time.DateOnly, value); err != nil {
				return "", fmt.Errorf("committed: %w", err)
			}
		case "escapes":
			e.escapes = true
		case "with":
			e.with = strings.Split(value, ",")
		default:
			return "", fmt.Errorf("unknown word %q: use path=, now=, template=, committed=, with= or escapes", w)
		}
	}
	return path, nil
}
