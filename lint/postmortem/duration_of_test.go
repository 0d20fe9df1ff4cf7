package postmortem

import (
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem/internal/timeline"
)

func TestDurationsOf(t *testing.T) {
	course := "\n## Timeline (UTC)\n\n" +
		"- 2026-03-01 08:00 Bad deploy rolled out\n- 2026-03-01 10:00 Errors began\n- 2026-03-01 10:12 Alert paged the on-call\n- 2026-03-01 11:00 Resolved\n"
	tests := []struct {
		name     string
		doc      string
		kind     timeline.DurationKind
		want     time.Duration // 0 for none
		source   timeline.DurationSource
		events   int
		disputed bool
	}{
		{"none", "# T\n", timeline.TimeToDetect, 0, "", 0, false},
		{"stated alone", "# T\n\n**Time to detect:** 12 minutes\n", timeline.TimeToDetect, 12 * time.Minute, timeline.DurationStated, 0, false},
		{"stated and confirmed", "# T\n\n**Time to detect:** 12 minutes\n" + course, timeline.TimeToDetect, 12 * time.Minute, timeline.DurationStated, 2, false},
		{"stated and denied", "# T\n\n**Time to detect:** 45 minutes\n" + course, timeline.TimeToDetect, 45 * time.Minute, timeline.DurationStated, 0, true},
		{"stated twice", "# T\n\n**Time to detect:** 12 minutes\n**TTD:** 40 minutes\n", timeline.TimeToDetect, 12 * time.Minute, timeline.DurationStated, 0, true},
		{"what cannot be read is none", "# T\n\n**Time to detect:** soon\n", timeline.TimeToDetect, 0, "", 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := Parse("a.md", []byte(tt.doc), Options{})
			of, ok := d.Durations.Of(tt.kind)
			if ok != (tt.want != 0) || of.Value != tt.want || of.Source != tt.source || len(of.Events) != tt.events || of.Disputed != tt.disputed {
				t.Errorf("%v, %t; computed %d", of, ok, len(d.Durations.Computed()))
			}
		})
	}
	d := Parse("a.md", []byte("# T\n"+course), Options{})
	of, ok := d.Durations.Of(timeline.TimeToDetect)
	if !ok || of.Source != timeline.DurationComputed || of.Stated != nil || len(of.Events) != 2 || of.Disputed {
		t.Errorf("computed alone: %+v, %t", of, ok)
	}
	if got, _ := timeline.Elapsed(of.Events[0].Start, of.Events[1].Start); got != of.Value {
		t.Errorf("the events lie %s apart, and the value is %s", got, of.Value)
	}
}
