package template

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
	"github.com/pmlint/pmlint/lint/text"
)

// fromPage is the schema of a file that is named as a template: of the file
// itself where it is a form to fill in, else of the one form that it shows in a
// fence. A page about a template that shows none asks for nothing, and gives nil.
func fromPage(name string, src []byte, opts postmortem.Options) *Schema {
	s := Derive(name, text.NewFile(name, src), opts)
	if s.isPostmortem() && s.isForm() {
		return s
	}
	if inner, ok := s.fencedForm(); ok {
		// What a page shows in its only fence is meant to be copied, also where it has
		// sentences in the place of blanks.
		if s = Derive(name, text.NewFile(name, inner), opts); s.isPostmortem() {
			return s
		}
	}
	return nil
}

// Page is the schema of a file that somebody calls a template, as Beside reads one
// that is named so: of the file, or of the one form that it shows in a fence, which
// fenced then tells. A page that is neither asks for nothing, and gives nil.
func Page(name string, src []byte, opts postmortem.Options) (s *Schema, fenced bool) {
	s = fromPage(name, src, opts)
	return s, s != nil && len(s.source.File.Bytes()) != len(src)
}

// Form is the schema of a file whose documents tell whether it is their template: of
// the file, or of the one form that it shows in a fence, whatever it asks for. It is
// nil where nothing is to be filled in.
func Form(name string, src []byte, opts postmortem.Options) *Schema {
	s := Derive(name, text.NewFile(name, src), opts)
	if inner, ok := s.fencedForm(); ok {
		if fenced := Derive(name, text.NewFile(name, inner), opts); fenced.isForm() {
			return fenced
		}
	}
	if s.isForm() {
		return s
	}
	return nil
}

// isForm reports whether the template is to be filled in: its title has a blank,
// or of the sections that hold no others at least one in three is open. A page
// that explains a form has text everywhere.
func (s *Schema) isForm() bool {
	if words.Awaits(s.Title) {
		return true
	}
	leaves, open := 0, 0
	for _, sec := range s.all {
		if len(sec.Children) > 0 {
			continue
		}
		leaves++
		if s.isOpen(sec.source) {
			open++
		}
	}
	return leaves > 0 && 3*open >= leaves
}

// isOpen reports whether a section of the template waits for text: it has none,
// or some that a writer replaces.
func (s *Schema) isOpen(sec *postmortem.Section) bool {
	written := false
	for _, b := range sec.Blocks {
		open := false
		b.Walk(func(b *postmortem.Block) bool {
			switch b.Kind {
			case postmortem.BlockHTML:
				open = open || strings.HasPrefix(strings.TrimSpace(s.source.File.Text(b.Span)), "<!--")
			case postmortem.BlockItem:
				open = open || len(b.Children) == 0
			case postmortem.BlockParagraph, postmortem.BlockHeading:
				prose := s.source.Prose(b).Text
				open = open || words.Awaits(prose) || endsInColon(prose) || s.isSlanted(b)
				written = written || words.HasWords(prose)
			case postmortem.BlockTable:
				open = open || s.openTable(b)
			}
			return !open
		})
		if open {
			return true
		}
	}
	return !written
}

// openTable reports whether a table waits for rows: it has none, or a cell that
// is empty or to be filled in.
func (s *Schema) openTable(b *postmortem.Block) bool {
	for _, row := range b.Table.Rows {
		for _, cell := range row.Cells {
			if t := s.source.Text(cell).Plain; strings.TrimSpace(t) == "" || words.Awaits(t) {
				return true
			}
		}
	}
	return len(b.Table.Rows) == 0
}

// isSlanted reports whether a paragraph is all in italics, as templates write
// what they ask.
func (s *Schema) isSlanted(b *postmortem.Block) bool {
	source := strings.TrimSpace(s.source.File.Text(b.Span))
	if len(source) < 3 || source[0] != '_' && source[0] != '*' || source[1] == source[0] {
		return false
	}
	return source[len(source)-1] == source[0] && source[len(source)-2] != source[0]
}

// endsInColon reports whether a text is a label that waits for its value.
func endsInColon(s string) bool { return strings.HasSuffix(strings.TrimRight(s, " *_"), ":") }

// fencedForm is the text of the only code block of the template that could be a
// form; ok is false where there is none, or several.
func (s *Schema) fencedForm() (src []byte, ok bool) {
	found := 0
	for _, b := range s.source.Blocks {
		b.Walk(func(b *postmortem.Block) bool {
			if b.Kind != postmortem.BlockCode {
				return true
			}
			var inner []byte
			for _, line := range b.Lines {
				inner = append(inner, s.source.File.Text(line)...)
				if n := len(inner); n == 0 || inner[n-1] != '\n' {
					inner = append(inner, '\n')
				}
			}
			if strings.Contains("\n"+string(inner), "\n#") {
				found++
				src = inner
			}
			return true
		})
	}
	return src, found == 1
}
