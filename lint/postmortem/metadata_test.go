package postmortem

import (
	"fmt"
	"strings"
	"testing"
)

// fieldsOf writes the fields as source:key=values.
func fieldsOf(d *Document) string {
	var out []string
	for _, f := range d.Meta.All {
		key := string(f.Key)
		if key == "" {
			key = "?" + f.Label.Plain
		}
		var values []string
		for _, v := range f.Values {
			values = append(values, v.Plain)
		}
		out = append(out, fmt.Sprintf("%s:%s=%s", f.Source, key, strings.Join(values, "|")))
	}
	return strings.Join(out, "; ")
}

func TestMetadata(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{
			"bold lines",
			"# T\n\n**Incident ID:** INC-42\n**Date:** 2026-03-01\n**Author:** Ana Gil\n**Status:** Draft\n**Severity:** SEV-2\n",
			"line:id=INC-42; line:date=2026-03-01; line:authors=Ana Gil; line:status=Draft; line:severity=SEV-2",
		},
		{
			"bold lines with hard breaks and blank lines",
			"# T\n\n**Date**: 2026-03-01  \n**Status**: Final\\\n**Owner**: @ana\n\n__Severity__: 1\n",
			"line:date=2026-03-01; line:status=Final; line:owner=@ana; line:severity=1",
		},
		{
			"headings with comments that tell what to write",
			"# T\n\n## Date\n<!-- as YYYY-MM-DD -->\n\n2026-03-01\n\n## Authors\n<!-- all of them -->\n* Ana Gil\n* Bo Li\n\n## Status\n<!-- final? -->\nFinal\n",
			"heading:date=2026-03-01; heading:authors=Ana Gil|Bo Li; heading:status=Final",
		},
		{
			"several on a line",
			"# T\n\n**Date:** 2026-03-01 | **Severity:** SEV-1 | **Status:** Final\n",
			"line:date=2026-03-01; line:severity=SEV-1; line:status=Final",
		},
		{
			"value over several lines",
			"# T\n\n**Authors:** Ana Gil,\nBo Li\n**Date:** 2026-03-01\nIt broke.\n",
			"line:authors=Ana Gil|Bo Li; line:date=2026-03-01",
		},
		{
			"plain lines at the top",
			"# T\n\nCreated By: Ana Gil <ana@example.org>\nDate: 2026-03-01\n\n## Summary\n\nText.\n",
			"line:authors=Ana Gil; line:date=2026-03-01",
		},
		{
			"bullets",
			"# T\n\n- **Date**: 2026-03-01\n- **Authors**:\n  - Ana\n  - Bo\n- Status: Final\n- Services affected: api, web\n",
			"bullet:date=2026-03-01; bullet:authors=Ana|Bo; bullet:status=Final; bullet:services=api|web",
		},
		{
			"bold labels over their values",
			"# T\n\n**Date**\n2026-03-01\n\n**Authors:**\n\n- Ana\n- Bo\n\n**Status**\n\nFinal\n\n**Severity:**\n\nIt was not clear for a long time how bad this really was for people.\n",
			"line:date=2026-03-01; line:authors=Ana|Bo; line:status=Final; line:severity=",
		},
		{
			"quoted lines",
			"# T\n\n> **Date:** 2026-03-01\n> **Status:** Final\n",
			"line:date=2026-03-01; line:status=Final",
		},
		{
			"two-column table",
			"# T\n\n| Field | Value |\n|---|---|\n| Date | 2026-03-01 |\n| **Authors** | [Ana](https://a.example), @bo |\n| Status | Final |\n| Budget | 5 |\n",
			"table:date=2026-03-01; table:authors=Ana|@bo; table:status=Final",
		},
		{
			"two-column table without a header",
			"# T\n\n| Incident ID | INC-42 |\n|---|---|\n| Severity | SEV-1 |\n",
			"table:id=INC-42; table:severity=SEV-1",
		},
		{
			"header row over one row",
			"# T\n\n| Date | Severity | Duration | Author |\n|---|---|---|---|\n| 2026-03-01 | SEV-1 | 2 h | Ana |\n",
			"table:date=2026-03-01; table:severity=SEV-1; table:duration=2 h; table:authors=Ana",
		},
		{
			"headings as keys",
			"# T\n\n## Date\n\n1 March 2026\n\n## Authors\n\n- Ana\n- Bo\n\n## Owner: @cy\n\n## Status\n\nFinal\n\n## Summary\n\nText.\n",
			"heading:date=1 March 2026; heading:authors=Ana|Bo; heading:owner=@cy; heading:status=Final",
		},
		{
			"front matter",
			"---\nincident_id: INC-42\ndate: 2026-03-01\nauthor: Ana and Bo\nseverity: 1\n---\n# T\n",
			"front matter:id=INC-42; front matter:date=2026-03-01; front matter:authors=Ana and Bo; front matter:severity=1",
		},
		{
			"title",
			"# Postmortem INC-42: cache down on March 1st, 2026\n",
			"title:date=March 1st, 2026; title:id=INC-42",
		},
		{
			"statistics at the end",
			"# T\n\n## Summary\n\nText.\n\n## Stats\n\n- Time to detection: 5 minutes\n- Time to recovery: 1 h\n",
			"bullet:time_to_detect=5 minutes; bullet:time_to_resolve=1 h",
		},
		{
			"fields of the summary",
			"# T\n\n## Executive Summary\n\nText.\n\n**Duration:** 2 h\n**Time to Detect:** 5 min\n**Customer Impact:** none\n",
			"line:duration=2 h; line:time_to_detect=5 min; line:customer_impact=none",
		},
		{
			"author among the participants",
			"# T\n\n## Participants\n\n- **Incident Commander:** Ana\n- **Postmortem Author:** Bo\n",
			"bullet:authors=Bo",
		},
		{
			"severity in the impact section",
			"# T\n\n## Impact\n\n**Severity:** major\n\n**Status:** still slow\n",
			"line:severity=major",
		},
		{
			"labels of other sections",
			"# T\n\n## Action Items\n\n- Do it\n  **Owner:** Ana\n\n**Status:** open\n\n## Timeline\n\n- **Date:** 2026-03-01\n",
			"",
		},
		{
			"text that looks like labels",
			"# T\n\nIt was this: slow. Author of it all: nobody.\n\nAuthor: nobody knows\n\n```\nDate: 2026-03-01\n```\n\n> Status: Final\n",
			"line:authors=nobody knows",
		},
		{
			"commit in a section",
			"# T\n\n## What changed\n\ncommit 0123\nAuthor: Ana <ana@example.org>\nDate: Mon Mar 2 2026\n",
			"",
		},
		{
			"incident that is no id",
			"# T\n\n**Incident:** The cache was full\n**Incident #:** 42\n",
			"line:?Incident=The cache was full; line:id=42",
		},
		{
			"empty fields",
			"# T\n\n**Date:**\n**Status:**\n**Authors:** Ana\n",
			"line:date=; line:status=; line:authors=Ana",
		},
		{
			"unknown bold labels at the top",
			"# T\n\n**Video call:** https://meet.example/x\n",
			"line:?Video call=https://meet.example/x",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parse(c.in)
			if got := fieldsOf(d); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			for _, problem := range violations(d) {
				t.Error(problem)
			}
		})
	}
}

func TestMetadataDate(t *testing.T) {
	for _, c := range []struct {
		name, in, order string
		want            string // the day, with "?" where it is ambiguous
	}{
		{"ISO", "**Date:** 2026-03-01", "", "2026-03-01"},
		{"words", "Date: Monday, March 2nd, 2026 14:00 UTC", "", "2026-03-02"},
		{"range of days", "**Date:** March 3-5, 2026", "", "2026-03-03"},
		{"range over months", "**Date:** 28 Feb - 2 March 2026", "", "2026-02-28"},
		{"range over years", "**Date:** Dec 30 to Jan 2, 2026", "", "2025-12-30"},
		{"range of ISO dates", "**Date:** 2026-03-01 to 2026-03-04", "", "2026-03-01"},
		{"day first proven by itself", "**Date:** 13/03/2026", "", "2026-03-13"},
		{"dots", "**Date:** 01.03.2026", "", "2026-03-01"},
		{"short year", "**Date:** 21.03.26", "", "2026-03-21"},
		{"undecided", "**Date:** 03/04/2026", "", "2026-03-04?"},
		{"decided by config", "**Date:** 03/04/2026", "dmy", "2026-04-03"},
		{"decided by another date", "**Date:** 03/04/2026\n\n## Timeline\n\n- 15/04/2026 10:00 x", "", "2026-04-03"},
		{"another date before config", "**Date:** 03/04/2026\n\n## Timeline\n\n- 04/15/2026 10:00 x", "dmy", "2026-03-04"},
		{"start", "**Start time:** 2026-03-01 14:00", "", "2026-03-01"},
		{"title", "# Cache down 2026-03-01", "", "2026-03-01"},
		{"title with dashes", "# Cache down 5-26-21", "", "2021-05-26"},
		{"field before title", "# Cache down 2026-03-01\n\n**Date:** 2026-03-02", "", "2026-03-02"},
		{"month only", "**Date:** March 2026", "", ""},
		{"no year", "**Date:** March 3", "", ""},
		{"no such day", "**Date:** 2026-02-30", "", ""},
		{"placeholder", "**Date:** YYYY-MM-DD", "", ""},
		{"dots in the title", "# Cache of 1.10.2021 was slow at 10.10", "", "2021-10-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Parse("x.md", []byte(c.in), Options{DateOrder: c.order})
			got := ""
			if !d.Meta.Date.Day.IsZero() {
				got = d.Meta.Date.Day.Format("2006-01-02")
			}
			if d.Meta.Date.Ambiguous {
				got += "?"
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestMetadataSummary(t *testing.T) {
	d := parse("---\nauthors: Ana Gil <ana@example.org>, Bo\nstatus: Draft\n---\n# T\n\n**Status:** Final\n**Severity:** SEV-1\n**ID:** INC-7\n")
	var authors []string
	for _, a := range d.Meta.Authors {
		authors = append(authors, a.Plain)
	}
	if got := strings.Join(authors, "|"); got != "Ana Gil|Bo" {
		t.Errorf("authors %q", got)
	}
	if d.Meta.Status.Plain != "Draft" || d.Meta.Severity.Plain != "SEV-1" || d.Meta.ID.Plain != "INC-7" {
		t.Errorf("status %q, severity %q, id %q", d.Meta.Status.Plain, d.Meta.Severity.Plain, d.Meta.ID.Plain)
	}
}
