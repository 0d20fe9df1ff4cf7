package history

import (
	"strings"
	"testing"
)

// FuzzProofs holds the reader of commit messages against any text: what is taken back
// was there, and reverts of reverts come to an end.
func FuzzProofs(f *testing.F) {
	id := strings.Repeat("0", 39)
	f.Add("Add it\n\nPostmortem: INC-1 A1, A2\n", "Revert\n\nThis reverts commit "+id+"1.\n", "Revert\n\nThis reverts commit "+id+"2.\n")
	f.Add("x\n\nPostmortem:\nPostmortem: a b c d\n", "This reverts commit "+id+"2.", "This reverts commit "+id+"1, reversing\nchanges made to x")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var messages []Message
		for i, text := range []string{a, b, c} {
			messages = append(messages, Message{Commit: commit(i + 1), Text: text})
		}
		for _, p := range Proofs(messages, Trailer) {
			if p.Reverted != nil && p.Reverted.ID == "" {
				t.Error("taken back by nobody")
			}
			p.Stands()
		}
	})
}
