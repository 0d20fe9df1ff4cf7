package timetable

import (
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/record"
)

// ExportSchema names the form of Exported. Fields may be added under the same name.
const ExportSchema = "pmlint.timeline/v1"

// Exported is a course of events as other programs read it, in JSON.
type Exported struct {
	Schema    string           `json:"schema"`
	Zone      string           `json:"zone"` // of Time
	Events    []ExportedEvent  `json:"events"`
	Durations map[string]int64 `json:"durations"` // in seconds, by their kinds
}

// ExportedEvent is an event. What it has not is null.
type ExportedEvent struct {
	Time    string                  `json:"time"` // YYYY-MM-DDTHH:MM:SS in the zone
	UTC     string                  `json:"utc"`  // RFC 3339
	Until   *string                 `json:"until"`
	Count   int                     `json:"count"` // how many entries it stands for
	Text    string                  `json:"text"`
	Level   record.Level            `json:"level"`
	Act     *string                 `json:"act"`
	Subject *string                 `json:"subject"`
	Marked  bool                    `json:"marked"`
	Moments []postmortem.MomentKind `json:"moments"`
	Sources []record.Origin         `json:"sources"`
}

// Export gives events in the form of ExportSchema. The zone is known.
func Export(events []*record.Event, s Style, p *Proposal) Exported {
	clock, err := s.clock()
	if err != nil {
		clock = time.Time.UTC
	}
	out := Exported{Schema: ExportSchema, Zone: s.zone(), Events: []ExportedEvent{}, Durations: map[string]int64{}}
	for _, e := range events {
		x := ExportedEvent{Time: clock(e.At).Format("2006-01-02T15:04:05"), UTC: e.At.Format(time.RFC3339Nano), Count: max(e.Count, 1),
			Text: e.Text, Level: e.Level,
			Act: orNull(string(e.Act)), Subject: orNull(e.Subject), Marked: e.Marked, Moments: p.Moments[e], Sources: e.Origins()}
		if !e.Until.IsZero() {
			x.Until = orNull(e.Until.Format(time.RFC3339Nano))
		}
		if x.Moments == nil {
			x.Moments = []postmortem.MomentKind{}
		}
		out.Events = append(out.Events, x)
	}
	for _, d := range p.durations {
		if _, ok := out.Durations[string(d.Kind)]; !ok {
			out.Durations[string(d.Kind)] = int64(d.Value / time.Second)
		}
	}
	return out
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
