package structure

import "testing"

func TestInstructionWords(t *testing.T) {
	if err := instructionLists.Check(); err != nil {
		t.Error(err)
	}
}
