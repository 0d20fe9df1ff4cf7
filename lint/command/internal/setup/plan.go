package setup

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/baseline"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/project"
)

// Options say what a plan is made of.
type Options struct {
	Packs      []*lint.Pack
	Now        time.Time
	Template   string // a file or the name of a built-in one; "" to look for one
	NoBaseline bool
	Workflow   bool   // write the workflow of the action, too
	CodeOwners string // who reviews postmortems; "" for nobody
}

// Plan is what init is going to write, and why. Its JSON is a contract.
type Plan struct {
	Schema    string      `json:"schema"`
	Documents int         `json:"documents"`
	Files     []File      `json:"files"`    // in the order in which they are written
	Learned   []string    `json:"learned"`  // a sentence each
	Template  string      `json:"template"` // as the config names it; empty for none
	Derived   bool        `json:"derived"`  // the template was derived from the documents
	Findings  Counts      `json:"findings"` // under the new config
	Before    Counts      `json:"before"`   // without any
	Rules     []RuleCount `json:"rules"`    // of the findings that remain, the most frequent first
	Written   bool        `json:"written"`

	proj   *project.Project
	opts   Options
	docs   *project.Documents
	config lint.Config
}

// File is a file that is written, or was.
type File struct {
	Path    string `json:"path"` // relative to the repository's root
	Content string `json:"content"`
	What    string `json:"what"`
}

// Counts are findings by severity.
type Counts struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notices  int `json:"notices"`
}

// String is the counts in words.
func (c Counts) String() string {
	return fmt.Sprintf("%s, %s, %s", lint.Count(c.Errors, "error"), lint.Count(c.Warnings, "warning"), lint.Count(c.Notices, "notice"))
}

// RuleCount is how often a rule speaks.
type RuleCount struct {
	Rule  string `json:"rule"`
	Count int    `json:"count"`
}

// Schema names the form of a plan as JSON.
const Schema = "pmlint.init/v1"

// Write writes the files, and the baseline last: it is of the run that they bring.
// It calls each with the path of every file, relative to the root, that was written.
func (p *Plan) Write(each func(path string)) error {
	for _, file := range p.Files { // all or nothing
		if _, err := p.proj.Lstat(file.Path); err == nil {
			return fmt.Errorf("%s is there already, and is not overwritten; nothing was written", file.Path)
		}
	}
	for _, file := range p.Files {
		if file.Path == baseline.Name {
			continue
		}
		if err := p.proj.Create(file.Path, []byte(file.Content)); err != nil {
			return err
		}
		each(file.Path)
	}
	if slices.ContainsFunc(p.Files, func(x File) bool { return x.Path == baseline.Name }) {
		if err := p.writeBaseline(); err != nil {
			return err
		}
		each(baseline.Name)
	}
	p.Written = true
	return nil
}

// writeBaseline writes today's findings into the baseline.
func (p *Plan) writeBaseline() error {
	match := baseline.Create(nil).Match(baseline.Scope{
		Linted: p.docs.Linted, Ran: func(string) bool { return true },
		Exists: func(path string) bool { _, err := p.proj.Lstat(path); return err == nil },
	})
	if _, err := p.run(p.config, match); err != nil {
		return err
	}
	file, err := p.proj.Baseline("")
	if err != nil {
		return err
	}
	if file.List != nil {
		return fmt.Errorf("%s is there already, and is not overwritten", file.Path)
	}
	return file.Write(baseline.Create(match.New()))
}

// workflowFile is the workflow of the action, as docs/ci.md shows it.
const workflowFile = `name: postmortems
on:
  pull_request:
permissions:
  contents: read
jobs:
  pmlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          fetch-depth: 2
      - uses: pmlint/pmlint@main # better: a full commit SHA
`

// extras adds what was asked for beside the config.
func (p *Plan) extras(globs []string) {
	if p.opts.Workflow {
		p.Files = append(p.Files, File{".github/workflows/pmlint.yaml", workflowFile, "lints pull requests"})
	}
	if p.opts.CodeOwners == "" {
		return
	}
	var b strings.Builder
	for _, g := range globs {
		fmt.Fprintf(&b, "/%s %s\n", strings.TrimSuffix(strings.TrimSuffix(g, "**"), "/*.md"), p.opts.CodeOwners)
	}
	for _, name := range []string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"} {
		if _, err := p.proj.Lstat(name); err == nil {
			p.Learned = append(p.Learned, "add to "+name+": "+strings.ReplaceAll(strings.TrimSpace(b.String()), "\n", "; "))
			return
		}
	}
	p.Files = append(p.Files, File{".github/CODEOWNERS", b.String(), "who reviews postmortems"})
}

// freeName is the path of a new template in a folder: TEMPLATE.md, else one that
// nothing has. Of a site's folder it keeps out: hidden at the root it is no page.
func freeName(proj *project.Project, folder string, site bool) string {
	const hidden = ".pmlint-template.md"
	if site {
		if _, err := proj.Lstat(hidden); err != nil {
			return hidden
		}
	}
	for _, name := range []string{"TEMPLATE.md", "POSTMORTEM_TEMPLATE.md", "pmlint-template.md"} {
		if _, err := proj.Lstat(path.Join(folder, name)); err != nil {
			return path.Join(folder, name)
		}
	}
	return path.Join(folder, "derived-by-pmlint-template.md")
}

// configHead begins every configuration that init writes.
func configHead(documents int) string {
	from := lint.Count(documents, "document")
	if documents == 0 {
		from = "no documents yet"
	}
	return "# yaml-language-server: $schema=" + config.SchemaID + "\n" +
		"# Written by pmlint init from " + from + ". Each line says what it rests on; change what\n" +
		"# is not so. pmlint config schema prints all keys.\n\n"
}
