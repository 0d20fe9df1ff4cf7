package command

import (
	"encoding"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v4"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/project"
)

func (a *app) configCommand() *cobra.Command {
	c := command(&cobra.Command{
		Use:   "config",
		Short: "Check and show the configuration, .pmlint.yaml",
		Args:  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Help()
			}
			names := []string{"check", "show", "schema"}
			return usage(fmt.Sprintf("unknown command %q for %q%s; it has %s", args[0], c.CommandPath(), didYouMean(args[0], names),
				strings.Join(names, ", ")))
		},
	})
	c.AddCommand(a.configCheckCommand(), a.configShowCommand(), a.configSchemaCommand())
	return c
}

func (a *app) configCheckCommand() *cobra.Command {
	return command(&cobra.Command{
		Use:   "check [FILE]",
		Short: "Say whether the config can be read, and every mistake in it",
		Long: "Say whether the config can be read: unknown keys, rules and options, values of\na wrong type, templates " +
			"that are not there. Each mistake is told with its place.",
		Example: "  pmlint config check\n  pmlint config check other.yaml",
		RunE: func(_ *cobra.Command, args []string) error {
			proj, err := a.namedConfig(args)
			if err != nil {
				return err
			}
			if _, err := lint.New(a.packs, proj.Config); err != nil {
				return err
			}
			if proj.ConfigFile() == "" {
				fmt.Fprintf(a.Out, "no %s here or above: the default config is in force\n", config.Name)
				return nil
			}
			fmt.Fprintf(a.Out, "%s: fine\n", harmless(proj.ConfigFile()))
			return nil
		},
	})
}

func (a *app) configShowCommand() *cobra.Command {
	return command(&cobra.Command{
		Use:     "show [FILE]",
		Short:   "Print the config in force, and what else could be set",
		Example: "  pmlint config show",
		RunE: func(_ *cobra.Command, args []string) error {
			proj, err := a.namedConfig(args)
			if err != nil {
				return err
			}
			return a.showConfig(proj)
		},
	})
}

func (a *app) configSchemaCommand() *cobra.Command {
	return command(&cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of .pmlint.yaml, for editors",
		Example: "  pmlint config schema > pmlint.schema.json",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			schema, err := config.Schema(a.packs)
			if err != nil {
				return err
			}
			_, err = a.Out.Write(schema)
			return err
		},
	})
}

// namedConfig opens the project of the working directory with the config of
// args, or the one that is found.
func (a *app) namedConfig(args []string) (*project.Project, error) {
	if len(args) > 1 {
		return nil, usage(fmt.Sprintf("%q: one config FILE at a time", args[1]))
	}
	f := &lintFlags{}
	if len(args) == 1 {
		f.config = args[0]
	}
	return a.openProject(f, nil)
}

// showConfig prints what is set as YAML, and the rest as comments.
func (a *app) showConfig(proj *project.Project) error {
	name := proj.ConfigFile()
	if name == "" {
		name = "no " + config.Name + " here or above; the defaults"
	}
	fmt.Fprintf(a.Out, "# %s\n", harmless(name))
	var unset []string
	v := reflect.ValueOf(proj.Config)
	for i := range v.NumField() {
		field := v.Type().Field(i)
		key := field.Tag.Get("yaml")
		if key == "-" {
			continue
		}
		if v.Field(i).IsZero() && key != "fail-on" {
			unset = append(unset, fmt.Sprintf("#   %-13s %s", key, field.Tag.Get("doc")))
			continue
		}
		out, err := yaml.Marshal(map[string]any{key: plainValue(v.Field(i))})
		if err != nil {
			return err
		}
		io.WriteString(a.Out, harmless(string(out)))
	}
	if len(unset) > 0 {
		fmt.Fprintf(a.Out, "# not set:\n%s\n", strings.Join(unset, "\n"))
	}
	return nil
}

// plainValue turns a value of the config into maps, lists and scalars as they
// stand in the file.
func plainValue(v reflect.Value) any {
	if s, ok := v.Interface().(lint.Setting); ok {
		return plainSetting(s)
	}
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		if err != nil {
			return err.Error()
		}
		return string(text)
	}
	switch v.Kind() {
	case reflect.Struct:
		out := map[string]any{}
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				out[v.Type().Field(i).Tag.Get("yaml")] = plainValue(v.Field(i))
			}
		}
		return out
	case reflect.Slice:
		out := []any{}
		for i := range v.Len() {
			out = append(out, plainValue(v.Index(i)))
		}
		return out
	case reflect.Map:
		out := map[string]any{}
		for _, k := range v.MapKeys() {
			out[k.String()] = plainValue(v.MapIndex(k))
		}
		return out
	}
	return v.Interface()
}

func plainSetting(s lint.Setting) any {
	if s.Enforce == nil && len(s.Options) == 0 {
		return s.Level.String()
	}
	out := map[string]any{}
	if s.Level != lint.LevelDefault {
		out["severity"] = s.Level.String()
	}
	if s.Enforce != nil {
		out["enforce"] = *s.Enforce
	}
	for name, value := range s.Options {
		out[name] = value
	}
	return out
}
