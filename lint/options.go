package lint

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Option describes one option of a rule, from a field of its Options struct.
type Option struct {
	Name    string   // from the yaml tag
	Doc     string   // one sentence
	Enum    []string // the values allowed, nil for any
	Min     *int     // of numbers, and of the length of lists
	Max     *int
	Format  string // "glob", "path", "regexp": what a text must be; "" for any
	Type    reflect.Type
	Default any
	index   int
}

// OptionsOf lists the options of a rule in the order of its struct.
func OptionsOf(r *Rule) []Option {
	if r.Options == nil {
		return nil
	}
	return optionsOf(reflect.ValueOf(r.Options).Elem())
}

func optionsOf(v reflect.Value) []Option {
	var out []Option
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == "" || name == "-" {
			continue
		}
		o := Option{Name: name, Doc: f.Tag.Get("doc"), Type: f.Type, Default: v.Field(i).Interface(), Format: f.Tag.Get("format"), index: i}
		if e := f.Tag.Get("enum"); e != "" {
			o.Enum = strings.Split(e, ",")
		}
		o.Min, o.Max = bound(f.Tag.Get("min")), bound(f.Tag.Get("max"))
		out = append(out, o)
	}
	return out
}

func bound(tag string) *int {
	n, err := strconv.Atoi(tag)
	if err != nil {
		return nil
	}
	return &n
}

// withOptions returns a copy of the rule's options with values set. The values
// have the types of their fields; package lint/config decodes them so.
func withOptions(r *Rule, values map[string]any) (any, error) {
	if r.Options == nil || len(values) == 0 {
		if len(values) > 0 {
			return nil, fmt.Errorf("%s has no options", r.Name)
		}
		return r.Options, nil
	}
	v := reflect.New(reflect.TypeOf(r.Options).Elem())
	v.Elem().Set(reflect.ValueOf(r.Options).Elem())
	known := OptionsOf(r)
	for name, value := range values {
		o := findOption(known, name)
		if o == nil {
			return nil, fmt.Errorf("%s has no option %q%s", r.Name, name, didYouMean(name, optionNames(known)))
		}
		x := reflect.ValueOf(value)
		if !x.IsValid() || x.Type() != o.Type {
			return nil, fmt.Errorf("option %s of %s is %T, not %s", name, r.Name, value, o.Type)
		}
		v.Elem().Field(o.index).Set(x)
	}
	return v.Interface(), nil
}

func findOption(options []Option, name string) *Option {
	for i := range options {
		if options[i].Name == name {
			return &options[i]
		}
	}
	return nil
}

func optionNames(options []Option) []string {
	names := make([]string, len(options))
	for i, o := range options {
		names[i] = o.Name
	}
	return names
}
