package moments

import "math"

// chain are the moments that come one after another in every incident; the search
// for the cause and what is found lie beside them.
var chain = [...]struct {
	kind int
	// worth is what the moment counts among the others, in tenths: the detection and the
	// end are told by most timelines.
	worth float64
	// earlier and later are what is left of an item's gain for each candidate before it, or
	// behind it, that is as likely: of several alerts the first is the detection.
	earlier, later float64
	// noticed is what is left for each likely detection before it, and broken for each likely
	// symptom: what broke and why lies before that.
	noticed, broken float64
	// sick is what is left for each later sign of trouble: what did not help is no mitigation.
	sick float64
}{
	{trigger, 10, 1, 0.9, 0.5, 0.7, 1},
	{symptom, 8, 0.6, 1, 0.5, 1, 1},
	{detected, 14, 0.4, 1, 1, 1, 1},
	{acknowledged, 8, 0.7, 1, 1, 1, 1},
	{mitigated, 10, 0.97, 1, 1, 1, 0.8},
	{restored, 10, 0.95, 1, 1, 1, 0.8},
	{resolved, 12, 1, 0.8, 1, 1, 0.9},
}

// least is the weight below which a clause is no moment for itself, likely the one
// from which it is a candidate that others are measured by.
const least, likely = 2, 3

// decide chooses the items that are the moments of the incident and hands them to
// take: along the chain each at most once, in the order of time, and with the
// greatest sum of weights.
func decide(items []item, take func(kind int, it *item)) {
	if len(items) == 0 {
		return
	}
	chosen := along(items)
	used := make([]bool, len(items))
	for k, at := range chosen {
		if at >= 0 {
			used[at] = true
			take(chain[k].kind, &items[at])
		}
	}
	both(items, chosen, take)
	further(items, chosen, used, take)
	from, to := beside(chosen, len(items))
	if at := searched(items[:to], from, used); at >= 0 {
		used[at] = true
		take(triage, &items[at])
	}
	if at := strongest(items, from, cause, used); at >= 0 {
		take(cause, &items[at])
	}
}

// along gives for each moment of the chain the item that it is, or -1.
func along(items []item) (chosen [len(chain)]int) {
	n := len(items)
	// best[k][i] is the greatest sum of the first k moments among the first i items.
	var best [len(chain) + 1][]int
	sums := make([]int, (len(best)+1)*(n+1))
	for k := range best {
		best[k], sums = sums[:n+1], sums[n+1:]
	}
	for k := range chain {
		for i, gain := range gains(sums[:n], items, k) {
			best[k+1][i+1] = max(best[k][i+1], best[k+1][i])
			if gain > 0 {
				best[k+1][i+1] = max(best[k+1][i+1], best[k][i]+gain)
			}
		}
	}
	i := n
	for k := len(chain); k > 0; k-- {
		for i > 0 && best[k][i] == best[k][i-1] && best[k][i] != best[k-1][i] {
			i--
		}
		if chosen[k-1] = -1; best[k][i] != best[k-1][i] {
			i--
			chosen[k-1] = i
		}
	}
	return chosen
}

// gains are what the items are worth as the moment of place k in the chain, 0 for
// nothing. Weights count by their squares: a clear one outweighs two hints. They are
// written into out.
func gains(out []int, items []item, k int) []int {
	c := &chain[k]
	clear(out)
	var before, behind [heaviest + 1]int // items by their weight for the moment
	noticed, broken, sick := 0, 0, 0     // before the item, and behind it
	for i := range items {
		behind[items[i].weight[c.kind]]++
		sick += items[i].signs()
	}
	for i := range items {
		it := &items[i]
		w := int(it.weight[c.kind])
		behind[w]--
		sick -= it.signs()
		if w >= least {
			gain := 100 * c.worth * float64(w*w)
			gain *= discount(c.earlier, atLeast(before[:], w)) * discount(c.later, atLeast(behind[:], w))
			gain *= discount(c.noticed, noticed) * discount(c.broken, broken) * discount(c.sick, sick)
			out[i] = max(1, int(gain))
		}
		before[w]++
		if it.weight[detected] >= likely+1 {
			noticed++
		}
		if it.weight[symptom] > likely {
			broken++
		}
	}
	return out
}

// heaviest is the greatest weight.
const heaviest = 9

// atLeast counts the items of a weight or above, of those that are likely.
func atLeast(count []int, weight int) (n int) {
	for _, c := range count[max(weight, likely):] {
		n += c
	}
	return n
}

// discount is what is left for n reasons against; more than five are no news.
func discount(share float64, n int) float64 {
	if n == 0 || share == 1 {
		return 1
	}
	return math.Pow(share, float64(min(n, 5)))
}

// signs are 1 for an item that says that the trouble goes on.
func (it *item) signs() int {
	if it.sick {
		return 1
	}
	return 0
}

// beside is where the search for the cause lies: from what is noticed, or
// the first symptom, to the end.
func beside(chosen [len(chain)]int, n int) (from, to int) {
	to = n
	for k, at := range chosen {
		switch {
		case at < 0:
		case chain[k].kind <= detected:
			from = at
		case chain[k].kind >= restored:
			to = min(to, at)
		}
	}
	return from, max(from, to)
}

// both takes the recovery for the end, or the end for the recovery, where the course
// tells only one of them and its words are as sure of the other.
func both(items []item, chosen [len(chain)]int, take func(kind int, it *item)) {
	const last = len(chain) - 1
	back, over := chosen[last-1], chosen[last]
	switch {
	case back < 0 && over >= 0 && items[over].weight[restored] > likely:
		take(restored, &items[over])
	case over < 0 && back >= 0 && items[back].weight[resolved] > likely:
		take(resolved, &items[back])
	}
}

// further takes the other steps of a mitigation: what surely helps, between the
// detection and the end, with no sign of trouble behind it.
func further(items []item, chosen [len(chain)]int, used []bool, take func(kind int, it *item)) {
	main, to := -1, len(items)
	for k, at := range chosen {
		switch {
		case at < 0:
		case chain[k].kind == mitigated:
			main = at
		case chain[k].kind > mitigated:
			to = min(to, at)
		}
	}
	if main < 0 {
		return
	}
	for i := to - 1; i > main && items[i].signs() == 0; i-- {
		if w := items[i].weight[mitigated]; w > likely+1 && !used[i] {
			used[i] = true
			take(mitigated, &items[i])
		}
	}
}

// searched is the item that begins the search for the cause: what says so clearly may
// stand before the detection, as "Incident declared" does.
func searched(items []item, from int, used []bool) int {
	if at := strongest(items[:min(from, len(items))], 0, triage, used); at >= 0 && items[at].weight[triage] > likely+1 {
		return at
	}
	return strongest(items, from, triage, used)
}

// strongest is the first item with the greatest weight for a moment, or -1.
func strongest(items []item, from, kind int, used []bool) int {
	at := -1
	for i := from; i < len(items); i++ {
		w := items[i].weight[kind]
		if w >= least && !used[i] && (at < 0 || w > items[at].weight[kind]) {
			at = i
		}
	}
	return at
}
