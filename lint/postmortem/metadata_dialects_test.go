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
