package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// sampleWords is the number of words that the language is told from.
const sampleWords = 300

// readLanguage tells English by its function words: about every fourth word of
// English prose is one of them, hardly one of another language. Where they are rare, a
// log of names and figures is told from another language by the function words of that.
// A document with too few words to tell counts as English.
func readLanguage(doc *markdown.Doc) string {
	s := &sample{src: doc.File.Bytes()}
	for _, b := range doc.Blocks {
		if s.block(b); s.words >= sampleWords || s.isPlain() {
			break
		}
	}
	if s.foreign*3 > s.words+s.foreign || s.others > 2 && s.others > s.function {
		return ""
	}
	return "en"
}

// isPlain tells that the words so far leave no doubt: a hundred of them, a sixth
// of which are function words.
func (s *sample) isPlain() bool {
	return s.words >= 100 && s.function*6 >= s.words && s.foreign*10 < s.words
}

// sample counts words.
type sample struct {
	src             []byte
	words, function int
	others          int // function words of other languages
	foreign         int // letters in scripts other than Latin, in threes
}

func (s *sample) block(b *Block) {
	switch b.Kind {
	case BlockParagraph:
		for _, line := range b.Lines {
			s.line(s.src[line.Start:line.End])
		}
	case BlockList, BlockItem:
		for _, c := range b.Children {
			if s.words < sampleWords && !s.isPlain() {
				s.block(c)
			}
		}
	}
}

func (s *sample) line(line []byte) {
	for i := 0; i < len(line) && s.words < sampleWords; {
		c := line[i]
		if !ascii.IsLetter(c) {
			if c >= 0xd0 { // the lead byte of Cyrillic, Arabic, CJK, ...
				s.foreign += int(c>>5) & 1
				s.foreign++
			}
			i++
			continue
		}
		start := i
		for i < len(line) && (ascii.IsLetter(line[i]) || line[i] >= 0x80 && line[i] < 0xd0) {
			i++
		}
		s.words++
		switch word := line[start:i]; {
		case isFunctionWord(word):
			s.function++
		case outline.ForeignWords.Has(strings.ToLower(string(word))):
			s.others++
		}
	}
}

// isFunctionWord tells the commonest words of English.
func isFunctionWord(w []byte) bool {
	if len(w) > 4 {
		return false
	}
	var buf [4]byte
	for i, c := range w {
		buf[i] = c | 0x20
	}
	return outline.EnglishWords.Has(string(buf[:len(w)]))
}
