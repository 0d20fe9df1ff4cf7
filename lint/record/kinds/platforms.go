package kinds

import (
	"strings"

	"github.com/pmlint/pmlint/lint/record"
)

// incidentio is what the API of incident.io gives of incidents, with their
// timestamps, and of the updates of one.
var incidentio = &Kind{
	Name: "incidentio", Title: "incident.io",
	signs: "incident_updates[].created_at incident_updates[].new_incident_status | incident_updates[].updater | " +
		"incident.incident_timestamp_values | incidents[].incident_timestamp_values | incident.incident_status | " +
		"incidents[].incident_status | " +
		"[].incident_timestamp_values",
	lists: []string{"incident_updates", "incidents", "incident"},
	item:  incidentioItem,
}

func incidentioItem(in *input, n node) error {
	if n.has("incident_timestamp_values") || n.has("incident_status") {
		return incidentTimes(in, n)
	}
	return incidentUpdate(in, n)
}

func incidentUpdate(in *input, n node) error {
	at, err := in.when(n, "created_at")
	if err != nil {
		return err
	}
	status := n.str("new_incident_status.name", "new_status.name", "new_incident_status")
	text := join(" ", "Incident update", by(n.str("updater.user.name", "updater.name")))
	text += led(": ", join(". ", led("status ", status), strings.TrimRight(n.str("message"), ".")))
	return in.add(entry{at: at, text: text, level: record.Notice, act: actOf(status), subject: n.str("incident_id"), id: n.str("id")})
}

// incidentTimes reads the timestamps of an incident, each with its name.
func incidentTimes(in *input, n node) error {
	name := n.str("reference", "name", "id")
	for _, v := range n.list("incident_timestamp_values") {
		at, err := in.when(v, "value.value", "value")
		if err != nil {
			return err
		}
		label := strings.TrimSuffix(v.str("incident_timestamp.name"), " at")
		if err := in.add(entry{at: at, text: "Incident " + name + ": " + strings.ToLower(label), level: record.Notice,
			act: actOf(label), subject: name, id: join(" ", n.str("id"), label)}); err != nil {
			return err
		}
	}
	if n.has("incident_timestamp_values") {
		return nil
	}
	at, err := in.when(n, "created_at")
	if err != nil {
		return err
	}
	return in.add(entry{at: at, text: "Incident declared: " + n.str("name"), level: record.Notice, act: record.Declared, subject: name,
		id: n.str("id") + " declared"})
}

// actOf is what the name of a state or milestone says happened.
func actOf(state string) record.Act {
	low := strings.ToLower(state)
	switch {
	case strings.Contains(low, "resolved"), strings.Contains(low, "closed"):
		return record.Resolved
	case strings.Contains(low, "acknowledged"):
		return record.Acknowledged
	case strings.Contains(low, "declared"), strings.Contains(low, "reported"):
		return record.Declared
	}
	return ""
}

// firehydrant is what its API gives as events of an incident, and an incident with
// its milestones.
var firehydrant = &Kind{
	Name: "firehydrant", Title: "FireHydrant",
	signs: "milestones[].occurred_at | data[].occurred_at data[].visibility | data[].milestones | [].milestones [].current_milestone | " +
		"[].occurred_at [].visibility",
	lists: []string{"data"},
	item:  firehydrantItem,
}

func firehydrantItem(in *input, n node) error {
	if n.has("milestones") {
		return milestones(in, n)
	}
	at, err := in.when(n, "occurred_at", "created_at")
	if err != nil {
		return err
	}
	sort := strings.ReplaceAll(n.str("type"), "_", " ")
	text := n.str("data.body", "data.message", "context.body", "data.summary", "data.text", "description", "data.name")
	if text == "" {
		text = sort
	} else if sort != "" && sort != "note" && sort != "chat message" {
		text = sort + ": " + text
	}
	text = join(" ", text, bracketed(n.str("author.name")))
	starred := n.str("starred") == "true" || n.has("votes.positive") && n.str("votes.positive") != "0"
	return in.add(entry{at: at, text: text, level: record.Info, id: n.str("id"), marked: starred})
}

func milestones(in *input, n node) error {
	name := n.str("name", "id")
	for _, m := range n.list("milestones") {
		at, err := in.when(m, "occurred_at", "created_at")
		if err != nil {
			return err
		}
		sort := strings.ReplaceAll(m.str("type", "slug"), "_", " ")
		if err := in.add(entry{at: at, text: "Incident " + sort + ": " + name, level: record.Notice, act: actOf(sort), subject: name,
			id: join(" ", n.str("id"), sort)}); err != nil {
			return err
		}
	}
	return nil
}

// rootly is what its API gives as events of an incident, and incidents with their times.
var rootly = &Kind{
	Name: "rootly", Title: "Rootly",
	signs: "data[].type=incident_events | data.type=incident_events | data[].attributes.event | data[].type=incidents | " +
		"data.type=incidents | " +
		"[].type=incident_events",
	lists: []string{"data"},
	item:  rootlyItem,
}

func rootlyItem(in *input, n node) error {
	a := n.at("attributes")
	if n.str("type") == "incidents" {
		return rootlyTimes(in, n.str("id"), a)
	}
	at, err := in.when(a, "occurred_at", "created_at")
	if err != nil {
		return err
	}
	text := join(" ", plainText(a.str("event", "description")), bracketed(a.str("user.name", "user.full_name", "user_display_name")))
	return in.add(entry{at: at, text: text, level: record.Info, id: n.str("id"), marked: a.str("starred", "bookmarked") == "true"})
}

// rootlyTimes reads the times of an incident, in the order in which they come.
func rootlyTimes(in *input, id string, n node) error {
	for _, state := range []string{"started", "detected", "acknowledged", "mitigated", "resolved"} {
		at, err := in.when(n, state+"_at")
		if err != nil {
			return err
		}
		if at.text == "" {
			continue
		}
		if err := in.add(entry{at: at, text: "Incident " + state + ": " + n.str("title"), level: record.Notice, act: actOf(state),
			subject: n.str("title"), id: id + " " + state}); err != nil {
			return err
		}
	}
	return nil
}

// plainText drops the tags of a text in HTML.
func plainText(s string) string {
	var b strings.Builder
	for {
		from := strings.IndexByte(s, '<')
		if from < 0 || from+1 == len(s) || !isTagStart(s[from+1]) {
			if from < 0 || from+1 == len(s) {
				return strings.TrimSpace(b.String() + s)
			}
			b.WriteString(s[:from+1])
			s = s[from+1:]
			continue
		}
		to := strings.IndexByte(s[from:], '>')
		if to < 0 {
			return strings.TrimSpace(b.String() + s)
		}
		b.WriteString(s[:from] + " ")
		s = s[from+to+1:]
	}
}

func isTagStart(b byte) bool { return b == '/' || 'a' <= b|0x20 && b|0x20 <= 'z' }

// statuspage is the list of incidents of a page, which anybody can read, or one of them.
var statuspage = &Kind{
	Name: "statuspage", Title: "Statuspage",
	signs: "incidents[].incident_updates | incident.incident_updates | incident_updates[].body incident_updates[].display_at | " +
		"[].incident_updates | incident_updates[].body",
	lists: []string{"incidents", "incident"},
	item:  pageIncident,
}

func pageIncident(in *input, n node) error {
	name := n.str("name")
	for _, u := range n.list("incident_updates") {
		at, err := in.when(u, "display_at", "created_at")
		if err != nil {
			return err
		}
		// What is shown as the time can be edited; the time of the entry cannot.
		if made, err := in.when(u, "created_at"); err == nil && made.text != "" && made.text != at.text {
			at.text += " (made " + made.text + ")"
		}
		state := strings.ReplaceAll(u.str("status"), "_", " ")
		text := "Status page, " + state + ": " + name + led(": ", plainText(u.str("body")))
		if err := in.add(entry{at: at, text: text, level: record.Notice, act: actOf(state), subject: name, id: u.str("id")}); err != nil {
			return err
		}
	}
	return nil
}
