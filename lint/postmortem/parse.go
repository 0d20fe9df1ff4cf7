package postmortem

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/actions"
	"github.com/pmlint/pmlint/lint/postmortem/internal/analysis"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/placeholders"
	"github.com/pmlint/pmlint/lint/postmortem/internal/timeline"
	"github.com/pmlint/pmlint/lint/text"
)

// Options are what a team tells the parser about its documents. The zero value
// reads any document.
type Options struct {
	// Aliases are further section titles, in any case, with their kinds.
	Aliases map[string]outline.Kind
	// Zone holds for times that state none: an IANA name, an abbreviation or an
	// offset. Empty means unknown, and no instant is computed.
	Zone string
	// DateOrder decides numeric dates that the document itself does not:
	// "dmy", "mdy", or "" for undecided.
	DateOrder string
	// Brief leaves out what following a document through its commits does not
	// need: timelines, factors, why-chains, impact, lessons, durations and
	// placeholders. It halves the cost of reading thousands of versions.
	Brief bool
	// Memory is the number of bytes above which what the reading of a document is
	// about to take trips a guard; 0 means no limit.
	Memory int64
	// Refused says why the caller did not read the file ("the file is larger than 4
	// MiB and was not read"); it becomes a guard. Empty where it was read.
	Refused string
}

// Parse reads a document. It accepts any bytes and never fails: what cannot be
// read is in Document.Guards, FrontMatter.Err or Document.Unparsed.
//
// The document is a value: it can be kept, and read from any number of
// goroutines; what it says does not change any more, and what it works out late (its
// sentences, the moments of events, computed durations) it works out once. It does not
// refer to src.
func Parse(path string, src []byte, opts Options) *Document {
	return ParseFile(text.NewFile(path, src), opts)
}

// ParseFile is Parse for a file whose lines are known already.
func ParseFile(file *text.File, opts Options) *Document {
	read := markdown.Options{Judge: outline.JudgeUnderlined, Memory: opts.Memory, Refused: opts.Refused}
	o := outline.Read(markdown.Parse(file, read), opts.Aliases)
	order := metadata.NewOrderFinder(file.Bytes(), opts.DateOrder)
	d := &Document{Document: o, Meta: metadata.Read(o, order), Language: readLanguage(o.Doc)}
	d.readTimelines(opts)
	p := metadata.ReadPeople(o, &d.Meta, order)
	d.People, d.History, d.Links = p.People, p.History, p.Links
	a := actions.Read(o, &d.Meta, d.People, metadata.StatedOrder(opts.DateOrder), order)
	d.Actions, d.Checks, d.Unparsed = a.Actions, a.Checks, append(d.Unparsed, a.Unread...)
	d.readAnalysis(opts)
	return d
}

// readTimelines reads the course of events.
func (d *Document) readTimelines(opts Options) {
	if !opts.Brief {
		d.Timelines, d.Unparsed = timeline.Read(d.Document, &d.Meta, opts.times())
	}
}

// readAnalysis reads what the document makes of the incident.
func (d *Document) readAnalysis(opts Options) {
	if opts.Brief {
		d.RootCause = analysis.ReadRootCause(d.Document)
		return
	}
	a := analysis.Read(d.Document)
	d.Factors, d.Chains, d.RootCause, d.Impact, d.Lessons, d.Controls = a.Factors, a.Chains, a.RootCause, a.Impact, a.Lessons, a.Controls
	d.Durations = timeline.ReadDurations(d.Document, &d.Meta, d.Timelines, d.Impact.Fields, opts.times())
	d.Placeholders = placeholders.Read(d.Document, d.Meta.All)
}

func (o Options) times() timeline.Options {
	return timeline.Options{Zone: o.Zone, Order: metadata.StatedOrder(o.DateOrder)}
}

// Memory is about how many bytes the reading of a document takes.
func Memory(src []byte) int64 { return markdown.Memory(src) }
