package platform

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// value is a value of JSON; asked for what it has not, it gives one that has nothing.
type value struct{ v any }

func (v value) at(path string) value {
	for key := range strings.SplitSeq(path, ".") {
		m, _ := v.v.(map[string]any)
		v = value{m[key]}
	}
	return v
}

func (v value) has(path string) bool { return v.at(path).v != nil }

// str is the first of the paths that leads to a text or figure.
func (v value) str(paths ...string) string {
	for _, path := range paths {
		switch x := v.at(path).v.(type) {
		case string:
			if s := strings.TrimSpace(x); s != "" {
				return s
			}
		case json.Number:
			return x.String()
		case bool:
			return strconv.FormatBool(x)
		}
	}
	return ""
}

func (v value) list(path string) []value {
	items, _ := v.at(path).v.([]any)
	out := make([]value, len(items))
	for i, x := range items {
		out[i] = value{x}
	}
	return out
}

// each are the items of a list, or the value alone.
func (v value) each() []value {
	items, ok := v.v.([]any)
	if !ok {
		return []value{v}
	}
	out := make([]value, len(items))
	for i, x := range items {
		out[i] = value{x}
	}
	return out
}

// rest are the values below that nobody read, by their paths: what has no place.
func (v value) rest(read ...string) []Value {
	var out []Value
	v.walk("", read, &out, 0)
	return out
}

// maxRest is how deep values are looked for, and how many of a list.
const maxRest = 6

func (v value) walk(path string, read []string, out *[]Value, depth int) {
	if slices.Contains(read, path) || depth > maxRest {
		return
	}
	switch x := v.v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(x)) {
			below := key
			if path != "" {
				below = path + "." + key
			}
			value{x[key]}.walk(below, read, out, depth+1)
		}
	case []any:
		for _, item := range x {
			value{item}.walk(path, read, out, depth+1)
		}
	case string:
		if s := strings.Join(strings.Fields(x), " "); s != "" {
			*out = append(*out, Value{path, s})
		}
	case json.Number:
		*out = append(*out, Value{path, x.String()})
	case bool:
		*out = append(*out, Value{path, strconv.FormatBool(x)})
	}
}
