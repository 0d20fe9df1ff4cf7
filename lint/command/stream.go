package command

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/report"
)

// stream writes findings to standard output while the run goes on, so that
// memory does not grow with their number. A nil *stream does nothing.
type stream struct {
	to  report.Stream
	err error // the first; what follows is dropped
	// foreign counts the documents that follow another form than their template.
	foreign int
}

// newStream starts a stream if the one output can be written so. Of a run that
// is compared with a base or a baseline nothing is known before its end.
func (a *app) newStream(outs []output, f *lintFlags, known *knownFindings, r *report.Report) *stream {
	if r.Brief > 0 || len(outs) != 1 || outs[0].file != "" || outs[0].format.Stream == nil || f.git.used() || known.match != nil {
		return nil
	}
	return &stream{to: outs[0].format.Stream(a.Out, r)}
}

// each is what the linter gives findings to; nil without a stream.
func (s *stream) each(before func()) func([]lint.Finding) {
	if s == nil {
		return nil
	}
	return func(findings []lint.Finding) {
		before()
		s.foreign += countForeign(findings)
		if s.err == nil {
			s.err = s.to.Add(findings)
		}
	}
}

// end writes what comes after the last finding.
func (s *stream) end(r *report.Report) error {
	if s.err != nil {
		return s.err
	}
	return s.to.End(r)
}
