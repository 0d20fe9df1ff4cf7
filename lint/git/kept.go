package git

import "sync"

// kept keeps what was used of late, up to about a limit: two halves, of which
// the older is dropped when the newer is full. It is safe for concurrent use.
type kept[K comparable, V any] struct {
	cost func(V) int
	half int

	mu       sync.Mutex
	new, old map[K]V
	used     int // by new
}

func newKept[K comparable, V any](limit int, cost func(V) int) *kept[K, V] {
	return &kept[K, V]{cost: cost, half: limit / 2, new: map[K]V{}}
}

func (k *kept[K, V]) get(key K) (v V, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if v, ok = k.new[key]; ok {
		return v, true
	}
	if v, ok = k.old[key]; ok {
		k.add(key, v)
	}
	return v, ok
}

func (k *kept[K, V]) put(key K, v V) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, ok := k.new[key]; !ok {
		k.add(key, v)
	}
}

func (k *kept[K, V]) add(key K, v V) {
	cost := k.cost(v)
	if cost > k.half {
		return
	}
	if k.used += cost; k.used > k.half {
		k.old, k.new, k.used = k.new, make(map[K]V, len(k.new)), cost
	}
	k.new[key] = v
}
