package report

import (
	"encoding/xml"
	"io"

	"github.com/pmlint/pmlint/lint"
)

type checkstyleRoot struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// Checkstyle writes the XML of checkstyle, which many dashboards read.
func Checkstyle(w io.Writer, r *Report) error {
	out := checkstyleRoot{Version: "4.3"}
	for i := range r.Findings {
		f := &r.Findings[i]
		if i == 0 || f.Path != r.Findings[i-1].Path {
			out.Files = append(out.Files, checkstyleFile{Name: xmlText(f.Path)})
		}
		file := &out.Files[len(out.Files)-1]
		file.Errors = append(file.Errors, checkstyleError{
			Line: f.Start.Line, Column: f.Start.Column, Severity: checkstyleSeverity(f.Severity),
			Message: inertText(sentence(f)), Source: "pmlint." + xmlText(f.Rule),
		})
	}
	return writeXML(w, out)
}

func checkstyleSeverity(s lint.Severity) string {
	if s == lint.Notice {
		return "info"
	}
	return s.String()
}
