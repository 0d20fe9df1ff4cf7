package actions

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/internal/slab"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// Read reads the action items: the list items and table rows of action
// sections, and what is declared as an action anywhere else.
func Read(doc *outline.Document, meta *metadata.Metadata, people []*metadata.Participant, stated chrono.Order,
	order *metadata.OrderFinder) (actions []*Action, unread []*outline.Unparsed) {
	r := &actionReader{
		doc: doc, meta: meta, participants: people,
		due: chrono.DueReader{Base: meta.Date.Day, Order: stated, Proven: order.Get},
	}
	r.readOutside(doc.Root)
	for _, s := range doc.Sections {
		r.readSection(s)
	}
	r.readTags()
	tieRetold(r.actions)
	return r.actions, r.unread
}

// actionReader reads the actions of one document.
type actionReader struct {
	doc          *outline.Document
	meta         *metadata.Metadata
	participants []*metadata.Participant
	due          chrono.DueReader
	known        map[string]bool  // names that the document's metadata gives, in lower case; nil until asked for
	people       map[string]bool  // names of those who took part, likewise
	habitOf      *outline.Section // the action section that habit is about
	habit        bool             // titles above its actions name their owners
	table        *markdown.Block  // the last table of the section
	declared     *markdown.Block  // the last paragraph that was an action by its label

	actions []*Action
	unread  []*outline.Unparsed
	made    slab.Of[Action]
	columns slab.Of[ActionColumns]
}

// actionScope is what headings and lines above items say for all of them.
type actionScope struct {
	section *outline.Section
	horizon Horizon
	days    int // the bound of the horizon, if stated
	due     Due
	status  Status
	titled  Status // the state that the titles give; status where no line says otherwise
	group   markdown.Text
	owners  []Owner
	tracked bool // a title, or the line above the list, links to an issue
	// followed tells that a title does; tracked where no line says so.
	followed bool
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
	from := len(r.actions)
	r.table = nil
	for i, b := range s.Blocks {
		if b.Kind == markdown.BlockList && splitsNumbering(s.Blocks, i) {
			r.readDetails(b)
			continue
		}
		if b.Kind == markdown.BlockList && (i > 0 && r.completes(b, s.Blocks[i-1]) || r.headsNames(b)) {
			continue
		}
		r.readBlock(s, b, &sc, i == 0 && !s.Inline.IsZero())
	}
	r.readPeers(r.actions[from:])
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

// titleTracked tells a title with a link to an issue: "Short term (follow along
// [here](...))".
func (r *actionReader) titleTracked(s *outline.Section) bool {
	if !bytes.Contains(r.doc.File.Bytes()[s.Title.Span.Start:s.Title.Span.End], []byte("://")) {
		return false
	}
	var a Action
	r.collectLinks(&a, r.doc.ProseAt(s.Title.Span))
	return r.anyTracker(a.Links)
}

// scopeOf reads the titles of s and of the sections above it.
func (r *actionReader) scopeOf(s *outline.Section) actionScope {
	sc := actionScope{section: s}
	for up := s; up != nil && up.Parent != nil; up = up.Parent {
		title := up.Title.Plain
		if sc.horizon == HorizonNone {
			sc.horizon, sc.days = horizonOf(title), horizonDays(title)
		}
		if sc.due.Text.IsZero() {
			sc.due = r.titleDue(up)
		}
		if sc.status == "" {
			sc.status = titleStatus(title)
		}
		if up.Kind == outline.KindActions {
			break
		}
		if sc.group.IsZero() {
			sc.group = up.Title
			sc.owners = r.groupOwners(up.Title)
		}
	}
	for up := s; up != nil && up.Parent != nil && inActions(up) && !sc.tracked; up = up.Parent {
		sc.tracked = r.titleTracked(up)
	}
	sc.titled, sc.followed = sc.status, sc.tracked
	return sc
}

// titleDue reads "(Target: Q3 2026)" in a heading.
func (r *actionReader) titleDue(s *outline.Section) Due {
	title := s.Title.Plain
	i := strings.IndexByte(title, ':')
	open := strings.LastIndexByte(title[:max(i, 0)], '(')
	if open < 0 || itemLabel(title[open+1:i]) != itemDue {
		return Due{}
	}
	end := strings.IndexByte(title[i:], ')')
	if end < 0 {
		return Due{}
	}
	p := r.doc.ProseAt(s.Title.Span)
	start, stop := trimRange(p.Text, min(i+1, len(p.Text)), min(i+end, len(p.Text)))
	if p.Text != title || start >= stop {
		return Due{}
	}
	due := DueOf(r.due, r.doc.Text(p.Source(start, stop)))
	if !due.Known() {
		return Due{}
	}
	return due
}

// titleStatus reads what a heading or an introducing line says of the state of
// all that follows: "Immediate actions (completed)", "Still to do:".
func titleStatus(s string) Status {
	low := strings.ToLower(s)
	if strings.Contains(low, "not yet") || strings.Contains(low, "not been") || strings.Contains(low, "to be ") ||
		strings.Contains(low, "incomplete") {
		return StatusOpen
	}
	state := Status("")
	words := strings.FieldsFunc(low, isNotWordRune)
	for i, w := range words {
		if w == "complete" && (i < len(words)-1 || i > 0 && words[i-1] == "to") {
			continue
		}
		switch w {
		case "completed", "complete", "done", "finished", "implemented", "closed", "shipped", "taken":
			if state == "" {
				state = StatusDone
			}
		case "planned", "todo", "remaining", "pending", "upcoming", "outstanding", "open", "in-progress", "progress", "proposed", "future":
			return StatusOpen
		case "rejected", "declined", "cancelled", "dropped", "abandoned", "won't":
			return StatusDropped
		}
	}
	return state
}

// groupOwners reads a heading or label above items as their owner, if it names
// a team, a handle or a person known by name.
func (r *actionReader) groupOwners(t markdown.Text) []Owner {
	s := strings.TrimRight(strings.TrimSpace(t.Plain), ": ")
	for _, lead := range [...]string{"owner: ", "team: ", "assignee: ", "owned by ", "assigned to "} {
		if ascii.HasPrefixFold(s, lead) {
			return r.ownersIn(t, len(lead), len(s))
		}
	}
	if r.namesOwner(s, false) || isInitials(s) && r.speaks(s) {
		return r.ownersIn(t, 0, len(s))
	}
	if r.habit {
		return r.ownersOfGroup(t)
	}
	return nil
}

// speaks tells initials that stand behind a time somewhere, as those of who did
// or said what the entry tells: "16.35 DM: deployed".
func (r *actionReader) speaks(initials string) bool {
	src := r.doc.File.Bytes()
	for at := 3; at < len(src); {
		i := bytes.Index(src[at:], []byte(" "+initials))
		if i < 0 {
			return false
		}
		at += i
		end := at + 1 + len(initials)
		if ascii.IsDigit(src[at-1]) && ascii.IsDigit(src[at-2]) && (src[at-3] == '.' || src[at-3] == ':') && end < len(src) &&
			bytes.IndexByte([]byte(" :/,"), src[end]) >= 0 {
			return true
		}
		at = end
	}
	return false
}

// ownersIn reads owners from part of a text whose source is one piece.
func (r *actionReader) ownersIn(t markdown.Text, start, end int) []Owner {
	p := r.doc.ProseAt(t.Span)
	if p.Text != t.Plain {
		return nil
	}
	var owners []Owner
	for _, o := range FindOwners(t.Plain[start:end]) {
		owners = append(owners, Owner{Text: r.doc.Text(p.Enclosing(start+o.Start, start+o.End)), Kind: o.Kind})
	}
	return owners
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
		r.readTable(b, *sc, true)
		r.table = b
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
	if n := r.readLines(b, *sc); n > 0 || r.readOwnedParagraph(b, *sc) {
		return
	}
	plain := strings.TrimSpace(r.doc.Prose(b).Text)
	if plain == "" {
		return
	}
	sc.status, sc.tracked = sc.titled, sc.followed || strings.HasSuffix(plain, ":") && r.tracks(b)
	if strings.HasSuffix(plain, ":") && len(plain) < 160 {
		if st := titleStatus(plain); st != "" {
			sc.status = st
		}
	}
	if r.allStrong(b) || strings.HasSuffix(plain, ":") && strings.Count(plain, " ") < 3 || r.habit && r.isMarked(b) {
		t := r.doc.Text(text.Span{Start: b.Span.Start, End: b.Span.End})
		sc.group = t
		sc.owners = r.groupOwners(t)
		if h := horizonOf(plain); h != HorizonNone {
			sc.horizon, sc.days = h, horizonDays(plain)
		}
	}
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
	if n := actionLabelLen(s); n > 0 && len(strings.Trim(s[n:], " *_")) > 0 {
		return true
	}
	if st, ok := leadingStatus(s); ok && st.end < len(s) && s[0] >= 0x80 {
		return true
	}
	n := actionIDLen(s)
	return n > 0 && n+1 < len(s) && strings.IndexByte(":.)", s[n]) >= 0 && s[n+1] == ' '
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
	if a.Horizon == HorizonNone {
		a.Horizon, a.HorizonDays = sc.horizon, sc.days
	}
	a.Tracked, a.TitleTracked = len(a.Keys) > 0 || r.anyTracker(a.Links), sc.tracked
	if !a.CategoryStated {
		if a.Category = categoryOfTitle(sc.group.Plain); a.Category != CategoryNone {
			a.CategoryStated = true
		} else {
			a.Category = tellCategory(a.Text.Plain)
		}
	}
	a.Status = settle(a, sc.status)
	r.actions = append(r.actions, a)
}

// categoryOfTitle reads "Detection" or "Prevention actions" above a group of
// items.
func categoryOfTitle(s string) Category {
	if s == "" || strings.Count(s, " ") > 4 {
		return CategoryNone
	}
	words := strings.FieldsFunc(strings.ToLower(s), isNotWordRune)
	if len(words) == 0 || len(words) > 2 {
		return CategoryNone
	}
	if len(words) == 2 {
		switch words[1] {
		case "actions", "items", "improvements", "measures", "work":
		default:
			return CategoryNone
		}
	}
	switch words[0] {
	case "detect", "detection", "monitoring", "prevent", "prevention", "preventive", "preventative", "mitigate", "mitigation",
		"respond", "response", "investigate", "investigation", "repair":
		return statedCategory(words[0])
	}
	return CategoryNone
}

// settle decides the state of an action: a ticked box or a stated end first,
// then what is written, then tense and heading.
func settle(a *Action, scope Status) Status {
	switch {
	case a.Status == StatusDropped:
		return StatusDropped
	case a.Ticked:
		return StatusDone
	case a.Status != "":
		return a.Status
	case a.Box.Len() > 0:
		return StatusOpen
	case scope != "":
		return scope
	case a.Columns != nil && !a.Columns.Status.IsZero():
		return StatusOpen
	case tellsDone(a.Text.Plain):
		return StatusDone
	}
	return StatusOpen
}

// readInline reads the text behind the label of a section: "- **Action items**:
// raise the limit".
func (r *actionReader) readInline(s *outline.Section, sc actionScope) {
	if strings.Count(s.Inline.Plain, " ") < 2 {
		return
	}
	r.addItem(sc, s.Inline.Span, s.Block)
}

// readOutside reads the blocks of a section that is not about actions.
func (r *actionReader) readOutside(s *outline.Section) {
	for i, b := range s.Blocks {
		if b.Kind == markdown.BlockList && i > 0 && s.Blocks[i-1] == r.declared {
			r.readDetails(b)
			continue
		}
		if b.Kind == markdown.BlockList && i > 0 && r.isActionsLine(s, s.Blocks[i-1]) {
			r.readList(b, actionScope{section: s})
			continue
		}
		r.readElsewhere(s, b)
	}
}

// isActionsLine tells a plain line above a list that would be the title of an
// action section if it were marked up as one.
func (r *actionReader) isActionsLine(s *outline.Section, b *markdown.Block) bool {
	if b.Kind != markdown.BlockParagraph || len(b.Lines) != 1 || b.Lines[0].Len() > 40 || b == s.Block {
		return false
	}
	m, ok := r.doc.Classify(r.doc.Prose(b).Text, s.Effective())
	return ok && m.Kind == outline.KindActions
}

// readElsewhere reads what is declared as an action outside of action
// sections: "**Action item:** ..." and tables that can be nothing else.
func (r *actionReader) readElsewhere(s *outline.Section, b *markdown.Block) {
	switch b.Kind {
	case markdown.BlockParagraph:
		r.readDeclared(s, b, b)
	case markdown.BlockList:
		if s.Effective() == outline.KindPrevention && r.owed(b) {
			r.readList(b, r.scopeOf(s))
			return
		}
		for _, item := range b.Children {
			if first := item.First(); first != nil {
				r.readDeclared(s, first, item)
			}
		}
	case markdown.BlockTable:
		switch s.Effective() {
		case outline.KindTimeline, outline.KindHistory, outline.KindImpact, outline.KindParticipants:
		default:
			r.readTable(b, actionScope{section: s}, false)
		}
	}
}

// owed tells a list of which each item names its owner.
func (r *actionReader) owed(list *markdown.Block) bool {
	for _, item := range list.Children {
		first := item.First()
		if first == nil {
			return false
		}
		var a Action
		it := &itemReader{actionReader: r, a: &a}
		if it.read(r.doc.Prose(first)); len(a.Owners) == 0 || a.Owners[0].Kind == OwnerNobody {
			return false
		}
	}
	return len(list.Children) > 0
}

// readHeadingAction reads a section that is an action: its title says what is
// to be done, and its content gives owner, date or state under labels.
func (r *actionReader) readHeadingAction(s *outline.Section, sc actionScope) bool {
	sc.owners, sc.group = nil, markdown.Text{}
	a := r.newAction(sc, s.Span, s.Block)
	a.Line = r.doc.File.LineAt(s.Head.Start)
	found := 0
	for _, b := range s.Blocks {
		switch b.Kind {
		case markdown.BlockList:
			for _, item := range b.Children {
				found += outline.BoolInt(r.readFieldItem(a, item))
			}
		case markdown.BlockParagraph:
			found += r.readFieldLines(a, b)
		}
	}
	if found == 0 && !r.promisesByTitle(s) {
		return false
	}
	fields := *a
	r.readTitle(a, s)
	restoreFields(a, &fields)
	for _, b := range s.Blocks {
		r.collectBlockLinks(a, b)
	}
	r.finish(a, sc)
	return true
}

// restoreFields gives back what labels said where the title says nothing.
func restoreFields(a, fields *Action) {
	if len(a.Owners) == 0 {
		a.Owners = fields.Owners
	}
	if a.Due.Text.IsZero() {
		a.Due = fields.Due
	}
	if a.StatusText.IsZero() {
		a.Status, a.StatusText = fields.Status, fields.StatusText
	}
}

// readFieldLines reads the "**Owner:** x" lines of a paragraph.
func (r *actionReader) readFieldLines(a *Action, b *markdown.Block) int {
	n := 0
	for _, line := range b.Lines {
		n += outline.BoolInt(r.readField(a, r.doc.ProseAt(line)))
	}
	return n
}

// readFieldItem reads a nested item that is a labelled field of the action
// above it.
func (r *actionReader) readFieldItem(a *Action, item *markdown.Block) bool {
	first := item.First()
	return first != nil && r.readField(a, r.doc.Prose(first))
}

// readField reads "Owner: x" if p is that.
func (r *actionReader) readField(a *Action, p *markdown.Prose) bool {
	key, n := fieldLabelAt(p.Text, 0, 0)
	if n == 0 {
		key, n = dashedLabel(p.Text)
	}
	if n == 0 || key == itemAction || key == itemID {
		return false
	}
	it := &itemReader{actionReader: r, p: p, s: p.Text, a: a, end: len(p.Text)}
	if key == itemDue && it.isGoal(0, n) {
		return false
	}
	it.start = it.valueEnd(p.Text, n, key)
	it.applyField(key, n, it.start)
	it.readLabels()
	return true
}

// dashedLabel reads "Owner - x", which only a nested item of its own can be.
func dashedLabel(s string) (itemField, int) {
	for i := 0; i < min(len(s), 24); i++ {
		if s[i] == ' ' && hasSeparator(s[i:]) {
			rest := strings.TrimLeft(s[i:], " -–—|")
			switch key := itemLabel(s[:i]); key {
			case itemOwner, itemDue, itemStatus:
				return key, len(s) - len(rest)
			}
			return 0, 0
		}
	}
	return 0, 0
}
