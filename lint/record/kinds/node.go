package kinds

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// node is a value of JSON. Asked for what it has not, it gives another node that
// has nothing: exports leave out what is empty.
type node struct{ v any }

// at follows keys: "agent.summary".
func (n node) at(path string) node {
	if path == "" {
		return n
	}
	for key := range strings.SplitSeq(path, ".") {
		m, _ := n.v.(map[string]any)
		n = node{m[key]}
	}
	return n
}

// has reports whether a path leads to a value that is not null.
func (n node) has(path string) bool { return n.at(path).v != nil }

// str is the first of the paths that leads to a text or figure, as text.
func (n node) str(paths ...string) string {
	for _, path := range paths {
		if s := n.at(path).text(); s != "" {
			return s
		}
	}
	return ""
}

func (n node) text() string {
	switch v := n.v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// list are the items of a list.
func (n node) list(path string) []node {
	items, _ := n.at(path).v.([]any)
	out := make([]node, len(items))
	for i, v := range items {
		out[i] = node{v}
	}
	return out
}

// object is a mapping's values by their keys; nil for another value.
func (n node) object(path string) map[string]any {
	m, _ := n.at(path).v.(map[string]any)
	return m
}

// when reads the time at the first of the paths that has a value. A zero stamp
// means that there is none; a value that cannot be a time is an error.
func (in *input) when(n node, paths ...string) (stamp, error) {
	for _, path := range paths {
		v := n.at(path)
		if v.v == nil || v.text() == "" && isText(v) {
			continue
		}
		s := v.text()
		if s == "" {
			return stamp{}, in.failf(in.line, 0, "pmlint reads RFC 3339 and seconds since 1970", "%s is %s, and a time is needed", path, v.sort())
		}
		at, err := in.stamp(s)
		if err != nil {
			return stamp{}, in.failf(in.line, 0, "pmlint reads RFC 3339 and seconds since 1970", "%s: %v", path, err)
		}
		if at.text != "" {
			return at, nil
		}
	}
	return stamp{}, nil
}

func isText(n node) bool { _, ok := n.v.(string); return ok }

// sort names what a value is, for messages.
func (n node) sort() string {
	switch n.v.(type) {
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	case bool:
		return "true or false"
	}
	return fmt.Sprintf("a %T", n.v)
}

// join joins what is not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// by is a phrase that names who did something, where it is known.
func by(name string) string {
	if name == "" {
		return ""
	}
	return "by " + name
}

// in brackets, where there is something.
func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}

// led is a text with its label, where there is a text.
func led(label, s string) string {
	if s == "" {
		return ""
	}
	return label + s
}
