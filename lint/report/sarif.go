package report

import (
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// The parts of SARIF 2.1.0 that GitHub's code scanning and editors read. There
// is no security-severity: findings about a document are no security alerts.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool              sarifTool                `json:"tool"`
	AutomationDetails sarifAutomation          `json:"automationDetails"`
	Invocations       []sarifInvocation        `json:"invocations,omitempty"`
	OriginalURIBases  map[string]sarifArtifact `json:"originalUriBaseIds"`
	ColumnKind        string                   `json:"columnKind"`
	Results           []sarifResult            `json:"results"`
}

type sarifAutomation struct {
	ID string `json:"id"`
}

type sarifInvocation struct {
	ExecutionSuccessful bool                `json:"executionSuccessful"`
	Notifications       []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name            string      `json:"name"`
	SemanticVersion string      `json:"semanticVersion"`
	InformationURI  string      `json:"informationUri"`
	Rules           []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID                   string        `json:"id"`
	ShortDescription     sarifText     `json:"shortDescription"`
	FullDescription      sarifText     `json:"fullDescription"`
	Help                 sarifMarkdown `json:"help"`
	HelpURI              string        `json:"helpUri,omitempty"`
	DefaultConfiguration sarifLevel    `json:"defaultConfiguration"`
	Properties           sarifTags     `json:"properties"`
}

type sarifLevel struct {
	Level string `json:"level"`
}

type sarifTags struct {
	Tags            []string `json:"tags"`
	ProblemSeverity string   `json:"problem.severity"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifMarkdown struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

type sarifResult struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Level               string            `json:"level"`
	Message             sarifText         `json:"message"`
	Locations           []sarifLocation   `json:"locations"`
	RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
	PartialFingerprints map[string]string `json:"partialFingerprints"`
	Fixes               []sarifFix        `json:"fixes,omitempty"`
}

type sarifLocation struct {
	PhysicalLocation sarifPlace `json:"physicalLocation"`
	Message          *sarifText `json:"message,omitempty"`
}

type sarifPlace struct {
	ArtifactLocation sarifArtifact `json:"artifactLocation"`
	Region           sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI       string `json:"uri,omitempty"`
	URIBaseID string `json:"uriBaseId,omitempty"`
}

// sarifRegion counts from 1; the end column is that after the last character.
type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn"`
	EndLine     int        `json:"endLine"`
	EndColumn   int        `json:"endColumn"`
	Snippet     *sarifText `json:"snippet,omitempty"`
}

type sarifFix struct {
	Description     sarifText     `json:"description"`
	ArtifactChanges []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	ArtifactLocation sarifArtifact      `json:"artifactLocation"`
	Replacements     []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	DeletedRegion   sarifRegion `json:"deletedRegion"`
	InsertedContent sarifText   `json:"insertedContent"` // empty, never missing: readers rely on it
}

// SARIFMaxResults is the number of results above which code scanning refuses the
// file. The gravest are written, and the log says how many there are.
const SARIFMaxResults = 25000

const (
	informationURI = "https://github.com/pmlint/pmlint"
	// sarifBase stands for the repository's root.
	sarifBase = "%SRCROOT%"
	// Limits of code scanning: what is above them makes it refuse the file.
	sarifMaxText = 1024
)

// SARIF writes a SARIF 2.1.0 log with one run. Its results stay empty, not
// missing, when nothing was found: only so are old alerts closed.
func SARIF(w io.Writer, r *Report) error {
	run := sarifRun{
		Tool: sarifTool{Driver: sarifDriver{
			Name: "pmlint", SemanticVersion: semantic(r.Version), InformationURI: informationURI, Rules: []sarifRule{},
		}},
		AutomationDetails: sarifAutomation{ID: "pmlint/"},
		OriginalURIBases:  map[string]sarifArtifact{sarifBase: {}},
		ColumnKind:        "unicodeCodePoints",
		Results:           []sarifResult{},
	}
	index := map[string]int{}
	for _, rule := range r.allRules() {
		index[rule.Name] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(rule))
	}
	src, findings := r.sources(), r.Findings
	if len(findings) > SARIFMaxResults {
		run.Invocations = []sarifInvocation{{ExecutionSuccessful: true, Notifications: []sarifNotification{{
			Level: "warning",
			Message: sarifText{fmt.Sprintf("%d of %d findings are written, the gravest: code scanning takes no more",
				SARIFMaxResults, len(findings))},
		}}}}
		// Documents are no longer in a row: reading them over and over is not
		// worth the fixes.
		src, findings = &sources{}, bySeverity(findings)[:SARIFMaxResults]
	}
	for i := range findings {
		f := &findings[i]
		run.Results = append(run.Results, newSARIFResult(f, index[f.Rule], src.of(f.Path)))
	}
	return writeJSON(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	}, "  ")
}

// semantic is a version without its "v"; one that is not numbered comes before
// all that are.
func semantic(version string) string {
	v := strings.TrimPrefix(version, "v")
	if v == "" || v[0] < '0' || v[0] > '9' {
		return "0.0.0-devel"
	}
	return v
}

// allRules are the rules of the report and, after them, what findings name
// beside them (the engine's own reports).
func (r *Report) allRules() []Rule {
	var all []Rule
	if r.Rules != nil {
		all = r.Rules()
	}
	known := make(map[string]bool, len(all))
	for _, rule := range all {
		known[rule.Name] = true
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; !known[f.Rule] {
			known[f.Rule] = true
			all = append(all, Rule{Name: f.Rule, Summary: "What pmlint says of itself", Severity: f.Severity})
		}
	}
	return all
}

func newSARIFRule(r Rule) sarifRule {
	pack, _, _ := strings.Cut(r.Name, "/")
	help := sarifMarkdown{Text: r.Page, Markdown: r.Page}
	if r.Page == "" {
		help = sarifMarkdown{Text: r.Summary, Markdown: r.Summary}
	}
	return sarifRule{
		ID:                   r.Name,
		ShortDescription:     sarifText{r.Summary},
		FullDescription:      sarifText{firstParagraph(r)},
		Help:                 help,
		HelpURI:              r.URL,
		DefaultConfiguration: sarifLevel{sarifLevelOf(r.Severity)},
		Properties:           sarifTags{Tags: []string{"postmortem", pack}, ProblemSeverity: sarifProblem(r.Severity)},
	}
}

// firstParagraph is what a rule's page says first, below its title.
func firstParagraph(r Rule) string {
	for _, p := range strings.Split(r.Page, "\n\n") {
		p = strings.TrimSpace(p)
		if p != "" && !strings.HasPrefix(p, "#") {
			p = strings.ReplaceAll(p, "\n", " ")
			return cutBytes(p, sarifMaxText)
		}
	}
	return r.Summary
}

func newSARIFResult(f *lint.Finding, ruleIndex int, file *text.File) sarifResult {
	res := sarifResult{
		RuleID: f.Rule, RuleIndex: ruleIndex, Level: sarifLevelOf(f.Severity),
		Message:             sarifMessage(sentence(f)),
		Locations:           []sarifLocation{{PhysicalLocation: newSARIFPlace(f.Path, f.Start, f.End)}},
		PartialFingerprints: map[string]string{"primaryLocationLineHash": f.Fingerprint, "pmlint/v1": f.Fingerprint},
	}
	for _, rel := range f.Related {
		path := rel.Path
		if path == "" {
			path = f.Path
		}
		loc := sarifLocation{PhysicalLocation: newSARIFPlace(path, rel.Start, rel.End)}
		if rel.Message != "" {
			said := sarifMessage(rel.Message)
			loc.Message = &said
		}
		res.RelatedLocations = append(res.RelatedLocations, loc)
	}
	if file == nil {
		return res
	}
	for _, fix := range f.Fixes {
		res.Fixes = append(res.Fixes, newSARIFFix(f.Path, fix, file))
	}
	return res
}

func newSARIFFix(path string, fix lint.Fix, file *text.File) sarifFix {
	change := sarifChange{ArtifactLocation: newSARIFArtifact(path)}
	for _, e := range fix.Edits {
		change.Replacements = append(change.Replacements, sarifReplacement{
			DeletedRegion:   newSARIFRegion(file.Position(e.Span.Start), file.Position(e.Span.End)),
			InsertedContent: sarifText{e.New},
		})
	}
	return sarifFix{Description: sarifMessage(fix.Message), ArtifactChanges: []sarifChange{change}}
}

// sarifBrackets escapes what would be a link in a message: brackets, and the
// backslashes before them.
var sarifBrackets = regexp.MustCompile(`\\*[\[\]]`)

// sarifMessage is a text as a message of SARIF, in which [text](uri) is a link.
func sarifMessage(s string) sarifText {
	s = visible(s)
	if !strings.ContainsAny(s, "[]") {
		return sarifText{s}
	}
	return sarifText{sarifBrackets.ReplaceAllStringFunc(s, func(m string) string {
		return strings.Repeat(`\\`, len(m)-1) + `\` + m[len(m)-1:]
	})}
}

func newSARIFPlace(path string, start, end text.Position) sarifPlace {
	return sarifPlace{ArtifactLocation: newSARIFArtifact(path), Region: newSARIFRegion(start, end)}
}

func newSARIFArtifact(path string) sarifArtifact {
	return sarifArtifact{URI: pathURI(path), URIBaseID: sarifBase}
}

// pathURI is a path as a relative URI reference.
func pathURI(path string) string {
	return (&url.URL{Path: path}).String() // "a:b.md" becomes "./a:b.md"
}

func newSARIFRegion(start, end text.Position) sarifRegion {
	return sarifRegion{
		StartLine: max(start.Line, 1), StartColumn: max(start.Column, 1),
		EndLine: max(end.Line, start.Line, 1), EndColumn: max(end.Column, 1),
	}
}

func sarifLevelOf(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "error"
	case lint.Warning:
		return "warning"
	case lint.Notice:
		return "note"
	}
	return "none"
}

func sarifProblem(s lint.Severity) string {
	if s == lint.Error || s == lint.Warning {
		return s.String()
	}
	return "recommendation"
}

// cutBytes cuts s to at most n bytes, at the start of a code point.
func cutBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	const mark = "…"
	n -= len(mark)
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return s[:n] + mark
}

// bySeverity orders findings for formats that keep the first ones only: the
// gravest first, those of one severity as they were.
func bySeverity(findings []lint.Finding) []lint.Finding {
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, func(a, b lint.Finding) int { return int(b.Severity) - int(a.Severity) })
	return sorted
}
