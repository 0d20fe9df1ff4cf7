package report

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	brief "github.com/pmlint/pmlint/lint/summary"
)

// notSaid stands for what a document does not say.
const notSaid = "not stated"

// quickFields are the fields of a quick summary in their order.
func quickFields(s *brief.Summary) []struct{ name, words string } {
	return []struct{ name, words string }{
		{"What happened", s.WhatHappened.Text}, {"Impact", s.Impact.Text}, {"Duration", s.Duration.Text}, {"Root cause", s.RootCause.Text},
	}
}

// SummaryMarkdown writes a postmortem in short as Markdown: quick summary, key learnings,
// and the first actions as a task list.
func SummaryMarkdown(w io.Writer, s *brief.Summary) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n", mdText(postmortemTitle(s)))
	if line := standing(s); line != "" {
		fmt.Fprintf(&b, "%s\n\n", mdText(line))
	}
	b.WriteString("### Quick Summary\n\n")
	for _, f := range quickFields(s) {
		words := "_" + notSaid + "_"
		if f.words != "" {
			words = mdText(f.words)
		}
		fmt.Fprintf(&b, "- **%s:** %s\n", f.name, words)
	}
	b.WriteString("\n### Key Learnings\n\n")
	for i, l := range s.Learnings {
		fmt.Fprintf(&b, "%d. %s\n", i+1, mdText(l.Text))
	}
	if len(s.Learnings) == 0 {
		b.WriteString("_None stated._\n")
	}
	b.WriteString("\n### Priority Action Items\n\n")
	for i := range s.Actions {
		a := &s.Actions[i]
		fmt.Fprintf(&b, "%d. [ ] %s - Owner: %s - Due: %s\n", i+1, mdText(a.Text), mdText(ownersOf(a)), mdText(dueOf(a)))
	}
	if line := restOfActions(s); line != "" {
		if len(s.Actions) > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "_%s_\n", line)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// SummaryText writes a postmortem in short as plain text.
func SummaryText(w io.Writer, s *brief.Summary) error {
	_, err := io.WriteString(w, summaryText(s))
	return err
}

func summaryText(s *brief.Summary) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", inertText(summaryTitle(s)))
	if line := standing(s); line != "" {
		fmt.Fprintf(&b, "%s\n", inertText(line))
	}
	b.WriteByte('\n')
	for _, f := range quickFields(s) {
		words := f.words
		if words == "" {
			words = notSaid
		}
		fmt.Fprintf(&b, "%-14s %s\n", f.name+":", inertText(words))
	}
	b.WriteString("\nKey learnings\n")
	for i, l := range s.Learnings {
		fmt.Fprintf(&b, "  %d. %s\n", i+1, inertText(l.Text))
	}
	if len(s.Learnings) == 0 {
		b.WriteString("  none stated\n")
	}
	b.WriteString("\nPriority action items\n")
	for i := range s.Actions {
		a := &s.Actions[i]
		fmt.Fprintf(&b, "  %d. %s (owner: %s, due: %s)\n", i+1, inertText(a.Text), inertText(ownersOf(a)), inertText(dueOf(a)))
	}
	if line := restOfActions(s); line != "" {
		fmt.Fprintf(&b, "  %s\n", line)
	}
	return b.String()
}

func summaryTitle(s *brief.Summary) string {
	if s.Title == "" {
		return s.Path
	}
	return s.Title
}

// postmortemTitle says that it is one, unless the title does.
func postmortemTitle(s *brief.Summary) string {
	title := summaryTitle(s)
	low := strings.ToLower(title)
	if strings.Contains(low, "postmortem") || strings.Contains(low, "post-mortem") || strings.Contains(low, "post mortem") {
		return title
	}
	return "Postmortem: " + title
}

// standing is date, severity and status in a line; empty where none is stated.
func standing(s *brief.Summary) string {
	var parts []string
	for _, p := range []string{s.Date, s.Severity, s.Status} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}

func ownersOf(a *brief.Action) string {
	if len(a.Owners) == 0 {
		return "nobody"
	}
	return strings.Join(a.Owners, ", ")
}

func dueOf(a *brief.Action) string {
	if a.Due == "" {
		return "no date"
	}
	return a.Due
}

// restOfActions says how many actions are not listed, or that there is none.
func restOfActions(s *brief.Summary) string {
	done := ""
	if s.Done > 0 {
		done = fmt.Sprintf("%d done", s.Done)
	}
	switch more := s.Open - len(s.Actions); {
	case more > 0 && done != "":
		return fmt.Sprintf("%d more open, %s", more, done)
	case more > 0:
		return fmt.Sprintf("%d more open", more)
	case s.Open == 0 && done != "":
		return "none open, " + done
	case s.Open == 0:
		return "none stated"
	}
	return done
}

// The most that Slack takes: characters of a header, of a section's text.
const (
	slackHeader  = 150
	slackSection = 3000
)

type slackText struct {
	Type string `json:"type"`
	Text string `json:"text"`
}

type slackBlock struct {
	Type string     `json:"type"`
	Text *slackText `json:"text,omitempty"`
}

// SummarySlack writes a postmortem in short as the blocks of a Slack message, as an
// incoming webhook takes them.
func SummarySlack(w io.Writer, s *brief.Summary) error {
	section := func(words string) slackBlock {
		return slackBlock{"section", &slackText{"mrkdwn", cutRunes(words, slackSection)}}
	}
	var quick strings.Builder
	if line := standing(s); line != "" {
		quick.WriteString(slackEscape(line) + "\n")
	}
	for _, f := range quickFields(s) {
		words := "_" + notSaid + "_"
		if f.words != "" {
			words = slackEscape(f.words)
		}
		fmt.Fprintf(&quick, "*%s:* %s\n", f.name, words)
	}
	learned, todo := "*Key learnings*\n", "*Priority action items*\n"
	for i, l := range s.Learnings {
		learned += fmt.Sprintf("%d. %s\n", i+1, slackEscape(l.Text))
	}
	if len(s.Learnings) == 0 {
		learned += "_none stated_\n"
	}
	for i := range s.Actions {
		a := &s.Actions[i]
		todo += fmt.Sprintf("%d. %s (owner: %s, due: %s)\n", i+1, slackEscape(a.Text), slackEscape(ownersOf(a)), slackEscape(dueOf(a)))
	}
	if line := restOfActions(s); line != "" {
		todo += "_" + line + "_\n"
	}
	message := struct {
		Text   string       `json:"text"` // for notifications
		Blocks []slackBlock `json:"blocks"`
	}{
		slackEscape(postmortemTitle(s)),
		[]slackBlock{
			{"header", &slackText{"plain_text", cutRunes(inertText(summaryTitle(s)), slackHeader)}},
			section(quick.String()), {Type: "divider"}, section(learned), section(todo),
		},
	}
	b, err := json.MarshalIndent(message, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(HarmlessJSON(b), '\n'))
	return err
}

// slackEscape makes text harmless in Slack's markup: no mention, link or channel, and no
// style, which an invisible space before the sign stops.
func slackEscape(s string) string {
	s = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(inertText(s))
	return strings.NewReplacer("*", "\u200b*", "_", "\u200b_", "~", "\u200b~", "`", "\u200b`").Replace(s)
}

// SummaryMail writes a postmortem in short as a mail message (RFC 5322) of plain text
// without sender and receivers, which whoever sends it adds. date is its Date field.
func SummaryMail(w io.Writer, s *brief.Summary, date time.Time) error {
	var b strings.Builder
	subject := mime.QEncoding.Encode("utf-8", lint.Short(inertText(postmortemTitle(s))))
	fmt.Fprintf(&b, "Subject: %s\r\nDate: %s\r\n", subject, date.Format(time.RFC1123Z))
	b.WriteString("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
	q := quotedprintable.NewWriter(&b)
	if _, err := io.WriteString(q, strings.ReplaceAll(summaryText(s), "\n", "\r\n")); err != nil {
		return err
	}
	if err := q.Close(); err != nil {
		return err
	}
	_, err := io.WriteString(w, b.String())
	return err
}
