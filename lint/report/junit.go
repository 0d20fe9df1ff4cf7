package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`

	named map[string]int // how many cases have a name
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	File      string        `xml:"file,attr,omitempty"`
	Line      int           `xml:"line,attr,omitempty"`
	Failure   *junitFailure `xml:"failure,omitempty"`
	Out       string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// JUnit writes a test suite for each document. A finding that fails the run is a
// case that fails; one that does not is a case that passes and says something. A
// document without findings is one case that passes, so that rates are right, and
// so is a run that looked at nothing: readers take an empty report for a broken
// one.
func JUnit(w io.Writer, r *Report) error {
	out := junitSuites{Name: "pmlint"}
	var documents []string
	if r.Documents != nil {
		documents = r.Documents()
	}
	for _, findings := range groups(r.Findings) {
		path := findings[0].Path
		for ; len(documents) > 0 && documents[0] <= path; documents = documents[1:] {
			if documents[0] < path {
				out.Suites = append(out.Suites, cleanSuite(documents[0]))
			}
		}
		suite := junitSuite{Name: xmlText(path)}
		for i := range findings {
			suite.add(&findings[i], r.FailOn)
		}
		out.Suites = append(out.Suites, suite)
	}
	for _, path := range documents {
		out.Suites = append(out.Suites, cleanSuite(path))
	}
	if len(out.Suites) == 0 {
		name := fmt.Sprintf("nothing to report in %s", lint.Count(r.Summary.Documents, "document"))
		out.Suites = []junitSuite{{Name: "pmlint", Tests: 1, Cases: []junitCase{{Name: name, ClassName: "pmlint"}}}}
	}
	for i := range out.Suites {
		out.Tests += out.Suites[i].Tests
		out.Failures += out.Suites[i].Failures
	}
	return writeXML(w, out)
}

// cleanSuite is the suite of a document without findings.
func cleanSuite(path string) junitSuite {
	clean := junitCase{Name: "nothing to report", ClassName: className(path), File: xmlText(path)}
	return junitSuite{Name: xmlText(path), Tests: 1, Cases: []junitCase{clean}}
}

func className(path string) string { return xmlText(strings.TrimSuffix(path, ".md")) }

// add makes a case of a finding. Its name stays while the text around it moves,
// or readers would take each moved finding for a new one; and it is no other's:
// they keep one case of a name.
func (s *junitSuite) add(f *lint.Finding, failOn lint.Threshold) {
	name := inertText(strings.TrimSpace(f.Rule + " " + f.Anchor))
	if s.named == nil {
		s.named = map[string]int{}
	}
	if s.named[name]++; s.named[name] > 1 {
		name += fmt.Sprintf(" (%d)", s.named[name])
	}
	c := junitCase{Name: name, ClassName: className(f.Path), File: xmlText(f.Path), Line: f.Start.Line}
	place := fmt.Sprintf("%s:%d:%d: ", xmlText(f.Path), f.Start.Line, f.Start.Column)
	if failOn.Reached(f.Severity) {
		c.Failure = &junitFailure{Type: f.Severity.String(), Message: inertText(f.Message), Text: place + inertText(sentence(f))}
		s.Failures++
	} else {
		c.Out = place + f.Severity.String() + ": " + inertText(sentence(f))
	}
	s.Tests++
	s.Cases = append(s.Cases, c)
}
