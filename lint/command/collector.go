package command

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

const (
	// lazyPercent is how much the heap may grow before a collection while little
	// is live: with the runtime's default the collector would run every few
	// documents.
	lazyPercent = 300
	// heapGoal is the size, in bytes, that the heap grows to before it is
	// collected, however much of it is live: 64 MiB of memory hold ten thousand
	// documents so, and a share of what is live would not.
	heapGoal = 40 << 20
	// leastPercent is the least that it may always grow by.
	leastPercent = 25
	// memoryLimit is the heap beyond which the collector works as hard as it can:
	// documents that are made to fill it leave garbage of which a share of what is
	// live would be too much.
	memoryLimit = 230 << 20
	// historyLimit is the same while all commits are read.
	historyLimit = 380 << 20
	// historyPercent is the same while all commits are read: hundreds of
	// megabytes are live then, and the memory limit bounds the heap.
	historyPercent = 150
	// liveHeap is what the last collection found reachable. HeapAlloc would also
	// count the garbage that is not yet swept, which is most of it.
	liveHeap = "/gc/heap/live:bytes"
)

// readingHistory tells that a run has set a memory limit and reads all commits.
var readingHistory atomic.Bool

// lazyCollector sets the collector for a run, unless the user did.
func (e Env) lazyCollector() {
	if e.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(lazyPercent)
	limitMemory(memoryLimit, math.MaxInt64)
	runtime.SetFinalizer(&cycle{}, (*cycle).collected)
}

// limitMemory sets the memory limit in place of another; one of the user's own
// stays.
func limitMemory(limit, before int64) (set bool) {
	set = debug.SetMemoryLimit(-1) == before
	if set {
		debug.SetMemoryLimit(limit)
	}
	return set
}

// allowHistory makes room for a walk over all commits.
func allowHistory() {
	if limitMemory(historyLimit, memoryLimit) || limitMemory(historyLimit, math.MaxInt64) {
		readingHistory.Store(true)
	}
}

// cycle is garbage, so that each collection tells of itself. It holds a pointer
// to be an object of its own.
type cycle struct{ _ *int }

// collected runs after each collection and sets when the next one is due.
func (c *cycle) collected() {
	live := []metrics.Sample{{Name: liveHeap}}
	metrics.Read(live)
	least := uint64(leastPercent)
	if readingHistory.Load() {
		least = historyPercent
	}
	bytes := min(live[0].Value.Uint64(), heapGoal)
	percent := (heapGoal - bytes) * 100 / max(bytes, 1)
	debug.SetGCPercent(int(min(max(percent, least), lazyPercent)))
	runtime.SetFinalizer(c, (*cycle).collected)
}
