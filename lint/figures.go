package lint

import "fmt"

// Figures are what a rule's default severity rests on. The zero Figures say nothing
// of it.
type Figures struct {
	// Unproven reports that too little was counted: the rule is a notice at most.
	Unproven bool
	// Exact says why the rule needs no sample: what it reports is a fact by its
	// nature, or what the team itself forbids. "" for a rule that does.
	Exact string
	// Fired is how often the rule spoke on documents that were not used to write
	// it, Judged how many of these findings somebody read in their documents, and
	// Right how many of those an author would have to agree with.
	Fired, Judged, Right int
	// On names the documents.
	On string
}

// The shares of right findings that a severity needs.
const (
	WarningPrecision = 0.90
	ErrorPrecision   = 0.97
)

// EnoughJudged is how many findings make a figure. A rule that fires more rarely
// needs all of its own judged, and as many of its pack.
const EnoughJudged = 30

// Precision is the share of right findings among those judged; ok is false where
// none was.
func (f Figures) Precision() (share float64, ok bool) {
	if f.Judged == 0 {
		return 0, false
	}
	return float64(f.Right) / float64(f.Judged), true
}

// String is a sentence for the rule's page; "" for the zero Figures.
func (f Figures) String() string {
	share, ok := f.Precision()
	switch {
	case f.Exact != "":
		return "Exact: " + f.Exact + "."
	case ok:
		return fmt.Sprintf("Right in %d of %d findings judged (%.2f) of %d, on %s.", f.Right, f.Judged, share, f.Fired, f.On)
	case f.On != "":
		return "Never spoke on " + f.On + "; its severity rests on the other rules of its pack."
	case f.Unproven:
		return "Unproven: its findings have not been judged on documents that it was not written with."
	}
	return ""
}

// Plus are the figures of two rules together.
func (f Figures) Plus(g Figures) Figures {
	return Figures{Fired: f.Fired + g.Fired, Judged: f.Judged + g.Judged, Right: f.Right + g.Right}
}

// Most is the gravest severity that the figures allow by default; pack are those
// of all rules of the pack together, which count for a rule that never spoke.
func (f Figures) Most(pack Figures) Severity {
	if f.Exact != "" {
		return Error
	}
	if f.On == "" || f.Judged < EnoughJudged && (f.Judged < f.Fired || pack.Judged < EnoughJudged) {
		return Notice
	}
	share, ok := f.Precision()
	if !ok {
		share, _ = pack.Precision()
	}
	switch {
	case share >= ErrorPrecision && f.Judged >= EnoughJudged:
		return Error
	case share >= WarningPrecision:
		return Warning
	}
	return Notice
}

// Gravest is the gravest severity that the rule has by default.
func (r *Rule) Gravest() Severity {
	if r.ByStatus {
		return Error
	}
	return r.Severity
}
