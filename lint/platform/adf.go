package platform

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// maxDepth is how deep a document may be nested; what lies deeper is read as its text.
const maxDepth = 100

// adfNames are the nodes of ADF whose elements are called otherwise: several stand for
// one form of Markdown.
var adfNames = map[string]string{
	"taskList": "bulletList", "decisionList": "bulletList", "taskItem": "listItem", "decisionItem": "listItem",
	"panel": "blockquote", "nestedExpand": "expand", "mediaSingle": "group", "mediaGroup": "group",
	"layoutSection": "group", "layoutColumn": "group", "doc": "group", "bodiedExtension": "group",
}

// fromADF reads a node of ADF. One that is not known is kept with what it holds.
func fromADF(v value, depth int) element {
	kind := v.str("type")
	e := element{kind: kind, attrs: map[string]string{}}
	if name, ok := adfNames[kind]; ok {
		e.kind = name
	}
	if e.kind == "codeBlock" {
		e.attrs["language"] = v.str("attrs.language")
	}
	for _, key := range []string{"level", "order", "state", "title"} {
		e.attrs[key] = v.str("attrs." + key)
	}
	switch kind {
	case "text":
		return adfText(v)
	case "decisionItem":
		e.attrs["state"] = ""
	case "hardBreak":
		return e
	}
	if leaf, ok := adfLeaf(kind, v); ok {
		return leaf
	}
	if depth >= maxDepth {
		return element{kind: "text", text: adfPlain(v)}
	}
	for _, k := range v.list("content") {
		e.kids = append(e.kids, fromADF(k, depth+1))
	}
	return e
}

// adfText is a text with its marks.
func adfText(v value) element {
	text, _ := v.at("text").v.(string)
	e := element{kind: "text", text: text}
	for _, m := range v.list("marks") {
		if m.str("type") == "link" {
			e.link = m.str("attrs.href")
			continue
		}
		e.marks = append(e.marks, m.str("type"))
	}
	return e
}

// adfLeaf is a node that holds its content in attributes.
func adfLeaf(kind string, v value) (element, bool) {
	text := func(s string) (element, bool) { return element{kind: "text", text: s}, true }
	switch kind {
	case "mention":
		return text("@" + strings.TrimPrefix(v.str("attrs.text", "attrs.id"), "@"))
	case "emoji":
		return text(v.str("attrs.text", "attrs.shortName"))
	case "status", "placeholder":
		return text(v.str("attrs.text"))
	case "date":
		return text(adfDate(v.str("attrs.timestamp")))
	case "inlineCard", "blockCard", "embedCard":
		url := v.str("attrs.url")
		return element{kind: "text", text: url, link: url}, true
	case "media", "mediaInline":
		url := v.str("attrs.url")
		if url == "" {
			return element{kind: "note", text: "a file that the export does not hold: " + v.str("attrs.alt", "attrs.id")}, true
		}
		return element{kind: "image", attrs: map[string]string{"url": url, "alt": v.str("attrs.alt")}}, true
	case "extension", "inlineExtension":
		return element{kind: "note", text: "a macro that the export does not hold: " + v.str("attrs.extensionKey")}, true
	}
	return element{}, false
}

func adfDate(milliseconds string) string {
	n, err := strconv.ParseInt(milliseconds, 10, 64)
	if err != nil {
		return milliseconds
	}
	return time.UnixMilli(n).UTC().Format(time.DateOnly)
}

// adfPlain is the text of a node however deep.
func adfPlain(v value) string {
	b, err := json.Marshal(v.v)
	if err != nil {
		return ""
	}
	var out []string
	d := json.NewDecoder(strings.NewReader(string(b)))
	isText := false
	for {
		token, err := d.Token()
		if err != nil {
			return strings.Join(out, " ")
		}
		s, ok := token.(string)
		if isText && ok {
			out = append(out, s)
		}
		isText = ok && s == "text" && !isText
	}
}
