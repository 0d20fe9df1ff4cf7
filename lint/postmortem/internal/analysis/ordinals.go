package analysis

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/english"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// counting are the words with which a sentence counts what it tells: "First, the queue
// has no limit."
var counting = [...]string{
	"first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fourthly", "finally", "lastly", "another", "additionally",
}

// counted takes the sentences of a paragraph as factors where two or more of them are
// counted; what stands between describes the one before it.
func (f *factorReader) counted(p outline.Piece) bool {
	s := p.Text()
	var starts []int
	for at := 0; at < len(s); at = english.SentenceEnd(s, at) {
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " \n\t"))
		if at < len(s) && counts(s[at:]) {
			starts = append(starts, at)
		}
	}
	if len(starts) < 2 {
		return false
	}
	for i, at := range starts {
		end := len(strings.TrimRight(s, " \n\t"))
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		title := min(english.SentenceEnd(s, at), end)
		f.append(&Factor{
			Span: p.Prose.Source(at, end), Section: f.section, Level: f.group.level, Block: p.Block,
			Title: f.doc.Within(p.Prose, at, title), Description: outline.OrNone(f.doc.Within(p.Prose, title, end)),
		})
	}
	return true
}

// askedCauses reads the answers below sub-headings that ask side by side, "Why was there
// no limit?", "Why did nobody notice?": each is a factor. Where one leads to the next they
// are a chain of whys.
func (r *analysisReader) askedCauses(s *outline.Section) {
	w := whyReader{analysisReader: r, section: s}
	if w.linked() > 1 {
		return
	}
	var asked []*outline.Section
	for _, c := range s.Children {
		if title := c.Title.Plain; !strings.HasSuffix(title, "?") || numberedWhy(title) > 0 || c.Part != "" {
			return
		}
		if w.firstText(c).Plain != "" {
			asked = append(asked, c)
		}
	}
	if len(asked) < 2 {
		return
	}
	for _, c := range asked {
		f := factorReader{analysisReader: r, section: s}
		f.append(&Factor{Span: c.Span, Section: c, Title: w.firstText(c), Block: c.Block})
	}
}

// causeNouns are the nouns of labels that name a cause.
var causeNouns = [...]string{"cause", "factor", "circumstance"}

// levelled reads the labels of a section that name a cause and how it stands to the
// incident: "**Immediate cause:** the queue was full".
func (f *factorReader) levelled() {
	for _, p := range f.doc.Pieces(f.section.Blocks) {
		field, ok := f.doc.Field(p)
		if !ok || field.Value.Plain == "" {
			continue
		}
		label := strings.ToLower(field.Label.Plain)
		level := levelNamed(label)
		if level == FactorUnstated || !slices.ContainsFunc(causeNouns[:], func(w string) bool { return strings.Contains(label, w) }) {
			continue
		}
		f.append(&Factor{Span: p.Block.Span, Section: f.section, Level: level, Title: field.Value, Block: p.Block})
	}
}

// counts reports whether a sentence begins with a word that counts.
func counts(s string) bool {
	word := s[:len(s)-len(strings.TrimLeftFunc(s, func(r rune) bool { return r != ' ' && r != ',' }))]
	return slices.Contains(counting[:], strings.ToLower(word))
}
