package config_test

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/config"
)

// TestForeignFileIsNotQuoted decodes what is no configuration: whatever it holds
// stays out of the message.
func TestForeignFileIsNotQuoted(t *testing.T) {
	for _, src := range []string{
		"-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n-----END OPENSSH PRIVATE KEY-----\n",
		"root:x:0:0:hunter2:/root:/bin/bash\n", "A=hunter2\x00B=hunter2\x00", "- hunter2\n", "hunter2", "\thunter2: [\n", "password: [hunter2\n",
	} {
		if _, err := config.Decode("c.yaml", []byte(src), packs); err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q: %v", src, err)
		}
	}
}

// TestLongValuesAreCut decodes values and lines of many kilobytes.
func TestLongValuesAreCut(t *testing.T) {
	long := strings.Repeat("é", 50_000)
	for _, src := range []string{
		"fail-on: " + long, long + ": 1", "rules: {" + long + ": error}", "include: " + long, "zone: " + long, "ids: {pattern: \"(" + long + "\"}",
		"exclude: [\"" + long + "\"]", "template: " + long, "baseline: ../" + long, "rules: [" + long + "]",
	} {
		if _, err := config.Decode("c.yaml", []byte(src), packs); err == nil || strings.Count(err.Error(), "é") > 250 {
			t.Errorf("%.20s: %d bytes of message", src, len(err.Error()))
		}
	}
}
