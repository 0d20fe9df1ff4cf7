package postmortem

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// tree writes the sections, one a line: depth, markup, kind and part, title,
// the text behind the title, and the kinds of the blocks.
func tree(d *Document) string {
	var b strings.Builder
	var walk func(s *outline.Section, indent string)
	walk = func(s *outline.Section, indent string) {
		for _, c := range s.Children {
			fmt.Fprintf(&b, "%s%d %s %s", indent, c.Level, c.Markup, c.Kind)
			if c.Part != "" {
				b.WriteString("/" + c.Part)
			}
			fmt.Fprintf(&b, " %q", c.Title.Plain)
			if c.Inline.Plain != "" {
				fmt.Fprintf(&b, " = %q", c.Inline.Plain)
			}
			fmt.Fprintf(&b, " %d\n", len(c.Blocks))
			walk(c, indent+"  ")
		}
	}
	walk(d.Root, "")
	return b.String()
}

func TestSections(t *testing.T) {
	for _, c := range []struct{ name, in, title, want string }{
		{
			"ATX headings",
			"# Cache down\n\nIntro.\n\n## Summary\n\nText.\n\n## Impact ##\n\n### User Impact\n\n- a\n\n## Timeline (UTC)\n\n- 10:00 x\n",
			"Cache down",
			`2 atx summary "Summary" 1
2 atx impact "Impact" 0
  3 atx impact/user_impact "User Impact" 1
2 atx timeline "Timeline (UTC)" 1
`,
		},
		{
			"setext headings",
			"Cache down\n==========\n\nSummary\n-------\n\nText.\n\nRoot cause\n----------\n\nText.\n",
			"Cache down",
			`2 setext summary "Summary" 1
2 setext root_cause "Root cause" 1
`,
		},
		{
			"bold lines",
			"# Cache down\n\n**Summary**\n\nText.\n\n**Root causes:**\n\nText.\n\n__Lessons learned__:\n\n- a\n",
			"Cache down",
			`2 bold summary "Summary" 1
2 bold root_cause "Root causes" 1
2 bold lessons "Lessons learned" 1
`,
		},
		{
			"bold lines within paragraphs",
			"# Cache down\n\nIntro.\n**Summary**\nText\ntext.\n**Impact**\nMore.\n",
			"Cache down",
			`2 bold summary "Summary" 1
2 bold impact "Impact" 1
`,
		},
		{
			"bold lines below headings",
			"# T\n\n## Lessons Learned\n\n**What went well**\n\n- a\n\n**What went wrong**\n\n- b\n\n## Action Items\n\n**Team A**\n\n- c\n\n**Detection**\n\n- e\n\n**Immediate:**\n\n- d\n",
			"T",
			`2 atx lessons "Lessons Learned" 0
  3 bold went_well "What went well" 1
  3 bold went_poorly "What went wrong" 1
2 atx actions "Action Items" 4
  3 bold actions/immediate "Immediate" 1
`,
		},
		{
			"labels on bullets",
			"# T\n\n- **Summary**: It broke.\n- **Impact**: Nobody could\n  pay.\n- **Root cause:** Full disk.\n- **Action items**:\n  - Add a disk\n  - Alert on it\n",
			"T",
			`2 label summary "Summary" = "It broke." 1
2 label impact "Impact" = "Nobody could pay." 1
2 label root_cause "Root cause" = "Full disk." 1
2 label actions "Action items" 1
`,
		},
		{
			"labels in front of paragraphs",
			"# T\n\n**Date:** 2026-03-01\n**Status:** Final\n\n**Summary:** It broke.\n\n**Impact:** Nobody could pay.\nFor an hour.\n\n**Trigger:** A deploy.\n\n## Timeline\n\n- 10:00 x\n",
			"T",
			`2 label summary "Summary" = "It broke." 1
2 label impact "Impact" = "Nobody could pay. For an hour." 1
2 label trigger "Trigger" = "A deploy." 1
2 atx timeline "Timeline" 1
`,
		},
		{
			"labels that are fields of a summary",
			"# T\n\n## Executive Summary\n\nText.\n\n**Duration:** 1 h\n**Customer Impact:** none\n\n### Quick Summary\n\n- **What happened:** x\n- **Impact:** y\n- **Root cause:** z\n",
			"T",
			`2 atx summary "Executive Summary" 2
  3 atx summary/quick_summary "Quick Summary" 1
`,
		},
		{
			"one label with text",
			"# T\n\n**Impact:** Nobody could pay with a card for the better part of an hour.\n\n## Timeline\n\n- 10:00 x\n",
			"T",
			`2 label impact "Impact" = "Nobody could pay with a card for the better part of an hour." 1
2 atx timeline "Timeline" 1
`,
		},
		{
			"one label with a value",
			"# T\n\n**Impact:** high\n\n## Timeline\n\n- 10:00 x\n",
			"T",
			"2 atx timeline \"Timeline\" 1\n",
		},
		{
			"labels that repeat headings",
			"# T\n\n**Impact:** high\n\n**Detection:** alert\n\n## Impact\n\nText.\n\n## Detection\n\nText.\n",
			"T",
			`2 atx impact "Impact" 1
2 atx detection "Detection" 1
`,
		},
		{
			"labels on lines of their own",
			"# T\n\nTimeline:\n\n- 10:00 x\n\nRoot cause:\nA full disk.\n\nWe saw two things:\n\n- a\n",
			"T",
			`2 label timeline "Timeline" 1
2 label root_cause "Root cause" 3
`,
		},
		{
			"nested label bullets",
			"# T\n\n## Lessons\n\n- **What went well**:\n  - a\n- **What went poorly**: b\n- **Where we got lucky**:\n  - c\n",
			"T",
			`2 atx lessons "Lessons" 0
  3 label went_well "What went well" 1
  3 label went_poorly "What went poorly" = "b" 1
  3 label lucky "Where we got lucky" 1
`,
		},
		{
			"bold lines within label bullets",
			"# T\n\n- **Impact**: x\n\n  **Trigger**\n\n  A deploy.\n- **Detection**: y\n",
			"T",
			`2 label impact "Impact" = "x" 1
  3 bold trigger "Trigger" 1
2 label detection "Detection" = "y" 1
`,
		},
		{
			"numbered items",
			"# T\n\n1. **Summary**\n\n   It broke.\n\n2. **Timeline**\n\n   - 10:00 x\n\n3. **Action items**\n\n   - Add a disk\n",
			"T",
			`2 numbered summary "Summary" 1
2 numbered timeline "Timeline" 1
2 numbered actions "Action items" 1
`,
		},
		{
			"numbered headings",
			"# T\n\n## 1. Summary\n\nText.\n\n## 2) Timeline\n\n- 10:00 x\n\n## III. Next steps\n\n- a\n",
			"T",
			`2 atx summary "1. Summary" 1
2 atx timeline "2) Timeline" 1
2 atx actions "III. Next steps" 1
`,
		},
		{
			"emphasis, colon, anchor",
			"# **Cache down**\n\n## **Summary**\n\nText.\n\n## *Impact*:\n\nText.\n\n## Timeline {#timeline}\n\n- 10:00 x\n",
			"Cache down",
			`2 atx summary "Summary" 1
2 atx impact "Impact:" 1
2 atx timeline "Timeline" 1
`,
		},
		{
			"entries and days of a timeline",
			"# T\n\n## Timeline\n\n## May 12\n\n### 20:15\n\nIt broke.\n\n### ~20:40 - Resolution\n\nBack.\n\n## May 13\n\n### 09:00\n\nAgain.\n\n## Impact\n\nText.\n",
			"T",
			`2 atx timeline "Timeline" 0
  2 atx other "May 12" 0
    3 atx other "20:15" 1
    3 atx other "~20:40 - Resolution" 1
  2 atx other "May 13" 0
    3 atx other "09:00" 1
2 atx impact "Impact" 1
`,
		},
		{
			"groups of a timeline",
			"# T\n\n## Timeline\n\n**Detection**\n\n- 10:00 x\n\n**Resolution**\n\n| a | b |\n|---|---|\n| 10:05 | y |\n",
			"T",
			`2 atx timeline "Timeline" 4
`,
		},
		{
			"several top headings",
			"# Cache down\n\n# Summary\n\nText.\n\n# Timeline\n\n## Day 1\n\nText.\n\n# Action items\n\n- a\n",
			"Cache down",
			`1 atx summary "Summary" 1
1 atx timeline "Timeline" 0
  2 atx other "Day 1" 1
1 atx actions "Action items" 1
`,
		},
		{
			"levels skipped",
			"# T\n\n#### Summary\n\nText.\n\n## Impact\n\n#### Cost\n\nText.\n",
			"T",
			`4 atx summary "Summary" 1
2 atx impact "Impact" 0
  4 atx impact/business_impact "Cost" 1
`,
		},
		{
			"title in front matter",
			"---\ntitle: Cache down\n---\n\n## Summary\n\nText.\n",
			"Cache down",
			"2 atx summary \"Summary\" 1\n",
		},
		{
			"title in front matter over several top headings",
			"---\ntitle: Cache down\n---\n\n# The problem with disks\n\nText.\n\n# Timeline\n\n- 10:00 x\n",
			"Cache down",
			`1 atx other "The problem with disks" 1
1 atx timeline "Timeline" 1
`,
		},
		{
			"generic first heading",
			"# Overview\n\nText.\n\n# Timeline\n\n- 10:00 x\n",
			"",
			`1 atx summary "Overview" 1
1 atx timeline "Timeline" 1
`,
		},
		{
			"title that begins like a section",
			"# Summary of the cache outage in Frankfurt\n\nText.\n\n## Timeline\n\n- 10:00 x\n",
			"Summary of the cache outage in Frankfurt",
			"2 atx timeline \"Timeline\" 1\n",
		},
		{
			"title of level 2",
			"## Cache down\n\n### Summary\n\nText.\n\n### Timeline\n\n- 10:00 x\n",
			"Cache down",
			`3 atx summary "Summary" 1
3 atx timeline "Timeline" 1
`,
		},
		{
			"title below its label",
			"# Title:\n### Cache down\n\n# Timeline\n\n- 10:00 x\n",
			"Cache down",
			"1 atx timeline \"Timeline\" 1\n",
		},
		{
			"no headings",
			"It broke. We fixed it.\n\n- a\n",
			"",
			"",
		},
		{
			"headings in quotes and code",
			"# T\n\n> ## Summary\n\n```\n## Impact\n```\n\n- ## Timeline\n",
			"T",
			"",
		},
		{
			"empty heading",
			"# T\n\n##\n\nText.\n",
			"T",
			"2 atx other \"\" 1\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parse(c.in)
			if d.Title.Plain != c.title {
				t.Errorf("title %q, want %q", d.Title.Plain, c.title)
			}
			if got := tree(d); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			for _, problem := range violations(d) {
				t.Error(problem)
			}
		})
	}
}

func TestSectionAliases(t *testing.T) {
	d := Parse("x.md", []byte("# T\n\n## War Stories\n\n- 10:00 x\n\n**Der Schaden**\n\nText.\n"), Options{Aliases: map[string]outline.Kind{"war stories": outline.KindTimeline, "Der Schaden": outline.KindImpact}})
	want := "2 atx timeline \"War Stories\" 1\n  3 bold impact \"Der Schaden\" 1\n"
	if got := tree(d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestAccidentalSetext(t *testing.T) {
	for _, c := range []struct {
		name, in string
		accident bool
	}{
		{"labels over a rule", "# T\n\n**Severity:** SEV-1\n---\n\n## Summary\n", true},
		{"two lines over a rule", "# T\n\nIt broke\nand healed\n---\n", true},
		{"sentence over a rule", "# T\n\nIt broke.\n---\n", true},
		{"table over a rule", "# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n---\n", true},
		{"long text over three dashes", "# T\n\nThanks to all of the team\n---\n", true},
		{"section title", "# T\n\nRoot cause\n---\n", false},
		{"short title among setext ones", "T\n=\n\nThe part about the disk\n-----------------------\n", false},
		{"blank line", "# T\n\nIt broke.\n\n---\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parse(c.in)
			if got := len(d.AccidentalSetext) > 0; got != c.accident {
				t.Errorf("accidental: %v, want %v", got, c.accident)
			}
			if !c.accident {
				return
			}
			last := d.Blocks[len(d.Blocks)-1]
			for last.Kind == BlockHeading {
				last = d.Blocks[len(d.Blocks)-2]
			}
			if last.Kind != BlockBreak || d.File.Text(last.Span) != "---" {
				t.Errorf("no rule follows: %v %q", last.Kind, d.File.Text(last.Span))
			}
			for _, problem := range violations(d) {
				t.Error(problem)
			}
		})
	}
}

func TestBlockSections(t *testing.T) {
	d := parse("# T\n\n**Summary**\nText.\n\n- **Impact**: x\n- **Trigger**: y\n\n## Timeline\n\n- 10:00 *x*\n  - more\n")
	for _, b := range d.Blocks {
		b.Walk(func(b *Block) bool {
			if d.SectionOf(b) == nil {
				t.Errorf("block %v %q has no section", b.Kind, d.File.Text(b.Span))
			}
			return true
		})
	}
	if s := d.SectionOf(d.Blocks[len(d.Blocks)-1].Children[0].Children[1]); s == nil || s.Kind != outline.KindTimeline {
		t.Errorf("the nested list belongs to %v", s)
	}
}

func TestTitlesOutsideHeadings(t *testing.T) {
	if d := parse("Subject: Mail outage report\n\n## Summary\n\nText.\n\n## Impact\n\nText.\n"); d.Title.Plain != "Mail outage report" {
		t.Errorf("the title is %q", d.Title.Plain)
	}
	if d := parse("# Mail lost\n\n**TL;DR** Mail was lost.\n\n## Impact\n\nText.\n"); len(d.Sections) != 2 || d.Sections[0].Kind != outline.KindSummary {
		t.Errorf("%d sections", len(d.Sections))
	}
}
