package postmortem

import (
	"strings"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// readPeople reads who took part, the document's own history and the links of
// the appendix.
func (r *reader) readPeople() {
	for _, s := range r.doc.Sections {
		switch s.Effective() {
		case KindParticipants:
			r.participants(s)
		case KindHistory:
			r.revisions(s)
		case KindAppendix:
			r.supportingLinks(s.Blocks)
		}
	}
	r.statedRoles()
	r.readRootCause()
}

// participants reads "Role: names" items and lines, lists of names, and tables
// of role and name. A sub-heading can be the role of the names below it.
func (r *reader) participants(s *Section) {
	if s.Inline.Plain != "" {
		r.names(Text{}, s.Inline)
	}
	heading := Text{}
	if s.Kind != KindParticipants && roleName(s.Title.Plain) != "" {
		heading = s.Title
	}
	role := heading
	for _, p := range r.doc.pieces(s.Blocks) {
		if strings.TrimSpace(p.text()) == "" || r.ownTitle(s, p) {
			continue
		}
		if p.depth <= 1 {
			role = heading
		}
		f, ok := r.doc.field(p)
		over := p.item != nil && p.first && len(p.item.Children) > 1
		switch {
		case over && ok && f.Value.Plain == "":
			role = f.Label
		case over && !ok && roleName(p.text()) != "":
			role = r.doc.whole(p)
		case ok && (roleName(f.Label.Plain) != "" || unfilled(f.Value.Plain) || nameLike(f.Value.Plain)):
			r.names(f.Label, f.Value)
		case ok:
		default:
			r.person(role, p)
		}
	}
	for _, b := range s.Blocks {
		if b.Kind == BlockTable {
			r.peopleTable(b)
		}
	}
}

// person reads a piece without label: "Ana (Incident Commander)", "Ana, Bo".
func (r *reader) person(role Text, p piece) {
	if p.item == nil && strings.HasSuffix(strings.TrimSpace(p.text()), ":") {
		return
	}
	s := p.text()
	if open := strings.IndexByte(s, '('); open > 0 && roleName(insideParens(s[open:])) != "" {
		r.addPerson(r.doc.Within(p.prose, open+1, open+1+len(insideParens(s[open:]))), r.doc.Within(p.prose, 0, open))
		return
	}
	for _, sep := range [...]string{" - ", " – ", " — "} {
		if a, b, ok := strings.Cut(s, sep); ok && roleName(b) != "" {
			r.addPerson(r.doc.Within(p.prose, len(a)+len(sep), len(s)), r.doc.Within(p.prose, 0, len(a)))
			return
		}
	}
	r.names(role, r.doc.whole(p))
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

// names adds each of the names with the role; a role without name is kept.
func (r *reader) names(role, names Text) {
	list := r.doc.names(names)
	if len(list) == 1 && allInitials(list[0].Plain) {
		list = r.doc.fields(list[0])
	}
	if len(list) == 0 {
		if role.Plain != "" {
			r.addPerson(role, Text{})
		}
		return
	}
	for _, n := range list {
		if !unfilled(n.Plain) {
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

func (r *reader) addPerson(role, name Text) {
	r.doc.People = append(r.doc.People, &Participant{Role: orNone(role), Name: orNone(name)})
}

// peopleTable reads a table with a column of names, and roles if it has one.
func (r *reader) peopleTable(b *Block) {
	role, name := -1, -1
	for i, cell := range b.Table.Header.Cells {
		switch h := strings.ToLower(r.doc.Text(cell).Plain); {
		case hasStem(h, "role", "responsib", "function", "position") && role < 0:
			role = i
		case hasStem(h, "name", "person", "who", "participant", "member", "responder", "attendee") && name < 0:
			name = i
		}
	}
	if name < 0 {
		return
	}
	for _, row := range b.Table.Rows {
		who, _ := row.Cell(name)
		what, _ := row.Cell(role)
		r.names(r.cellText(what), r.cellText(who))
	}
}

// statedRoles adds the roles that the document's head states ("**Incident
// Commander:** Ana"); authors and owners are metadata.
func (r *reader) statedRoles() {
	for i := range r.doc.Meta.All {
		f := &r.doc.Meta.All[i]
		if f.Key != "" || roleName(f.Label.Plain) == "" {
			continue
		}
		if f.Source == SourceFrontMatter {
			for _, v := range f.items() {
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
func (p *Participant) Kind() RoleKind { return roleName(p.Role.Plain) }

// roleName tells which role a label names; "" where it is no role.
func roleName(label string) RoleKind {
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
	case commanders.In(low):
		return RoleCommander
	case authors.In(low):
		return RoleAuthor
	case strings.Contains(low, "reviewer"):
		return RoleReviewer
	case otherRoles.In(low):
		return RoleOther
	}
	return ""
}

// revisions reads the rows of the document history.
func (r *reader) revisions(s *Section) {
	for _, b := range s.Blocks {
		if b.Kind == BlockTable {
			r.revisionTable(b)
		}
	}
	for _, p := range r.doc.pieces(s.Blocks) {
		if p.item == nil || !p.first || p.depth != 1 {
			continue
		}
		if d, start, end := chrono.FindDate(p.text(), r.dateOrder()); end > 0 && start < 3 {
			rest := end + len(p.text()[end:]) - len(strings.TrimLeft(p.text()[end:], " :-–—*"))
			r.doc.History = append(r.doc.History, &Revision{
				Span:    p.item.Span,
				Date:    Date{r.doc.Within(p.prose, start, end), d.Time(), d.Ambiguous},
				Changes: r.doc.Within(p.prose, rest, len(p.text())),
			})
		}
	}
}

func (r *reader) revisionTable(b *Block) {
	date, author, changes := -1, -1, -1
	for i, cell := range b.Table.Header.Cells {
		switch h := strings.ToLower(r.doc.Text(cell).Plain); {
		case hasStem(h, "date", "when", "day"):
			date = i
		case hasStem(h, "author", "by", "who", "name", "editor"):
			author = i
		case hasStem(h, "change", "description", "what", "comment", "note", "summary", "revision"):
			changes = i
		}
	}
	if date < 0 && changes < 0 {
		return
	}
	for _, row := range b.Table.Rows {
		at := func(i int) Text {
			c, _ := row.Cell(i)
			return r.cellText(c)
		}
		rev := &Revision{Span: row.Span, Date: Date{Text: at(date)}, Author: at(author), Changes: at(changes)}
		if d, _, end := chrono.FindDate(rev.Date.Text.Plain, r.dateOrder()); end > 0 {
			rev.Date.Day, rev.Date.Ambiguous = d.Time(), d.Ambiguous
		}
		r.doc.History = append(r.doc.History, rev)
	}
}

// supportingLinks collects the links of blocks, nested ones and those in tables
// among them.
func (r *reader) supportingLinks(blocks []*Block) {
	for _, p := range r.doc.pieces(blocks) {
		r.links(p.prose)
	}
	for _, b := range blocks {
		if b.Kind != BlockTable {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row.Cells {
				r.links(r.doc.ProseAt(c))
			}
		}
	}
}

func (r *reader) links(p *Prose) {
	for _, m := range p.Marks {
		if m.Kind != MarkLink && m.Kind != MarkURL {
			continue
		}
		r.doc.Links = append(r.doc.Links, &Link{r.doc.Within(p, m.Start, m.End), m.Target, m.Span})
	}
}

// readRootCause finds the root cause as stated: the first paragraph of the
// section that sums it up, or of the first section about it, or a labelled
// "Root cause".
func (r *reader) readRootCause() {
	var best *Section
	for _, s := range r.doc.Sections {
		if s.Effective() != KindRootCause || s.inPart("five_whys") {
			continue
		}
		if t := s.Part == "root_cause_summary"; t || best == nil {
			if r.causeText(s).Plain == "" {
				continue
			}
			best = s
			if t {
				break
			}
		}
	}
	if best != nil {
		r.doc.RootCause = r.causeText(best)
		return
	}
	for _, s := range r.doc.Sections {
		switch s.Effective() {
		case KindSummary, KindRootCause:
			if t := r.labelledCause(s); t.Plain != "" {
				r.doc.RootCause = t
				return
			}
		}
	}
}

// labelledCause is the value of "**Root cause:** ..." in a section.
func (r *reader) labelledCause(s *Section) Text {
	for _, p := range r.doc.pieces(s.Blocks) {
		if !concludes(p.prose) {
			continue
		}
		if f, ok := r.doc.field(p); ok {
			return f.Value
		}
	}
	return Text{}
}

// causeText is the first text of a section that is no question of a chain.
func (r *reader) causeText(s *Section) Text {
	if s.Inline.Plain != "" {
		return s.Inline
	}
	if namesWhys(s.Title.Plain) {
		return r.labelledCause(s)
	}
	for _, p := range r.doc.pieces(s.Blocks) {
		if strings.TrimSpace(p.text()) == "" || r.ownTitle(s, p) {
			continue
		}
		if f, ok := r.doc.field(p); ok && concludes(p.prose) {
			return f.Value
		}
		if q, _ := splitWhy(p.text()); q.end > 0 {
			continue
		}
		return r.doc.whole(p)
	}
	return Text{}
}

// cellText is a cell read, or no text for an empty one.
func (r *reader) cellText(c text.Span) Text {
	if c.Len() <= 0 {
		return Text{}
	}
	return orNone(r.doc.Text(c))
}
