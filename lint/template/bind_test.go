package template

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

func bind(s *Schema, src string) *Binding {
	return Bind(s, postmortem.Parse("2026-03-01-x.md", []byte(src), postmortem.Options{}))
}

// found writes down all that is not as the template has it.
func found(b *Binding) string {
	var out []string
	for i := range b.Sections {
		sb := &b.Sections[i]
		switch {
		case sb.Missing() && sb.Instead != nil:
			out = append(out, fmt.Sprintf("missing %s, instead %s", sb.Want.Title, sb.Instead.Title.Plain))
		case sb.Missing():
			out = append(out, "missing "+sb.Want.Title)
		case sb.Moved && sb.Under != nil:
			out = append(out, fmt.Sprintf("%s under %s", sb.Want.Title, sb.Under.Title.Plain))
		case sb.Moved:
			out = append(out, "moved "+sb.Want.Title)
		}
	}
	for _, sec := range b.Extra {
		out = append(out, "extra "+sec.Title.Plain)
	}
	for _, d := range b.Duplicates {
		out = append(out, "twice "+d.Second.Title.Plain)
	}
	return strings.Join(out, "; ")
}

const nested = "# [Title]\n\n## Summary\n\n[x]\n\n## Impact\n\n### User impact\n\n[x]\n\n### Business impact\n\n[x]\n\n## Timeline\n\n[x]\n\n" +
	"## Lessons learned\n\n### What went well\n\n[x]\n\n### What went wrong\n\n[x]\n\n## Action items\n\n[x]\n"

func TestBindSections(t *testing.T) {
	tests := []struct{ name, headings, want string }{
		{"as the template", "##Summary ##Impact ###User_impact ###Business_impact ##Timeline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", ""},
		{"aliases and kinds", "##TL;DR ##Customer_impact ###Users ###Revenue_and_business_impact ##Chronology ##Takeaways ###Positives ###What_could_be_improved ##Follow-ups", ""},
		{"data in titles", "##Summary ##Impact ###User_impact ###Business_impact ##Timeline_(UTC)_3_May ##4._Lessons_learned ###What_went_well? ###What_went_wrong: ##Action_items", ""},
		{"one missing", "##Summary ##Impact ###User_impact ###Business_impact ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "missing Timeline"},
		{"a parent with its children", "##Summary ##Timeline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "missing Impact"},
		{"only the parent's heading", "##Summary ###User_impact ###Business_impact ##Timeline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "missing Impact"},
		{"a wrong title", "##Summary ##Impact ###User_impact ###Business_impact ##Tmieline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "missing Timeline, instead Tmieline"},
		{"another title in its place", "##Summary ##Impact ###User_impact ###Business_impact ##Hours ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "missing Timeline, instead Hours"},
		{"one more", "##Summary ##Weather ##Impact ###User_impact ###Business_impact ##Timeline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "extra Weather"},
		{"one more with others below", "##Summary ##Weather ###Rain ###Snow ##Impact ###User_impact ###Business_impact ##Timeline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "extra Weather"},
		{"two changed places", "##Summary ##Timeline ##Impact ###User_impact ###Business_impact ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "moved Timeline"},
		{"the last comes first", "##Action_items ##Summary ##Impact ###User_impact ###Business_impact ##Timeline ##Lessons_learned ###What_went_well ###What_went_wrong", "moved Action items"},
		{"children changed places", "##Summary ##Impact ###Business_impact ###User_impact ##Timeline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "moved Business impact"},
		{"a child under another parent", "##Summary ##Impact ###User_impact ##Timeline ###Business_impact ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "Business impact under Timeline"},
		{"a level too deep", "##Summary ##Impact ###User_impact ###Business_impact ###Timeline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "Timeline under Impact"},
		{"twice", "##Summary ##Impact ###User_impact ###Business_impact ##Timeline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items ##Timeline", "twice Timeline"},
		{"parts of a timeline", "##Summary ##Impact ###User_impact ###Business_impact ##Timeline ###14:02_restart ###First_day ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", ""},
		{"nothing below a parent", "##Summary ##Impact ##Timeline ##Lessons_learned ###What_went_well ###What_went_wrong ##Action_items", "missing User impact; missing Business impact"},
	}
	schema := derive(nested)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := found(bind(schema, document(test.headings))); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// document writes headings with a line of text below each.
func document(headings string) string {
	var b strings.Builder
	b.WriteString("# Checkout was slow\n\n")
	for h := range strings.FieldsSeq(headings) {
		title := strings.TrimLeft(h, "#")
		fmt.Fprintf(&b, "%s %s\n\nThe cache was empty.\n\n", h[:len(h)-len(title)], strings.ReplaceAll(title, "_", " "))
	}
	return b.String()
}

func TestBindFields(t *testing.T) {
	schema := derive("# [Title]\n\n**Date:** [YYYY-MM-DD]\n\n**Author:** [Name]\n\n**Incident lead:** [Name]\n\n**Cost centre:** [Number]\n\n## Impact\n\n- **Users affected:** [n]\n- **Regions:** [r]\n")
	tests := []struct{ name, src, want string }{
		{"lines", "# X\n\n**Date:** 2026-03-01\n\n**Author:** Ana\n\n**Incident lead:** Bo\n\n**Cost centre:** 7\n", "Date=2026-03-01 Author=Ana Incident lead=Bo Cost centre=7"},
		{"front matter", "---\ndate: 2026-03-01\nauthors: [Ana]\n---\n\n# X\n\n- Incident lead: Bo\n- Cost centre: 7\n", "Date=2026-03-01 Author=Ana Incident lead=Bo Cost centre=7"},
		{"a table and headings", "# X\n\n| Date | 2026-03-01 |\n|-|-|\n| Cost centre | 7 |\n\n## Authors\n\nAna\n\n## Incident lead: Bo\n", "Date=2026-03-01 Author=Ana Incident lead=Bo Cost centre=7"},
		{"some missing", "# X\n\n**Author:**\n", "Date- Author= Incident lead- Cost centre-"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, f := range bind(schema, test.src).Fields {
				if f.Got == nil {
					got = append(got, f.Want.Label+"-")
				} else {
					got = append(got, f.Want.Label+"="+strings.Trim(f.Got.Value.Plain, "[]"))
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBindLabelsOfASection(t *testing.T) {
	schema := derive("# [Title]\n\n## Impact\n\n- **Users affected:** [n]\n- **Regions:** [r]\n")
	tests := []struct{ name, body, want string }{
		{"items", "- **Users affected:** 12\n- **Regions:** EU\n", "12 EU"},
		{"plain lines in other words", "Affected users: 12\nRegions: EU\n", "12 EU"},
		{"a table", "| What | How much |\n|-|-|\n| Users affected | 12 |\n| Regions | EU |\n", "12 EU"},
		{"headings", "### Users affected\n\n12\n\n### Regions\n\nEU\n", "… …"},
		{"values below", "- **Users affected:** 12\n- **Regions:**\n  - EU\n", "12 …"},
		{"empty and missing", "- **Users affected:**\n", " -"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := bind(schema, "# X\n\n## Impact\n\n"+test.body)
			var got []string
			for _, f := range b.Section(postmortem.KindImpact, "").Fields {
				if f.Got == nil {
					got = append(got, "-")
				} else {
					got = append(got, f.Got.Value.Plain)
				}
			}
			if s := strings.Join(got, " "); s != test.want {
				t.Errorf("got %q, want %q", s, test.want)
			}
		})
	}
}

func TestBindColumns(t *testing.T) {
	schema := derive("# [Title]\n\n## Action items\n\n| ID | Action | Owner | Due date |\n|-|-|-|-|\n")
	b := bind(schema, "# X\n\n## Action items\n\n| Task | Assignee | Remarks |\n|-|-|-|\n| Fill the cache | Ana | |\n")
	var got []string
	for _, c := range b.Section(postmortem.KindActions, "").MissingColumns {
		got = append(got, c.Title)
	}
	if diff := cmp.Diff([]string{"ID", "Due date"}, got); diff != "" {
		t.Error(diff)
	}
	list := bind(schema, "# X\n\n## Action items\n\n- Fill the cache\n")
	if sb := list.Section(postmortem.KindActions, ""); len(sb.MissingColumns) > 0 || sb.Table != nil {
		t.Error("a list lacks no columns")
	}
}

func TestSubstance(t *testing.T) {
	schema := derive("# [Title]\n\n## Impact\n\n[Who was hurt?]\n\n- **Users:** [number]\n")
	tests := []struct {
		name, body string
		want       Substance
	}{
		{"nothing", "", Nothing},
		{"a comment", "<!-- later -->\n", Nothing},
		{"a dash", "-\n", Nothing},
		{"a table without rows", "| a | b |\n|-|-|\n", Nothing},
		{"the template's words", "*Who was hurt?*\n", Placeholder},
		{"its label with its placeholder", "- **Users:** [number]\n", Placeholder},
		{"to be done", "TBD\n", Placeholder},
		{"none", "None.\n", Written},
		{"a value", "- **Users:** 12\n", Written},
		{"a picture", "![graph](g.png)\n", Written},
		{"code", "```\nerror 42\n```\n", Written},
		{"words beside a placeholder", "About [number] users, all in Europe.\n", Written},
		{"an editor's brackets", "[redacted] lost its orders.\n", Written},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := bind(schema, "# X\n\n## Impact\n\n"+test.body)
			if got := b.Substance(b.Doc.Sections[0]); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}

func TestLongestRise(t *testing.T) {
	tests := []struct {
		seq  []int
		want string
	}{
		{nil, "[]"},
		{[]int{1, 2, 3}, "[0 1 2]"},
		{[]int{3, 1, 2}, "[1 2]"},
		{[]int{2, 3, 1}, "[0 1]"},
		{[]int{5, 1, 6, 2, 3}, "[1 3 4]"},
	}
	for _, test := range tests {
		if got := fmt.Sprint(longestRise(test.seq, func(n int) int { return n })); got != test.want {
			t.Errorf("%v: got %s, want %s", test.seq, got, test.want)
		}
	}
}

func TestInsertionHasTheDocumentsLineEnds(t *testing.T) {
	b := bind(derive("# [T]\n\n## Impact\n\n[x]\n\n## Timeline\n\n[y]\n"), "# X\r\n\r\n## Timeline\r\n\r\nIt rained.\r\n")
	edit, ok := b.Insertion(b.Section(postmortem.KindImpact, ""))
	if want := "## Impact\r\n\r\n[x]\r\n\r\n"; !ok || edit.New != want || edit.Span.Start != 7 {
		t.Errorf("got %q at %d", edit.New, edit.Span.Start)
	}
}

// Bytes of any sort are bound without a panic, to any template.
func FuzzBind(f *testing.F) {
	src, _ := Source(Default)
	f.Add(src, src)
	f.Add(nested, "# X\n\n## Impact\n\n| a |\n|-|\n\n### \n\n- **:** \n")
	f.Fuzz(func(t *testing.T, tmpl, doc string) {
		schema := derive(tmpl)
		b := bind(schema, doc)
		schema.Write(Facts{Title: "x", ID: "y", Date: "2026-03-01", Zone: "UTC"})
		schema.Render(b.Doc.Export("x.md"))
		for _, sec := range b.Doc.Sections {
			b.Substance(sec)
		}
		for i := range b.Sections {
			if edit, ok := b.Insertion(&b.Sections[i]); ok {
				inserted, err := text.Apply([]byte(doc), []text.Edit{edit})
				if err != nil {
					t.Error(err)
				}
				bind(schema, string(inserted))
			}
		}
	})
}

// TestExactLabelsFirst gives each label its own value, where two of the template mean
// nearly the same.
func TestExactLabelsFirst(t *testing.T) {
	s := derive("# [Title]\n\n## Impact\n\n- **Accounts affected:** [n]\n- **Users affected:** [n]\n")
	b := bind(s, "# Dark\n\n## Impact\n\n- **Users affected:** 12\n- **Accounts affected:** 7\n")
	for i, want := range []string{"7", "12"} {
		if got := b.Sections[0].Fields[i].Got; got == nil || got.Value.Plain != want {
			t.Errorf("%s: %+v, want %s", b.Sections[0].Fields[i].Want.Label, got, want)
		}
	}
}
