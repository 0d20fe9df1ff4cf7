package postmortem_test

import (
	"fmt"
	"testing"
)

func TestLessons(t *testing.T) {
	d := parse(`
## What Went Well

- The alert fired
  - within a minute
- The team met quickly

## What Went Poorly

The runbook was old.

Nobody was told.

## Where We Got Lucky

Luck had its part:

1. It was night
2.

## Lessons Learned

* Limits matter
`)
	var out []string
	for _, l := range d.Lessons {
		out = append(out, string(l.Kind)+"|"+l.Text.Plain)
	}
	compare(t, out, `
well|The alert fired
well|The team met quickly
poorly|The runbook was old.
poorly|Nobody was told.
lucky|It was night
other|Limits matter`)
}

func TestControls(t *testing.T) {
	d := parse(`
## Prevention Measures

### Detection Improvements

- [ ] Alert on lag
- [x] A dashboard

### Prevention Controls

- [ ] A limit on retries

### Response Improvements

These help:

- A runbook
`)
	var out []string
	for _, c := range d.Controls {
		out = append(out, fmt.Sprintf("%s|%v|%d|%s", c.Kind, c.Ticked, c.Box.Len(), c.Text.Plain))
	}
	compare(t, out, `
detection|false|3|Alert on lag
detection|true|3|A dashboard
prevention|false|3|A limit on retries
response|false|0|A runbook`)
}
