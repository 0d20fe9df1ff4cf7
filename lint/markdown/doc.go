// Package markdown reads a Markdown file with a map to its source: everything
// that it hands out knows the bytes of the file that it comes from.
//
// Parse gives a Doc: its front matter (YAML, TOML or JSON) and its blocks.
// Inline markup is read when somebody asks: Doc.Prose gives the text of a block
// as it reads once markup is gone, Doc.ProseAt that of a piece of the source such
// as a cell, and Prose.Source leads back. A Doc is a value: any number of
// goroutines may read it.
//
// Blocks are those of CommonMark with pipe tables, task boxes and footnotes, and
// the headings, lists and tables of HTML, which are the same to a reader.
// Offsets are bytes of the file, a byte order mark and carriage returns among
// them; lines and columns are for package text to tell. What would take very long
// to read is not read, and Doc.Guards says so.
package markdown

import (
	"fmt"

	"github.com/pmlint/pmlint/lint/text"
)

// Doc is a file as Markdown reads. Parse makes it, and nobody writes into it
// any more.
type Doc struct {
	File   *text.File
	Front  FrontMatter
	Body   int      // the offset at which the body starts: behind front matter and byte order mark
	Blocks []*Block // the top level; there are none where a guard tripped
	// Count is how many blocks there are, those within others among them: each
	// Index is below it.
	Count int
	// AccidentalSetext are paragraphs that CommonMark takes for headings since
	// they stand directly above "---"; here they are text over a rule.
	AccidentalSetext []*Block
	// Guards are the limits that reading ran into; the blocks are missing when
	// there are any.
	Guards []Guard

	refs   map[string]string // link reference definitions, label → destination
	inline inlineReader
}

// Options are what the caller knows about its documents. The zero value reads
// any file.
type Options struct {
	// Judge says what a line directly above "---" is, of those whose form does
	// not tell: a title over its underline, or text over a rule.
	Judge func(src []byte, line text.Span) Verdict
	// Memory is the number of bytes above which what the reading of a file is
	// about to take trips a guard; 0 means no limit.
	Memory int64
	// Refused says why the caller did not read the file, as a sentence without its
	// full stop; it becomes a guard. Empty where it was read.
	Refused string
}

// Parse reads a file. It accepts any bytes and never fails: what cannot be read
// is in FrontMatter.Err and Doc.Guards.
func Parse(file *text.File, opts Options) *Doc {
	d := &Doc{File: file}
	d.Front, d.Body, d.Guards = readFrontMatter(file)
	if opts.Refused != "" {
		d.guard(text.Span{}, "%s", opts.Refused)
	}
	d.guardBody(opts.Memory)
	if len(d.Guards) == 0 {
		d.readBlocks(opts)
	}
	return d
}

// Reference gives the destination of a link reference definition; labels match
// as CommonMark compares them, whatever their case and blanks.
func (d *Doc) Reference(label string) (target string, ok bool) {
	if len(d.refs) == 0 {
		return "", false
	}
	target, ok = d.refs[normaliseLabel(label)]
	return target, ok
}

// Guard is a limit that stopped the reading of a hostile or generated file.
type Guard struct {
	Span    text.Span
	Message string // what was exceeded, with the figure and the limit
}

// guard notes a limit that reading ran into.
func (d *Doc) guard(at text.Span, format string, args ...any) {
	d.Guards = append(d.Guards, Guard{Span: at, Message: fmt.Sprintf(format, args...)})
}
