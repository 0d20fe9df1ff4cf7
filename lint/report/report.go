// Package report writes what a run found, one file a format. Whatever a
// document, a file name or a template of the user puts into a report can become
// neither a control sequence of a terminal, nor a command of a CI job, nor
// markup.
package report

import (
	"io"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// Report is a finished run, ready to be written in any format.
type Report struct {
	// Findings are in the order in which formats write them: by path and place.
	Findings []lint.Finding
	Summary  Summary
	// Rules gives all rules; formats that show none do not ask.
	Rules func() []Rule
	// Source gives the text of a document, nil where it cannot be had any more.
	// It is asked for documents with findings only, in the order of Findings.
	Source func(path string) *text.File
	// Display is a path as the formats for people show it, nil for as it is.
	// Formats for programs keep to paths from the repository's root.
	Display func(path string) string
	// Reading reads a document, for the job's summary; nil where that cannot be.
	Reading func(path string) *lint.Reading
	// Link is the address of a line of a document, or of the whole for line 0, where
	// people read it; nil where that is not known.
	Link func(path string, line int) string
	// Now is the day by which actions are overdue.
	Now time.Time
	// Version is that of pmlint.
	Version string
	// Color asks the text format for colours.
	Color bool
	// Width is the number of cells that the text format wraps hints at, 0 for
	// not at all.
	Width int
	// Overview begins the text format with a table of the rules where there are many
	// findings.
	Overview bool
	// Brief is the number of findings that the text format shows, the gravest first;
	// 0 for all.
	Brief int
	// Head is a line above a brief report: what was looked at.
	Head string
	// Quiet leaves the summary line of the text format out.
	Quiet bool
	// Template is the template's text for the format of that name.
	Template string
	// FailOn is the severity from which a run fails, for formats that tell what
	// failed.
	FailOn lint.Threshold
	// Changed reports whether the change that is looked at wrote a line, from 1, of
	// a document; nil where that is not known.
	Changed func(path string, line int) bool
	// Documents gives the paths of all documents that are reported on, sorted;
	// nil where they are not known.
	Documents func() []string
}

// Summary counts what a run did.
type Summary struct {
	Documents  int `json:"documents"`
	Errors     int `json:"errors"`
	Warnings   int `json:"warnings"`
	Notices    int `json:"notices"`
	Skipped    int `json:"skipped"`    // files that are no postmortems
	Suppressed int `json:"suppressed"` // findings that comments silence
	Baselined  int `json:"baselined"`  // findings that the baseline knows
	AtBase     int `json:"known"`      // findings that the base of a change has too
}

// Findings is the number of findings of all severities.
func (s Summary) Findings() int { return s.Errors + s.Warnings + s.Notices }

// Rule is what formats say of a rule beside its findings.
type Rule struct {
	Name     string
	Summary  string
	Severity lint.Severity // the default
	Page     string        // Markdown
	URL      string        // of the page; may be empty
}

// Format is a way to write a report.
type Format struct {
	Name    string
	Summary string
	// Stable tells that programs may rely on the form: fields are added, none
	// is renamed or removed. Forms for people change with any release.
	Stable bool
	Write  func(io.Writer, *Report) error
	// Stream writes findings while a run goes on; nil for formats that have to
	// know all of them first. Write gives the same.
	Stream func(io.Writer, *Report) Stream
}

// Stream writes findings as they come.
type Stream interface {
	// Add writes findings, which are all of one document.
	Add([]lint.Finding) error
	// End writes what comes after the last finding. Of the report only the
	// summary is looked at.
	End(*Report) error
}

// whole writes all findings of a report through a stream.
func whole(stream Stream, r *Report) error {
	for _, findings := range groups(r.Findings) {
		if err := stream.Add(findings); err != nil {
			return err
		}
	}
	return stream.End(r)
}

// Formats are all formats, in the order in which help lists them.
func Formats() []Format {
	return []Format{
		{"text", "for people: the line of the source, the place underlined, the hint", false, Text, newTextStream},
		{"oneline", "path:line:column: severity: message [rule], one line a finding", true, OneLine, newLineStream},
		{"json", "one object, pmlint.findings/v1", true, JSON, newObjectStream},
		{"jsonl", "one JSON object a finding, one line each", true, JSONLines, newJSONStream},
		{"sarif", "SARIF 2.1.0, for code scanning and editors", true, SARIF, nil},
		{"junit", "JUnit's XML, for the test view of CI systems", true, JUnit, nil},
		{"checkstyle", "checkstyle's XML, for dashboards", true, Checkstyle, nil},
		{"gitlab", "GitLab's code quality report", true, GitLab, nil},
		{"azure", "logging commands of Azure Pipelines", true, Azure, nil},
		{"rdjsonl", "the Reviewdog Diagnostic Format, with suggestions", true, RDJSONLines, nil},
		{"markdown", "for a comment or a wiki page", false, Markdown, nil},
		{"html", "one page that needs nothing beside itself", false, HTML, nil},
		{"template", "through a Go text/template of the command line", true, Template, nil},
	}
}

// display is a path for people, harmless at a line's start.
func (r *Report) display(path string) string {
	if r.Display != nil {
		path = r.Display(path)
	}
	return harmlessPath(path)
}

// sources asks for each document once, as long as the findings are grouped by
// path.
type sources struct {
	report *Report // nil to ask for none
	path   string
	file   *text.File
	have   bool
}

// sources are those of r as they are known when they are asked for: a stream
// begins before the documents are found.
func (r *Report) sources() *sources { return &sources{report: r} }

func (s *sources) of(path string) *text.File {
	if s.report == nil || s.report.Source == nil {
		return nil
	}
	if !s.have || s.path != path {
		s.path, s.file, s.have = path, s.report.Source(path), true
	}
	return s.file
}

// line is the first line of a finding's place: the one kept with it, else that
// of the document.
func (s *sources) line(f *lint.Finding) (line lint.Excerpt, ok bool) {
	if f.Excerpt != (lint.Excerpt{}) {
		return f.Excerpt, true
	}
	file := s.of(f.Path)
	if file == nil {
		return line, false
	}
	at := file.LineSpan(f.Start.Line)
	if f.Start.Line == 1 {
		at.Start = min(file.BOM(), at.End)
	}
	return lint.Excerpt{Text: file.Text(at), Offset: at.Start}, true
}

// sentence is a finding's message with the hint after it, as formats write it
// that have one field for both.
func sentence(f *lint.Finding) string {
	if f.Hint == "" {
		return f.Message
	}
	return strings.TrimRight(f.Message, ".") + ". " + f.Hint
}

// joinCounts joins the counts that are not zero: "1 error, 2 notices".
func joinCounts(counts ...string) string {
	var said []string
	for _, c := range counts {
		if !strings.HasPrefix(c, "0 ") {
			said = append(said, c)
		}
	}
	return strings.Join(said, ", ")
}
