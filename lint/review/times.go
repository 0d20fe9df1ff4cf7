package review

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// when is the time of an entry as a question names it.
func (a *account) when(e *postmortem.Event) string {
	if a.days && e.Start.HasDate {
		return e.Start.Local.Format("2006-01-02 15:04")
	}
	return e.Start.Local.Format("15:04")
}

// first is the place of the first event of any of the moments; -1 for none.
func (a *account) first(from int, kinds ...postmortem.MomentKind) int {
	for i := max(from, 0); i < len(a.events); i++ {
		for _, k := range kinds {
			if a.events[i].Is(k) {
				return i
			}
		}
	}
	return -1
}

// end is the place of the last event that ends the incident, else the last one.
func (a *account) end() int {
	for i := len(a.events) - 1; i >= 0; i-- {
		for _, k := range [...]postmortem.MomentKind{postmortem.MomentResolved, postmortem.MomentRestored, postmortem.MomentMitigated} {
			if a.events[i].Is(k) {
				return i
			}
		}
	}
	return len(a.events) - 1
}

// detection is the place of the event in which the incident was noticed; -1 where
// none was read as that.
func (a *account) detection() int {
	at := a.first(0, postmortem.MomentDetected, postmortem.MomentAcknowledged)
	for i, e := range a.events {
		if at >= 0 && i >= at || i > 3 {
			break
		}
		if len(a.said.At(said.Noticed, e.Text.Span)) > 0 {
			return i
		}
	}
	return at
}

// total is how long the incident took by its entries; 0 where that is not known.
func (a *account) total() time.Duration {
	if len(a.events) < 2 {
		return 0
	}
	d, ok := postmortem.Elapsed(a.events[0].Start, a.events[a.end()].Start)
	if !ok || d < 0 {
		return 0
	}
	return d
}

// between is the time from one event to another; 0 where it is not known.
func (a *account) between(i, j int) time.Duration {
	d, ok := postmortem.Elapsed(a.events[i].Start, a.events[j].Start)
	if !ok || d < 0 {
		return 0
	}
	return d
}

// share is the part of the incident that a length is.
func (a *account) share(d time.Duration) float64 {
	total := a.total()
	if total <= 0 || d <= 0 {
		return 0
	}
	return min(1, float64(d)/float64(total))
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

func length(d time.Duration) string { return chrono.FormatDuration(d) }
