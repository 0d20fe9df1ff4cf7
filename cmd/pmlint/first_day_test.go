package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestFirstDay walks through the first day in clones of real repositories: their
// postmortems are found, a config is learned, and today's documents are clean under it.
// It logs how long that takes.
func TestFirstDay(t *testing.T) {
	t.Parallel()
	bundles, err := filepath.Glob("../../../shared/histories/*.bundle")
	if err != nil {
		t.Fatal(err)
	}
	if len(bundles) == 0 {
		t.Skip("the repositories are not here")
	}
	for _, bundle := range bundles {
		bundle, err := filepath.Abs(bundle)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(bundle), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "team")
			if out, err := exec.Command("git", "clone", "-q", bundle, dir).CombinedOutput(); err != nil {
				t.Skipf("git: %v: %s", err, out)
			}
			walk(t, dir)
		})
	}
}

// walk runs what the README tells a newcomer to run.
func walk(t *testing.T, dir string) {
	begun := time.Now()
	for _, step := range [][]string{
		{"--fail-on", "never"}, {"init", "--yes"}, {"--fail-on", "notice"}, {"init", "--yes"}, {"doctor"},
		{"new", "The lamps of hall 3 were dark"}, {}, {"actions", "-q"},
	} {
		c := exec.Command("pmlint", step...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		at := time.Now()
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("pmlint %v: %v\n%s", step, err, out)
		}
		t.Logf("%.2f s: pmlint %v", time.Since(at).Seconds(), step)
	}
	t.Logf("%.2f s in all", time.Since(begun).Seconds())
}
