package wording

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/internal/english"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// BenchmarkSentences reads prose of which about one sentence in twelve blames:
// more than documents have.
func BenchmarkSentences(b *testing.B) {
	var text strings.Builder
	for i := range 100 {
		text.WriteString("The load balancer drained traffic away from the primary database while the queue depth kept growing. ")
		text.WriteString("The dashboard showed stale configuration for six minutes, so the status page was updated by hand. ")
		text.WriteString("The retry budget of the mail relay was exhausted before the automatic rollback could finish. ")
		text.WriteString("We restarted every replica of the search indexer, and latency went back to normal at 14:05. ")
		if i%3 == 0 {
			text.WriteString("The engineer should have known that the flag was unsafe. ")
		}
	}
	s := text.String()
	p := &postmortem.Prose{Text: s}
	var sentences []postmortem.Sentence
	for start := 0; start < len(s); {
		end := english.SentenceEnd(s, start)
		sentences = append(sentences, postmortem.Sentence{Prose: p, Start: start, End: end})
		start = end
	}
	r := NewReader(Vocabulary{})
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		for _, x := range sentences {
			r.Sentence(x)
		}
	}
}
