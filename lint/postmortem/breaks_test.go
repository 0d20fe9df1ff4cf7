package postmortem

import (
	"strings"
	"testing"
)

func TestBreaks(t *testing.T) {
	for _, c := range []struct{ name, doc, events, fields string }{
		{
			name: "fields behind breaks in wrapped lines",
			doc: "# Queue stuck\n\nStatus: final<br> Owners: Ana\n\n## Summary\n\nDescription: the queue\nstood still.<br> " +
				"Date: 2026-03-02<br/>Duration: 2 hours<br /> Component: queue\n",
			fields: "line:status=final; line:owner=Ana; line:date=2026-03-02; line:duration=2 hours; line:services=queue",
		},
		{
			name: "events behind breaks in wrapped lines",
			doc: "# Queue stuck on 2026-03-02\n\n## Timeline\n\n10:02 - Alert fires for\nthe queue.<br> 10:05 - Ana looks.<br>\n" +
				"10:15 - Restart helps, **END OF\nOUTAGE**<br> 10:20 - Closed.\n",
			fields: "title:date=2026-03-02",
			events: "5 2026-03-02T10:02: Alert fires for the queue.\n6 2026-03-02T10:05: Ana looks.\n" +
				"7 2026-03-02T10:15: Restart helps, END OF OUTAGE\n8 2026-03-02T10:20: Closed.\n",
		},
		{
			name:   "a break in code is text",
			doc:    "# Queue stuck on 2026-03-02\n\n## Timeline\n\n10:02 - The page shows `<br>10:05` as text\n",
			fields: "title:date=2026-03-02",
			events: "5 2026-03-02T10:02: The page shows <br>10:05 as text\n",
		},
		{name: "nothing but breaks", doc: "# Queue stuck\n\n<br><br>\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parseString(c.doc)
			if got := strings.ReplaceAll(events(d), "\n ", "\n"); got != c.events {
				t.Errorf("events:\n%s\nwant:\n%s", got, c.events)
			}
			if got := fieldsOf(d); got != c.fields {
				t.Errorf("fields: %s\nwant:   %s", got, c.fields)
			}
		})
	}
}
