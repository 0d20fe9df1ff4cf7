package lint

import (
	"fmt"
	"io/fs"

	"github.com/pmlint/pmlint/internal/roster"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// Config is all that a team decides about its postmortems. The zero value is
// the default. Fields with a yaml tag are read from .pmlint.yaml (package
// lint/config); the others belong to one run.
type Config struct {
	Include      []string                   `yaml:"include"      format:"glob"     doc:"globs of the files that are postmortems, relative to the repository's root"`
	Exclude      []string                   `yaml:"exclude"      format:"glob"     doc:"globs of files that are none, although include takes them"`
	Template     string                     `yaml:"template"     format:"template" doc:"the template that documents follow: the name of a built-in one, a path in the repository, or none; without it the one beside the documents, else none"`
	FailOn       Threshold                  `yaml:"fail-on"                        doc:"the least severity that makes a run fail"                                                                                                              enum:"error,warning,notice,never"`
	Baseline     string                     `yaml:"baseline"     format:"path"     doc:"the path of the file of known findings"`
	Rules        map[string]Setting         `yaml:"rules"                          doc:"settings by rule or pack: a severity, or severity, enforce and the rule's options"`
	Overrides    []Override                 `yaml:"overrides"                      doc:"settings for some paths; later ones win"`
	Statuses     map[string]Status          `yaml:"statuses"                       doc:"the team's own words for a document's status"                                                                                                          enum:"draft,review,final"`
	Aliases      map[string]postmortem.Kind `yaml:"aliases"                        doc:"the team's own section titles, with the kind of section that each is"                                                                                  enum:"summary,impact,detection,timeline,response,resolution,root_cause,contributing_factors,lessons,went_well,went_poorly,lucky,actions,prevention,background,trigger,participants,appendix,history,other"`
	Zone         string                     `yaml:"zone"         format:"zone"     doc:"the zone of times that state none: an IANA name, an abbreviation or an offset"`
	DateOrder    string                     `yaml:"date-order"                     doc:"how numeric dates are meant where nothing decides it"                                                                                                  enum:"dmy,mdy"`
	Organisation string                     `yaml:"organisation"                   doc:"the name of the organisation whose postmortems these are"`
	People       []string                   `yaml:"people"                         doc:"names of persons that documents may mention"`
	Owners       []string                   `yaml:"owners"                         doc:"the roster: persons, handles and teams that may own an action"`
	IDs          IDs                        `yaml:"ids"                            doc:"the form of incident ids"`
	Severities   map[string][]string        `yaml:"severities"                     doc:"the severities of incidents, each with the other names it goes by"`
	Vocabulary   Vocabulary                 `yaml:"vocabulary"                     doc:"the team's own words, for rules about wording"`
	Limits       Limits                     `yaml:"limits"                         doc:"what one document may cost"`
	History      History                    `yaml:"history"                        doc:"what the repository's commits are asked"`

	// Files is the repository, for the team's own template and for relative
	// links; nil where there is none.
	Files fs.FS `yaml:"-"`
	// Only and Skip name rules and packs, from the command line. A rule that is
	// off by default and named in full by Only runs as a notice.
	Only []string `yaml:"-"`
	Skip []string `yaml:"-"`
	// Record is what the commits tell of the documents, and Roster who may own an
	// action; nil where the run has no history.
	Record *history.Record `yaml:"-"`
	Roster *roster.Roster  `yaml:"-"`
	// Authors are names known from the repository's history and CODEOWNERS.
	Authors []string `yaml:"-"`
}

// History says whether and how the repository's commits are read.
type History struct {
	Lint    bool     `yaml:"lint"    doc:"run the rules of the pack history in every run, which then reads all commits"`
	Trailer string   `yaml:"trailer" doc:"the key of the commit trailer that proves an action: \"Postmortem: INC-42 A3\""`
	Deploys []string `yaml:"deploys" doc:"globs of the files whose merges are deployments, which timelines should mention" format:"glob"`
}

// Setting is what config says about a rule or a pack.
type Setting struct {
	Level   Level
	Enforce *bool // comments in documents cannot suppress the rule; nil if not stated
	// Options are the stated options by name, each of the type of the rule's
	// field; what is not stated keeps its default.
	Options map[string]any
}

// Override changes settings for the documents that match any of its paths.
type Override struct {
	Paths    []string           `yaml:"paths"    required:"true" format:"glob"     min:"1" doc:"globs relative to the repository's root"`
	Template string             `yaml:"template"                 format:"template"         doc:"the template that these documents follow"`
	Rules    map[string]Setting `yaml:"rules"                                              doc:"settings by rule or pack"`
}

// IDs is the form of incident ids.
type IDs struct {
	Pattern string `yaml:"pattern" format:"regexp" doc:"a regular expression that a whole incident id matches"`
}

// Vocabulary is a team's own words.
type Vocabulary struct {
	Roles   []string `yaml:"roles"   doc:"what persons are called by their work, beside engineer, on-call and the like"`
	Teams   []string `yaml:"teams"   doc:"names of the organisation's teams"`
	Vendors []string `yaml:"vendors" doc:"names of suppliers and other organisations"`
	Systems []string `yaml:"systems" doc:"names of services and machines that could be taken for persons"`
	Allow   []string `yaml:"allow"   doc:"phrases that rules about wording leave alone"`
}

// Level is a severity as config states it: nothing, one for all documents, or
// one that follows the document's status.
type Level uint8

// The levels.
const (
	LevelDefault Level = iota // the rule's own
	LevelOff
	LevelNotice
	LevelWarning
	LevelError
	LevelByStatus // notice in a draft, warning in review, error when final
)

var levelNames = [...]string{"", "off", "notice", "warning", "error", "by-status"}

// String is the name that config uses; empty for LevelDefault.
func (l Level) String() string { return levelNames[l] }

// UnmarshalText reads a name.
func (l *Level) UnmarshalText(b []byte) error {
	for i, n := range levelNames {
		if i > 0 && n == string(b) {
			*l = Level(i)
			return nil
		}
	}
	return fmt.Errorf("unknown severity %q: use error, warning, notice, off or by-status", b)
}

// MarshalText writes the name.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// Threshold is the least severity that makes a run fail. The zero value is
// "error".
type Threshold uint8

// The thresholds.
const (
	FailOnError Threshold = iota
	FailOnWarning
	FailOnNotice
	FailOnNever
)

var thresholdNames = [...]string{"error", "warning", "notice", "never"}

// String is the name that config and command line use.
func (t Threshold) String() string { return thresholdNames[t] }

// Reached tells whether a finding of the severity makes the run fail.
func (t Threshold) Reached(s Severity) bool {
	return t != FailOnNever && s >= Error-Severity(t)
}

// UnmarshalText reads a name.
func (t *Threshold) UnmarshalText(b []byte) error {
	for i, n := range thresholdNames {
		if n == string(b) {
			*t = Threshold(i)
			return nil
		}
	}
	return fmt.Errorf("unknown threshold %q: use error, warning, notice or never", b)
}

// MarshalText writes the name.
func (t Threshold) MarshalText() ([]byte, error) { return []byte(t.String()), nil }
