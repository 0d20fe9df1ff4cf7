package command

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// progress is a line on a terminal that tells how far a long run is. A nil
// *progress tells nothing.
type progress struct {
	w       io.Writer
	now     func() time.Time
	mu      sync.Mutex
	next    time.Time // when to tell again
	written bool
	ended   bool
}

const (
	progressAfter = time.Second
	progressEvery = 200 * time.Millisecond
)

func (a *app) progress(quiet bool) *progress {
	if quiet || !a.watched {
		return nil
	}
	return &progress{w: a.Err, now: a.Now, next: a.Now().Add(progressAfter)}
}

// tell is called after each document, from any goroutine.
func (p *progress) tell(done, total int) {
	p.say(func() string { return fmt.Sprintf("%d of %d documents", done, total) })
}

// read is called while an export is read.
func (p *progress) read(source string, bytes int64) {
	p.say(func() string { return fmt.Sprintf("%s: %d MB read", harmless(source), bytes/1e6) })
}

func (p *progress) say(how func() string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if p.ended || now.Before(p.next) {
		return
	}
	p.next = now.Add(progressEvery)
	p.written = true
	fmt.Fprintf(p.w, "\r\x1b[Kpmlint: %s", how())
}

// end takes the line away and tells no more.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.written {
		io.WriteString(p.w, "\r\x1b[K")
	}
	p.written, p.ended = false, true
}
