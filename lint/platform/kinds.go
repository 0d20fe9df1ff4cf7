package platform

import (
	"strings"
)

// objects calls read for each object of an export: those below a path, or the values
// themselves.
func (s *source) objects(paths []string, read func(value) error) error {
	root, err := decode(s.src)
	if err != nil {
		return err
	}
	for _, v := range root.each() {
		for _, path := range paths {
			if v.has(path) {
				v = v.at(path)
				break
			}
		}
		for _, o := range v.each() {
			if err := read(o); err != nil {
				return err
			}
		}
	}
	return nil
}

var opsgenie = &Kind{
	Name: "opsgenie", Title: "Opsgenie",
	Get: `curl -H "Authorization: GenieKey $KEY" "https://$HOST/v2/postmortem/$ID" > postmortem.json`,
	is: func(v value) bool {
		return v.has("data.executiveSummary") || v.has("data.content") || v.has("executiveSummary")
	},
	read: func(s *source) error { return s.objects([]string{"data"}, s.opsgenie) },
}

func (s *source) opsgenie(v value) error {
	d := &Document{ID: v.str("id"), Title: v.str("title", "name"), Severity: v.str("severity"),
		Author: v.str("owner.name", "owner.username", "owner"), Date: dayOf(v.str("startTime", "createdAt"))}
	for _, part := range []struct{ path, heading string }{{"executiveSummary", "Summary"}, {"content", ""}} {
		body, err := rich(v.at(part.path))
		if err != nil {
			return err
		}
		if body != "" && part.heading != "" {
			body = "## " + part.heading + "\n\n" + body
		}
		d.Body = strings.TrimSpace(d.Body + "\n\n" + body)
	}
	d.Times = moments(v, "startTime", "The incident began", "respondTime", "Somebody responded", "resolveTime", "The incident was resolved")
	d.Values = v.rest("id", "title", "severity", "owner", "executiveSummary", "content", "startTime", "respondTime", "resolveTime")
	s.out = append(s.out, d)
	return nil
}

// moments are the times of an object, by pairs of a field and what happened then.
func moments(v value, pairs ...string) []Moment {
	var out []Moment
	for i := 0; i+1 < len(pairs); i += 2 {
		if at := v.str(pairs[i]); at != "" {
			out = append(out, Moment{Name: pairs[i], Text: pairs[i+1], Stamp: at})
		}
	}
	return out
}

// dayOf is the day of a stamp.
func dayOf(stamp string) string {
	if len(stamp) >= 10 && stamp[4] == '-' && stamp[7] == '-' {
		return stamp[:10]
	}
	return ""
}

// rich is a text that may be ADF, ADF as text, HTML, or Markdown, with its headings
// from the second level.
func rich(v value) (string, error) {
	if v.has("type") {
		return lowered(writeElement(fromADF(v, 0))), nil
	}
	s := v.str("")
	if text, ok := v.v.(string); ok {
		s = strings.TrimSpace(text)
	}
	switch {
	case strings.HasPrefix(s, `{"`) && strings.Contains(s, `"type"`):
		inner, err := decode([]byte(s))
		if err != nil {
			return s, nil // a text that only looks like it
		}
		return rich(inner)
	case strings.HasPrefix(s, "<"):
		e, err := fromHTML(s)
		return lowered(writeElement(e)), err
	}
	return lowered(s), nil
}

var incidentio = &Kind{
	Name: "incidentio", Title: "incident.io",
	Get: `curl -H "Authorization: Bearer $TOKEN" "https://$HOST/v1/postmortem_documents/$ID/content" > postmortem.json`,
	is: func(v value) bool {
		return v.has("markdown") || v.has("postmortem_document.markdown") || v.has("postmortem_document.incident_id")
	},
	read: func(s *source) error {
		return s.objects([]string{"postmortem_documents", "postmortem_document"}, s.incidentio)
	},
}

func (s *source) incidentio(v value) error {
	body, title := v.str("markdown", "content.markdown", "content"), v.str("title", "name")
	if title == "" {
		title, body = titled(body)
	}
	s.out = append(s.out, &Document{ID: v.str("id", "incident_id"), Title: title, Severity: v.str("severity.name", "severity"),
		Body: lowered(body), Date: dayOf(v.str("created_at")), Values: v.rest("id", "title", "name", "markdown", "content", "severity")})
	return nil
}

var rootly = &Kind{
	Name: "rootly", Title: "Rootly",
	Get: `curl -H "Authorization: Bearer $TOKEN" "https://$HOST/v1/post_mortems/$ID" > postmortem.json`,
	is: func(v value) bool {
		kind := v.str("data.type", "type")
		for _, d := range v.list("data") {
			kind = d.str("type")
		}
		return strings.Contains(kind, "post_mortem") || strings.Contains(kind, "retrospective")
	},
	read: func(s *source) error { return s.objects([]string{"data"}, s.rootly) },
}

func (s *source) rootly(v value) error {
	a := v.at("attributes")
	body, err := rich(value{a.str("content", "body")})
	if err != nil {
		return err
	}
	d := &Document{ID: v.str("id"), Title: a.str("title", "name"), Severity: a.str("severity.data.attributes.name", "severity"), Body: body,
		Date: dayOf(a.str("started_at", "created_at"))}
	d.Times = moments(a, "started_at", "The incident began", "detected_at", "The incident was detected",
		"acknowledged_at", "Somebody acknowledged it", "mitigated_at", "The incident was mitigated", "resolved_at", "The incident was resolved")
	d.Values = a.rest("title", "name", "content", "body", "severity", "started_at", "detected_at", "acknowledged_at", "mitigated_at",
		"resolved_at")
	s.out = append(s.out, d)
	return nil
}

var firehydrant = &Kind{
	Name: "firehydrant", Title: "FireHydrant",
	Get: `curl -H "Authorization: Bearer $TOKEN" "https://$HOST/v1/post_mortems/reports/$ID" > report.json`,
	is: func(v value) bool {
		return v.has("incident") && (v.has("questions") || v.has("summary")) || v.has("milestones") && v.has("current_milestone")
	},
	read: func(s *source) error { return s.objects([]string{"data"}, s.firehydrant) },
}

func (s *source) firehydrant(v value) error {
	incident := v.at("incident")
	if !v.has("incident") {
		incident = v
	}
	d := &Document{ID: v.str("id"), Title: v.str("name", "incident.name"), Severity: incident.str("severity"),
		Date: dayOf(incident.str("started_at", "created_at"))}
	for _, part := range []struct{ path, heading string }{
		{"summary", "Summary"}, {"incident.description", "Background"}, {"description", "Background"}, {"customer_impact_summary", "Impact"},
	} {
		body, err := rich(v.at(part.path))
		if err != nil {
			return err
		}
		if body != "" {
			d.Body += "## " + part.heading + "\n\n" + body + "\n\n"
		}
	}
	for _, q := range v.list("questions") {
		answer, err := rich(q.at("body"))
		if err != nil {
			return err
		}
		d.Body += "## " + q.str("title", "question") + "\n\n" + Shift(answer, 3) + "\n\n"
	}
	for _, m := range incident.list("milestones") {
		if at := m.str("occurred_at", "created_at"); at != "" {
			name := m.str("type", "slug")
			d.Times = append(d.Times, Moment{Name: name, Text: "Incident " + strings.ReplaceAll(name, "_", " "), Stamp: at})
		}
	}
	d.Values = v.rest("id", "name", "incident.name", "summary", "description", "incident.description", "customer_impact_summary", "questions",
		"milestones", "incident.milestones", "severity", "incident.severity")
	s.out = append(s.out, d)
	return nil
}

var statuspage = &Kind{
	Name: "statuspage", Title: "Statuspage",
	Get:  `curl "https://$PAGE/api/v2/incidents.json" > incidents.json`,
	is:   func(v value) bool { return v.has("incidents") && v.has("page") || v.has("incident_updates") },
	read: func(s *source) error { return s.objects([]string{"incidents", "incident"}, s.statuspage) },
}

func (s *source) statuspage(v value) error {
	body, err := rich(value{v.str("postmortem_body", "postmortem_body_last_updated_body")})
	if err != nil || body == "" {
		return err // an incident without a postmortem
	}
	d := &Document{ID: v.str("id"), Title: v.str("name"), Severity: v.str("impact"), Body: body,
		Date: dayOf(v.str("started_at", "created_at"))}
	for _, u := range v.list("incident_updates") {
		d.Times = append(d.Times, Moment{Name: u.str("id"), Stamp: u.str("display_at", "created_at"),
			Text: "Status page, " + u.str("status") + ": " + strings.Join(strings.Fields(u.str("body")), " ")})
	}
	d.Values = v.rest("id", "name", "impact", "postmortem_body", "incident_updates")
	s.out = append(s.out, d)
	return nil
}

var confluence = &Kind{
	Name: "confluence", Title: "Confluence",
	Get: `curl -u "$USER:$TOKEN" "https://$SITE/wiki/api/v2/pages/$ID?body-format=storage" > page.json`,
	is: func(v value) bool {
		return v.has("body.storage") || v.has("body.atlas_doc_format") || v.has("body.view")
	},
	read: func(s *source) error { return s.objects([]string{"results"}, s.confluence) },
}

func (s *source) confluence(v value) error {
	for _, form := range []string{"atlas_doc_format", "storage", "view", "export_view"} {
		if !v.has("body." + form + ".value") {
			continue
		}
		body, err := rich(v.at("body." + form + ".value"))
		if err != nil {
			return err
		}
		s.out = append(s.out, &Document{ID: v.str("id"), Title: v.str("title"), Body: body,
			Date: dayOf(v.str("createdAt", "history.createdDate")), Author: v.str("history.createdBy.displayName"),
			Values: v.rest("id", "title", "body")})
		break
	}
	return nil
}

var jira = &Kind{
	Name: "jira", Title: "Jira",
	Get:  `curl -u "$USER:$TOKEN" "https://$SITE/rest/api/3/issue/$KEY" > issue.json`,
	is:   func(v value) bool { return v.has("fields.description") || v.has("fields.summary") || v.has("issues") },
	read: func(s *source) error { return s.objects([]string{"issues"}, s.jira) },
}

func (s *source) jira(v value) error {
	body, err := rich(v.at("fields.description"))
	if err != nil {
		return err
	}
	f := v.at("fields")
	s.out = append(s.out, &Document{ID: v.str("key", "id"), Title: f.str("summary"), Severity: f.str("priority.name"), Body: body,
		Date: dayOf(f.str("created")), Author: f.str("assignee.displayName", "reporter.displayName"),
		Times:  moments(f, "created", "The issue was opened", "resolutiondate", "The issue was resolved"),
		Values: f.rest("summary", "description", "priority", "assignee", "created", "resolutiondate")})
	return nil
}

var adf = &Kind{
	Name: "adf", Title: "Atlassian's document format",
	Get: `a document in ADF alone, {"type": "doc", "content": [...]}`,
	is:  func(v value) bool { return v.str("type") == "doc" },
	read: func(s *source) error {
		return s.objects(nil, func(v value) error {
			title, body := titled(writeElement(fromADF(v, 0)))
			s.out = append(s.out, &Document{Title: title, Body: lowered(body)})
			return nil
		})
	},
}

var html = &Kind{
	Name: "html", Title: "HTML, or Confluence's storage format",
	Get: `a page that was saved, or the body of one`,
	read: func(s *source) error {
		e, err := fromHTML(string(s.src))
		if err != nil {
			return err
		}
		title, body := titled(writeElement(e))
		s.out = append(s.out, &Document{Title: title, Body: lowered(body)})
		return nil
	},
}

var markdown = &Kind{
	Name: "markdown", Title: "Markdown, as Google Docs and others export it",
	Get: `File, Download, Markdown (.md)`,
	read: func(s *source) error {
		title, body := titled(strings.ReplaceAll(string(s.src), "\r\n", "\n"))
		s.out = append(s.out, &Document{Title: title, Body: lowered(unescaped(body))})
		return nil
	},
}
