package record

import (
	"errors"
	"fmt"
	"hash/maphash"
	"regexp"
	"slices"
	"time"
)

// Options say which events a course takes, and how.
type Options struct {
	MinLevel Level          // what is below is left out; marked events never are
	Grep     *regexp.Regexp // what an event's text must match; nil for anything
	From, To time.Time      // the window, both ends belonging to it; zero for open
	// Skew is what is added to the instants of a source, by its kind or its file.
	Skew map[string]time.Duration
	// Unmasked leaves secrets and mail addresses as they are.
	Unmasked bool
	// Near is how far apart two sources may tell of one happening; zero for two minutes.
	Near time.Duration
	// Most is how many events a course may have; zero for MostEvents.
	Most int
}

// MostEvents is how many events a course has at most: more are no timeline, and
// what is left out is nobody's to choose.
const MostEvents = 20_000

// burst is how long an entry may be behind the one before it to be told with it.
const burst = 5 * time.Minute

// Counts are what became of the entries that a Collector was given.
type Counts struct {
	Read     int // all
	Low      int // below the level
	Outside  int // of the window
	Others   int // that the expression did not match
	Repeated int // told with one like it
	Folded   int // told of what another entry told
	Masked   int // events in which something was masked
}

// Collector makes one course of events out of several sources. It keeps what it
// takes and nothing else, so that sources may be much larger than memory.
type Collector struct {
	options Options
	events  []*Event
	counts  Counts
	seed    maphash.Seed
	open    map[repeatKey]*Event // the last event of each pattern
}

type repeatKey struct {
	file    string
	level   Level
	pattern uint64
}

// NewCollector makes one without events.
func NewCollector(o Options) *Collector {
	if o.Near == 0 {
		o.Near = 2 * time.Minute
	}
	if o.Most == 0 {
		o.Most = MostEvents
	}
	return &Collector{options: o, seed: maphash.MakeSeed(), open: map[repeatKey]*Event{}}
}

// ErrFull is what Add returns, with the remedy, where a course has MostEvents.
var ErrFull = errors.New("events are left, which is no timeline; narrow them down with --window, --min-level or --grep")

// Add takes an event, or leaves it out. The error is ErrFull.
func (c *Collector) Add(e Event) error { return c.AddFrom(e, c.options.MinLevel) }

// AddFrom is Add for a source of which what is below a level of its own is left out,
// too.
func (c *Collector) AddFrom(e Event, least Level) error {
	c.counts.Read++
	e.At = e.At.Add(c.options.Skew[e.Origin.Kind] + c.options.Skew[e.Origin.File])
	o := &c.options
	switch {
	case e.Level < max(o.MinLevel, least) && !e.Marked:
		c.counts.Low++
	case !o.From.IsZero() && e.At.Before(o.From), !o.To.IsZero() && e.At.After(o.To):
		c.counts.Outside++
	case o.Grep != nil && !o.Grep.MatchString(e.Text):
		c.counts.Others++
	case e.Repeats && c.repeated(&e):
		c.counts.Repeated++
	default:
		return c.keep(e)
	}
	return nil
}

func (c *Collector) keep(e Event) error {
	if len(c.events) >= c.options.Most {
		return fmt.Errorf("more than %d %w", c.options.Most, ErrFull)
	}
	kept := &e
	c.events = append(c.events, kept)
	if e.Repeats {
		c.open[c.pattern(&e)] = kept
	}
	return nil
}

// repeated adds an entry to the event that tells of those like it, if one is near.
func (c *Collector) repeated(e *Event) bool {
	first := c.open[c.pattern(e)]
	if first == nil {
		return false
	}
	last := first.At
	if !first.Until.IsZero() {
		last = first.Until
	}
	if e.At.Sub(last) > burst || first.At.Sub(e.At) > burst {
		return false
	}
	first.Count = max(first.Count, 1) + 1
	if e.At.Before(first.At) { // lines of several threads are written out of order
		first.At, first.Origin = e.At, e.Origin
	}
	if e.At.After(last) {
		last = e.At
	}
	first.Until = last
	return true
}

// pattern names a text without what changes from line to line: words with figures.
func (c *Collector) pattern(e *Event) repeatKey {
	var h maphash.Hash
	h.SetSeed(c.seed)
	from, figures := 0, false
	word := func(to int) {
		if !figures {
			h.WriteString(e.Text[from:to])
		}
		figures = false
	}
	for i := range len(e.Text) {
		switch b := e.Text[i]; {
		case '0' <= b && b <= '9':
			figures = true
		case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', b == '-', b == '_', b >= 0x80:
		default:
			word(i)
			h.WriteByte(b)
			from = i + 1
		}
	}
	word(len(e.Text))
	return repeatKey{e.Origin.File, e.Level, h.Sum64()}
}

// Counts tells what became of the entries so far; Folded and Masked are counted by Events.
func (c *Collector) Counts() Counts { return c.counts }

// Events are the events in the order of their instants; of one instant in the
// order in which they were added. What several sources tell is told once.
func (c *Collector) Events() []*Event {
	slices.SortStableFunc(c.events, Compare)
	c.events = c.fold(c.events)
	if !c.options.Unmasked {
		for _, e := range c.events {
			text, subject := Mask(e.Text), Mask(e.Subject)
			if text != e.Text || subject != e.Subject {
				c.counts.Masked++
			}
			e.Text, e.Subject = text, subject
		}
	}
	return c.events
}
