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

// JUnit writes a test suite for each document that has findings and a failed
// case for each finding; a notice is a case that passes and says something. A
// run without findings is one case that passes, since readers take an empty
// report for a broken one.
func JUnit(w io.Writer, r *Report) error {
	out := junitSuites{Name: "pmlint"}
	for i := range r.Findings {
		f := &r.Findings[i]
		if i == 0 || f.Path != r.Findings[i-1].Path {
			out.Suites = append(out.Suites, junitSuite{Name: xmlText(f.Path)})
		}
		out.Suites[len(out.Suites)-1].add(f)
	}
	if len(out.Suites) == 0 {
		name := fmt.Sprintf("nothing to report in %s", lint.Count(r.Summary.Documents, "document"))
		out.Suites = []junitSuite{{Name: "pmlint", Tests: 1, Cases: []junitCase{{Name: name, ClassName: "pmlint"}}}}
	}
	for _, s := range out.Suites {
		out.Tests += s.Tests
		out.Failures += s.Failures
	}
	return writeXML(w, out)
}

// add makes a case of a finding. Its name is no other's: readers keep one case of
// a name.
func (s *junitSuite) add(f *lint.Finding) {
	name := xmlText(fmt.Sprintf("%s at %d:%d", f.Rule, f.Start.Line, f.Start.Column))
	if s.named == nil {
		s.named = map[string]int{}
	}
	if s.named[name]++; s.named[name] > 1 {
		name += fmt.Sprintf(" (%d)", s.named[name])
	}
	c := junitCase{
		Name:      name,
		ClassName: xmlText(strings.TrimSuffix(f.Path, ".md")),
		File:      xmlText(f.Path), Line: f.Start.Line,
	}
	place := fmt.Sprintf("%s:%d:%d: ", f.Path, f.Start.Line, f.Start.Column)
	full := xmlText(place + sentence(f))
	if f.Severity == lint.Notice {
		c.Out = full
	} else {
		c.Failure = &junitFailure{Type: f.Severity.String(), Message: xmlText(f.Message), Text: full}
		s.Failures++
	}
	s.Tests++
	s.Cases = append(s.Cases, c)
}
