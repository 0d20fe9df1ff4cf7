package postmortem

import (
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// Options are what a team tells the parser about its documents. The zero value
// reads any document.
type Options struct {
	// Aliases are further section titles, in any case, with their kinds.
	Aliases map[string]Kind
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
}

// Parse reads a document. It accepts any bytes and never fails: what cannot be
// read is in Document.Guards, FrontMatter.Err or Document.Unparsed.
//
// The document is a value: it can be kept, and read from any number of
// goroutines; nothing writes into it any more. It does not refer to src.
func Parse(path string, src []byte, opts Options) *Document {
	return ParseFile(text.NewFile(path, src), opts)
}

// ParseFile is Parse for a file whose lines are known already.
func ParseFile(file *text.File, opts Options) *Document {
	d := &Document{Doc: markdown.Parse(file, markdown.Options{Judge: judgeUnderlined}), Root: &Section{}}
	r := &reader{doc: d, scratch: scratches.Get().(*scratch), opts: opts}
	r.readSections()
	r.readMetadata()
	if !opts.Brief {
		r.readTimelines()
	}
	r.readPeople()
	r.readActions()
	if !opts.Brief {
		r.readAnalysis()
	}
	r.readLanguage()
	r.scratch.release()
	return d
}

// readAnalysis reads what the document makes of the incident.
func (r *reader) readAnalysis() {
	r.readFactors()
	r.readWhys()
	r.readImpact()
	r.readLessons()
	r.readDurations()
	r.readPlaceholders()
}

// reader is the state of one Parse.
type reader struct {
	doc     *Document
	mem     memory
	opts    Options
	scratch *scratch

	aliases    map[string]Kind // Options.Aliases, normalised
	order      chrono.Order    // of numeric dates, once orderKnown
	orderKnown bool
}
