// Package adopt brings a postmortem of a platform into a team's form: what it says
// stands below the headings of the template that ask for it, each part with a comment
// that says where it is from; what has no heading stands at the end. Nothing is
// dropped.
package adopt

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/setup"
	"github.com/pmlint/pmlint/lint/platform"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/record"
	"github.com/pmlint/pmlint/lint/record/kinds"
	"github.com/pmlint/pmlint/lint/record/timetable"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

// Request says how documents are adopted.
type Request struct {
	Template string // a file or the name of a built-in one; "" for the documents' own
	Folder   string // relative to the root; "" for that of the other documents
	Name     string // of files: {{date}}, {{slug}}, {{id}}; "" for date and slug
	Today    string // YYYY-MM-DD, for documents that state no date
	Zone     string
}

// Draft is a document in the team's form, which is not written yet.
type Draft struct {
	Path    string // relative to the repository's root
	Content string
	// There is the path of the document that was adopted before; nothing is to be
	// written then.
	There  string
	Placed int // parts that have a place
	Left   int // parts and values that have none
	Undated
}

// Undated tells that the document states no date, and today's was taken.
type Undated bool

// adopter adopts one document.
type adopter struct {
	proj   *project.Project
	linter *lint.Linter
	from   *platform.Document
	draft  *Draft
	left   []part
}

// part is a section of what was read.
type part struct {
	title   string
	kind    postmortem.Kind
	content string
}

// Plan brings a document into the team's form.
func Plan(proj *project.Project, packs []*lint.Pack, from *platform.Document, r Request) (*Draft, error) {
	linter, err := lint.New(packs, proj.Config)
	if err != nil {
		return nil, err
	}
	a := &adopter{proj: proj, linter: linter, from: from, draft: &Draft{Undated: Undated(from.Date == "")}}
	if err := a.begin(packs, r); err != nil || a.draft.There != "" {
		return a.draft, err
	}
	parts, err := a.parts()
	if err != nil {
		return nil, err
	}
	if err := a.place(parts); err != nil {
		return nil, err
	}
	values := a.times(r.Zone)
	a.rest(values)
	return a.draft, nil
}

// begin makes the draft that the template gives, unless the document is there.
func (a *adopter) begin(packs []*lint.Pack, r Request) error {
	date := a.from.Date
	if date == "" {
		date = r.Today
	}
	if r.Folder == "" {
		r.Folder = folderOf(a.proj)
	}
	if a.draft.There = a.there(r.Folder); a.draft.There != "" {
		return nil
	}
	request := setup.Request{Template: r.Template, Facts: template.Facts{Title: a.from.Title, Date: date, Author: a.from.Author,
		Severity: a.from.Severity, Zone: r.Zone}}
	request.Path = path.Join(r.Folder, a.named(r.Name, date))
	d, err := setup.NewDraft(a.proj, packs, request)
	if err != nil {
		return err
	}
	a.draft.Path, a.draft.Content = d.Path, d.Content
	return nil
}

// folderOf is where a project keeps its documents.
func folderOf(proj *project.Project) string {
	if docs, err := proj.Documents(); err == nil && len(docs.Sources) > 0 {
		return path.Dir(docs.Sources[0].Path)
	}
	if folders, _ := proj.Folders(); len(folders) > 0 {
		return proj.Rel(proj.Abs(strings.TrimSuffix(folders[0], "/")))
	}
	return "postmortems"
}

// named is the name of the file by a pattern.
func (a *adopter) named(pattern, date string) string {
	if pattern == "" {
		pattern = "{{date}}-{{slug}}"
	}
	name := strings.NewReplacer("{{date}}", date, "{{slug}}", slug(a.from.Title), "{{id}}", slug(a.from.ID)).Replace(pattern)
	return strings.TrimSuffix(name, ".md") + ".md"
}

// slug is a text as part of a file's name.
func slug(s string) string {
	s = strings.Trim(strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-"), "-")
	if len(s) > 60 {
		s = strings.TrimRight(s[:60], "-")
	}
	if s == "" {
		return "incident"
	}
	return s
}

// mark is the comment by which a document is known to be adopted.
func (a *adopter) mark() string {
	return "<!-- imported from: " + a.from.Kind + " " + a.from.ID + " -->"
}

// there is the document that was adopted before, among those of the project and those
// in a folder; "" for none.
func (a *adopter) there(folder string) string {
	if docs, err := a.proj.Documents(); err == nil { // an error says that there is none
		for _, s := range docs.Sources {
			if file := docs.File(s.Path); file != nil && a.isMarked(file.Bytes()) {
				return s.Path
			}
		}
	}
	tree, err := rootfs.Open(a.proj.Root())
	if err != nil {
		return ""
	}
	defer tree.Close()
	found := ""
	// What cannot be read is not a document that was adopted.
	_ = fs.WalkDir(tree.FS(lint.MaxSize), folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == folder:
			return fs.SkipAll
		case err != nil, d.IsDir(), !strings.HasSuffix(name, ".md"):
			return nil
		}
		if src, err := tree.ReadFile(name, lint.MaxSize); err == nil && a.isMarked(src) {
			found = name
			return fs.SkipAll
		}
		return nil
	})
	return found
}

func (a *adopter) isMarked(src []byte) bool { return strings.Contains(string(src), a.mark()) }

func (a *adopter) read(src []byte) (*lint.Reading, error) {
	return a.linter.Read(lint.BytesSource(a.draft.Path, src))
}

// parts are the sections of what was read, and the text before the first of them.
func (a *adopter) parts() ([]part, error) {
	src := []byte("# " + a.from.Title + "\n\n" + a.from.Body + "\n")
	r, err := a.read(src)
	if err != nil {
		return nil, err
	}
	var out []part
	from, title, kind := strings.IndexByte(string(src), '\n')+1, "", postmortem.Kind("")
	add := func(to int) {
		if content := strings.TrimSpace(string(src[from:to])); content != "" {
			out = append(out, part{title, kind, content})
		} else if title != "" {
			out = append(out, part{title, kind, ""})
		}
	}
	for _, s := range r.Doc.Sections {
		if s.Level != 2 || s.Markup != postmortem.MarkupATX || s.Head.Start < from {
			continue
		}
		add(s.Head.Start)
		from, title, kind = s.Head.End, strings.TrimSpace(s.Title.Plain), s.Kind
	}
	add(len(src))
	return out, nil
}

// place puts the parts below the headings that ask for them.
func (a *adopter) place(parts []part) error {
	r, err := a.read([]byte(a.draft.Content))
	if err != nil {
		return err
	}
	byTarget := map[*postmortem.Section][]part{}
	var order []*postmortem.Section
	for _, p := range parts {
		if p.title == "" {
			p.kind = postmortem.KindSummary // what stands above all headings
		}
		target := targetOf(r.Doc, p, order)
		if target == nil || p.content == "" {
			a.left = append(a.left, p)
			continue
		}
		if byTarget[target] == nil {
			order = append(order, target)
		}
		byTarget[target] = append(byTarget[target], p)
		a.draft.Placed++
	}
	var edits []text.Edit
	for _, target := range order {
		content := text.Span{Start: target.Head.End, End: target.Span.End}
		edits = append(edits, text.Edit{Span: content, New: a.below(target, byTarget[target])})
	}
	out, err := text.Apply([]byte(a.draft.Content), edits)
	if err != nil {
		return err
	}
	a.draft.Content = string(out)
	return nil
}

// targetOf is the section of the draft that a part belongs to: the one of its title,
// else the first of its kind. One that lies within another, or around it, is taken by
// that.
func targetOf(doc *postmortem.Document, p part, taken []*postmortem.Section) *postmortem.Section {
	for _, byTitle := range []bool{true, false} {
		for _, s := range doc.Sections {
			if s.Level < 2 || s.Markup != postmortem.MarkupATX || clashes(s, taken) {
				continue
			}
			same := s.Kind == p.kind && p.kind != postmortem.KindOther && p.kind != ""
			if byTitle {
				same = p.title != "" && strings.EqualFold(strings.TrimSpace(s.Title.Plain), p.title)
			}
			if same {
				return s
			}
		}
	}
	return nil
}

func clashes(s *postmortem.Section, taken []*postmortem.Section) bool {
	for _, t := range taken {
		if t != s && t.Span.Overlaps(s.Span) {
			return true
		}
	}
	return false
}

// below is what stands below a heading: the parts, each with where it is from.
func (a *adopter) below(target *postmortem.Section, parts []part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString("\n\n")
		if len(parts) > 1 && p.title != "" {
			b.WriteString(strings.Repeat("#", min(target.Level+1, 6)) + " " + p.title + "\n\n")
		}
		b.WriteString(platform.Shift(p.content, target.Level+1) + "\n\n" + a.provenance(p.title))
	}
	return b.String()
}

func (a *adopter) provenance(what string) string {
	if what == "" {
		what = "text"
	}
	return "<!-- from: " + a.from.Kind + " " + a.from.ID + " " + inComment(what) + " -->"
}

func inComment(s string) string {
	s = strings.NewReplacer(";", ",", "|", "/", "<", "(", ">", ")", "\n", " ").Replace(s)
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	return s
}

// times puts what the platform says when it was into the timeline. What cannot be put
// there is a value that is left.
func (a *adopter) times(zone string) []platform.Value {
	var events []*record.Event
	var left []platform.Value
	for _, m := range a.from.Times {
		at, err := kinds.ParseTime(m.Stamp, kinds.Options{}, time.Time{})
		if err != nil {
			left = append(left, platform.Value{Name: m.Name, Text: m.Stamp + ": " + m.Text})
			continue
		}
		events = append(events, &record.Event{At: at, Text: m.Text,
			Origin: record.Origin{Kind: a.from.Kind, ID: a.from.ID + "/" + m.Name, Stamp: m.Stamp}})
	}
	if len(events) == 0 {
		return left
	}
	merged, err := timetable.Merge(func(src []byte) (*postmortem.Document, error) {
		r, err := a.read(src)
		if err != nil {
			return nil, err
		}
		return r.Doc, nil
	}, []byte(a.draft.Content), events, timetable.Style{Zone: zone})
	if err != nil {
		for _, m := range a.from.Times {
			left = append(left, platform.Value{Name: m.Name, Text: m.Stamp + ": " + m.Text})
		}
		return left
	}
	a.draft.Content = string(merged.Source)
	a.draft.Placed += len(events)
	return left
}

// rest writes what has no place, and the mark.
func (a *adopter) rest(values []platform.Value) {
	var b strings.Builder
	b.WriteString(strings.TrimRight(a.draft.Content, "\n") + "\n")
	values = append(values, a.from.Values...)
	a.draft.Left = len(a.left) + len(values)
	if a.draft.Left > 0 {
		b.WriteString("\n## Imported, not placed\n")
	}
	for _, p := range a.left {
		title := p.title
		if title == "" {
			title = "Above the first heading"
		}
		b.WriteString("\n### " + title + "\n")
		if p.content != "" {
			b.WriteString("\n" + platform.Shift(p.content, 4) + "\n")
		}
		b.WriteString("\n" + a.provenance(p.title) + "\n")
	}
	if len(values) > 0 {
		b.WriteString("\n")
	}
	for _, v := range values {
		fmt.Fprintf(&b, "- `%s`: %s\n", v.Name, record.Mask(platform.Escape(v.Text)))
	}
	b.WriteString("\n" + a.mark() + "\n")
	a.draft.Content = b.String()
}
