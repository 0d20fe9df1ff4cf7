package setup

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/template/learn"
)

// Request is what is known of an incident whose postmortem begins.
type Request struct {
	template.Facts
	Folder   bool   // a folder of its own, with index.md or what the team has
	Template string // a file or the name of a built-in one; "" for the documents' own
	Path     string // of the new file; "" for one by the team's convention
	// Timeline puts what tools recorded into the document; nil for nothing.
	Timeline func(src []byte, read Reader) ([]byte, error)
}

// Reader reads a document that stands in no file yet, as a run would.
type Reader func(src []byte) (*postmortem.Document, error)

// Draft is a postmortem that begins.
type Draft struct {
	Path    string // relative to the repository's root
	Content string
	Left    int // findings in it: what is to be filled in
	Said    string
	Notes   []string // what was asked for and has no place
}

// NewDraft begins a postmortem: by the team's template, under a name as its others
// have. It writes nothing.
func NewDraft(proj *project.Project, packs []*lint.Pack, r Request) (*Draft, error) {
	linter, err := lint.New(packs, proj.Config)
	if err != nil {
		return nil, err
	}
	names, err := namesIn(proj)
	if err != nil {
		return nil, err
	}
	if r.ID == "" && names.ID != "" {
		r.ID = names.ID + names.Next()
	}
	if r.Folder && !strings.Contains(names.Form, "/") {
		names.Form = strings.TrimSuffix(names.Form, path.Ext(names.Form)) + "/index.md"
	}
	d := &Draft{Path: r.Path}
	if d.Path == "" {
		d.Path = names.Path(r.Title, r.Date, r.ID)
	}
	schema, err := schemaFor(proj, linter, r.Template, d.Path)
	if err != nil {
		return nil, err
	}
	d.Content = withoutMarks(schema.Write(r.Facts))
	if r.Severity != "" && !schema.AsksField(postmortem.FieldSeverity) {
		d.Notes = append(d.Notes, fmt.Sprintf("the template %s asks for no severity: %q is not written", schema.Name, r.Severity))
	}
	if _, err := proj.Lstat(d.Path); !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is there already: give it another title, date or --id", proj.Display(d.Path))
	}
	if r.Timeline != nil {
		if err := d.merge(linter, r); err != nil {
			return nil, err
		}
	}
	return d, d.judge(linter)
}

// merge puts a timeline into the document.
func (d *Draft) merge(linter *lint.Linter, r Request) error {
	content, err := r.Timeline([]byte(d.Content), func(src []byte) (*postmortem.Document, error) {
		reading, err := linter.Read(lint.BytesSource(d.Path, src))
		if err != nil {
			return nil, err
		}
		return reading.Doc, nil
	})
	d.Content = string(content)
	return err
}

// judge counts what is left to fill in.
func (d *Draft) judge(linter *lint.Linter) error {
	reading, err := linter.Read(lint.BytesSource(d.Path, []byte(d.Content)))
	if err != nil {
		return err
	}
	_, d.Left = reading.Binding.Progress()
	d.Left += len(reading.Binding.Fields) - stated(reading)
	d.Said = fmt.Sprintf("%s to fill in; pmlint tells which", lint.Count(d.Left, "place"))
	return nil
}

func stated(r *lint.Reading) (n int) {
	for _, f := range r.Binding.Fields {
		if f.Got != nil && r.Binding.Value(f.Got.Value) == template.Written {
			n++
		}
	}
	return n
}

// Severities are those of which a document of the request has one, by its template,
// else by the config; nil where any will do.
func Severities(proj *project.Project, packs []*lint.Pack, r Request) []string {
	linter, err := lint.New(packs, proj.Config)
	if err != nil {
		return nil // it is told where the draft is made
	}
	at := r.Path
	if names, err := namesIn(proj); at == "" && err == nil {
		at = names.Path(r.Title, r.Date, r.ID)
	}
	schema, err := schemaFor(proj, linter, r.Template, at)
	if err != nil {
		return nil
	}
	if f := schema.Field(postmortem.FieldSeverity); f != nil && len(f.Allowed) > 0 {
		return f.Allowed
	}
	return slices.Sorted(maps.Keys(proj.Config.Severities))
}

// namesIn is how the documents are named, in the work tree and on all branches.
func namesIn(proj *project.Project) (learn.Naming, error) {
	docs, err := proj.Documents()
	folder := "postmortems"
	var paths []string
	if none := new(project.NoneError); err != nil && !errors.As(err, &none) {
		return learn.Naming{}, err
	} else if err == nil {
		paths = docs.Paths()
	} else if globs := proj.Config.Include; len(globs) > 0 {
		folder = plainFolder(globs[0])
	}
	names := learn.NamesOf(paths, folder)
	repo, err := proj.Git()
	if err != nil {
		return names, nil // without git there are no branches
	}
	seen := map[string]bool{}
	for _, p := range paths {
		seen[p] = true
	}
	for _, e := range repo.EveryBranch(git.Filter{File: markdown.IsFile}) {
		if ok, _ := proj.Takes(e.Path); ok && !seen[e.Path] && (names.Folder == "." || strings.HasPrefix(e.Path, names.Folder+"/")) {
			paths = append(paths, e.Path)
		}
	}
	if all := learn.NamesOf(paths, folder); all.Form == names.Form {
		return all, nil
	}
	return names, nil
}

// plainFolder is the folder that a glob begins with.
func plainFolder(glob string) string {
	at := strings.IndexAny(glob, "*?[{")
	if at < 0 {
		return path.Dir(glob)
	}
	return path.Clean(glob[:strings.LastIndexByte("/"+glob[:at], '/')] + "/.")
}

// schemaFor is the template of a new document: the one that was named, else that of
// its place, else the built-in one to start from.
func schemaFor(proj *project.Project, linter *lint.Linter, named, at string) (*template.Schema, error) {
	if named != "" {
		s, err := template.Load(proj.Config.Files, named, linter.ParseOptions())
		if err == nil && s == nil {
			err = fmt.Errorf("template %q asks for nothing: name another", named)
		}
		return s, err
	}
	s, err := linter.Template(at)
	if err != nil || s != nil {
		return s, err
	}
	return template.Builtin(template.Default)
}

var marks = regexp.MustCompile(`(?im) \((optional|usual|recommended)\)`)

// withoutMarks takes the marks off that tell what may be left out.
func withoutMarks(s string) string { return marks.ReplaceAllString(s, "") }
