// Package setup plans the first day: a config, a template and a baseline that fit
// the postmortems that a repository has.
package setup

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/baseline"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/template/learn"
	"github.com/pmlint/pmlint/lint/text"
)

// tolerated is the share of today's documents that may fail what the new config
// demands of their form; what more fail is given up.
const tolerated = 0.05

// fewDocuments are too few to say that the team's own template asks for too much.
const fewDocuments = 3

// unusual is the share of today's documents that may lack something of what the new
// template calls usual: a template that most are told about asks for too much.
const unusual = 0.34

// Shares of the documents with sections of their own from which on headings beside
// those of the template are the team's habit. One that was learned leaves out what few
// have, and so is never all that there is.
const (
	ownBesideLearned = 0.10
	ownBesideGiven   = 0.40
)

// New decides what is to be written for the documents at the paths; without paths,
// for those that are found. It writes nothing.
func New(proj *project.Project, opts Options, paths ...string) (*Plan, error) {
	plan := &Plan{Schema: Schema, Files: []File{}, Learned: []string{}, proj: proj, opts: opts}
	docs, err := proj.Documents(paths...)
	if none := new(project.NoneError); errors.As(err, &none) {
		return plan, plan.empty()
	} else if err != nil {
		return nil, err
	}
	plan.docs = docs
	read, err := readAll(proj, opts.Packs, docs, nil)
	if err != nil {
		return nil, err
	}
	aliases := learn.Aliases(read)
	if len(aliases) > 0 { // then they say more
		if read, err = readAll(proj, opts.Packs, docs, aliases); err != nil {
			return nil, err
		}
	}
	plan.Documents = len(read)
	l := &learner{proj: proj, plan: plan, docs: read, team: learn.From(read), paths: docs.Paths()}
	l.config.WriteString(configHead(len(read)))
	l.include()
	if err := l.template(opts.Template); err != nil {
		return nil, err
	}
	l.values()
	l.names(aliases)
	l.rules()
	return plan, plan.finish(l)
}

// empty begins where there is nothing to learn from: with the team's template where it
// has one, else with a built-in one to be made its own.
func (p *Plan) empty() error {
	folder := "postmortems"
	p.Learned = append(p.Learned, "pmlint new begins one from the template")
	var files []File
	own, err := p.lonelyTemplate()
	if err != nil {
		return err
	}
	if own != "" {
		p.Template = own
		p.Learned = append(p.Learned, "template "+own+": the team's own")
		if dir := path.Dir(own); !strings.HasPrefix(dir, ".") && !template.IsName(path.Base(dir)) && path.Base(dir) != "archetypes" {
			folder = dir
		}
	} else {
		name := cmp.Or(p.opts.Template, template.Default)
		src, err := template.Source(name)
		if err != nil {
			return err
		}
		p.Template = freeName(p.proj, folder, false)
		files = []File{{p.Template, src, "the template, to be made your own: the built-in one called " + name}}
	}
	for _, likely := range p.proj.Likely() {
		p.Learned = append(p.Learned, fmt.Sprintf("%s may hold some: then name it (pmlint init %s)", likely.Folder, likely.Folder))
	}
	content := fmt.Sprintf("%sinclude: [%q]\ntemplate: %s\n", configHead(0), folder+"/**", quoteYAML(p.Template))
	p.Files = append(append(p.Files, File{config.Name, content, "the config"}), files...)
	p.extras([]string{folder + "/**"})
	return nil
}

// lonelyTemplate is the team's template where there is no document yet: the file that
// was named, else one that is found; "" where there is none, or a built-in one was named.
func (p *Plan) lonelyTemplate() (string, error) {
	if name := p.opts.Template; name != "" {
		s, err := template.Load(p.proj.Config.Files, name, postmortem.Options{})
		if err != nil || s == nil || slices.Contains(template.Names(), name) {
			return "", err
		}
		return name, nil
	}
	for _, name := range p.proj.Templates(nil) {
		src, err := p.proj.ReadFile(name)
		if err != nil {
			continue
		}
		if s, _ := template.Page(name, src, postmortem.Options{}); s != nil {
			return name, nil
		}
	}
	return "", nil
}

// readAll reads the documents without a template.
func readAll(proj *project.Project, packs []*lint.Pack, docs *project.Documents, aliases []learn.Alias) ([]*postmortem.Document, error) {
	cfg := proj.Config
	cfg.Template = template.None
	for _, a := range aliases {
		cfg.Aliases = maps.Clone(cfg.Aliases)
		if cfg.Aliases == nil {
			cfg.Aliases = map[string]postmortem.Kind{}
		}
		cfg.Aliases[strings.ToLower(a.Title)] = a.Kind
	}
	linter, err := lint.New(packs, cfg)
	if err != nil {
		return nil, err
	}
	var read []*postmortem.Document
	for _, path := range docs.Paths() {
		if r := docs.Reading(linter, path); r != nil {
			read = append(read, r.Doc)
		}
	}
	return read, nil
}

// finish lints the documents under the new config, and completes the plan.
func (p *Plan) finish(l *learner) error {
	p.Files = append([]File{{config.Name, l.config.String(), "the config"}}, p.Files...)
	cfg, err := config.Decode(config.Name, []byte(l.config.String()), p.opts.Packs)
	if err != nil {
		return fmt.Errorf("the config that was made is not sound, which is a defect of pmlint: %w", err)
	}
	cfg.Files = overlay{p.proj.Config.Files, p.Files}
	p.config = cfg
	before, err := p.run(p.proj.Config, nil)
	if err != nil {
		return err
	}
	after, err := p.run(cfg, nil)
	if err != nil {
		return err
	}
	p.Before, p.Findings = countsOf(before), countsOf(after)
	counts := map[string]int{}
	for i := range after.Findings {
		counts[after.Findings[i].Rule]++
	}
	for rule, n := range counts {
		p.Rules = append(p.Rules, RuleCount{rule, n})
	}
	slices.SortFunc(p.Rules, func(x, y RuleCount) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), strings.Compare(x.Rule, y.Rule))
	})
	if n := len(after.Findings); n > 0 && !p.opts.NoBaseline {
		p.Files = append(p.Files, File{Path: baseline.Name, What: "the baseline of " + lint.Count(n, "finding") + " of today"})
	}
	p.extras(l.globs)
	return nil
}

func countsOf(r *lint.Result) Counts {
	return Counts{r.Count(lint.Error), r.Count(lint.Warning), r.Count(lint.Notice)}
}

// run lints the documents under a config that stands in no file yet.
func (p *Plan) run(cfg lint.Config, known lint.Baseline) (*lint.Result, error) {
	linter, err := lint.New(p.opts.Packs, cfg)
	if err != nil {
		return nil, err
	}
	return linter.Run(context.Background(), p.docs.Sources, lint.Options{Now: p.opts.Now, Baseline: known})
}

// overlay is a repository with files that are yet to be written.
type overlay struct {
	fs.FS
	files []File
}

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	for _, f := range o.files {
		if f.Path == name && f.Content != "" {
			return &virtual{Reader: bytes.NewReader([]byte(f.Content)), name: path.Base(name)}, nil
		}
	}
	if o.FS == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.FS.Open(name)
}

// learner turns what documents share into a config.
type learner struct {
	proj   *project.Project
	plan   *Plan
	docs   []*postmortem.Document
	team   *learn.Team
	paths  []string
	globs  []string
	config strings.Builder
	rest   []learn.Demand // of the template, to be given up by the config
	own    int            // documents with sections that the template does not know
}

func (l *learner) say(format string, args ...any) {
	l.plan.Learned = append(l.plan.Learned, fmt.Sprintf(format, args...))
}

// include says where the documents lie.
func (l *learner) include() {
	counts := map[string]int{}
	given, _ := l.proj.Folders()
	for _, p := range l.paths {
		glob := l.globOf(p, given)
		if counts[glob] == 0 {
			l.globs = append(l.globs, glob)
		}
		counts[glob]++
	}
	l.config.WriteString("include:\n")
	for _, glob := range l.globs {
		fmt.Fprintf(&l.config, "  - %q # %s\n", glob, lint.Count(counts[glob], "document"))
		l.say("%s: %s", glob, lint.Count(counts[glob], "document"))
	}
	l.config.WriteString("\n")
}

// globOf is the glob that includes a document: of the folder in which it was found, or
// of files that are called like it.
func (l *learner) globOf(name string, given []string) string {
	folder := path.Dir(name)
	for _, g := range given {
		switch {
		case g == name:
			return l.proj.Glob(name)
		case g != "." && strings.HasPrefix(name, g+"/"):
			folder = g
		}
	}
	if folder == "." {
		return "*.md"
	}
	return withoutShelves(folder) + "/**"
}

// withoutShelves is a folder with a glob in the place of those that sort documents
// by time: the next month has one, too.
func withoutShelves(folder string) string {
	parts := strings.Split(folder, "/")
	for i, part := range parts {
		if part != "" && part[0] >= '0' && part[0] <= '9' && strings.Trim(part, "0123456789-_") == "" {
			parts[i] = "[0-9]*"
		}
	}
	return strings.Join(parts, "/")
}

// template takes the one that was named, else the team's own, else derives one.
func (l *learner) template(named string) error {
	if named != "" {
		s, err := template.Load(l.proj.Config.Files, named, postmortem.Options{})
		if err != nil {
			return err
		}
		l.takeTemplate(s, named)
		return nil
	}
	if s := l.ownTemplate(); s != nil {
		l.takeTemplate(s, s.Name)
		return nil
	}
	l.derive()
	return nil
}

// ownTemplate is the team's template: of the files that may be it the one that the
// fewest documents contradict; nil where most contradict all. A file that is called a
// template and asks for what postmortems have is one; of any other, most documents must
// have the sections.
func (l *learner) ownTemplate() *template.Schema {
	var best *template.Schema
	least := len(l.docs)/2 + 1 // contradicted by half, it is another one's
	for _, name := range l.proj.Templates(l.paths) {
		src, err := l.proj.ReadFile(name)
		if err != nil {
			continue
		}
		s, fenced := template.Page(name, src, postmortem.Options{})
		if s == nil || fenced && !template.IsName(strings.TrimSuffix(path.Base(name), path.Ext(name))) {
			s = template.Form(name, src, postmortem.Options{})
			if s == nil || 2*learn.Follow(s, l.docs) <= len(l.docs) {
				continue
			}
		}
		if _, foreign := learn.Unmet(s, l.docs); foreign < least {
			best, least = s, foreign
		}
	}
	return best
}

// takeTemplate names a template that is there. What many documents do not do is
// given up by the config.
func (l *learner) takeTemplate(s *template.Schema, name string) {
	unmet, foreign := learn.Unmet(s, l.docs)
	if len(l.docs) > fewDocuments { // so few say less than the template that the team wrote
		l.rest = learn.Drop(unmet, len(l.docs), tolerated)
	}
	l.own = learn.Own(s, l.docs)
	l.plan.Template = name
	followed := fmt.Sprintf("%d of %d documents follow its form", len(l.docs)-foreign, len(l.docs))
	l.say("template %s: %s", name, followed)
	fmt.Fprintf(&l.config, "template: %s # the team's own; %s\n", quoteYAML(name), followed)
}

// derive makes a template of what the documents share.
func (l *learner) derive() {
	name := freeName(l.proj, l.commonFolder(), l.isSite())
	s, source := l.settle(name)
	if s.Empty() {
		l.say("the documents share neither sections nor metadata, so they are held against no template")
		l.config.WriteString("template: none # the documents share neither sections nor metadata\n")
		l.rest = nil
		return
	}
	l.own = learn.Own(s, l.docs)
	l.plan.Template, l.plan.Derived = name, true
	l.plan.Files = append(l.plan.Files, File{name, source, "the template, derived from the documents"})
	for _, f := range l.team.Fields {
		l.say("field %q: %d of %d, %s", f.Label, f.Count, len(l.docs), f.Need)
	}
	for _, s := range l.team.Sections {
		said := fmt.Sprintf("section %q: %d of %d, %s", s.Title, s.Count, len(l.docs), s.Need)
		if len(s.Others) > 0 {
			said += fmt.Sprintf("; also called %q", s.Others[0].Value)
		}
		l.say("%s", said)
	}
	fmt.Fprintf(&l.config, "template: %s # derived from the documents: %s\n", quoteYAML(name), lint.Count(len(l.team.Sections), "section"))
}

// settle relaxes what was learned until nearly all documents have what it requires, and
// most have what it calls usual.
func (l *learner) settle(name string) (s *template.Schema, source string) {
	for range 6 {
		source = l.team.Template()
		s = template.Derive(name, text.NewFile(name, []byte(source)), postmortem.Options{})
		unmet, _ := learn.Unmet(s, l.docs)
		dropped := learn.Drop(unmet, len(l.docs), tolerated)
		l.rest = l.team.Relax(dropped)
		given := len(dropped) - len(l.rest)
		if given == 0 {
			dropped = learn.Drop(learn.Unusual(s, l.docs), len(l.docs), unusual)
			given = len(dropped) - len(l.team.Relax(dropped))
		}
		if given == 0 {
			break
		}
	}
	return s, source
}

// isSite reports whether the documents are pages of a site, which would publish what
// lies beside them.
func (l *learner) isSite() bool {
	if l.team.Title != nil && l.team.Title.Front {
		return true
	}
	return slices.ContainsFunc(strings.Split(l.commonFolder(), "/"), func(folder string) bool {
		switch folder {
		case "content", "_posts", "posts", "blog", "source", "site", "website", "pages":
			return true
		}
		return false
	})
}

// commonFolder is the folder that all documents lie in.
func (l *learner) commonFolder() string {
	folder := path.Dir(l.paths[0])
	for _, p := range l.paths[1:] {
		for folder != "." && !strings.HasPrefix(p, folder+"/") {
			folder = path.Dir(folder)
		}
	}
	return folder
}
