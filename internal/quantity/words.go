package quantity

import (
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed quantity.txt
var wordsFile string

// words are what the readers ask for: quantity.txt says what each class is.
var words = lexicon.New("internal/quantity/quantity.txt", wordsFile)

var (
	approximating = words.Set("approximate")
	numbers       = lexicon.NewTable(words, "number", inFigures(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15,
		20, 30, 40, 50, 60, 70, 80, 90))
	shares         = lexicon.NewTable(words, "share", inFigures(50.0, 100.0))
	scales         = lexicon.NewTable(words, "scale", inFigures(12.0, 100.0, 1e3, 1e6, 1e9))
	uncountedWords = words.Set("uncounted")
	estimates      = words.Set("estimate")
	codes          = words.Set("code")
	currencies     = lexicon.NewTable(words, "currency", named("AUD", "BRL", "CAD", "CZK", "EUR", "GBP", "HKD", "ILS",
		"INR", "JPY", "KRW", "NZD", "PLN", "RUB", "SGD", "TRY", "UAH", "USD"))
)

// inFigures are the keys of a table whose classes are numbers, in figures.
func inFigures[N int | float64](values ...N) map[string]N {
	keys := make(map[string]N, len(values))
	for _, v := range values {
		keys[strconv.FormatFloat(float64(v), 'f', -1, 64)] = v
	}
	return keys
}

// named are the keys of a table whose classes are what they stand for.
func named(values ...string) map[string]string {
	keys := make(map[string]string, len(values))
	for _, v := range values {
		keys[v] = v
	}
	return keys
}

// currencySign is a sign and the ISO 4217 code that it stands for.
type currencySign struct{ sign, code string }

// signs are the signs of currencies in the order of matching: a longer one comes
// before one that it ends in.
var signs = sync.OnceValue(func() []currencySign {
	var out []currencySign
	for w, code := range currencies.All() {
		if !ascii.IsLetter(w[len(w)-1]) || utf8.RuneCountInString(w) < len(w) {
			out = append(out, currencySign{w, code})
		}
	}
	slices.SortFunc(out, func(a, b currencySign) int {
		return cmp.Or(len(b.sign)-len(a.sign), cmp.Compare(a.sign, b.sign))
	})
	return out
})
