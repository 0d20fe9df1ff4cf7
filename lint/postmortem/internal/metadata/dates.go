package metadata

import (
	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// Date is the incident's day: the first date field with a full date, else the
// start, what the duration or the end tells, else a date in the title; the first
// date field as it is where none is full.
func (m *metadataReader) date() Date {
	var first Date
	for _, key := range [...]outline.FieldKey{outline.FieldDate, outline.FieldStart, outline.FieldDuration, outline.FieldEnd} {
		for i := range m.meta.All {
			f := &m.meta.All[i]
			if f.Key != key || f.Value.Plain == "" {
				continue
			}
			d := m.order.parseDate(f.Value)
			if !d.Day.IsZero() {
				return d
			}
			if key == outline.FieldDate && first.Text.Plain == "" {
				first = d
			}
		}
	}
	return first
}

// parseDate reads the day that a value states; a range gives its first day.
func (r *OrderFinder) parseDate(value markdown.Text) Date {
	date := Date{Text: value}
	d, _, end := r.findFullDate(value.Plain)
	if end == 0 { // a lone numeric date of any form
		if lone, n := chrono.ScanDate(value.Plain, r.Get()); n > 0 && lone.Full() {
			d, end = lone, n
		}
	}
	if end > 0 && d.Full() && d.Fault == "" {
		date.Day, date.Ambiguous = d.Time(), d.Ambiguous
	}
	return date
}

// findFullDate finds the first date of s; where it lacks the year, as in "28 Feb -
// 2 March 2026", the next date's year is taken.
func (r *OrderFinder) findFullDate(s string) (d chrono.Date, start, end int) {
	d, start, end = chrono.FindDate(s, chrono.OrderUnknown)
	if d.Ambiguous {
		d, start, end = chrono.FindDate(s, r.Get())
	}
	if end > 0 && d.Year == 0 && d.Day > 0 {
		if later, _, n := chrono.FindDate(s[end:], chrono.OrderUnknown); n > 0 && later.Year > 0 {
			d.Year = later.Year
			if later.Month > 0 && later.Month < d.Month {
				d.Year--
			}
			end += n
		}
	}
	return d, start, end
}

// OrderFinder finds the order of day and month of a document's numeric dates:
// what they prove, else what the options say. It looks when first asked.
type OrderFinder struct {
	src    []byte
	stated string // of Options
	order  chrono.Order
	known  bool
}

// NewOrderFinder finds the order of the dates in src; stated is the order that
// the options give.
func NewOrderFinder(src []byte, stated string) *OrderFinder {
	return &OrderFinder{src: src, stated: stated}
}

// Get is the order, unknown where neither the document nor the options decide.
func (r *OrderFinder) Get() chrono.Order {
	if r.known {
		return r.order
	}
	r.known = true
	r.order = numericOrder(string(r.src))
	if r.order == chrono.OrderUnknown {
		r.order = StatedOrder(r.stated)
	}
	return r.order
}

// StatedOrder is the order that the options give: "dmy", "mdy", or "" for unknown.
func StatedOrder(stated string) chrono.Order {
	switch stated {
	case "dmy":
		return chrono.OrderDMY
	case "mdy":
		return chrono.OrderMDY
	}
	return chrono.OrderUnknown
}

// numericOrder looks for numeric dates that can only be read in one order;
// where they contradict each other, none is proven.
func numericOrder(s string) chrono.Order {
	proven := chrono.OrderUnknown
	for i := 0; i+5 < len(s); i++ {
		if !ascii.IsDigit(s[i]) {
			continue
		}
		n := ascii.CountDigits(s[i:])
		if n <= 2 && (s[i+n] == '/' || s[i+n] == '-') && chrono.MayStartDate(s, i) {
			d, _ := chrono.ScanDate(s[i:min(len(s), i+12)], chrono.OrderUnknown)
			if d.Proves != chrono.OrderUnknown && d.Year > 0 {
				if proven != chrono.OrderUnknown && proven != d.Proves {
					return chrono.OrderUnknown
				}
				proven = d.Proves
			}
		}
		i += n
	}
	return proven
}
