package kinds

import (
	"strings"

	"github.com/pmlint/pmlint/lint/record"
)

// alertmanager is what its webhook sends, and Grafana's, whose form it is, and what
// its API and amtool print.
var alertmanager = &Kind{
	Name: "alertmanager", Title: "Alertmanager or Grafana",
	signs: "alerts[].labels alerts[].startsAt | [].labels [].startsAt | labels startsAt",
	lists: []string{"alerts"},
	item:  alert,
}

// prometheus is what its own API says of active alerts.
var prometheus = &Kind{
	Name: "prometheus", Title: "Prometheus",
	signs: "data.alerts[].activeAt | data.alerts[].labels",
	lists: []string{"data.alerts"},
	item:  activeAlert,
}

func activeAlert(in *input, n node) error {
	at, err := in.when(n, "activeAt")
	if err != nil {
		return err
	}
	state := "became active"
	if n.str("state") == "firing" {
		state = "fired"
	}
	name := alertName(n)
	return in.add(entry{at: at, text: alertText(n, name, state), level: alertLevel(n), act: record.Fired, subject: name,
		id: join(" ", record.NamedBy(labels(n)...), "fired")})
}

func alert(in *input, n node) error {
	began, err := in.when(n, "startsAt")
	if err != nil {
		return err
	}
	name := alertName(n)
	id := n.str("fingerprint")
	if id == "" {
		id = record.NamedBy(labels(n)...)
	}
	id = join(" ", id, compact(began))
	level := alertLevel(n)
	if err := in.add(entry{at: began, text: alertText(n, name, "fired"), level: level, act: record.Fired, subject: name, id: id}); err != nil {
		return err
	}
	// Of an alert that fires endsAt is when it would be given up.
	if n.str("status", "status.state") != "resolved" {
		return nil
	}
	ended, err := in.when(n, "endsAt")
	if err != nil || ended.text == "" {
		return err
	}
	return in.add(entry{at: ended, text: "Alert " + name + " resolved", level: level, act: record.Resolved, subject: name, id: id + " end"})
}

func alertName(n node) string {
	return n.at("labels").str("alertname", "rulename", "name")
}

// alertText is what an alert said: its name, and where there is one its summary.
func alertText(n node, name, what string) string {
	notes := n.at("annotations")
	return join(" ", "Alert", name, what) + led(": ", strings.TrimRight(notes.str("summary", "message", "title", "description"), "."))
}

func alertLevel(n node) record.Level {
	if l, ok := record.LevelOf(n.at("labels").str("severity", "level", "priority")); ok {
		return l
	}
	return record.Warning
}

// labels are those of an alert, in an order of their own.
func labels(n node) []string {
	var out []string
	for k := range n.object("labels") {
		out = append(out, k+"="+n.at("labels").str(k))
	}
	return sorted(out)
}

// grafana is what its API gives as annotations, those that alerts write among them.
var grafana = &Kind{
	Name: "grafana", Title: "Grafana's annotations",
	signs: "[].dashboardId [].time | [].dashboardUID [].time | [].newState [].time",
	item:  annotation,
}

func annotation(in *input, n node) error {
	at, err := in.when(n, "time", "created")
	if err != nil {
		return err
	}
	name, state := n.str("alertName"), strings.ToLower(n.str("newState"))
	e := entry{at: at, text: n.str("text"), id: n.str("id"), level: record.Info}
	if name != "" {
		e = annotated(e, name, state)
	}
	e.text = join(" ", e.text, bracketed(tags(n)))
	return in.add(e)
}

// annotated is the entry of an alert's change of state.
func annotated(e entry, name, state string) entry {
	e.subject = name
	switch {
	case strings.HasPrefix(state, "alerting"), state == "firing":
		e.text, e.level, e.act = "Alert "+name+" fired", record.Warning, record.Fired
	case strings.HasPrefix(state, "ok"), strings.HasPrefix(state, "normal"), state == "resolved":
		e.text, e.level, e.act = "Alert "+name+" resolved", record.Warning, record.Resolved
	default:
		e.text, e.level = "Alert "+name+" is "+state, record.Debug
	}
	return e
}

func tags(n node) string {
	var out []string
	for _, t := range n.list("tags") {
		out = append(out, t.text())
	}
	return strings.Join(out, ", ")
}
