package template

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

//go:embed builtin/*.md
var builtinFiles embed.FS

// Default is the name of the built-in template to start from; nothing is held
// against it unless a config names it.
const Default = "default"

// None is the name of the template that asks for nothing.
const None = "none"

// builtins are derived once, when first asked for.
var builtins = map[string]func() *Schema{
	"default":   sync.OnceValue(func() *Schema { return deriveBuiltin("default") }),
	"sre":       sync.OnceValue(func() *Schema { return deriveBuiltin("sre") }),
	"pagerduty": sync.OnceValue(func() *Schema { return deriveBuiltin("pagerduty") }),
	"atlassian": sync.OnceValue(func() *Schema { return deriveBuiltin("atlassian") }),
	"minimal":   sync.OnceValue(func() *Schema { return deriveBuiltin("minimal") }),
}

// Names are the names of the built-in templates, the default first.
func Names() []string { return []string{"default", "sre", "pagerduty", "atlassian", "minimal"} }

// Builtin returns the schema of a built-in template; that of "none" is nil.
func Builtin(name string) (*Schema, error) {
	if name == None {
		return nil, nil
	}
	derive, ok := builtins[name]
	if !ok {
		return nil, fmt.Errorf("unknown template %q: the built-in ones are %s and none", name, strings.Join(Names(), ", "))
	}
	return derive(), nil
}

// Source returns the Markdown of a built-in template.
func Source(name string) (string, error) {
	b, err := builtinFiles.ReadFile("builtin/" + name + ".md")
	if err != nil {
		return "", fmt.Errorf("unknown template %q: the built-in ones are %s", name, strings.Join(Names(), ", "))
	}
	return string(b), nil
}

func deriveBuiltin(name string) *Schema {
	src, err := Source(name)
	if err != nil {
		panic(err) // the names of the map are those of the files; a test reads each
	}
	return Derive(name, text.NewFile(name+".md", []byte(src)), postmortem.Options{})
}
