package command

import (
	"fmt"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// buildVersion is what the binary knows of its own origin.
type buildVersion struct {
	Version  string `json:"version"`            // "v1.2.3", a pseudo-version, or "devel"
	Revision string `json:"revision,omitempty"` // the commit
	Modified bool   `json:"modified,omitempty"` // built from a changed tree
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// actionRef is the reference by which a workflow named the action that built the
// binary, set by the linker: the action builds without what git knows.
var actionRef string

// released is a version number.
var released = regexp.MustCompile(`^v?\d+\.\d+\.\d+`)

// version reads what the Go toolchain recorded, so that "go install" gives a
// right version without any flags of the linker.
func version() buildVersion {
	v := buildVersion{Version: "devel", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		v.Version = info.Main.Version
	}
	switch {
	case v.Version != "devel" || actionRef == "":
	case released.MatchString(actionRef):
		v.Version = actionRef
	default:
		v.Version = "0.0.0-devel+" + strings.NewReplacer("_", "-").Replace(actionRef)
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	return v
}

func (v buildVersion) String() string {
	s := v.Version
	if v.Revision != "" && v.Version == "devel" {
		s += "-" + v.Revision[:min(12, len(v.Revision))]
	}
	if v.Modified {
		s += " (modified)"
	}
	return s
}

func (a *app) versionCommand() *cobra.Command {
	format := "text"
	c := command(&cobra.Command{
		Use:     "version [--format text|json]",
		Short:   "Print the version of pmlint",
		Example: "  pmlint version\n  pmlint version --format json",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			v := version()
			switch format {
			case "json":
				return a.printJSON(v)
			case "text":
				fmt.Fprintf(a.Out, "pmlint %s %s %s\n", v, v.Go, v.Platform)
				return nil
			}
			return badFormat(format, "text", "json")
		},
	})
	c.Flags().StringVar(&format, "format", format, "text or json")
	return c
}
