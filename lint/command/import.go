package command

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/adopt"
	"github.com/pmlint/pmlint/lint/command/internal/gather"
	"github.com/pmlint/pmlint/lint/platform"
	"github.com/pmlint/pmlint/lint/project"
)

// documentFlags are those of import.
type documentFlags struct {
	lint                   lintFlags
	from, folder, template string
	name                   string
	dryRun                 bool
}

func (a *app) importCommand() *cobra.Command {
	f := &documentFlags{}
	c := command(&cobra.Command{
		Use:   "import [--from KIND] [-o DIR] FILE|DIR|-...",
		Short: "Bring postmortems out of a platform into the repository",
		Long: `Read whole postmortems out of the exports of the platforms that hold them, and write
each as a document in the team's form: its parts below the headings of the template
that ask for them, its times in the timeline, what has no place at the end under
"Imported, not placed". Nothing is dropped, and each part says where it is from. A
document that was imported before is left alone. docs/import.md says how to get each
kind of export.`,
		Example: `  pmlint import postmortem.json
  pmlint import --from confluence -o docs/incidents pages/
  pmlint import --dry-run --template sre incidents.json
  curl -s "https://$PAGE/api/v2/incidents.json" | pmlint import --from statuspage -`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("import: name the exports to read: files, folders, or - for standard input")
			}
			if f.from != "" && platform.Named(f.from) == nil {
				return flagError(&gather.UnknownError{Flag: "--from", Value: f.from, Known: platform.Names()})
			}
			return a.importDocuments(f, args)
		},
	})
	p := c.Flags()
	p.StringVar(&f.from, "from", "", "the `KIND` of the exports: "+strings.Join(platform.Names(), ", "))
	p.StringVarP(&f.folder, "output", "o", "", "write into the folder `DIR` (default that of the other documents)")
	p.StringVar(&f.template, "template", "", "the template, a `FILE` or a built-in one (default that of the place)")
	p.StringVar(&f.name, "name", "", "name files as `PATTERN` says: {{date}}, {{slug}}, {{id}}")
	p.BoolVar(&f.dryRun, "dry-run", false, "write nothing, tell what would be written")
	p.StringVar(&f.lint.config, "config", "", "the config `FILE`")
	p.StringVar(&f.lint.now, "now", "", "the `DATE` of documents that state none")
	p.BoolVarP(&f.lint.quiet, "quiet", "q", false, "say nothing but paths and errors")
	return c
}

func (a *app) importDocuments(f *documentFlags, paths []string) error {
	now, err := parseNow(f.lint.now, a.Now)
	if err != nil {
		return err
	}
	proj, err := a.openProject(&f.lint, nil)
	if err != nil {
		return err
	}
	docs, err := a.readPlatforms(f, paths)
	if err != nil {
		return err
	}
	r := adopt.Request{Template: f.template, Name: f.name, Today: now.Format(time.DateOnly), Zone: proj.Config.Zone}
	if r.Zone == "" {
		r.Zone = "UTC"
	}
	if f.folder != "" {
		if proj.Outside(a.abs(f.folder)) {
			return fmt.Errorf("--output %s lies outside the repository at %s", f.folder, proj.Root())
		}
		r.Folder = proj.Rel(a.abs(f.folder))
	}
	drafts, err := a.plan(proj, docs, r)
	if err != nil {
		return err
	}
	for i, d := range drafts {
		if err := a.adopt(f, proj, docs[i], d); err != nil {
			return err
		}
	}
	return nil
}

// plan plans all documents before the first is written. Those of one title and day
// are numbered.
func (a *app) plan(proj *project.Project, docs []*platform.Document, r adopt.Request) ([]*adopt.Draft, error) {
	var drafts []*adopt.Draft
	taken := map[string]bool{}
	for _, doc := range docs {
		d, err := adopt.Plan(proj, a.packs, doc, r)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w; nothing was written", doc.Kind, doc.ID, err)
		}
		first := strings.TrimSuffix(d.Path, ".md")
		for n := 2; taken[d.Path] && d.There == ""; n++ {
			d.Path = fmt.Sprintf("%s-%d.md", first, n)
		}
		taken[d.Path] = true
		drafts = append(drafts, d)
	}
	return drafts, nil
}

// readPlatforms reads all exports before anything is written.
func (a *app) readPlatforms(f *documentFlags, paths []string) ([]*platform.Document, error) {
	var docs []*platform.Document
	for _, path := range paths {
		err := a.eachExport(path, func(name string, src []byte, among bool) error {
			kind := platform.Named(f.from)
			if kind == nil {
				kind = platform.Detect(name, src)
			}
			if kind == nil && among {
				a.note(name + ": skipped: is of no kind that import knows")
				return nil
			}
			if kind == nil {
				return fmt.Errorf("%s: is of no kind that import knows; name it with --from: %s", name, strings.Join(platform.Names(), ", "))
			}
			read, err := platform.Read(kind, name, src)
			docs = append(docs, read...)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(docs) == 0 {
		return nil, fmt.Errorf("%s: no postmortem to import", strings.Join(paths, ", "))
	}
	return docs, nil
}

// eachExport reads a file, the files of a folder, or standard input.
func (a *app) eachExport(path string, do func(name string, src []byte, among bool) error) error {
	if path == "-" {
		src, err := readLimitedTo("standard input", a.In, platform.MaxSize)
		if err != nil {
			return err
		}
		return do("standard input", src, false)
	}
	if !isFolder(a.abs(path)) {
		src, err := rootfs.ReadNamed(a.abs(path), platform.MaxSize)
		if err != nil {
			return fmt.Errorf("%s: %w", path, cause(err))
		}
		return do(path, src, false)
	}
	tree, err := rootfs.Open(a.abs(path))
	if err != nil {
		return fmt.Errorf("%s: %w", path, cause(err))
	}
	defer tree.Close()
	return fs.WalkDir(tree.FS(platform.MaxSize), ".", func(name string, d fs.DirEntry, err error) error {
		full := filepath.Join(path, filepath.FromSlash(name))
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", full, cause(err))
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.Type().IsRegular() || !platform.IsExport(name):
			return nil
		}
		src, err := tree.ReadFile(name, platform.MaxSize)
		if err != nil {
			return fmt.Errorf("%s: %w", full, cause(err))
		}
		return do(full, src, true)
	})
}

// adopt writes one document.
func (a *app) adopt(f *documentFlags, proj *project.Project, doc *platform.Document, d *adopt.Draft) error {
	if d.There != "" {
		if !f.lint.quiet {
			a.note(fmt.Sprintf("%s: %s %s was imported before", proj.Display(d.There), doc.Kind, doc.ID))
		}
		return nil
	}
	if !f.dryRun {
		if err := proj.Create(d.Path, []byte(d.Content)); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.Out, harmless(proj.Display(d.Path)))
	if f.lint.quiet {
		return nil
	}
	what := ""
	if f.dryRun {
		what = ", nothing written"
	}
	a.note(fmt.Sprintf("%s: %s placed, %d without a place%s", proj.Display(d.Path), lint.Count(d.Placed, "part"), d.Left, what))
	if d.Undated {
		a.note(proj.Display(d.Path) + ": the export states no date, so that it has today's")
	}
	return nil
}
