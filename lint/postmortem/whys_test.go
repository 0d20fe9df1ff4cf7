package postmortem_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func whyLines(d *postmortem.Document) []string {
	var out []string
	var walk func(w *postmortem.Why, depth int)
	walk = func(w *postmortem.Why, depth int) {
		out = append(out, strings.TrimRight(fmt.Sprintf("%s%d %s => %s", strings.Repeat("  ", depth), w.Number, w.Question.Plain, w.Answer.Plain), " "))
		for _, n := range w.Next {
			walk(n, depth+1)
		}
	}
	for i, c := range d.Chains {
		if i > 0 {
			out = append(out, "--")
		}
		for _, w := range c.Roots {
			walk(w, 0)
		}
	}
	return out
}

func TestWhyChains(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"seed form": {`
## Root Cause Analysis

### The Five Whys

1. **Why did checkout fail?**
   → Because the queue was full
2. **Why was the queue full?**
→ Because clients retried without a limit
3. **Why did they retry so?**

   → Because the library's default has none

### Root Cause Summary

Clients retry without a limit.
`, `
1 Why did checkout fail? => Because the queue was full
  2 Why was the queue full? => Because clients retried without a limit
    3 Why did they retry so? => Because the library's default has none`},

		"answers not filled in": {`
### The Five Whys

1. **Why did it fail?**
   →
2. **Why then?**
`, `
1 Why did it fail? =>
  2 Why then? =>`},

		"other arrows and words": {`
## Five Whys

1. Why did it fail? -> The disk was full.
2. Why was it full? => Because logs were kept.
3. Why were they kept? Because nobody had set a limit.
4. **Why?** No owner.
5. Q: Why no owner?
   A: The team was split.
`, `
1 Why did it fail? => The disk was full.
  2 Why was it full? => Because logs were kept.
    3 Why were they kept? => Because nobody had set a limit.
      4 Why? => No owner.
        5 Why no owner? => The team was split.`},

		"paragraphs": {`
## Root Cause

**Why did it fail?**
The disk was full.

**Why was it full?**
Logs were kept.

So much for that.
`, `
0 Why did it fail? => The disk was full.
  0 Why was it full? => Logs were kept.`},

		"a tree of bullets": {`
### Five Whys

- Why did it fail?
  - The disk was full
    - Why was it full?
      - Logs were kept
  - The alert was off
    - Why was it off?
      - It had been noisy
`, `
0 Why did it fail? => The disk was full
  0 Why was it full? => Logs were kept
  0  => The alert was off
    0 Why was it off? => It had been noisy`},

		"nested statements": {`
## 5 Whys (five whys)

- The site went down
  - The disk was full
    - Log rotation was off
`, `
0  => The site went down
  0  => The disk was full
    0  => Log rotation was off`},

		"answers only": {`
### The five whys

1. The site went down because the disk was full
2. The disk was full because rotation was off
`, `
1  => The site went down because the disk was full
  2  => The disk was full because rotation was off`},

		"table": {`
### The five whys

| # | Why? | Answer |
|---|------|--------|
| 1 | Why did it fail? | Full disk |
| 2 | Why full? | Logs |
`, `
0 Why did it fail? => Full disk
  0 Why full? => Logs`},

		"headings": {`
## Five Whys

### Why did it fail?

The disk was full.

### How could it fill up?

Logs were kept.
`, `
0 Why did it fail? => The disk was full.
  0 How could it fill up? => Logs were kept.`},

		"numbered leads": {`
### The five whys

- Why 1: Why did it fail? Full disk.
- Why 2: Why full? Logs.
- Third why: rotation was off.
`, `
0 Why did it fail? => Full disk.
  0 Why full? => Logs.
    0  => rotation was off.`},

		"answers in several bullets": {`
### 5 Whys

1. **Why did it fail?**
   - The disk was full
   - 12 of 12 GB were logs
2. **Why was it full?**
   - Logs were kept
`, `
1 Why did it fail? => The disk was full
  2 Why was it full? => Logs were kept`},

		"bold number and a list below": {`
### 5 Whys

**Why 1**: Why did it fail?
- Because the disk was full.

**Why 2**: Why was it full?
- Because logs were kept.
`, `
0 Why did it fail? => Because the disk was full.
  0 Why was it full? => Because logs were kept.`},

		"numbered headings with answers": {`
## Five Whys Root Cause Analysis

### Why #1: Why did it fail?

**Answer**: The disk was full.

**Evidence**: df

### Why #2: Why was it full?

**Answer**: Logs were kept.
`, `
0 Why did it fail? => The disk was full.
  0 Why was it full? => Logs were kept.`},

		"effect and cause around an arrow": {`
### Five Whys

1. **Why**: checkout failed → the disk was full
2. **Why**: the disk was full → logs were kept
`, `
1 checkout failed => the disk was full
  2 the disk was full => logs were kept`},

		"a statement and why": {`
### Five Whys

- "Checkout failed." Why? → The disk was full
- "The disk was full." Why? → Logs were kept
- **Root cause:** no limit on logs
`, `
0 "Checkout failed." Why? => The disk was full
  0 "The disk was full." Why? => Logs were kept`},

		"another language": {`
## 5 Whys

1. **Warum fiel der Laden aus**
   → Die Platte war voll
2. **Warum war sie voll**
   → Protokolle wurden behalten
`, `
1 Warum fiel der Laden aus => Die Platte war voll
  2 Warum war sie voll => Protokolle wurden behalten`},

		"within the title of the root cause": {`
## Root Cause (5-Whys)

1. **Why did it fail?**
   The disk was full.

2. **Why was it full?**
   Logs were kept.

**Root Cause:** Nothing limits logs.
`, `
1 Why did it fail? => The disk was full.
  2 Why was it full? => Logs were kept.`},

		"two chains": {`
### The five whys

1. Why did it fail? A
2. Why A? B

The second question:

1. Why so late? C
2. Why C? D
`, `
1 Why did it fail? => A
  2 Why A? => B
--
1 Why so late? => C
  2 Why C? => D`},

		"questions side by side are no chain": {`
## Root Cause

### Why did it happen?

The disk was full.

### Why wasn't it caught earlier?

Nothing watches the disk.
`, ``},

		"bold questions side by side are no chain": {`
## Root Cause

**Why did it happen?**
The disk was full.

**Why was nobody told?**
Nothing watches it.
`, ``},

		"a question in prose is no chain": {`
## Root Cause

Why did nobody notice? The dashboard was red all week.

The disk was full.
`, ``},

		"questions of readers are no chain": {`
## FAQ

**Why did my build fail?**
The registry was down.

**Why was I not told?**
The status page was down too.
`, ``},
	} {
		t.Run(name, func(t *testing.T) { compare(t, whyLines(parse(c.src)), c.want) })
	}
}

func TestWhyChainIsBounded(t *testing.T) {
	d := parse("### The five whys\n\n" + strings.Repeat("1. Why? Because.\n", 5000))
	deepest := 0
	for _, c := range d.Chains {
		depth := 0
		for w := c.Roots; len(w) > 0; w = w[0].Next {
			depth++
		}
		deepest = max(deepest, depth)
	}
	if deepest == 0 || deepest > 100 {
		t.Errorf("a chain is %d deep", deepest)
	}
}

// A word of hyphens or apostrophes alone before the colon is no number.
func TestWhyLeadWithoutLetters(t *testing.T) {
	doc := parse("## Five whys\n\n1. Why ' : why so?\n2. -- ) because\n")
	if len(doc.Sections) != 1 {
		t.Errorf("got %d sections", len(doc.Sections))
	}
}
