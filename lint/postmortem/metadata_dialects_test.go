package postmortem

import "testing"

func TestMetadataDialects(t *testing.T) {
	checkForms(t, fieldsOf, []form{
		{"plain labels between bars", "# T\n\nStatus: In review | Severity: SEV-2 | Date: 2026-03-01 | Author: Ana Gil\n",
			"line:status=In review; line:severity=SEV-2; line:date=2026-03-01; line:authors=Ana Gil"},
		{"labels in code spans", "# T\n\n`Status: Final` · `Severity: S1` · `Date: 2026-03-01`\n",
			"line:status=Final; line:severity=S1; line:date=2026-03-01"},
		{"bars in a sentence", "# T\n\nNote: the command was cat a | grep b\n", ""},
		{"fields between colons", "# T\n\n:Date: 2026-03-01\n:Author: Ana Gil\n", "line:date=2026-03-01; line:authors=Ana Gil"},
		{"definitions", "# T\n\nDate\n: March 1, 2026\n\nServices affected\n: mail, web\n", "line:date=March 1, 2026; line:services=mail|web"},
		{"byline with a day", "# T\n\n*By Ana Gil and Bo Li · March 1, 2026*\n", "line:authors=Ana Gil|Bo Li"},
		{"byline of a team", "# T\n\nPosted by the Network team on 1 March 2026\n", "line:authors=the Network team"},
		{"no byline", "# T\n\nBy Friday we had restored the mail.\n\nBy then all was well\n", ""},
		{"list beside what only a decoder reads", "---\ntitle: |\n  Mail lost\nauthors: [\"@ana\"]\ntags: []\n---\n",
			"front matter:title=Mail lost; front matter:authors=@ana; front matter:tags="},
		{"JSON", "{\n  \"title\": \"Mail lost\",\n  \"date\": \"2026-03-01\"\n}\n\n## Impact\n",
			"front matter:title=Mail lost; front matter:date=2026-03-01"},
		{"priority in a table", "# T\n\n| | |\n|---|---|\n| Date of incident | 1 March 2026 |\n| Priority | P2 |\n", "table:date=1 March 2026; table:severity=P2"},
	})
}

func TestOddMetadata(t *testing.T) {
	checkForms(t, fieldsOf, []form{
		{"signs before bold labels", "# T\n\n🗓 **When:** 5 May 2026\n🚨 **Severity:** P1\n✅ **Status:** Resolved\n", "line:date=5 May 2026; line:severity=P1; line:status=Resolved"},
		{"wide colons", "# T\n\n日期：2026-05-20\n**作者：** 李雷\n", "line:date=2026-05-20; line:authors=李雷"},
		{"Portuguese day", "# T\n\n**Data:** 18/06/2026\n", "line:date=18/06/2026"},
		{"data that is no day", "# T\n\n**Data:** nothing was lost\n", "line:?Data=nothing was lost"},
		{"authors with addresses", "---\ntitle: x\nauthors:\n  - name: Ana Gil\n    url: https://example.test/ana\n  - name: Bo Li\n---\n\nText.\n", "front matter:title=x; front matter:authors=Ana Gil|Bo Li"},
	})
}

func TestOrdinaryMetadata(t *testing.T) {
	checkForms(t, fieldsOf, []form{
		{"italic labels", "# T\n\n*Started:* March 1, 2026 9:00 AM\n_Severity_: SEV2\n*Note:* all is well\n", "line:start=March 1, 2026 9:00 AM; line:severity=SEV2"},
		{"italic words with a colon", "# T\n\n*Nothing* was lost: we checked.\n", ""},
		{"priority of the incident", "# T\n\n**Incident priority:** P1\n", "line:severity=P1"},
		{"help", "# T\n\n**Written by:** Ana, with help from Bo\n", "line:authors=Ana|Bo"},
	})
}

func TestMetadataByGrammar(t *testing.T) {
	checkForms(t, fieldsOf, []form{
		{"label among its subject", "# T\n\n**Outage from:** 2026-03-01\n\n**Problem until:** 2026-03-02\n\n**Report number:** 12\n",
			"line:start=2026-03-01; line:end=2026-03-02; line:id=12"},
		{"the document's day is not the incident's", "# T\n\n**Report date:** 2026-03-01\n", "line:?Report date=2026-03-01"},
		{"labels of German", "# T\n\n**Datum des Vorfalls:** 01.03.2026\n**Autorin:** Ute Rau\n**Beginn der Störung:** 8:10\n",
			"line:date=01.03.2026; line:authors=Ute Rau; line:start=8:10"},
		{"labels of French", "# T\n\n- Date de la panne : 1 mars 2026\n- Rédactrice : Anne Roux\n", "bullet:date=1 mars 2026; bullet:authors=Anne Roux"},
		{"labels of Japanese", "# T\n\n- 作成者：佐藤\n- 発生日：2026年3月1日\n", "bullet:authors=佐藤; bullet:date=2026年3月1日"},
		{"a reference that is a key", "# T\n\n| Reference | Date |\n|---|---|\n| IR-26-7 | 2026-03-01 |\n", "table:id=IR-26-7; table:date=2026-03-01"},
		{"a reference that is none", "# T\n\n**Reference:** the wiki\n", "line:?Reference=the wiki"},
		{"labels between strokes in a quotation", "# T\n\n> Date: 2026-03-01 | Sev: 2 | Scribe: Ana\n", "line:date=2026-03-01; line:severity=2"},
		{"labels between two slashes", "# T\n\nSeverity: High // Status: Closed\n", "line:severity=High; line:status=Closed"},
		{"lines that are italic from end to end", "# T\n\n*Author: Ana Gil*\n*Date: 2026-03-01*\n", "line:authors=Ana Gil; line:date=2026-03-01"},
		{"a name and a day", "# T\n\n*Ana Gil · March 1, 2026 · 8 min read*\n", "line:authors=Ana Gil"},
		{"a title and a day", "# T\n\n*Incident Report · March 1, 2026*\n", ""},
		{"a key of any project before the title", "# OPS-26-4: Mail was late\n", "title:id=OPS-26-4"},
		{"a key in brackets before the title", "# [OPS-4] Mail was late\n", "title:id=OPS-4"},
		{"a weakness before the title", "# CVE-2026-1234 in the mail server\n", ""},
		{"a paragraph of HTML", "# T\n\n<p>Incident date: 2026-03-01</p>\n", "line:date=2026-03-01"},
	})
}
