// Package people knows words that name persons, and names that are nobody's:
// given names, products, companies. Whoever has to tell a person from software,
// for blame or for an owner, asks here, so that all of pmlint gives one answer.
package people

import (
	_ "embed"
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/lexicon"
)

var (
	//go:embed names.txt
	namesFile string
	//go:embed products.txt
	productsFile string
	//go:embed software.txt
	softwareFile string
)

// Kind is what a word is known as.
type Kind uint8

// The kinds of names.
const (
	None      Kind = iota // no name that is known
	Given                 // a given name
	Ambiguous             // a given name that is as often a word, a month, a place or a product
	Product               // software, a service, a project
	Company               // an organisation
)

// KindOf says what a word is known as, whatever its case and accents.
func KindOf(word string) Kind {
	word = Fold(word)
	if k := persons.Of(word); k != None {
		return k
	}
	return nobody.Of(word)
}

// IsSoftware reports whether a word names a product or a company.
func IsSoftware(word string) bool {
	k := KindOf(word)
	return k == Product || k == Company
}

// IsLowerCase reports whether a word is a given name written in lower case that
// means nothing else in lower case: "ana", not "max".
func IsLowerCase(word string) bool {
	const shortest, longest = 3, 12
	if len(word) < shortest || len(word) > longest || word[0] < 'a' || word[0] > 'z' {
		return false
	}
	return KindOf(word) == Given && !inLowerCase.Has(Fold(word))
}

// IsName reports whether words name a person by themselves: up to three
// capitalised words of which the first is a given name. One that is ambiguous or
// a product's as well ("Luigi") needs a surname.
func IsName(name string) bool {
	if !IsWritten(name) {
		return false
	}
	words := strings.Fields(name)
	switch persons.Of(Fold(words[0])) {
	case Given:
		return true
	case Ambiguous, Product:
		return len(words) > 1 && isSurname(words[1])
	}
	return false
}

// IsWritten reports whether words are written as a name is: up to three, each
// with a capital and without digits.
func IsWritten(name string) bool {
	n := 0
	for w := range strings.FieldsSeq(name) {
		if n++; n > 3 || !capitalised(w) {
			return false
		}
	}
	return n > 0
}

// IsAmbiguous reports whether a capitalised word is a name only where the place
// says so.
func IsAmbiguous(word string) bool { return capitalised(word) && KindOf(word) == Ambiguous }

// capitalised reports whether a word is written as the part of a name.
func capitalised(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c) && !strings.ContainsAny(w, "0123456789/_()")
}

// isSurname reports whether the word behind an ambiguous name can be a surname.
func isSurname(w string) bool {
	return strings.ToUpper(w) != w && KindOf(w) != Product && KindOf(w) != Company && !noSurname.Has(Fold(w))
}

// Fold is a name in lower case without the accents of Latin letters, since names
// are written with and without them.
func Fold(name string) string {
	name = strings.ToLower(name)
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return withoutAccents().Replace(name)
		}
	}
	return name
}

// withoutAccents leaves ä, ö, ü as a, o, u: so are they written where the
// keyboard has none, and the names of the list are.
var withoutAccents = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for plain, accented := range map[string]string{
		"a": "áàâäãåāăą", "c": "çćčĉċ", "d": "ďđ", "e": "éèêëēĕėęě", "g": "ğĝġģ", "h": "ĥħ", "i": "íìîïĩīĭįı", "j": "ĵ", "k": "ķ",
		"l": "łĺļľ", "n": "ñńňņ", "o": "óòôöõøōŏő", "r": "řŕŗ", "s": "šśşșŝ", "t": "ťţț", "u": "úùûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ",
		"z": "žżź", "ss": "ß", "": "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328",
	} {
		for _, c := range accented {
			pairs = append(pairs, string(c), plain)
		}
	}
	return strings.NewReplacer(pairs...)
})

// Initials are the first letters of a name's words, as they are written.
func Initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(name) {
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(c) {
			b.WriteRune(c)
		}
	}
	return b.String()
}

var (
	words       = lexicon.New("internal/people/names.txt", namesFile)
	persons     = lexicon.NewTable(words, "", map[string]Kind{"given": Given, "ambiguous": Ambiguous, "software": Product})
	inLowerCase = words.Set("word")
	noSurname   = words.Set("noun")

	things = lexicon.New("internal/people/products.txt", productsFile)
	nobody = lexicon.NewTable(things, "", map[string]Kind{"product": Product, "company": Company})
)

// GivenNames are the given names of a kind (Given; Ambiguous; Product, for those
// that are software's as well), in lower case, without
// accents and in no order.
func GivenNames(kind Kind) iter.Seq[string] {
	return func(yield func(string) bool) {
		for name, k := range persons.All() {
			if k == kind && !yield(name) {
				return
			}
		}
	}
}
