package lsp

import (
	"io"
	"sync"
)

// outbox writes to the client in its own time. A client may write to us before it reads
// what we wrote: were both to wait for the other, nobody would ever go on.
type outbox struct {
	io.ReadWriteCloser

	mu      sync.Mutex
	changed *sync.Cond
	waiting []byte
	writing bool
	ended   bool
	err     error
}

func newOutbox(conn io.ReadWriteCloser) *outbox {
	o := &outbox{ReadWriteCloser: conn}
	o.changed = sync.NewCond(&o.mu)
	go o.run()
	return o
}

// Write takes bytes over. The error is that of an earlier write.
func (o *outbox) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err != nil {
		return 0, o.err
	}
	o.waiting = append(o.waiting, b...)
	o.changed.Broadcast()
	return len(b), nil
}

func (o *outbox) run() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for len(o.waiting) == 0 && !o.ended {
			o.changed.Wait()
		}
		if len(o.waiting) == 0 {
			return
		}
		b := o.waiting
		o.waiting, o.writing = nil, true
		o.mu.Unlock()
		_, err := o.ReadWriteCloser.Write(b)
		o.mu.Lock()
		o.writing = false
		if err != nil {
			o.err, o.ended, o.waiting = err, true, nil
		}
		o.changed.Broadcast()
	}
}

// Close lets what is waiting be written, and then closes the connection.
func (o *outbox) Close() error {
	o.flush()
	return o.ReadWriteCloser.Close()
}

// flush waits until all is written.
func (o *outbox) flush() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for (len(o.waiting) > 0 || o.writing) && o.err == nil {
		o.changed.Wait()
	}
	o.ended = true
	o.changed.Broadcast()
}
