package platform

import (
	"fmt"
	"regexp"
	"strings"

	parser "golang.org/x/net/html"
)

var (
	cdata      = regexp.MustCompile(`(?s)<!\[CDATA\[(.*?)\]\]>`)
	selfClosed = regexp.MustCompile(`<((?:ac|ri):[\w-]+|time)((?:\s[^<>]*?)?)/>`)
)

// fromHTML reads HTML, or Confluence's storage format, which is XML: its literal
// sections and its tags without content are made ones of HTML first.
func fromHTML(src string) (element, error) {
	src = cdata.ReplaceAllStringFunc(src, func(m string) string { return parser.EscapeString(cdata.FindStringSubmatch(m)[1]) })
	src = selfClosed.ReplaceAllString(src, "<$1$2></$1>")
	root, err := parser.Parse(strings.NewReader(src))
	if err != nil {
		return element{}, fmt.Errorf("is no HTML that can be read: %w; export it again", err)
	}
	r := &htmlReader{}
	return element{kind: "group", kids: r.kids(root, style{}, 0)}, nil
}

type htmlReader struct{}

// style is what the tags above a text say of it.
type style struct {
	marks []string
	link  string
	pre   bool
}

func (s style) with(mark string) style {
	s.marks = append(append([]string{}, s.marks...), mark)
	return s
}

// kids reads what a tag holds.
func (r *htmlReader) kids(n *parser.Node, s style, depth int) []element {
	if depth > maxDepth {
		return []element{{kind: "text", text: textOf(n)}}
	}
	var out []element
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case parser.TextNode:
			out = append(out, textElement(c.Data, s)...)
		case parser.ElementNode:
			out = append(out, r.tag(c, s, depth+1)...)
		case parser.DocumentNode:
			out = append(out, r.kids(c, s, depth+1)...)
		}
	}
	return out
}

var blanks = regexp.MustCompile(`[ \t\r\n]+`)

func textElement(text string, s style) []element {
	if !s.pre {
		text = blanks.ReplaceAllString(text, " ")
	}
	if text == "" {
		return nil
	}
	return []element{{kind: "text", text: text, marks: s.marks, link: s.link}}
}

// blockTags are the tags of blocks with their elements.
var blockTags = map[string]string{
	"p": "paragraph", "ul": "bulletList", "ol": "orderedList", "li": "listItem", "blockquote": "blockquote", "table": "table",
	"ac:task-list": "bulletList", "ac:task": "listItem", "dl": "group", "dt": "paragraph", "dd": "blockquote",
}

// markTags are the tags of marks.
var markTags = map[string]string{
	"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "tt": "code", "s": "strike", "del": "strike",
}

// tag reads a tag.
func (r *htmlReader) tag(n *parser.Node, s style, depth int) []element {
	if mark, ok := markTags[n.Data]; ok {
		return r.kids(n, s.with(mark), depth)
	}
	if kind, ok := blockTags[n.Data]; ok {
		return []element{r.blockTag(kind, n, s, depth)}
	}
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return []element{{kind: "heading", attrs: map[string]string{"level": n.Data[1:]}, kids: r.kids(n, s, depth)}}
	case "head", "script", "style", "template", "ac:parameter", "ac:task-id", "ac:task-status", "ac:placeholder":
		return nil
	case "br":
		return []element{{kind: "hardBreak"}}
	case "hr":
		return []element{{kind: "rule"}}
	case "a":
		s.link = attr(n, "href")
		return r.kids(n, s, depth)
	case "img", "ac:image":
		return []element{imageOf(n)}
	case "pre":
		return []element{{kind: "codeBlock", kids: []element{{kind: "text", text: textOf(n)}}}}
	case "time":
		return []element{{kind: "text", text: either(attr(n, "datetime"), textOf(n)), marks: s.marks}}
	case "ac:structured-macro":
		return r.macro(n, s, depth)
	case "ri:user":
		return []element{{kind: "text", text: "@" + either(attr(n, "ri:username"), either(attr(n, "ri:account-id"), attr(n, "ri:userkey")))}}
	case "ri:page":
		return []element{{kind: "text", text: attr(n, "ri:content-title")}}
	}
	if isBlockTag(n.Data) {
		return []element{{kind: "group", kids: r.kids(n, s, depth)}}
	}
	return r.kids(n, s, depth)
}

func isBlockTag(name string) bool {
	switch name {
	case "div", "section", "article", "main", "header", "footer", "details", "summary", "body", "html",
		"ac:layout", "ac:layout-section", "ac:layout-cell", "ac:rich-text-body", "ac:task-body":
		return true
	}
	return false
}

// blockTag reads a block: of a table its rows, of a task its state.
func (r *htmlReader) blockTag(kind string, n *parser.Node, s style, depth int) element {
	e := element{kind: kind, attrs: map[string]string{"order": attr(n, "start")}}
	switch n.Data {
	case "table":
		r.rows(n, s, depth, &e)
		return e
	case "ac:task":
		e.attrs["state"] = "TODO"
		if status := find(n, "ac:task-status"); status != nil && strings.TrimSpace(textOf(status)) == "complete" {
			e.attrs["state"] = "DONE"
		}
	}
	for _, k := range r.kids(n, s, depth) {
		if (kind == "bulletList" || kind == "orderedList") && k.kind != "listItem" {
			if k.kind == "text" && strings.TrimSpace(k.text) == "" {
				continue
			}
			k = element{kind: "listItem", kids: []element{k}}
		}
		e.kids = append(e.kids, k)
	}
	return e
}

// rows reads the rows of a table, through what groups them; a table within a cell is
// read as its text.
func (r *htmlReader) rows(n *parser.Node, s style, depth int, table *element) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != parser.ElementNode {
			continue
		}
		if c.Data != "tr" {
			r.rows(c, s, depth+1, table)
			continue
		}
		row := element{kind: "tableRow"}
		for cell := c.FirstChild; cell != nil; cell = cell.NextSibling {
			if cell.Data == "td" || cell.Data == "th" {
				kind := map[string]string{"td": "tableCell", "th": "tableHeader"}[cell.Data]
				row.kids = append(row.kids, element{kind: kind, kids: r.kids(cell, s, depth+2)})
			}
		}
		table.kids = append(table.kids, row)
	}
}

// macro reads a macro of Confluence: code and panels have their forms, of others what
// they hold is kept, with their name.
func (r *htmlReader) macro(n *parser.Node, s style, depth int) []element {
	name := attr(n, "ac:name")
	if body := find(n, "ac:plain-text-body"); body != nil {
		return []element{{kind: "codeBlock", attrs: map[string]string{"language": parameter(n, "language")},
			kids: []element{{kind: "text", text: textOf(body)}}}}
	}
	body := find(n, "ac:rich-text-body")
	if body == nil {
		switch name {
		case "status":
			return []element{{kind: "text", text: parameter(n, "title")}}
		case "jira":
			return []element{{kind: "text", text: parameter(n, "key")}}
		}
		return []element{{kind: "note", text: "a macro that the export does not hold: " + name}}
	}
	kids := r.kids(body, s, depth)
	switch name {
	case "info", "note", "tip", "warning", "panel":
		return []element{{kind: "blockquote", kids: kids}}
	case "expand":
		return []element{{kind: "expand", attrs: map[string]string{"title": parameter(n, "title")}, kids: kids}}
	}
	return []element{{kind: "group", kids: kids}}
}

// parameter is a macro's parameter.
func parameter(n *parser.Node, name string) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "ac:parameter" && attr(c, "ac:name") == name {
			return strings.TrimSpace(textOf(c))
		}
	}
	return ""
}

// find is the first tag of a name directly below another.
func find(n *parser.Node, name string) *parser.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == parser.ElementNode && c.Data == name {
			return c
		}
	}
	return nil
}

func imageOf(n *parser.Node) element {
	url := attr(n, "src")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		url = either(url, either(attr(c, "ri:value"), attr(c, "ri:filename")))
	}
	if url == "" {
		return element{kind: "note", text: "an image that the export does not hold"}
	}
	return element{kind: "image", attrs: map[string]string{"url": url, "alt": either(attr(n, "alt"), attr(n, "ac:alt"))}}
}

func attr(n *parser.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// textOf is the text of a tag and all below it, however deep.
func textOf(n *parser.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == parser.TextNode {
			b.WriteString(d.Data)
		}
		if d.Data == "br" && d.Type == parser.ElementNode {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
