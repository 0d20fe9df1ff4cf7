package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/slab"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// Reading is what a document says is to be done.
type Reading struct {
	Actions []*Action
	Unread  []*outline.Unparsed // what looks like an action and cannot be read
	Checks  []*Check            // boxes about the document itself
}

// Read reads the action items: the list items and table rows of action
// sections, and what is declared as an action anywhere else.
func Read(doc *outline.Document, meta *metadata.Metadata, people []*metadata.Participant, stated chrono.Order,
	order *metadata.OrderFinder) Reading {
	r := &actionReader{
		Reader: owners.NewReader(doc, meta, people), doc: doc,
		due: chrono.DueReader{Base: meta.Date.Day, Order: stated, Proven: order.Get},
	}
	r.readOutside(doc.Root)
	for _, s := range doc.Sections {
		r.readSection(s)
	}
	r.readMeasures(r.measures)
	r.readTags()
	tieRetold(r.actions)
	return Reading{r.actions, r.unread, r.checks}
}

// actionReader reads the actions of one document.
type actionReader struct {
	*owners.Reader // of names
	doc            *outline.Document
	due            chrono.DueReader
	habitOf        *outline.Section // the action section that habit is about
	habit          bool             // titles above its actions name their owners
	from           int              // the first action of the section
	table          *markdown.Block  // the last table of the section
	measures       []measures       // lists that are actions where nothing else is
	declared       *markdown.Block  // the last paragraph that was an action by its label
	again          *Action          // what a text was read into that gave nothing

	actions []*Action
	unread  []*outline.Unparsed
	checks  []*Check
	made    slab.Of[Action]
	columns slab.Of[ActionColumns]
}

// readSection reads the actions of a section's own content.
func (r *actionReader) readSection(s *outline.Section) {
	if !inActions(s) || isKeySection(s.Title.Plain) || s.Kind != outline.KindActions && isRecordTitle(s.Title.Plain) {
		r.readOutside(s)
		return
	}
	r.ownedInGroups(s)
	sc := r.scopeOf(s)
	if s.Kind != outline.KindActions && r.readHeadingAction(s, sc) {
		return
	}
	if !s.Inline.IsZero() {
		r.readInline(s, sc)
	}
	r.from = len(r.actions)
	r.table = nil
	for i, b := range s.Blocks {
		if b.Kind == markdown.BlockList && splitsNumbering(s.Blocks, i) {
			r.readDetails(b)
			continue
		}
		if b.Kind == markdown.BlockList && (i > 0 && r.completes(b, s.Blocks[i-1]) || r.headsNames(b) || r.readChecks(b)) {
			continue
		}
		r.readBlock(s, b, &sc, i == 0 && !s.Inline.IsZero())
	}
	r.readHabits(r.actions[r.from:])
}

// splitsNumbering tells bullets that stand between the numbered items of one
// list because they are not indented: they are details of the item above.
func splitsNumbering(blocks []*markdown.Block, i int) bool {
	if blocks[i].Ordered {
		return false
	}
	last := 0
	for j := i - 1; j >= max(0, i-8) && last == 0; j-- {
		if items := blocks[j].Children; blocks[j].Kind == markdown.BlockList && blocks[j].Ordered && len(items) > 0 {
			last = items[len(items)-1].Number
		}
	}
	if last == 0 {
		return false
	}
	for j := i + 1; j < min(len(blocks), i+8); j++ {
		if blocks[j].Kind == markdown.BlockList && blocks[j].Ordered && len(blocks[j].Children) > 0 {
			return blocks[j].Children[0].Number == last+1
		}
	}
	return last > 1 // the details of the last item
}

// readDetails keeps bullets as notes of the action above them.
func (r *actionReader) readDetails(list *markdown.Block) {
	if n := len(r.actions); n > 0 {
		r.readNested(r.actions[n-1], list)
	}
}

// inActions tells that the content of s is action items: it is an action
// section, or a part of one by theme ("Detection", "Incident response").
func inActions(s *outline.Section) bool {
	for ; s != nil; s = s.Parent {
		switch s.Kind {
		case outline.KindActions:
			return !s.Within(outline.KindTimeline)
		case outline.KindOther, outline.KindDetection, outline.KindResponse, outline.KindResolution, outline.KindPrevention, "":
		default:
			return false
		}
	}
	return false
}

// isKeySection tells a heading below which the terms of the list are explained.
func isKeySection(title string) bool {
	switch strings.ToLower(strings.Trim(title, " :*")) {
	case "legend", "key", "status key", "definitions", "notes", "note", "background", "instructions", "how to use", "glossary",
		"links", "references":
		return true
	}
	return false
}

// readBlock reads a block of an action section. What a paragraph says of the
// list below it is kept in sc.
func (r *actionReader) readBlock(s *outline.Section, b *markdown.Block, sc *actionScope, titled bool) {
	switch b.Kind {
	case markdown.BlockList:
		r.readList(b, *sc)
	case markdown.BlockItem: // the section is marked up as an item
		for _, c := range b.Children {
			r.readBlock(s, c, sc, titled && c == b.First())
		}
	case markdown.BlockTable:
		if !r.readRecord(b, *sc) {
			r.readTable(b, *sc, true)
			r.table = b
		}
	case markdown.BlockQuote:
		for _, c := range b.Children {
			if c.Kind == markdown.BlockList || c.Kind == markdown.BlockTable {
				r.readBlock(s, c, sc, false)
			}
		}
	case markdown.BlockParagraph:
		if !titled && b != s.Block && !r.readStrayRows(b, *sc) {
			r.readParagraph(b, sc)
		}
	}
}

// readParagraph reads the lines of a paragraph that are items without being a
// list; else what it says of the list below.
func (r *actionReader) readParagraph(b *markdown.Block, sc *actionScope) {
	if r.readDefinitions(b, *sc) {
		return
	}
	if n := r.readLines(b, *sc); n > 0 || r.readOwnedParagraph(b, *sc) || r.readPromise(b, *sc) {
		return
	}
	plain := strings.TrimSpace(r.doc.Prose(b).Text)
	if plain == "" {
		return
	}
	if r.readOwnerLine(b, sc) {
		return
	}
	r.readOwnerOfAll(b, sc)
	sc.status, sc.tracked = sc.titled, sc.followed || strings.HasSuffix(plain, ":") && r.tracks(b)
	if strings.HasSuffix(plain, ":") && len(plain) < 160 {
		if st := task.StatusOfTitle(plain); st != "" {
			sc.status = st
		}
	}
	if r.headsGroup(b, plain) {
		t := r.doc.Text(text.Span{Start: b.Span.Start, End: b.Span.End})
		sc.group = t
		sc.owners = r.groupOwners(t)
		if h := task.HorizonOf(plain); h != task.HorizonNone {
			sc.horizon, sc.days = h, task.HorizonDays(plain)
		}
	}
}

// headsGroup reports whether a paragraph is a title above actions: bold from end to end,
// a word or two with a colon, or with a label that gives an owner.
func (r *actionReader) headsGroup(b *markdown.Block, plain string) bool {
	if r.allStrong(b) || strings.HasSuffix(plain, ":") && strings.Count(plain, " ") < 3 || r.habit && r.isMarked(b) {
		return true
	}
	title := strings.TrimRight(plain, ": ")
	if len(b.Lines) != 1 || len(plain) >= owners.Longest {
		return false
	}
	if start, end := labelledOwners(title); start < end {
		return true
	}
	start, end := r.belonging(title)
	return start < end && strings.HasSuffix(plain, ":")
}

// allStrong tells that a paragraph is bold from end to end.
func (r *actionReader) allStrong(b *markdown.Block) bool {
	p := r.doc.Prose(b)
	for _, m := range p.Marks {
		if m.Kind == markdown.MarkStrong && m.Start == 0 && m.End >= len(p.Text)-1 {
			return true
		}
	}
	return false
}

// readLines reads the lines of a paragraph that begin like items: a box, a
// bullet character, a number of an action, a tick, "Action item:". Lines between
// them continue an item.
func (r *actionReader) readLines(b *markdown.Block, sc actionScope) int {
	n := 0
	for i := 0; i < len(b.Lines); i++ {
		if !isItemLine(r.doc.File.Text(b.Lines[i])) {
			if n == 0 {
				return 0
			}
			continue
		}
		last := i
		for last+1 < len(b.Lines) && !isItemLine(r.doc.File.Text(b.Lines[last+1])) {
			last++
		}
		r.addItem(sc, text.Span{Start: b.Lines[i].Start, End: b.Lines[last].End}, b)
		n++
		i = last
	}
	return n
}

// isItemLine tells a line that begins like an item though Markdown does not
// make it one.
func isItemLine(s string) bool {
	s = strings.TrimLeft(s, " *_")
	if len(s) < 3 {
		return false
	}
	if s[0] == '[' && s[2] == ']' && strings.IndexByte(" xX", s[1]) >= 0 {
		return true
	}
	for _, bullet := range [...]string{"o  ", "• ", "· ", "● ", "◦ ", "▪ ", "– ", "→ ", "➡"} {
		if strings.HasPrefix(s, bullet) {
			return true
		}
	}
	if isLettered(s) {
		return true
	}
	if n := actionLabelLen(s); n > 0 && len(strings.Trim(s[n:], " *_")) > 0 {
		return true
	}
	if st, ok := task.LeadingStatus(s); ok && st.End < len(s) && s[0] >= 0x80 {
		return true
	}
	n := task.ActionIDLen(s)
	return n > 0 && n+1 < len(s) && strings.IndexByte(":.)", s[n]) >= 0 && s[n+1] == ' '
}

// isLettered reports whether a line begins with a letter and a bracket: "a) Add a test".
func isLettered(s string) bool {
	return len(s) > 4 && ascii.IsLetter(s[0]) && s[1] == ')' && s[2] == ' '
}

// readDefinitions reads lines that are defined by the next one as actions, with their
// owner and date in the definition: "Add a test" over ": Ana, 1 March 2026".
func (r *actionReader) readDefinitions(b *markdown.Block, sc actionScope) bool {
	defined := func(i int) bool {
		s := r.doc.File.Text(b.Lines[i])
		return len(s) > 2 && s[0] == ':' && s[1] == ' '
	}
	if len(b.Lines)%2 != 0 {
		return false
	}
	for i := 0; i < len(b.Lines); i += 2 {
		if defined(i) || !defined(i+1) {
			return false
		}
	}
	for i := 0; i < len(b.Lines); i += 2 {
		a := r.newAction(sc, text.Span{Start: b.Lines[i].Start, End: b.Lines[i+1].End}, b)
		r.readItemText(a, r.doc.ProseAt(b.Lines[i]))
		it := &itemReader{actionReader: r, a: a, trust: formBracket}
		it.begin(r.doc.ProseAt(text.Span{Start: b.Lines[i+1].Start + 2, End: b.Lines[i+1].End}))
		it.readLabels()
		it.readParts(it.start, it.end, formBracket)
		r.collectLinks(a, it.p)
		r.finish(a, sc)
	}
	return true
}

// addItem reads an item from a part of the source that is no list item.
func (r *actionReader) addItem(sc actionScope, span text.Span, b *markdown.Block) {
	a := r.newAction(sc, span, b)
	p := r.doc.ProseAt(span)
	r.readItemText(a, p)
	r.collectLinks(a, p)
	r.finish(a, sc)
}

// newAction gives an action with its place.
func (r *actionReader) newAction(sc actionScope, span text.Span, b *markdown.Block) *Action {
	a := r.made.Next()
	*a = Action{Span: span, Line: r.doc.File.LineAt(span.Start), Section: sc.section, Block: b, Group: sc.group}
	return a
}

// finish sets what follows from the scope and the words, and keeps the action.
func (r *actionReader) finish(a *Action, sc actionScope) {
	if a.Text.IsZero() && len(a.Links) == 0 && len(a.Keys) == 0 {
		r.unread = append(r.unread, &outline.Unparsed{Text: r.doc.Text(a.Span), As: "action", Reason: "it does not say what is to be done"})
		return
	}
	if len(a.Owners) == 0 {
		a.Owners = sc.owners
	}
	if a.Due.Text.IsZero() && (a.Columns == nil || a.Columns.Due.IsZero()) {
		a.Due = sc.due
	}
	if a.Horizon == task.HorizonNone {
		a.Horizon, a.HorizonDays = sc.horizon, sc.days
	}
	a.Tracked, a.TitleTracked = len(a.Keys) > 0 || r.anyTracker(a.Links), sc.tracked
	if !a.CategoryStated {
		if a.Category = task.CategoryOfTitle(sc.group.Plain); a.Category != task.CategoryNone {
			a.CategoryStated = true
		} else {
			a.Category = task.CategoryOf(a.Text.Plain)
		}
	}
	a.Status = settle(a, sc.status)
	r.actions = append(r.actions, a)
}

// settle decides the state of an action: a ticked box or a stated end first,
// then what is written, then tense and heading.
func settle(a *Action, scope task.Status) task.Status {
	switch {
	case a.Status == task.StatusDropped:
		return task.StatusDropped
	case a.Ticked:
		return task.StatusDone
	case a.Status != "":
		return a.Status
	case a.Box.Len() > 0:
		return task.StatusOpen
	case scope != "":
		return scope
	case a.Columns != nil && !a.Columns.Status.IsZero():
		return task.StatusOpen
	case task.TellsDone(a.Text.Plain):
		return task.StatusDone
	}
	return task.StatusOpen
}

// readInline reads the text behind the label of a section: "- **Action items**:
// raise the limit".
func (r *actionReader) readInline(s *outline.Section, sc actionScope) {
	if strings.Count(s.Inline.Plain, " ") < 2 {
		return
	}
	r.addItem(sc, s.Inline.Span, s.Block)
}
