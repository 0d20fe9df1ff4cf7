package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/review"
)

// ReviewMarkdown writes a review as Markdown.
func ReviewMarkdown(w io.Writer, v *review.Review) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Review: %s\n\n", mdText(titleOf(v)))
	b.WriteString("## Questions\n\n")
	if len(v.Questions) == 0 {
		b.WriteString("None: the document answers those that could be asked of it.\n\n")
	}
	for i, q := range v.Questions {
		b.WriteString(mdQuestion(fmt.Sprintf("%d. ", i+1), q))
	}
	mdAnswered(&b, v)
	b.WriteString("## What the rules say\n\n")
	if len(v.Findings) == 0 {
		b.WriteString("Nothing.\n")
	}
	for _, f := range v.Findings {
		fmt.Fprintf(&b, "- line %d: %s (`%s`)", f.Line, mdText(cutBytes(f.Message, 1000)), f.Rule)
		if f.Hint != "" {
			fmt.Fprintf(&b, "  \n  %s", mdText(cutBytes(f.Hint, 1000)))
		}
		b.WriteByte('\n')
	}
	mdEarlier(&b, v)
	mdSince(&b, v)
	mdAspects(&b, v)
	mdUnseen(&b, v)
	_, err := io.WriteString(w, b.String())
	return err
}

// titleOf is what a review is called.
func titleOf(v *review.Review) string {
	if v.Title == "" {
		return v.Path
	}
	return v.Title
}

// mdQuestion is a question as an item of a list.
func mdQuestion(bullet string, q review.Question) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s**%s** %s\n", bullet, q.ID, mdText(cutBytes(q.Ask, 1000)))
	indent := strings.Repeat(" ", len(bullet))
	for _, p := range q.Places {
		fmt.Fprintf(&b, "%s- line %d: %s\n", indent, p.Line, mdText(cutBytes(p.Text, 300)))
	}
	b.WriteByte('\n')
	return b.String()
}

func mdAnswered(b *strings.Builder, v *review.Review) {
	if len(v.Answered) == 0 {
		return
	}
	b.WriteString("## Answered\n\n")
	for _, a := range v.Answered {
		fmt.Fprintf(b, "- **%s** (line %d): %s\n", mdText(a.ID), a.Line, mdText(cutBytes(a.Text, 1000)))
	}
	b.WriteByte('\n')
}

// mdEarlier tells the earlier incidents with the actions of then.
func mdEarlier(b *strings.Builder, v *review.Review) {
	if len(v.Earlier) == 0 {
		return
	}
	b.WriteString("\n## Earlier incidents\n")
	for _, e := range v.Earlier {
		fmt.Fprintf(b, "\n%s (%s), since %s (line %d):\n\n", mdText(cutBytes(e.Title, 300)), mdCode(e.Path), mdText(cutBytes(e.Why, 300)), e.Line)
		if len(e.Actions) == 0 {
			b.WriteString("- no action was promised\n")
		}
		for _, x := range e.Actions {
			fmt.Fprintf(b, "- %s: %s", mdText(x.State), mdText(cutBytes(x.Text, 300)))
			for _, part := range [...]string{x.Owner, x.Due} {
				if part != "" {
					b.WriteString(", " + mdText(cutBytes(part, 100)))
				}
			}
			b.WriteByte('\n')
		}
	}
}

func mdSince(b *strings.Builder, v *review.Review) {
	if v.Since == nil {
		return
	}
	fmt.Fprintf(b, "\n## Since it was %s (%s, %s)\n\n", mdText(v.Since.Status), v.Since.Date, v.Since.Commit)
	if len(v.Since.Changes) == 0 {
		b.WriteString("Nothing changed.\n")
	}
	for _, c := range v.Since.Changes {
		fmt.Fprintf(b, "- %s\n", mdText(cutBytes(c, 300)))
	}
}

func mdAspects(b *strings.Builder, v *review.Review) {
	if len(v.Aspects) == 0 {
		return
	}
	b.WriteString("\n## Factors of which none is named\n\n")
	for _, x := range v.Aspects {
		fmt.Fprintf(b, "- %s: %s\n", mdText(x.Category), mdText(x.Question))
	}
}

func mdUnseen(b *strings.Builder, v *review.Review) {
	if len(v.Unseen) == 0 {
		return
	}
	b.WriteString("\n## What the tool could not see\n\n")
	for _, s := range v.Unseen {
		fmt.Fprintf(b, "- %s\n", mdText(cutBytes(s, 500)))
	}
}

// ReviewText writes a review for a terminal: the questions with their places, and
// the findings in a line each.
func ReviewText(w io.Writer, v *review.Review) error {
	var b strings.Builder
	for i, q := range v.Questions {
		textQuestion(&b, fmt.Sprintf("%d. ", i+1), q)
	}
	for _, f := range v.Findings {
		fmt.Fprintf(&b, "%s:%d: %s: %s [%s]\n", Harmless(v.Path), f.Line, f.Severity, Harmless(f.Message), f.Rule)
	}
	for _, e := range v.Earlier {
		fmt.Fprintf(&b, "earlier: %s: %s, %s\n", Harmless(e.Path), Harmless(e.Why), lint.Count(len(e.Actions), "action"))
	}
	if v.Since != nil {
		fmt.Fprintf(&b, "since it was %s (%s, %s): %s\n", Harmless(v.Since.Status), v.Since.Date, v.Since.Commit,
			Harmless(strings.Join(v.Since.Changes, "; ")))
	}
	for _, s := range v.Unseen {
		fmt.Fprintf(&b, "not seen: %s\n", Harmless(s))
	}
	fmt.Fprintf(&b, "%s, %s\n", lint.Count(len(v.Questions), "question"), lint.Count(len(v.Findings), "finding"))
	_, err := io.WriteString(w, b.String())
	return err
}

func textQuestion(b *strings.Builder, bullet string, q review.Question) {
	const width = 100
	indent := strings.Repeat(" ", len(bullet))
	for i, line := range wrap(Harmless(q.Ask), width) {
		lead := indent
		if i == 0 {
			lead = bullet
		}
		fmt.Fprintf(b, "%s%s\n", lead, line)
	}
	for _, p := range q.Places {
		fmt.Fprintf(b, "%sline %d: %s\n", indent, p.Line, Harmless(p.Text))
	}
	fmt.Fprintf(b, "%s[%s]\n\n", indent, q.ID)
}

// AgendaMarkdown writes the agenda of a review meeting of so many minutes; begins
// is when it begins, or the zero time.
func AgendaMarkdown(w io.Writer, v *review.Review, minutes int, begins time.Time) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Review meeting: %s\n\n%d minutes", mdText(titleOf(v)), minutes)
	if !begins.IsZero() {
		fmt.Fprintf(&b, ", from %s", begins.Format("2006-01-02 15:04 MST"))
	}
	b.WriteString(". The document: " + mdCode(v.Path) + "\n\n")
	for _, item := range v.Agenda(minutes) {
		fmt.Fprintf(&b, "## %s%s (%d min)\n\nTo come out of it: %s.\n\n", clock(begins, item.From), item.Title, item.Minutes, item.Outcome)
		for _, q := range item.Questions {
			b.WriteString(mdQuestion("- ", q))
		}
		if item.Part == review.Introduction && v.Since != nil {
			fmt.Fprintf(&b, "Since it was %s (%s): %s.\n\n", mdText(v.Since.Status), v.Since.Date, sinceLine(v.Since))
		}
		if item.Part == review.ActionItems {
			agendaEarlier(&b, v)
		}
		if item.Part == review.ContributingFactors && len(v.Aspects) > 0 {
			b.WriteString("Nobody looked yet at:\n\n")
			for _, x := range v.Aspects {
				fmt.Fprintf(&b, "- %s: %s\n", mdText(x.Category), mdText(x.Question))
			}
			b.WriteByte('\n')
		}
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

// AgendaText writes the parts of a meeting as plain lines, for the description of a
// calendar's event.
func AgendaText(v *review.Review, minutes int, begins time.Time) string {
	var b strings.Builder
	for _, item := range v.Agenda(minutes) {
		fmt.Fprintf(&b, "%s%s (%d min)\n", clock(begins, item.From), item.Title, item.Minutes)
		for _, q := range item.Questions {
			fmt.Fprintf(&b, "- %s\n", visible(q.Ask))
		}
	}
	return b.String()
}

// clock is when a part of a meeting begins, before its title; empty where nobody
// said when the meeting does.
func clock(begins time.Time, minute int) string {
	if begins.IsZero() {
		return ""
	}
	return begins.Add(time.Duration(minute)*time.Minute).Format("15:04") + " "
}

func sinceLine(s *review.Since) string {
	if len(s.Changes) == 0 {
		return "nothing changed"
	}
	return mdText(cutBytes(strings.Join(s.Changes, "; "), 1000))
}

// agendaEarlier tells the actions of earlier incidents that nobody closed.
func agendaEarlier(b *strings.Builder, v *review.Review) {
	any := false
	for _, e := range v.Earlier {
		for _, x := range e.Actions {
			if x.Open {
				any = true
				fmt.Fprintf(b, "- still open since %s: %s\n", mdCode(e.Path), mdText(cutBytes(x.Text, 300)))
			}
		}
	}
	if any {
		b.WriteByte('\n')
	}
}
