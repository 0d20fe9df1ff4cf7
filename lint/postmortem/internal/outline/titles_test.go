package outline

import "testing"

func TestClassifyTitle(t *testing.T) {
	for _, c := range []struct {
		title, parent, want string
	}{
		{"Executive Summary", "", "summary"},
		{"Summary of the incident", "", "summary"},
		{"What happened?", "", "summary"},
		{"TL;DR", "", "summary"},
		{"1. Issue summary", "", "summary"},
		{"**Incident Overview**", "", "summary"},
		{"Impact Assessment", "", "impact"},
		{"Impact on customers", "", "impact/user_impact"},
		{"User Impact", "impact", "impact/user_impact"},
		{"Who was affected", "", "impact"},
		{"How were our customers affected?", "", "impact"},
		{"Detection", "", "detection"},
		{"How did we detect this?", "", "detection"},
		{"How was the issue detected", "", "detection"},
		{"Timeline (All times UTC)", "", "timeline"},
		{"Timeline (AEST, UTC+10)", "", "timeline"},
		{"Timeline - UTC", "", "timeline"},
		{"Incident timeline", "", "timeline"},
		{"Timeline of Events", "", "timeline"},
		{"Timeline 4/21/23-4/25/23. All times are approximate", "", "timeline"},
		{"🕐 Timeline", "", "timeline"},
		{"Pre-Incident", "timeline", "timeline/pre_incident"},
		{"Pre-Incident", "", "background"},
		{"Response", "", "response"},
		{"Actions taken", "", "response"},
		{"Resolution steps taken", "", "resolution"},
		{"Resolution & recovery", "", "resolution"},
		{"How we fixed it", "", "resolution"},
		{"Root Cause(s)", "", "root_cause"},
		{"Root Causes and Contributing Factors", "", "root_cause"},
		{"Why did it happen?", "", "root_cause"},
		{"The Five Whys", "", "root_cause/five_whys"},
		{"5 Whys", "", "root_cause/five_whys"},
		{"Root Cause Summary", "root_cause", "root_cause/root_cause_summary"},
		{"Contributing factors:", "", "contributing_factors"},
		{"Primary Factors", "contributing_factors", "contributing_factors/primary_factors"},
		{"Lessons learnt", "", "lessons"},
		{"Key Takeaways", "", "lessons"},
		{"Key Learnings", "", "lessons"},
		{"What Went Well", "", "went_well"},
		{"What went well?", "lessons", "went_well"},
		{"What didn’t go so well?", "", "went_poorly"},
		{"What could have gone better?", "", "went_poorly"},
		{"Where We Got Lucky 🍀", "", "lucky"},
		{"Action Items", "", "actions"},
		{"Follow-ups", "", "actions"},
		{"Next steps", "", "actions"},
		{"Corrective and Preventative Measures", "", "actions"},
		{"Immediate (< 1 week)", "actions", "actions/immediate"},
		{"Short-term (< 1 month)", "actions", "actions/short_term"},
		{"Priority Action Items", "", "actions"},
		{"Documentation improvements", "", "actions"},
		{"Prevention Measures", "", "prevention"},
		{"Detection Improvements", "prevention", "prevention/detection_improvements"},
		{"How will we prevent this in the future?", "", "prevention"},
		{"What are we doing to prevent this from happening again", "", "prevention"},
		{"Lead-up", "", "background"},
		{"Trigger", "", "trigger"},
		{"Participants", "", "participants"},
		{"Appendix A: graphs", "", "appendix"},
		{"Supporting Data", "appendix", "appendix/supporting_data"},
		{"Document History", "", "history"},
		{"III. Timeline", "", "timeline"},
		{"Phase 2: Mitigation", "", "resolution"},

		{"Involved parties", "", "participants"},
		{"How do we do better in the future?", "", "prevention"},
		{"Medium-term improvements", "", "actions/short_term"},
		{"How do the workers work together", "", "other"},
		{"Reactions", "", "other"},

		{"Recovery timeline", "", "timeline"},
		{"Timeline summary", "", "timeline"},
		{"Timeline of customer impact", "", "timeline"},
		{"Problems/Timeline", "", "timeline"},
		{"Metrics/graphs", "", "appendix"},
		{"Root cause / trigger", "", "root_cause"},
		{"Why did the incident occur? (5 whys)", "", "root_cause"},
		{"What we're doing about it", "", "actions"},
		{"What we're doing to prevent this", "", "prevention"},
		{"How did customers experience it?", "", "impact"},
		{"✅ What went well", "", "went_well"},

		{"GitHub Actions runners", "", "other"},
		{"Machine learning", "", "other"},
		{"Spam prevention", "", "other"},
		{"Fix the build cache", "", "other"},
		{"Response times", "", "other"},
		{"Conclusion", "", "other"},
		{"13:35", "", "other"},
		{"2026-03-01", "", "other"},
		{"", "", "other"},
		{"???", "", "other"},
	} {
		t.Run(c.title, func(t *testing.T) {
			m, _ := classifyHeading(c.title, Kind(c.parent))
			got := string(m.Kind)
			if m.Part != "" {
				got += "/" + m.Part
			}
			if got != c.want {
				t.Errorf("got %s, want %s (words %q)", got, c.want, TitleParts(c.title))
			}
		})
	}
}

func TestClassifyTitleAliases(t *testing.T) {
	aliases := map[string]Kind{NormalisePhrase("War Stories"): KindTimeline}
	if m, ok := ClassifyTitle("2. War stories (UTC)", "", aliases); !ok || m.Kind != KindTimeline {
		t.Errorf("got %q, want the team's own title to be a timeline", m.Kind)
	}
}

func TestTitleTablesKnowTheirKinds(t *testing.T) {
	known := map[Kind]bool{KindSummary: true, KindImpact: true, KindDetection: true, KindTimeline: true,
		KindResponse: true, KindResolution: true, KindRootCause: true, KindFactors: true, KindLessons: true,
		KindWentWell: true, KindWentPoorly: true, KindLucky: true, KindActions: true, KindPrevention: true,
		KindBackground: true, KindTrigger: true, KindParticipants: true, KindAppendix: true, KindHistory: true}
	for phrase, m := range Titles().Exact {
		if !known[m.Kind] {
			t.Errorf("%q has the unknown kind %q", phrase, m.Kind)
		}
	}
	for parent := range Titles().Within {
		if !known[parent] && parent != KindOther {
			t.Errorf("titles below the unknown kind %q", parent)
		}
	}
}

func TestFieldKeyOf(t *testing.T) {
	for label, want := range map[string]FieldKey{
		"Incident ID": FieldID, "incident_id": FieldID, "Date": FieldDate, "Authors": FieldAuthors, "Author(s)": FieldAuthors,
		"Written by": FieldAuthors, "SEV": FieldSeverity, "Time to Detect": FieldTimeToDetect, "MTTR": FieldTimeToResolve,
		"Start Time (UTC)": FieldStart, "Affected services": FieldServices, "Customer Impact": FieldCustomerImpact,
		"Post-mortem owner": FieldOwner, "Description": "", "Why it mattered": "", "": "",
	} {
		if got := FieldKeyOf(label); got != want {
			t.Errorf("fieldKeyOf(%q) = %q, want %q", label, got, want)
		}
	}
}
