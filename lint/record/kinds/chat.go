package kinds

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/record"
)

// slack is a channel of an export, a day of one, or what its API gives as history.
var slack = &Kind{
	Name: "slack", Title: "Slack",
	signs: "[].ts [].type=message | messages[].ts | [].ts [].user | [].ts [].text | ts text type=message",
	lists: []string{"messages"},
	item:  slackMessage,
}

// noise are the subtypes of messages that say who came and went.
var noise = regexp.MustCompile(`^(?:channel|group)_(?:join|leave|archive|unarchive|name|purpose)$|` +
	`^(?:tombstone|reminder_add|bot_add|bot_remove)$`)

func slackMessage(in *input, n node) error {
	at, err := in.when(n, "ts")
	if err != nil {
		return err
	}
	subtype := n.str("subtype")
	who := slackAuthor(in, n)
	text := slackText(in, n.str("text"))
	if text == "" {
		text = attached(in, n)
	}
	if text == "" {
		return nil
	}
	e := entry{at: at, id: join(" ", n.str("channel"), n.str("ts")), level: record.Info}
	if noise.MatchString(subtype) {
		e.level = record.Debug
	}
	if n.has("pinned_to") || n.has("pinned_info") || n.has("reactions") && len(n.list("reactions")) > 0 {
		e.marked = e.level >= record.Info
		e.level = max(e.level, record.Notice)
	}
	if n.has("bot_id") || subtype == "bot_message" {
		e.act = announced(text)
	}
	thread := n.str("thread_ts")
	if thread != "" && thread != n.str("ts") {
		who = join(" ", who, "in a thread")
	}
	e.text = led("", who) + led(": ", text) + reactions(n)
	if who == "" {
		e.text = text + reactions(n)
	}
	return in.add(e)
}

// slackAuthor is who wrote a message, by the name that people know.
func slackAuthor(in *input, n node) string {
	id := n.str("user")
	if name := in.options.Users[id]; name != "" {
		return name
	}
	return n.str("user_profile.display_name", "user_profile.real_name", "bot_profile.name", "username", "user", "bot_id")
}

// attached is the text of what is attached to a message, of which bots make theirs.
func attached(in *input, n node) string {
	var parts []string
	for _, a := range n.list("attachments") {
		part := join(": ", a.str("title"), a.str("text"))
		if part == "" {
			part = a.str("fallback", "pretext")
		}
		parts = append(parts, slackText(in, part))
	}
	for _, f := range n.list("files") {
		parts = append(parts, led("file ", f.str("title", "name")))
	}
	return join("; ", parts...)
}

// reactions are the marks on a message.
func reactions(n node) string {
	var marks []string
	for _, r := range n.list("reactions") {
		marks = append(marks, ":"+r.str("name")+":")
	}
	if len(marks) == 0 {
		return ""
	}
	return " " + strings.Join(marks, " ")
}

var slackMarkup = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

// slackText is a message with the people, channels and links in it by their names.
func slackText(in *input, s string) string {
	s = slackMarkup.ReplaceAllStringFunc(s, func(m string) string {
		parts := slackMarkup.FindStringSubmatch(m)
		sign, target, label := parts[1], parts[2], parts[3]
		switch {
		case sign == "@" && in.options.Users[target] != "":
			return "@" + in.options.Users[target]
		case sign == "@" && label == "":
			return "@" + target
		case sign == "!":
			word, _, _ := strings.Cut(target, "^")
			if label != "" {
				return label
			}
			return "@" + word
		case label != "":
			return strings.TrimPrefix(sign, "!") + label
		}
		return sign + target
	})
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(s)
}

var (
	firing   = regexp.MustCompile(`(?i)\[firing|\bfiring\b|\btriggered\b|\balerting\b`)
	resolved = regexp.MustCompile(`(?i)\[resolved|\bresolved\b|\brecovered\b`)
)

// announced is what a bot's message says happened to an alert.
func announced(text string) record.Act {
	switch {
	case firing.MatchString(text):
		return record.Fired
	case resolved.MatchString(text):
		return record.Resolved
	}
	return ""
}

// Users reads the list of people that lies in a Slack export as users.json, by the
// names that its messages use. What is no such list gives none.
func Users(list []map[string]any) map[string]string {
	out := map[string]string{}
	for _, v := range list {
		n := node{v}
		name := n.str("profile.display_name", "profile.real_name", "real_name", "name")
		if id := n.str("id"); id != "" && name != "" {
			out[id] = name
		}
	}
	return out
}

// mattermost is a bulk export, of which a line is an object, or what the API gives
// as the posts of a channel.
var mattermost = &Kind{
	Name: "mattermost", Title: "Mattermost",
	signs: "type=version version | type=post | post.create_at | order posts | posts[].create_at | [].create_at [].message",
	lists: []string{"posts"},
	item:  mattermostItem,
}

func mattermostItem(in *input, n node) error {
	switch {
	case n.has("post"):
		return post(in, n.at("post"), true)
	case n.has("create_at"):
		return post(in, n, false)
	}
	// The posts of the API stand by their names.
	posts := n.object("")
	for _, id := range slices.Sorted(maps.Keys(posts)) {
		if p := (node{posts[id]}); p.has("create_at") {
			if err := post(in, p, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// post reads a post and, in a bulk export, the replies to it.
func post(in *input, n node, bulk bool) error {
	at, err := in.when(n, "create_at")
	if err != nil {
		return err
	}
	who := n.str("user", "props.override_username", "username")
	if id := n.str("user_id"); who == "" {
		who = id
		if name := in.options.Users[id]; name != "" {
			who = name
		}
	}
	e := entry{at: at, id: n.str("id"), level: record.Info, text: join(": ", who, n.str("message"))}
	switch {
	case strings.HasPrefix(n.str("type"), "system_"):
		e.level = record.Debug
	case n.str("is_pinned") == "true", len(n.list("reactions")) > 0, n.has("metadata.reactions"):
		e.level, e.marked = record.Notice, true
	}
	if n.str("root_id") != "" {
		e.text = join(": ", who+" in a thread", n.str("message"))
	}
	if n.str("message") == "" {
		return nil
	}
	if err := in.add(e); err != nil || !bulk {
		return err
	}
	for _, reply := range n.list("replies") {
		if m, ok := reply.v.(map[string]any); ok {
			m["root_id"] = "above"
		}
		if err := post(in, reply, false); err != nil {
			return err
		}
	}
	return nil
}

// discord is what the usual exporter of channels writes as JSON.
var discord = &Kind{
	Name: "discord", Title: "Discord",
	signs: "messages[].timestamp messages[].author | guild channel messages | [].timestamp [].author [].content",
	lists: []string{"messages"},
	item:  discordMessage,
}

func discordMessage(in *input, n node) error {
	at, err := in.when(n, "timestamp")
	if err != nil {
		return err
	}
	content := n.str("content")
	if content == "" {
		for _, e := range n.list("embeds") {
			content = join("; ", content, join(": ", e.str("title"), e.str("description")))
		}
	}
	if content == "" {
		return nil
	}
	e := entry{at: at, id: n.str("id"), level: record.Info,
		text: join(": ", n.str("author.nickname", "author.global_name", "author.name", "author.username"), content)}
	switch sort := n.str("type"); {
	case sort != "" && sort != "Default" && sort != "Reply" && sort != "0" && sort != "19":
		e.level = record.Debug
	case n.str("isPinned", "pinned") == "true", len(n.list("reactions")) > 0:
		e.level, e.marked = record.Notice, true
	}
	if n.str("author.isBot", "author.bot") == "true" {
		e.act = announced(content)
	}
	return in.add(e)
}
