package metadata

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// ReadPeople reads who took part, the document's own history and the links of
// the appendix.
func ReadPeople(doc *outline.Document, meta *Metadata, order *OrderFinder) People {
	r := &peopleReader{doc: doc, meta: meta, order: order}
	r.read()
	return r.People
}

// People is who took part, who changed the document, and what it refers to.
type People struct {
	People  []*Participant
	History []*Revision // document history rows
	Links   []*Link     // supporting links of the appendix
}

// peopleReader reads the people, revisions and links of one document.
type peopleReader struct {
	doc   *outline.Document
	meta  *Metadata
	order *OrderFinder
	People
}

func (r *peopleReader) read() {
	for _, s := range r.doc.Sections {
		switch s.Effective() {
		case outline.KindParticipants:
			r.participants(s)
		case outline.KindHistory:
			r.revisions(s)
		case outline.KindAppendix:
			r.supportingLinks(s.Blocks)
		}
	}
	r.statedRoles()
}

// participants reads "Role: names" items and lines, lists of names, and tables
// of role and name. A sub-heading can be the role of the names below it.
func (r *peopleReader) participants(s *outline.Section) {
	if s.Inline.Plain != "" {
		r.names(markdown.Text{}, s.Inline)
	}
	heading := markdown.Text{}
	if s.Kind != outline.KindParticipants && RoleName(s.Title.Plain) != "" {
		heading = s.Title
	}
	r.pieces(s, heading)
	for _, b := range s.Blocks {
		if b.Kind == markdown.BlockTable {
			r.peopleTable(b)
		}
	}
}

// pieces reads the lines and items of a section about people. One with others below
// it is the role of those.
func (r *peopleReader) pieces(s *outline.Section, heading markdown.Text) {
	role := heading
	for _, p := range r.doc.Pieces(s.Blocks) {
		if strings.TrimSpace(p.Text()) == "" || r.doc.OwnTitle(s, p) {
			continue
		}
		if p.Depth <= 1 {
			role = heading
		}
		f, ok := r.doc.Field(p)
		over := p.Item != nil && p.First && len(p.Item.Children) > 1
		switch {
		case over && ok && f.Value.Plain == "":
			role = f.Label
		case over && !ok && RoleName(p.Text()) != "":
			role = r.doc.Whole(p)
		case !ok:
			r.person(role, p)
		case RoleName(f.Label.Plain) != "" || outline.Unfilled(f.Value.Plain) || nameLike(f.Value.Plain):
			r.names(f.Label, f.Value)
		}
	}
}

// person reads a piece without label: "Ana (Incident Commander)", "Ana, Bo".
func (r *peopleReader) person(role markdown.Text, p outline.Piece) {
	if p.Item == nil && strings.HasSuffix(strings.TrimSpace(p.Text()), ":") {
		return
	}
	s := p.Text()
	if open := strings.IndexByte(s, '('); open > 0 && RoleName(insideParens(s[open:])) != "" {
		r.addPerson(r.doc.Within(p.Prose, open+1, open+1+len(insideParens(s[open:]))), r.doc.Within(p.Prose, 0, open))
		return
	}
	for _, sep := range [...]string{" - ", " – ", " — "} {
		if a, b, ok := strings.Cut(s, sep); ok && RoleName(b) != "" {
			r.addPerson(r.doc.Within(p.Prose, len(a)+len(sep), len(s)), r.doc.Within(p.Prose, 0, len(a)))
			return
		}
	}
	r.names(role, r.doc.Whole(p))
}

// nameLike tells a short list of names and handles from a sentence.
func nameLike(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '&' }) {
		if c := w[0]; c >= 'a' && c <= 'z' && w != "and" && w != "de" && w != "van" && w != "von" && w != "der" {
			return false
		}
	}
	return len(s) < 200
}

// insideParens is the text in parentheses that s starts with.
func insideParens(s string) string {
	if end := strings.IndexByte(s, ')'); end > 0 {
		return s[1:end]
	}
	return ""
}

// Names adds each of the names with the role; a role without name is kept.
func (r *peopleReader) names(role, names markdown.Text) {
	list := r.doc.Names(names)
	if len(list) == 1 && allInitials(list[0].Plain) {
		list = r.doc.Fields(list[0])
	}
	if len(list) == 0 {
		if role.Plain != "" {
			r.addPerson(role, markdown.Text{})
		}
		return
	}
	for _, n := range list {
		if !outline.Unfilled(n.Plain) {
			r.addPerson(role, n)
		}
	}
}

// allInitials tells a run of initials without commas: "AG BL CD".
func allInitials(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if len(w) < 2 || len(w) > 3 || strings.ToUpper(w) != w || !ascii.IsLetter(w[0]) {
			return false
		}
	}
	return len(words) > 1
}

func (r *peopleReader) addPerson(role, name markdown.Text) {
	r.People.People = append(r.People.People, &Participant{Role: outline.OrNone(role), Name: outline.OrNone(name)})
}

// peopleTable reads a table with a column of names, and roles if it has one.
func (r *peopleReader) peopleTable(b *markdown.Block) {
	role, name := -1, -1
	for i, cell := range b.Table.Header.Cells {
		switch h := strings.ToLower(r.doc.Text(cell).Plain); {
		case ascii.HasAnyPrefix(h, "role", "responsib", "function", "position") && role < 0:
			role = i
		case ascii.HasAnyPrefix(h, "name", "person", "who", "participant", "member", "responder", "attendee") && name < 0:
			name = i
		}
	}
	if name < 0 {
		return
	}
	for _, row := range b.Table.Rows {
		who, _ := row.Cell(name)
		what, _ := row.Cell(role)
		r.names(r.doc.CellText(what), r.doc.CellText(who))
	}
}

// statedRoles adds the roles that the document's head states ("**Incident
// Commander:** Ana"); authors and owners are metadata.
func (r *peopleReader) statedRoles() {
	for i := range r.meta.All {
		f := &r.meta.All[i]
		if f.Key != "" || RoleName(f.Label.Plain) == "" {
			continue
		}
		if f.Source == outline.SourceFrontMatter {
			for _, v := range f.Items() {
				r.addPerson(f.Label, v)
			}
			continue
		}
		r.names(f.Label, f.Value)
	}
}

// RoleKind is a role that a postmortem names in its own words.
type RoleKind string

// The roles that rules ask for.
const (
	RoleCommander RoleKind = "incident commander"
	RoleAuthor    RoleKind = "author"
	RoleReviewer  RoleKind = "reviewer"
	RoleOther     RoleKind = "other" // an investigator, scribe, liaison, ...
)

// Kind tells which role the participant has; "" where the list names none or
// one that is not known.
func (p *Participant) Kind() RoleKind { return RoleName(p.Role.Plain) }

// RoleName tells which role a label names; "" where it is no role.
func RoleName(label string) RoleKind {
	low := strings.ToLower(strings.Trim(strings.TrimSpace(label), ":*_()[]"))
	if len(low) > 40 || strings.Count(low, " ") > 4 {
		return ""
	}
	switch low {
	case "ic", "im", "commander", "incident lead", "incident owner":
		return RoleCommander
	case "author", "authors", "writer", "written by", "prepared by", "document author", "pm author":
		return RoleAuthor
	case "approver", "approvers", "approved by", "reviewed by":
		return RoleReviewer
	}
	switch {
	case outline.Commanders.In(low):
		return RoleCommander
	case outline.Authors.In(low):
		return RoleAuthor
	case strings.Contains(low, "reviewer"):
		return RoleReviewer
	case outline.OtherRoles.In(low):
		return RoleOther
	}
	return ""
}

// revisions reads the rows of the document history.
func (r *peopleReader) revisions(s *outline.Section) {
	for _, b := range s.Blocks {
		if b.Kind == markdown.BlockTable {
			r.revisionTable(b)
		}
	}
	for _, p := range r.doc.Pieces(s.Blocks) {
		if p.Item == nil || !p.First || p.Depth != 1 {
			continue
		}
		if d, start, end := chrono.FindDate(p.Text(), r.order.Get()); end > 0 && start < 3 {
			rest := end + len(p.Text()[end:]) - len(strings.TrimLeft(p.Text()[end:], " :-–—*"))
			r.People.History = append(r.People.History, &Revision{
				Span:    p.Item.Span,
				Date:    Date{r.doc.Within(p.Prose, start, end), d.Time(), d.Ambiguous},
				Changes: r.doc.Within(p.Prose, rest, len(p.Text())),
			})
		}
	}
}

func (r *peopleReader) revisionTable(b *markdown.Block) {
	date, author, changes := -1, -1, -1
	for i, cell := range b.Table.Header.Cells {
		switch h := strings.ToLower(r.doc.Text(cell).Plain); {
		case ascii.HasAnyPrefix(h, "date", "when", "day"):
			date = i
		case ascii.HasAnyPrefix(h, "author", "by", "who", "name", "editor"):
			author = i
		case ascii.HasAnyPrefix(h, "change", "description", "what", "comment", "note", "summary", "revision"):
			changes = i
		}
	}
	if date < 0 && changes < 0 {
		return
	}
	for _, row := range b.Table.Rows {
		at := func(i int) markdown.Text {
			c, _ := row.Cell(i)
			return r.doc.CellText(c)
		}
		rev := &Revision{Span: row.Span, Date: Date{Text: at(date)}, Author: at(author), Changes: at(changes)}
		if d, _, end := chrono.FindDate(rev.Date.Text.Plain, r.order.Get()); end > 0 {
			rev.Date.Day, rev.Date.Ambiguous = d.Time(), d.Ambiguous
		}
		r.People.History = append(r.People.History, rev)
	}
}

// supportingLinks collects the links of blocks, nested ones and those in tables
// among them.
func (r *peopleReader) supportingLinks(blocks []*markdown.Block) {
	for _, p := range r.doc.Pieces(blocks) {
		r.links(p.Prose)
	}
	for _, b := range blocks {
		if b.Kind != markdown.BlockTable {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row.Cells {
				r.links(r.doc.ProseAt(c))
			}
		}
	}
}

func (r *peopleReader) links(p *markdown.Prose) {
	for _, m := range p.Marks {
		if m.Kind != markdown.MarkLink && m.Kind != markdown.MarkURL {
			continue
		}
		r.People.Links = append(r.People.Links, &Link{r.doc.Within(p, m.Start, m.End), m.Target, m.Span})
	}
}

// Participant is a person or team with a role in the incident.
type Participant struct {
	Role markdown.Text // "Incident Commander"; empty where the list names none
	Name markdown.Text
}

// Revision is a row of the document's own history.
type Revision struct {
	Span    text.Span
	Date    Date
	Author  markdown.Text
	Changes markdown.Text
}

// Link is a link as written; Target is resolved through reference definitions.
type Link struct {
	Text   markdown.Text
	Target string
	Span   text.Span // of the whole link
}
