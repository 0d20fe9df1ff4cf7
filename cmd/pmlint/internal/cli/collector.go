package cli

import (
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

const (
	// lazyPercent is how much the heap may grow before a collection while little
	// is live: with the runtime's default the collector would run every few
	// documents.
	lazyPercent = 800
	// headroom is what it may grow by, in bytes, once much is live: a share of it
	// would make the process large for no gain in speed.
	headroom = 16 << 20
	// leastPercent is the least that it may always grow by.
	leastPercent = 50
	// historyPercent is the same while all commits are read: hundreds of
	// megabytes are live then, and the memory limit bounds the heap.
	historyPercent = 150
)

// readingHistory tells that a run has set a memory limit and reads all commits.
var readingHistory atomic.Bool

// lazyCollector sets the collector for a run, unless the user did.
func (e Env) lazyCollector() {
	if e.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(lazyPercent)
	runtime.SetFinalizer(&cycle{}, (*cycle).collected)
}

// cycle is garbage, so that each collection tells of itself. It holds a pointer
// to be an object of its own.
type cycle struct{ _ *int }

// collected runs after each collection and sets when the next one is due.
func (c *cycle) collected() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m) // right after a collection little else is allocated
	least := uint64(leastPercent)
	if readingHistory.Load() {
		least = historyPercent
	}
	percent := headroom * 100 / max(m.HeapAlloc, 1)
	debug.SetGCPercent(int(min(max(percent, least), lazyPercent)))
	runtime.SetFinalizer(c, (*cycle).collected)
}
