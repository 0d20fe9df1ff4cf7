package kinds

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/record"
)

func sorted(s []string) []string { slices.Sort(s); return s }

// pagerduty is the log of incidents: what its API gives as log entries.
var pagerduty = &Kind{
	Name: "pagerduty", Title: "PagerDuty",
	signs: "log_entries[].created_at | log_entries[].type | [].created_at [].channel [].agent | created_at channel agent",
	lists: []string{"log_entries", "log_entry"},
	item:  logEntry,
}

// said is what an entry of a pager tells: its words, act and level.
type said struct {
	verb  string
	act   record.Act
	level record.Level
}

// pages are the types of PagerDuty's log, without their ending.
var pages = map[string]said{
	"trigger":         {"Triggered", record.Fired, record.Error},
	"acknowledge":     {"Acknowledged", record.Acknowledged, record.Notice},
	"resolve":         {"Resolved", record.Resolved, record.Notice},
	"escalate":        {"Escalated", record.Escalated, record.Notice},
	"unacknowledge":   {"Acknowledgement ended", "", record.Info},
	"annotate":        {"Note", "", record.Notice},
	"assign":          {"Assigned", "", record.Info},
	"reassign":        {"Reassigned", record.Escalated, record.Info},
	"delegate":        {"Handed over", "", record.Info},
	"snooze":          {"Snoozed", "", record.Info},
	"priority_change": {"Priority changed", "", record.Info},
	"status_update":   {"Status update", "", record.Notice},
	"notify":          {"Notified", "", record.Debug},
}

// numbered is the number that stands before the title of an incident.
var numbered = regexp.MustCompile(`^\[#\d+\] `)

func logEntry(in *input, n node) error {
	at, err := in.when(n, "created_at")
	if err != nil {
		return err
	}
	sort := strings.TrimSuffix(strings.TrimSuffix(n.str("type"), "_reference"), "_log_entry")
	what, known := pages[sort]
	if !known {
		what = said{verb: strings.ReplaceAll(sort, "_", " "), level: record.Debug}
	}
	who := n.str("agent.summary")
	if strings.HasPrefix(n.str("agent.type"), "service") || strings.Contains(n.str("agent.type"), "integration") {
		who = ""
	}
	subject := numbered.ReplaceAllString(n.str("incident.title", "incident.summary", "channel.subject", "channel.description"), "")
	e := entry{at: at, level: what.level, act: what.act, subject: subject, id: n.str("id")}
	note := n.str("channel.summary")
	switch sort {
	case "trigger":
		if note == "" {
			note = subject
		}
		e.text = join(" ", "PagerDuty triggered:", note)
	case "annotate", "status_update":
		e.text = join(" ", what.verb, by(who)) + led(": ", n.str("channel.content", "message", "channel.summary", "note"))
	case "notify":
		e.text = join(" ", what.verb, n.str("user.summary"), bracketed(n.str("channel.type")))
	case "assign", "escalate", "reassign", "delegate":
		e.text = join(" ", what.verb, led("to ", people(n, "assignees")), by(who)) + led(": ", subject)
	default:
		e.text = join(" ", what.verb, by(who)) + led(": ", subject)
	}
	return in.add(e)
}

// people names those of a list.
func people(n node, path string) string {
	var names []string
	for _, p := range n.list(path) {
		names = append(names, p.str("summary", "name", "username"))
	}
	return strings.Join(names, ", ")
}

// opsgenie is the log of an alert, a list of alerts, or the timeline of an incident.
var opsgenie = &Kind{
	Name: "opsgenie", Title: "Opsgenie",
	signs: "data[].log data[].createdAt | data[].tinyId | data.entries[].eventTime | data.tinyId | [].tinyId [].message | " +
		"[].log [].createdAt",
	lists: []string{"data", "data.entries"},
	item:  opsgenieItem,
}

func opsgenieItem(in *input, n node) error {
	switch {
	case n.has("log"):
		return opsgenieLog(in, n)
	case n.has("eventTime"):
		return opsgenieEntry(in, n)
	}
	return opsgenieAlert(in, n)
}

// opsgenieLog reads a line of an alert's log, which is a sentence.
func opsgenieLog(in *input, n node) error {
	at, err := in.when(n, "createdAt")
	if err != nil {
		return err
	}
	line, sort := n.str("log"), strings.ToLower(n.str("type"))
	e := entry{at: at, text: strings.TrimRight(line, "."), id: n.str("offset"), level: record.Debug}
	if e.id == "" {
		e.id = record.NamedBy(at.text, line)
	}
	low := strings.ToLower(line)
	switch {
	case sort == "alertrecipient":
	case strings.Contains(low, "acknowledged"):
		e.level, e.act = record.Notice, record.Acknowledged
	case strings.Contains(low, "closed"):
		e.level, e.act = record.Notice, record.Resolved
	case strings.Contains(low, "escalat"):
		e.level, e.act = record.Notice, record.Escalated
	case strings.Contains(low, "created"):
		e.level, e.act = record.Error, record.Fired
	case strings.Contains(low, "note"), strings.Contains(low, "assign"):
		e.level = record.Info
	}
	return in.add(e)
}

func opsgenieEntry(in *input, n node) error {
	at, err := in.when(n, "eventTime")
	if err != nil {
		return err
	}
	e := entry{at: at, id: n.str("id"), level: record.Info, marked: n.str("hidden") != "true" && n.str("group") == "starred"}
	e.text = join(" ", n.str("title.content", "title"), by(n.str("actor.name"))) + led(": ", n.str("description.content", "description"))
	return in.add(e)
}

// opsgenieAlert reads an alert with what became of it.
func opsgenieAlert(in *input, n node) error {
	at, err := in.when(n, "createdAt")
	if err != nil {
		return err
	}
	name, id := n.str("message", "alias"), n.str("id", "tinyId")
	level, ok := record.LevelOf(n.str("priority"))
	if !ok {
		level = record.Error
	}
	if err := in.add(entry{at: at, text: "Opsgenie alert: " + name, level: max(level, record.Warning), act: record.Fired, subject: name,
		id: id}); err != nil {
		return err
	}
	var seconds = []struct {
		path, verb, who string
		act             record.Act
	}{
		{"report.ackTime", "Acknowledged", "report.acknowledgedBy", record.Acknowledged},
		{"report.closeTime", "Closed", "report.closedBy", record.Resolved},
	}
	for _, s := range seconds {
		later, ok := after(at, n.str(s.path))
		if !ok {
			continue
		}
		if err := in.add(entry{at: later, text: join(" ", s.verb, by(n.str(s.who))) + ": " + name, level: record.Notice, act: s.act,
			subject: name, id: id + " " + string(s.act)}); err != nil {
			return err
		}
	}
	return nil
}
