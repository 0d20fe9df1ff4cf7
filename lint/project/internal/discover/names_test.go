package discover

import "testing"

// TestPhrases finds in names of files what tells of a postmortem.
func TestPhrases(t *testing.T) {
	for name, want := range map[string]string{
		"POSTMORTEM-2026-02-03.md": "*POSTMORTEM*.md", "posts/2026-02-03-lamps-post-mortem.md": "posts/*post-mortem*.md",
		"posts/incident-report-lamps.markdown": "posts/*incident-report*.markdown", "posts/Incident Report (lamps).md": "posts/*Incident Report*.md",
		"posts/lamps-postmortem/index.md": "posts/*postmortem*/index.md", "posts/outage_review.md": "posts/*outage_review*.md",
		"posts/incident-tooling.md": "posts/incident-tooling.md", "posts/lamps.md": "posts/lamps.md", "posts/report-of-the-year.md": "posts/report-of-the-year.md",
	} {
		if got := GlobFor(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestFolderNames judges names of folders in spellings that no list holds.
func TestFolderNames(t *testing.T) {
	for name, want := range map[string]sureness{
		"postmortems": surely, "PostMortems": surely, "post_mortem": surely, "Post-Mortems 2024": surely, "postMortem": surely,
		"incident-reports": surely, "IncidentReports": surely, "incidentreviews": surely, "incident_retros": surely,
		"incident-retrospectives": surely, "outage-reports": surely, "Outage Analyses": surely, "service-disruption-reviews": surely,
		"post-incident": surely, "post-incident-reviews": surely, "root-cause-analyses": surely, "RootCause": surely,
		"after-action-reports": surely, "public-postmortems": surely, "payments-postmortems": surely, "sev1-reports": surely,
		"incident-post-mortems": surely, "postmortem-archive": surely, "lessons-learned": surely, "incident-debriefs": surely,
		"major-incident-summaries": surely, "failure-analysis": surely, "incident-writeups": surely,
		"incidents": probably, "outages": probably, "Production-Incidents": probably, "incidents-2024": probably, "our_outages": probably,
		"rca": maybe, "RCAs": maybe, "pir": maybe, "PIRs": maybe, "retros": maybe, "postmortem-culture": maybe, "failures": maybe, "aar": maybe,
		"docs": noName, "reports": noName, "incident-response": noName, "incident-tooling": noName, "bug-reports": noName,
		"coincidence": noName, "mortem": noName, "decision-records": noName, "reviews": noName, "incidental": noName, "blog": noName, "2024": noName,
	} {
		if got := named(name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}
