package structure

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed instructions.txt
var instructionsFile string

var (
	instructionLists = lexicon.New("rules/structure/instructions.txt", instructionsFile)
	imperative       = instructionLists.Set("imperative")
	telling          = instructionLists.Set("telling")
	asking           = instructionLists.Set("asking")
	formPart         = instructionLists.Set("form")
	formPlace        = instructionLists.Set("form-of")
	pointing         = instructionLists.Set("pointing")
	duty             = instructionLists.Set("duty")
	defining         = instructionLists.Set("defining")
	defined          = instructionLists.Set("defined")
	definedBy        = instructionLists.Set("defined-by")
)

var instructionsLeft = &lint.Rule{
	Name:     "structure/instructions-left",
	Summary:  "The instructions of the template are taken out",
	Severity: lint.Notice,
	Collect:  collectInstructions,
	Data:     []instruction(nil),
	CheckAll: checkInstructions,
}

// instruction is a paragraph that tells the writer what to write.
type instruction struct {
	Words string `json:"words"`
	// Prompt tells a paragraph in italics or a question: a team can keep those above
	// its answers.
	Prompt   bool       `json:"prompt"`
	Answered bool       `json:"answered"`
	At       lint.Place `json:"at"`
}

// longestInstruction is the number of words above which a paragraph is somebody's
// text.
const longestInstruction = 60

func collectInstructions(p *lint.Pass) any {
	if p.Doc.Language != "en" || !partlyWritten(p) {
		return nil
	}
	var found []instruction
	for i, b := range p.Doc.Blocks {
		if b.Kind != postmortem.BlockParagraph || len(b.Lines) == 0 {
			continue
		}
		words := p.Doc.Prose(b).Text
		list := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.IsLetter(r) })
		if len(list) < 3 || len(list) > longestInstruction {
			continue
		}
		prompt := isPrompt(p, b, i, words, list)
		if !prompt && !speaksOfForm(list) && !defines(words, list) && !tellsWriter(p, i, words, list) {
			continue
		}
		found = append(found, instruction{
			Words: strings.Clone(lint.Short(words)), Prompt: prompt, Answered: isAnswered(p.Doc, i), At: p.Place(b.Span),
		})
	}
	if found == nil {
		return nil
	}
	return found
}

// partlyWritten reports whether somebody has begun to write: an empty form is all
// instructions.
func partlyWritten(p *lint.Pass) bool {
	written, left := p.Binding.Progress()
	return written > left
}

// isPrompt reports whether a paragraph is all in italics and asks or tells the
// writer something, or is a question that opens a section of a known subject.
func isPrompt(p *lint.Pass, b *postmortem.Block, i int, words string, list []string) bool {
	asks := strings.HasSuffix(strings.TrimSpace(words), "?")
	if isItalic(p.Doc, b) {
		return asks || imperative.Has(list[0])
	}
	sec := p.Doc.SectionOf(b)
	opens := i > 0 && p.Doc.Blocks[i-1].Kind == postmortem.BlockHeading
	return asks && opens && isAnswered(p.Doc, i) && sec != nil && asksForSection(sec.Kind) && isPlain(words)
}

// tellsWriter reports whether a paragraph is all that its section holds, and tells
// whoever writes what to say there: "Describe who was affected, and for how long."
func tellsWriter(p *lint.Pass, i int, words string, list []string) bool {
	opens := i > 0 && p.Doc.Blocks[i-1].Kind == postmortem.BlockHeading
	return opens && !isAnswered(p.Doc, i) && telling.Has(list[0]) && asking.Has(list[1]) && isPlain(words)
}

// asksForSection reports whether a section of the kind holds no questions of its own.
func asksForSection(kind postmortem.Kind) bool {
	switch kind {
	case postmortem.KindOther, postmortem.KindRootCause, postmortem.KindFactors, postmortem.KindAppendix, "":
		return false
	}
	return true
}

func isItalic(doc *postmortem.Document, b *postmortem.Block) bool {
	prose := doc.Prose(b)
	for _, m := range prose.Marks {
		if m.Kind == postmortem.MarkEmphasis && m.Start == 0 && m.End >= len(strings.TrimRight(prose.Text, " ")) {
			return true
		}
	}
	return false
}

// isPlain reports whether one sentence names nobody and no figure: forms do not.
func isPlain(words string) bool {
	if strings.ContainsFunc(words, unicode.IsDigit) || strings.ContainsAny(strings.TrimRight(words, "?. "), "?.!") {
		return false
	}
	for i, w := range strings.Fields(words) {
		if i > 0 && unicode.IsUpper(rune(w[0])) {
			return false
		}
	}
	return true
}

// isAnswered reports whether text follows a block before the next heading.
func isAnswered(doc *postmortem.Document, i int) bool {
	return i+1 < len(doc.Blocks) && doc.Blocks[i+1].Kind != postmortem.BlockHeading && doc.Blocks[i+1].Kind != postmortem.BlockBreak
}

// speaksOfForm reports whether a paragraph says of a part of the form what is to be
// done with it: "These sections should be filled out once ...".
func speaksOfForm(list []string) bool {
	part, must, pointed := false, false, -pointedWords
	for i, w := range list[:min(len(list), headWords)] {
		if pointing.Has(w) {
			pointed = i
		}
		must = must || duty.Has(w)
		part = part || formPart.Has(w) && i-pointed < pointedWords
	}
	return part && must || showsForm(list)
}

const (
	headWords    = 16 // of a paragraph, in which it says what it is about
	pointedWords = 5  // how far "these" reaches: "these are only sample subheadings"
)

// showsForm reports whether a paragraph says what an example of the form does: "the
// example below demonstrates one way".
func showsForm(list []string) bool {
	for i, w := range list {
		if w == "example" && i+2 < len(list) && formPlace.Has(list[i+1]) && duty.Has(list[i+2]) {
			return true
		}
	}
	return false
}

// defines reports whether a paragraph begins by saying what belongs into the section:
// "Things that could have gone better", "These are good things that ...".
func defines(words string, list []string) bool {
	if !defining.Has(list[0]) || strings.ContainsFunc(words, unicode.IsDigit) {
		return false
	}
	head := list[:min(len(list), 12)]
	things, that, negated := false, false, false
	for _, w := range head {
		things = things || w == "things"
		that = that || things && defined.Has(w) && w != "things"
		negated = negated || that && definedBy.Has(w)
	}
	return things && that && negated
}

func checkInstructions(p *lint.CorpusPass) {
	kept := make(map[string]int) // in how many documents a prompt stands above its answer
	for _, d := range p.Docs {
		for _, i := range d.Data.([]instruction) {
			if i.Prompt && i.Answered {
				kept[i.Words]++
			}
		}
	}
	for _, d := range p.Docs {
		reportInstructions(p, d, kept)
	}
}

// habit is the number of documents in which a team keeps a prompt on purpose.
const habit = 3

func reportInstructions(p *lint.CorpusPass, d lint.Collected, kept map[string]int) {
	var left []instruction
	for _, i := range d.Data.([]instruction) {
		if !i.Prompt || !i.Answered || kept[i.Words] < habit {
			left = append(left, i)
		}
	}
	if len(left) == 0 {
		return
	}
	f := lint.Diagnostic{
		Anchor:  "instructions",
		Message: fmt.Sprintf("%q tells the writer what to write", left[0].Words),
		Hint:    "take it out, and write what it asks for if that is missing",
	}
	if n := len(left) - 1; n > 0 {
		f.Message += fmt.Sprintf(", and so for %d more", n)
	}
	for _, i := range left[1:] {
		f.Related = append(f.Related, i.At.Related(d.Path, "an instruction as well"))
	}
	p.ReportAt(d.Path, left[0].At, f)
}
