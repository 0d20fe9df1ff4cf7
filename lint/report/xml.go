package report

import (
	"encoding/xml"
	"io"
	"strings"
)

// writeXML writes a value as an XML document. Characters that XML 1.0 forbids
// are made visible before, in xmlText; without that no reader would take the
// file.
func writeXML(w io.Writer, v any) error {
	encoded, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	// Not even a quoted document may hold a workflow command.
	body := legacyCommand(string(encoded), "&#91;")
	_, err = io.WriteString(w, xml.Header+body+"\n")
	return err
}

// xmlText makes text fit for XML: what XML forbids and what would disturb a
// terminal is written out. Line feeds stay.
func xmlText(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = visible(l)
	}
	return strings.Join(lines, "\n")
}
