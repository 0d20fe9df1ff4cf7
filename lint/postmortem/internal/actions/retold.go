package actions

import (
	"bytes"
	"slices"

	"github.com/pmlint/pmlint/internal/english"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// tieRetold ties items of a list that explain measures to the rows of a table in
// another section that promise them, with owner and date. It takes half of a list
// to have such rows: one alike alone is chance.
func tieRetold(actions []*Action) {
	var rows []*Action
	items := map[*outline.Section][]*Action{}
	for _, a := range actions {
		switch {
		case a.Columns != nil:
			rows = append(rows, a)
		case len(a.Owners) == 0 && a.Due.Text.IsZero():
			items[a.Section] = append(items[a.Section], a)
		}
	}
	if len(rows) == 0 || len(items) == 0 || len(actions) > maxRetold {
		return
	}
	rowWords := make([][]uint64, len(rows))
	for i, row := range rows {
		rowWords[i] = contentStems(row.Text.Plain)
	}
	for _, list := range items {
		tieList(list, rows, rowWords)
	}
}

// maxRetold bounds the comparison of each item with each row.
const maxRetold = 400

// tieList ties the items of one section.
func tieList(list, rows []*Action, rowWords [][]uint64) {
	found := make([]*Action, len(list))
	taken := map[*Action]bool{}
	n := 0
	for i, a := range list {
		words := contentStems(a.Text.Plain)
		best, most := -1, 0.7
		for j, row := range rows {
			if row.Section == a.Section || taken[row] {
				continue
			}
			if part := shared(words, rowWords[j], most); part > most {
				best, most = j, part
			}
		}
		if best >= 0 {
			found[i], taken[rows[best]] = rows[best], true
			n++
		}
	}
	if 2*n < len(list) {
		return
	}
	for i, a := range list {
		a.SameAs = found[i]
	}
}

// shared is the part of the shorter text's words that stand in the other as well;
// 0 for a text of one word, and where it is no more than least.
func shared(a, b []uint64, least float64) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 {
		return 0
	}
	all := float64(len(a))
	n, missed := 0, 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		} else if missed++; float64(len(a)-missed) <= least*all {
			return 0
		}
	}
	return float64(n) / all
}

// contentStems are the stems of a text's words but the small ones, each once, by
// their hashes.
func contentStems(s string) []uint64 {
	stems := make([]uint64, 0, 16)
	for w := range bytes.FieldsFuncSeq(bytes.ToLower([]byte(s[:min(len(s), 160)])), task.EndsWord) {
		if len(w) < 3 || task.PhraseEnds.Has(string(w)) || task.Auxiliaries.Has(string(w)) {
			continue
		}
		if h := hash(english.Stem(w)); !slices.Contains(stems, h) {
			stems = append(stems, h)
		}
	}
	return stems
}

// hash is FNV-1a.
func hash(w []byte) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for _, c := range w {
		h = (h ^ uint64(c)) * prime
	}
	return h
}
