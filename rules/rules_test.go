package rules

import (
	"testing"

	"github.com/pmlint/pmlint/lint/ruletest"
)

// TestPages runs every example of every rule's page; -update rewrites what the
// pages show.
func TestPages(t *testing.T) { ruletest.Run(t, All()...) }
