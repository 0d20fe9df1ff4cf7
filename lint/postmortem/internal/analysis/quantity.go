package analysis

import (
	"github.com/pmlint/pmlint/internal/quantity"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// readQuantity reads a field that holds a number.
func readQuantity(t markdown.Text) Quantity {
	q := Quantity{Text: t}
	if outline.Unfilled(t.Plain) {
		return q
	}
	n := quantity.Read(t.Plain)
	q.Number, q.Percent, q.Approx, q.Known = n.Value, n.Percent, n.Approx, n.Known
	return q
}

// readMoney reads a field that holds an amount.
func readMoney(t markdown.Text) Money {
	m := Money{Text: t}
	if outline.Unfilled(t.Plain) {
		return m
	}
	n := quantity.Read(t.Plain)
	m.Amount, m.Known = n.Value, n.Known && !n.Percent
	if !m.Known {
		m.Amount = 0
		return m
	}
	m.Currency = quantity.Currency(t.Plain, n.Start, n.End)
	m.Estimated = n.Approx || quantity.Estimated(t.Plain)
	return m
}
