package outline

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed fields.txt
var FieldsData string

// fieldGrammar reads labels of metadata: those of a list, and such a label among words
// that only say what it is of ("problem began at", "Datum des Vorfalls").
type fieldGrammar struct {
	labels   map[string]FieldKey
	incident map[string]bool // words for what happened
	document map[string]bool // words for what tells of it
	binding  map[string]bool // words that bind these together
}

// labelGrammar is the grammar of fields.txt, made when the first label is read.
var labelGrammar = sync.OnceValue(func() *fieldGrammar { return lexicon.Must(ReadFields(FieldsData)) })

// ReadFields reads the grammar of labels; an unknown head is an error with its line.
func ReadFields(data string) (*fieldGrammar, error) {
	g := &fieldGrammar{labels: make(map[string]FieldKey, 400), incident: make(map[string]bool), document: make(map[string]bool),
		binding: make(map[string]bool)}
	roles := map[string]map[string]bool{"incident": g.incident, "document": g.document, "binding": g.binding}
	return g, lexicon.Each("lint/postmortem/internal/outline/fields.txt", data, func(e lexicon.Entry) error {
		if role := roles[e.Head]; role != nil {
			for _, word := range e.Items() {
				role[NormalisePhrase(word)] = true
			}
			return nil
		}
		if !slices.Contains(fieldKeys[:], FieldKey(e.Head)) {
			return e.Errorf("unknown field %q; known are %q", e.Head, fieldKeys)
		}
		for _, label := range e.Phrases() {
			g.labels[NormalisePhrase(label)] = FieldKey(e.Head)
		}
		return nil
	})
}

// fieldKeys are the metadata that labels are known for.
var fieldKeys = [...]FieldKey{FieldID, FieldTitle, FieldDate, FieldAuthors, FieldStatus, FieldSeverity, FieldStart, FieldEnd, FieldDuration,
	FieldTimeToDetect, FieldTimeToAck, FieldTimeToMitigate, FieldTimeToResolve, FieldCustomerImpact, FieldServices, FieldTags, FieldOwner}

// MaxLabelLen is the length in bytes above which a label is no metadata label.
const MaxLabelLen = 48

// FieldKeyOf tells which metadata a label names; "" where it is not known.
func FieldKeyOf(label string) FieldKey {
	if len(label) > MaxLabelLen {
		return ""
	}
	words := TitleWords(withoutBrackets(label))
	if len(words) == 0 || len(words) > 5 {
		return ""
	}
	return labelGrammar().key(words)
}

// key reads the words of a label.
func (g *fieldGrammar) key(words []string) FieldKey {
	if key, ok := g.labels[strings.Join(words, " ")]; ok || len(words) == 1 {
		return key
	}
	kept := make([]string, 0, 5)
	incident, document := false, false
	for _, w := range words {
		switch {
		case g.incident[w]:
			incident = true
		case g.document[w]:
			document = true
		case !g.binding[w]:
			kept = append(kept, w)
		}
	}
	if !incident && !document || len(kept) == 0 || len(kept) == len(words) {
		return ""
	}
	key := g.labels[strings.Join(kept, " ")]
	if key == FieldTitle || document && !ofDocument(key) {
		return "" // "report date" is no day of the incident, "Title of postmortem" no label
	}
	return key
}

// ofDocument reports whether a field says as much of the document as of the incident.
func ofDocument(key FieldKey) bool {
	switch key {
	case FieldID, FieldAuthors, FieldStatus, FieldSeverity, FieldOwner:
		return true
	}
	return false
}
