// Package lint is the engine: it runs rules over documents and says what they
// found, in the same order for any number of cores.
package lint

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"reflect"
	"strings"
)

// Rule is one check. It is a value: what it is called, what it says of itself
// and what it does stand together. Its page, NAME.md in the folder of its
// pack, is its documentation and its test.
type Rule struct {
	// Name is "pack/name", lower case with hyphens. It reads well after
	// "allow" and is permanent once released.
	Name string
	// Summary is one sentence without its final full stop.
	Summary string
	// Severity is the default, earned by measured precision (see Figures): a rule
	// that is right less than 90 times in 100 is a Notice, or Off.
	Severity Severity
	// Figures are what Severity rests on; the zero Figures are those of a rule that
	// nobody has judged.
	Figures Figures
	// ByStatus makes the severity follow the document's status: what is
	// missing is a notice in a draft, a warning in review, an error when final.
	// A document that states no status counts as in review.
	ByStatus bool
	// Options points to a struct of default options, or is nil. Its fields
	// carry yaml, doc, enum, min and max tags.
	Options any
	// Subsumes names rules and packs whose findings within a finding of this rule
	// have the same cause: where this rule speaks, they are dropped. "RULE@ANCHOR"
	// names a finding wherever it stands in the document.
	Subsumes []string
	// Unread makes the rule run on documents that hold no text or could not be
	// read whole (see postmortem.Document.Guards), too: other rules would say
	// of them that everything is missing.
	Unread bool
	// Merge words the one finding that stands for several of one Group, given in
	// the order of the text. Comments, baseline and base see each by itself, so
	// that only what is new is named; the merged one stands at the first and bears
	// its fingerprint.
	Merge func(members []Finding) (message, hint string)
	// Check looks at one document. It keeps no state and may run for several
	// documents at once.
	Check func(*Pass)
	// Collect returns the little that CheckAll needs of a document, or nil:
	// documents are dropped after their turn. What it returns stays in memory to
	// the end of the run, so it should not refer to the document, and its texts are
	// to be cloned (see text.File.Detach): a piece of the document's text keeps all
	// of it. Places to report at are made by Pass.Place.
	Collect func(*Pass) any
	// Data is a value of the type that Collect returns, which can be written to
	// JSON and read back by Decode; nil for a rule whose values stay in memory.
	Data any
	// CheckAll looks at the whole corpus after all documents were read.
	CheckAll func(*CorpusPass)
}

// Pack returns the part of the name before the slash.
func (r *Rule) Pack() string {
	pack, _, _ := strings.Cut(r.Name, "/")
	return pack
}

// Decode reads a value that Collect returned back from JSON.
func (r *Rule) Decode(data []byte) (any, error) {
	if r.Data == nil {
		return nil, fmt.Errorf("what %s collects cannot be read back: the rule has no Data", r.Name)
	}
	v := reflect.New(reflect.TypeOf(r.Data))
	if err := json.Unmarshal(data, v.Interface()); err != nil {
		return nil, fmt.Errorf("what %s collected: %w", r.Name, err)
	}
	return v.Elem().Interface(), nil
}

// Pack is a set of rules on one subject.
type Pack struct {
	Name    string
	Summary string
	Rules   []*Rule
	// Pages holds the rules' pages, NAME.md each, with "_" for the "-" of a name;
	// nil for a pack without pages.
	Pages fs.FS
	// BaseURL is the address of the folder that shows the pages to readers; empty
	// where there is none, and findings then name no address.
	BaseURL string
}

// BaseURL is the address below which the packs that pmlint ships have theirs.
const BaseURL = "https://github.com/pmlint/pmlint/blob/main/rules"

// URL is the address of the page of a rule of the pack, empty where the pack
// has none.
func (p *Pack) URL(r *Rule) string {
	if p.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(p.BaseURL, "/") + "/" + p.pageName(r)
}

// Page returns the Markdown page of a rule of the pack. A rule without one is an
// error that wraps fs.ErrNotExist.
func (p *Pack) Page(r *Rule) (string, error) {
	if p.Pages == nil {
		return "", fmt.Errorf("the pack %s has no pages: %w", p.Name, fs.ErrNotExist)
	}
	b, err := fs.ReadFile(p.Pages, p.pageName(r))
	return string(b), err
}

// pageName is the file of a rule's page in the pack's folder.
func (p *Pack) pageName(r *Rule) string {
	return strings.ReplaceAll(strings.TrimPrefix(r.Name, p.Name+"/"), "-", "_") + ".md"
}
