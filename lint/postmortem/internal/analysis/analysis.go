// Package analysis reads what a document makes of the incident: contributing
// factors, chains of whys, the root cause, impact, lessons and preventive measures.
package analysis

import (
	"slices"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// Factor is a contributing factor.
type Factor struct {
	Span        text.Span
	Section     *outline.Section
	Title       markdown.Text
	Level       FactorLevel
	Category    FactorCategory
	Description markdown.Text
	WhyMattered markdown.Text
	Evidence    markdown.Text
	// Labels are the labelled fields as written ("Evidence"), also where the
	// value is empty: an empty field differs from a missing one.
	Labels []outline.Field
	Block  *markdown.Block
}

// FactorLevel is how a factor stands to the incident.
type FactorLevel string

// The levels of factors.
const (
	FactorPrimary       FactorLevel = "primary"
	FactorSecondary     FactorLevel = "secondary"
	FactorEnvironmental FactorLevel = "environmental"
	FactorUnstated      FactorLevel = ""
)

// FactorCategory is the domain and the aspect of a factor, such as
// "technical/code"; empty where neither a label nor the words tell.
type FactorCategory string

// WhyChain is a chain of whys: a tree, since an answer can lead to several
// questions.
type WhyChain struct {
	Section *outline.Section
	Span    text.Span
	Roots   []*Why
}

// Why is a question with its answer.
type Why struct {
	Span     text.Span
	Question markdown.Text // empty where the chain lists answers only
	Answer   markdown.Text // empty where the arrow has no text
	Number   int           // as numbered in the text; 0 where it is not
	Next     []*Why
}

// Leaves are the whys of the chain that no further why follows.
func (c *WhyChain) Leaves() []*Why {
	var leaves []*Why
	stack := pushWhys(nil, c.Roots)
	for len(stack) > 0 {
		w := stack[len(stack)-1]
		stack = pushWhys(stack[:len(stack)-1], w.Next)
		if len(w.Next) == 0 {
			leaves = append(leaves, w)
		}
	}
	return leaves
}

// pushWhys puts whys onto a stack, so that the first is the next to be taken.
func pushWhys(stack, whys []*Why) []*Why {
	for _, w := range slices.Backward(whys) {
		stack = append(stack, w)
	}
	return stack
}

// Impact is what the incident did, as far as labels, bullets or tables state
// it.
type Impact struct {
	Users       Quantity // number or percentage
	Regions     []markdown.Text
	Duration    markdown.Text
	Revenue     Money
	SLA         SLA
	Tickets     Quantity
	Escalations Quantity
	Services    []markdown.Text
	Data        DataImpact
	Dependents  []markdown.Text
	Fields      []outline.Field // every labelled value of the impact sections
}

// Quantity is a number in a text.
type Quantity struct {
	Text    markdown.Text // the value as written; empty where the field is missing
	Number  float64
	Percent bool
	Known   bool // a number could be read
	Approx  bool
}

// Money is an amount of a currency.
type Money struct {
	Text      markdown.Text
	Amount    float64
	Currency  string // ISO 4217 code where it is told from the text
	Estimated bool
	Known     bool
}

// SLA is whether the service level agreement was met.
type SLA struct {
	Text  markdown.Text
	State string // "met", "breached", or "" for another value
}

// DataImpact is what happened to data.
type DataImpact struct {
	Text  markdown.Text
	State string // "none", "delayed", "lost", or "" for another value
}

// LessonKind sorts lessons.
type LessonKind string

// The kinds of lessons.
const (
	LessonWell   LessonKind = "well"
	LessonPoorly LessonKind = "poorly"
	LessonLucky  LessonKind = "lucky"
	LessonOther  LessonKind = "other"
)

// Lesson is one lesson learned.
type Lesson struct {
	Kind    LessonKind
	Text    markdown.Text
	Section *outline.Section
	Block   *markdown.Block
}

// ControlKind sorts prevention measures.
type ControlKind string

// The kinds of prevention measures.
const (
	ControlDetection  ControlKind = "detection"
	ControlPrevention ControlKind = "prevention"
	ControlResponse   ControlKind = "response"
)

// Control is a prevention measure.
type Control struct {
	Kind    ControlKind // "" where the heading does not tell
	Text    markdown.Text
	Box     text.Span // "[ ]" or "[x]"; empty without one
	Ticked  bool
	Section *outline.Section
	Block   *markdown.Block
}

// Analysis is what a document makes of the incident.
type Analysis struct {
	Factors   []*Factor
	Chains    []*WhyChain
	RootCause markdown.Text // the root cause as stated (its first paragraph); empty if none
	Impact    Impact
	Lessons   []*Lesson
	Controls  []*Control // prevention measures
}

// analysisReader reads the analysis of one document.
type analysisReader struct {
	doc *outline.Document
	Analysis
}

// Read reads the factors, why-chains, impact, lessons and measures.
func Read(doc *outline.Document) Analysis {
	r := &analysisReader{doc: doc}
	r.readRootCause()
	r.readFactors()
	r.readWhys()
	r.readImpact()
	r.readLessons()
	return r.Analysis
}

// ReadRootCause finds the root cause alone, as the whole analysis has it.
func ReadRootCause(doc *outline.Document) markdown.Text {
	r := &analysisReader{doc: doc}
	r.readRootCause()
	return r.RootCause
}
