package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

// Azure writes logging commands of Azure Pipelines. It has none for notices:
// they are left out.
func Azure(w io.Writer, r *Report) error {
	var b bytes.Buffer
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Severity == lint.Notice {
			continue
		}
		fmt.Fprintf(&b, "##vso[task.logissue type=%s;sourcepath=%s;linenumber=%d;columnnumber=%d;code=%s]%s\n",
			f.Severity, azureProperty(f.Path), f.Start.Line, f.Start.Column, azureProperty(f.Rule), azureData(sentence(f)))
	}
	_, err := w.Write(b.Bytes())
	return err
}

func azureData(s string) string {
	return strings.NewReplacer("%", "%AZP25", "\r", "%0D", "\n", "%0A").Replace(noLegacyCommand(visible(s)))
}

func azureProperty(s string) string {
	return strings.NewReplacer(";", "%3B", "]", "%5D").Replace(azureData(s))
}
